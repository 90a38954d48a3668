"""Where times become text and ids are made: UTC ISO-8601 and uuid7; and what a time zone is."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from uuid6 import uuid7

LONGEST_ZONE = 64


def to_text(moment: datetime) -> str:
    """UTC as ISO-8601 with six decimals and Z, so that text sorts as time does.

    Raises
    ------
    ValueError
        For a naive datetime.
    """
    if moment.tzinfo is None:
        raise ValueError("a time needs its zone")
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def from_text(text: str) -> datetime:
    """The inverse of :func:`to_text`."""
    return datetime.fromisoformat(text)


def maybe(text: str | None) -> datetime | None:
    """A time, where there is one."""
    return None if text is None else from_text(text)


def is_zone(name: str) -> bool:
    """Whether this is the name of a time zone, such as "Europe/Paris". Anything may be asked."""
    if len(name) > LONGEST_ZONE or not name.isascii():
        return False
    try:
        return bool(ZoneInfo(name))
    except (LookupError, OSError, ValueError):
        return False


def new_id() -> str:
    """A uuid7 as text: sorts by the moment it was made."""
    return str(uuid7())
