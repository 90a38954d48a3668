"""When the steps of a schedule are due, and for whom. Pure: nothing is read or written here."""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dateutil.relativedelta import MO, relativedelta

from mentorsurvey.rounds.opening import end_of_day
from mentorsurvey.rounds.reminding import Reminding, morning
from mentorsurvey.store import breaks
from mentorsurvey.store.relationships import Relationship
from mentorsurvey.store.schedules import AS_EVERYBODY, PairRule, Step, Unit

LONGEST_UNIT: Mapping[Unit, int] = {"weeks": 7, "months": 31}
"""Days of a unit at most, by which a long row of days is begun near to where it is wanted."""


@dataclass(frozen=True, kw_only=True)
class Member:
    """A pair as the schedule sees it: since when it is there, which life of it, how it differs."""

    pair: Relationship
    begins: date
    life: str = ""
    rule: PairRule = AS_EVERYBODY

    def is_asked(self, step: Step) -> bool:
        """Whether a step asks it at all."""
        in_cohort = not step.cohorts or bool(set(step.cohorts) & set(self.pair.cohorts))
        return in_cohort and not self.rule.left_out

    def goes_on(self, moment: datetime) -> bool:
        """Whether it has not ended and is not paused then."""
        return breaks.at(self.pair.breaks, moment) is None


@dataclass(frozen=True, kw_only=True)
class Due:
    """One opening of a step: its day where the program is, and the moments that follow from it."""

    step: Step
    number: int
    day: date
    opens_at: datetime
    closes_at: datetime

    @property
    def key(self) -> tuple[str, int]:
        """What it is known by."""
        return self.step.id, self.number


@dataclass(frozen=True, kw_only=True)
class Planned:
    """A round to come: for everyone whom its step asks, or for some pairs alone.

    ``without`` are pairs that the round for everyone leaves out, for they are asked at another
    time or not at all.
    """

    due: Due
    members: tuple[Member, ...]
    alone: bool
    without: frozenset[str] = frozenset()


def member(
    pair: Relationship, *, zone: ZoneInfo, stated: date | None, rule: PairRule, now: datetime
) -> Member:
    """A pair with the day on which its own time begins.

    That is the day on which it started anew, else the one on which it begins or came in, or an
    earlier one that its roster states.
    """
    anew = max((one.anew_on for one in pair.breaks if one.anew_on), default=None)
    if anew is not None:
        return Member(pair=pair, begins=anew, life=anew.isoformat(), rule=rule)
    ahead = [one.stops_at for one in pair.breaks if one.kind == "ahead" and one.stops_at]
    came_in = (max(ahead, default=None) or pair.since or now).astimezone(zone).date()
    begins = min(came_in, stated) if stated and not ahead else came_in
    return Member(pair=pair, begins=begins, rule=rule)


Settled = Callable[[Due, Member | None], bool]
"""Whether nothing is to be done about an opening any more, for all (None) or of one pair."""


def nothing_settled(due: Due, member: Member | None) -> bool:
    """As if no round had ever opened."""
    del due, member
    return False


def span(count: int, unit: Unit) -> relativedelta:
    """So many weeks or months; a month from the 31st ends on the last day of a shorter month."""
    return relativedelta(weeks=count) if unit == "weeks" else relativedelta(months=count)


def own_days(
    step: Step, *, begins: date | None = None, later: int = 0, since: date, until: date
) -> Iterator[tuple[int, date]]:
    """Number and day of each opening of a step between two days, both included.

    A step that follows the pairs opens on a Monday, the first one on or after a pair's own day, so
    that the pairs of a week come together.
    """
    start, ahead = step.first_on, relativedelta()
    if step.anchor == "pair":
        start, ahead = begins, span(step.after, step.after_unit)
    if start is None:
        return
    early = (since - (start + ahead)).days - later - 14
    place = max(0, math.floor(early / (LONGEST_UNIT[step.unit] * step.every)))
    while step.times is None or place < step.times:
        day = start + (ahead + span(step.every * place, step.unit))
        if step.anchor == "pair":
            day += relativedelta(weekday=MO)
        day += timedelta(days=later)
        if day > until:
            return
        if day >= since:
            yield place + 1, day
        place += 1


