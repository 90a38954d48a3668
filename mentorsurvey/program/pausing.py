"""Ending a pair from a day on, pausing it until a day, letting it go on again or start anew."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import RosterError
from mentorsurvey.instruments import is_clean
from mentorsurvey.program.pair_days import Calendar, calendar, first_day, pair_of
from mentorsurvey.rounds import invite_to_open_rounds
from mentorsurvey.store import Database, Tx, audit, breaks, programs
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
    import_id: str | None = None,
    now: datetime,
) -> None:
    """End a pair from a day on, in the program's zone. Nothing is deleted.

    Nobody is asked about it any more, and a form that is not submitted takes no more answers.

    Parameters
    ----------
    import_id : str, optional
        What ended it, so that undoing this lets the pair go on.

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
        pair, days = pair_of(tx, actor, relationship_id), calendar(tx, actor, now=now)
        starts = days.midnight(since)
        _check(tx, actor, pair, since, days, reason, words)
        made = Break(kind="ended", starts_at=starts, stops_at=None, reason=reason)
        breaks.add(tx, actor, pair.id, made, words=words.strip(), import_id=import_id, now=now)
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
        pair, days = pair_of(tx, actor, relationship_id), calendar(tx, actor, now=now)
        if until <= max(since, days.today) or until > days.today + timedelta(days=731):
            raise RosterError(
                "A paused pair has to go on within two years, after the pause begins.",
                "Choose a later day for going on, or end the pair.",
            )
        starts, stops = days.midnight(since), datetime.combine(until, time(), days.zone)
        if not all(one.is_over(now) for one in pair.breaks):
            raise RosterError(
                "This pair is already paused or has ended.", "Say first that it goes on again."
            )
        _check(tx, actor, pair, since, days, reason, words)
        made = Break(kind="paused", starts_at=starts, stops_at=stops, reason=reason)
        breaks.add(tx, actor, pair.id, made, words=words.strip(), now=now)
        audit.write(tx, actor, "pair.pause", "relationship", pair.id, now=now)
        programs.touch(tx, actor.program_id)


def resume_pair(where: Database | Tx, actor: Actor, relationship_id: str, *, now: datetime) -> None:
    """Let a pair go on now that has ended or is paused, or begin. What was stays in its history.

    Raises
    ------
    NotAllowed
        Where the pair is not the actor's to see.
    RosterError
        Where it is neither ended nor paused, and will not be.
    """
    require(actor, "pair.change")
    with where.write() as tx:
        pair = pair_of(tx, actor, relationship_id)
        if not breaks.stop(tx, actor, pair.id, now=now):
            raise RosterError("This pair already goes on.", "There is nothing to do.")
        audit.write(tx, actor, "pair.resume", "relationship", pair.id, now=now)
        programs.touch(tx, actor.program_id)


def restart_pair(
    where: Database | Tx,
    actor: Actor,
    relationship_id: str,
    *,
    since: date,
    asks: bool = True,
    now: datetime,
) -> None:
    """Let a pair that has ended start anew on a day: from then on it is read as a new pair.

    It is asked from that day on, at the earliest now. What it answered before can still be read,
    and nothing after is compared with it.

    Parameters
    ----------
    asks : bool
        Whether rounds that are open already ask the pair too, where they had not asked it.

    Raises
    ------
    NotAllowed
        Where the pair is not the actor's to see.
    RosterError
        Where it has not ended, and for a day before its end or over a year away.
    """
    require(actor, "pair.change")
    with where.write() as tx:
        pair, days = pair_of(tx, actor, relationship_id), calendar(tx, actor, now=now)
        begins = max(days.midnight(since), now)
        ended = next((one for one in pair.breaks if one.kind == "ended" and one.holds(now)), None)
        if ended is None:
            raise RosterError("This pair has not ended.", "There is nothing to start anew.")
        last = ended.starts_at.astimezone(days.zone).date()
        if since < last:
            raise RosterError(
                f"On {long_day(since)} this pair had not ended yet.",
                f"Choose {long_day(last)} or a later day.",
            )
        breaks.start_anew(tx, actor, pair.id, on=since, at=begins, now=now)
        if asks:
            invite_to_open_rounds(tx, actor.program_id, [pair], since=begins, now=now)
        audit.write(tx, actor, "pair.restart", "relationship", pair.id, now=now)
        programs.touch(tx, actor.program_id)


def undo_restart(
    where: Database | Tx, actor: Actor, relationship_id: str, *, now: datetime
) -> None:
    """Let a pair go on as before that started anew: its rounds are compared again.

    Raises
    ------
    NotAllowed
        Where the pair is not the actor's to see.
    RosterError
        Where it did not start anew.
    """
    require(actor, "pair.change")
    with where.write() as tx:
        pair = pair_of(tx, actor, relationship_id)
        if not breaks.go_on_after_all(tx, actor, pair.id):
            raise RosterError("This pair already goes on as before.", "There is nothing to do.")
        audit.write(tx, actor, "pair.join", "relationship", pair.id, now=now)
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
        pair = pair_of(tx, actor, relationship_id)
        return list(zip(pair.breaks, breaks.words(tx, actor, pair.id), strict=True))


def _check(
    tx: Tx, actor: Actor, pair: Relationship, day: date, days: Calendar, reason: str, words: str
) -> None:
    if any(one.kind == "ended" and not one.is_over(days.now) for one in pair.breaks):
        raise RosterError("This pair has already ended.", "Say first that it goes on again.")
    first = first_day(tx, actor, pair, days)
    if day < first:
        raise RosterError(
            f"On {long_day(day)} this pair was not here yet.",
            f"Choose {long_day(first)} or a later day.",
        )
    if reason not in REASONS:
        raise RosterError("No reason is chosen.", "Choose a reason.")
    if len(words) > LONGEST or not is_clean(words):
        raise RosterError(
            "What you wrote cannot be kept.", f"Write up to {LONGEST:,} ordinary characters."
        )
