"""What a mentor of several reads of all mentees side by side."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from mentorsurvey.access import Actor
from mentorsurvey.program import pausing
from mentorsurvey.readings.side_by_side import (
    NO_AGREEMENT,
    NO_DATE,
    NOT_OPEN,
    NOTHING_DUE,
    Agreed,
    Mentee,
    rows,
    side_by_side,
)
from tests.house import MIRA, NOEL, NOW, TOM, UMA, House
from tests.program.agreeing import Two, two_of
from tests.store.leading import pair_id


@pytest.fixture
def two(house: House) -> Two:
    return two_of(house)


def until(moment: datetime) -> str:
    return f"{moment:%B} {moment.day}"


def read(two: Two, who: Actor, *, now: datetime = NOW) -> list[tuple[str, str, str]]:
    return rows(side_by_side(two.house.database, who, now=now), until)


def test_each_mentee_stands_with_what_is_due_and_what_is_agreed_next(two: Two) -> None:
    two.propose(two.mira, {"until": "2027-12", "d.a1.title": "Tides", "d.a1.due": "2027-03"})
    assert read(two, two.mira)[0] == (TOM, NOTHING_DUE, NO_AGREEMENT)
    two.confirm(two.tom)
    assert read(two, two.mira) == [
        (TOM, NOTHING_DUE, "Tides, by March 2027"),
        (UMA, "Until October 19", NOT_OPEN),
    ]


def test_what_was_submitted_makes_room_for_the_next_date(two: Two) -> None:
    two.propose(two.mira, {"until": "2027-12", "d.a1.title": "Tides", "d.a1.due": "2027-03"})
    two.confirm(two.tom)
    late = NOW + timedelta(days=200)
    assert read(two, two.mira, now=late)[0][2] == "Tides, was due in March 2027"
    two.move(two.mira, "submitted")
    two.move(two.tom, "submitted")
    assert read(two, two.mira)[0][2] == "Ends in December 2027"
    over = NOW + timedelta(days=500)
    assert read(two, two.mira, now=over)[0][2] == "Ended in December 2027"


def test_elsewhere_nothing_of_an_agreement_shows(two: Two) -> None:
    two.propose(two.mira)
    two.confirm(two.tom)
    other = two.house.actor(MIRA, browser="another")
    assert [agreed for _, _, agreed in read(two, other)] == [NOT_OPEN, NOT_OPEN]


def test_a_mentee_and_a_mentor_of_one_find_no_list(two: Two) -> None:
    assert read(two, two.tom) == []
    assert read(two, two.house.actor(NOEL)) == []


def test_a_pair_that_has_ended_is_not_in_it(two: Two) -> None:
    pausing.end_pair(
        two.house.database,
        two.house.lead,
        pair_id(two.house, UMA),
        since=NOW.date(),
        reason="left",
        now=NOW,
    )
    assert read(two, two.mira) == []


def test_an_agreement_without_dates_says_so() -> None:
    one = Mentee(relationship_id="1", name=TOM, closes_at=None, opens=True, there=True, agreed=None)
    assert rows((one,), until) == [(TOM, NOTHING_DUE, NO_DATE)]
    ends = Agreed(title="", when="2027-01", past=False)
    assert rows((replace(one, agreed=ends),), until)[0][2] == "Ends in January 2027"
