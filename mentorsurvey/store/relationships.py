"""Relationships, who is kept out of them, and the roster imports that brought them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.access import Actor
from mentorsurvey.store.database import Row, Tx
from mentorsurvey.store.times import from_text, maybe, new_id, to_text


@dataclass(frozen=True, kw_only=True)
class Relationship:
    """One mentor and one mentee in one cohort of a program."""

    id: str
    cohort: str
    phase: str
    mentor_id: str
    mentor: str
    mentee_id: str
    mentee: str


@dataclass(frozen=True, kw_only=True)
class Import:
    """A roster that was imported; ``relationships`` counts what it brought and still stands."""

    id: str
    source: str
    imported_at: datetime
    undone_at: datetime | None
    relationships: int


def scope(actor: Actor, alias: str = "relationship") -> str:
    """SQL that holds for the relationships an actor may work with.

    The operator's and a lead's are the program's; a lead's are without those that the lead is
    part of or recused from; nobody else has any. Binds ``:program`` and ``:actor`` (see
    :func:`scope_values`).
    """
    in_program = f"{alias}.program_id = :program"
    if actor.kind != "person":
        return f"{in_program} AND :actor = ''"
    if not actor.is_lead:
        return "1 = 0 AND :program = :actor"
    return (
        f"{in_program} AND :actor NOT IN ({alias}.mentor_id, {alias}.mentee_id)"
        f" AND NOT EXISTS (SELECT 1 FROM recusal WHERE recusal.relationship_id = {alias}.id"
        "   AND recusal.person_id = :actor)"
    )


def scope_values(actor: Actor) -> dict[str, str]:
    """The values that :func:`scope` binds."""
    return {
        "program": actor.program_id,
        "actor": actor.person_id if actor.kind == "person" else "",
    }


_SELECT = (
    "SELECT relationship.*, mentor.name AS mentor, mentee.name AS mentee FROM relationship"
    " JOIN person mentor ON mentor.id = relationship.mentor_id"
    " JOIN person mentee ON mentee.id = relationship.mentee_id"
)


def _relationship(row: Row) -> Relationship:
    return Relationship(
        id=row["id"],
        cohort=row["cohort"],
        phase=row["phase"],
        mentor_id=row["mentor_id"],
        mentor=row["mentor"],
        mentee_id=row["mentee_id"],
        mentee=row["mentee"],
    )


def within(tx: Tx, actor: Actor) -> list[Relationship]:
    """The relationships that a lead or the operator may see, by mentee's name."""
    rows = tx.rows(
        f"{_SELECT} WHERE {scope(actor)} ORDER BY mentee.name, mentor.name, relationship.id",
        **scope_values(actor),
    )
    return [_relationship(row) for row in rows]


def every(tx: Tx, program_id: str) -> list[Relationship]:
    """All relationships of a program, for what concerns each of them (inviting, importing)."""
    rows = tx.rows(
        f"{_SELECT} WHERE relationship.program_id = :program ORDER BY relationship.id",
        program=program_id,
    )
    return [_relationship(row) for row in rows]


def add_all(
    tx: Tx, program_id: str, rows: Sequence[Mapping[str, str | None]], *, now: datetime
) -> None:
    """New relationships; each row has id, cohort, mentor_id, mentee_id, phase, import_id."""
    made = {"program_id": program_id, "created_at": to_text(now)}
    tx.insert_all("relationship", [{**row, **made} for row in rows])


def recuse(tx: Tx, *, relationship_id: str, person_id: str, reason: str, now: datetime) -> None:
    """Keep a lead out of a relationship; again changes nothing."""
    tx.run(
        "INSERT INTO recusal (relationship_id, person_id, reason, recused_at)"
        " VALUES (:relationship, :person, :reason, :now)"
        " ON CONFLICT (relationship_id, person_id) DO NOTHING",
        relationship=relationship_id,
        person=person_id,
        reason=reason,
        now=to_text(now),
    )


def recused_addresses(tx: Tx) -> dict[str, set[str]]:
    """Relationship id → the keys of the people who are kept out of it."""
    found: dict[str, set[str]] = {}
    for row in tx.rows(
        "SELECT recusal.relationship_id, person.key FROM recusal"
        " JOIN person ON person.id = recusal.person_id"
    ):
        found.setdefault(row["relationship_id"], set()).add(row["key"])
    return found


def add_import(tx: Tx, program_id: str, source: str, *, now: datetime) -> str:
    """Note that a roster came in; its id."""
    import_id = new_id()
    tx.insert(
        "roster_import",
        {
            "id": import_id,
            "program_id": program_id,
            "source": source,
            "imported_at": to_text(now),
            "undone_at": None,
        },
    )
    return import_id


def imports(tx: Tx, actor: Actor) -> list[Import]:
    """The program's roster imports, newest first, with how much of each the actor may see."""
    rows = tx.rows(
        "SELECT roster_import.*, (SELECT COUNT(*) FROM relationship"
        f"   WHERE relationship.import_id = roster_import.id AND {scope(actor)}) AS relationships"
        " FROM roster_import WHERE program_id = :program ORDER BY imported_at DESC, id DESC",
        **scope_values(actor),
    )
    return [
        Import(
            id=row["id"],
            source=row["source"],
            imported_at=from_text(row["imported_at"]),
            undone_at=maybe(row["undone_at"]),
            relationships=row["relationships"],
        )
        for row in rows
    ]


def sees_all_of_import(tx: Tx, actor: Actor, import_id: str) -> bool:
    """Whether no relationship of an import is kept from the actor."""
    row = tx.row(
        f"SELECT COUNT(*) AS n FROM relationship WHERE import_id = :id AND NOT ({scope(actor)})",
        id=import_id,
        **scope_values(actor),
    )
    return row is not None and row["n"] == 0


def is_answered_of_import(tx: Tx, import_id: str) -> bool:
    """Whether somebody has begun to answer about a relationship of an import."""
    row = tx.row(
        "SELECT 1 AS found FROM relationship"
        " JOIN invitation ON invitation.relationship_id = relationship.id"
        " JOIN response ON response.invitation_id = invitation.id"
        " WHERE relationship.import_id = :id LIMIT 1",
        id=import_id,
    )
    return row is not None


def remove_import(tx: Tx, import_id: str, *, now: datetime) -> int:
    """Remove the relationships of an import that nobody answered about; how many."""
    tx.run(
        "DELETE FROM invitation WHERE relationship_id IN"
        " (SELECT id FROM relationship WHERE import_id = :id)",
        id=import_id,
    )
    tx.run(
        "DELETE FROM recusal WHERE relationship_id IN"
        " (SELECT id FROM relationship WHERE import_id = :id)",
        id=import_id,
    )
    removed = tx.run("DELETE FROM relationship WHERE import_id = :id", id=import_id)
    tx.run(
        "UPDATE roster_import SET undone_at = :now WHERE id = :id", id=import_id, now=to_text(now)
    )
    return removed
