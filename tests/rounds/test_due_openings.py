"""The clock opens the rounds of a schedule: on their day, once, and never one over another."""

from datetime import date, timedelta

import pytest

from mentorsurvey.store import reminders
from tests.house import House
from tests.rounds.scheduled import CHECK_INS, Scheduled

NOVEMBER, FEBRUARY = date(2026, 11, 2), date(2027, 2, 2)


@pytest.fixture
def program(unasked: House) -> Scheduled:
    """The small program with check-ins every three months."""
    found = Scheduled(house=unasked)
    found.save(CHECK_INS)
    return found


def test_a_round_opens_at_eight_in_the_morning_of_its_day_and_not_before(
    program: Scheduled,
) -> None:
    assert program.run(program.at(NOVEMBER, 7, 59)) == 0
    assert program.run(program.at(NOVEMBER)) == 1
    (opened,) = program.rounds
    assert (opened.instrument, opened.reach, opened.totals) == ("checkin", "all", True)
    assert opened.opened_at == program.at(NOVEMBER)
    assert opened.closes_at.isoformat() == "2026-11-16T23:59:59+00:00"
    with program.house.database.read() as tx:
        assert reminders.of_round(tx, opened.id) == (
            program.at(date(2026, 11, 9)),
            program.at(date(2026, 11, 14)),
        )


def test_it_opens_once_however_often_the_clock_looks(program: Scheduled) -> None:
    for minute in range(5):
        program.run(program.at(NOVEMBER, 8, minute))
    program.days(NOVEMBER, NOVEMBER + timedelta(days=120))
    assert program.opened == [NOVEMBER, FEBRUARY]
