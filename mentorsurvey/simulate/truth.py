"""How simulated relationships really are. Pure; stored nowhere.

Arrays run over (pair, round, side, …), counted from 0; side 0 is the mentor, 1 the mentee.
True scores are on the 0–100 scale of percent of maximum possible, before any clipping.
"""

from dataclasses import dataclass

import numpy as np

from mentorsurvey.simulate.events import (
    MENTEE,
    Event,
    Flags,
    Floats,
    Ints,
    Model,
    are,
    falls,
    happen,
    onsets,
    settled,
)

KINDS = ("overall", "guidance", "opportunities", "ideas", "technology", "support")
"""Kinds of give and take, in the order of the last axis of ``gave`` and ``got``."""

STAGES = ("nothing", "planned", "submitted", "accepted", "presented")
"""How far what the two want to publish or present has come."""

COUNTS = np.array([[1.0, 1.0, 0.0, 0.0, 2.0, 2.0], [1.0, 0.0, 1.0, 1.0, 2.0, 2.0]])
COUNTS /= COUNTS.sum(axis=1, keepdims=True)
"""The share of each topic in a side's core score, in the order of ``instruments.CORE``: its
anchors about the other person or about both. Work and trust have two; ratings of oneself none."""


@dataclass(frozen=True, kw_only=True)
class Truth:
    """How the relationships really are, in every round.

    Attributes
    ----------
    events : tuple of Event
        One a pair.
    onset : ints (pair,)
        The first round, from 0, that the event touches; −1 where there is no onset.
    segment : ints (pair, round)
        0, and 1 from a new phase on: where scores are not to be compared with those before.
    score : floats (pair, round, side)
        The true score of a side: what stands behind its core score.
    core : floats (pair, round, side, 6)
        The true value behind each topic of the anchors, in the order of ``instruments.CORE``;
        `COUNTS` makes a side's score of it. Ratings of oneself are in it and in no score.
    career, growth : floats (pair, round, side)
        What the mentor does for the mentee's career; what the relationship does for the person.
    gave, got : floats (pair, round, side, kind)
        What the person feels to have given and got, by :data:`KINDS`.
    fairness : floats (pair, round, side)
        −3…+3; above zero the person gets more than they give.
    meetings : ints (pair, round)
        How often the two really met.
    stage : ints (pair, round)
        How far their common work has come, as a place in `STAGES`.
    responds : flags (pair, round, side)
        Whether the person submits. The unhappy do so less often.
    """

    events: tuple[Event, ...]
    onset: Ints
    segment: Ints
    score: Floats
    core: Floats
    career: Floats
    growth: Floats
    gave: Floats
    got: Floats
    fairness: Floats
    meetings: Ints
    stage: Ints
    responds: Flags

    def is_on(self, pair: int, round_index: int) -> bool:
        """Whether the pair's event has begun by a round, counted from 0."""
        return 0 <= int(self.onset[pair]) <= round_index


# By side, in the order of instruments.CORE. By COUNTS each row comes to zero, so that the level
# stands for the core score. People rate themselves a little higher than the other rates them.
_CORE_MEANS = np.array([[-4.0, -6.0, 4.0, 1.0, 1.0, 4.0], [-5.0, 2.0, 0.0, -5.0, 1.0, 4.0]])
_EXPLOITED = np.array([-8.0, 0.0, -12.0, -20.0, -48.0, -16.0])
_EXPLOITED_CAREER = -20.0
# What mentors give mentees, and mentees mentors, by KINDS.
_MENTOR_GIVES = np.array([66.0, 74.0, 66.0, 58.0, 44.0, 62.0])
_MENTEE_GIVES = np.array([50.0, 34.0, 36.0, 64.0, 66.0, 50.0])
_EXPLOITED_GIVES, _EXPLOITED_GETS = 30.0, -34.0


