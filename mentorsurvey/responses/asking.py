"""Asking, after submitting, somebody whom the program has named to get in touch."""

from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import ResponseClosed
from mentorsurvey.instruments import Side
from mentorsurvey.responses.drafts import check_all_here
from mentorsurvey.responses.forms import Form, form
from mentorsurvey.store import Database, Tx, contacts
from mentorsurvey.store.contacts import Contact, Role

FIRST: tuple[Role, ...] = ("contact", "lead")
"""Whom a form's author is offered: in confidence, where somebody is named for that."""


@dataclass(frozen=True, kw_only=True)
class Ask:
    """All that a contact would read of somebody who asks for them, before anything is sent.

    ``asked_at`` says when the author did ask: None before. No answer of theirs is in it.
    """

    contact_id: str
    contact: str
    role: Role
    name: str
    address: str | None
    side: Side
    partner: str
    asked_at: datetime | None = None


def ask_of(where: Database | Tx, actor: Actor, invitation_id: str) -> Ask | None:
    """Whom the author of a submitted form can ask to get in touch; None where nobody is named.

    Raises
    ------
    NotAllowed
        Where the form is not the actor's, or not there.
    """
    require(actor, "response.own")
    with where.read() as tx:
        found = form(tx, actor, invitation_id)
        named = _named(tx, found)
        if named is None or found.owed.submitted_at is None or not found.whole:
            return None
        name, address = contacts.author(tx, actor)
        return Ask(
            contact_id=named.id,
            contact=named.name,
            role=named.role,
            name=name,
            address=address,
            side=found.side,
            partner=found.owed.partner,
            asked_at=contacts.asked_at(tx, actor, found.owed.response_id or "", named.id),
        )


def ask(
    where: Database | Tx, actor: Actor, invitation_id: str, contact_id: str, *, now: datetime
) -> None:
    """Ask a named person to get in touch, as at the end of a form. Asking again changes nothing.

    It is kept as a wish to be contacted is, for the person named alone. The record has no entry of
    it, so that nobody reads there after which form somebody asked.

    Raises
    ------
    NotAllowed
        Where the form is not the actor's, or not there.
    AnsweredElsewhere
        Where something of it was answered on a browser that this one does not know.
    ResponseClosed
        Where the form is not submitted, or the program has named somebody else meanwhile.
    """
    require(actor, "response.own")
    with where.write() as tx:
        found = form(tx, actor, invitation_id)
        owed = found.owed
        if owed.response_id is None or owed.submitted_at is None:
            raise ResponseClosed("This form is not submitted.", "Go on answering it.")
        check_all_here(found)
        named = _named(tx, found)
        if named is None or named.id != contact_id:
            raise ResponseClosed(
                "Nothing was sent. Your program has changed who gets in touch.",
                "Load the page again, and look whom you would ask.",
            )
        if contacts.asked_at(tx, actor, owed.response_id, named.id) is None:
            contacts.add_wish(tx, actor, owed.response_id, named.id, now=now)


def _named(tx: Tx, found: Form) -> Contact | None:
    role = next((one for one in FIRST if one in found.contacts), None)
    return contacts.current(tx, found.owed, role) if role else None
