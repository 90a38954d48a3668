"""A new lead's first link, made by another lead: it opens no more than its maker sees, once."""

from datetime import timedelta

import pytest

from mentorsurvey import program, sign_in
from mentorsurvey.access import Actor
from mentorsurvey.errors import LinkError, NotAllowed
from mentorsurvey.program.history import untold
from mentorsurvey.program.leading import name_lead, remove_lead
from mentorsurvey.store import standings
from tests.house import LEAD, MIRA, TOM, UMA, VERA, House, address, founded
from tests.program.test_leading import NIA, named, resumed
from tests.store.leading import recuse_lead


def mentees(house: House, actor: Actor) -> set[str]:
    return {pair.mentee for pair in program.relationships(house.database, actor)}


def first_link(house: House, maker: Actor, person_id: str) -> str:
    return sign_in.make_first_link(house.database, maker, person_id, now=house.now)


def passed_on(house: House, maker: Actor, name: str) -> Actor:
    """Somebody named and sent a link by ``maker``, signed in with it."""
    new = name_lead(house.database, maker, name, address(name), now=house.now)
    return resumed(house, first_link(house, maker, new.id), browser=f"{name}'s")


def test_it_signs_a_new_lead_in_and_they_are_told_who_made_it(house: House) -> None:
    new = passed_on(house, house.lead, NIA)
    assert new.is_lead
    assert mentees(house, new) == {TOM, UMA, VERA}
    (told,) = untold(house.database, new)
    assert (told.what, told.scope, told.by) == ("link", "lead", LEAD)


def test_what_is_kept_from_the_maker_is_kept_from_the_link_also_later_and_down_the_line(
    house: House,
) -> None:
    recuse_lead(house, TOM, now=house.now)
    new = passed_on(house, house.lead, NIA)
    next_one = passed_on(house, new, "Ola Next")
    assert mentees(house, new) == mentees(house, next_one) == {UMA, VERA}
    with house.database.read() as tx:
        listed = standings.of_round(tx, next_one, house.round_id)
    assert TOM not in {one.name for one in listed} | {one.partner for one in listed}
    recuse_lead(house, UMA, now=house.now)
    assert mentees(house, new) == mentees(house, next_one) == {VERA}
    # A link from the server has no such limit.
    token = sign_in.mint(house.database, house.operator, new.person_id, scope="lead", now=house.now)
    assert mentees(house, resumed(house, token, browser="other")) == {TOM, UMA, VERA}


def test_a_maker_s_own_pair_stays_closed_to_a_second_name_of_theirs(house: House) -> None:
    mentor = name_lead(house.database, house.lead, MIRA, address(MIRA), now=house.now)
    token = sign_in.mint(house.database, house.operator, mentor.id, scope="lead", now=house.now)
    mira = resumed(house, token, browser="mira's")
    alias = passed_on(house, mira, "Mary Second")
    assert mentees(house, alias) == {VERA}


def test_it_opens_on_one_device_alone_and_says_so_on_another(house: House) -> None:
    link = first_link(house, house.lead, named(house).id)
    resumed(house, link, browser="hers")
    resumed(house, link, browser="hers")
    with pytest.raises(LinkError, match="opened it first"):
        sign_in.start_session(house.database, link, browser="the maker's", now=house.now)


def test_a_link_in_somebody_s_pocket_opens_nothing_once_the_lead_has_signed_in(
    house: House,
) -> None:
    new = named(house)
    pocket = first_link(house, house.lead, new.id)
    other = passed_on(house, house.lead, "Ola Next")
    link = first_link(house, other, new.id)
    with pytest.raises(LinkError):
        sign_in.start_session(house.database, pocket, browser="pocket", now=house.now)
    server = sign_in.mint(house.database, house.operator, new.id, scope="lead", now=house.now)
    resumed(house, server, browser="hers")
    with pytest.raises(LinkError):
        sign_in.start_session(house.database, link, browser="pocket", now=house.now)


def test_it_is_made_for_a_new_lead_of_the_program_alone(house: House) -> None:
    me, new = house.lead, named(house)
    there = founded(house.database, name="Harbor", pairs=(("Olga Ruiz", "Pim Bos"),))
    assert sign_in.may_make_first_link(house.database, me) == {new.id}
    for maker, person in (
        (me, me.person_id),
        (me, house.person_id(TOM)),
        (me, there.lead.person_id),
        (there.lead, new.id),
    ):
        with pytest.raises(NotAllowed):
            first_link(house, maker, person)
    resumed(house, first_link(house, me, new.id), browser="hers")
    with pytest.raises(NotAllowed):
        first_link(house, me, new.id)


def test_nobody_makes_it_for_a_lead_who_was_named_before_them(house: House) -> None:
    early = named(house)
    later = house.now + timedelta(days=1)
    late = name_lead(house.database, house.lead, "Ola Next", "ola@example.org", now=later)
    maker = resumed(house, first_link(house, house.lead, late.id), browser="ola's")
    with pytest.raises(NotAllowed):
        first_link(house, maker, early.id)


def test_it_ends_with_the_role(house: House) -> None:
    new = named(house)
    link = first_link(house, house.lead, new.id)
    remove_lead(house.database, house.lead, new.id, now=house.now)
    with pytest.raises(LinkError):
        sign_in.start_session(house.database, link, browser="hers", now=house.now)
