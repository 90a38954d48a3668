"""What is said about a question is said in one place, for whatever form draws it."""

from datetime import date

import pytest

from mentorsurvey import responses
from mentorsurvey.errors import AnswerError
from mentorsurvey.responses import CANT_SAY, Form
from mentorsurvey.responses.describing import CANT_SAY_OPTION, Question, question
from tests.house import MIRA, TOM, House


@pytest.fixture
def form(house: House) -> Form:
    """Tom's check-in with three answers."""
    tom = house.actor(TOM)
    invitation = house.form(tom, MIRA)
    house.answer(
        tom,
        invitation,
        {"core.trust": CANT_SAY, "fairness": -1, "talk": ("guidance",)},
    )
    return responses.open_form(house.database, tom, invitation)


def test_a_rating_has_its_ends_its_points_and_a_name_that_says_both(form: Form) -> None:
    trust = question(form, "core.trust")
    assert trust.scale is not None
    assert trust.ends == (trust.scale.labels[1], trust.scale.labels[7])
    assert not trust.balance
    assert trust.name.startswith(trust.wording)
    assert f"7 {trust.ends[1]}" in trust.name
    fairness = question(form, "fairness")
    assert fairness.balance
    assert len(fairness.ends) == 3
    assert "−3 " in fairness.name


def test_what_is_stored_is_what_a_form_holds_and_saves_again(form: Form) -> None:
    held = {one.id: Question(form=form, item=one).stored for one in form.shown}
    assert held["core.trust"] == CANT_SAY_OPTION
    assert held["fairness"] == -1
    assert held["talk"] == ["guidance"]
    assert held["meetings"] is None
    assert question(form, "core.trust").given(CANT_SAY_OPTION) is CANT_SAY
    assert question(form, "talk").given(["guidance"]) == ["guidance"]


def test_names_are_made_fit_by_the_form_that_draws(form: Form) -> None:
    loud = Question(form=form, item=form.instrument.item("core.trust"), fit=str.upper)
    assert MIRA.upper() in loud.wording
    assert MIRA.upper() in loud.promise or "program" in loud.promise


def test_each_switch_is_for_a_reader_whom_the_answer_can_reach(form: Form) -> None:
    for item in form.shown:
        one = question(form, item.id)
        assert set(one.switches) <= set(one.ways)
        assert {viewer for viewer in one.switches if item.widest_audience.admits(viewer)} == set(
            one.switches
        )


def test_a_question_that_is_not_there_and_one_that_is_hidden_are_told_apart(house: House) -> None:
    house.open_round("introduction")
    tom = house.actor(TOM)
    found = responses.open_form(house.database, tom, house.form(tom, MIRA, number=2))
    hidden = [item for item in found.instrument.asked_of(found.side) if item not in found.shown]
    assert hidden
    for item in hidden:
        with pytest.raises(AnswerError, match="not asked any more"):
            question(found, item.id)
    with pytest.raises(AnswerError, match="no such question"):
        question(found, "nowhere")


def test_the_months_begin_today_and_keep_the_one_that_was_chosen(form: Form) -> None:
    one = Question(form=form, item=form.shown[0])
    months = one.months(date(2026, 11, 30), None)
    assert (months[0], months[1], months[2], len(months)) == ("2026-11", "2026-12", "2027-01", 60)
    assert one.months(date(2026, 11, 30), "2025-01")[0] == "2025-01"
