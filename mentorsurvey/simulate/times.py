"""When simulated people answer: soon, when reminded, or at the end."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from mentorsurvey.rounds import end_of_day

BETWEEN = timedelta(weeks=13)
"""From one round's opening to the next."""
OPEN_FOR = timedelta(days=21)
OPENED_AGO = timedelta(days=12)
"""How long ago, to the nearest Tuesday, the last round opened."""

_HOURS = np.array([7, 8, 9, 11, 12, 13, 15, 16, 17, 18, 19, 20, 21, 22])
_HOUR_WEIGHTS = np.array([6, 9, 6, 4, 12, 9, 5, 6, 8, 5, 6, 9, 9, 6]) / 100


@dataclass(frozen=True, kw_only=True)
class Span:
    """One round's time: opened on a Tuesday morning, closed on a Tuesday three weeks later."""

    opens: datetime
    closes: datetime

    @property
    def last_call(self) -> datetime:
        """When a lead closes the round by hand: on its last day, before the office closes."""
        return self.closes - timedelta(hours=6)


def spans(rounds: int, now: datetime, timezone: str) -> list[Span]:
    """The rounds' times, oldest first; the last one is open at ``now``."""
    zone = ZoneInfo(timezone)
    day = (now - OPENED_AGO).astimezone(zone).date()
    day += timedelta(days=(1 - day.weekday() + 3) % 7 - 3)
    return [
        Span(
            opens=_at(opening, 9, zone),
            closes=end_of_day(opening + OPEN_FOR, timezone),
        )
        for back in range(rounds - 1, -1, -1)
        for opening in [day - back * BETWEEN]
    ]


def _at(day: date, hour: int, zone: ZoneInfo, minute: int = 0, second: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=zone)


def ticks(span: Span, now: datetime) -> Iterator[datetime]:
    """When mail goes out in a round: each hour of its first day, then thrice a day, and now."""
    zone = span.opens.tzinfo
    if not isinstance(zone, ZoneInfo):
        raise ValueError("a span needs the zone of its program")
    day = span.opens.date()
    moments = [_at(day, hour, zone) for hour in range(span.opens.hour, 19)]
    while day < now.astimezone(zone).date():
        day += timedelta(days=1)
        moments += [_at(day, hour, zone) for hour in (9, 13, 17)]
    yield from (one for one in moments if one < now)
    yield now


@dataclass(frozen=True, kw_only=True)
class Visit:
    """When a person fills in a form.

    The form is filled in without a break where ``resumes`` is ``begins``; otherwise ``first`` of
    its questions (0–1) are answered from ``begins`` on, the others from ``resumes`` on. Without
    ``submits`` the form stays unfinished after the first of them.
    """

    begins: datetime
    first: float
    resumes: datetime
    seconds: float
    submits: bool

    def moment(self, place: int, questions: int) -> datetime:
        """When the question at a place, counted from 0, is answered."""
        before = round(self.first * questions)
        if place < before or self.resumes == self.begins:
            return self.begins + timedelta(seconds=self.seconds * (place + 1))
        return self.resumes + timedelta(seconds=self.seconds * (place - before + 1))


def visit(rng: np.random.Generator, span: Span, *, responds: bool) -> Visit | None:
    """When one person answers in a round; None for one who never begins.

    Somebody who does not submit has now and then begun. One in nine breaks off and comes back.
    """
    begins = _arrival(rng, span)
    seconds = float(rng.gamma(6, 1.6)) + 2
    breaks_off = bool(rng.uniform() < 0.11)
    first = float(rng.uniform(0.2, 0.8))
    later = float(rng.exponential(1.5)) + 0.1
    if not responds:
        if rng.uniform() < 0.7:
            return None
        return Visit(begins=begins, first=first, resumes=begins, seconds=seconds, submits=False)
    # Nobody who comes back misses the close.
    latest = span.last_call - timedelta(hours=1.2)
    resumes = min(begins + timedelta(days=later), latest)
    if not breaks_off or resumes < begins + timedelta(hours=2):
        resumes = begins
    return Visit(begins=begins, first=first, resumes=resumes, seconds=seconds, submits=True)


def _arrival(rng: np.random.Generator, span: Span) -> datetime:
    """When a form is first opened: most soon after the mail, after the reminder, or at the end."""
    days = OPEN_FOR / timedelta(days=1)
    kind = rng.choice(4, p=[0.46, 0.2, 0.16, 0.18])
    when = (
        float(rng.exponential(1.6)),
        9 + float(rng.exponential(1.3)),
        float(rng.uniform(0, days)),
        days - float(rng.exponential(1.4)),
    )[kind]
    hour = int(rng.choice(_HOURS, p=_HOUR_WEIGHTS))
    minute, second = (int(drawn) for drawn in rng.integers(0, 60, 2))
    early = float(rng.uniform(2, 240))
    stays_weekend = bool(rng.uniform() < 0.4)
    zone = span.opens.tzinfo
    if not isinstance(zone, ZoneInfo):
        raise ValueError("a span needs the zone of its program")
    day = span.opens.date() + timedelta(days=int(np.clip(when, 0, days)))
    if day.weekday() > 4 and not stays_weekend:
        day += timedelta(days=7 - day.weekday())
    moment = _at(day, hour, zone, minute, second)
    if moment <= span.opens:
        return span.opens + timedelta(minutes=early)
    latest = span.last_call - timedelta(hours=1.2)
    return moment if moment < latest else latest - timedelta(minutes=early)
