from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from mentorsurvey import program
from tests.house import MIRA, NOEL, TOM, VERA, House
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
    assert "About 3 minutes" in text_of(at)


def test_due_says_where_one_stopped(here: House, visit: Visit) -> None:
    actor = here.actor(VERA)
    form = here.form(actor, NOEL)
    here.answer(actor, form, {"core.trust": 4}, now=datetime.now(UTC))
    at = well(visit(here, VERA))
    assert "Continue: Noel Park" in [one.label for one in at.button]
    assert "1 of 13 answered" in [one.proto.text for one in at.get("progress")]
    assert "Not started" in text_of(well(visit(here, MIRA)))


def test_nothing_due_says_when_something_comes(here: House, visit: Visit) -> None:
    answered(here, VERA, NOEL)
    at = well(visit(here, VERA))
    assert "next round" in text_of(at)


def test_somebody_elses_form_is_not_there(here: House, visit: Visit) -> None:
    form = here.form(here.actor(VERA), NOEL)
    for foreign in (form, "no-such-form"):
        at = visit(here, TOM, "participant/answer", form=foreign)
        assert "This is not here for you." in text_of(at)
        assert not at.segmented_control


@pytest.mark.parametrize(
    ("who", "way", "there"),
    [(TOM, "Back to my forms", "What is due"), ("lead", "Back to Home", "Home")],
)
def test_a_page_that_is_not_theirs_leads_people_back_to_their_first_one(
    here: House, visit: Visit, who: str, way: str, there: str
) -> None:
    at = well(button(visit(here, who, "participant/answer", form="no-such-form"), way))
    assert there in [one.value for one in at.title]


def test_a_submitted_form_is_reopened_until_both_have_submitted(here: House, visit: Visit) -> None:
    answered(here, VERA, NOEL)
    at = well(visit(here, VERA))
    assert "Submitted, waiting for Noel Park." in text_of(at)
    at = button(at, "Reopen: Noel Park")
    assert "It then counts as not submitted" in text_of(well(at))
    at = button(at, "Leave it submitted")
    assert "Continue: Noel Park" not in [one.label for one in well(at).button]
    at = button(button(at, "Reopen: Noel Park"), "Reopen it")
    assert "Reopened: not submitted." in text_of(well(at))
    assert "Continue: Noel Park" in [one.label for one in at.button]
    assert "Complete, but not submitted" in [one.proto.text for one in at.get("progress")]


def test_submitting_leads_to_thanks_and_what_happens_next(here: House, visit: Visit) -> None:
    actor = here.actor(VERA)
    form = here.form(actor, NOEL)
    here.answer(actor, form, now=datetime.now(UTC))
    at = well(visit(here, VERA, "participant/answer", form=form, step="3"))
    at = well(button(at, "Submit"))
    assert "Thank you" in text_of(at)
    assert "Once Noel Park submits, you can both read the reflection." in text_of(at)


def test_after_submitting_the_next_form_of_a_mentor_of_two_is_one_tap_away(
    here: House, visit: Visit
) -> None:
    form = answered(here, MIRA, TOM)
    at = well(visit(here, MIRA, "participant/thanks", form=form))
    assert "1 form left" in text_of(at)
    at = well(button(at, "Next: Uma Shah"))
    assert "Working together" in text_of(at)


@pytest.mark.parametrize("released", [False, True])
def test_who_sees_ones_answers_is_found_from_the_first_page_and_after_submitting(
    here: House, visit: Visit, released: bool
) -> None:
    form = answered(here, VERA, NOEL)
    if released:
        answered(here, NOEL, VERA)
    thanks = well(visit(here, VERA, "participant/thanks", form=form))
    due = well(visit(here, VERA))
    for at, label in (
        (thanks, "Change who sees your answers"),
        (due, "Change who sees your answers about Noel Park"),
    ):
        assert "Who sees your 13 answers" in text_of(well(button(at, label)))


def test_a_reflection_before_both_submitted_says_when_it_opens(here: House, visit: Visit) -> None:
    form = answered(here, VERA, NOEL)
    at = well(visit(here, VERA, "participant/reflection", form=form))
    assert "It opens for both of you once you both submit." in text_of(at)


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


def test_earlier_notes_of_the_program_are_in_a_list_below(here: House, visit: Visit) -> None:
    moment = datetime.now(UTC)
    program.publish_note(here.database, here.lead, "Wednesdays are free.", now=moment)
    program.publish_note(
        here.database, here.lead, "A room is booked.", round_id=here.round_id, now=moment
    )
    at = well(visit(here, VERA))
    assert "After round 1." in text_of(at)
    assert [one.value for one in at.text][-2:] == ["A room is booked.", "Wednesdays are free."]
    assert "What changed before (1)" in [one.label for one in at.expander]
