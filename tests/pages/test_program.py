"""The page on which a lead names whom people can ask for, and the page of those who are asked."""

from datetime import UTC, datetime

from mentorsurvey import program
from tests.house import FULL, LEAD, MIRA, TOM, House
from tests.pages.conftest import Visit, text_of


def test_a_lead_names_both_and_makes_a_link_that_is_shown_once(here: House, visit: Visit) -> None:
    at = visit(here, "lead", "lead/program")
    at.selectbox(key="lead_contact").select(here.person_id(LEAD)).run()
    at.text_input(key="contact_name").input("Sam Ode")
    at.text_input(key="contact_address").input("ode@example.org")
    next(button for button in at.button if button.label == "Name this person").click().run()
    named = program.named_contacts(here.database, here.lead)
    assert {role: one.name for role, one in named.items()} == {"lead": LEAD, "contact": "Sam Ode"}
    next(button for button in at.button if button.label == "Make a sign-in link").click().run()
    assert len(at.code) == 1
    assert "/r/" in at.code[0].value
    at.run()
    assert len(at.code) == 0


def test_a_wrong_address_is_told_and_names_nobody(here: House, visit: Visit) -> None:
    at = visit(here, "lead", "lead/program")
    at.text_input(key="contact_name").input("Sam Ode")
    at.text_input(key="contact_address").input("nowhere")
    next(button for button in at.button if button.label == "Name this person").click().run()
    assert "not an e-mail address" in text_of(at)
    assert program.named_contacts(here.database, here.lead) == {}


def test_a_lead_chooses_totals_alone(here: House, visit: Visit) -> None:
    at = visit(here, "lead", "lead/program")
    at.radio(key="leads_see").set_value("totals").run()
    assert program.program_of(here.database, here.lead).leads_see == "totals"


def test_a_participant_does_not_open_it(here: House, visit: Visit) -> None:
    at = visit(here, TOM, "lead/program")
    assert not at.selectbox
    assert not at.radio


def test_who_is_asked_reads_the_name_and_says_when_it_is_done(here: House, visit: Visit) -> None:
    moment = datetime.now(UTC)
    program.name_lead_contact(here.database, here.lead, here.person_id(LEAD), now=moment)
    here.submit(here.actor(TOM), MIRA, {**FULL, "contact": "lead"}, now=datetime.now(UTC))
    at = visit(here, "lead", "participant/asked_for_you")
    assert f"**{TOM}** would like you to get in touch." in text_of(at)
    next(button for button in at.button if button.label == "I got in touch").click().run()
    assert "Nobody is waiting for you." in text_of(at)
    assert len(program.open_wishes(here.database, here.lead)) == 0


def test_who_is_not_named_reads_nothing_of_it(here: House, visit: Visit) -> None:
    program.name_lead_contact(here.database, here.lead, here.person_id(LEAD), now=datetime.now(UTC))
    here.submit(here.actor(TOM), MIRA, {**FULL, "contact": "lead"}, now=datetime.now(UTC))
    said = text_of(visit(here, MIRA, "participant/asked_for_you"))
    assert "When your program names you" in said
    assert "would like you" not in said
