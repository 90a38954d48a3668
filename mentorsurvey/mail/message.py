"""A letter as the message that leaves: headers, text, HTML, and entries for a calendar."""

from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from email_validator import EmailNotValidError, validate_email

from mentorsurvey.mail.as_html import as_html
from mentorsurvey.mail.as_text import as_text
from mentorsurvey.mail.calendar_entry import calendar
from mentorsurvey.mail.letters import Letter
from mentorsurvey.mail.safe_text import cleaned
from mentorsurvey.mail.sheet import sheet
from mentorsurvey.mail.wordings import Wording

DATED = frozenset({"invitation", "reminder"})
"""The kinds that bring an entry for the calendar."""
QUIET = "OOF, AutoReply"
"""Which answers of machines Exchange keeps back; reports of what could not be delivered come."""


def message(letter: Letter, wording: Wording, *, message_id: str, now: datetime) -> EmailMessage:
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
    made = EmailMessage(policy=SMTP)
    made["From"] = address(letter.program, letter.sender)
    made["To"] = address(letter.name, letter.address)
    if letter.reply_to:
        made["Reply-To"] = address(letter.program, letter.reply_to)
    made["Subject"] = parts.subject
    made["Date"] = format_datetime(now)
    made["Message-ID"] = message_id
    made["Auto-Submitted"] = "auto-generated"
    made["X-Auto-Response-Suppress"] = QUIET
    made["Content-Language"] = "en"
    if letter.kind == "reminder" and letter.stop_reminders:
        made["List-Unsubscribe"] = f"<{letter.stop_reminders}>"
        if letter.stop_reminders.startswith("https://"):  # RFC 8058 knows no other
            made["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    made.set_content(as_text(parts), cte="quoted-printable")
    made.add_alternative(as_html(parts), subtype="html", cte="quoted-printable")
    if letter.kind in DATED and any(form.id for form in letter.forms):
        made.add_attachment(
            calendar(letter, now=now),
            maintype="text",
            subtype="calendar",
            filename="last-days.ics",
            params={"method": "PUBLISH", "charset": "utf-8"},
        )
    return made


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
