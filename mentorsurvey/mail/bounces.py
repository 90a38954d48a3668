"""Mail that came back: whose it was, and that it does not reach them. Its words are never kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from mentorsurvey.access import Actor, clock, require
from mentorsurvey.mail.reports import LONGEST, Report, pasted, reports, why_of
from mentorsurvey.mail.smtp import envelope
from mentorsurvey.store import Database, Tx, audit, mail, mail_people, mail_server
from mentorsurvey.store.mail import Mail

REMEMBERED = timedelta(days=7)
"""So long after a mail a lead can paste its return where nothing but the address is left of it."""


@dataclass(frozen=True, kw_only=True)
class Read:
    """What came of a returned mail.

    ``people`` are the ids of those whom a mail did not reach. ``later`` counts reports that a mail
    is late, which mean nothing yet, and ``unmatched`` those that are about no mail of ours.
    """

    people: tuple[str, ...] = ()
    later: int = 0
    unmatched: int = 0

    @property
    def unreached(self) -> int:
        """How many people a mail did not reach."""
        return len(self.people)

    @property
    def is_report(self) -> bool:
        """Whether it said something about a mail at all: a reply of a machine does not."""
        return bool(self.people or self.later or self.unmatched)


def read_bounce(where: Database | Tx, actor: Actor, text: str | bytes, *, now: datetime) -> Read:
    """Take in a mail that came back, as it is with its headers; what came of it.

    It is believed by the id of our mail in it and by nothing else: anybody can write to the
    mailbox for returned mail. A lead learns nothing by it of people whom they do not see.
    """
    require(actor, "mail.return")
    content = text.encode("utf-8", "replace") if isinstance(text, str) else text
    with where.write() as tx:
        return _take_in(tx, actor, reports(content[:LONGEST]), now=now)


def read_pasted(where: Database | Tx, actor: Actor, text: str, *, now: datetime) -> Read:
    """Take in what a lead has copied out of a returned mail: all of it, or the lines one can see.

    Where no id of a mail is in it, an address in it counts, if it is of somebody whom the lead
    sees and to whom a mail went in the last days.
    """
    require(actor, "mail.return")
    found = reports(text.lstrip().encode("utf-8", "replace")[:LONGEST])
    loose = pasted(text)
    if not found and (loose.ids or loose.addresses):
        found = [loose]
    with where.write() as tx:
        return _take_in(tx, actor, found, by_address=True, now=now)


def _take_in(
    tx: Tx, actor: Actor, found: Sequence[Report], *, by_address: bool = False, now: datetime
) -> Read:
    people: list[str] = []
    later = unmatched = 0
    for report in found:
        if not report.failed:
            later += 1
            continue
        mails = _sent(tx, actor, report, by_address=by_address, now=now)
        if mails:
            _note(tx, actor, mails, report, now=now)
            people.append(mails[0].person_id)
        else:
            unmatched += 1
    if unmatched:
        mail_server.count_unmatched(tx, unmatched)
    return Read(people=tuple(dict.fromkeys(people)), later=later, unmatched=unmatched)


def _note(tx: Tx, actor: Actor, mails: Sequence[Mail], report: Report, *, now: datetime) -> None:
    """Note that a mail did not arrive, and whether more would."""
    first = mails[0]
    own = clock(first.program_id)
    why = why_of(report.code)
    mail.fail(tx, mails, why, report.code)
    about_all = why in mail.UNREACHED and first.kind != mail.UNTOLD
    if about_all and _is_about_today(tx, own, first, report):
        mail_people.set_trouble(tx, own, first.person_id, why, report.code, now=now)
    if actor.kind == "person":
        audit.write(tx, actor, "mail.return", "person", first.person_id, now=now)


def _sent(
    tx: Tx, actor: Actor, report: Report, *, by_address: bool, now: datetime
) -> Sequence[Mail]:
    """The mail of ours that a report is about; none of somebody whom a lead does not see."""
    for one in report.ids:
        if found := mail.sent_as(tx, actor, one):
            return found if _is_seen(tx, actor, found[0]) else ()
    if not by_address or report.ids:
        return ()
    for address in report.addresses:
        found = mail.last_to(tx, actor, address, since=now - REMEMBERED)
        if found and _is_seen(tx, actor, found[0]):
            return found
    return ()


def _is_seen(tx: Tx, actor: Actor, one: Mail) -> bool:
    return actor.kind != "person" or mail_people.is_seen(tx, actor, one.person_id)


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
