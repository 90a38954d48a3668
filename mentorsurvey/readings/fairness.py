"""How giving and getting compare for the people themselves: counts of a side, nobody's own answer.

People are counted, not pairs, and whole groups of them alone (`mentorsurvey.responses.totals`): a
side of fewer than five people has no total, and a part of the program has one of the groups that
lie in it.
"""

from collections.abc import Collection
from dataclasses import dataclass

from mentorsurvey.instruments import SIDES, Side
from mentorsurvey.readings.filters import EVERYBODY, Filter
from mentorsurvey.readings.series import Program
from mentorsurvey.responses.totals import of_side

LEANS = 2
"""Own answers from here on, either way, count as giving or getting more. A convention."""


@dataclass(frozen=True, kw_only=True)
class SideFairness:
    """Answers of one side in one round, by ``people`` of five or more; the counts add up."""

    people: int
    gives_more: int
    even: int
    gets_more: int

    @property
    def answers(self) -> int:
        """All of them: one for each pair."""
        return self.gives_more + self.even + self.gets_more


@dataclass(frozen=True, kw_only=True)
class Fairness:
    """What both sides say in one closed round; a side is None where it is too few people."""

    round_number: int
    mentor: SideFairness | None
    mentee: SideFairness | None


def fairness(whole: Program, chosen: Filter = EVERYBODY) -> Fairness | None:
    """Add up what people say of themselves; None where there is no total of either side."""
    among = {pair.id for pair in whole.pairs if chosen.holds(pair)}
    numbers = {one.round_number for one in whole.fairness}
    # A round that asked few of these comes after one that asked most.
    for number in sorted(numbers, key=lambda one: (whole.is_wide(one, among), one), reverse=True):
        mentor, mentee = (_side(whole, number, side, among) for side in SIDES)
        if mentor or mentee:
            return Fairness(round_number=number, mentor=mentor, mentee=mentee)
    return None


def _side(whole: Program, number: int, side: Side, among: Collection[str]) -> SideFairness | None:
    shown = whole.inside(number, of_side(side, "fairness"), among)
    there = [
        one
        for one in whole.fairness
        if (one.round_number, one.side) == (number, side) and one.relationship_id in shown
    ]
    people = len({one.person_id for one in there})
    if people < whole.fewest:
        return None
    gives = sum(one.value <= -LEANS for one in there)
    gets = sum(one.value >= LEANS for one in there)
    return SideFairness(
        people=people, gives_more=gives, even=len(there) - gives - gets, gets_more=gets
    )
