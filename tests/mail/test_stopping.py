"""Whose reminders a stop link stops, where its person became part of somebody else."""

from datetime import timedelta

from mentorsurvey.mail.stopping import set_reminders, stop_address, stopping
from mentorsurvey.mail.wishes import wishes
from mentorsurvey.program import merging
from tests.house import NOW, TOM, UMA, VERA, House

LATER = NOW + timedelta(hours=1)


def token(house: House, name: str) -> str:
    with house.database.write() as tx:
        return stop_address(tx, house.person_id(name)).rpartition("/")[2]


def merged(house: House, kept: str, gone: str) -> None:
    merging.merge_people(
        house.database, house.lead, house.person_id(kept), house.person_id(gone), now=LATER
    )


def stopped(house: House, name: str) -> bool:
    return wishes(house.database, house.actor(name)).no_reminders


def test_the_link_of_somebody_who_was_merged_stops_the_reminders_of_who_they_became(
    house: House,
) -> None:
    link = token(house, UMA)
    merged(house, TOM, UMA)
    found = stopping(house.database, link)
    assert found is not None
    assert not found.stopped
    found = set_reminders(house.database, link, False, now=LATER)
    assert found is not None
    assert found.stopped
    assert stopped(house, TOM)
    assert not stopped(house, VERA)
    set_reminders(house.database, link, True, now=LATER)
    assert not stopped(house, TOM)


def test_it_follows_two_merges_and_goes_back_when_they_are_undone(house: House) -> None:
    link, uma = token(house, UMA), house.person_id(UMA)
    merged(house, TOM, UMA)
    merged(house, VERA, TOM)
    set_reminders(house.database, link, False, now=LATER)
    assert stopped(house, VERA)
    set_reminders(house.database, link, True, now=LATER)
    with house.database.write() as tx:
        tx.run("UPDATE person_merge SET undone_at = merged_at, undone_by = merged_by")
    set_reminders(house.database, link, False, now=LATER)
    assert not stopped(house, VERA)
    with house.database.read() as tx:
        row = tx.row("SELECT no_reminders FROM mail_wish WHERE person_id = :uma", uma=uma)
    assert row is not None
    assert row["no_reminders"] == 1
