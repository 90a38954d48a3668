"""What leads read of decisions: which pairs need another match, and nothing of who decided what."""

from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from mentorsurvey import rounds
from mentorsurvey.program import deciding, relationships
from mentorsurvey.program.pairing import NewPair, Who, add_pair
from tests.house import MIRA, NOEL, TOM, House, address
from tests.pages.conftest import Visit, text_of
from tests.program.agreeing import two_of
from tests.program.deciding import COMPLETION, INTRODUCTION, Deciders, deciders


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def two(here_unasked: House) -> Deciders:
    return deciders(here_unasked, now=here_unasked.now)


def test_rounds_says_how_many_are_still_deciding_and_how_many_need_another_match(
    two: Deciders, visit: Visit
) -> None:
    before = text_of(visit(two.house, "lead", "lead/rounds"))
    assert "1 pair is still deciding" in before
    two.decide(two.mira, "not_now", now=now())
    assert "1 pair is still deciding" in text_of(visit(two.house, "lead", "lead/rounds"))
    two.decide(two.tom, "commit", now=now())
    said = text_of(visit(two.house, "lead", "lead/rounds"))
    assert "1 pair did not start, so its mentee needs another match." in said
    assert "still deciding" not in said


def test_people_and_the_relationship_say_it_without_a_reason(two: Deciders, visit: Visit) -> None:
    page = {"relationship": two.pair}
    assert "They are still deciding" in text_of(
        visit(two.house, "lead", "lead/relationship", **page)
    )
    two.both("commit", "later", now=now())
    at = visit(two.house, "lead", "lead/people")
    assert not at.exception
    statuses = {one for table in at.dataframe for one in table.value.get("Status", [])}
    assert "Needs another match" in statuses
    said = text_of(visit(two.house, "lead", "lead/relationship", **page))
    assert "Did not start." in said
    assert "more time" not in said


def press(at: AppTest, label: str) -> AppTest:
    (button,) = [one for one in at.button if one.label == label]
    return button.click().run()


def test_a_mentee_without_a_match_gets_another_mentor_by_a_button(
    two: Deciders, visit: Visit
) -> None:
    two.both("commit", "later", now=now())
    at = visit(two.house, "lead", "lead/people")
    assert f"{TOM} needs another mentor." in text_of(at)
    assert "later" not in text_of(at)
    at = press(at, f"Find another mentor for {TOM}")
    assert not at.exception
    (mentee,) = [one for one in at.selectbox if one.label == "Mentee"]
    assert mentee.value == two.house.person_id(TOM)
    who = Who(name=NOEL, address=address(NOEL))
    tom = Who(name=TOM, address=address(TOM))
    add_pair(
        two.house.database,
        two.house.lead,
        NewPair(mentor=who, mentee=tom, since=now().date()),
        now=now(),
    )
    assert "needs another mentor" not in text_of(visit(two.house, "lead", "lead/people"))


def test_a_lead_lets_a_pair_go_on_that_did_not_start(two: Deciders, visit: Visit) -> None:
    two.both("not_now", "commit", now=now())
    at = press(visit(two.house, "lead", "lead/people"), "Let them go on after all")
    assert "this pair goes on" in at.success[0].value
    assert "needs another mentor" not in text_of(at)
    (pair,) = [
        one for one in relationships(two.house.database, two.house.lead) if one.id == two.pair
    ]
    assert pair.status(now()) == "active"


def test_a_new_introduction_asks_both_again_while_the_first_is_still_open(
    two: Deciders, visit: Visit
) -> None:
    two.both("not_now", "commit", now=now())
    at = press(visit(two.house, "lead", "lead/people"), "Open a new introduction for them")
    assert "a new introduction is open for them" in at.success[0].value
    assert "needs another mentor" not in text_of(at)
    house, number = two.house, 2
    house.submit(two.mira, TOM, INTRODUCTION, number=number, now=now())
    form = house.submit(two.tom, MIRA, INTRODUCTION, number=number, now=now())
    assert deciding.to_decide(house.database, two.tom, now=now()) == {form: "start"}


def test_the_relationship_shows_its_phases_in_a_line(two: Deciders, visit: Visit) -> None:
    later = now() + timedelta(days=3)
    two.both("commit", "commit", now=later)
    said = text_of(visit(two.house, "lead", "lead/relationship", relationship=two.pair))
    assert "Phase: cultivation." in said
    assert "Phases: introduction from" in said


def test_a_lead_opens_the_completion_for_a_pair_whose_agreed_time_ends(
    here: House, visit: Visit
) -> None:
    two = two_of(here)
    two.agree({"hours": 6, "until": f"{now():%Y-%m}"}, now=now())
    at = visit(here, "lead", "lead/rounds")
    assert "The agreed time of 1 pair ends by" in text_of(at)
    (button,) = [one for one in at.button if one.label == "Open the completion for 1 pair"]
    at = button.click().run()
    assert not at.exception
    (opened,) = [
        one
        for one in rounds.list_rounds(here.database, here.operator)
        if one.instrument == "completion"
    ]
    assert f"Round {opened.number} asks 1 pair for the completion." in at.success[0].value
    assert "agreed time of" not in text_of(at)


def test_a_lead_asks_a_pair_again_whose_completion_closed_without_both_answers(
    here_unasked: House, visit: Visit
) -> None:
    here = here_unasked
    opened = here.open_round("completion")
    here.submit(here.actor(MIRA), TOM, COMPLETION)
    rounds.close_round(here.database, here.lead, opened.round_id, now=now())
    at = visit(here, "lead", "lead/rounds")
    said = text_of(at).replace("\\", "")
    assert "The completion of 3 pairs closed before both had answered." in said
    at = press(at, "Open the completion again for 3 pairs")
    assert not at.exception
    assert "Round 2 asks 3 pairs for the completion." in at.success[0].value
    assert "closed before both had answered" not in text_of(at)
