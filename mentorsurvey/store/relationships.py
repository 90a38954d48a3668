"""Relationships: one mentor and one mentee of a program, and who may see them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from mentorsurvey.access import Actor
from mentorsurvey.store import attributes, breaks
from mentorsurvey.store.breaks import Break
from mentorsurvey.store.database import Row, Tx
from mentorsurvey.store.namesakes import told_apart
from mentorsurvey.store.recusals import of_two
from mentorsurvey.store.times import from_text, to_text

FIRST_PHASE = "cultivation"
"""The phase of a relationship of which nothing else is known."""


@dataclass(frozen=True, kw_only=True)
class Relationship:
    """One mentor and one mentee of a program.

    ``mentor`` and ``mentee`` are their names as lists show them: people of the same name are told
    apart. A relationship can be in several cohorts; of its phases the newest is here.
    ``since`` is when it came in.
    """

    id: str
    mentor_id: str
    mentor: str
    mentee_id: str
    mentee: str
    cohorts: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    phase: str = FIRST_PHASE
    since: datetime | None = None
    breaks: tuple[Break, ...] = ()

    def status(self, now: datetime) -> Literal["active", "paused", "ended", "ahead"]:
        """Whether it goes on: nobody is asked about one that has ended or is paused."""
        held = breaks.at(self.breaks, now)
        return held.kind if held else "active"


def standing(alias: str = "relationship") -> str:
    """SQL that holds where neither of the two was erased, or became part of somebody else.

    Of a pair that does not stand, what is left is its authors' alone.
    """
    two = f"({alias}.mentor_id, {alias}.mentee_id)"
    return (
        f"NOT EXISTS (SELECT 1 FROM erasure WHERE erasure.person_id IN {two})"
        " AND NOT EXISTS (SELECT 1 FROM person_merge"
        f" WHERE person_merge.undone_at IS NULL AND person_merge.gone_id IN {two})"
    )


def scope(actor: Actor, alias: str = "relationship") -> str:
    """SQL that holds for the relationships an actor may work with.

    The operator's and a lead's are the program's, without those of which one was erased; a lead's
    are also without those that the lead is part of or recused from, or that are kept so from a
    lead who made their link; nobody else has any. Binds what :func:`scope_values` gives.
    """
    in_program = f"{alias}.program_id = :program AND {standing(alias)}"
    if actor.kind != "person":
        return f"{in_program} AND :actor = ''"
    if not actor.is_lead:
        return "1 = 0 AND :program = :actor"
    who = ", ".join((":actor", *(f":{name}" for name in _makers(actor))))
    return (
        f"{in_program} AND {alias}.mentor_id NOT IN ({who}) AND {alias}.mentee_id NOT IN ({who})"
        f" AND NOT EXISTS (SELECT 1 FROM recusal WHERE {of_two(alias)}"
        f"   AND recusal.person_id IN ({who}))"
    )


def scope_values(actor: Actor) -> dict[str, str]:
    """The values that :func:`scope` binds."""
    return {
        "program": actor.program_id,
        "actor": actor.person_id if actor.kind == "person" else "",
        **_makers(actor),
    }


def _makers(actor: Actor) -> dict[str, str]:
    return {f"maker{place}": maker for place, maker in enumerate(actor.makers)}


_SELECT = (
    "SELECT relationship.*, mentor.name AS mentor, mentor.address AS mentor_address,"
    " mentor.key AS mentor_key, mentee.name AS mentee, mentee.address AS mentee_address,"
    " mentee.key AS mentee_key FROM relationship"
    " JOIN person mentor ON mentor.id = relationship.mentor_id"
    " JOIN person mentee ON mentee.id = relationship.mentee_id"
)


def _relationships(tx: Tx, program_id: str, rows: Iterable[Row]) -> list[Relationship]:
    """In the order given, with people told apart among those who are in it."""
    rows = list(rows)
    stated = attributes.of_program(tx, program_id)
    held = breaks.of_program(tx, program_id)
    names = told_apart(
        {
            row[f"{side}_id"]: (row[side], row[f"{side}_address"], row[f"{side}_key"])
            for row in rows
            for side in ("mentor", "mentee")
        }
    )
    return [
        Relationship(
            id=row["id"],
            mentor_id=row["mentor_id"],
            mentor=names[row["mentor_id"]],
            mentee_id=row["mentee_id"],
            mentee=names[row["mentee_id"]],
            cohorts=(of := stated.get(row["id"], {})).get("cohort", ()),
            departments=of.get("department", ()),
            phase=of.get("phase", (FIRST_PHASE,))[-1],
            since=from_text(row["created_at"]),
            breaks=held.get(row["id"], ()),
        )
        for row in rows
    ]


def within(tx: Tx, actor: Actor) -> list[Relationship]:
    """The relationships that a lead or the operator may see, by mentee's name."""
    rows = tx.rows(
        f"{_SELECT} WHERE {scope(actor)} ORDER BY mentee.name, mentor.name, relationship.id",
        **scope_values(actor),
    )
    return _relationships(tx, actor.program_id, rows)


def every(tx: Tx, program_id: str) -> list[Relationship]:
    """All relationships of a program, for what concerns each of them (inviting, importing).

    Without those of which one was erased: nobody is asked about them any more.
    """
    rows = tx.rows(
        f"{_SELECT} WHERE relationship.program_id = :program AND {standing()}"
        " ORDER BY relationship.id",
        program=program_id,
    )
    return _relationships(tx, program_id, rows)


def ids(tx: Tx, program_id: str) -> dict[tuple[str, str], str]:
    """(Mentor, mentee) → id of all relationships of a program, as :func:`every` has them."""
    rows = tx.rows(
        "SELECT id, mentor_id, mentee_id FROM relationship"
        f" WHERE relationship.program_id = :program AND {standing()}",
        program=program_id,
    )
    return {(row["mentor_id"], row["mentee_id"]): row["id"] for row in rows}


def add_all(
    tx: Tx, program_id: str, rows: Sequence[Mapping[str, str | None]], *, now: datetime
) -> None:
    """New relationships; each row has id, mentor_id, mentee_id, import_id."""
    made = {"program_id": program_id, "created_at": to_text(now)}
    tx.insert_all("relationship", [{**row, **made} for row in rows])


def recuse(tx: Tx, *, relationship_id: str, person_id: str, reason: str, now: datetime) -> None:
    """Keep a lead out of a relationship; again changes nothing."""
    tx.run(
        "INSERT INTO recusal (mentor_id, mentee_id, person_id, reason, recused_at)"
        " SELECT mentor_id, mentee_id, :person, :reason, :now FROM relationship"
        " WHERE id = :relationship"
        " ON CONFLICT (mentor_id, mentee_id, person_id, reason) DO NOTHING",
        relationship=relationship_id,
        person=person_id,
        reason=reason,
        now=to_text(now),
    )
