"""The history of a person says what was changed and by whom, and a correction can be taken back."""

from datetime import timedelta

import pytest

from mentorsurvey import program
from mentorsurvey.errors import NotAllowed, RosterError
from mentorsurvey.program import pausing, record
from mentorsurvey.program.correcting import take_back
from mentorsurvey.program.person_history import Event, history_of_person
from tests.house import LEAD, MIRA, NOEL, TOM, UMA, VERA, House
from tests.store.leading import pair_id, recuse_lead

RIGHT = "vera.lind@example.org"


def history(house: House, person_id: str = "") -> list[Event]:
    return list(history_of_person(house.database, house.lead, person_id or house.person_id(VERA)))


def correct(house: House, person_id: str, *, minutes: int = 1, **said: str) -> None:
    person = next(
        one for one in program.people_of(house.database, house.operator) if one.id == person_id
    )
    fields = {"name": person.name, "address": person.address or "", **said}
    moment = house.now + timedelta(minutes=minutes)
    program.correct(house.database, house.lead, person_id, **fields, now=moment)


def newest(house: House, person_id: str) -> str:
    event = history(house, person_id)[0]
    assert event.change
    return event.change.id


def test_it_says_how_a_pair_came_in_what_became_of_it_and_who_was_corrected(house: House) -> None:
    vera = house.person_id(VERA)
    moment = house.now + timedelta(minutes=1)
    pausing.end_pair(
        house.database,
        house.lead,
        pair_id(house, VERA),
        since=house.now.date(),
        reason="left",
        now=moment,
    )
    correct(house, vera, minutes=2, address=RIGHT)
    said = [
        (one.entry.verb, one.entry.actor) if one.entry else (one.change.what, one.change.by)
        for one in history(house, vera)
        if one.entry or one.change
    ]
    assert said[:2] == [("address", LEAD), ("pair.end", LEAD)]
    assert ("roster.import", "") in said  # by the operator, who has no name
    assert not [
        event
        for event in history(house, house.person_id(TOM))
        if event.entry and VERA in event.entry.pair
    ]


def test_looks_are_no_changes(house: House) -> None:
    before = history(house)
    record.look(house.database, house.lead, "relationship", pair_id(house, VERA), now=house.now)
    assert history(house) == before


def test_what_is_kept_from_a_lead_is_not_in_it(house: House) -> None:
    recuse_lead(house, TOM, now=house.now)
    assert {
        name
        for one in history(house, house.person_id(MIRA))
        if one.entry
        for name in one.entry.pair
    } == {
        UMA,
        MIRA,
    }
    with pytest.raises(NotAllowed):
        history(house, house.person_id(TOM))


def test_a_correction_is_taken_back_and_that_can_be_taken_back_too(house: House) -> None:
    vera, before = house.person_id(VERA), house.now + timedelta(minutes=5)
    correct(house, vera, address=RIGHT)
    done = take_back(house.database, house.lead, vera, newest(house, vera), now=before)
    assert done.person.address == "vera@example.org"
    assert [one.undo for one in history(house, vera)[:2]] == [True, False]
    again = take_back(
        house.database, house.lead, vera, newest(house, vera), now=before + timedelta(minutes=1)
    )
    assert again.person.address == RIGHT


def test_what_was_changed_again_since_is_not_taken_back(house: House) -> None:
    vera = house.person_id(VERA)
    correct(house, vera, name="Vera Link")
    old = newest(house, vera)
    correct(house, vera, minutes=2, name="Vera Ling")
    with pytest.raises(RosterError, match="changed again since"):
        take_back(house.database, house.lead, vera, old, now=house.now)
    name = [one for one in program.people_of(house.database, house.operator) if one.id == vera]
    assert name[0].name == "Vera Ling"


def test_an_address_that_somebody_else_has_by_now_is_not_given_back(house: House) -> None:
    vera = house.person_id(VERA)
    correct(house, vera, address=RIGHT)
    old = newest(house, vera)
    correct(house, house.person_id(NOEL), minutes=2, address="vera@example.org")
    with pytest.raises(RosterError, match="Somebody else"):
        take_back(house.database, house.lead, vera, old, now=house.now)


def test_a_change_of_somebody_else_is_not_taken_back(house: House) -> None:
    vera = house.person_id(VERA)
    correct(house, vera, address=RIGHT)
    with pytest.raises(NotAllowed):
        take_back(
            house.database, house.lead, house.person_id(TOM), newest(house, vera), now=house.now
        )


def test_nobody_loses_the_address_that_a_roster_first_brought(house: House) -> None:
    found = history(house)
    assert [one.change.after for one in found if one.change] == ["vera@example.org"]
    assert not any(one.undo for one in found)
