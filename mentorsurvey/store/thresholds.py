"""The thresholds that a program's leads set: every change is kept, and the latest stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.access import Actor
from mentorsurvey.store import programs
from mentorsurvey.store.database import Tx
from mentorsurvey.store.rows import of_row
from mentorsurvey.store.times import to_text


@dataclass(frozen=True, kw_only=True)
class Change:
    """A lead's change of one threshold.

    Attributes
    ----------
    name : str
        The threshold.
    value : int or None
        What it was set to; None where it went back to the default.
    number : int
        Counts the changes of thresholds alone, since it is sent with the page: later ones have
        higher numbers.
    by : str
        The lead's name.
    """

    name: str
    value: int | None
    number: int
    by: str
    changed_at: datetime


def latest(tx: Tx, actor: Actor) -> dict[str, Change]:
    """Name → the latest change of each threshold that was ever changed in a lead's program."""
    if not actor.is_lead:
        return {}
    rows = tx.rows(
        "SELECT threshold.*, person.name AS by FROM threshold"
        " JOIN person ON person.id = threshold.changed_by"
        " WHERE threshold.program_id = :program"
        " AND threshold.number = (SELECT MAX(later.number) FROM threshold later"
        "   WHERE later.program_id = threshold.program_id AND later.name = threshold.name)"
        " ORDER BY threshold.name",
        program=actor.program_id,
    )
    return {row["name"]: of_row(Change, row) for row in rows}


def add(tx: Tx, actor: Actor, values: Mapping[str, int | None], *, now: datetime) -> None:
    """Keep what a lead changed together, and count it as a change of the program."""
    programs.touch(tx, actor.program_id)
    row = tx.row(
        "SELECT COALESCE(MAX(number), 0) AS latest FROM threshold WHERE program_id = :program",
        program=actor.program_id,
    )
    tx.insert_all(
        "threshold",
        [
            {
                "program_id": actor.program_id,
                "name": name,
                "number": (row["latest"] if row else 0) + 1,
                "value": value,
                "changed_by": actor.person_id,
                "changed_at": to_text(now),
            }
            for name, value in values.items()
        ],
    )
