"""A wish to be contacted reaches exactly the person named in it, and nobody else."""

from datetime import timedelta

import pytest

from mentorsurvey import program, responses, sign_in
from mentorsurvey.access import Actor
from mentorsurvey.errors import AnswerError, NotAllowed, ResponseClosed, SettingsError
from mentorsurvey.store import programs
from tests.house import FULL, LEAD, MIRA, NOEL, NOW, TOM, UMA, VERA, House

ODE = "Sam Ode"
ODES = "ode@example.org"
SOON = NOW + timedelta(hours=1)
LATER = NOW + timedelta(hours=2)


@pytest.fixture
def named(house: House) -> House:
    """The house with its lead and a confidential contact named."""
    program.name_lead_contact(house.database, house.lead, house.person_id(LEAD), now=NOW)
    program.name_confidential_contact(house.database, house.lead, ODE, ODES, now=NOW)
    return house


def contact(house: House, browser: str = "office") -> Actor:
    """The confidential contact, signed in by a link that a lead made."""
    ids = program.named_contacts(house.database, house.lead)
    token = sign_in.mint(house.database, house.lead, ids["contact"].person_id, now=NOW)
    cookie = sign_in.start_session(house.database, token, browser=browser, now=NOW)
    session = sign_in.resume(house.database, cookie, now=NOW)
    assert session is not None
    return session.actor


def ask(house: House, who: str, partner: str, whom: str) -> str:
    answers = {**FULL, "contact": whom}
    return house.submit(house.actor(who, browser=who), partner, answers, now=SOON)


def wishes(house: House, actor: Actor) -> list[tuple[str, str]]:
    found = program.asked_for(house.database, actor, now=LATER).wishes
    return [(wish.name, wish.role) for wish in found]


def test_nobody_is_asked_where_nobody_is_named(house: House) -> None:
    tom = house.actor(TOM)
    form = house.form(tom, MIRA)
    shown = {item.id for item in responses.open_form(house.database, tom, form).shown}
    assert "contact" not in shown
    with pytest.raises(AnswerError):
        responses.save(house.database, tom, form, "contact", "lead", now=NOW)


def test_the_form_offers_the_two_by_name(named: House) -> None:
    tom = named.actor(TOM)
    form = responses.open_form(named.database, tom, named.form(tom, MIRA))
    item = form.instrument.item("contact")
    assert form.options(item) == {
        "no": "No",
        "lead": f"Yes, {LEAD}",
        "contact": f"Yes, in confidence, {ODE}",
    }


def test_each_of_the_two_reads_what_names_them_and_nothing_else(named: House) -> None:
    ask(named, TOM, MIRA, "lead")
    ask(named, VERA, NOEL, "contact")
    ask(named, UMA, MIRA, "no")
    assert wishes(named, named.lead) == [(TOM, "lead")]
    assert wishes(named, contact(named)) == [(VERA, "contact")]


def test_a_wish_waits_for_nobody_but_its_authors_submission(named: House) -> None:
    tom = named.actor(TOM)
    form = named.form(tom, MIRA)
    named.answer(tom, form, {**FULL, "contact": "lead"})
    assert wishes(named, named.lead) == []
    responses.submit(named.database, tom, form, now=SOON)
    assert wishes(named, named.lead) == [(TOM, "lead")]


@pytest.mark.parametrize("who", [MIRA, NOEL, TOM])
def test_nobody_else_has_such_a_page(named: House, who: str) -> None:
    ask(named, TOM, MIRA, "contact")
    actor = named.actor(who)
    assert not program.is_asked(named.database, actor)
    assert len(program.open_wishes(named.database, actor)) == 0
    with pytest.raises(NotAllowed):
        program.asked_for(named.database, actor, now=LATER)


def test_a_lead_who_is_not_named_reads_nothing(named: House) -> None:
    ask(named, TOM, MIRA, "lead")
    with named.database.write() as tx:
        programs.name_lead(tx, person_id=named.person_id(NOEL), now=NOW)
    other = Actor(
        kind="person",
        program_id=named.program_id,
        person_id=named.person_id(NOEL),
        scope="lead",
    )
    with pytest.raises(NotAllowed):
        program.asked_for(named.database, other, now=LATER)


def test_a_leads_wishes_stay_closed_to_their_link_as_a_participant(named: House) -> None:
    ask(named, TOM, MIRA, "lead")
    assert wishes(named, named.actor(LEAD)) == []


