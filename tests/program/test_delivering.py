"""How far a deliverable is: one says it, the other confirms, and nothing is overwritten."""

from datetime import timedelta

import pytest

from mentorsurvey.access import Actor
from mentorsurvey.errors import AgreementError, ResponseClosed
from mentorsurvey.program import delivering, pausing
from tests.house import NOW, House
from tests.program.agreeing import PAPER, Two, two_of

LATER = NOW + timedelta(days=1)


@pytest.fixture
def two(house: House) -> Two:
    found = two_of(house)
    found.agree()
    return found


def confirm(two: Two, actor: Actor, said_id: str) -> None:
    delivering.confirm_deliverable(
        two.house.database,
        actor,
        two.pair,
        PAPER,
        said_id=said_id,
        now=LATER,
    )


def test_a_status_counts_once_the_other_one_confirms_it(two: Two) -> None:
    assert two.produced(two.mira).status == "planned"
    two.move(two.mira, "submitted")
    his = two.produced(two.tom)
    assert his.said
    assert (his.status, his.said.status, his.by_me) == ("planned", "submitted", False)
    assert two.produced(two.mira).by_me
    with pytest.raises(ResponseClosed):
        confirm(two, two.mira, his.said.id)
    confirm(two, two.tom, his.said.id)
    for each in (two.mira, two.tom):
        found = two.produced(each)
        assert (found.status, found.said) == ("submitted", None)
    confirm(two, two.tom, his.said.id)
    assert two.house.count("deliverable_status") == 1


def test_saying_what_the_other_has_said_confirms_it(two: Two) -> None:
    two.move(two.mira, "submitted")
    two.move(two.mira, "submitted")
    assert two.produced(two.tom).status == "planned"
    two.move(two.tom, "submitted")
    assert two.produced(two.mira).status == "submitted"
    assert two.house.count("deliverable_status") == 1


def test_a_status_that_was_changed_meanwhile_is_not_confirmed(two: Two) -> None:
    two.move(two.mira, "submitted")
    read = two.produced(two.tom).said
    assert read
    two.move(two.mira, "accepted", now=LATER)
    with pytest.raises(ResponseClosed, match="Something else was said"):
        confirm(two, two.tom, read.id)
    assert two.produced(two.tom).status == "planned"


def test_what_was_said_stays_in_the_history(two: Two) -> None:
    for day, status in enumerate(("submitted", "planned", "submitted", "accepted")):
        two.move(two.mira, status, now=NOW + timedelta(days=day))
        two.move(two.tom, status, now=NOW + timedelta(days=day, hours=1))
    assert two.produced(two.mira).status == "accepted"
    assert two.house.count("deliverable_status") == 4


def test_taking_a_word_back_leaves_nothing_to_confirm(two: Two) -> None:
    two.move(two.mira, "submitted")
    two.move(two.mira, "planned", now=LATER)
    assert two.produced(two.tom).said is None


def test_a_paper_moves_on_after_the_pair_has_ended(two: Two) -> None:
    house = two.house
    pausing.end_pair(
        house.database, house.lead, two.pair, since=NOW.date(), reason="finished", now=NOW
    )
    two.move(two.mira, "submitted", now=LATER)
    two.move(two.tom, "submitted", now=LATER)
    assert two.produced(two.tom).status == "submitted"


def test_only_what_is_in_the_version_in_force_moves_and_keeps_its_status_in_the_next(
    two: Two,
) -> None:
    with pytest.raises(AgreementError, match="not in your agreement"):
        two.move(two.mira, "submitted", key="b2")
    with pytest.raises(AgreementError, match="not one of the options"):
        two.move(two.mira, "lost")
    two.move(two.mira, "submitted")
    two.move(two.tom, "submitted")
    two.propose(two.tom, {f"d.{PAPER}.title": "High tides", "d.b2.title": "A talk"})
    two.confirm(two.mira, 2)
    assert [(one.deliverable.title, one.status) for one in two.of(two.mira).produced] == [
        ("High tides", "submitted"),
        ("A talk", "planned"),
    ]
    two.propose(two.tom, {f"d.{PAPER}": None})
    two.confirm(two.mira, 3)
    with pytest.raises(AgreementError):
        two.move(two.mira, "accepted")
