"""What leads' readings use of agreements: never their words, and nothing that one side alone says.

Of each pair the version in force, where it was confirmed since the lead was named and the program
shows its leads scores by name, then and now.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.access import Actor
from mentorsurvey.store.clauses import Outcome
from mentorsurvey.store.database import Tx
from mentorsurvey.store.deliverables import Status
from mentorsurvey.store.relationships import scope, scope_values
from mentorsurvey.store.scores import VISIBLE
from mentorsurvey.store.times import from_text, to_text

_IN_FORCE = (
    " JOIN relationship ON relationship.id = agreement.relationship_id"
    " JOIN program ON program.id = relationship.program_id"
    " WHERE agreement.confirmed_at IS NOT NULL AND agreement.replaced_at IS NULL"
    " AND agreement.leads_see = 'scores' AND program.leads_see = 'scores'"
    " AND EXISTS (SELECT 1 FROM lead WHERE lead.person_id = :actor AND lead.ended_at IS NULL"
    "  AND lead.named_at <= agreement.confirmed_at)"
)


@dataclass(frozen=True, kw_only=True)
class InForce:
    """The version in force of a pair, as text, and since when."""

    words: str
    since: datetime


@dataclass(frozen=True, kw_only=True)
class Judged:
    """What the two say of one clause in the newest round in which both said something of it."""

    round_number: int
    mentor: Outcome
    mentee: Outcome


def in_force(tx: Tx, actor: Actor) -> Mapping[str, InForce]:
    """Relationship → its agreement, for a reading that gives none of its words to a lead."""
    rows = tx.rows(
        "SELECT agreement.relationship_id, agreement.words, agreement.confirmed_at FROM agreement"
        f"{_IN_FORCE} AND {scope(actor)}",
        **scope_values(actor),
    )
    return {
        row["relationship_id"]: InForce(words=row["words"], since=from_text(row["confirmed_at"]))
        for row in rows
    }


def statuses(tx: Tx, actor: Actor) -> Mapping[tuple[str, str], Status]:
    """(Relationship, deliverable) → the status that both confirmed last."""
    rows = tx.rows(
        "SELECT deliverable_status.relationship_id, deliverable_status.key,"
        " deliverable_status.status FROM deliverable_status"
        " JOIN relationship ON relationship.id = deliverable_status.relationship_id"
        f" WHERE deliverable_status.confirmed_at IS NOT NULL AND {scope(actor)}"
        " ORDER BY deliverable_status.said_at, deliverable_status.id",
        **scope_values(actor),
    )
    return {(row["relationship_id"], row["key"]): row["status"] for row in rows}


def judged(tx: Tx, actor: Actor, *, now: datetime) -> Mapping[str, tuple[Judged, ...]]:
    """Relationship → what both say of the clauses in force, each in its newest round.

    Only what was released, and submitted in forms whose scores the lead reads by name.
    """
    rows = tx.rows(
        "SELECT agreement.relationship_id, clause_said.clause, clause_said.side,"
        " clause_said.outcome, round.number FROM agreement"
        " JOIN clause_said ON clause_said.agreement_id = agreement.id"
        " JOIN round ON round.id = clause_said.round_id"
        " JOIN invitation ON invitation.round_id = round.id"
        "  AND invitation.relationship_id = agreement.relationship_id"
        "  AND invitation.side = clause_said.side"
        " JOIN response ON response.invitation_id = invitation.id"
        f"{_IN_FORCE} AND response.released_at IS NOT NULL AND response.leads_see = 'scores'"
        f" AND {VISIBLE} AND {scope(actor)} ORDER BY round.number, clause_said.clause",
        now=to_text(now),
        **scope_values(actor),
    )
    by_round: dict[tuple[str, str, int], dict[str, Outcome]] = {}
    for row in rows:
        of = (row["relationship_id"], row["clause"], row["number"])
        by_round.setdefault(of, {})[row["side"]] = row["outcome"]
    newest: dict[tuple[str, str], Judged] = {}
    for (pair, clause, number), said in by_round.items():
        if len(said) == 2:
            newest[pair, clause] = Judged(
                round_number=number, mentor=said["mentor"], mentee=said["mentee"]
            )
    found: dict[str, tuple[Judged, ...]] = {}
    for (pair, _), one in newest.items():
        found[pair] = (*found.get(pair, ()), one)
    return found


def asked_at(tx: Tx, actor: Actor) -> Mapping[str, tuple[tuple[int, datetime], ...]]:
    """Relationship → number and opening of each round that asked it, in their order."""
    rows = tx.rows(
        "SELECT DISTINCT invitation.relationship_id, round.number, round.opened_at FROM invitation"
        " JOIN round ON round.id = invitation.round_id"
        " JOIN relationship ON relationship.id = invitation.relationship_id"
        f" WHERE round.withdrawn_at IS NULL AND {scope(actor)} ORDER BY round.number",
        **scope_values(actor),
    )
    found: dict[str, tuple[tuple[int, datetime], ...]] = {}
    for row in rows:
        one = (row["number"], from_text(row["opened_at"]))
        found[row["relationship_id"]] = (*found.get(row["relationship_id"], ()), one)
    return found
