"""Naming a lead, removing one, handing the role over: what each may do, and what stays."""

from datetime import timedelta

import pytest

from mentorsurvey import program, responses, sign_in
from mentorsurvey.access import Actor
from mentorsurvey.errors import MentorsurveyError, NotAllowed, SettingsError
from mentorsurvey.program.leading import (
    hand_over,
    leads_of,
    name_lead,
    namesakes,
    remove_lead,
)
from mentorsurvey.program.record import recorded
from mentorsurvey.store import people
from mentorsurvey.store.leads import Lead
from tests.house import FULL, LEAD, MIRA, NOEL, TOM, House, address, founded
from tests.store.leading import recuse_lead

NIA = "Nia New"


def named(house: House, name: str = NIA, **options: str) -> Lead:
    return name_lead(house.database, house.lead, name, address(name), now=house.now, **options)


def signed_in(house: House, lead: Lead) -> Actor:
    """With a link from the server, on a browser of their own."""
    token = sign_in.mint(house.database, house.operator, lead.id, scope="lead", now=house.now)
    return resumed(house, token, browser=f"{lead.name}'s")


def resumed(house: House, token: str, *, browser: str) -> Actor:
    cookie = sign_in.start_session(house.database, token, browser=browser, now=house.now)
    session = sign_in.resume(house.database, cookie, now=house.now)
    assert session is not None
    return session.actor


def leading(house: House) -> set[str]:
    return set(program.leads(house.database, house.operator))


def test_a_lead_names_a_lead_who_signs_in_with_a_link_from_the_server(house: House) -> None:
    new = signed_in(house, named(house))
    assert new.is_lead
    assert leading(house) == {LEAD, NIA}
    assert len(program.relationships(house.database, new)) == 3


def test_whoever_is_in_a_pair_is_the_same_person_and_kept_out_of_it(house: House) -> None:
    before = house.count("person")
    new = name_lead(house.database, house.lead, "N. Park", address(NOEL).upper(), now=house.now)
    assert (new.id, new.name) == (house.person_id(NOEL), NOEL)
    assert house.count("person") == before
    found = program.relationships(house.database, signed_in(house, new))
    assert NOEL not in {pair.mentor for pair in found}


def test_whoever_has_that_name_and_another_address_is_asked_about(house: House) -> None:
    database, lead = house.database, house.lead
    (same,) = namesakes(database, lead, f" {NOEL.upper()} ", "noel@else.org")
    assert same.id == house.person_id(NOEL)
    assert namesakes(database, lead, NOEL, address(NOEL)) == []
    new = name_lead(database, lead, NOEL, "noel@else.org", same_as=same.id, now=house.now)
    assert (new.id, new.address) == (same.id, address(NOEL))


def test_nobody_is_asked_about_whom_the_lead_may_not_know(house: House) -> None:
    recuse_lead(house, "Vera Lind", now=house.now)
    assert namesakes(house.database, house.lead, NOEL, "noel@else.org") == []
    with pytest.raises(NotAllowed):
        named(house, same_as=house.person_id(NOEL))


def test_a_line_manager_known_by_an_address_alone_gets_their_name(house: House) -> None:
    with house.database.write() as tx:
        boss = people.add(
            tx,
            program_id=house.program_id,
            key=address(NIA),
            name=address(NIA),
            address=address(NIA),
            now=house.now,
        )
    recuse_lead(house, TOM, now=house.now, lead_id=boss.id)
    new = named(house)
    assert (new.id, new.name) == (boss.id, NIA)
    found = program.relationships(house.database, signed_in(house, new))
    assert TOM not in {pair.mentee for pair in found}


def refused_name(house: House, name: str, given: str) -> str:
    me = house.lead
    before = (house.count("person"), house.count("lead"), house.count("audit"))
    with pytest.raises(SettingsError) as problem:
        name_lead(house.database, me, name, given, now=house.now)
    assert (house.count("person"), house.count("lead"), house.count("audit")) == before
    return str(problem.value)


def test_what_cannot_be_named_is_said_in_a_sentence_and_changes_nothing(house: House) -> None:
    assert "needs a name" in refused_name(house, " ", "x@example.org")
    assert "not an e-mail address" in refused_name(house, NIA, "nowhere")
    assert "already" in refused_name(house, LEAD, address(LEAD))
    program.name_confidential_contact(
        house.database, house.lead, "Sam Ode", "ode@example.org", now=house.now
    )
    assert "in confidence" in refused_name(house, "Sam Ode", "ode@example.org")
    with house.database.write() as tx:
        tx.run(
            "UPDATE person SET address = 'one@example.org' WHERE name IN (:a, :b)", a=TOM, b=MIRA
        )
    assert "Several people" in refused_name(house, NIA, "one@example.org")


def test_a_lead_who_is_removed_is_signed_out_at_once_and_keeps_their_own_forms(
    house: House,
) -> None:
    new = named(house, NOEL)
    token = sign_in.mint(house.database, house.operator, new.id, scope="lead", now=house.now)
    cookie = sign_in.start_session(house.database, token, browser="desk", now=house.now)
    remove_lead(house.database, house.lead, new.id, now=house.now)
    assert sign_in.resume(house.database, cookie, now=house.now) is None
    with pytest.raises(MentorsurveyError):
        sign_in.start_session(house.database, token, browser="desk", now=house.now)
    assert leading(house) == {LEAD}
    assert len(responses.due(house.database, house.actor(NOEL))) == 1


