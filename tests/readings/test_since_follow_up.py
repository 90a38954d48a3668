"""Whether a pair's ratings changed since a lead followed up with them."""

from datetime import datetime, timedelta

import pytest

from mentorsurvey.readings.relationship import relationship
from mentorsurvey.readings.since_follow_up import SAYS, Since, since
from mentorsurvey.store import Database
from tests.readings.played import PAIRS
from tests.readings.watching import EVERY, FOURTH, START, STEADY, THIRD, Watching, three_rounds


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Watching:
    from mentorsurvey.store import create

    return three_rounds(create(tmp_path_factory.mktemp("since") / "three.db"))


def said(of: Watching, place: int, moment: datetime) -> Since:
    reading = relationship(
        of.house.database, of.house.lead, of.id_of(*PAIRS[place]), now=of.after + EVERY
    )
    return since(reading, moment)


def test_before_anybody_is_asked_again_it_is_too_early(three: Watching) -> None:
    assert said(three, 1, three.after) == "not yet"


def test_a_fall_after_it_is_a_fall_whichever_of_them_fell(three: Watching) -> None:
    second = three.house.now + timedelta(days=15)  # round 2 has opened, round 3 has not
    assert said(three, 1, second) == "lower"
    assert said(three, 0, second) == "no clear change"


def test_a_rise_after_it_is_a_rise(database: Database) -> None:
    fourth = three_rounds(database)
    third = fourth.after - timedelta(minutes=1)
    assert THIRD[1] < STEADY
    later = fourth.goes_on(FOURTH, 4)
    assert said(later, 1, third) == "higher"
    assert said(later, 0, third) == "no clear change"


def test_without_ratings_of_both_before_and_after_nothing_is_compared(three: Watching) -> None:
    assert said(three, 3, three.house.now + timedelta(days=15)) == "not comparable"
    assert said(three, 1, three.house.now - timedelta(days=1)) == "not comparable"
    assert START[1] == STEADY


def test_a_rise_is_not_said_to_be_the_follow_up(three: Watching) -> None:
    assert "does not show" in SAYS["higher"]
    assert len(set(SAYS.values())) == len(SAYS)
