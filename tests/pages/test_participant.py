from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from mentorsurvey import program, responses
from mentorsurvey.access import Audience
from tests.house import FULL, MIRA, NOEL, TOM, VERA, House
from tests.pages.conftest import Visit, text_of


def answered(house: House, who: str, partner: str) -> str:
    return house.submit(house.actor(who), partner, now=datetime.now(UTC))


def well(at: AppTest) -> AppTest:
    assert not at.exception
    return at


def button(at: AppTest, label: str) -> AppTest:
    return next(one for one in at.button if one.label == label).click().run()


def test_nobody_is_told_how_to_come_in(here: House, visit: Visit) -> None:
    at = well(visit(here, None))
    assert "Open your personal link" in text_of(at)
    assert MIRA not in text_of(at)


@pytest.mark.parametrize(
    "page", ["participant/due", "participant/answer", "participant/reflection"]
)
def test_a_page_of_ones_own_is_closed_to_nobody(here: House, visit: Visit, page: str) -> None:
    at = visit(here, None, page)
    assert "What is due" not in text_of(at)
    assert TOM not in text_of(at)


def test_a_mentor_of_two_finds_a_form_for_each_and_by_when(here: House, visit: Visit) -> None:
    at = well(visit(here, MIRA))
    labels = [one.label for one in at.button]
    assert "Start: Tom Reyes" in labels
    assert "Start: Uma Shah" in labels
    assert "About 2 minutes" in text_of(at)


def test_due_says_where_one_stopped(here: House, visit: Visit) -> None:
    actor = here.actor(VERA)
    form = here.form(actor, NOEL)
    here.answer(actor, form, {"core.bond": 4}, now=datetime.now(UTC))
    at = well(visit(here, VERA))
    assert "Go on: Noel Park" in [one.label for one in at.button]


def test_nothing_due_says_when_something_comes(here: House, visit: Visit) -> None:
    answered(here, VERA, NOEL)
    at = well(visit(here, VERA))
    assert "next round" in text_of(at)


def test_a_submitted_form_is_taken_back_until_both_have_submitted(
    here: House, visit: Visit
) -> None:
    answered(here, VERA, NOEL)
    at = button(well(visit(here, VERA)), "Take back: Noel Park")
    assert "Go on: Noel Park" in [one.label for one in well(at).button]


def test_an_answer_is_saved_at_once_and_says_so(here: House, visit: Visit) -> None:
    actor = here.actor(VERA)
    form = here.form(actor, NOEL)
    at = well(visit(here, VERA, "participant/answer", form=form))
    at.segmented_control(key=f"{form}:core.bond").set_value(6).run()
    assert "Saved" in text_of(well(at))
    assert responses.open_form(here.database, actor, form).answers["core.bond"].number == 6


def test_who_sees_an_answer_stands_beside_its_question(here: House, visit: Visit) -> None:
    form = here.form(here.actor(VERA), NOEL)
    said = text_of(visit(here, VERA, "participant/answer", form=form))
    assert "Seen by Noel Park and your program leads" in said
    assert "Seen by your program leads, not by Noel Park" in said


def test_somebody_elses_form_is_not_there(here: House, visit: Visit) -> None:
    form = here.form(here.actor(VERA), NOEL)
    for foreign in (form, "no-such-form"):
        at = visit(here, TOM, "participant/answer", form=foreign)
        assert "This is not here for you." in text_of(at)
        assert not at.segmented_control


def test_the_review_names_what_is_missing_and_what_the_partner_will_see(
    here: House, visit: Visit
) -> None:
    actor = here.actor(VERA)
    form = here.form(actor, NOEL)
    some = {key: value for key, value in FULL.items() if key != "core.bond"}
    here.answer(actor, form, some, now=datetime.now(UTC))
    at = well(visit(here, VERA, "participant/answer", form=form, step="3"))
    said = text_of(at)
    assert "1 question without an answer" in said
    assert "Noel Park and I trust each other." in [one.label for one in at.button]
    assert "What Noel Park will see" in said
    assert "I come to my meetings with Noel Park prepared." in said
    assert "do our own share" not in said.split("Show some of it")[0]


def test_a_narrowed_construct_is_kept_from_the_partner(here: House, visit: Visit) -> None:
    actor = here.actor(VERA)
    form = here.form(actor, NOEL)
    here.answer(actor, form, now=datetime.now(UTC))
    at = well(visit(here, VERA, "participant/answer", form=form, step="3"))
    at.selectbox(key=f"narrow:{form}:core.bond").set_value(Audience.ONLY_YOU).run()
    stored = responses.open_form(here.database, actor, form).answers["core.bond"]
    assert stored.audience is Audience.ONLY_YOU


def test_submitting_leads_to_thanks_and_what_happens_next(here: House, visit: Visit) -> None:
    actor = here.actor(VERA)
    form = here.form(actor, NOEL)
    here.answer(actor, form, now=datetime.now(UTC))
    at = well(visit(here, VERA, "participant/answer", form=form, step="3"))
    at = well(button(at, "Submit"))
    assert "Thank you" in text_of(at)
    assert "Nothing is shown to Noel Park until both of" in text_of(at)


def test_a_reflection_before_both_submitted_says_when_it_opens(here: House, visit: Visit) -> None:
    form = answered(here, VERA, NOEL)
    at = well(visit(here, VERA, "participant/reflection", form=form))
    assert "It opens for both when both have submitted." in text_of(at)


def test_both_read_the_same_comparison_from_their_own_side(here: House, visit: Visit) -> None:
    mine = answered(here, VERA, NOEL)
    low = {**FULL, "core.expectations": 2}
    theirs = here.submit(here.actor(NOEL), VERA, low, now=datetime.now(UTC))
    one = well(visit(here, VERA, "participant/reflection", form=mine))
    other = well(visit(here, NOEL, "participant/reflection", form=theirs))
    assert "Noel Park sees it lower" in text_of(one)
    assert "Vera Lind sees it higher" in text_of(other)


def test_a_step_that_one_proposes_the_other_keeps(here: House, visit: Visit) -> None:
    mine = answered(here, VERA, NOEL)
    theirs = answered(here, NOEL, VERA)
    at = well(visit(here, VERA, "participant/reflection", form=mine))
    at.text_input(key="step_words").set_value("Send the abstract")
    at = well(button(at, "Propose it"))
    assert "Proposed by you" in text_of(at)
    at = well(visit(here, NOEL, "participant/reflection", form=theirs))
    assert "Send the abstract" in text_of(at)
    assert "Both of you keep it" in text_of(well(button(at, "Keep it")))


def test_what_the_program_changed_stands_on_the_first_page(here: House, visit: Visit) -> None:
    program.publish_note(here.database, here.lead, "Wednesdays are free.", now=datetime.now(UTC))
    assert "Wednesdays are free." in text_of(well(visit(here, VERA)))


def test_a_session_that_ended_saves_nothing_and_says_so(here: House, visit: Visit) -> None:
    from mentorsurvey import sign_in

    actor = here.actor(VERA)
    form = here.form(actor, NOEL)
    at = well(visit(here, VERA, "participant/answer", form=form))
    sign_in.revoke(here.database, here.operator, actor.person_id, now=datetime.now(UTC))
    at.segmented_control(key=f"{form}:core.bond").set_value(6).run()
    assert "core.bond" not in responses.open_form(here.database, actor, form).answers
