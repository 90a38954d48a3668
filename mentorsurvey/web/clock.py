"""The time, and the words in which days are said."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def day_words(moment: datetime, timezone: str) -> str:
    """A day as people say it, in their zone: "Sunday 6 December 2026"."""
    local = moment.astimezone(ZoneInfo(timezone))
    return f"{local:%A} {local.day} {local:%B %Y}"
