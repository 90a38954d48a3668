"""How a true score becomes an answer on an item's scale. Pure.

Whether the instrument takes an answer is not decided here: every one goes through the same check
as a person's.
"""

from dataclasses import dataclass

import numpy as np

from mentorsurvey.instruments import CORE, SIDES, Construct, Instrument, Item
from mentorsurvey.simulate.events import MENTEE, MENTOR, Flags, Floats
from mentorsurvey.simulate.truth import KINDS, Truth

ITEM_OFFSETS: dict[str, float] = {
    # The two anchors of a topic come to zero, so that a score's level is that of its truth.
    "core.work": -4.0,
    "core.credit": 4.0,
    "core.trust": 4.0,
    "core.disagree": -4.0,
    "expectations.time": -3.0,
    "expectations.change": -1.0,
    "preparation.follow_through": -3.0,
    "preparation.questions": 2.0,
    "guidance.asks_how": -7.0,
    "guidance.experience": -2.0,
    "guidance.leaves_work": 4.0,
    "oversight.tracks": 2.0,
    "oversight.feedback": -2.0,
    "work.authorship": 5.0,
    "trust.fair": -1.0,
    "career.publication": 3.0,
    "career.promotion": -7.0,
    "career.institution": 1.0,
    "others.perspective": -4.0,
    "growth.confidence": 3.0,
    "growth.clinical": -6.0,
    "growth.belonging": -3.0,
    "growth.satisfaction": 4.0,
    "friendship": -18.0,
    "again": 6.0,
}
"""How much higher an item is answered than what is true of its topic, in points of 100."""

OFTEN_UNSAYABLE = {
    "core.credit": 0.04,
    "work.authorship": 0.07,
    "career.promotion": 0.05,
    "others.perspective": 0.3,
    "growth.clinical": 0.12,
    "friendship": 0.06,
    "fairness": 0.04,
}
"""Items that people more often cannot answer: the chance of "can't say"."""


@dataclass(frozen=True, kw_only=True)
class Habits:
    """How people fill in a form.

    Attributes
    ----------
    item_noise : float
        SD of what each answer adds to the true value, in points of 100.
    cannot_say, skips : float
        Chances, 0–1, of "can't say" where it is offered, and of leaving a question empty.
    """

    item_noise: float = 16.0
    cannot_say: float = 0.012
    skips: float = 0.012


@dataclass(frozen=True, kw_only=True)
class Answers:
    """Answers of one round to an instrument's ratings and numbers.

    Attributes
    ----------
    item_ids : tuple of str
        What the last axis runs over.
    values : floats (pair, side, item)
        Whole numbers on each item's own scale; NaN where there is none, and where a side is not
        asked.
    cannot_say : flags (pair, side, item)
        Where the answer is "can't say".
    """

    item_ids: tuple[str, ...]
    values: Floats
    cannot_say: Flags


def answer(
    truth: Truth,
    round_index: int,
    instrument: Instrument,
    rng: np.random.Generator,
    habits: Habits | None = None,
) -> Answers:
    """What every side of every pair would answer in a round, counted from 0.

    Ratings are clip(round(min + (max − min)·(latent + noise)/100)), so that a high level piles
    up at the ceiling as it does in real mentoring surveys.
    """
    habits = habits or Habits()
    items = [item for item in instrument.items if item.kind in ("rating", "number")]
    pairs = len(truth.events)
    values = np.empty((pairs, len(SIDES), len(items)))
    unsayable = np.zeros(values.shape, dtype=np.bool_)
    for place, item in enumerate(items):
        values[..., place] = (
            _rating(truth, round_index, instrument, item, rng, habits)
            if item.rated
            else _meetings(truth, round_index, item, rng)
        )
        if item.cannot_say:
            chance = OFTEN_UNSAYABLE.get(item.id, habits.cannot_say)
            unsayable[..., place] = rng.uniform(size=values.shape[:2]) < chance
    skipped = rng.uniform(size=values.shape) < habits.skips
    skipped |= np.array([[item.asked_of not in (None, side) for item in items] for side in SIDES])
    values[skipped | unsayable] = np.nan
    return Answers(
        item_ids=tuple(item.id for item in items), values=values, cannot_say=unsayable & ~skipped
    )


def _rating(
    truth: Truth,
    round_index: int,
    instrument: Instrument,
    item: Item,
    rng: np.random.Generator,
    habits: Habits,
) -> Floats:
    scale = instrument.scale_of(item)
    if scale is None:
        raise ValueError(item.id)
    latent = latent_of(truth, round_index, item)
    # One's own balance is felt rather than estimated, so it is answered with less noise.
    noise = habits.item_noise * (0.5 if item.construct is Construct.FAIRNESS else 1.0)
    felt = latent + rng.normal(0, noise, latent.shape)
    if item.reverse:
        felt = 100 - felt
    points = np.rint(scale.min + (scale.max - scale.min) * felt / 100)
    return np.clip(points, scale.min, scale.max)


def latent_of(truth: Truth, round_index: int, item: Item) -> Floats:
    """The true value behind a rated item, (pair, side), in points of 100, higher is better.

    For give and take, higher is more; for the balance, 50 is even and higher means that the
    person gets more than they give.
    """
    if item.flow is not None:
        amounts = truth.gave if item.flow == "gave" else truth.got
        kind = KINDS.index(item.exchange or "overall")
        return np.asarray(amounts[:, round_index, :, kind])
    if item.construct is Construct.FAIRNESS:
        return np.asarray(50 + 50 * truth.fairness[:, round_index] / 3)
    offset = ITEM_OFFSETS.get(item.id, 0.0)
    if item.construct in CORE:
        return np.asarray(truth.core[:, round_index, :, CORE.index(item.construct)] + offset)
    beside = {
        Construct.CAREER: truth.career,
        Construct.GROWTH: truth.growth,
        Construct.FRIENDSHIP: truth.growth,
    }
    return np.asarray(beside.get(item.construct, truth.score)[:, round_index] + offset)


def _meetings(truth: Truth, round_index: int, item: Item, rng: np.random.Generator) -> Floats:
    """How many meetings each side remembers: the real number, now and then one off."""
    real = truth.meetings[:, round_index]
    found = np.empty((len(real), len(SIDES)))
    for side in (MENTOR, MENTEE):
        slip = rng.choice([-1, 0, 1], p=[0.12, 0.76, 0.12], size=len(real))
        found[:, side] = np.clip(real + slip, item.min, item.max)
    return found
