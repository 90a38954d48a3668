"""Ending a pair from a day on, pausing it until a day, and letting it go on again."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import NotAllowed, RosterError
from mentorsurvey.instruments import is_clean
from mentorsurvey.store import Database, Tx, audit, breaks, programs, relationships
from mentorsurvey.store.breaks import Break, Reason, long_day
from mentorsurvey.store.relationships import Relationship

LONGEST = 1000
REASONS: Mapping[Reason, str] = {
    "finished": "They finished what they set out to do",
    "left": "One of them left",
    "other_mentor": "The mentee has another mentor",
    "away": "One of them is away",
    "wish": "They asked for it",
    "other": "Another reason",
}
"""Why a pair ends or pauses, as leads choose it."""


def end_pair(
    where: Database | Tx,
    actor: Actor,
    relationship_id: str,
    *,
    since: date,
    reason: Reason,
    words: str = "",
    now: datetime,
) -> None:
    """End a pair from a day on, in the program's zone. Nothing is deleted.

    Nobody is asked about it any more, and a form that is not submitted takes no more answers.

    Raises
    ------
    NotAllowed
        Where the pair is not the actor's to see.
    RosterError
        Where it has ended already, for a day before the pair was here or over a year away, and
        for a reason that is not on the list.
    """
    require(actor, "pair.change")
    with where.write() as tx:
        pair, midnight = _pair(tx, actor, relationship_id)
        starts = midnight(since)
        _check(pair, starts, midnight, reason, words, now=now)
        made = Break(kind="ended", starts_at=starts, stops_at=None, reason=reason)
        breaks.add(tx, actor, pair.id, made, words=words.strip(), now=now)
        audit.write(tx, actor, "pair.end", "relationship", pair.id, now=now)
        programs.touch(tx, actor.program_id)


def pause_pair(
    where: Database | Tx,
    actor: Actor,
    relationship_id: str,
    *,
    since: date,
    until: date,
    reason: Reason,
    words: str = "",
    now: datetime,
) -> None:
    """Pause a pair from a day on; on the day ``until`` it goes on by itself.

    Raises
    ------
    NotAllowed
        Where the pair is not the actor's to see.
    RosterError
        As for ending; and where it is paused already, or would go on before it pauses.
    """
    require(actor, "pair.change")
    with where.write() as tx:
        pair, midnight = _pair(tx, actor, relationship_id)
        starts, stops = midnight(since), midnight(until)
        if stops <= max(starts, now) or stops > now + timedelta(days=731):
            raise RosterError(
                "A pair goes on after it pauses, and within two years.",
                "Choose a later day for going on, or end the pair.",
            )
        if not all(one.is_over(now) for one in pair.breaks):
            raise RosterError(
                "This pair is paused or ended already.", "Say first that it goes on again."
            )
        _check(pair, starts, midnight, reason, words, now=now)
        made = Break(kind="paused", starts_at=starts, stops_at=stops, reason=reason)
        breaks.add(tx, actor, pair.id, made, words=words.strip(), now=now)
        audit.write(tx, actor, "pair.pause", "relationship", pair.id, now=now)
        programs.touch(tx, actor.program_id)


def resume_pair(where: Database | Tx, actor: Actor, relationship_id: str, *, now: datetime) -> None:
    """Let a pair go on now that has ended or is paused. What was stays in its history.

    Raises
    ------
    NotAllowed
        Where the pair is not the actor's to see.
    RosterError
        Where it is neither ended nor paused, and will not be.
    """
    require(actor, "pair.change")
    with where.write() as tx:
        pair, _ = _pair(tx, actor, relationship_id)
        if not breaks.stop(tx, actor, pair.id, now=now):
            raise RosterError("This pair goes on already.", "There is nothing to do.")
        audit.write(tx, actor, "pair.resume", "relationship", pair.id, now=now)
        programs.touch(tx, actor.program_id)


def history_of_pair(
    where: Database | Tx, actor: Actor, relationship_id: str
) -> list[tuple[Break, str]]:
    """When a pair ended, paused and went on, the oldest first, with what leads wrote about it.

    Raises
    ------
    NotAllowed
        Where the pair is not the actor's to see.
    """
    require(actor, "pair.change")
    with where.read() as tx:
        pair, _ = _pair(tx, actor, relationship_id)
        return list(zip(pair.breaks, breaks.words(tx, actor, pair.id), strict=True))


class _Midnight:
    """The moment at which a day begins where the program is."""

    def __init__(self, zone: ZoneInfo) -> None:
        self.zone = zone

    def __call__(self, day: date) -> datetime:
        return datetime.combine(day, time(), self.zone)


def _pair(tx: Tx, actor: Actor, relationship_id: str) -> tuple[Relationship, _Midnight]:
    own = programs.of(tx, actor)
    for pair in relationships.within(tx, actor):
        if pair.id == relationship_id and own is not None:
            return pair, _Midnight(ZoneInfo(own.timezone))
    raise NotAllowed


def _check(
    pair: Relationship,
    starts: datetime,
    midnight: _Midnight,
    reason: str,
    words: str,
    *,
    now: datetime,
) -> None:
    if any(one.kind == "ended" and not one.is_over(now) for one in pair.breaks):
        raise RosterError("This pair has ended already.", "Say first that it goes on again.")
    if pair.since and starts < midnight(pair.since.astimezone(midnight.zone).date()):
        raise RosterError(
            f"On {long_day(starts)} this pair was not here yet.",
            f"Choose {long_day(pair.since.astimezone(midnight.zone))} or a later day.",
        )
    if starts > now + timedelta(days=366):
        raise RosterError("That day is more than a year away.", "Check the year.")
    if reason not in REASONS:
        raise RosterError("Why is missing.", "Choose a reason.")
    if len(words) > LONGEST or not is_clean(words):
        raise RosterError(
            "What you wrote cannot be kept.", f"Write up to {LONGEST:,} ordinary characters."
        )
