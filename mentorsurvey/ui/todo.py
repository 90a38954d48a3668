"""What there is to do for a lead, gathered from all pages, as *Home* lists it."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import streamlit as st

from mentorsurvey import rounds
from mentorsurvey.access import Actor
from mentorsurvey.instruments import one_line
from mentorsurvey.mail import seen
from mentorsurvey.program import contacts, record
from mentorsurvey.program.follow_ups import follow_ups
from mentorsurvey.readings import home_words
from mentorsurvey.readings.home_words import Todo
from mentorsurvey.store import Database, Tx, audit, mail_people
from mentorsurvey.store.rounds import Round
from mentorsurvey.ui.cached import KEPT, Readings
from mentorsurvey.ui.pair_words import DECIDING
from mentorsurvey.ui.words import day


def todos(readings: Readings, where: Database | Tx, *, timezone: str) -> list[Todo]:
    """Everything that waits for this lead, the most personal first."""
    overview = readings.overview()
    if beginning := home_words.begin(overview.relationships, len(overview.rounds)):
        return [beginning]
    with where.read() as tx:
        # Whom somebody asked for depends on this very browser, and is read each time.
        return [
            *_asked(tx, readings.actor),
            *_others(_state(readings, tx, timezone), (readings, tx, timezone)),
        ]


def _state(readings: Readings, tx: Tx, timezone: str) -> str:
    """What the rest of the list depends on: readings, what leads did, mail, and the day."""
    actor, today = readings.actor, readings.now.astimezone(ZoneInfo(timezone)).date()
    done = audit.latest(tx, actor.program_id)
    return f"{readings.key} {done} {mail_people.state(tx)} {today}"


@st.cache_resource(ttl=KEPT, max_entries=8, show_spinner=False)
def _others(state: str, _of: tuple[Readings, Tx, str]) -> tuple[Todo, ...]:
    """The list without its first line."""
    del state
    readings, tx, timezone = _of
    actor, now = readings.actor, readings.now
    listed = rounds.list_rounds(tx, actor)
    return (
        *_time(tx, actor, now=now),
        *_check_in(readings),
        *_follow_ups(tx, actor, timezone, now=now),
        *_open_rounds(readings, listed, timezone),
        *_texts(readings, tx, listed),
        *_unmatched(readings),
        *_unreached(tx, actor),
    )


def happened(
    where: Database | Tx, actor: Actor, since: datetime, *, now: datetime
) -> tuple[str, ...]:
    """What is new since a lead last looked."""
    return home_words.new(
        *rounds.submitted_since(where, actor, since),
        [
            one.number
            for one in rounds.list_rounds(where, actor)
            if since < (one.closed_at or one.closes_at) <= now
        ],
    )


def last_here(where: Database | Tx, actor: Actor, *, now: datetime) -> datetime | None:
    """When the lead looked at *Home* before today; None where they never did."""
    return record.last_look(where, actor, "page", "home", now=now)


def _asked(where: Database | Tx, actor: Actor) -> Iterator[Todo]:
    if waiting := contacts.open_wishes(where, actor):
        yield home_words.asked_for_you(len(waiting), day(waiting[0]))


def _time(where: Database | Tx, actor: Actor, *, now: datetime) -> Iterator[Todo]:
    if waiting := rounds.waiting_requests(where, actor, now=now):
        yield home_words.more_time([one_line(one.name) for one in waiting])


def _check_in(readings: Readings) -> Iterator[Todo]:
    if entries := readings.attention().entries:
        drawn = sum(set(one.kinds) == {"routine"} for one in entries)
        yield home_words.check_in([one.label for one in entries], drawn)


def _follow_ups(
    where: Database | Tx, actor: Actor, timezone: str, *, now: datetime
) -> Iterator[Todo]:
    today = now.astimezone(ZoneInfo(timezone)).date()
    due = [
        f"{one_line(one.mentee)} with {one_line(one.mentor)}"
        for one in follow_ups(where, actor)
        if not one.done_by and one.due_on <= today and one.owner_id == actor.person_id
    ]
    if due:
        yield home_words.follow_ups(due)


def _open_rounds(readings: Readings, listed: list[Round], timezone: str) -> Iterator[Todo]:
    zone, now = ZoneInfo(timezone), readings.now
    for one in listed:
        if one.is_open(now) and (missing := readings.missing(one.id)):
            days = (one.closes_at.astimezone(zone).date() - now.astimezone(zone).date()).days
            yield home_words.not_answered(one.number, list(missing), days)


def _texts(readings: Readings, where: Database | Tx, listed: list[Round]) -> Iterator[Todo]:
    found = readings.in_their_words()
    if found.chosen is None or not found.said:
        return
    looked = record.last_look(
        where, readings.actor, "page", "in_their_words", now=readings.now, today=True
    )
    opened = next(one.opened_at for one in listed if one.number == found.chosen.number)
    if looked is None or looked < opened:
        authors = [one_line(one.who) for one in found.said]
        yield home_words.texts(found.chosen.number, authors, len(found.said))


def _unmatched(readings: Readings) -> Iterator[Todo]:
    roster = readings.roster()
    alone = [
        one_line(one.mentee)
        for one in roster.pairs
        if roster.statuses[one.id] == DECIDING["unmatched"]
    ]
    if alone:
        yield home_words.unmatched(list(dict.fromkeys(alone)))


def _unreached(where: Database | Tx, actor: Actor) -> Iterator[Todo]:
    if troubles := seen.unreached(where, actor):
        yield home_words.unreached([one_line(one.name) for one in troubles])
