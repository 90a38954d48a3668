"""How giving and getting compare for the people themselves: counts of a side, nobody's own answer.

People are counted, not pairs: a side of fewer than five people has no total, and a cohort has none
where it would tell of the few who remain.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from mentorsurvey.readings.cohorts import separable
from mentorsurvey.readings.series import FEWEST, OwnView, Program, Side

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


def fairness(whole: Program, cohort: str | None = None) -> Fairness | None:
    """Add up what people say of themselves; None where nobody was asked, or nobody said."""
    if not whole.fairness:
        return None
    cohorts = {pair.id: pair.cohorts for pair in whole.pairs}
    return Fairness(
        round_number=whole.fairness[0].round_number,
        mentor=_side(whole.fairness, "mentor", cohorts, cohort),
        mentee=_side(whole.fairness, "mentee", cohorts, cohort),
    )


def _side(
    said: Sequence[OwnView], side: Side, cohorts: dict[str, tuple[str, ...]], cohort: str | None
) -> SideFairness | None:
    there = [one for one in said if one.side == side and one.relationship_id in cohorts]
    if cohort is not None:
        # Nobody counts twice, so that each group has as many people as it takes of its own.
        first = {one.person_id: one for one in reversed(there)}
        members = [
            (cohorts[one.relationship_id], one.person_id if first[one.person_id] is one else None)
            for one in there
        ]
        if cohort not in separable(members):
            return None
        there = [one for one in there if cohort in cohorts[one.relationship_id]]
    people = len({one.person_id for one in there})
    if people < FEWEST:
        return None
    gives = sum(one.value <= -LEANS for one in there)
    gets = sum(one.value >= LEANS for one in there)
    return SideFairness(
        people=people, gives_more=gives, even=len(there) - gives - gets, gets_more=gets
    )
