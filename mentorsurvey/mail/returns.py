"""Fetching mail that came back, out of a Maildir folder or a mailbox, and reading each once."""

import imaplib
import mailbox
import re
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from mentorsurvey.access import clock
from mentorsurvey.errors import FileError
from mentorsurvey.mail.bounces import Read, read_bounce
from mentorsurvey.mail.reports import LONGEST
from mentorsurvey.mail.smtp import TIMEOUT, trusted
from mentorsurvey.settings import MailServer, settings
from mentorsurvey.store import Database

MOST = 200
"""Mails that are read at once; the rest waits for the next time."""
ASIDE = "unmatched"
"""The folder for what belongs to nobody here."""
_UTF7 = re.compile(r"[^\x20-\x7e]+")


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
            try:
                with box.get_file(key) as file:
                    content = file.read(LONGEST)
            except KeyError:  # somebody else has taken it meanwhile
                continue
            read = read_bounce(database, clock(), content, now=now)
            unreached += read.unreached
            if _is_for_people(read):
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


def _is_for_people(read: Read) -> bool:
    """Whether somebody has to look at a mail: no mail of ours is meant, or it reports nothing."""
    return bool(read.unmatched) or not read.is_report


def _from_mailbox(database: Database, server: MailServer, *, now: datetime) -> int:
    unreached = 0
    with _signed_in(server) as box:
        unseen = box.uid("SEARCH", "UNSEEN")[1][0] or b""
        for number in unseen.split()[:MOST]:
            content = _fetched(box, number)
            read = read_bounce(database, clock(), content, now=now)
            unreached += read.unreached
            # What was read and belongs to nobody stays, but is seen, and so is not read again.
            flag = r"(\Seen)" if _is_for_people(read) else r"(\Deleted)"
            box.uid("STORE", number.decode("ascii"), "+FLAGS", flag)
        box.expunge()
    return unreached


@contextmanager
def _signed_in(server: MailServer) -> Iterator[imaplib.IMAP4_SSL]:
    try:
        box = imaplib.IMAP4_SSL(
            server.host, server.port, ssl_context=trusted(server), timeout=TIMEOUT
        )
        try:
            _sign_in(box, server)
            if box.select(_quoted(server.folder))[0] != "OK":
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


def _sign_in(box: imaplib.IMAP4_SSL, server: MailServer) -> None:
    if server.user.isascii() and server.password.isascii():
        box.login(server.user, server.password)
        return
    secret = f"\0{server.user}\0{server.password}".encode()
    box.authenticate("PLAIN", lambda _: secret)


def _quoted(folder: str) -> str:
    """The name of a mailbox as the protocol has it; one with other letters in their ASCII form."""
    if not folder.isascii():
        folder = _UTF7.sub(_as_utf7, folder.replace("&", "&-"))
    escaped = folder.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _as_utf7(found: re.Match[str]) -> str:
    coded = b64encode(found.group().encode("utf-16-be")).decode("ascii").rstrip("=")
    return f"&{coded.replace('/', ',')}-"


def _fetched(box: imaplib.IMAP4_SSL, number: bytes) -> bytes:
    """The beginning of a mail, without marking it as seen."""
    parts = box.uid("FETCH", number.decode("ascii"), f"(BODY.PEEK[]<0.{LONGEST}>)")[1]
    return next((part[1] for part in parts if isinstance(part, tuple)), b"")