def due_on(step: Step, number: int, day: date, zone: ZoneInfo) -> Due:
    """An opening with its moments: from eight in the morning to the end of its last day."""
    return Due(
        step=step,
        number=number,
        day=day,
        opens_at=morning(day, zone),
        closes_at=end_of_day(day + timedelta(days=step.days), zone.key),
    )


def openings(
    step: Step, zone: ZoneInfo, *, since: date, until: date, of: Member | None = None
) -> Iterator[Due]:
    """The openings of a step between two days, for all or of one pair."""
    later = of.rule.later if of else 0
    begins = of.begins if of else None
    for number, day in own_days(step, begins=begins, later=later, since=since, until=until):
        yield due_on(step, number, day, zone)


def plan(
    steps: Sequence[Step],
    members: Sequence[Member],
    zone: ZoneInfo,
    *,
    since: date,
    until: date,
    settled: Settled = nothing_settled,
    now: datetime | None = None,
) -> list[Planned]:
    """The rounds that would open between two days, in their order.

    Parameters
    ----------
    settled : callable, optional
        Which openings are left out.
    now : datetime, optional
        What should have opened before then opens then, for the pairs that go on then.
    """
    found: list[Planned] = []
    for step in steps:
        asked = [one for one in members if one.is_asked(step)]
        by_day: dict[date, list[tuple[Due, Member]]] = {}
        own = asked if step.anchor == "pair" else [one for one in asked if one.rule.later]
        alike: dict[tuple[date, int], list[Due]] = {}
        for one in own:
            key = one.begins, one.rule.later
            if key not in alike:
                alike[key] = list(openings(step, zone, since=since, until=until, of=one))
            for due in alike[key]:
                if one.goes_on(_opens(due, now)) and not settled(due, one):
                    by_day.setdefault(due.day, []).append((due, one))
        found += [
            Planned(due=listed[0][0], members=tuple(one for _, one in listed), alone=True)
            for listed in by_day.values()
        ]
        if step.anchor == "calendar":
            without = apart(members)
            found += [
                Planned(
                    due=due,
                    members=tuple(
                        one
                        for one in asked
                        if one.pair.id not in without and one.goes_on(_opens(due, now))
                    ),
                    alone=False,
                    without=without,
                )
                for due in openings(step, zone, since=since, until=until)
                if not settled(due, None)
            ]
    return sorted(found, key=lambda one: (one.due.opens_at, one.alone, one.due.step.form))


def _opens(due: Due, now: datetime | None) -> datetime:
    return due.opens_at if now is None else max(due.opens_at, now)


def apart(members: Iterable[Member]) -> frozenset[str]:
    """Pairs that no round for all asks: they are asked later than the others, or not at all."""
    return frozenset(one.pair.id for one in members if one.rule.apart)


def middle(due: Due, zone: ZoneInfo, *, of: Member | None = None) -> datetime:
    """Since when a round of the same form counts as this one: the middle to the one before it.

    Before a first one that follows a pair, the middle to where the pair begins. For what is asked
    once, since the pair began. Before a first day of all, as long as it is open. A pair that is
    asked later than the others is treated as they are.
    """
    step = due.step
    if of and of.rule.later:
        day = due.day - timedelta(days=of.rule.later)
        of = replace(of, rule=replace(of.rule, later=0))
        return middle(due_on(step, due.number, day, zone), zone, of=of)
    since = due.day - timedelta(days=40 * (step.every + 1))
    earlier = [
        one
        for one in openings(step, zone, since=since, until=due.day, of=of)
        if one.number < due.number
    ]
    if earlier:
        before = earlier[-1].opens_at
    elif step.anchor == "pair" and of:
        before = morning(of.begins, zone)
        if step.times == 1:
            return before
    else:
        return morning(due.day - timedelta(days=step.days), zone)
    return before + (due.opens_at - before) / 2


def reminding(step: Step) -> Reminding:
    """How a step reminds."""
    return Reminding(after=step.remind_after, before=step.remind_before)


def slot(now: datetime, zone: ZoneInfo) -> datetime:
    """The last eight o'clock: everything opens then, so nothing new is due until the next one."""
    here = now.astimezone(zone)
    day = here.date() if here.time() >= time(8) else here.date() - timedelta(days=1)
    return morning(day, zone)