def draw(
    seed: int,
    *,
    mentors: Ints,
    mentees: Ints,
    first_rounds: Ints,
    rounds: int,
    model: Model | None = None,
) -> Truth:
    """The truth of a program: the same for the same arguments.

    Parameters
    ----------
    mentors, mentees : ints (pair,)
        Who is in each pair; people of several pairs keep their tone in all of them.
    first_rounds : ints (pair,)
        The first round of each pair, from 0: events begin after it.
    """
    model = model or Model()
    rng = np.random.default_rng([seed, 1])
    pairs = len(mentors)
    events = happen(rng, pairs, model)
    onset = onsets(rng, events, first_rounds, rounds, model)
    tone = np.stack([_by_person(rng, mentors), _by_person(rng, mentees)], axis=1)
    level = _levels(rng, tone, events, model)
    calm = np.where(are(events, Event.EXCELLENT), 0.5, 1.0)[:, None, None]
    common, own = rng.normal(size=(pairs, rounds, 1)), rng.normal(size=(pairs, rounds, 2))
    wobble = calm * model.wobble * np.sqrt(0.5) * (common + own)
    since = np.arange(rounds) - np.where(onset < 0, rounds, onset)[:, None]
    score = (
        level[:, None, :]
        + wobble
        + falls(events, since, model)
        + settled(seed, events, since, model)
    )

    deviation = rng.normal(0, model.construct_spread, (pairs, 1, 1, 6)) + rng.normal(
        0, model.construct_spread, (pairs, 1, 2, 6)
    )
    # About the other topics of the same person, so that the score stays what it is.
    deviation -= (deviation * COUNTS).sum(axis=3, keepdims=True)
    core = score[..., None] + _CORE_MEANS + deviation * calm[..., None]
    exploited = are(events, Event.EXPLOITATION)[:, None] & (since >= 0)
    core[:, :, MENTEE] += exploited[..., None] * _EXPLOITED

    gave, got = _give_and_take(rng, tone, score, exploited, model)
    even = (got[..., 0] - gave[..., 0]) / 25 + rng.normal(0, 0.4, (pairs, 1, 2))
    quality = (score.mean(axis=2) - model.level) / model.spread
    rate = rng.gamma(8, 0.7, (pairs, 1)) * np.clip(1 + 0.25 * quality, 0.25, 1.5)
    own_view = rng.normal(0, model.construct_spread, (pairs, 1, 2))
    career = score.mean(axis=2, keepdims=True) + own_view
    career[:, :, MENTEE] += exploited * _EXPLOITED_CAREER
    # The true score of an exploited mentee is what the core items come to; what went before is as
    # the mentor sees it, who notices nothing.
    score[:, :, MENTEE] += exploited * (COUNTS[MENTEE] @ _EXPLOITED)
    growth = 0.7 * score + 0.3 * got[..., 0] + rng.normal(0, 8, (pairs, 1, 2))
    return Truth(
        events=events,
        onset=onset,
        segment=(are(events, Event.NEW_PHASE)[:, None] & (since >= 0)).astype(np.int64),
        score=score,
        core=core,
        career=career,
        growth=growth,
        gave=gave,
        got=got,
        fairness=np.clip(even, -3, 3),
        meetings=rng.poisson(rate).astype(np.int64),
        stage=_stages(rng, quality),
        responds=_responds(rng, mentors, mentees, score, model),
    )


def _by_person(rng: np.random.Generator, people: Ints) -> Floats:
    """A standard normal value a person, repeated in each of their pairs."""
    drawn = rng.normal(size=int(people.max()) + 1)
    return np.asarray(drawn[people], dtype=np.float64)


