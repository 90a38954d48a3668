"""A real mail server on loopback for tests of what goes to whom, and a clock that ticks by hand."""

import re
import socket
from collections.abc import Iterator
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from mentorsurvey.access import clock
from mentorsurvey.mail.filling import fill
from mentorsurvey.mail.sending import deliver
from mentorsurvey.settings import settings
from tests.house import NOW, House, address

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


class Postbox:
    """What a mail server took, in its order, and whom it refuses."""

    def __init__(self) -> None:
        self.got: list[EmailMessage] = []
        self.refuses: dict[str, str] = {}

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, to: str, options: list[str]
    ) -> str:
        if to in self.refuses:
            return self.refuses[to]
        envelope.rcpt_tos.append(to)
        return "250 ok"

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        content = envelope.content
        assert isinstance(content, bytes)
        made = message_from_bytes(content, policy=policy.default)
        assert isinstance(made, EmailMessage)
        self.got.append(made)
        return "250 ok"

    def to(self, who: str) -> list[EmailMessage]:
        """What went to a person of the house, or to an address."""
        at = who if "@" in who else address(who)
        return [one for one in self.got if at in str(one["To"])]

    def subjects(self, who: str) -> list[str]:
        """The subjects of these."""
        return [str(one["Subject"]) for one in self.to(who)]

    def take(self) -> list[EmailMessage]:
        """What has come since the last time."""
        got, self.got = self.got, []
        return got


def words(mail: EmailMessage) -> str:
    """Its text, in one line."""
    body = mail.get_body(("plain",))
    assert body is not None
    return " ".join(body.get_content().split())


def link(mail: EmailMessage) -> str:
    """The token of its personal link; empty where it has none."""
    found = re.search(r"/r/([\w-]+)", words(mail))
    return found.group(1) if found else ""


def receivers(mails: list[EmailMessage]) -> list[str]:
    """The first names to whom they went, in their order."""
    return [re.search(r"([\w.]+)@", str(one["To"])).group(1) for one in mails]


def tick(house: House, at: datetime) -> int:
    """What the clock does of mail at one moment; how many mails the server took."""
    fill(house.database, clock(house.program_id), now=at)
    return deliver(house.database, now=at)


def ticks(house: House, start: datetime, end: datetime, *, step: timedelta = HOUR) -> int:
    """The same over and over from one moment until before another."""
    taken = 0
    while start < end:
        taken += tick(house, start)
        start += step
    return taken


def invite(house: House, postbox: Postbox) -> None:
    """Invite the five people of the house to its round, within the first seven hours."""
    ticks(house, NOW, NOW + 8 * HOUR, step=7 * HOUR)
    assert len(postbox.take()) == 5


@pytest.fixture
def postbox(monkeypatch: pytest.MonkeyPatch) -> Iterator[Postbox]:
    """A mail server that the settings name."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    postbox = Postbox()
    controller = Controller(postbox, hostname="127.0.0.1", port=port)
    controller.start()
    monkeypatch.setenv("MENTORSURVEY_SMTP", f"smtp://127.0.0.1:{port}")
    monkeypatch.setenv("MENTORSURVEY_MAIL_FROM", "survey@example.org")
    monkeypatch.setenv("MENTORSURVEY_MAIL_RATE", "1000")
    settings.cache_clear()
    yield postbox
    controller.stop()
    settings.cache_clear()
