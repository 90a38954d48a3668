"""How quickly the forms of a round came in: how long it took, day by day, after reminders."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median
from zoneinfo import ZoneInfo

from mentorsurvey.access import Actor, require
from mentorsurvey.rounds.changing import own_round
from mentorsurvey.rounds.opening import zone_of
from mentorsurvey.rounds.whereabouts import Whereabouts, whereabouts
from mentorsurvey.store import Database, Tx

DAY = 24 * 60 * 60


@dataclass(frozen=True, kw_only=True)
class OnDay:
    """How many forms of each side came in on one day, and which reminder first left on it."""

    day: date
    mentors: int
    mentees: int
    reminder: int | None = None


@dataclass(frozen=True, kw_only=True)
class Pace:
    """How quickly the forms of a round came in, of the relationships that the actor may see.

    ``days`` run from its opening to its end or to today, where the program is. ``median_days`` is
    the middle of the days from being asked to submitting, None before anybody has. ``after`` counts
    the forms that came in after no reminder to their person, after one and after two; it is empty
    where nobody was reminded. Reminders are known of people all of whose pairs the actor sees.
    """

    days: tuple[OnDay, ...]
    submitted: int
    median_days: float | None
    after: tuple[int, ...]


def pace(where: Database | Tx, actor: Actor, round_id: str, *, now: datetime) -> Pace:
    """How quickly the forms of a round came in so far.

    Raises
    ------
    NotAllowed
        Where the round is not the actor's program's.
    """
    require(actor, "round.see")
    with where.read() as tx:
        asked = own_round(tx, actor, round_id)
        zone = zone_of(tx, actor)
        found = whereabouts(tx, actor, round_id, now=now)
    done = [one for one in found if one.form.submitted_at is not None]
    taken = [
        (one.form.submitted_at - one.form.invited_at).total_seconds() / DAY
        for one in done
        if one.form.submitted_at
    ]
    return Pace(
        days=_days(found, asked.opened_at, min(now, asked.closed_at or asked.closes_at), zone),
        submitted=len(done),
        median_days=median(taken) if taken else None,
        after=_after(found),
    )


def _days(
    found: Sequence[Whereabouts], since: datetime, until: datetime, zone: ZoneInfo
) -> tuple[OnDay, ...]:
    came: Counter[tuple[date, str]] = Counter()
    for one in found:
        if one.form.submitted_at is not None:
            came[one.form.submitted_at.astimezone(zone).date(), one.form.side] += 1
    reminded = _reminded(found, zone)
    first = since.astimezone(zone).date()
    last = max([until.astimezone(zone).date(), first, *(day for day, _ in came)])
    return tuple(
        OnDay(
            day=day,
            mentors=came[day, "mentor"],
            mentees=came[day, "mentee"],
            reminder=reminded.get(day),
        )
        for day in (date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1))
    )


def _reminded(found: Sequence[Whereabouts], zone: ZoneInfo) -> dict[date, int]:
    """Day → the reminder of which the first left on it."""
    firsts: dict[int, datetime] = {}
    for one in found:
        for mail in one.mails:
            if mail.kind == "reminder" and mail.handed_at is not None:
                firsts[mail.number] = min(firsts.get(mail.number, mail.handed_at), mail.handed_at)
    return {at.astimezone(zone).date(): number for number, at in sorted(firsts.items())}


def _after(found: Sequence[Whereabouts]) -> tuple[int, ...]:
    counts: Counter[int] = Counter()
    some = False
    for one in found:
        left = [mail.handed_at for mail in one.mails if mail.kind == "reminder" and mail.handed_at]
        some = some or bool(left)
        if one.form.submitted_at is not None and one.known:
            counts[sum(at < one.form.submitted_at for at in left)] += 1
    return tuple(counts[number] for number in range(3)) if some else ()
