"""Cohorts, departments, line managers and phases of relationships, each from a day on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from mentorsurvey.access import Actor
from mentorsurvey.store.database import Tx
from mentorsurvey.store.times import to_text

Kind = Literal["cohort", "department", "line_manager", "phase"]


@dataclass(frozen=True, kw_only=True)
class Attribute:
    """Something that holds of a relationship from a day on.

    A relationship can have several cohorts, departments and line managers. Of its phases the
    newest stands. ``import_id`` is the roster that brought it, and takes it away when undone.
    """

    relationship_id: str
    kind: Kind
    value: str
    since: date
    import_id: str | None = None


Stated = Mapping[str, tuple[str, ...]]
"""Kind → values, the oldest first."""


def of_program(tx: Tx, program_id: str) -> dict[str, dict[str, tuple[str, ...]]]:
    """Relationship → kind → values, the oldest first, without line managers.

    The caller shows those of relationships that the actor may see.
    """
    rows = tx.rows(
        "SELECT relationship_attribute.relationship_id, kind, value FROM relationship_attribute"
        " JOIN relationship ON relationship.id = relationship_attribute.relationship_id"
        " WHERE relationship.program_id = :program AND kind <> 'line_manager'"
        " ORDER BY since, added_at, value",
        program=program_id,
    )
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for row in rows:
        of = found.setdefault(row["relationship_id"], {})
        of[row["kind"]] = (*of.get(row["kind"], ()), row["value"])
    return found


def first_day(tx: Tx, actor: Actor, relationship_id: str) -> date | None:
    """The first day from which anything is said of a relationship that the actor may see."""
    row = tx.row(
        "SELECT MIN(since) AS first FROM relationship_attribute"
        " JOIN relationship ON relationship.id = relationship_attribute.relationship_id"
        " WHERE relationship.id = :of AND relationship.program_id = :program",
        of=relationship_id,
        program=actor.program_id,
    )
    return date.fromisoformat(row["first"]) if row and row["first"] else None


def add(tx: Tx, attributes: Iterable[Attribute], *, now: datetime) -> None:
    """Keep attributes; what stands already keeps its day."""
    for one in attributes:
        tx.run(
            "INSERT INTO relationship_attribute"
            " (relationship_id, kind, value, since, import_id, added_at)"
            " SELECT :relationship, :kind, :value, :since, :import, :now"
            " WHERE NOT EXISTS (SELECT 1 FROM relationship_attribute"
            "  WHERE relationship_id = :relationship AND kind = :kind AND value = :value)",
            relationship=one.relationship_id,
            kind=one.kind,
            value=one.value,
            since=one.since.isoformat(),
            now=to_text(now),
            **{"import": one.import_id},
        )


def phases(tx: Tx, actor: Actor, relationship_id: str) -> list[tuple[str, date]]:
    """The phases of a relationship in the actor's program with their first days, the oldest first.

    The caller shows them where the relationship is the actor's to see.
    """
    rows = tx.rows(
        "SELECT value, since FROM relationship_attribute"
        " JOIN relationship ON relationship.id = relationship_attribute.relationship_id"
        " WHERE relationship.id = :of AND relationship.program_id = :program AND kind = 'phase'"
        " ORDER BY since, added_at, value",
        of=relationship_id,
        program=actor.program_id,
    )
    return [(row["value"], date.fromisoformat(row["since"])) for row in rows]


def drop_phase(tx: Tx, actor: Actor, relationship_id: str, *, since: date) -> None:
    """Forget the phase that a relationship in the actor's program came into on a day."""
    tx.run(
        "DELETE FROM relationship_attribute WHERE kind = 'phase' AND since = :since"
        " AND relationship_id IN"
        "  (SELECT id FROM relationship WHERE id = :of AND program_id = :program)",
        of=relationship_id,
        program=actor.program_id,
        since=since.isoformat(),
    )


def add_phase(
    tx: Tx, actor: Actor, relationship_id: str, phase: str, *, since: date, now: datetime
) -> None:
    """Keep that a relationship in the actor's program is in a phase from a day on.

    Of several phases on one day the last one counts.
    """
    drop_phase(tx, actor, relationship_id, since=since)
    tx.run(
        "INSERT INTO relationship_attribute (relationship_id, kind, value, since, added_at)"
        " SELECT id, 'phase', :phase, :since, :now FROM relationship"
        " WHERE id = :of AND program_id = :program",
        of=relationship_id,
        program=actor.program_id,
        phase=phase,
        since=since.isoformat(),
        now=to_text(now),
    )
