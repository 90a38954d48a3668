"""Whom people can ask to get in touch, and what the program's leads see: a program's settings."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import NotAllowed, SettingsError
from mentorsurvey.instruments import is_name, one_line
from mentorsurvey.program.addresses import checked_address
from mentorsurvey.store import Database, Tx, audit, contacts, history, people, programs
from mentorsurvey.store.contacts import Contact, Role, Wish
from mentorsurvey.store.owing import LeadsSee

LONGEST_NAME = 200


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a person reads who can be asked to get in touch.

    ``seats`` are the roles that they have or had; ``locked`` says that there is a confidential
    one whose page was first opened on another browser, and opens there alone.
    """

    seats: tuple[Contact, ...]
    wishes: tuple[Wish, ...]
    locked: bool


def named_contacts(where: Database | Tx, actor: Actor) -> Mapping[Role, Contact]:
    """Whom the program names today, by role, with their addresses."""
    require(actor, "contact.name")
    with where.read() as tx:
        return contacts.of_program(tx, actor.program_id)


def possible_leads(where: Database | Tx, actor: Actor) -> dict[str, str]:
    """Id → name of the leads whom people can be offered to ask."""
    require(actor, "contact.name")
    with where.read() as tx:
        return programs.lead_ids(tx, actor.program_id)


def name_lead_contact(
    where: Database | Tx, actor: Actor, person_id: str | None, *, now: datetime
) -> None:
    """Name the lead whom people can ask to get in touch; None names nobody.

    Raises
    ------
    NotAllowed
        Where the person is not a lead of the program.
    """
    require(actor, "contact.name")
    with where.write() as tx:
        if person_id is not None and person_id not in programs.lead_ids(tx, actor.program_id):
            raise NotAllowed
        _name(tx, actor, "lead", person_id, now=now)


def name_confidential_contact(
    where: Database | Tx, actor: Actor, name: str, address: str, *, now: datetime
) -> Contact:
    """Name somebody outside of the leads, for what is said in confidence.

    Raises
    ------
    SettingsError
        Without a name or an address, or where the address is a lead's.
    """
    require(actor, "contact.name")
    name = one_line(name)
    if len(name) > LONGEST_NAME or not is_name(name):
        raise SettingsError(
            f"The contact needs a name of at most {LONGEST_NAME} characters that can be read.",
            "Write the name that people will read.",
        )
    checked = checked_address(address)
    if checked is None:
        raise SettingsError("This is not an e-mail address.", "Write it like name@example.org.")
    with where.write() as tx:
        known = people.by_key(tx, actor.program_id).get(checked.casefold())
        if known and known.id in programs.lead_ids(tx, actor.program_id):
            raise SettingsError(
                "This address belongs to one of the leads.",
                "Name somebody who does not lead the program.",
            )
        person = known
        if person is None:
            person = people.add(
                tx,
                program_id=actor.program_id,
                key=checked.casefold(),
                name=name,
                address=checked,
                now=now,
            )
            history.add(tx, actor, person.id, "address", after=checked, aloud=False, now=now)
        _name(tx, actor, "contact", person.id, now=now)
        return contacts.of_program(tx, actor.program_id)["contact"]


def end_contact(where: Database | Tx, actor: Actor, role: Role, *, now: datetime) -> None:
    """Name nobody for a role from now on. Wishes stay with the person whom they named."""
    require(actor, "contact.name")
    with where.write() as tx:
        _name(tx, actor, role, None, now=now)


def _name(tx: Tx, actor: Actor, role: Role, person_id: str | None, *, now: datetime) -> None:
    standing = contacts.of_program(tx, actor.program_id).get(role)
    if standing and standing.person_id == person_id:
        return
    contacts.name(
        tx,
        program_id=actor.program_id,
        role=role,
        person_id=person_id,
        by=actor.person_id or None,
        now=now,
    )
    if person_id is None:
        audit.write(tx, actor, "contact.end", "contact", role, now=now)
    else:
        verb = "contact.name_lead" if role == "lead" else "contact.name_confidential"
        audit.write(tx, actor, verb, "person", person_id, now=now)
    programs.touch(tx, actor.program_id)


def is_asked(where: Database | Tx, actor: Actor) -> bool:
    """Whether wishes to be contacted may reach the actor: whether the page is theirs to open."""
    require(actor, "wish.own")
    with where.read() as tx:
        return bool(contacts.seats(tx, actor))


def asked_for(where: Database | Tx, actor: Actor, *, now: datetime) -> Asked:
    """The wishes that name the actor, marked as seen from now on.

    A confidential contact's page belongs to the browser that opens it first: the link to it was
    made by a lead, who must not be able to read it afterwards.

    Raises
    ------
    NotAllowed
        Where nobody ever named the actor.
    """
    require(actor, "wish.own")
    with where.write() as tx:
        contacts.take_seat(tx, actor, now=now)
        seats = contacts.seats(tx, actor)
        if not seats:
            raise NotAllowed
        found = contacts.wishes(tx, actor)
        contacts.mark_seen(tx, actor, now=now)
        locked = contacts.locked(tx, actor)
    return Asked(seats=tuple(seats), wishes=tuple(found), locked=locked)


def waiting_wishes(where: Database | Tx, actor: Actor, *, now: datetime) -> tuple[Wish, ...]:
    """The wishes that name the actor as a lead and wait, marked as seen from now on.

    What was said in confidence is not among them: it opens on its own page alone.
    """
    require(actor, "wish.own")

    def waiting(tx: Tx) -> list[Wish]:
        found = contacts.wishes(tx, actor)
        return [one for one in found if one.role == "lead" and one.done_at is None]

    with where.read() as tx:
        found = waiting(tx)
    if any(one.seen_at is None for one in found):
        with where.write() as tx:
            found = waiting(tx)
            contacts.mark_seen(tx, actor, role="lead", now=now)
    return tuple(found)


def open_wishes(where: Database | Tx, actor: Actor) -> tuple[datetime, ...]:
    """Since when each wish that names the actor waits, as far as this browser may know.

    The one that has waited longest comes first.
    """
    require(actor, "wish.own")
    with where.read() as tx:
        found = contacts.wishes(tx, actor)
    return tuple(sorted(wish.asked_at for wish in found if wish.done_at is None))


def follow_up_wish(
    where: Database | Tx, actor: Actor, response_id: str, *, done: bool, now: datetime
) -> None:
    """Note that one has got in touch, or take that back.

    Raises
    ------
    NotAllowed
        Where the wish does not name the actor, or not on this browser.
    """
    require(actor, "wish.own")
    with where.write() as tx:
        if not contacts.set_done(tx, actor, response_id, now if done else None):
            raise NotAllowed
        verb = "wish.done" if done else "wish.undo"
        audit.write(tx, actor, verb, "response", response_id, now=now)


def set_leads_see(
    where: Database | Tx, actor: Actor, leads_see: LeadsSee, *, now: datetime
) -> None:
    """Say what leads see of the forms that are begun from now on: scores by name, or totals."""
    require(actor, "program.change")
    if leads_see not in ("scores", "totals"):
        raise ValueError(leads_see)
    with where.write() as tx:
        programs.set_leads_see(tx, actor.program_id, leads_see)
        audit.write(tx, actor, "program.leads_see", "leads_see", leads_see, now=now)
        programs.touch(tx, actor.program_id)
