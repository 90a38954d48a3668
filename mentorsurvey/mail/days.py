"""Days and times in a mail, as people say them, in the reader's time zone."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

LAST_MINUTES = 2
"""Before midnight: whatever ends then ends with the day."""


def day(moment: datetime, timezone: str, *, now: datetime) -> str:
    """Such as "Tuesday, November 10", with the year where it is another one."""
    local = moment.astimezone(ZoneInfo(timezone))
    words = f"{local:%A}, {local:%B} {local.day}"
    this_year = now.astimezone(ZoneInfo(timezone)).year
    return words if local.year == this_year else f"{words}, {local.year}"


def last_day(closes_at: datetime, timezone: str, *, now: datetime) -> str:
    """The day until whose end, or in whose course, something can be done."""
    return day(last_of(closes_at), timezone, now=now)


def ends_with_a_day(moment: datetime, timezone: str) -> bool:
    """Whether a moment is the end of a day for the reader."""
    local = last_of(moment).astimezone(ZoneInfo(timezone))
    return local.hour == 23 and local.minute >= 60 - LAST_MINUTES


def last_of(moment: datetime) -> datetime:
    """The last second before a closing moment: midnight belongs to the day before."""
    return moment - timedelta(seconds=1)


def by(moment: datetime, timezone: str, *, now: datetime) -> str:
    """Until when something can be done: its day, and the time where it is not the day's end."""
    if ends_with_a_day(moment, timezone):
        return last_day(moment, timezone, now=now)
    return f"{day_and_time(moment, timezone, now=now)} ({zone(timezone)})"


def day_and_time(moment: datetime, timezone: str, *, now: datetime) -> str:
    """Such as "Tuesday, November 10, 10:15 AM"."""
    return f"{day(moment, timezone, now=now)}, {_time(moment, timezone)}"


def hour(moment: datetime, timezone: str) -> str:
    """Such as "10:15 AM (Berlin time)"."""
    return f"{_time(moment, timezone)} ({zone(timezone)})"


def _time(moment: datetime, timezone: str) -> str:
    local = moment.astimezone(ZoneInfo(timezone))
    return f"{local.hour % 12 or 12}:{local:%M}\u00a0{'AM' if local.hour < 12 else 'PM'}"


def until(moment: datetime, timezone: str, *, own: bool, now: datetime) -> str:
    """The same on a page; where the zone is not the reader's ``own``, it is always said."""
    words = by(moment, timezone, now=now)
    return words if own or words.endswith(")") else f"{words} ({zone(timezone)})"


def zone(timezone: str) -> str:
    """Such as "Berlin time" or "UTC"."""
    name = timezone.rpartition("/")[2].replace("_", " ")
    return name if name in {"UTC", "GMT"} else f"{name} time"
