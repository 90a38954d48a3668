"""The folder of a demonstration: takes mail in place of a mail server, and lets it be read."""

import mailbox
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.parser import BytesHeaderParser
from email.policy import default
from pathlib import Path

from icalendar import Calendar

from mentorsurvey.settings import settings

_HERE = re.compile(r"http://(?:127\.0\.0\.1|localhost|\[::1\])(?::[0-9]{1,5})?(?![\w.:-])")
"""A web address of this machine; the port may be another one since the mail was written."""


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A mail in the folder, in a list.

    ``key`` finds it again, and ``at`` is when it would have left.
    """

    key: str
    to: str
    address: str
    subject: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What a mail would put into its reader's calendar: a day, or a time on it."""

    title: str
    at: date | datetime


@dataclass(frozen=True, kw_only=True)
class Opened:
    """The whole of a mail; its links open this server, in another tab."""

    kept: Kept
    html: str
    text: str
    entries: tuple[Entry, ...]
    headers: tuple[tuple[str, str], ...]


class LocalBox:
    """A Maildir that takes whatever it is offered."""

    def __init__(self, folder: Path) -> None:
        self._box = mailbox.Maildir(folder)

    def offer(self, address: str) -> None:
        """Take mail for anybody."""
        del address

    def give(self, content: bytes) -> None:
        """Write the mail into the folder."""
        self._box.add(content)

    def take_back(self) -> None:
        """Write nothing."""

    def close(self) -> None:
        """Nothing is open."""


def listed(folder: Path) -> list[Kept]:
    """Every mail in the folder, the newest first."""
    if not folder.is_dir():
        return []
    box, parser = mailbox.Maildir(folder), BytesHeaderParser(policy=default)
    found = []
    for key in box.iterkeys():
        found.append(_kept(key, parser.parsebytes(box.get_bytes(key))))
    return sorted(found, key=lambda one: (one.at, one.key), reverse=True)


def opened(folder: Path, key: str) -> Opened | None:
    """One mail; None where there is none with that key."""
    try:
        content = mailbox.Maildir(folder, create=False).get_bytes(key)
    except (KeyError, mailbox.NoSuchMailboxError):
        return None
    mail = message_from_bytes(content, policy=default)
    return Opened(
        kept=_kept(key, mail),
        html=_here(_words(mail, "html")).replace("<head>", '<head><base target="_blank">', 1),
        text=_here(_words(mail, "plain")),
        entries=tuple(_entries(mail)),
        headers=tuple((name, _here(str(value))) for name, value in mail.items()),
    )


def _kept(key: str, headers: EmailMessage) -> Kept:
    to = headers["To"].addresses[0]
    return Kept(
        key=key,
        to=to.display_name or to.addr_spec,
        address=to.addr_spec,
        subject=str(headers["Subject"]),
        at=headers["Date"].datetime,
    )


def _words(mail: EmailMessage, kind: str) -> str:
    part = mail.get_body((kind,))
    return str(part.get_content()) if part is not None else ""


def _here(text: str) -> str:
    return _HERE.sub(lambda _: settings().base_url, text)


def _entries(mail: EmailMessage) -> Iterator[Entry]:
    for part in mail.iter_attachments():
        if part.get_content_type() == "text/calendar":
            for event in Calendar.from_ical(part.get_content()).events:
                yield Entry(title=str(event["SUMMARY"]), at=event.start)
