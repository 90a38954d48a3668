"""Times in which a pair has ended or is paused: nobody is asked about it, and nothing is missed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from mentorsurvey.access import Actor
from mentorsurvey.store.database import Row, Tx
from mentorsurvey.store.times import from_text, maybe, new_id, to_text

Kind = Literal["ended", "paused"]
Reason = Literal["finished", "left", "other_mentor", "away", "wish", "other"]


@dataclass(frozen=True, kw_only=True)
class Break:
    """From a moment on a pair has ended, or is paused; ``stops_at`` is when it goes on again."""

    kind: Kind
    starts_at: datetime
    stops_at: datetime | None
    reason: Reason

    def holds(self, moment: datetime) -> bool:
        """Whether it is in force at that moment."""
        return self.starts_at <= moment and (self.stops_at is None or moment < self.stops_at)

    def is_over(self, now: datetime) -> bool:
        """Whether it can come into force no more."""
        return self.stops_at is not None and self.stops_at <= max(now, self.starts_at)


def long_day(moment: datetime) -> str:
    """Such as "Nov 30, 2026", in the zone of the moment."""
    return f"{moment:%b} {moment.day}, {moment.year}"


def at(breaks: Iterable[Break], moment: datetime) -> Break | None:
    """What holds at a moment; an end goes before a pause."""
    holding = [one for one in breaks if one.holds(moment)]
    return next((one for one in holding if one.kind == "ended"), next(iter(holding), None))


def holds_at(moment: str) -> str:
    """SQL: whether the pair of an invitation has ended or is paused at a moment (SQL as well)."""
    return (
        "EXISTS (SELECT 1 FROM pair_break WHERE"
        " pair_break.relationship_id = invitation.relationship_id"
        f" AND pair_break.starts_at <= {moment}"
        f" AND (pair_break.stops_at IS NULL OR pair_break.stops_at > {moment}))"
    )


_OF = "SELECT pair_break.* FROM pair_break"


def _found(rows: Iterable[Row]) -> dict[str, tuple[Break, ...]]:
    found: dict[str, tuple[Break, ...]] = {}
    for row in rows:
        one = Break(
            kind=row["kind"],
            starts_at=from_text(row["starts_at"]),
            stops_at=maybe(row["stops_at"]),
            reason=row["reason"],
        )
        found[row["relationship_id"]] = (*found.get(row["relationship_id"], ()), one)
    return found


def of_program(tx: Tx, program_id: str) -> dict[str, tuple[Break, ...]]:
    """Relationship → its breaks, the oldest first; the caller shows those that are the actor's."""
    return _found(
        tx.rows(
            f"{_OF} JOIN relationship ON relationship.id = pair_break.relationship_id"
            " WHERE relationship.program_id = :program ORDER BY starts_at, pair_break.id",
            program=program_id,
        )
    )


def of_own(tx: Tx, actor: Actor) -> dict[str, tuple[Break, ...]]:
    """Relationship → its breaks, for those that the actor is part of."""
    return _found(
        tx.rows(
            f"{_OF} JOIN relationship ON relationship.id = pair_break.relationship_id"
            " WHERE :actor IN (relationship.mentor_id, relationship.mentee_id)"
            " ORDER BY starts_at, pair_break.id",
            actor=actor.person_id,
        )
    )


def words(tx: Tx, actor: Actor, relationship_id: str) -> list[str]:
    """What leads wrote of the breaks of a pair in the actor's program, in their order."""
    rows = tx.rows(
        "SELECT pair_break.words FROM pair_break"
        " JOIN relationship ON relationship.id = pair_break.relationship_id"
        " WHERE relationship.id = :id AND relationship.program_id = :program"
        " ORDER BY starts_at, pair_break.id",
        id=relationship_id,
        program=actor.program_id,
    )
    return [row["words"] for row in rows]


def add(
    tx: Tx, actor: Actor, relationship_id: str, made: Break, *, words: str, now: datetime
) -> None:
    """Keep a break of a pair in the actor's program."""
    tx.run(
        "INSERT INTO pair_break (id, relationship_id, kind, starts_at, stops_at, reason, words,"
        " said_by, said_at) SELECT :id, relationship.id, :kind, :starts, :stops, :reason, :words,"
        " :actor, :now FROM relationship"
        " WHERE relationship.id = :relationship AND relationship.program_id = :program",
        id=new_id(),
        relationship=relationship_id,
        program=actor.program_id,
        kind=made.kind,
        starts=to_text(made.starts_at),
        stops=to_text(made.stops_at) if made.stops_at else None,
        reason=made.reason,
        words=words,
        actor=actor.person_id,
        now=to_text(now),
    )


def stop(tx: Tx, actor: Actor, relationship_id: str, *, now: datetime) -> int:
    """Let a pair of the actor's program go on now; how many breaks were in force or to come."""
    return tx.run(
        "UPDATE pair_break SET resumed_by = :actor, resumed_at = :now,"
        " stops_at = CASE WHEN starts_at > :now THEN starts_at ELSE :now END"
        " WHERE (stops_at IS NULL OR (stops_at > :now AND stops_at > starts_at))"
        " AND relationship_id IN (SELECT id FROM relationship"
        "  WHERE id = :relationship AND program_id = :program)",
        relationship=relationship_id,
        program=actor.program_id,
        actor=actor.person_id,
        now=to_text(now),
    )