def test_the_last_lead_stays_also_where_nobody_else_has_signed_in_yet(house: House) -> None:
    me = house.lead
    with pytest.raises(SettingsError, match="Somebody has to lead the program"):
        remove_lead(house.database, me, me.person_id, now=house.now)
    new = named(house)
    with pytest.raises(SettingsError, match="No other lead has signed in yet"):
        remove_lead(house.database, me, me.person_id, now=house.now)
    signed_in(house, new)
    remove_lead(house.database, me, me.person_id, now=house.now)
    assert leading(house) == {NIA}


def test_of_two_who_remove_each_other_the_first_one_stays(house: House) -> None:
    me, other = house.lead, signed_in(house, named(house))
    remove_lead(house.database, me, other.person_id, now=house.now)
    with pytest.raises(NotAllowed):
        remove_lead(house.database, other, me.person_id, now=house.now)
    with pytest.raises(NotAllowed):
        remove_lead(house.database, me, other.person_id, now=house.now)
    assert leading(house) == {LEAD}


def test_handing_over_is_one_step_with_the_requests_of_people(house: House) -> None:
    old = named(house)
    old_actor = signed_in(house, old)
    program.name_lead_contact(house.database, house.lead, old.id, now=house.now)
    house.submit(house.actor(TOM), MIRA, {**FULL, "contact": "lead"})
    gone, new = hand_over(
        house.database, house.lead, old.id, "Ola Next", "ola@example.org", now=house.now
    )
    assert (gone.name, gone.asked, new.name) == (NIA, True, "Ola Next")
    assert leading(house) == {LEAD, "Ola Next"}
    assert program.named_contacts(house.database, house.lead)["lead"].person_id == new.id
    assert len(program.open_wishes(house.database, signed_in(house, new))) == 0
    # Who asked before asked the old one, who reads it where they had signed in as a lead.
    link = sign_in.mint(house.database, house.operator, old.id, now=house.now)
    assert len(program.open_wishes(house.database, resumed(house, link, browser=f"{NIA}'s"))) == 1
    assert len(program.open_wishes(house.database, resumed(house, link, browser="another"))) == 0
    assert old_actor.person_id == old.id


def test_a_handover_that_fails_names_nobody(house: House) -> None:
    me = house.lead
    with pytest.raises(SettingsError, match="No other lead has signed in yet"):
        hand_over(house.database, me, me.person_id, NIA, address(NIA), now=house.now)
    assert leading(house) == {LEAD}
    with pytest.raises(SettingsError, match="the same person"):
        hand_over(house.database, me, me.person_id, LEAD, address(LEAD), now=house.now)


def test_a_role_is_handed_to_somebody_who_leads_already(house: House) -> None:
    me, new = house.lead, named(house)
    signed_in(house, new)
    hand_over(house.database, me, me.person_id, "", "", same_as=new.id, now=house.now)
    assert leading(house) == {NIA}


def test_removing_the_lead_whom_people_can_ask_leaves_nobody_to_ask(house: House) -> None:
    new = named(house)
    program.name_lead_contact(house.database, house.lead, new.id, now=house.now)
    assert remove_lead(house.database, house.lead, new.id, now=house.now).asked
    assert program.named_contacts(house.database, house.lead) == {}


def test_what_leads_do_with_leads_is_in_the_record(house: House) -> None:
    new = named(house)
    remove_lead(house.database, house.lead, new.id, now=house.now)
    _, entries = recorded(house.database, house.lead, most=20)
    said = [
        (one.verb, one.actor, one.person)
        for one in entries
        if one.verb in {"lead.name", "lead.remove"}
    ]
    assert said[:2] == [("lead.remove", LEAD, NIA), ("lead.name", LEAD, NIA)]


def test_nobody_names_or_removes_a_lead_of_another_program(house: House) -> None:
    other = founded(house.database, name="Harbor", pairs=(("Olga Ruiz", "Pim Bos"),))
    mine = house.lead.person_id
    for act in (
        lambda: remove_lead(house.database, other.lead, mine, now=house.now),
        lambda: name_lead(
            house.database, other.lead, "", "", same_as=house.person_id(NOEL), now=house.now
        ),
    ):
        with pytest.raises(NotAllowed):
            act()
    # The same address is another person there.
    there = name_lead(house.database, other.lead, NOEL, address(NOEL), now=house.now)
    assert there.id != house.person_id(NOEL)
    assert leading(house) == {LEAD}


def test_who_is_named_again_is_a_later_lead(house: House) -> None:
    new = named(house)
    remove_lead(house.database, house.lead, new.id, now=house.now)
    later = house.now + timedelta(days=1)
    again = name_lead(house.database, house.lead, NIA, address(NIA), now=later)
    assert (again.id, again.named_at) == (new.id, later)
    assert [one.id for one in leads_of(house.database, house.lead)].count(new.id) == 1
