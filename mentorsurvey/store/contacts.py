"""The two people whom a program names for a wish to be contacted, and the wishes that reach them.

A wish is read by exactly the person who was named when it was made, and by nobody else.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from mentorsurvey.access import Actor
from mentorsurvey.store.database import Row, Tx
from mentorsurvey.store.owing import Owed
from mentorsurvey.store.recusals import of_two
from mentorsurvey.store.responses import OWN
from mentorsurvey.store.times import from_text, maybe, new_id, to_text

Role = Literal["lead", "contact"]
ROLES: tuple[Role, ...] = ("lead", "contact")
"""One of the leads, and somebody outside of them for what is said in confidence."""


@dataclass(frozen=True, kw_only=True)
class Contact:
    """A person as named for a role, from a day on.

    ``opened_at`` is when the confidential contact first opened their page; from then on it opens
    on that browser alone.
    """

    id: str
    role: Role
    person_id: str
    name: str
    address: str | None
    named_at: datetime
    ended_at: datetime | None
    opened_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Wish:
    """Somebody's wish to be contacted, for the person named in it."""

    response_id: str
    role: Role
    person_id: str
    name: str
    address: str | None
    side: str
    partner: str
    asked_at: datetime
    seen_at: datetime | None
    done_at: datetime | None


_CONTACT = (
    "SELECT contact.*, person.name, person.address FROM contact"
    " JOIN person ON person.id = contact.person_id"
)


def _contact(row: Row) -> Contact:
    return Contact(
        id=row["id"],
        role=row["role"],
        person_id=row["person_id"],
        name=row["name"],
        address=row["address"],
        named_at=from_text(row["named_at"]),
        ended_at=maybe(row["ended_at"]),
        opened_at=maybe(row["opened_at"]),
    )


def of_program(tx: Tx, program_id: str) -> dict[Role, Contact]:
    """Whom the program names today, by role."""
    rows = tx.rows(
        f"{_CONTACT} WHERE contact.program_id = :program AND contact.ended_at IS NULL",
        program=program_id,
    )
    return {row["role"]: _contact(row) for row in rows}


_OFFERED = (
    f"{_CONTACT} JOIN relationship ON relationship.id = :relationship"
    " WHERE contact.program_id = relationship.program_id AND contact.ended_at IS NULL"
    " AND person.id NOT IN (relationship.mentor_id, relationship.mentee_id)"
    f" AND NOT EXISTS (SELECT 1 FROM recusal WHERE {of_two('relationship')}"
    "   AND recusal.person_id = person.id)"
    " AND (contact.role = 'contact' OR EXISTS (SELECT 1 FROM lead"
    "   WHERE lead.person_id = person.id AND lead.ended_at IS NULL))"
)


def offered(tx: Tx, owed: Owed) -> dict[str, str]:
    """Role → name of whom a form's author can ask: nobody of the pair, and no recused lead."""
    rows = tx.rows(_OFFERED, relationship=owed.relationship_id)
    return {row["role"]: row["name"] for row in rows}


def current(tx: Tx, owed: Owed, role: str) -> Contact | None:
    """The person whom a form's author can ask today in that role."""
    row = tx.row(
        f"{_OFFERED} AND contact.role = :role", relationship=owed.relationship_id, role=role
    )
    return _contact(row) if row else None


def name(
    tx: Tx, *, program_id: str, role: Role, person_id: str | None, by: str | None, now: datetime
) -> None:
    """Name a person for a role from now on, or nobody; who was named before keeps their wishes."""
    tx.run(
        "UPDATE contact SET ended_at = :now"
        " WHERE program_id = :program AND role = :role AND ended_at IS NULL",
        program=program_id,
        role=role,
        now=to_text(now),
    )
    if person_id is not None:
        tx.insert(
            "contact",
            {
                "id": new_id(),
                "program_id": program_id,
                "role": role,
                "person_id": person_id,
                "named_by": by,
                "named_at": to_text(now),
                "ended_at": None,
                "browser": None,
                "opened_at": None,
            },
        )


def seats(tx: Tx, actor: Actor) -> list[Contact]:
    """The roles that the actor has or had: wishes stay with the person whom they named."""
    rows = tx.rows(
        f"{_CONTACT} WHERE contact.person_id = :actor AND contact.program_id = :program"
        " ORDER BY contact.named_at",
        actor=actor.person_id,
        program=actor.program_id,
    )
    return [_contact(row) for row in rows]


def take_seat(tx: Tx, actor: Actor, *, now: datetime) -> None:
    """Bind the actor's confidential roles that were never opened to this browser."""
    tx.run(
        "UPDATE contact SET browser = :browser, opened_at = :now"
        " WHERE person_id = :actor AND role = 'contact' AND browser IS NULL",
        actor=actor.person_id,
        browser=actor.browser,
        now=to_text(now),
    )


def locked(tx: Tx, actor: Actor) -> bool:
    """Whether the actor has a confidential role whose page opens on another browser alone."""
    row = tx.row(
        "SELECT 1 AS found FROM contact WHERE person_id = :actor AND role = 'contact'"
        " AND browser IS NOT NULL AND browser <> :browser LIMIT 1",
        actor=actor.person_id,
        browser=actor.browser,
    )
    return row is not None


