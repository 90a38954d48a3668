"""Leads are offered a completion where the agreed time ends, and read which pairs need a match."""

from datetime import UTC, datetime, timedelta

import pytest

from mentorsurvey import program, rounds
from mentorsurvey.errors import NotAllowed
from mentorsurvey.instruments import shipped
from mentorsurvey.program import deciding
from mentorsurvey.program.ending_soon import EndingSoon, ending_soon
from mentorsurvey.program.pairing import NewPair, Who, add_pair
from tests.house import NOEL, NOW, TOM, House, address
from tests.program.agreeing import Two, two_of
from tests.program.deciding import deciders


@pytest.fixture
def two(house: House) -> Two:
    made = two_of(house)
    made.agree({"hours": 6, "until": "2027-01"})
    return made


def soon(two: Two, day: str) -> EndingSoon | None:
    now = datetime.fromisoformat(f"{day}T09:00").replace(tzinfo=UTC)
    return ending_soon(two.house.database, two.house.lead, now=now)


@pytest.mark.parametrize(
    ("day", "there"), [("2026-12-19", False), ("2026-12-20", True), ("2027-02-20", True)]
)
def test_a_completion_is_offered_from_six_weeks_before_the_end_on(
    two: Two, day: str, there: bool
) -> None:
    found = soon(two, day)
    assert (found is not None) is there
    if found:
        assert ([one.id for one in found.pairs], found.last) == ([two.pair], "2027-01")


def test_a_pair_that_is_asked_a_completion_is_not_offered_again(two: Two) -> None:
    rounds.open_round(
        two.house.database,
        two.house.lead,
        shipped()["completion"],
        closes_at=NOW + timedelta(days=21),
        reach=rounds.Reach(kind="pairs", pairs=(two.pair,)),
        now=NOW + timedelta(days=1),
    )
    assert soon(two, "2027-01-10") is None


def test_nobody_else_reads_whose_time_ends(two: Two) -> None:
    for who in (two.tom, two.house.operator):
        with pytest.raises(NotAllowed):
            ending_soon(two.house.database, who, now=NOW)


def test_a_pair_needs_another_match_until_its_mentee_has_one(unasked: House) -> None:
    two = deciders(unasked)
    two.both("commit", "not_now")
    later = NOW + timedelta(days=1)

    def alone() -> frozenset[str]:
        pairs = program.relationships(unasked.database, unasked.lead)
        found = deciding.standings(unasked.database, unasked.lead)
        return deciding.unmatched(pairs, found, now=later)

    assert alone() == {two.pair}
    add_pair(
        unasked.database,
        unasked.lead,
        NewPair(
            mentor=Who(name=NOEL, address=address(NOEL)),
            mentee=Who(name=TOM, address=address(TOM)),
            since=NOW.date(),
        ),
        now=NOW,
    )
    assert alone() == frozenset()