def _levels(
    rng: np.random.Generator, tone: Floats, events: tuple[Event, ...], model: Model
) -> Floats:
    """Lasting true scores (pair, side): N(level, spread²), correlated within the pair."""
    rest = 1 - model.correlation - model.tone_share
    if rest < 0:
        raise ValueError("correlation and tone_share leave no room for a side's own part")
    standard = (
        np.sqrt(model.correlation) * rng.normal(size=(len(tone), 1))
        + np.sqrt(model.tone_share) * tone
        + np.sqrt(rest) * rng.normal(size=tone.shape)
    )
    level = model.level + model.spread * standard
    high = model.level + 1.1 * model.spread
    excellent = are(events, Event.EXCELLENT)[:, None]
    # A fall shows only where there is something to lose.
    falling = ~are(events, Event.STEADY)[:, None] & ~excellent
    falling &= ~are(events, Event.NEW_PHASE)[:, None]
    level = np.where(excellent, high + 0.2 * model.spread * standard, level)
    kept_up = np.maximum(level, model.level - 0.5 * model.spread)
    return np.asarray(np.where(falling & model.lifted, kept_up, level))


def _give_and_take(
    rng: np.random.Generator, tone: Floats, score: Floats, exploited: Flags, model: Model
) -> tuple[Floats, Floats]:
    """What each side feels to have given and got, (pair, round, side, kind).

    Both look at the same flows; people claim a little more than they gave, and an exploited
    mentee gives much and gets little while the mentor sees nothing of it.
    """
    pairs, rounds, _ = score.shape
    quality = (score.mean(axis=2) - model.level)[..., None] / model.spread
    flows = []
    for means, lift, spread in ((_MENTOR_GIVES, 8.0, 8.0), (_MENTEE_GIVES, 6.0, 10.0)):
        by_pair = rng.normal(0, spread, (pairs, 1, 1)) + rng.normal(0, 7, (pairs, 1, len(KINDS)))
        flows.append(means + lift * quality + by_pair)
    claim = 2 + rng.normal(0, 4, (pairs, 1, 2, 1))
    warmth = 3 * tone[:, None, :, None]
    moment = rng.normal(0, 3, (2, pairs, rounds, 2, len(KINDS)))
    gave = np.stack(flows, axis=2) + claim + warmth + moment[0]
    got = np.stack(flows[::-1], axis=2) + warmth + moment[1]
    gave[:, :, MENTEE] += exploited[..., None] * _EXPLOITED_GIVES
    got[:, :, MENTEE] += exploited[..., None] * _EXPLOITED_GETS
    return gave, got


def _stages(rng: np.random.Generator, quality: Floats) -> Ints:
    """How far the common work of each pair has come, (pair, round): never back, faster where well.

    About one pair in eight plans nothing together.
    """
    pairs = len(quality)
    pace = 0.5 * rng.gamma(3, 0.3, (pairs, 1)) * np.clip(1 + 0.3 * quality, 0.3, 1.6)
    begun = rng.integers(0, 2, (pairs, 1)) + np.cumsum(pace, axis=1)
    works = rng.uniform(size=(pairs, 1)) > 1 / 8
    return np.asarray(np.where(works, np.minimum(begun, len(STAGES) - 1), 0), dtype=np.int64)


def _responds(
    rng: np.random.Generator, mentors: Ints, mentees: Ints, score: Floats, model: Model
) -> Flags:
    """Who submits: a habit of the person, and how things really are."""
    habit = np.stack([_by_person(rng, mentors), _by_person(rng, mentees)], axis=1)[:, None, :]
    steady = np.clip((score - model.level) / model.spread, -4, 2)
    tilt = 0.6 * habit + model.candour * steady
    luck = rng.uniform(size=score.shape)
    if model.response_rate >= 1:
        return np.ones(score.shape, dtype=np.bool_)
    low, high = -20.0, 20.0
    for _ in range(60):  # the intercept at which the mean chance is the wanted rate
        middle = (low + high) / 2
        mean = float((1 / (1 + np.exp(-(middle + tilt)))).mean())
        low, high = (middle, high) if mean < model.response_rate else (low, middle)
    return np.asarray(luck < 1 / (1 + np.exp(-(low + tilt))), dtype=np.bool_)
