"""What happens in simulated relationships: which events there are, to whom, when, and how much.

Labels belong to the truth; they reach no page.
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


class Event(StrEnum):
    """What really happens in a relationship."""

    STEADY = "steady"
    EXCELLENT = "excellent"
    JOINT_FALL = "joint_fall"
    ONE_SIDED_FALL = "one_sided_fall"
    EROSION = "erosion"
    EXPLOITATION = "exploitation"
    RECOVERY = "recovery"
    NEW_PHASE = "new_phase"


def _usual() -> Mapping[Event, float]:
    return {
        Event.EXCELLENT: 0.12,
        Event.JOINT_FALL: 0.05,
        Event.ONE_SIDED_FALL: 0.05,
        Event.EROSION: 0.05,
        Event.EXPLOITATION: 0.05,
        Event.RECOVERY: 0.05,
        Event.NEW_PHASE: 0.03,
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
    settling : float
        SD of how far both settle, up or down, in a new phase.
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
    settling: float = 14.0
    response_rate: float = 0.85
    candour: float = 0.6
    onset: int | None = None
    lifted: bool = True
    shares: Mapping[Event, float] = field(default_factory=_usual)


def happen(rng: np.random.Generator, pairs: int, model: Model) -> tuple[Event, ...]:
    """Draw one event a pair, each wanted kind at least once where there is room for all."""
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


def onsets(
    rng: np.random.Generator, events: tuple[Event, ...], first: Ints, rounds: int, model: Model
) -> Ints:
    """Draw when each begins: the model's round, or a random one after the first.

    The earliest is one or two rounds later, the latest the last but one; −1 where nothing happens.
    """
    early = are(events, Event.EXPLOITATION) | are(events, Event.RECOVERY)
    low = np.minimum(first + np.where(early, 1, 2), rounds - 1)
    high = np.maximum(low, np.where(early, first + 2, rounds - 2))
    onset = rng.integers(low, np.minimum(high, rounds - 1) + 1)
    if model.onset is not None:
        onset = np.full(len(events), model.onset)
    still = are(events, Event.STEADY) | are(events, Event.EXCELLENT)
    return np.where(still, -1, onset).astype(np.int64)


def falls(events: tuple[Event, ...], since: Ints, model: Model) -> Floats:
    """Take what an event takes off the true scores, (pair, round, side), zero or less."""
    on = since >= 0
    found = np.zeros((*since.shape, 2))
    found -= (are(events, Event.JOINT_FALL)[:, None] & on)[..., None] * model.joint_fall
    found[..., MENTEE] -= (are(events, Event.ONE_SIDED_FALL)[:, None] & on) * model.mentee_fall
    worn = np.clip(since + 1, 0, 5) * model.erosion
    found -= (are(events, Event.EROSION)[:, None] * worn)[..., None]
    dip = np.select([since == 0, since == 1, since == 2], [1.0, 0.8, 0.3], 0.0) * model.joint_fall
    found -= (are(events, Event.RECOVERY)[:, None] * dip)[..., None]
    return found


def settled(seed: int, events: tuple[Event, ...], since: Ints, model: Model) -> Floats:
    """Add to the true scores where a new phase settles them, (pair, round, side); no fall.

    Up or down alike, more in common than alone. From a chance of its own, so that nothing else
    depends on it.
    """
    rng = np.random.default_rng([seed, 2])
    common, own = rng.normal(size=(len(events), 1)), rng.normal(size=(len(events), 2))
    shift = model.settling * (np.sqrt(0.8) * common + np.sqrt(0.2) * own)
    new = are(events, Event.NEW_PHASE)[:, None] & (since >= 0)
    return np.asarray(new[..., None] * shift[:, None, :])


def are(events: tuple[Event, ...], event: Event) -> Flags:
    """Which pairs an event happens to."""
    return np.array([one is event for one in events], dtype=np.bool_)
