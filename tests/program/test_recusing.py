"""A lead keeps a lead out of a pair: dated, in the record, and taken back by others alone."""

import pytest

from mentorsurvey import program
from mentorsurvey.access import Actor
from mentorsurvey.errors import NotAllowed, SettingsError
from mentorsurvey.program.record import recorded
from mentorsurvey.program.recusing import kept_by_leads, let_in_again, recuse_lead
from tests.house import LEAD, TOM, UMA, VERA, House, founded
from tests.program.test_leading import named, signed_in
from tests.store.leading import pair_id
from tests.store.leading import recuse_lead as kept_out_by_a_participant


def mentees(house: House, actor: Actor) -> set[str]:
    return {pair.mentee for pair in program.relationships(house.database, actor)}


def test_a_lead_is_kept_out_and_let_in_again_by_another(house: House) -> None:
    other, pair = signed_in(house, named(house)), pair_id(house, TOM)
    for _ in range(2):  # the same click twice
        recuse_lead(house.database, house.lead, other.person_id, pair, now=house.now)
    assert mentees(house, other) == {UMA, VERA}
    (kept,) = kept_by_leads(house.database, house.lead)
    assert (kept.person_id, kept.by, kept.since) == (other.person_id, LEAD, house.now)
    assert kept_by_leads(house.database, other) == []
    let_in_again(house.database, house.lead, other.person_id, pair, now=house.now)
    assert mentees(house, other) == {TOM, UMA, VERA}
    with pytest.raises(SettingsError):
        let_in_again(house.database, house.lead, other.person_id, pair, now=house.now)


def test_nobody_lets_themselves_in_again(house: House) -> None:
    me, other, pair = house.lead, signed_in(house, named(house)), pair_id(house, TOM)
    recuse_lead(house.database, me, me.person_id, pair, now=house.now)
    assert mentees(house, me) == {UMA, VERA}
    with pytest.raises(NotAllowed):
        let_in_again(house.database, me, me.person_id, pair, now=house.now)
    let_in_again(house.database, other, me.person_id, pair, now=house.now)
    assert mentees(house, me) == {TOM, UMA, VERA}


def test_taking_it_back_leaves_what_else_keeps_them_out_and_tells_nothing_of_it(
    house: House,
) -> None:
    other, pair = signed_in(house, named(house)), pair_id(house, TOM)
    kept_out_by_a_participant(house, TOM, now=house.now, lead_id=other.person_id)
    assert kept_by_leads(house.database, house.lead) == []
    recuse_lead(house.database, house.lead, other.person_id, pair, now=house.now)
    let_in_again(house.database, house.lead, other.person_id, pair, now=house.now)
    assert mentees(house, other) == {UMA, VERA}
    with pytest.raises(SettingsError):
        let_in_again(house.database, house.lead, other.person_id, pair, now=house.now)
    assert mentees(house, other) == {UMA, VERA}


def test_only_leads_are_kept_out_and_only_of_pairs_in_scope(house: House) -> None:
    there = founded(house.database, name="Harbor", pairs=(("Olga Ruiz", "Pim Bos"),))
    other = named(house)
    for person, pair in (
        (house.person_id(TOM), pair_id(house, VERA)),
        (other.id, pair_id(there, "Pim Bos")),
        (there.lead.person_id, pair_id(house, VERA)),
        (other.id, "not there"),
    ):
        with pytest.raises(NotAllowed):
            recuse_lead(house.database, house.lead, person, pair, now=house.now)


def test_the_record_says_it_to_those_who_see_the_pair_alone(house: House) -> None:
    other, pair = signed_in(house, named(house)), pair_id(house, TOM)
    recuse_lead(house.database, house.lead, other.person_id, pair, now=house.now)

    def verbs(actor: Actor) -> list[str]:
        return [one.verb for one in recorded(house.database, actor, most=50)[1]]

    assert "lead.recuse" in verbs(house.lead)
    assert "lead.recuse" not in verbs(other)
