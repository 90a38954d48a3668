"""Times in which a pair has ended, is paused or has not begun: nothing is asked, nothing missed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from mentorsurvey.access import Actor
from mentorsurvey.store.database import Row, Tx
from mentorsurvey.store.moments import once_a_moment
from mentorsurvey.store.times import from_text, maybe, new_id, to_text

Kind = Literal["ended", "paused", "ahead"]
Reason = Literal["finished", "left", "other_mentor", "away", "wish", "other"]


@dataclass(frozen=True, kw_only=True)
class Break:
    """From a moment on a pair has ended, is paused, or has not begun yet.

    ``stops_at`` is when it goes on again, or begins; ``anew_on`` the day from which the two started
    anew rather than went on.
    """

    kind: Kind
    starts_at: datetime
    stops_at: datetime | None
    reason: Reason
    anew_on: date | None = None

    def holds(self, moment: datetime) -> bool:
        """Whether it is in force at that moment."""
        return self.starts_at <= moment and (self.stops_at is None or moment < self.stops_at)

    def is_over(self, now: datetime) -> bool:
        """Whether it can come into force no more."""
        return self.stops_at is not None and self.stops_at <= max(now, self.starts_at)


def long_day(moment: date) -> str:
    """Such as "Nov 30, 2026"; of a moment, in its zone."""
    return f"{moment:%b} {moment.day}, {moment.year}"


def at(breaks: Iterable[Break], moment: datetime) -> Break | None:
    """What holds at a moment; an end goes before a pause."""
    holding = [one for one in breaks if one.holds(moment)]
    return next((one for one in holding if one.kind == "ended"), next(iter(holding), None))


def holds_at(moment: str, alias: str = "invitation") -> str:
    """SQL: whether the pair of an invitation has ended or is paused at a moment (SQL as well)."""
    return (
        "EXISTS (SELECT 1 FROM pair_break WHERE"
        f" pair_break.relationship_id = {alias}.relationship_id"
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
            anew_on=date.fromisoformat(row["anew_on"]) if row["anew_on"] else None,
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


@once_a_moment
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


def of_person(tx: Tx, actor: Actor, person_id: str) -> dict[str, tuple[Break, ...]]:
    """Relationship → its breaks, for those of a person of the actor's program."""
    return _found(
        tx.rows(
            f"{_OF} JOIN relationship ON relationship.id = pair_break.relationship_id"
            " WHERE relationship.program_id = :program"
            " AND :person IN (relationship.mentor_id, relationship.mentee_id)"
            " ORDER BY starts_at, pair_break.id",
            program=actor.program_id,
            person=person_id,
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
    tx: Tx,
    actor: Actor,
    relationship_id: str,
    made: Break,
    *,
    words: str,
    import_id: str | None = None,
    now: datetime,
) -> None:
    """Keep a break of a pair in the actor's program; undoing that import lets the pair go on."""
    tx.run(
        "INSERT INTO pair_break (id, relationship_id, kind, starts_at, stops_at, reason, words,"
        " said_by, said_at, import_id) SELECT :id, relationship.id, :kind, :starts, :stops,"
        " :reason, :words, :actor, :now, :import FROM relationship"
        " WHERE relationship.id = :relationship AND relationship.program_id = :program",
        id=new_id(),
        relationship=relationship_id,
        program=actor.program_id,
        kind=made.kind,
        starts=to_text(made.starts_at),
        stops=to_text(made.stops_at) if made.stops_at else None,
        reason=made.reason,
        words=words,
        actor=actor.person_id or None,
        now=to_text(now),
        **{"import": import_id},
    )


_TO_COME = "(stops_at IS NULL OR (stops_at > :now AND stops_at > starts_at))"
"""SQL: whether a break is in force or lies ahead."""


def stop(tx: Tx, actor: Actor, relationship_id: str, *, now: datetime) -> int:
    """Let a pair of the actor's program go on now; how many breaks were in force or to come."""
    return _stop(tx, actor, "id = :of", relationship_id, now=now)


def stop_for_import(tx: Tx, actor: Actor, import_id: str, *, now: datetime) -> int:
    """Let the pairs go on that an import of the actor's program ended; how many breaks."""
    ended_by_it = "id IN (SELECT relationship_id FROM pair_break WHERE import_id = :of)"
    return _stop(tx, actor, ended_by_it, import_id, " AND import_id = :of", now=now)


def _stop(tx: Tx, actor: Actor, those: str, of: str, which: str = "", *, now: datetime) -> int:
    return tx.run(
        "UPDATE pair_break SET resumed_by = :actor, resumed_at = :now, anew_on = NULL,"
        " stops_at = CASE WHEN starts_at > :now THEN starts_at ELSE :now END"
        f" WHERE {_TO_COME}{which} AND relationship_id IN (SELECT id FROM relationship"
        f"  WHERE {those} AND program_id = :program)",
        of=of,
        program=actor.program_id,
        actor=actor.person_id or None,
        now=to_text(now),
    )


def start_anew(
    tx: Tx, actor: Actor, relationship_id: str, *, on: date, at: datetime, now: datetime
) -> int:
    """Let a pair of the actor's program that has ended start anew; 0 where it has not ended.

    It is asked again from the moment ``at``, and counts as new from the day ``on``.
    """
    values = {
        "relationship": relationship_id,
        "program": actor.program_id,
        "actor": actor.person_id or None,
        "at": to_text(at),
        "now": to_text(now),
    }
    of_pair = (
        " AND relationship_id IN (SELECT id FROM relationship"
        "  WHERE id = :relationship AND program_id = :program)"
    )
    begun = tx.run(
        "UPDATE pair_break SET resumed_by = :actor, resumed_at = :now, anew_on = :on,"
        " stops_at = :at"
        f" WHERE kind = 'ended' AND starts_at <= :now AND {_TO_COME}{of_pair}",
        on=on.isoformat(),
        **values,
    )
    if begun:
        tx.run(
            "UPDATE pair_break SET resumed_by = :actor, resumed_at = :now,"
            " stops_at = CASE WHEN starts_at > :at THEN starts_at ELSE :at END"
            f" WHERE kind <> 'ended' AND stops_at > :at AND starts_at < stops_at{of_pair}",
            **values,
        )
    return begun


def go_on_after_all(tx: Tx, actor: Actor, relationship_id: str) -> int:
    """Let a pair of the actor's program go on where it last started anew; 0 where it never did."""
    return tx.run(
        "UPDATE pair_break SET anew_on = NULL WHERE id IN (SELECT pair_break.id FROM pair_break"
        " JOIN relationship ON relationship.id = pair_break.relationship_id"
        " WHERE relationship.id = :relationship AND relationship.program_id = :program"
        " AND anew_on IS NOT NULL ORDER BY stops_at DESC, pair_break.id DESC LIMIT 1)",
        relationship=relationship_id,
        program=actor.program_id,
    )


def fresh_starts(tx: Tx, program_id: str, *, now: datetime) -> dict[str, tuple[int, ...]]:
    """Relationship → the first round after each time that the two started anew.

    Or decided to go on after a completion. A round that was over by then, or that one of them had
    submitted, belongs to what was before. The caller shows those that are the actor's.
    """
    found: dict[str, tuple[int, ...]] = {}
    for row in tx.rows(
        "SELECT pair_break.relationship_id, MAX(round.number) AS last FROM pair_break"
        " JOIN relationship ON relationship.id = pair_break.relationship_id"
        " JOIN round ON round.program_id = relationship.program_id"
        " WHERE relationship.program_id = :program AND pair_break.anew_on IS NOT NULL"
        " AND pair_break.stops_at <= :now"
        " AND (COALESCE(round.closed_at, round.closes_at) <= pair_break.stops_at"
        "  OR EXISTS (SELECT 1 FROM invitation"
        "   JOIN response ON response.invitation_id = invitation.id"
        "   WHERE invitation.round_id = round.id"
        "   AND invitation.relationship_id = pair_break.relationship_id"
        "   AND response.submitted_at < pair_break.stops_at))"
        " GROUP BY pair_break.id, pair_break.relationship_id ORDER BY last",
        program=program_id,
        now=to_text(now),
    ):
        of = row["relationship_id"]
        found[of] = (*found.get(of, ()), row["last"] + 1)
    for row in tx.rows(
        "SELECT decision.relationship_id, MAX(round.number) AS last FROM decision"
        " JOIN relationship ON relationship.id = decision.relationship_id"
        " JOIN round ON round.program_id = relationship.program_id"
        " WHERE relationship.program_id = :program AND decision.kind = 'end'"
        " AND decision.settled_at <= :now AND NOT EXISTS (SELECT 1 FROM decision other"
        "  WHERE other.relationship_id = decision.relationship_id"
        "  AND other.round_id = decision.round_id AND other.choice = 'end')"
        " AND (COALESCE(round.closed_at, round.closes_at) <= decision.settled_at"
        "  OR EXISTS (SELECT 1 FROM invitation"
        "   JOIN response ON response.invitation_id = invitation.id"
        "   WHERE invitation.round_id = round.id"
        "   AND invitation.relationship_id = decision.relationship_id"
        "   AND response.submitted_at <= decision.settled_at))"
        " GROUP BY decision.relationship_id, decision.round_id ORDER BY last",
        program=program_id,
        now=to_text(now),
    ):
        of = row["relationship_id"]
        found[of] = tuple(sorted({*found.get(of, ()), row["last"] + 1}))
    return found
