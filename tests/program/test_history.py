"""Each person learns who made a link for them, and who set or changed their address."""

from datetime import timedelta

import pytest

from mentorsurvey import program, sign_in
from mentorsurvey.access import Actor, operator
from mentorsurvey.errors import NotAllowed
from mentorsurvey.program import history
from mentorsurvey.store.history import Change
from tests.house import LEAD, MIRA, NOEL, NOW, TOM, VERA, House, address, pair_row

LATER = NOW + timedelta(days=1)


def untold(house: House, actor: Actor) -> list[Change]:
    return history.untold(house.database, actor)


def as_person(house: House, name: str, browser: str = "phone") -> Actor:
    """Somebody on a browser, without a link that was made for it."""
    return Actor(
        kind="person",
        program_id=house.program_id,
        person_id=house.person_id(name),
        browser=browser,
    )


def minted_by(house: House) -> list[tuple[str, str | None]]:
    with house.database.read() as tx:
        rows = tx.rows(
            "SELECT person.key, link.minted_by FROM link JOIN person ON person.id = link.person_id"
            " ORDER BY link.minted_at, link.id"
        )
    return [(row["key"], row["minted_by"]) for row in rows]


def test_a_link_says_who_made_it(house: House) -> None:
    lead = house.lead
    sign_in.mint(house.database, lead, house.person_id(TOM), now=LATER)
    sign_in.mint(house.database, house.operator, house.person_id(MIRA), now=LATER)
    assert minted_by(house)[-2:] == [(address(TOM), lead.person_id), (address(MIRA), None)]


def test_a_link_that_is_made_for_one_person_is_told_to_that_person(house: House) -> None:
    tom = as_person(house, TOM)
    assert untold(house, tom) == []
    sign_in.mint(house.database, house.lead, tom.person_id, now=LATER)
    (told,) = untold(house, tom)
    assert (told.what, told.by, told.by_operator, told.at) == ("link", LEAD, False, LATER)
    assert (told.scope, told.round_id) == ("participant", None)
    assert untold(house, as_person(house, MIRA)) == []


def test_a_lead_is_told_of_a_link_too(house: House) -> None:
    lead = house.lead
    history.confirm(house.database, lead, [one.id for one in untold(house, lead)], now=NOW)
    sign_in.mint(house.database, house.operator, lead.person_id, scope="lead", now=LATER)
    (told,) = untold(house, lead)
    assert (told.scope, told.by, told.by_operator) == ("lead", "", True)


def test_the_links_of_a_round_are_in_the_history_and_not_told_aloud(house: House) -> None:
    sign_in.mint_for_round(house.database, house.operator, house.round_id, now=LATER)
    tom = as_person(house, TOM)
    assert untold(house, tom) == []
    newest = history.own_history(house.database, tom)[0]
    assert (newest.what, newest.round_number, newest.round_id) == ("link", 1, house.round_id)


def test_the_history_says_when_a_link_was_ended(house: House) -> None:
    tom = as_person(house, TOM)
    sign_in.mint(house.database, house.lead, tom.person_id, now=NOW)
    assert history.own_history(house.database, tom)[0].ended_at is None
    sign_in.revoke(house.database, house.lead, tom.person_id, now=LATER)
    sign_in.mint(house.database, house.lead, tom.person_id, now=LATER)
    newest, before = history.own_history(house.database, tom)[:2]
    assert (newest.ended_at, before.ended_at) == (None, LATER)


def test_what_was_confirmed_is_not_told_again(house: House) -> None:
    tom = as_person(house, TOM)
    sign_in.mint(house.database, house.lead, tom.person_id, now=LATER)
    ids = [one.id for one in untold(house, tom)]
    for _ in range(2):
        history.confirm(house.database, tom, ids, now=LATER)
    assert untold(house, tom) == []
    sign_in.mint(house.database, house.lead, tom.person_id, now=LATER)
    assert len(untold(house, tom)) == 1