MINE = (
    " contact.person_id = :actor AND CASE contact.role"
    " WHEN 'lead' THEN :scope = 'lead' OR (NOT EXISTS (SELECT 1 FROM lead"
    "   WHERE lead.person_id = :actor AND lead.ended_at IS NULL)"
    "  AND EXISTS (SELECT 1 FROM session JOIN link ON link.id = session.link_id"
    "   WHERE session.person_id = :actor AND session.browser = :browser AND link.scope = 'lead'))"
    " ELSE contact.browser = :browser END"
)
"""Holds for the roles that the actor may read wishes in: as a lead when signed in as one, and who
leads no more on a browser where they were; as the confidential contact on the browser that opened
the page first."""


def mine(actor: Actor) -> dict[str, str]:
    """The values that ``MINE`` binds."""
    return {"actor": actor.person_id, "scope": actor.scope, "browser": actor.browser}


def add_wish(tx: Tx, actor: Actor, response_id: str, contact_id: str, *, now: datetime) -> None:
    """Pass a wish of the actor's on. Submitting again after a take-back asks who is named then."""
    tx.run(
        f"DELETE FROM wish WHERE response_id = :response AND contact_id <> :contact AND {OWN}",
        response=response_id,
        contact=contact_id,
        actor=actor.person_id,
    )
    tx.run(
        "INSERT INTO wish (response_id, contact_id, asked_at)"
        " SELECT own.response_id, :contact, :now FROM (SELECT :response AS response_id) own"
        f" WHERE {OWN}"
        " ON CONFLICT (response_id, contact_id) DO UPDATE SET asked_at = excluded.asked_at,"
        " seen_at = NULL, done_at = NULL",
        response=response_id,
        contact=contact_id,
        actor=actor.person_id,
        now=to_text(now),
    )


def author(tx: Tx, actor: Actor) -> tuple[str, str | None]:
    """The actor's own name and address: what a wish of theirs tells whoever it names."""
    row = tx.row("SELECT name, address FROM person WHERE id = :actor", actor=actor.person_id)
    if row is None:
        raise LookupError("the actor is no person")
    return row["name"], row["address"]


def asked_at(tx: Tx, actor: Actor, response_id: str, contact_id: str) -> datetime | None:
    """When the actor asked a person by a form of theirs; None where they did not."""
    row = tx.row(
        "SELECT asked_at FROM wish WHERE response_id = :response AND contact_id = :contact"
        f" AND {OWN}",
        response=response_id,
        contact=contact_id,
        actor=actor.person_id,
    )
    return from_text(row["asked_at"]) if row else None


def withdraw_wish(tx: Tx, actor: Actor, response_id: str) -> None:
    """Take a wish of the actor's own back that nobody has read yet."""
    tx.run(
        f"DELETE FROM wish WHERE response_id = :id AND seen_at IS NULL AND {OWN}",
        id=response_id,
        actor=actor.person_id,
    )


def wishes(tx: Tx, actor: Actor) -> list[Wish]:
    """The wishes that name the actor, the newest first."""
    rows = tx.rows(
        "SELECT wish.*, contact.role, person.id AS author_id, person.name, person.address,"
        " invitation.side,"
        " partner.name AS partner FROM wish CROSS JOIN contact CROSS JOIN response"
        " JOIN invitation ON invitation.id = response.invitation_id"
        " JOIN relationship ON relationship.id = invitation.relationship_id"
        " JOIN person ON person.id = invitation.person_id"
        " JOIN person partner ON partner.id = CASE invitation.side"
        "   WHEN 'mentor' THEN relationship.mentee_id ELSE relationship.mentor_id END"
        " WHERE contact.id = wish.contact_id AND response.id = wish.response_id"
        f" AND {MINE} ORDER BY wish.asked_at DESC, wish.response_id",
        **mine(actor),
    )
    return [
        Wish(
            response_id=row["response_id"],
            role=row["role"],
            person_id=row["author_id"],
            name=row["name"],
            address=row["address"],
            side=row["side"],
            partner=row["partner"],
            asked_at=from_text(row["asked_at"]),
            seen_at=maybe(row["seen_at"]),
            done_at=maybe(row["done_at"]),
        )
        for row in rows
    ]


def mark_seen(tx: Tx, actor: Actor, *, role: Role | None = None, now: datetime) -> None:
    """Note that the actor has read every wish that names them, or those in one role."""
    tx.run(
        "UPDATE wish SET seen_at = :now WHERE seen_at IS NULL AND contact_id IN"
        " (SELECT contact.id FROM contact"
        f"  WHERE {MINE} AND (:role = '' OR contact.role = :role))",
        now=to_text(now),
        role=role or "",
        **mine(actor),
    )


def set_done(tx: Tx, actor: Actor, response_id: str, done_at: datetime | None) -> int:
    """Note that the actor has followed a wish up, or undo that; how many wishes that were."""
    return tx.run(
        "UPDATE wish SET done_at = :done WHERE response_id = :response AND contact_id IN"
        f" (SELECT contact.id FROM contact WHERE {MINE})",
        response=response_id,
        done=to_text(done_at) if done_at else None,
        **mine(actor),
    )
