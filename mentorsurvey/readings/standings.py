"""Where each relationship of a program stands, by name: its level, its rounds, what is unusual."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

from mentorsurvey.measures.change_limits import USUAL
from mentorsurvey.measures.health import band, posterior
from mentorsurvey.measures.noise import CAN_TELL
from mentorsurvey.readings.attention import Watched
from mentorsurvey.readings.series import (
    Baseline,
    Both,
    Program,
    healths,
    in_segment,
    label,
)
from mentorsurvey.store.relationships import Relationship


@dataclass(frozen=True, kw_only=True)
class Standing:
    """One relationship: its level with its 95 % band, over the rounds of the latest segment.

    ``rounds`` are those with both sides that the level rests on; without any it is None.
    ``one_sided`` counts the rounds of which leads can read one side alone, ``ends_one_sided`` says
    whether the latest round with anything to read is one of them.
    """

    relationship_id: str
    label: str
    level: float | None
    low: float | None
    high: float | None
    rounds: int
    one_sided: int
    ends_one_sided: bool


def unusual(found: Watched) -> frozenset[str]:
    """The relationships that moved further than most, or fell: no other reason to check in."""
    fell = {
        relationship_id
        for relationship_id, reasons in found.reasons.items()
        if any(reason.kind == "change" for reason in reasons)
    }
    return frozenset(fell | found.moved.keys())


def by_chance(standings: Sequence[Standing]) -> float:
    """How many would be unusual here if nothing had changed: an expected number.

    Of those with two rounds from both sides one in twenty, and of those with more the share of
    false alarms that the rules of change are set to.
    """
    two = sum(one.rounds == 2 for one in standings)
    more = sum(one.rounds > 2 for one in standings)
    return 2 * NormalDist().cdf(-CAN_TELL) * two + USUAL.false_alarms * more


def standing(whole: Program, pair: Relationship, basis: Baseline, segment: int | None) -> Standing:
    """Read one relationship; its level rests on the rounds of that segment."""
    history = whole.history(pair.id)
    after = None
    if segment is not None:
        values = healths(whole.run(pair.id), in_segment(whole.rounds, segment))
        after = posterior(values, basis.of(segment))
    low, high = band(after) if after else (None, None)
    alone = {number: said.only is not None for number, said in history.items() if _core(said)}
    return Standing(
        relationship_id=pair.id,
        label=label(pair),
        level=after.mean if after else None,
        low=low,
        high=high,
        rounds=after.rounds if after else 0,
        one_sided=sum(alone.values()),
        ends_one_sided=bool(alone) and alone[max(alone)],
    )


def _core(said: Both) -> bool:
    return said.mentor is not None or said.mentee is not None