def test_whoever_made_the_link_cannot_confirm_it_for_its_person(house: House) -> None:
    token = sign_in.mint(house.database, house.lead, house.person_id(TOM), now=LATER)
    cookie = sign_in.start_session(house.database, token, browser="the lead's", now=LATER)
    session = sign_in.resume(house.database, cookie, now=LATER)
    assert session is not None
    ids = [one.id for one in untold(house, session.actor)]
    history.confirm(house.database, session.actor, ids, now=LATER)
    assert untold(house, session.actor) == []
    assert len(untold(house, as_person(house, TOM))) == 1


def test_nobody_confirms_what_another_person_is_told(house: House) -> None:
    tom, mira = as_person(house, TOM), as_person(house, MIRA)
    sign_in.mint(house.database, house.lead, tom.person_id, now=LATER)
    ids = [one.id for one in untold(house, tom)]
    history.confirm(house.database, mira, ids, now=LATER)
    assert len(untold(house, tom)) == 1
    assert house.count("person_history_read") == 0


def test_a_first_address_is_in_the_history_and_a_later_one_is_told_aloud(house: House) -> None:
    first = history.own_history(house.database, as_person(house, TOM))
    assert [(one.what, one.before, one.after) for one in first] == [("address", None, address(TOM))]
    ids = {"mentor_id": "m1", "mentee_id": "m2"}
    for moment, mail in ((NOW, ""), (LATER, address("Ada"))):
        row = pair_row(2, "Ada", "Ben", mentor_email=mail, **ids)
        program.import_roster(house.database, house.lead, [row], source="a.csv", now=moment)
    with house.database.read() as tx:
        ada = tx.rows("SELECT id FROM person WHERE key = 'm1'")[0]["id"]
    person = Actor(kind="person", program_id=house.program_id, person_id=ada, browser="phone")
    (told,) = untold(house, person)
    assert (told.what, told.before, told.after, told.by, told.at) == (
        "address",
        None,
        address("Ada"),
        LEAD,
        LATER,
    )


def test_a_name_that_takes_the_place_of_an_address_is_in_the_history(house: House) -> None:
    before = "nadia@example.org"
    made = program.found(house.database, operator(), name="Bridge", lead_address=before, now=NOW)
    nadia = Actor(kind="person", program_id=house.program_id, person_id=made.lead_id)
    row = pair_row(2, "Nadia Roy", TOM, mentor_email=before)
    program.import_roster(house.database, house.lead, [row], source="a.csv", now=LATER)
    newest = history.own_history(house.database, nadia)[0]
    assert (newest.what, newest.before, newest.after) == ("name", before, "Nadia Roy")


def test_the_one_to_ask_in_confidence_is_told_of_a_lead_s_link(house: House) -> None:
    contact = program.name_confidential_contact(
        house.database, house.lead, "Sam Ode", "sam@example.org", now=NOW
    )
    sign_in.mint(house.database, house.lead, contact.person_id, now=LATER)
    sam = as_person(house, "Sam Ode")
    assert [one.what for one in untold(house, sam)] == ["link"]
    assert [one.after for one in history.own_history(house.database, sam)] == [
        None,
        "sam@example.org",
    ]


@pytest.mark.parametrize("who", ["operator", "nobody"])
def test_a_history_is_read_by_its_person_alone(house: House, who: str) -> None:
    actor = house.operator if who == "operator" else Actor(kind="clock")
    for call in (history.own_history, history.untold):
        with pytest.raises(NotAllowed):
            call(house.database, actor)


def test_an_undone_import_takes_its_peoples_history_with_it(unasked: House) -> None:
    before = unasked.count("person_history")
    each = program.imports(unasked.database, unasked.operator)[0]
    program.undo_import(unasked.database, unasked.operator, each.id, now=LATER)
    assert unasked.count("person_history") < before
    assert unasked.count("relationship") == 0


def test_who_has_gone_is_no_longer_named(house: House) -> None:
    sign_in.mint(house.database, house.lead, house.person_id(VERA), now=LATER)
    with house.database.write() as tx:
        tx.run("UPDATE person_history SET by_id = NULL WHERE what = 'link'")
    (told,) = untold(house, as_person(house, VERA))
    assert (told.by, told.by_operator) == ("", False)
    assert untold(house, as_person(house, NOEL)) == []
