"""Which relationships an actor may work with, as the queries say it."""

import pytest

from mentorsurvey import program, rounds, sign_in
from mentorsurvey.access import Actor, clock
from mentorsurvey.errors import LinkOfKeptPair, NotAllowed
from mentorsurvey.store import people, programs, relationships, standings
from tests.house import LEAD, MIRA, NOEL, TOM, UMA, VERA, House, founded, pair_row


def seen(house: House, actor: Actor) -> set[str]:
    with house.database.read() as tx:
        return {pair.mentee for pair in relationships.within(tx, actor)}


def recuse(house: House, mentee: str, reason: str = "named") -> None:
    with house.database.write() as tx:
        pair = next(p for p in relationships.every(tx, house.program_id) if p.mentee == mentee)
        relationships.recuse(
            tx,
            relationship_id=pair.id,
            person_id=house.person_id(LEAD),
            reason=reason,
            now=house.now,
        )


def test_a_lead_and_the_operator_see_the_relationships_of_their_program(house: House) -> None:
    assert seen(house, house.lead) == seen(house, house.operator) == {TOM, UMA, VERA}


def test_a_participant_sees_no_relationship_through_a_leads_query(house: House) -> None:
    assert seen(house, house.actor(MIRA)) == set()


def test_an_actor_without_a_name_sees_nothing(house: House) -> None:
    assert seen(house, Actor(kind="person", program_id=house.program_id)) == set()
    assert seen(house, clock()) == set()


def test_a_lead_sees_nothing_of_another_program(house: House) -> None:
    other = founded(house.database, name="Harbor", pairs=(("Olga Ruiz", "Pim Bos"),))
    assert seen(house, other.lead) == {"Pim Bos"}
    with pytest.raises(NotAllowed):
        rounds.close_round(house.database, other.lead, house.round_id, now=house.now)
    with pytest.raises(NotAllowed):
        sign_in.mint_for_round(house.database, other.lead, house.round_id, now=house.now)


def test_a_recused_lead_meets_the_relationship_on_no_list(house: House) -> None:
    recuse(house, TOM)
    assert seen(house, house.lead) == {UMA, VERA}
    with house.database.read() as tx:
        listed = standings.of_round(tx, house.lead, house.round_id)
    assert not {TOM} & {standing.name for standing in listed}
    assert not {TOM} & {standing.partner for standing in listed}


def test_a_recused_lead_mints_no_link_about_the_relationship(house: House) -> None:
    recuse(house, VERA)
    minted = sign_in.mint_for_round(house.database, house.lead, house.round_id, now=house.now)
    assert {one.name for one in minted} == {MIRA, TOM, UMA}


def test_a_lead_who_mentors_is_kept_out_of_the_own_relationship(house: House) -> None:
    with house.database.write() as tx:
        programs.name_lead(tx, person_id=house.person_id(NOEL), now=house.now)
    token = house.token(NOEL, scope="lead")
    cookie = sign_in.start_session(house.database, token, browser="desk", now=house.now)
    session = sign_in.resume(house.database, cookie, now=house.now)
    assert session is not None
    assert session.actor.is_lead
    assert seen(house, session.actor) == {TOM, UMA}


def test_a_line_manager_who_becomes_a_lead_is_kept_out_from_the_start(house: House) -> None:
    row = pair_row(2, "Olga Ruiz", "Pim Bos", line_manager="lea@example.org; boss@example.org")
    program.import_roster(
        house.database,
        house.operator,
        [row],
        source="more.csv",
        now=house.now,
    )
    assert "Pim Bos" not in seen(house, house.lead)
    with house.database.write() as tx:
        boss = people.by_key(tx, house.program_id)["boss@example.org"]
        programs.name_lead(tx, person_id=boss.id, now=house.now)
    later = Actor(kind="person", program_id=house.program_id, person_id=boss.id, scope="lead")
    assert seen(house, later) == {TOM, UMA, VERA}


def test_a_recused_lead_cannot_extend_a_form_of_the_relationship(house: House) -> None:
    form = house.form(house.actor(TOM), MIRA)
    recuse(house, TOM)
    with pytest.raises(NotAllowed):
        rounds.extend_invitation(
            house.database,
            house.lead,
            house.round_id,
            form,
            until=house.now.replace(year=2027, month=1),
            now=house.now,
        )


def test_a_recused_lead_makes_and_revokes_no_link_of_somebody_whose_only_pair_it_is(
    house: House,
) -> None:
    recuse(house, VERA)
    for name in (VERA, NOEL):
        with pytest.raises(NotAllowed):
            sign_in.mint(house.database, house.lead, house.person_id(name), now=house.now)
        with pytest.raises(NotAllowed):
            sign_in.revoke(house.database, house.lead, house.person_id(name), now=house.now)
        assert sign_in.mint(house.database, house.operator, house.person_id(name), now=house.now)


def test_a_lead_makes_no_link_that_would_open_a_pair_that_is_kept_from_them(house: House) -> None:
    recuse(house, TOM)
    mira = house.person_id(MIRA)
    before = house.count("link")
    with pytest.raises(LinkOfKeptPair, match="ask the people who run the server"):
        sign_in.mint(house.database, house.lead, mira, now=house.now)
    minted = sign_in.mint_for_round(
        house.database, house.lead, house.round_id, whom="everyone", now=house.now
    )
    assert {one.name for one in minted} == {NOEL, UMA, VERA}
    found = sign_in.recipients(house.database, house.lead, house.round_id, now=house.now)
    assert found.left_out == (MIRA,)
    assert house.count("link") == before + 3
    assert sign_in.mint(house.database, house.operator, mira, now=house.now)


def test_who_cannot_make_a_link_is_told_of_other_leads_where_there_are_some(house: House) -> None:
    recuse(house, TOM)
    with house.database.write() as tx:
        programs.name_lead(tx, person_id=house.person_id(VERA), now=house.now)
    with pytest.raises(LinkOfKeptPair, match="Another lead may be able to"):
        sign_in.mint(house.database, house.lead, house.person_id(MIRA), now=house.now)


def test_a_lead_who_sees_one_pair_of_somebody_can_end_all_their_links(house: House) -> None:
    house.token(MIRA)
    recuse(house, TOM)
    assert sign_in.revoke(house.database, house.lead, house.person_id(MIRA), now=house.now) == 1


def test_a_link_is_made_for_no_round_of_another_program(house: House) -> None:
    other = founded(house.database, name="Harbor", pairs=(("Olga Ruiz", "Pim Bos"),))
    tom = house.person_id(TOM)
    for actor in (house.lead, house.operator):
        with pytest.raises(NotAllowed):
            sign_in.mint(house.database, actor, tom, round_id=other.round_id, now=house.now)
