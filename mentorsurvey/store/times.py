"""Where times become text and ids are made: UTC ISO-8601 and uuid7."""

from datetime import UTC, datetime

from uuid6 import uuid7


def to_text(moment: datetime) -> str:
    """UTC as ISO-8601 with six decimals and Z, so that text sorts as time does.

    Raises
    ------
    ValueError
        For a naive datetime.
    """
    if moment.tzinfo is None:
        raise ValueError("a time needs its zone")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def from_text(text: str) -> datetime:
    """The inverse of :func:`to_text`."""
    return datetime.fromisoformat(text)


def maybe(text: str | None) -> datetime | None:
    """A time, where there is one."""
    return None if text is None else from_text(text)


def new_id() -> str:
    """A uuid7 as text: sorts by the moment it was made."""
    return str(uuid7())
