"""The only place that knows how simulated relationships really are. Pure; stored nowhere.

Arrays run over (pair, round, side, …), counted from 0; side 0 is the mentor, 1 the mentee.
True scores are on the 0–100 scale of percent of maximum possible, before any clipping.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

MENTOR, MENTEE = 0, 1
KINDS = ("overall", "guidance", "opportunities", "ideas", "support")
"""Kinds of give and take, in the order of the last axis of ``gave`` and ``got``."""


class Event(StrEnum):
    """What really happens in a relationship."""

    STEADY = "steady"
    EXCELLENT = "excellent"
    JOINT_FALL = "joint_fall"
    ONE_SIDED_FALL = "one_sided_fall"
    EROSION = "erosion"
    EXPLOITATION = "exploitation"
    RECOVERY = "recovery"


def _usual() -> Mapping[Event, float]:
    return {
        Event.EXCELLENT: 0.12,
        Event.JOINT_FALL: 0.05,
        Event.ONE_SIDED_FALL: 0.05,
        Event.EROSION: 0.05,
        Event.EXPLOITATION: 0.05,
        Event.RECOVERY: 0.05,
    }


@dataclass(frozen=True, kw_only=True)
class Model:
    """The parameters of the truth, in points of 100 unless said otherwise.

    Attributes
    ----------
    level, spread, correlation : float
        Each side's true score is N(level, spread²); the two sides of a pair correlate.
    tone_share : float
        Share of that variance which belongs to the person, in every relationship of theirs.
    wobble : float
        What each round adds to a side: ½ of its variance common to the pair, ½ its own.
    construct_spread : float
        SD of a pair's shared and, again, of each side's own lasting deviation by construct.
    joint_fall, mentee_fall, erosion : float
        What both lose at once, the mentee alone loses, both lose in each round.
    response_rate : float
        Share of forms that are submitted, 0–1.
    candour : float
        Change in the log odds of submitting by one SD of a side's true score.
    onset : int, optional
        The round, from 0, at which every event begins; a random one after the first where None.
    lifted : bool
        Whether those to whom something happens stand high enough to have something to lose.
    shares : mapping
        Event → share of the relationships, 0–1; the others are steady.
    """

    level: float = 80.0
    spread: float = 16.0
    correlation: float = 0.45
    tone_share: float = 0.15
    wobble: float = 6.0
    construct_spread: float = 5.0
    joint_fall: float = 26.0
    mentee_fall: float = 32.0
    erosion: float = 8.0
    response_rate: float = 0.85
    candour: float = 0.6
    onset: int | None = None
    lifted: bool = True
    shares: Mapping[Event, float] = field(default_factory=_usual)


@dataclass(frozen=True, kw_only=True)
class Truth:
    """How the relationships really are, in every round.

    Attributes
    ----------
    events : tuple of Event
        One a pair.
    onset : ints (pair,)
        The first round, from 0, that the event touches; −1 where there is no onset.
    score : floats (pair, round, side)
        The true score of a side.
    core : floats (pair, round, side, 6)
        The true value behind each anchor, in the order of ``instruments.CORE``.
    growth : floats (pair, round, side)
        What the relationship does for the person.
    gave, got : floats (pair, round, side, kind)
        What the person feels to have given and got, by :data:`KINDS`.
    fairness : floats (pair, round, side)
        −3…+3; above zero the person gets more than they give.
    meetings : ints (pair, round)
        How often the two really met.
    responds : flags (pair, round, side)
        Whether the person submits. The unhappy do so less often.
    """

    events: tuple[Event, ...]
    onset: Ints
    score: Floats
    core: Floats
    growth: Floats
    gave: Floats
    got: Floats
    fairness: Floats
    meetings: Ints
    responds: Flags

    def is_on(self, pair: int, round_index: int) -> bool:
        """Whether the pair's event has begun by a round, counted from 0."""
        return 0 <= int(self.onset[pair]) <= round_index


