"""Mail that came back: whose it was, and that it does not reach them. Its words are never kept."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message
from email.utils import parseaddr

from mentorsurvey.access import Actor, clock, require
from mentorsurvey.mail.smtp import envelope
from mentorsurvey.store import Database, Tx, audit, mail, mail_people, mail_server
from mentorsurvey.store.mail import Mail

LONGEST = 500_000
"""Bytes of a returned mail that are looked at."""
MOST_PARTS = 50
REMEMBERED = timedelta(days=7)
"""So long after a mail its return is believed that names the address alone."""

_STATUS = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
_ID = re.compile(r"<([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12})@", re.ASCII)


@dataclass(frozen=True, kw_only=True)
class Read:
    """What came of a returned mail: people it did not reach, and reports that matched nobody.

    ``later`` are reports that a mail is late, which mean nothing yet.
    """

    unreached: int = 0
    later: int = 0
    unmatched: int = 0


@dataclass(frozen=True, kw_only=True)
class Report:
    """What a returned mail says about one receiver."""

    ids: tuple[str, ...]
    addresses: tuple[str, ...]
    failed: bool
    code: str


def read_bounce(where: Database | Tx, actor: Actor, text: str | bytes, *, now: datetime) -> Read:
    """Take in a mail that came back, as it is with its headers; what came of it.

    A lead learns nothing by it of people whom they do not see.
    """
    require(actor, "mail.return")
    content = text.encode("utf-8", "replace") if isinstance(text, str) else text
    reports = list(_reports(content[:LONGEST]))
    if not reports:
        reports = [Report(ids=(), addresses=(), failed=True, code="")]
    unreached = later = unmatched = 0
    with where.write() as tx:
        for report in reports:
            if not report.failed:
                later += 1
            elif _note(tx, actor, report, now=now):
                unreached += 1
            else:
                unmatched += 1
        if unmatched:
            mail_server.count_unmatched(tx, unmatched)
    return Read(unreached=unreached, later=later, unmatched=unmatched)


def _note(tx: Tx, actor: Actor, report: Report, *, now: datetime) -> bool:
    """Note whom a mail did not reach; whether it was one of ours."""
    mails = _sent(tx, actor, report, now=now)
    if not mails:
        return False
    first = mails[0]
    own = clock(first.program_id)
    if actor.kind == "person" and not mail_people.is_seen(tx, actor, first.person_id):
        return False
    why = why_of(report.code)
    mail.fail(tx, mails, why, report.code)
    if why in mail.UNREACHED and _is_about_today(tx, own, first, report):
        mail_people.set_trouble(tx, own, first.person_id, why, report.code, now=now)
    if actor.kind == "person":
        audit.write(tx, actor, "mail.return", "person", first.person_id, now=now)
    return True


def _sent(tx: Tx, actor: Actor, report: Report, *, now: datetime) -> list[Mail]:
    for one in report.ids:
        if found := mail.sent_as(tx, actor, one):
            return found
    for address in () if report.ids else report.addresses:
        if found := mail.last_to(tx, actor, address, since=now - REMEMBERED):
            return found
    return []


def _is_about_today(tx: Tx, own: Actor, first: Mail, report: Report) -> bool:
    """Whether it is about the address that the person has today, and not about an earlier one."""
    reader = mail_people.reader(tx, own, first.person_id)
    if reader is None or not reader.address:
        return False
    today = envelope(reader.address).casefold()
    if any(envelope(one).casefold() == today for one in report.addresses):
        return True
    sent = first.handed_at or first.made_at
    return not mail_people.address_changed_since(tx, own, first.person_id, sent)


def why_of(code: str) -> str:
    """Why a mail did not arrive, in a word, by what a server said."""
    found = _STATUS.search(code)
    if found is None:
        return "unknown"
    kind, subject, detail = (int(one) for one in found.groups())
    if subject == 7 or subject == 6:
        return "refused"
    if subject == 2 and detail == 2:
        return "full"
    return "gave up" if kind == 4 else "unknown"


def _reports(content: bytes) -> Iterator[Report]:
    """What a mail reports, if it is a report at all (RFC 3464)."""
    try:
        parsed = message_from_bytes(content)
        parts = [part for _, part in zip(range(MOST_PARTS), parsed.walk(), strict=False)]
    except (MessageError, ValueError, RecursionError, LookupError):
        return
    ids = _ids(parsed, parts)
    found = False
    for part in parts:
        if part.get_content_type() != "message/delivery-status":
            continue
        blocks = part.get_payload()
        for block in blocks if isinstance(blocks, list) else []:
            if isinstance(block, Message) and (report := _report(block, ids)):
                found = True
                yield report
    failed = parseaddr(str(parsed.get("X-Failed-Recipients", "")))[1]
    if not found and failed:
        yield Report(ids=ids, addresses=(failed[:320],), failed=True, code="")


def _report(block: Message, ids: tuple[str, ...]) -> Report | None:
    """What one block says, where it is about a receiver."""
    action = str(block.get("Action", "")).strip().casefold()
    if not action:
        return None
    status = _STATUS.search(str(block.get("Status", "")))
    receivers = (str(block.get(f"{name}-Recipient", "")) for name in ("Original", "Final"))
    addresses = (parseaddr(one.partition(";")[2].strip())[1][:320] for one in receivers)
    return Report(
        ids=ids,
        addresses=tuple(one for one in addresses if "@" in one),
        failed=action == "failed",
        code=".".join(status.groups()) if status else "",
    )


def _ids(parsed: Message, parts: list[Message]) -> tuple[str, ...]:
    """The ids of ours that a returned mail names: of the mail that came back, first."""
    texts = [str(part.get("Message-ID", "")) for part in parts if part is not parsed]
    for part in parts:
        if part.get_content_type() == "text/rfc822-headers":
            payload = part.get_payload(decode=True)
            texts.append(payload.decode("ascii", "replace") if isinstance(payload, bytes) else "")
    texts += [str(parsed.get(name, "")) for name in ("In-Reply-To", "References")]
    found = [match.group(1) for text in texts for match in _ID.finditer(text[:20_000])]
    return tuple(dict.fromkeys(found))
