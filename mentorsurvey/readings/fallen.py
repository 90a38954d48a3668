"""Which answers fell most in a relationship that is unusual: they explain, and raise nothing.

Six questions of two sides would raise a false alarm in most relationships; so they are looked at
only where health, a side or the evidence has raised one.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from mentorsurvey.instruments import Construct
from mentorsurvey.measures.ewma import BASELINE
from mentorsurvey.measures.noise import assumed_sem, mean
from mentorsurvey.readings.pair_changes import PairChanges
from mentorsurvey.readings.relationship import RelationshipReading
from mentorsurvey.readings.series import Side

MOST = 2
"""How many are named. A convention."""


@dataclass(frozen=True, kw_only=True)
class Fallen:
    """One side's answers to one question: mean of the first two rounds, and since the change.

    Both 0–100; ``after`` is lower by more than the assumed error of one answer.
    """

    construct: Construct
    side: Side
    before: float
    after: float


def fallen(reading: RelationshipReading, change: PairChanges) -> tuple[Fallen, ...]:
    """The largest falls, the largest first; nothing where no rule of change points here."""
    begun = [alarm.since for alarm in change.alarms]
    begun += [change.fall.since] if change.fall else []
    if not begun:
        return ()
    answers: dict[tuple[Construct, Side], list[tuple[int, float]]] = {}
    for construct, side, number, value in _answers(reading):
        answers.setdefault((construct, side), []).append((number, value))
    found = []
    for (construct, side), said in answers.items():
        before = [value for _, value in said[:BASELINE]]
        after = [value for number, value in said[BASELINE:] if number >= min(begun)]
        if after and mean(before) - mean(after) > assumed_sem():
            found.append(
                Fallen(construct=construct, side=side, before=mean(before), after=mean(after))
            )
    found.sort(key=lambda one: (one.after - one.before, one.construct.value, one.side))
    return tuple(found[:MOST])


def _answers(reading: RelationshipReading) -> Iterator[tuple[Construct, Side, int, float]]:
    """Every anchor that can be read since the anchors last changed, in the order of rounds."""
    segments = [one.asked.segment for one in reading.rounds if one.asked.segment is not None]
    for one in reading.rounds:
        if one.asked.segment is None or one.asked.segment != segments[-1]:
            continue
        for gap in one.gaps:
            yield gap.construct, "mentor", one.asked.number, gap.mentor
            yield gap.construct, "mentee", one.asked.number, gap.mentee
        for view in one.alone:
            yield view.construct, view.only, one.asked.number, view.value
