"""Generators of pairs with a known truth, by which rules of change are compared.

`reference` is specified to the last digit; `own` takes its truth from the project's simulator and
answers like the reference; `shipped` is the simulator as it stands, with the shipped check-in.

In the reference, the sides' true scores are N(level, 16²) and correlate by .45; each round adds
6·(√½·common + √½·own) to each side, white. Twelve items clip(round(1 + 4(T + 28ε)/100), 1, 5)
make a score. A fall takes latent points off from its onset on.
"""

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import numpy.typing as npt

from mentorsurvey.instruments import SIDES, Instrument, Item
from mentorsurvey.instruments import shipped as shipped_instruments
from mentorsurvey.measures.scores import needed
from mentorsurvey.simulate import Answers, Event, Model, Truth, answer, draw

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Sides = tuple[Floats, Floats]
"""Scores of mentors and mentees, (pair, round), 0–100, missing as NaN."""

ROUNDS = 6
SPREAD, CORRELATION, WOBBLE = 16.0, 0.45, 6.0
ITEMS, POINTS_OF_ITEM, ITEM_NOISE = 12, 5, 28.0
FIRST_ONSET, LAST_ONSET = 2, 4
"""Rounds, from 0, of a fixed onset (the first after the baseline), and of the last random one."""

CANDOUR = 0.6
"""Where answering depends on the truth: log odds by one SD of a side's true score."""

Fall = Literal["none", "joint", "mentee"]
POINTS: dict[Fall, tuple[float, float]] = {
    "none": (0.0, 0.0),
    "joint": (16.0, 16.0),
    "mentee": (0.0, 24.0),
}
"""Latent points that a fall takes off (mentor, mentee)."""


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """What happens to all pairs, and who answers.

    Attributes
    ----------
    level : float
        Mean of the true scores, in points.
    fall : Fall
        What happens.
    random_onset : bool
        Whether it begins at round 3, 4 or 5 by chance, in place of round 3.
    response : float
        Share of forms that are answered.
    candour : float
        0: who answers is chance. Above: the unhappy answer less.
    """

    level: float
    fall: Fall = "none"
    random_onset: bool = False
    response: float = 1.0
    candour: float = 0.0


def reference(of: Scenario, pairs: int, rng: np.random.Generator) -> Sides:
    """Scores of pairs to whom the scenario happens."""
    common = rng.standard_normal((pairs, 1, 1))
    own = rng.standard_normal((pairs, 1, 2))
    lasting = np.sqrt(CORRELATION) * common + np.sqrt(1 - CORRELATION) * own
    together = rng.standard_normal((pairs, ROUNDS, 1))
    alone = rng.standard_normal((pairs, ROUNDS, 2))
    wobble = WOBBLE * np.sqrt(0.5) * (together + alone)
    truth = of.level + SPREAD * lasting + wobble
    begun = np.arange(ROUNDS) >= onsets(of, pairs, rng)[:, None]
    truth = truth - begun[..., None] * np.array(POINTS[of.fall])
    scores = scored(truth, rng)
    scores[~responds(of, truth, rng)] = np.nan
    return scores[..., 0], scores[..., 1]


def onsets(of: Scenario, pairs: int, rng: np.random.Generator) -> Ints:
    """The round, from 0, at which each pair's fall begins."""
    last = LAST_ONSET if of.random_onset else FIRST_ONSET
    return rng.integers(FIRST_ONSET, last + 1, pairs)


def scored(
    truth: Floats, rng: np.random.Generator, *, items: int = ITEMS, points: int = POINTS_OF_ITEM
) -> Floats:
    """Answer so many items of so many points with a truth, and score them, 0–100."""
    total = np.zeros_like(truth)
    for _ in range(items):
        felt = truth + ITEM_NOISE * rng.standard_normal(truth.shape)
        total += np.clip(np.rint(1 + (points - 1) * felt / 100), 1, points)
    return 100 * (total / items - 1) / (points - 1)


