"""When a mail leaves: spread over people's own working hours, and never in the night. Pure."""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

WORK = (time(8), time(18))
"""Working hours, Monday to Friday, in the reader's own zone."""
AWAKE = (time(8), time(20))
"""Hours at which mail arrives that somebody waits for, or that cannot wait for a working day."""
BEFORE_CLOSE = timedelta(hours=12)
"""So long before a round closes a mail about it has left, though it be a weekend."""
TIME_TO_ANSWER = timedelta(hours=1)
"""Mail about a form that would leave later than so long before its close leaves at once."""
_STEP = timedelta(minutes=15)


def spread(
    person_id: str,
    about: str,
    timezone: str,
    *,
    hours: float,
    now: datetime,
    closes_at: datetime | None = None,
) -> datetime:
    """When a mail to a person leaves: within so many working hours, by a hash of the person.

    Working hours are those of the reader. A mail that would come too late for the close of its
    round leaves in waking hours of any day, and at once where there are none left.
    """
    zone = ZoneInfo(timezone)
    share = _share(person_id, about) * hours
    found = _within(now, timedelta(hours=share), zone, WORK, weekend=False)
    if closes_at is None or found <= closes_at - BEFORE_CLOSE:
        return found
    found = _within(now, timedelta(), zone, AWAKE, weekend=True)
    rest = (closes_at - BEFORE_CLOSE - found) / timedelta(hours=1)
    if rest > 0:
        share = _share(person_id, about) * min(hours, rest)
        found = _within(now, timedelta(hours=share), zone, AWAKE, weekend=True)
    return found if found < closes_at - TIME_TO_ANSWER else now


def awake(timezones: Iterable[str], *, now: datetime) -> datetime:
    """The first moment at which everybody in these zones is awake, for mail that leaves together.

    Where there is none within a day, it is now.
    """
    zones = [ZoneInfo(one) for one in sorted(set(timezones))]
    moment = now
    while moment <= now + timedelta(days=1):
        if all(_is_awake(moment, zone) for zone in zones):
            return moment
        moment = _next_step(moment)
    return now


def is_sensible(timezone: str, *, now: datetime) -> bool:
    """Whether a mail that was late may leave now, in the reader's own zone."""
    return _is_awake(now, ZoneInfo(timezone))


def week_of(timezone: str, *, now: datetime) -> str | None:
    """The week whose digest is due, such as "2026-W45": on its Monday, in waking hours.

    On its Tuesday as well, for a server that was off.
    """
    zone = ZoneInfo(timezone)
    year, week, weekday = now.astimezone(zone).isocalendar()
    return f"{year}-W{week:02}" if weekday <= 2 and _is_awake(now, zone) else None


def _share(person_id: str, about: str) -> float:
    """A number from 0 to 1, the same each time it is asked for."""
    digest = hashlib.sha256(f"{person_id} {about}".encode()).digest()
    return int.from_bytes(digest[:6]) / 2**48


def _is_awake(moment: datetime, zone: ZoneInfo) -> bool:
    return AWAKE[0] <= moment.astimezone(zone).time() < AWAKE[1]


def _next_step(moment: datetime) -> datetime:
    seconds = int(_STEP.total_seconds())
    return datetime.fromtimestamp((int(moment.timestamp()) // seconds + 1) * seconds, UTC)


def _within(
    start: datetime,
    wanted: timedelta,
    zone: ZoneInfo,
    hours: tuple[time, time],
    *,
    weekend: bool,
) -> datetime:
    """The moment at which so much time of the given hours has gone by since ``start``."""
    moment = start.astimezone(zone)
    day = moment.date()
    while True:
        opens = datetime.combine(day, hours[0], zone)
        ends = datetime.combine(day, hours[1], zone)
        begins = max(moment.astimezone(UTC), opens.astimezone(UTC))
        left = ends.astimezone(UTC) - begins
        if (weekend or day.weekday() < 5) and left > timedelta():
            if wanted < left:
                return begins + wanted
            wanted -= left
        day += timedelta(days=1)
