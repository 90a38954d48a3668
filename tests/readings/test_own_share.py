"""Carrying more than one's share: who is told, on which browser, and what a yes sends."""

from datetime import timedelta

import pytest

from mentorsurvey import program, responses
from mentorsurvey.access import Actor
from mentorsurvey.errors import AnsweredElsewhere, NotAllowed, ResponseClosed
from mentorsurvey.readings import own_share
from mentorsurvey.responses import asking
from mentorsurvey.rounds.mistaken import set_counts
from mentorsurvey.store.contacts import Wish
from tests.access.everything import contents
from tests.house import FULL, LEAD, MIRA, NOW, TOM, House, address

MUCH = {"core.work": 6, "fairness": -2}
QUIET = "Quinn Ash"


def named(house: House) -> None:
    program.name_confidential_contact(
        house.database, house.operator, QUIET, "quinn@example.net", now=NOW
    )


def play(house: House, *said: dict[str, object], browsers: tuple[str, ...] = ()) -> str:
    """Tom's forms about Mira, one round after the other; the last one."""
    form = ""
    for number, answers in enumerate(said, start=1):
        now = NOW + timedelta(days=20) * (number - 1)
        if number > 1:
            house.open_round(now=now)
        tom = house.actor(TOM, browser=browsers[number - 1] if browsers else "phone")
        contact = {"contact": "no"} if named_any(house) else {}
        form = house.submit(tom, MIRA, {**FULL, **contact, **answers}, number=number, now=now)
    return form


def named_any(house: House) -> bool:
    return bool(program.named_contacts(house.database, house.operator))


def offered(house: House, form: str, *, browser: str = "phone") -> asking.Ask | None:
    return own_share.own_share(house.database, house.actor(TOM, browser=browser), form)


def test_two_rounds_running_and_somebody_is_named(house: House) -> None:
    named(house)
    found = offered(house, play(house, MUCH, MUCH))
    assert found is not None
    assert (found.contact, found.role, found.name, found.partner) == (QUIET, "contact", TOM, MIRA)
    assert found.address == address(TOM)


@pytest.mark.parametrize(
    "said",
    [
        (MUCH,),
        ({}, MUCH),
        (MUCH, {"core.work": 4, "fairness": -3}),
        (MUCH, {"core.work": 7, "fairness": -1}),
        (MUCH, MUCH, {}),
        (MUCH, {"core.work": 7, "fairness": responses.CANT_SAY}),
    ],
    ids=["one round", "one of two", "work", "fairness", "better since", "can't say"],
)
def test_otherwise_nothing_is_said(house: House, said: tuple[dict[str, object], ...]) -> None:
    named(house)
    assert offered(house, play(house, *said)) is None


def test_without_anybody_named_nothing_is_said(house: House) -> None:
    assert offered(house, play(house, MUCH, MUCH)) is None


def test_nor_where_some_of_it_was_answered_on_another_browser(house: House) -> None:
    named(house)
    form = play(house, MUCH, MUCH, browsers=("desk", "phone"))
    assert offered(house, form) is None
    assert offered(house, form, browser="desk") is None


def test_an_older_form_says_nothing_and_neither_does_a_round_that_does_not_count(
    house: House,
) -> None:
    named(house)
    form = play(house, MUCH, MUCH)
    first = house.form(house.actor(TOM), MIRA, number=1)
    assert offered(house, first) is None
    set_counts(house.database, house.operator, house.round_id, counts=False, now=NOW)
    assert offered(house, form) is None


def test_nothing_is_written_by_looking(house: House) -> None:
    named(house)
    form, tom = play(house, MUCH, MUCH), house.actor(TOM)
    with house.database.read() as tx:
        before = contents(tx)
        assert own_share.own_share(tx, tom, form) is not None
        assert contents(tx) == before


def test_a_yes_sends_what_was_shown_to_the_person_shown(house: House) -> None:
    named(house)
    form, tom = play(house, MUCH, MUCH), house.actor(TOM)
    found = offered(house, form)
    assert found is not None
    shown = own_share.sent(found, str, NOW)
    record = house.count("audit")
    for _ in range(2):
        asking.ask(house.database, tom, form, found.contact_id, now=NOW)
    assert house.count("audit") == record
    assert house.count("wish") == 1
    again = offered(house, form)
    assert again is not None
    assert again.asked_at == NOW
    (wish,) = wishes(house)
    assert (wish.name, wish.address, wish.partner) == (TOM, address(TOM), MIRA)
    assert shown == (
        "Tom Reyes would like you to get in touch.",
        f"Mentee in the pair with Mira Olsen, on {NOW}. They asked in confidence.",
        address(TOM),
    )


def wishes(house: House) -> tuple[Wish, ...]:
    with house.database.read() as tx:
        (seat,) = tx.rows("SELECT person_id FROM contact WHERE ended_at IS NULL")
    who = Actor(
        kind="person",
        program_id=house.program_id,
        person_id=seat["person_id"],
        scope="participant",
        browser="quiet desk",
    )
    return program.asked_for(house.database, who, now=NOW).wishes


def test_nothing_is_sent_to_somebody_else_than_was_shown(house: House) -> None:
    named(house)
    form, tom = play(house, MUCH, MUCH), house.actor(TOM)
    found = offered(house, form)
    assert found is not None
    later = NOW + timedelta(hours=1)
    program.name_confidential_contact(
        house.database, house.operator, "Rae Low", "rae@example.net", now=later
    )
    with pytest.raises(ResponseClosed, match="Nothing was sent"):
        asking.ask(house.database, tom, form, found.contact_id, now=later)
    elsewhere = house.actor(TOM, browser="desk")
    with pytest.raises(AnsweredElsewhere):
        asking.ask(house.database, elsewhere, form, found.contact_id, now=later)
    with pytest.raises(NotAllowed):
        asking.ask(house.database, house.actor(MIRA), form, found.contact_id, now=later)
    assert house.count("wish") == 0


def test_a_lead_is_named_as_one(house: House) -> None:
    with house.database.read() as tx:
        row = tx.row("SELECT person_id FROM lead LIMIT 1")
    assert row is not None
    program.name_lead_contact(house.database, house.operator, row["person_id"], now=NOW)
    found = offered(house, play(house, MUCH, MUCH))
    assert found is not None
    assert own_share.outside(found) == f"{LEAD} is one of your program’s leads."
    assert "in confidence" not in " ".join(own_share.sent(found, str, NOW))