# By side, in the order of instruments.CORE; each row sums to zero, so that the level stands.
_CORE_MEANS = np.array([[-3.0, -4.0, -2.0, 1.0, 3.0, 5.0], [-4.0, 0.0, 3.0, -1.0, -2.0, 4.0]])
_EXPLOITED = np.array([-8.0, 0.0, -12.0, -20.0, -48.0, -16.0])
# What mentors give mentees, and mentees mentors, by KINDS.
_MENTOR_GIVES = np.array([66.0, 74.0, 66.0, 58.0, 62.0])
_MENTEE_GIVES = np.array([50.0, 34.0, 36.0, 64.0, 50.0])
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
    events = _events(rng, pairs, model)
    onset = _onset(rng, events, first_rounds, rounds, model)
    tone = np.stack([_by_person(rng, mentors), _by_person(rng, mentees)], axis=1)
    level = _levels(rng, tone, events, model)
    calm = np.where(_are(events, Event.EXCELLENT), 0.5, 1.0)[:, None, None]
    common, own = rng.normal(size=(pairs, rounds, 1)), rng.normal(size=(pairs, rounds, 2))
    wobble = calm * model.wobble * np.sqrt(0.5) * (common + own)
    since = np.arange(rounds) - np.where(onset < 0, rounds, onset)[:, None]
    score = level[:, None, :] + wobble + _falls(events, since, model)

    deviation = rng.normal(0, model.construct_spread, (pairs, 1, 1, 6)) + rng.normal(
        0, model.construct_spread, (pairs, 1, 2, 6)
    )
    core = score[..., None] + _CORE_MEANS + deviation * calm[..., None]
    exploited = _are(events, Event.EXPLOITATION)[:, None] & (since >= 0)
    core[:, :, MENTEE] += exploited[..., None] * _EXPLOITED

    gave, got = _give_and_take(rng, tone, score, exploited, model)
    even = (got[..., 0] - gave[..., 0]) / 25 + rng.normal(0, 0.4, (pairs, 1, 2))
    quality = (score.mean(axis=2) - model.level) / model.spread
    rate = rng.gamma(8, 0.7, (pairs, 1)) * np.clip(1 + 0.25 * quality, 0.25, 1.5)
    # The true score of an exploited mentee is what the six anchors come to; what went before is
    # as the mentor sees it, who notices nothing.
    score[:, :, MENTEE] += exploited * _EXPLOITED.mean()
    growth = 0.7 * score + 0.3 * got[..., 0] + rng.normal(0, 8, (pairs, 1, 2))
    return Truth(
        events=events,
        onset=onset,
        score=score,
        core=core,
        growth=growth,
        gave=gave,
        got=got,
        fairness=np.clip(even, -3, 3),
        meetings=rng.poisson(rate).astype(np.int64),
        responds=_responds(rng, mentors, mentees, score, model),
    )


def _events(rng: np.random.Generator, pairs: int, model: Model) -> tuple[Event, ...]:
    """One event a pair, each wanted kind at least once where there is room for all."""
    least = 1 if pairs >= len(Event) else 0
    wanted = [
        event
        for event, share in model.shares.items()
        for _ in range(max(least, round(share * pairs)) if share else 0)
    ][:pairs]
    order = rng.permutation(pairs)
    events = [Event.STEADY] * pairs
    for pair, event in zip(order, wanted, strict=False):
        events[pair] = event
    return tuple(events)


def _onset(
    rng: np.random.Generator, events: tuple[Event, ...], first: Ints, rounds: int, model: Model
) -> Ints:
    """The model's round, or a random one after the first: one or two later, to the last but one."""
    early = _are(events, Event.EXPLOITATION) | _are(events, Event.RECOVERY)
    low = np.minimum(first + np.where(early, 1, 2), rounds - 1)
    high = np.maximum(low, np.where(early, first + 2, rounds - 2))
    onset = rng.integers(low, np.minimum(high, rounds - 1) + 1)
    if model.onset is not None:
        onset = np.full(len(events), model.onset)
    still = _are(events, Event.STEADY) | _are(events, Event.EXCELLENT)
    return np.where(still, -1, onset).astype(np.int64)


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
    excellent = _are(events, Event.EXCELLENT)[:, None]
    # A fall shows only where there is something to lose.
    falling = ~_are(events, Event.STEADY)[:, None] & ~excellent
    level = np.where(excellent, high + 0.2 * model.spread * standard, level)
    kept_up = np.maximum(level, model.level - 0.5 * model.spread)
    return np.asarray(np.where(falling & model.lifted, kept_up, level))


def _falls(events: tuple[Event, ...], since: Ints, model: Model) -> Floats:
    """What an event takes off the true scores, (pair, round, side), zero or less."""
    on = since >= 0
    found = np.zeros((*since.shape, 2))
    found -= (_are(events, Event.JOINT_FALL)[:, None] & on)[..., None] * model.joint_fall
    found[..., MENTEE] -= (_are(events, Event.ONE_SIDED_FALL)[:, None] & on) * model.mentee_fall
    worn = np.clip(since + 1, 0, 5) * model.erosion
    found -= (_are(events, Event.EROSION)[:, None] * worn)[..., None]
    dip = np.select([since == 0, since == 1, since == 2], [1.0, 0.8, 0.3], 0.0) * model.joint_fall
    found -= (_are(events, Event.RECOVERY)[:, None] * dip)[..., None]
    return found


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


def _are(events: tuple[Event, ...], event: Event) -> Flags:
    return np.array([one is event for one in events], dtype=np.bool_)