def test_what_is_said_in_confidence_opens_on_the_first_browser_alone(named: House) -> None:
    ask(named, VERA, NOEL, "contact")
    thief, late = contact(named, browser="thief"), contact(named, browser="office")
    assert wishes(named, thief) == [(VERA, "contact")]
    found = program.asked_for(named.database, late, now=LATER)
    assert (found.wishes, found.locked) == ((), True)


def test_a_lead_who_makes_the_link_afterwards_reads_nothing(named: House) -> None:
    assert wishes(named, contact(named)) == []
    ask(named, VERA, NOEL, "contact")
    assert wishes(named, contact(named, browser="the lead's")) == []
    assert wishes(named, contact(named)) == [(VERA, "contact")]


def test_naming_somebody_else_leaves_earlier_wishes_where_they_are(named: House) -> None:
    ask(named, VERA, NOEL, "contact")
    before = contact(named)
    assert wishes(named, before) == [(VERA, "contact")]
    program.end_contact(named.database, named.lead, "contact", now=LATER)
    program.name_confidential_contact(
        named.database, named.lead, "New Person", "new@example.org", now=LATER
    )
    assert wishes(named, contact(named, browser="new")) == []
    assert wishes(named, before) == [(VERA, "contact")]


def test_a_wish_for_somebody_who_was_replaced_meanwhile_is_asked_again(named: House) -> None:
    vera = named.actor(VERA)
    form = named.form(vera, NOEL)
    named.answer(vera, form, {**FULL, "contact": "contact"})
    program.name_confidential_contact(
        named.database, named.lead, "New Person", "new@example.org", now=SOON
    )
    with pytest.raises(ResponseClosed):
        responses.submit(named.database, vera, form, now=LATER)
    named.answer(vera, form, {"contact": "contact"}, now=LATER)
    responses.submit(named.database, vera, form, now=LATER)
    assert wishes(named, contact(named, browser="new")) == [(VERA, "contact")]


def test_taking_the_form_back_takes_an_unread_wish_back(named: House) -> None:
    form = ask(named, TOM, MIRA, "lead")
    responses.take_back(named.database, named.actor(TOM, browser=TOM), form, now=SOON)
    assert wishes(named, named.lead) == []


def test_nobody_of_the_pair_is_offered_as_a_contact(named: House) -> None:
    with named.database.write() as tx:
        programs.name_lead(tx, person_id=named.person_id(MIRA), now=NOW)
    program.name_lead_contact(named.database, named.lead, named.person_id(MIRA), now=NOW)
    tom, vera = named.actor(TOM), named.actor(VERA)
    about_mira = responses.open_form(named.database, tom, named.form(tom, MIRA))
    about_noel = responses.open_form(named.database, vera, named.form(vera, NOEL))
    assert "lead" not in about_mira.contacts
    assert about_noel.contacts["lead"] == MIRA


def test_who_was_contacted_is_noted_and_can_be_undone(named: House) -> None:
    form = ask(named, TOM, MIRA, "lead")
    tom = responses.open_form(named.database, named.actor(TOM), form).owed.response_id or ""
    program.follow_up_wish(named.database, named.lead, tom, done=True, now=LATER)
    assert len(program.open_wishes(named.database, named.lead)) == 0
    program.follow_up_wish(named.database, named.lead, tom, done=False, now=LATER)
    assert len(program.open_wishes(named.database, named.lead)) == 1
    with pytest.raises(NotAllowed):
        program.follow_up_wish(named.database, contact(named), tom, done=True, now=LATER)


def test_a_participant_names_nobody(named: House) -> None:
    tom = named.actor(TOM)
    for change in (
        lambda: program.name_lead_contact(named.database, tom, None, now=NOW),
        lambda: program.name_confidential_contact(named.database, tom, ODE, ODES, now=NOW),
        lambda: program.end_contact(named.database, tom, "lead", now=NOW),
        lambda: program.set_leads_see(named.database, tom, "totals", now=NOW),
    ):
        with pytest.raises(NotAllowed):
            change()


def test_only_a_lead_can_be_the_lead_to_ask(named: House) -> None:
    with pytest.raises(NotAllowed):
        program.name_lead_contact(named.database, named.lead, named.person_id(TOM), now=NOW)


@pytest.mark.parametrize(
    ("name", "address"),
    [("", ODES), ("   ", ODES), (ODE, "nowhere"), (ODE, ""), (ODE, "lea@example.org")],
)
def test_a_confidential_contact_has_a_name_and_an_address_and_is_no_lead(
    house: House, name: str, address: str
) -> None:
    with pytest.raises(SettingsError):
        program.name_confidential_contact(house.database, house.lead, name, address, now=NOW)
