"""What is kept of a program's thresholds: every change, whose, when; and to whom it is shown."""

import sqlite3
from datetime import timedelta

import pytest

from mentorsurvey.store import thresholds
from mentorsurvey.store.thresholds import Change
from tests.house import LEAD, MIRA, NOW, House, founded

LATER = NOW + timedelta(days=3)


def latest(house: House) -> dict[str, Change]:
    lead = house.lead
    with house.database.read() as tx:
        return thresholds.latest(tx, lead)


def add(house: House, **values: int | None) -> None:
    lead = house.lead  # signing in writes too
    with house.database.write() as tx:
        thresholds.add(tx, lead, values, now=LATER)


def test_a_program_begins_without_a_change(house: House) -> None:
    assert latest(house) == {}


def test_a_change_keeps_who_made_it_and_when(house: House) -> None:
    add(house, cut=70)
    (one,) = latest(house).values()
    assert (one.name, one.value, one.by, one.changed_at) == ("cut", 70, LEAD, LATER)


def test_the_latest_change_stands_also_at_the_same_moment_and_the_earlier_are_kept(
    house: House,
) -> None:
    for cut in (70, 40, None):
        add(house, cut=cut, missed=3)
    found = latest(house)
    assert (found["cut"].value, found["missed"].value) == (None, 3)
    assert found["cut"].number == found["missed"].number
    with house.database.read() as tx:
        kept = tx.rows("SELECT value FROM threshold WHERE name = 'cut' ORDER BY number")
    assert [row["value"] for row in kept] == [70, 40, None]


def test_a_change_is_in_one_program_alone(house: House) -> None:
    other = founded(house.database, name="Harbor", pairs=(("Olga Ruiz", "Pim Bos"),))
    add(other, cut=30)
    assert latest(house) == {}
    assert latest(other)["cut"].value == 30


def test_a_participant_and_the_operator_read_no_change(house: House) -> None:
    add(house, cut=70)
    mira = house.actor(MIRA)
    with house.database.read() as tx:
        assert thresholds.latest(tx, mira) == {}
        assert thresholds.latest(tx, house.operator) == {}


def test_a_failed_change_leaves_nothing_half_done(house: House) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        add(house, cut=70, missed="many")
    assert house.count("threshold") == 0
