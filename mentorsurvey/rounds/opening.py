"""Opening a round freezes its instrument and invites both sides of the pairs that it asks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import RoundError
from mentorsurvey.instruments import Instrument
from mentorsurvey.instruments.burden import minutes_of
from mentorsurvey.rounds import phases
from mentorsurvey.rounds.reach import EVERYONE, Reach, chosen
from mentorsurvey.rounds.reminding import USUAL, checked
from mentorsurvey.store import Database, Tx, audit, programs, rounds
from mentorsurvey.store import reminders as stored
from mentorsurvey.store.rounds import Version
from mentorsurvey.store.times import new_id


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A round that was opened: how many invitations it made, of how many relationships."""

    round_id: str
    number: int
    relationships: int
    invitations: int


def end_of_day(day: date, timezone: str) -> datetime:
    """The last moment of a day where the program is: a form is due *on* its date."""
    return datetime.combine(day, time(23, 59, 59), ZoneInfo(timezone))


def open_round(
    where: Database | Tx,
    actor: Actor,
    instrument: Instrument,
    *,
    closes_at: datetime,
    same_meaning: bool = False,
    extras: bool = False,
    reach: Reach = EVERYONE,
    reminders: Sequence[datetime] | None = None,
    now: datetime,
) -> Opened:
    """Freeze the instrument, open a round with it, invite both sides of the pairs that it asks.

    Pairs that have ended or are paused are not invited, nor those that an open round asks the same.

    Parameters
    ----------
    same_meaning : bool
        The wording changed by a typo alone: lines go on instead of showing a break.
    extras : bool
        Ask the instrument's optional sections as well; its minutes then count them too.
    reach : Reach
        Every pair, those of chosen cohorts, or chosen pairs.
    reminders : sequence of datetime, optional
        When those who are missing are reminded, at most twice. By default a week after the opening
        and three days before the close.

    Raises
    ------
    NotAllowed
        Where a chosen pair is not the actor's to see.
    RoundError
        For a close in the past, today or over a year away, where there is nobody to ask, where open
        rounds ask everybody the same already, for other anchors that are said to mean the same, or
        for reminders outside the round.
    """
    require(actor, "round.open")
    return open_as(
        where,
        actor,
        instrument,
        closes_at=closes_at,
        same_meaning=same_meaning,
        extras=extras,
        reach=reach,
        reminders=reminders,
        now=now,
    )


def open_as(
    where: Database | Tx,
    actor: Actor,
    instrument: Instrument,
    *,
    closes_at: datetime,
    same_meaning: bool = False,
    extras: bool = False,
    reach: Reach = EVERYONE,
    reminders: Sequence[datetime] | None = None,
    now: datetime,
) -> Opened:
    """Open a round for a verb that has asked the table who may: by hand, or by the schedule."""
    check_close(closes_at, now)
    with where.write() as tx:
        check_not_today(tx, actor, closes_at, now)
        times = _reminders(tx, actor, reminders, closes_at, now)
        earlier = rounds.of_program(tx, actor.program_id)
        found = chosen(tx, actor, instrument.key, reach, now=now)
        asked = _asked(instrument, extras)
        version = _frozen(tx, actor.program_id, asked, same_meaning=same_meaning, now=now)
        number = max((other.number for other in earlier), default=0) + 1
        round_id = rounds.add(
            tx,
            program_id=actor.program_id,
            number=number,
            version_id=version.id,
            closes_at=closes_at,
            kind=reach.kind,
            cohorts=sorted(set(reach.cohorts)) if reach.kind == "cohorts" else (),
            totals=found.totals,
            now=now,
        )
        stored.set_for_round(tx, round_id, times)
        invitations = rounds.invite(tx, round_id, found.pairs, now=now)
        if instrument.phase != "cultivation":
            asked_now = [pair.id for pair in found.pairs]
            phases.enter_today(tx, actor, asked_now, instrument.phase, now=now)
        audit.write(tx, actor, "round.open", "round", round_id, now=now)
        programs.touch(tx, actor.program_id)
    return Opened(
        round_id=round_id,
        number=number,
        relationships=len(found.pairs),
        invitations=invitations,
    )


def _asked(instrument: Instrument, extras: bool) -> Instrument:
    asked = instrument.with_extras(extras)
    if not asked.extras:
        return asked
    return replace(asked, minutes=max(asked.minutes, minutes_of(asked)))


def _reminders(
    tx: Tx, actor: Actor, chosen: Sequence[datetime] | None, closes_at: datetime, now: datetime
) -> list[datetime]:
    if chosen is None:
        return USUAL.times(now, closes_at, zone_of(tx, actor))
    return checked(chosen, opens_at=now, closes_at=closes_at)


def zone_of(tx: Tx, actor: Actor) -> ZoneInfo:
    """Where the actor's program is."""
    own = programs.of(tx, actor)
    return ZoneInfo(own.timezone if own else "UTC")


def check_close(closes_at: datetime, now: datetime) -> None:
    """Pass where a time is in the future and within a year."""
    if closes_at <= now:
        raise RoundError("That closing date is in the past.", "Choose a later day.", where="closes")
    if closes_at > now + timedelta(days=366):
        raise RoundError(
            "That closing date is more than a year away.",
            "Check the year; two to four weeks are usual.",
            where="closes",
        )


def check_not_today(tx: Tx, actor: Actor, closes_at: datetime, now: datetime) -> None:
    """Pass where a round would be open for longer than today, by the program's calendar."""
    zone = zone_of(tx, actor)
    if closes_at.astimezone(zone).date() <= now.astimezone(zone).date():
        raise RoundError(
            "That closing date is today, so most people would miss it.",
            "Choose a later day; two to four weeks are usual.",
            where="closes",
        )


def _frozen(
    tx: Tx, program_id: str, instrument: Instrument, *, same_meaning: bool, now: datetime
) -> Version:
    """The program's frozen version of this very wording, made where there is none."""
    earlier = rounds.versions(tx, program_id)
    of_key = [version for version in earlier if version.key == instrument.key]
    for version in of_key:
        if version.content_hash == instrument.content_hash:
            return version
    repeated = [version for version in earlier if version.meaning.startswith("anchors:")]
    meaning = f"anchors:{instrument.anchor_hash}" if instrument.repeated else "once"
    if same_meaning and instrument.repeated and repeated:
        _check_same_anchors(instrument, Instrument.from_json(repeated[-1].content))
        meaning = repeated[-1].meaning
    made = Version(
        id=new_id(),
        key=instrument.key,
        version=len(of_key) + 1,
        content=instrument.canonical_json(),
        content_hash=instrument.content_hash,
        meaning=meaning,
    )
    rounds.add_version(tx, program_id, made, now=now)
    return made


def _check_same_anchors(instrument: Instrument, before: Instrument) -> None:
    """Pass where a typo at most lies between two versions: both hold the same anchors."""
    if {item.id for item in instrument.anchors} != {item.id for item in before.anchors}:
        raise RoundError(
            "The anchors are other questions than in the rounds before, so this is no typo.",
            "Open the round without saying that only a typo was fixed: its lines begin anew.",
            where="same meaning",
        )
