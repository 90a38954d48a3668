"""Fetching mail that came back, out of a Maildir folder or a mailbox, and reading each once."""

import imaplib
import mailbox
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from mentorsurvey.access import clock
from mentorsurvey.errors import FileError
from mentorsurvey.mail.bounces import LONGEST, read_bounce
from mentorsurvey.mail.smtp import TIMEOUT, trusted
from mentorsurvey.settings import MailServer, settings
from mentorsurvey.store import Database

MOST = 200
"""Mails that are read at once; the rest waits for the next time."""
ASIDE = "unmatched"
"""The folder for what belongs to nobody here."""


def read_returns(database: Database, *, now: datetime) -> int:
    """Read the mail that came back, where a place for it is set; how many people it missed.

    What was understood is deleted there: it holds addresses. The rest is kept out of the way.

    Raises
    ------
    FileError
        Where the folder or the mailbox cannot be read.
    """
    place = settings().mail.returns
    if isinstance(place, Path):
        return _from_folder(database, place, now=now)
    if isinstance(place, MailServer):
        return _from_mailbox(database, place, now=now)
    return 0


def _from_folder(database: Database, folder: Path, *, now: datetime) -> int:
    unreached = 0
    try:
        box = mailbox.Maildir(folder, factory=None, create=False)
        for _, key in zip(range(MOST), box.keys(), strict=False):
            with suppress(KeyError), box.get_file(key) as file:
                content = file.read(LONGEST)
            read = read_bounce(database, clock(), content, now=now)
            unreached += read.unreached
            if read.unmatched:
                box.add_folder(ASIDE).add(content)
            box.discard(key)
    except (OSError, mailbox.Error):
        raise FileError(
            "The folder of returned mail cannot be read or changed.",
            "Let the user of this service read and write there: it needs the folders new, cur and"
            " tmp of a Maildir.",
            where="MENTORSURVEY_BOUNCES",
        ) from None
    return unreached


def _from_mailbox(database: Database, server: MailServer, *, now: datetime) -> int:
    unreached = 0
    with _signed_in(server) as box:
        for number in box.uid("SEARCH", "UNSEEN")[1][0].split()[:MOST]:
            content = _fetched(box, number)
            read = read_bounce(database, clock(), content, now=now)
            unreached += read.unreached
            # What was read and belongs to nobody stays, but is seen, and so is not read again.
            box.uid("STORE", number, "+FLAGS", r"(\Seen)" if read.unmatched else r"(\Deleted)")
        box.expunge()
    return unreached


@contextmanager
def _signed_in(server: MailServer) -> Iterator[imaplib.IMAP4_SSL]:
    try:
        box = imaplib.IMAP4_SSL(
            server.host, server.port, ssl_context=trusted(server), timeout=TIMEOUT
        )
        try:
            box.login(server.user, server.password)
            if box.select(server.folder)[0] != "OK":
                raise imaplib.IMAP4.error
            yield box
        finally:
            with suppress(OSError, imaplib.IMAP4.error):
                box.logout()
    except (OSError, imaplib.IMAP4.error):
        raise FileError(
            "The mailbox of returned mail cannot be read.",
            "Check its server, its folder, the user and the password.",
            where="MENTORSURVEY_BOUNCES",
        ) from None


def _fetched(box: imaplib.IMAP4_SSL, number: bytes) -> bytes:
    """The beginning of a mail, without marking it as seen."""
    parts = box.uid("FETCH", number.decode("ascii"), f"(BODY.PEEK[]<0.{LONGEST}>)")[1]
    return next((part[1] for part in parts if isinstance(part, tuple)), b"")
