"""When the people whom a round still misses are to be reminded: at most twice."""

from collections.abc import Sequence
from datetime import datetime

from mentorsurvey.store.database import Tx
from mentorsurvey.store.times import from_text, to_text


def of_round(tx: Tx, round_id: str) -> tuple[datetime, ...]:
    """When people are to be reminded in a round, the first time first."""
    return tuple(numbered(tx, round_id).values())


def numbered(tx: Tx, round_id: str) -> dict[int, datetime]:
    """Number → when: 1 counts from the opening, 2 from the close."""
    rows = tx.rows(
        "SELECT number, at FROM round_reminder WHERE round_id = :round ORDER BY at, number",
        round=round_id,
    )
    return {row["number"]: from_text(row["at"]) for row in rows}


def set_for_round(tx: Tx, round_id: str, times: Sequence[datetime]) -> None:
    """Set when people are to be reminded, in place of what was said before.

    A single reminder counts from what is nearer to it, the opening or the close.

    Raises
    ------
    ValueError
        For more than two.
    """
    ordered = sorted(times)
    if len(ordered) > 2:
        raise ValueError("a round reminds at most twice")
    set_numbered(tx, round_id, dict(enumerate(ordered, 1)))
    if len(ordered) == 1 and _is_late(tx, round_id, ordered[0]):
        set_numbered(tx, round_id, {2: ordered[0]})


def set_numbered(tx: Tx, round_id: str, times: dict[int, datetime]) -> None:
    """Set reminders by their numbers, in place of what was said before."""
    tx.run("DELETE FROM round_reminder WHERE round_id = :round", round=round_id)
    tx.insert_all(
        "round_reminder",
        [
            {"round_id": round_id, "number": number, "at": to_text(at)}
            for number, at in times.items()
        ],
    )


def _is_late(tx: Tx, round_id: str, at: datetime) -> bool:
    row = tx.row("SELECT opened_at, closes_at FROM round WHERE id = :round", round=round_id)
    if row is None:
        return False
    return from_text(row["closes_at"]) - at < at - from_text(row["opened_at"])
