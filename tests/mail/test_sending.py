"""Handing over to a real mail server on loopback: each mail once, whatever the server does."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from mentorsurvey.access import clock
from mentorsurvey.mail.filling import fill
from mentorsurvey.mail.sending import deliver
from mentorsurvey.settings import settings
from tests.house import MIRA, NOW, TOM, House, address

QUARTER = timedelta(minutes=15)


class Office:
    """A mail server that keeps what it takes, and does what a test says before."""

    def __init__(self) -> None:
        self.got: list[str] = []
        self.replies: dict[str, list[str]] = {}
        self.breaks = 0

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, to: str, options: list[str]
    ) -> str:
        if waiting := self.replies.get(to):
            return waiting.pop(0)
        envelope.rcpt_tos.append(to)
        return "250 ok"

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        if self.breaks:
            self.breaks -= 1
            server.transport.abort()
            return "451 gone"
        self.got += envelope.rcpt_tos
        return "250 ok"


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    office = Office()
    controller = Controller(office, hostname="127.0.0.1", port=8926)
    controller.start()
    monkeypatch.setenv("MENTORSURVEY_SMTP", f"smtp://127.0.0.1:{controller.port}")
    monkeypatch.setenv("MENTORSURVEY_MAIL_FROM", "survey@example.org")
    settings.cache_clear()
    yield office
    controller.stop()
    settings.cache_clear()


@pytest.fixture(autouse=True)
def _reminders(house: House) -> None:
    with house.database.write() as tx:
        tx.run("CREATE TABLE IF NOT EXISTS round_reminder (round_id TEXT, number INTEGER, at TEXT)")


def run(house: House, quarters: int = 40) -> int:
    """Fill and hand over each quarter of an hour; how many mails the server took."""
    taken = 0
    for step in range(quarters):
        fill(house.database, clock(house.program_id), now=NOW + step * QUARTER)
        taken += deliver(house.database, now=NOW + step * QUARTER)
    return taken


def test_everybody_is_invited_once(house: House, office: Office) -> None:
    assert run(house) == 5
    assert sorted(office.got) == sorted(set(office.got))
    assert run(house) == 0


def test_one_bad_address_stops_nobody_else(house: House, office: Office) -> None:
    office.replies[address(TOM)] = ["550 5.1.1 nobody"] * 9
    assert run(house) == 4
    assert address(TOM) not in office.got
    assert len(office.replies[address(TOM)]) == 8
    with house.database.read() as tx:
        assert [row["person_id"] for row in tx.rows("SELECT * FROM mail_trouble")] == [
            house.person_id(TOM)
        ]


def test_who_is_put_off_gets_it_later(house: House, office: Office) -> None:
    office.replies[address(MIRA)] = ["451 4.7.1 later"]
    assert run(house) == 5
    assert office.got.count(address(MIRA)) == 1


def test_a_mail_that_is_lost_on_the_way_is_sent_again(house: House, office: Office) -> None:
    office.breaks = 2
    assert run(house) == 5
    assert len(office.got) == 5


def test_who_has_answered_meanwhile_gets_none(house: House, office: Office) -> None:
    fill(house.database, clock(house.program_id), now=NOW)
    house.submit(house.actor(TOM), MIRA)
    assert run(house) == 4
    assert address(TOM) not in office.got
