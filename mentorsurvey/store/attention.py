"""Whom leads check in with: who missed rounds, whom a round drew, what became of each entry."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from mentorsurvey.access import Actor
from mentorsurvey.store import breaks, leads, relationships
from mentorsurvey.store.database import Tx
from mentorsurvey.store.grace import ENDED, FINISHING, PAST
from mentorsurvey.store.rounds import COUNTED, LEFT_OUT, OVER
from mentorsurvey.store.rows import of_row
from mentorsurvey.store.times import to_text

Why = Literal["all_fine", "spoke_with_both", "known_reason", "other"]
Needed = Literal["yes", "no", "cant_say"]


@dataclass(frozen=True, kw_only=True)
class Dismissal:
    """An entry that a lead took off the list.

    ``kinds`` are what it stood there for; ``needed`` says whether a check-in was needed;
    ``narrower`` that who took it off was named a lead after the one who reads this, so that it
    may have stood there for less.
    """

    relationship_id: str
    round_number: int
    kinds: tuple[str, ...]
    why: str
    words: str
    needed: str
    by: str
    dismissed_at: datetime
    narrower: bool = False


def turns(tx: Tx, actor: Actor, *, now: datetime) -> dict[tuple[str, str], list[tuple[int, bool]]]:
    """(Relationship id, side) → (round number, submitted?) of every form whose time is over.

    In the order of rounds that count, of the relationships that the lead may see: never an answer.
    """
    rows = tx.rows(
        "SELECT invitation.relationship_id, invitation.side, round.number,"
        " CASE WHEN response.submitted_at IS NULL THEN 0 ELSE 1 END AS submitted"
        " FROM invitation JOIN round ON round.id = invitation.round_id"
        " JOIN relationship ON relationship.id = invitation.relationship_id"
        " LEFT JOIN response ON response.invitation_id = invitation.id"
        f" WHERE {ENDED} AND {COUNTED} AND {relationships.scope(actor)}"
        f" AND (response.submitted_at IS NOT NULL OR NOT {LEFT_OUT})"
        " ORDER BY round.number",
        now=to_text(now),
        **relationships.scope_values(actor),
    )
    found: dict[tuple[str, str], list[tuple[int, bool]]] = {}
    for row in rows:
        of = found.setdefault((row["relationship_id"], row["side"]), [])
        of.append((row["number"], bool(row["submitted"])))
    return found


def _asked_later(pair: str, number: str) -> str:
    """SQL: whether a closed round that counts asked a pair after the round of that number."""
    return (
        "EXISTS (SELECT 1 FROM invitation later JOIN round ON round.id = later.round_id"
        f" WHERE later.relationship_id = {pair} AND round.number > {number}"
        f" AND {OVER} AND {COUNTED})"
    )


def undrawn(tx: Tx, program_id: str, *, now: datetime) -> list[tuple[str, list[str]]]:
    """Closed rounds that drew nobody yet, each with the pairs of which it is the latest.

    Not while somebody may still finish a form.

    Over the whole program: a draw depends on nobody's scope.
    """
    waiting = tx.rows(
        f"SELECT round.id, round.number FROM round WHERE round.program_id = :program AND {OVER}"
        f" AND {COUNTED} AND NOT EXISTS (SELECT 1 FROM invitation"
        f"  WHERE invitation.round_id = round.id AND {PAST} AND {FINISHING})"
        " AND NOT EXISTS (SELECT 1 FROM attention_draw"
        "  WHERE attention_draw.round_id = round.id) ORDER BY round.number",
        program=program_id,
        now=to_text(now),
    )
    found = []
    for one in waiting:
        asked = tx.rows(
            "SELECT DISTINCT invitation.relationship_id FROM invitation"
            " JOIN relationship ON relationship.id = invitation.relationship_id"
            f" WHERE invitation.round_id = :round AND {relationships.standing()}"
            f" AND NOT {breaks.holds_at(':now')}"
            f" AND NOT {_asked_later('invitation.relationship_id', ':number')}"
            " ORDER BY invitation.relationship_id",
            round=one["id"],
            number=one["number"],
            now=to_text(now),
        )
        found.append((one["id"], [row["relationship_id"] for row in asked]))
    return found


def add_draw(tx: Tx, round_id: str, drawn: Collection[str], *, now: datetime) -> None:
    """Keep from whom a round draws."""
    at = to_text(now)
    tx.insert_all(
        "attention_draw",
        [{"round_id": round_id, "relationship_id": one, "drawn_at": at} for one in drawn],
    )


def drawn(tx: Tx, actor: Actor, *, now: datetime) -> dict[str, int]:
    """Relationship id → number of the latest closed round that asked it, and may draw it."""
    rows = tx.rows(
        "SELECT attention_draw.relationship_id, drew.number FROM attention_draw"
        f" JOIN (SELECT round.id, round.number FROM round WHERE {OVER} AND {COUNTED}) drew"
        "  ON drew.id = attention_draw.round_id"
        " JOIN relationship ON relationship.id = attention_draw.relationship_id"
        f" WHERE NOT {_asked_later('attention_draw.relationship_id', 'drew.number')}"
        f" AND {relationships.scope(actor)} ORDER BY drew.number",
        now=to_text(now),
        **relationships.scope_values(actor),
    )
    return {row["relationship_id"]: row["number"] for row in rows}


def round_of(tx: Tx, actor: Actor, relationship_id: str, number: int) -> str | None:
    """The id of a round that asked a relationship which the lead may see."""
    row = tx.row(
        "SELECT round.id FROM round JOIN invitation ON invitation.round_id = round.id"
        " JOIN relationship ON relationship.id = invitation.relationship_id"
        " WHERE round.number = :number AND relationship.id = :relationship"
        f" AND {relationships.scope(actor)} LIMIT 1",
        number=number,
        relationship=relationship_id,
        **relationships.scope_values(actor),
    )
    return row["id"] if row else None


def dismiss(
    tx: Tx,
    actor: Actor,
    *,
    relationship_id: str,
    round_id: str,
    kinds: Collection[str],
    why: Why,
    words: str,
    needed: Needed,
    now: datetime,
) -> int:
    """Take an entry of a round off the list, once by each lead; how many were taken off now."""
    return tx.run(
        "INSERT INTO attention_dismissal (relationship_id, round_id, kinds, why, words, needed,"
        "  dismissed_by, lead_since, dismissed_at)"
        " SELECT :relationship, :round, :kinds, :why, :words, :needed, :actor, lead.named_at, :now"
        " FROM lead WHERE lead.person_id = :actor AND lead.ended_at IS NULL"
        " ON CONFLICT (relationship_id, round_id, dismissed_by, lead_since) DO NOTHING",
        relationship=relationship_id,
        round=round_id,
        kinds=",".join(kinds),
        why=why,
        words=words,
        needed=needed,
        actor=actor.person_id,
        now=to_text(now),
    )


def undo(tx: Tx, actor: Actor, relationship_id: str, round_id: str) -> int:
    """Forget that an entry of a round was dismissed; how many that the lead sees were."""
    return tx.run(
        "DELETE FROM attention_dismissal"
        " WHERE relationship_id = :relationship AND round_id = :round"
        f" AND {_SEEN} AND EXISTS (SELECT 1 FROM relationship"
        f"  WHERE relationship.id = :relationship AND {relationships.scope(actor)})",
        relationship=relationship_id,
        round=round_id,
        **relationships.scope_values(actor),
    )


_SEEN = leads.may_know("attention_dismissal.dismissed_at", "attention_dismissal.lead_since")
"""What an entry rests on, and what it does not rest on, tells of answers."""


def dismissals(tx: Tx, actor: Actor) -> list[Dismissal]:
    """What was taken off the list, newest first, as far as this lead may know.

    Of the relationships that the lead may see; by the lead, and by others whose list rests on no
    form that the lead may not read.
    """
    rows = tx.rows(
        "SELECT attention_dismissal.*, round.number AS round_number, person.name AS by,"
        " EXISTS (SELECT 1 FROM lead WHERE lead.person_id = :actor"
        "  AND lead.named_at < attention_dismissal.lead_since) AS narrower"
        " FROM attention_dismissal CROSS JOIN relationship"  # not the whole program first
        " JOIN round ON round.id = attention_dismissal.round_id"
        " JOIN person ON person.id = attention_dismissal.dismissed_by"
        " WHERE relationship.id = attention_dismissal.relationship_id"
        f" AND {_SEEN} AND {relationships.scope(actor)}"
        " ORDER BY attention_dismissal.dismissed_at DESC, relationship.id,"
        " attention_dismissal.dismissed_by",
        **relationships.scope_values(actor),
    )
    return [of_row(Dismissal, row, kinds=tuple(row["kinds"].split(","))) for row in rows]