def responds(of: Scenario, truth: Floats, rng: np.random.Generator) -> npt.NDArray[np.bool_]:
    """Who answers: the wanted share of all forms, by chance or as things really are."""
    if of.response >= 1:
        return np.ones(truth.shape, dtype=np.bool_)
    tilt = of.candour * np.clip((truth - of.level) / SPREAD, -4, 2)
    low, high = -20.0, 20.0
    for _ in range(50):  # the intercept at which the mean chance is the wanted share
        middle = (low + high) / 2
        mean = float(np.mean(1 / (1 + np.exp(-(middle + tilt)))))
        low, high = (middle, high) if mean < of.response else (low, middle)
    return np.asarray(rng.uniform(size=truth.shape) < 1 / (1 + np.exp(-(low + tilt))))


def own(of: Scenario, pairs: int, rng: np.random.Generator) -> Sides:
    """The reference's setting with the truth of the project's simulator.

    Only who answers differs: people have habits, and where answers are missing by chance they
    miss together.
    """
    bare = Model(tone_share=0.0, construct_spread=0.0, lifted=False)
    truth = _simulated(of, pairs, rng, replace(bare, candour=of.candour))
    scores = scored(truth.score, rng)
    scores[~truth.responds] = np.nan
    return scores[..., 0], scores[..., 1]


def shipped(of: Scenario, pairs: int, rng: np.random.Generator) -> Sides:
    """The simulator as it stands, answering the shipped check-in's anchors with its habits."""
    scores = core_scores(_simulated(of, pairs, rng, Model(candour=of.candour)), rng)
    return scores[..., 0], scores[..., 1]


def usual(pairs: int, rng: np.random.Generator) -> Sides:
    """The simulator as it stands, with all that happens in its programs, and the same check-in."""
    scores = core_scores(drawn(pairs, rng, Model()), rng)
    return scores[..., 0], scores[..., 1]


def core_scores(truth: Truth, rng: np.random.Generator) -> Floats:
    """What the shipped check-in makes of a truth: core scores (pair, round, side), 0–100.

    Each side's score is of its own anchors: six for the mentor, seven for the mentee. Missing as
    NaN: nobody submitted, or fewer than two thirds of them are answered.
    """
    instrument = shipped_instruments()["checkin"]
    scores = np.empty(truth.score.shape)
    for number in range(truth.score.shape[1]):
        answers = answer(truth, number, instrument, rng)
        for place, side in enumerate(SIDES):
            items = instrument.core_items(side)
            pomps = np.array([_pomp(instrument, item, answers)[:, place] for item in items])
            there = ~np.isnan(pomps)
            enough = there.sum(axis=0)
            total = np.where(there, pomps, 0.0).sum(axis=0)
            mean = total / np.maximum(enough, 1)
            scores[:, number, place] = np.where(enough >= needed(len(items)), mean, np.nan)
    scores[~truth.responds] = np.nan
    return scores


def _pomp(instrument: Instrument, item: Item, answers: Answers) -> Floats:
    """One item's answers, 0–100, the high end being the good one."""
    scale = instrument.scale_of(item)
    if scale is None:
        raise ValueError(item.id)
    value = answers.values[..., answers.item_ids.index(item.id)]
    keyed = scale.min + scale.max - value if item.reverse else value
    return np.asarray(100 * (keyed - scale.min) / (scale.max - scale.min))


def _simulated(of: Scenario, pairs: int, rng: np.random.Generator, model: Model) -> Truth:
    happens: dict[Fall, dict[Event, float]] = {
        "none": {},
        "joint": {Event.JOINT_FALL: 1.0},
        "mentee": {Event.ONE_SIDED_FALL: 1.0},
    }
    return drawn(
        pairs,
        rng,
        replace(
            model,
            level=of.level,
            joint_fall=POINTS["joint"][1],
            mentee_fall=POINTS["mentee"][1],
            response_rate=of.response,
            onset=None if of.random_onset else FIRST_ONSET,
            shares=happens[of.fall],
        ),
    )


def drawn(pairs: int, rng: np.random.Generator, model: Model) -> Truth:
    """The truth of pairs that share nobody, all there from the first round on."""
    alone = np.arange(pairs)
    return draw(
        int(rng.integers(2**32)),
        mentors=alone,
        mentees=alone,
        first_rounds=np.zeros(pairs, dtype=np.int64),
        rounds=ROUNDS,
        model=model,
    )
