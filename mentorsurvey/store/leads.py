"""The leads of a program: since when, what they are asked for, and whether they have signed in."""

from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.access import Actor
from mentorsurvey.store.database import Tx
from mentorsurvey.store.namesakes import told_apart
from mentorsurvey.store.relationships import scope, scope_values
from mentorsurvey.store.rounds import COUNTED
from mentorsurvey.store.rows import of_row
from mentorsurvey.store.times import to_text


@dataclass(frozen=True, kw_only=True)
class Lead:
    """Somebody who leads the program now.

    ``signed_in`` says whether they have, with a link for leads, since they were named.
    """

    id: str
    name: str
    address: str | None
    named_at: datetime
    signed_in: bool


def current(tx: Tx, actor: Actor) -> dict[str, Lead]:
    """Id → lead of the actor's program, by name, with people of one name told apart."""
    rows = tx.rows(
        "SELECT person.id, person.name, person.address, lead.named_at, EXISTS"
        " (SELECT 1 FROM session JOIN link ON link.id = session.link_id"
        "   WHERE session.person_id = person.id AND link.scope = 'lead'"
        "   AND session.started_at >= lead.named_at) AS signed_in"
        " FROM lead JOIN person ON person.id = lead.person_id"
        " WHERE person.program_id = :program AND lead.ended_at IS NULL ORDER BY person.name",
        program=actor.program_id,
    )
    names = told_apart({row["id"]: (row["name"], row["address"]) for row in rows})
    return {row["id"]: of_row(Lead, row, name=names[row["id"]]) for row in rows}


def end(tx: Tx, actor: Actor, person_id: str, *, now: datetime) -> None:
    """Somebody of the actor's program leads it no more, and their links for leads end."""
    values = {"person": person_id, "program": actor.program_id, "now": to_text(now)}
    tx.run(
        "UPDATE lead SET ended_at = :now WHERE ended_at IS NULL AND person_id IN"
        " (SELECT id FROM person WHERE id = :person AND program_id = :program)",
        **values,
    )
    of_leads = (
        "SELECT link.id FROM link JOIN person ON person.id = link.person_id"
        " WHERE link.scope = 'lead' AND person.id = :person AND person.program_id = :program"
    )
    tx.run(
        f"UPDATE session SET ended_at = :now WHERE ended_at IS NULL AND link_id IN ({of_leads})",
        **values,
    )
    tx.run(
        f"UPDATE link SET revoked_at = :now WHERE revoked_at IS NULL AND id IN ({of_leads})",
        **values,
    )


def revoke_first_links(tx: Tx, actor: Actor, person_id: str, *, now: datetime) -> None:
    """Links for leads that leads of the actor's program made for a person open nothing more."""
    tx.run(
        "UPDATE link SET revoked_at = :now WHERE revoked_at IS NULL AND scope = 'lead'"
        " AND minted_by IS NOT NULL AND person_id IN"
        " (SELECT id FROM person WHERE id = :person AND program_id = :program)",
        person=person_id,
        program=actor.program_id,
        now=to_text(now),
    )


_SUBMITTED = (
    " FROM response JOIN invitation ON invitation.id = response.invitation_id"
    " JOIN round ON round.id = invitation.round_id"
    " JOIN relationship ON relationship.id = invitation.relationship_id"
    " JOIN lead ON lead.person_id = :actor AND lead.ended_at IS NULL"
    f" WHERE {COUNTED}"
)


def may_know(at: str, since: str) -> str:
    """SQL: whether the acting lead may know what another one wrote at that moment.

    Holds where the actor was a lead by then, and may read every form that the author could read,
    who was a lead ``since`` then: what somebody writes, and what not, tells of what they read.
    Binds what :func:`~mentorsurvey.store.relationships.scope_values` gives.
    """
    return (
        "EXISTS (SELECT 1 FROM lead WHERE lead.person_id = :actor AND lead.ended_at IS NULL"
        f" AND lead.named_at <= {at} AND (lead.named_at <= {since} OR NOT EXISTS"
        "  (SELECT 1 FROM response JOIN invitation ON invitation.id = response.invitation_id"
        "   JOIN round ON round.id = invitation.round_id WHERE round.program_id = :program"
        f"   AND response.submitted_at >= {since}"
        "   AND response.submitted_at < lead.named_at)))"
    )


def answered_before(tx: Tx, actor: Actor) -> dict[int, frozenset[str]]:
    """Round → pairs in scope of which somebody submitted before the actor was named a lead."""
    rows = tx.rows(
        f"SELECT DISTINCT round.number, relationship.id{_SUBMITTED}"
        f" AND response.submitted_at < lead.named_at AND {scope(actor)}",
        **scope_values(actor),
    )
    found: dict[int, set[str]] = {}
    for row in rows:
        found.setdefault(row["number"], set()).add(row["id"])
    return {number: frozenset(pairs) for number, pairs in found.items()}


def answered_since(tx: Tx, actor: Actor) -> frozenset[str]:
    """Pairs in scope of which somebody has submitted since the actor was named a lead."""
    rows = tx.rows(
        f"SELECT DISTINCT relationship.id{_SUBMITTED}"
        f" AND response.submitted_at >= lead.named_at AND {scope(actor)}",
        **scope_values(actor),
    )
    return frozenset(row["id"] for row in rows)
