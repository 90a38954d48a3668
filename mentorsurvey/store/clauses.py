"""What each side of a pair says of a clause of their agreement, as a part of a round's form."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from mentorsurvey.access import Actor
from mentorsurvey.instruments import Side
from mentorsurvey.store.database import Tx
from mentorsurvey.store.owing import Owed
from mentorsurvey.store.times import from_text, maybe, to_text

Outcome = Literal["yes", "partly", "no", "cant_say"]
"""Kept, kept in part, not kept."""


@dataclass(frozen=True, kw_only=True)
class Stood:
    """The version that was in force when a round opened, for one of its forms.

    ``before`` is when the round before this one opened for the same pair.
    """

    agreement_id: str
    words: str
    leads_see: str
    opened_at: datetime
    before: datetime | None


@dataclass(frozen=True, kw_only=True)
class Said:
    """What one side said of a clause in a round that was released to both."""

    clause: str
    round_id: str
    round_number: int
    opened_at: datetime
    released_at: datetime
    side: Side
    outcome: Outcome


def stood(tx: Tx, owed: Owed) -> Stood | None:
    """The version that was in force when the round of the actor's own form opened.

    Both forms of a pair are asked about the same version, whatever is confirmed meanwhile.
    """
    row = tx.row(
        "SELECT agreement.id, agreement.words, agreement.leads_see, round.opened_at,"
        " (SELECT MAX(earlier.opened_at) FROM round earlier"
        "   JOIN invitation ON invitation.round_id = earlier.id"
        "   WHERE invitation.relationship_id = agreement.relationship_id"
        "   AND earlier.number < round.number AND earlier.withdrawn_at IS NULL) AS before"
        " FROM round JOIN agreement ON agreement.relationship_id = :relationship"
        " WHERE round.id = :round AND agreement.confirmed_at <= round.opened_at"
        " AND (agreement.replaced_at IS NULL OR agreement.replaced_at > round.opened_at)",
        relationship=owed.relationship_id,
        round=owed.round_id,
    )
    if row is None:
        return None
    return Stood(
        agreement_id=row["id"],
        words=row["words"],
        leads_see=row["leads_see"],
        opened_at=from_text(row["opened_at"]),
        before=maybe(row["before"]),
    )


def own(tx: Tx, owed: Owed) -> Mapping[str, tuple[Outcome, str]]:
    """Clause → what was said of it for the actor's own form, and the browser that said it."""
    rows = tx.rows(
        "SELECT clause_said.* FROM clause_said"
        " JOIN agreement ON agreement.id = clause_said.agreement_id"
        " WHERE agreement.relationship_id = :relationship AND round_id = :round"
        " AND clause_said.side = :side ORDER BY clause",
        relationship=owed.relationship_id,
        round=owed.round_id,
        side=owed.side,
    )
    return {row["clause"]: (row["outcome"], row["browser"]) for row in rows}


def say(
    tx: Tx,
    actor: Actor,
    owed: Owed,
    agreement_id: str,
    clause: str,
    outcome: Outcome,
    *,
    now: datetime,
) -> None:
    """Say whether a clause was kept, in place of what was said before."""
    tx.run(
        "INSERT INTO clause_said"
        " (agreement_id, clause, round_id, side, outcome, browser, said_at)"
        " SELECT agreement.id, :clause, :round, :side, :outcome, :browser, :now FROM agreement"
        " JOIN relationship ON relationship.id = agreement.relationship_id"
        f" WHERE agreement.id = :agreement AND relationship.{owed.side}_id = :actor"
        " ON CONFLICT (agreement_id, clause, round_id, side) DO UPDATE SET"
        "  outcome = excluded.outcome, browser = excluded.browser, said_at = excluded.said_at",
        agreement=agreement_id,
        clause=clause,
        round=owed.round_id,
        side=owed.side,
        outcome=outcome,
        browser=actor.browser,
        actor=actor.person_id,
        now=to_text(now),
    )


def drop(tx: Tx, actor: Actor, owed: Owed, clause: str | None = None) -> int:
    """Delete what was said for a form of the actor's own, of one clause or of all. How many."""
    return tx.run(
        "DELETE FROM clause_said WHERE round_id = :round AND side = :side"
        f"{' AND clause = :clause' if clause else ''} AND agreement_id IN"
        " (SELECT agreement.id FROM agreement"
        "   JOIN relationship ON relationship.id = agreement.relationship_id"
        f"  WHERE relationship.id = :relationship AND relationship.{owed.side}_id = :actor)",
        round=owed.round_id,
        side=owed.side,
        relationship=owed.relationship_id,
        actor=actor.person_id,
        **({"clause": clause} if clause else {}),
    )


def released(tx: Tx, actor: Actor, relationship_id: str) -> list[Said]:
    """What both sides said in the released rounds of a pair of the actor's own, oldest first."""
    rows = tx.rows(
        "SELECT clause_said.clause, clause_said.round_id, clause_said.side, clause_said.outcome,"
        " round.number, round.opened_at, response.released_at FROM clause_said"
        " JOIN agreement ON agreement.id = clause_said.agreement_id"
        " JOIN relationship ON relationship.id = agreement.relationship_id"
        " JOIN round ON round.id = clause_said.round_id"
        " JOIN invitation ON invitation.round_id = round.id"
        "  AND invitation.relationship_id = relationship.id"
        "  AND invitation.side = clause_said.side"
        " JOIN response ON response.invitation_id = invitation.id"
        " WHERE relationship.id = :relationship AND response.released_at IS NOT NULL"
        " AND round.withdrawn_at IS NULL"
        " AND :actor IN (relationship.mentor_id, relationship.mentee_id)"
        " ORDER BY round.number, clause_said.clause, clause_said.side",
        relationship=relationship_id,
        actor=actor.person_id,
    )
    return [
        Said(
            clause=row["clause"],
            round_id=row["round_id"],
            round_number=row["number"],
            opened_at=from_text(row["opened_at"]),
            released_at=from_text(row["released_at"]),
            side=row["side"],
            outcome=row["outcome"],
        )
        for row in rows
    ]
