"""A letter as the message that leaves: headers, text, HTML, and entries for a calendar.

The library's own messages parse each header several times, which took most of the time of a mail.
So it folds the headers that hold words here, and the rest is put together around them.
"""

from base64 import encodebytes
from binascii import b2a_qp
from collections.abc import Iterator
from datetime import datetime
from email.headerregistry import Address, HeaderRegistry
from email.policy import SMTP
from email.utils import format_datetime
from functools import lru_cache

from email_validator import EmailNotValidError, validate_email

from mentorsurvey.mail.as_html import as_html
from mentorsurvey.mail.as_text import as_text
from mentorsurvey.mail.calendar_entry import calendar
from mentorsurvey.mail.letters import BY_LEADS, CAN_BE_STOPPED, Letter
from mentorsurvey.mail.safe_text import cleaned
from mentorsurvey.mail.sheet import sheet
from mentorsurvey.mail.wordings import Wording

DATED = frozenset({"invitation", "reminder"})
"""The kinds that bring an entry for the calendar."""
QUIET = "OOF, AutoReply"
"""Which answers of machines Exchange keeps back; reports of what could not be delivered come."""
END = "\r\n"


def message(letter: Letter, wording: Wording, *, message_id: str, now: datetime) -> bytes:
    """The mail as it is handed over.

    Parameters
    ----------
    message_id : str
        The value of ``Message-ID``, with its angle brackets.

    Raises
    ------
    ValueError
        For an address or a message id that would say more than itself.
    """
    parts = sheet(letter, wording, now=now)
    content = _several("alternative", _text("plain", as_text(parts)), _text("html", as_html(parts)))
    if letter.kind in DATED and any(form.id for form in letter.forms):
        content = _several("mixed", content, _entries(letter, now=now))
    head = [
        *_who(letter),
        _words("Subject", parts.subject),
        _plain("Date", format_datetime(now)),
        _plain("Message-ID", message_id),
        *_by_machine(letter),
        _plain("Content-Language", "en"),
        *_unwanted(letter),
        _plain("MIME-Version", "1.0"),
    ]
    return ("".join(head) + content).encode("ascii")


def _who(letter: Letter) -> Iterator[str]:
    yield _ours("From", letter.program, letter.sender)
    yield _words("To", address(letter.name, letter.address))
    if letter.reply_to:
        name = letter.values["lead"] if letter.kind in BY_LEADS else letter.program
        yield _ours("Reply-To", name, letter.reply_to)


def _by_machine(letter: Letter) -> Iterator[str]:
    """That no person wrote it, so that no machine answers; what a lead writes is answered."""
    if letter.kind not in BY_LEADS:
        yield _plain("Auto-Submitted", "auto-generated")
        yield _plain("X-Auto-Response-Suppress", QUIET)


def _unwanted(letter: Letter) -> Iterator[str]:
    """How a mail program offers to stop reminders."""
    if letter.kind in CAN_BE_STOPPED and letter.stop_reminders:
        yield _plain("List-Unsubscribe", f"<{letter.stop_reminders}>")
        if letter.stop_reminders.startswith("https://"):  # RFC 8058 knows no other
            yield _plain("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")


@lru_cache(maxsize=64)
def _ours(name: str, program: str, text: str) -> str:
    """A header that is the same in all mail of a program."""
    return _words(name, address(program, text))


class _Classes(HeaderRegistry):
    """The classes of headers, each made once: the library makes one for every single header."""

    def __init__(self) -> None:
        super().__init__()
        self._made: dict[str, type] = {}

    def __getitem__(self, name: str) -> type:
        if name not in self._made:
            self._made[name] = super().__getitem__(name)
        return self._made[name]


_HEADER = _Classes()


def _words(name: str, value: str | Address) -> str:
    """A header with words in it, which may be in any script."""
    if isinstance(value, str) and len(value.splitlines()) > 1:
        raise ValueError("a header has one line")
    return str(_HEADER(name, value).fold(policy=SMTP))


def _plain(name: str, value: str) -> str:
    """A header that has no words; one that is long goes on in a second line."""
    if not value.isascii() or not value.isprintable():
        raise ValueError("a header has one line of plain characters")
    apart = " " if len(name) + len(value) < 76 else f"{END} "
    return f"{name}:{apart}{value}{END}"


def _several(kind: str, *parts: str) -> str:
    """Parts as one; what is between them stands in none, for no encoding writes "=_"."""
    between = f"--=_{kind}"
    return (
        f'Content-Type: multipart/{kind}; boundary="=_{kind}"{END}{END}'
        + "".join(f"{between}{END}{part}{END}" for part in parts)
        + f"{between}--{END}"
    )


def _text(kind: str, text: str) -> str:
    lines = END.join([*text.rstrip().replace("\r", "").split("\n"), ""])
    return (
        f'Content-Type: text/{kind}; charset="utf-8"{END}'
        f"Content-Transfer-Encoding: quoted-printable{END}{END}"
        f"{b2a_qp(lines.encode()).decode('ascii')}"
    )


def _entries(letter: Letter, *, now: datetime) -> str:
    lines = encodebytes(calendar(letter, now=now)).decode("ascii").splitlines()
    return (
        f'Content-Type: text/calendar; method="PUBLISH"; charset="utf-8"{END}'
        f"Content-Transfer-Encoding: base64{END}"
        f'Content-Disposition: attachment; filename="last-days.ics"{END}{END}'
        f"{END.join([*lines, ''])}"
    )


def address(name: str, text: str) -> Address:
    """A name and an address for a header; a host in another script in its ASCII form.

    Raises
    ------
    ValueError
        Where the text is not one address.
    """
    local, _, host = text.rpartition("@")
    if not local or not host or not text.isprintable() or len(text) > 320:
        raise ValueError("this is not one address")
    if not host.isascii():
        try:
            host = str(validate_email(f"a@{host}", check_deliverability=False).ascii_domain)
        except EmailNotValidError:
            raise ValueError("this is not one address") from None
    return Address(display_name=cleaned(name), username=local, domain=host)
