"""What there is to do for a lead, gathered from all pages, as *Home* lists it."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from mentorsurvey import rounds
from mentorsurvey.access import Actor
from mentorsurvey.instruments import one_line
from mentorsurvey.mail import seen
from mentorsurvey.program import contacts, record
from mentorsurvey.program.follow_ups import follow_ups
from mentorsurvey.readings import home_words
from mentorsurvey.readings.home_words import Todo
from mentorsurvey.store import Database
from mentorsurvey.store.rounds import Round, Standing
from mentorsurvey.ui import cached
from mentorsurvey.ui.cached import Readings
from mentorsurvey.ui.pair_words import DECIDING


def todos(readings: Readings, *, timezone: str) -> list[Todo]:
    """Everything that waits for this lead, the most personal first."""
    database, actor, now = readings.database, readings.actor, readings.now
    overview = readings.overview()
    if beginning := home_words.begin(overview.relationships, len(overview.rounds)):
        return [beginning]
    return [
        *_asked(database, actor),
        *_time(database, actor, now=now),
        *_check_in(readings),
        *_follow_ups(database, actor, timezone, now=now),
        *_open_rounds(database, actor, timezone, now=now),
        *_texts(readings),
        *_unmatched(database, actor, now=now),
        *_unreached(database, actor),
    ]


def happened(
    database: Database, actor: Actor, since: datetime, *, now: datetime
) -> tuple[str, ...]:
    """What is new since a lead last looked."""
    listed = rounds.list_rounds(database, actor)
    forms = [
        form
        for one in listed
        for form in rounds.standings(database, actor, one.id)
        if form.submitted_at is not None and form.submitted_at > since
    ]
    return home_words.new(
        len(forms),
        len({form.person_id for form in forms}),
        [one.number for one in listed if since < (one.closed_at or one.closes_at) <= now],
    )


def last_here(database: Database, actor: Actor, *, now: datetime) -> datetime | None:
    """When the lead looked at *Home* before today; None where they never did."""
    return record.last_look(database, actor, "page", "home", now=now)


def _asked(database: Database, actor: Actor) -> Iterator[Todo]:
    if many := contacts.open_wishes(database, actor):
        yield home_words.asked_for_you(many)


def _time(database: Database, actor: Actor, *, now: datetime) -> Iterator[Todo]:
    if waiting := rounds.waiting_requests(database, actor, now=now):
        yield home_words.more_time([one_line(one.name) for one in waiting])


def _check_in(readings: Readings) -> Iterator[Todo]:
    if entries := readings.attention().entries:
        drawn = sum(set(one.kinds) == {"routine"} for one in entries)
        yield home_words.check_in([one.label for one in entries], drawn)


def _follow_ups(
    database: Database, actor: Actor, timezone: str, *, now: datetime
) -> Iterator[Todo]:
    today = now.astimezone(ZoneInfo(timezone)).date()
    due = [
        f"{one_line(one.mentee)} with {one_line(one.mentor)}"
        for one in follow_ups(database, actor)
        if not one.done_by and one.due_on <= today and one.owner_id == actor.person_id
    ]
    if due:
        yield home_words.follow_ups(due)


def _open_rounds(
    database: Database, actor: Actor, timezone: str, *, now: datetime
) -> Iterator[Todo]:
    zone = ZoneInfo(timezone)
    for one in rounds.list_rounds(database, actor):
        if one.is_open(now) and (missing := _missing(database, actor, one, now=now)):
            days = (one.closes_at.astimezone(zone).date() - now.astimezone(zone).date()).days
            yield home_words.not_answered(one.number, missing, days)


def _missing(database: Database, actor: Actor, one: Round, *, now: datetime) -> list[str]:
    """Who has not submitted any form of a round."""
    forms: dict[str, list[Standing]] = {}
    for form in rounds.standings(database, actor, one.id):
        if form.is_asked(now):
            forms.setdefault(form.person_id, []).append(form)
    return [
        one_line(own[0].name)
        for own in forms.values()
        if not any(form.submitted_at for form in own)
    ]


def _texts(readings: Readings) -> Iterator[Todo]:
    found = readings.in_their_words()
    if found.chosen is None or not found.said:
        return
    database, actor, now = readings.database, readings.actor, readings.now
    looked = record.last_look(database, actor, "page", "in_their_words", now=now, today=True)
    opened = next(
        one.opened_at
        for one in rounds.list_rounds(database, actor)
        if one.number == found.chosen.number
    )
    if looked is None or looked < opened:
        authors = [one_line(one.who) for one in found.said]
        yield home_words.texts(found.chosen.number, authors, len(found.said))


def _unmatched(database: Database, actor: Actor, *, now: datetime) -> Iterator[Todo]:
    roster = cached.roster(database, actor, now=now)
    alone = [
        one_line(one.mentee)
        for one in roster.pairs
        if roster.statuses[one.id] == DECIDING["unmatched"]
    ]
    if alone:
        yield home_words.unmatched(list(dict.fromkeys(alone)))


def _unreached(database: Database, actor: Actor) -> Iterator[Todo]:
    if troubles := seen.unreached(database, actor):
        yield home_words.unreached([one_line(one.name) for one in troubles])
