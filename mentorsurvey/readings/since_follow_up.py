"""Whether a pair's ratings changed since a lead followed up with them, in words."""

from datetime import datetime
from math import isnan
from typing import Literal

import numpy as np

from mentorsurvey.measures.health import second_round, unusual
from mentorsurvey.readings.relationship import RelationshipReading, RoundReading

Since = Literal["not yet", "not comparable", "no clear change", "higher", "lower"]
"""What became of a pair's health after a moment."""

SAYS: dict[Since, str] = {
    "not yet": "Nobody has asked them since. You can see here whether their ratings changed once"
    " a later round has asked both.",
    "not comparable": "We can't say whether their ratings changed since: there are no ratings of"
    " both from before and after that can be compared.",
    "no clear change": "There is no clear change in their ratings since then.",
    "higher": "Their ratings have probably risen since then. After a low round, ratings often rise"
    " by themselves, so this does not show that it was the follow-up.",
    "lower": "Their ratings have probably dropped since then.",
}


def since(reading: RelationshipReading, moment: datetime) -> Since:
    """Compare health of the last round before a moment with that of the newest one after it.

    By the rule for two rounds of one pair ("Unusual here" in docs/measures.md), with the program's
    noise. Rounds of another segment, and from before the two started anew, are not compared.
    """
    later = [one for one in reading.rounds if one.asked.opened_at > moment]
    if not later:
        return "not yet"
    after = next((one for one in reversed(later) if one.health is not None), None)
    earlier = [one for one in reading.rounds if one.asked.opened_at <= moment]
    before = next((one for one in reversed(earlier) if one.health is not None), None)
    if before is None or after is None or not _comparable(reading, before, after):
        return "not comparable"
    if reading.usual is None or before.health is None or after.health is None:
        return "not comparable"
    index = float(second_round(before.health, after.health, reading.usual.health.sigma2))
    if isnan(index):
        return "not comparable"
    if not unusual(np.asarray(index)):
        return "no clear change"
    return "higher" if index > 0 else "lower"


def _comparable(reading: RelationshipReading, before: RoundReading, after: RoundReading) -> bool:
    placed = [one.asked.segment for one in reading.rounds if one.asked.segment is not None]
    first, last = before.asked.number, after.asked.number
    between = [one for one in reading.rounds if first < one.asked.number <= last]
    return before.asked.segment == after.asked.segment == max(placed, default=None) and not any(
        one.asked.anew for one in between
    )
