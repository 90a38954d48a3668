"""Putting into the outbox what is due, as the state of a program says; again adds nothing."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta

from mentorsurvey.access import Actor, require
from mentorsurvey.mail.coming import is_planned
from mentorsurvey.mail.spreading import awake, spread, week_of
from mentorsurvey.settings import settings
from mentorsurvey.store import Database, Tx, mail, mail_due, mail_news, programs, reminders
from mentorsurvey.store.mail import NewMail
from mentorsurvey.store.mail_due import Due, OpenRound
from mentorsurvey.store.mail_news import TO_NEW

DAY = timedelta(days=1)
NEWS_LASTS = timedelta(days=3)
"""So long after it happened, a comparison, an address or a submission is still news."""
AGAIN_LASTS = timedelta(days=14)
"""So long a comparison is still news to somebody whom the mail about it did not reach."""
TOGETHER = timedelta(hours=1)
"""So long a proposal waits before a mail tells of it: two who sit together need none."""
AT_ONCE = 500
"""Mails that are put in by one transaction, so that nobody waits long to save an answer."""
LAST = 2
"""The number of the reminder that counts from the close."""
MOST_NUMBERS = 9
"""Invitations of one person to one round; more would be a mistake of ours."""


def fill(where: Database | Tx, actor: Actor, *, now: datetime) -> int:
    """Put what is due in the clock's program into the outbox; how many mails.

    Nothing while no mail server is set. Invented people get none from it, but a demonstration has
    a folder for theirs.

    Raises
    ------
    NotAllowed
        For everybody but the clock.
    """
    require(actor, "mail.fill")
    if settings().mail.server is None:
        return 0
    with where.read() as tx:
        found = _due(tx, actor, now=now)
    added = 0
    for first in range(0, len(found), AT_ONCE):
        some = found[first : first + AT_ONCE]
        with where.write() as tx:
            added += len(mail.add_all(tx, actor, some, now=now))
            for one in some:
                if one.kind == "address" and one.number == TO_NEW:
                    # Its moment is that of the change.
                    changed = one.not_before
                    mail_due.invite_again(tx, actor, one.person_id, before=changed, now=now)
    return added


def _due(tx: Tx, actor: Actor, *, now: datetime) -> list[NewMail]:
    program = programs.of(tx, actor)
    if program is None or not settings().mail.goes_to(invented=program.demo):
        return []
    return [
        *_changed_addresses(tx, actor, now=now),
        *_in_rounds(tx, actor, now=now),
        *_comparisons(tx, actor, now=now),
        *_proposals(tx, actor, now=now),
        *_decided(tx, actor, now=now),
        *_thanks(tx, actor, now=now),
        *_digests(tx, actor, now=now),
    ]


def _in_rounds(tx: Tx, actor: Actor, *, now: datetime) -> Iterator[NewMail]:
    hours = settings().mail.hours
    for each in mail_due.open_rounds(tx, actor, now=now):
        for one in mail_due.invitations(tx, actor, each.id, now=now):
            if one.number <= MOST_NUMBERS:
                yield _mail("invitation", one, _spread(one, each.id, hours=hours, now=now))
        times = reminders.numbered(tx, each.id)
        for closes_at in each.closings:
            number, when = _reminder(times, each, closes_at, now=now)
            if when is None:
                continue
            about = f"{each.id} {number}"
            for one in mail_due.reminders(
                tx, actor, each.id, number, at=when, closes_at=closes_at, now=now
            ):
                yield _mail("reminder", one, _spread(one, about, hours=hours, now=now))


def _spread(one: Due, about: str, *, hours: float, now: datetime) -> datetime:
    return spread(one.person_id, about, one.timezone, hours=hours, now=now, closes_at=one.closes_at)


def _reminder(
    times: Mapping[int, datetime], each: OpenRound, closes_at: datetime, *, now: datetime
) -> tuple[int, datetime | None]:
    """The reminder that is due to those whose form closes at a moment.

    The second counts from the close: whoever has longer than the round gets it so much later. Of
    two that were missed it is the later one alone, and never the first within a day of the second.
    """
    longer = closes_at - each.closes_at
    times = {number: at + longer if number == LAST else at for number, at in times.items()}
    ahead = [at for at in times.values() if at > now]
    past = [(at, number) for number, at in times.items() if at <= now]
    if not past or any(at < now + DAY for at in ahead):
        return 0, None
    at, number = max(past)
    return number, at


def _comparisons(tx: Tx, actor: Actor, *, now: datetime) -> Iterator[NewMail]:
    """Both mails of a pair at one moment, at which both are awake."""
    found = mail_news.comparisons(
        tx, actor, since=now - NEWS_LASTS, again_since=now - AGAIN_LASTS, now=now
    )
    return _to_both("comparison", found, now=now)


def _proposals(tx: Tx, actor: Actor, *, now: datetime) -> Iterator[NewMail]:
    for one in mail_news.proposals(tx, actor, since=now - NEWS_LASTS, now=now):
        yield _mail("proposal", one, awake([one.timezone], now=one.at + TOGETHER))


def _decided(tx: Tx, actor: Actor, *, now: datetime) -> Iterator[NewMail]:
    return _to_both(
        "decided", mail_news.decided(tx, actor, since=now - NEWS_LASTS, now=now), now=now
    )


def _to_both(kind: mail.Kind, found: Iterable[Due], *, now: datetime) -> Iterator[NewMail]:
    pairs: dict[str, list[Due]] = {}
    for one in found:
        pairs.setdefault(one.pair, []).append(one)
    for both in pairs.values():
        at = awake((one.timezone for one in both), now=now)
        yield from (_mail(kind, one, at) for one in both)


def _thanks(tx: Tx, actor: Actor, *, now: datetime) -> Iterator[NewMail]:
    """For whoever has submitted everything, where there is a next round to tell them of."""
    found = mail_news.thanks(tx, actor, since=now - NEWS_LASTS, now=now)
    if found and is_planned(tx, actor):
        yield from (_mail("thanks", one, awake([one.timezone], now=now)) for one in found)


def _changed_addresses(tx: Tx, actor: Actor, *, now: datetime) -> Iterator[NewMail]:
    """At once: whoever did not want this should know soon."""
    for one in mail_news.addresses(tx, actor, since=now - NEWS_LASTS):
        yield _mail("address", one, one.at)


def _digests(tx: Tx, actor: Actor, *, now: datetime) -> Iterator[NewMail]:
    due = [
        (one, week)
        for one in mail_news.digests(tx, actor)
        if (week := week_of(one.timezone, now=now)) is not None
    ]
    sent = mail_news.already(tx, actor, "digest", _weeks(due))
    for one, week in due:
        if (one.person_id, week) not in sent:
            yield NewMail(person_id=one.person_id, kind="digest", about=week, not_before=now)


def _weeks(due: Iterable[tuple[Due, str]]) -> set[str]:
    return {week for _, week in due}


def _mail(kind: mail.Kind, one: Due, at: datetime) -> NewMail:
    return NewMail(
        person_id=one.person_id,
        kind=kind,
        about=one.about,
        number=one.number,
        not_before=at,
        forms=one.forms,
    )
