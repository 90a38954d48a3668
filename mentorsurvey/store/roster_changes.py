"""What imports did to people and pairs that were here before, and what was said of pairs."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from mentorsurvey.access import Actor
from mentorsurvey.store.database import Tx
from mentorsurvey.store.rows import of_row
from mentorsurvey.store.times import from_text, new_id, to_text

OfPerson = Literal["name", "address"]
OfPair = Literal["end", "pause", "keep", "go_on", "anew", "stay_ended"]


@dataclass(frozen=True, kw_only=True)
class Corrected:
    """A name or an address that an import gave somebody of the program."""

    person_id: str
    what: OfPerson
    before: str | None
    after: str | None


@dataclass(frozen=True, kw_only=True)
class Said:
    """What was said of a pair the last time, and when."""

    what: OfPair
    at: datetime


def add_of_person(
    tx: Tx, actor: Actor, person_id: str, what: OfPerson, *, import_id: str | None, now: datetime
) -> None:
    """Keep that an import made the newest entry in the history of a person of the program."""
    tx.run(
        "INSERT INTO roster_change (id, import_id, what, person_id, history_id, changed_at)"
        " SELECT :id, :import, :what, person.id, person_history.id, :now FROM person"
        " JOIN person_history ON person_history.person_id = person.id"
        " WHERE person.id = :person AND person.program_id = :program"
        " AND person_history.what = :what ORDER BY person_history.at DESC, person_history.id DESC"
        " LIMIT 1",
        id=new_id(),
        what=what,
        person=person_id,
        program=actor.program_id,
        now=to_text(now),
        **{"import": import_id},
    )


def add_of_pair(
    tx: Tx,
    actor: Actor,
    relationship_id: str,
    what: OfPair,
    *,
    import_id: str | None,
    now: datetime,
) -> None:
    """Keep what was said of a pair of the program, not what was said before."""
    tx.run(
        "DELETE FROM roster_change WHERE what IN ('keep', 'stay_ended') AND relationship_id IN"
        " (SELECT id FROM relationship WHERE id = :pair AND program_id = :program)",
        pair=relationship_id,
        program=actor.program_id,
    )
    tx.run(
        "INSERT INTO roster_change (id, import_id, what, relationship_id, changed_at)"
        " SELECT :id, :import, :what, relationship.id, :now FROM relationship"
        " WHERE relationship.id = :pair AND relationship.program_id = :program",
        id=new_id(),
        what=what,
        pair=relationship_id,
        program=actor.program_id,
        now=to_text(now),
        **{"import": import_id},
    )


def said_of_pairs(tx: Tx, actor: Actor) -> dict[str, Said]:
    """Relationship → that it stays without a roster's row, or stays ended in spite of one.

    The caller looks up the pairs that the actor may see.
    """
    rows = tx.rows(
        "SELECT roster_change.* FROM roster_change"
        " JOIN relationship ON relationship.id = roster_change.relationship_id"
        " WHERE relationship.program_id = :program AND what IN ('keep', 'stay_ended')",
        program=actor.program_id,
    )
    return {
        row["relationship_id"]: Said(what=row["what"], at=from_text(row["changed_at"]))
        for row in rows
    }


def forget(tx: Tx, actor: Actor, relationship_ids: Collection[str]) -> None:
    """Ask again about these pairs of the program when a roster next leaves them out."""
    for one in relationship_ids:
        tx.run(
            "DELETE FROM roster_change WHERE what = 'keep' AND relationship_id IN"
            " (SELECT id FROM relationship WHERE id = :pair AND program_id = :program)",
            pair=one,
            program=actor.program_id,
        )


def corrected_by(tx: Tx, actor: Actor, import_id: str) -> list[Corrected]:
    """The names and addresses that an import gave people of the program, the newest first."""
    rows = tx.rows(
        "SELECT roster_change.person_id, roster_change.what, history.before, history.after"
        " FROM roster_change JOIN person_history history ON history.id = roster_change.history_id"
        " JOIN roster_import ON roster_import.id = roster_change.import_id"
        " WHERE roster_import.id = :import AND roster_import.program_id = :program"
        " ORDER BY roster_change.changed_at DESC, roster_change.id DESC",
        program=actor.program_id,
        **{"import": import_id},
    )
    return [of_row(Corrected, row) for row in rows]


def end_again(tx: Tx, actor: Actor, import_id: str) -> int:
    """End the pairs again that an import let go on, where nobody answered since; how many."""
    return tx.run(
        "UPDATE pair_break SET stops_at = NULL, resumed_by = NULL, resumed_at = NULL,"
        " anew_on = NULL WHERE kind = 'ended' AND EXISTS (SELECT 1 FROM roster_change change"
        "  JOIN relationship ON relationship.id = change.relationship_id"
        "  WHERE change.import_id = :import AND change.what IN ('go_on', 'anew')"
        "  AND relationship.program_id = :program"
        "  AND relationship.id = pair_break.relationship_id"
        "  AND pair_break.resumed_at = change.changed_at"
        "  AND pair_break.stops_at = change.changed_at"
        "  AND NOT EXISTS (SELECT 1 FROM pair_break later"
        "   WHERE later.relationship_id = relationship.id AND later.said_at >= change.changed_at)"
        "  AND NOT EXISTS (SELECT 1 FROM invitation"
        "   JOIN response ON response.invitation_id = invitation.id"
        "   WHERE invitation.relationship_id = relationship.id"
        "   AND (response.started_at >= change.changed_at"
        "    OR response.submitted_at >= change.changed_at)))",
        program=actor.program_id,
        **{"import": import_id},
    )


def forget_import(tx: Tx, actor: Actor, import_id: str) -> None:
    """Remove what an import of the program said and did: it is taken back."""
    its = "(SELECT id FROM roster_import WHERE id = :import AND program_id = :program)"
    for table in ("roster_change", "roster_answer"):
        tx.run(
            f"DELETE FROM {table} WHERE import_id IN {its}",
            program=actor.program_id,
            **{"import": import_id},
        )
