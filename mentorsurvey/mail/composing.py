"""From rows of the outbox to the letter that leaves now, and whether it is still due."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from email.utils import parseaddr
from typing import assert_never

from mentorsurvey import sign_in
from mentorsurvey.access import Actor, clock
from mentorsurvey.mail.about_two import about_two
from mentorsurvey.mail.coming import next_round
from mentorsurvey.mail.days import day
from mentorsurvey.mail.digest import news
from mentorsurvey.mail.letters import Letter
from mentorsurvey.mail.spreading import TIME_TO_ANSWER, awake, is_sensible
from mentorsurvey.mail.stopping import stop_address
from mentorsurvey.mail.written import NotDue, TooEarly, Written, own_forms, the_form
from mentorsurvey.settings import settings
from mentorsurvey.sign_in.links import GRACE
from mentorsurvey.sign_in.pins import CODE_LASTS
from mentorsurvey.store import Tx, lead_letters, mail_people, mail_wordings
from mentorsurvey.store.lead_letters import Waiting
from mentorsurvey.store.mail import Mail
from mentorsurvey.store.mail_news import TO_OLD
from mentorsurvey.store.mail_people import Reader
from mentorsurvey.store.owing import Owed

LASTS: Mapping[str, timedelta] = {
    "comparison": timedelta(days=14),
    "proposal": timedelta(days=14),
    "decided": timedelta(days=14),
    "address": timedelta(days=14),
    "thanks": timedelta(days=3),
    "digest": timedelta(days=3),
    "code": CODE_LASTS,
    "check_in": timedelta(days=4),
    "asked": timedelta(days=4),
}
"""So long a mail of a kind that could not leave is still worth reading."""
CAN_WAIT = frozenset({"proposal", "decided", "thanks", "digest", "check_in", "asked"})
"""Kinds that wait for the next morning where they are late and it is night. Mail about forms waits
as well, unless they close before."""


def compose(tx: Tx, mails: Sequence[Mail], *, now: datetime) -> Written:
    """The letter for mails of one kind to one person.

    Raises
    ------
    NotDue
        Where none of them is due any more.
    TooEarly
        Where they should not arrive at this hour.
    """
    first = mails[0]
    actor = clock(first.program_id)
    reader = mail_people.reader(tx, actor, first.person_id)
    if reader is None or not reader.here:
        raise NotDue("gone")
    if not settings().mail.goes_to(invented=reader.demo):
        raise NotDue("gone")
    if first.kind in LASTS and now > first.made_at + LASTS[first.kind]:
        raise NotDue("old")
    if first.kind in CAN_WAIT and not is_sensible(reader.timezone, now=now):
        raise TooEarly(reader.timezone)
    to_old = first.kind == "address" and first.number == TO_OLD
    address = (
        mail_people.address_before(tx, actor, reader.id, first.about) if to_old else reader.address
    )
    if not address:
        raise NotDue("no address")
    if reader.trouble and not to_old:
        raise NotDue("not reached")
    letter = Letter(
        kind=first.kind,
        program=reader.program,
        timezone=reader.timezone,
        name=reader.name,
        address=address,
        sender=parseaddr(settings().mail.sender)[1],
        reply_to=mail_wordings.reply_to(tx, actor.program_id),
    )
    match first.kind:
        case "invitation" | "reminder":
            return _about_forms(tx, letter, reader, mails, now=now)
        case "comparison":
            return _comparison(tx, letter, reader, mails, now=now)
        case "proposal" | "decided":
            return about_two(tx, letter, reader, mails, now=now)
        case "thanks":
            return _thanks(tx, letter, reader, mails, now=now)
        case "address":
            return _address(tx, letter, reader, first)
        case "digest":
            return _digest(tx, letter, reader, first, now=now)
        case "code":
            minutes = str(int(CODE_LASTS.total_seconds() // 60))
            values = {"code": "", "code_minutes": minutes}
            return Written(letter=replace(letter, values=values), mails=(first,))
        case "check_in" | "asked":
            return _by_lead(tx, letter, first)
        case _:
            assert_never(first.kind)


def _by_lead(tx: Tx, letter: Letter, mail: Mail) -> Written:
    words = lead_letters.waiting(tx, clock(mail.program_id), mail.about)
    if words is None:
        raise NotDue("gone")
    return Written(letter=in_words_of(letter, words), mails=(mail,))


def in_words_of(letter: Letter, words: Waiting) -> Letter:
    """A letter with what a lead wrote, whom answers to it reach."""
    values = {"lead": words.by, "subject": words.subject, "text": words.body}
    return replace(letter, values=values, reply_to=words.reply_to)


def with_secrets(tx: Tx, written: Written, *, now: datetime) -> Letter:
    """The letter with its link or its code, which are made now and stored as hashes alone.

    Raises
    ------
    NotDue
        For a code that nobody has allowed any more.
    """
    letter, first = written.letter, written.mails[0]
    if letter.kind == "code":
        person = Actor(kind="person", program_id=first.program_id, person_id=first.person_id)
        code = sign_in.make_code(tx, person, now=now)
        if code is None:
            raise NotDue("gone")
        return replace(letter, values={**letter.values, "code": code.code})
    if written.round_id is None:
        return letter
    token = sign_in.mint(
        tx,
        clock(first.program_id),
        first.person_id,
        round_id=written.round_id,
        expires_at=written.until,
        now=now,
    )
    return replace(letter, link=f"{settings().base_url}/r/{token}")


def _about_forms(
    tx: Tx, letter: Letter, reader: Reader, mails: Sequence[Mail], *, now: datetime
) -> Written:
    if letter.kind == "reminder" and reader.no_reminders:
        raise NotDue("unwanted")
    own = own_forms(tx, reader)
    settled, dropped, due = [], [], []
    for one in mails:
        of_round = [form for form in own if form.round_id == one.about]
        waiting = [form for form in of_round if form.is_open(now)]
        if waiting:
            settled.append(one)
            due += [form for form in waiting if form not in due]
        else:
            dropped.append((one, _why_not(of_round, now)))
    if not due:
        raise NotDue(dropped[0][1])
    if not is_sensible(reader.timezone, now=now):
        morning = awake([reader.timezone], now=now)
        if morning < min(form.closes_at for form in due) - TIME_TO_ANSWER:
            raise TooEarly(reader.timezone)
    return Written(
        letter=replace(
            letter,
            forms=tuple(the_form(tx, one) for one in sorted(due, key=lambda one: one.closes_at)),
            stop_reminders=stop_address(tx, reader.id) if letter.kind == "reminder" else "",
        ),
        mails=tuple(settled),
        dropped=tuple(dropped),
        round_id=settled[0].about,
        until=max(form.closes_at for form in due) + GRACE,
    )


def _why_not(forms: Sequence[Owed], now: datetime) -> str:
    """Why nothing of a round waits for its person."""
    if not forms:
        return "gone"
    missing = [form for form in forms if form.submitted_at is None]
    if not missing:
        return "answered"
    return "paused" if any(form.held(now) for form in missing) else "closed"


def _comparison(
    tx: Tx, letter: Letter, reader: Reader, mails: Sequence[Mail], *, now: datetime
) -> Written:
    open_ones = {
        form.invitation_id: form
        for form in own_forms(tx, reader)
        if form.released_at is not None and form.held(now) is None
    }
    settled = tuple(one for one in mails if one.about in open_ones)
    if not settled:
        raise NotDue("gone")
    found = [open_ones[one.about] for one in settled]
    return Written(
        letter=replace(letter, forms=tuple(the_form(tx, form) for form in found)),
        mails=settled,
        dropped=tuple((one, "gone") for one in mails if one not in settled),
        round_id=found[0].round_id,
        until=max(now, *(form.closes_at for form in found)) + GRACE,
    )


def _thanks(
    tx: Tx, letter: Letter, reader: Reader, mails: Sequence[Mail], *, now: datetime
) -> Written:
    own = own_forms(tx, reader)
    settled, forms = [], []
    for one in mails:
        of_round = [form for form in own if form.round_id == one.about]
        if of_round and not any(form.is_open(now) for form in of_round):
            settled.append(one)
            forms += [form for form in of_round if form.submitted_at is not None]
    if not forms:
        raise NotDue("gone")
    coming = next_round(tx, clock(reader.program_id), reader.id, now=now)
    if coming is None:
        raise NotDue("gone")
    return Written(
        letter=replace(
            letter,
            forms=tuple(the_form(tx, form) for form in forms),
            values={"next_round": day(coming, reader.timezone, now=now)},
        ),
        mails=tuple(settled),
        dropped=tuple((one, "gone") for one in mails if one not in settled),
    )


def _address(tx: Tx, letter: Letter, reader: Reader, mail: Mail) -> Written:
    after = mail_people.address_after(tx, clock(reader.program_id), reader.id, mail.about)
    if mail.number == TO_OLD:
        if letter.address == reader.address:
            raise NotDue("old")  # it was changed back
        values = {"new_address": _hinted(after)}
    elif after != reader.address:
        raise NotDue("old")  # it was changed once more, and another mail says so
    else:
        values = {"new_address": after or ""}
    return Written(letter=replace(letter, values=values), mails=(mail,))


def _hinted(address: str | None) -> str:
    """Enough of an address for whoever has it, and little for whoever reads somebody's old mail."""
    if not address:
        return "no address"
    before, _, domain = address.rpartition("@")
    return f"{before[:1]}…@{domain}"


def _digest(tx: Tx, letter: Letter, reader: Reader, mail: Mail, *, now: datetime) -> Written:
    lines = news(tx, clock(reader.program_id), reader.id, now=now)
    if not lines:
        raise NotDue("nothing new")
    return Written(
        letter=replace(letter, values={"lines": "\n".join(lines)}, link=settings().base_url),
        mails=(mail,),
    )
