"""Whoever has submitted is thanked with the day on which they are asked next, where one is set."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from mentorsurvey.access import clock
from mentorsurvey.mail.composing import compose
from mentorsurvey.mail.filling import fill
from mentorsurvey.mail.written import NotDue
from mentorsurvey.rounds import scheduling
from mentorsurvey.settings import settings
from mentorsurvey.store import mail
from mentorsurvey.store.schedules import PairRule, Step
from tests.house import MIRA, NOW, TOM, House
from tests.store.leading import pair_id

SOON = NOW + timedelta(hours=1)
STEP = Step(form="checkin", first_on=date(2026, 12, 7))


@pytest.fixture(autouse=True)
def _mail_goes_out(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A server is set; nothing is handed over here."""
    monkeypatch.setenv("MENTORSURVEY_SMTP", "smtp://127.0.0.1:9")
    monkeypatch.setenv("MENTORSURVEY_MAIL_FROM", "survey@example.org")
    settings.cache_clear()
    yield
    monkeypatch.undo()
    settings.cache_clear()


def thanked(house: House) -> list[str]:
    """The days of the next round in the thanks that wait."""
    fill(house.database, clock(house.program_id), now=SOON)
    found = []
    with house.database.read() as tx:
        for one, _ in mail.due(tx, now=SOON + timedelta(days=2)):
            if one.kind == "thanks":
                try:
                    found.append(compose(tx, [one], now=SOON).letter.values["next_round"])
                except NotDue:
                    found.append("")
    return found


def test_nobody_is_thanked_by_mail_where_nothing_is_planned(house: House) -> None:
    house.submit(house.actor(TOM), MIRA)
    assert thanked(house) == []


def test_who_submitted_is_thanked_with_the_day_of_their_next_round(house: House) -> None:
    scheduling.save(house.database, house.lead, [STEP], now=NOW)
    house.submit(house.actor(TOM), MIRA)
    assert thanked(house) == ["Monday, December 7"]


def test_the_day_is_that_of_their_own_pair(house: House) -> None:
    scheduling.save(house.database, house.lead, [STEP], now=NOW)
    tom = pair_id(house, TOM)
    scheduling.set_pair(house.database, house.lead, tom, PairRule(later=7), now=NOW)
    house.submit(house.actor(TOM), MIRA)
    assert thanked(house) == ["Monday, December 14"]


def test_who_is_asked_no_more_gets_no_such_mail(house: House) -> None:
    scheduling.save(house.database, house.lead, [STEP], now=NOW)
    tom = pair_id(house, TOM)
    scheduling.set_pair(house.database, house.lead, tom, PairRule(left_out=True), now=NOW)
    house.submit(house.actor(TOM), MIRA)
    assert thanked(house) == [""]
