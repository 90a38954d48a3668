"""Who leads the program: naming a lead, removing one, handing the role over."""

from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import NotAllowed, SettingsError
from mentorsurvey.instruments import is_name, one_line
from mentorsurvey.program.addresses import checked_address
from mentorsurvey.store import Database, Tx, audit, contacts, history, leads, people, programs
from mentorsurvey.store.leads import Lead
from mentorsurvey.store.people import Person

LONGEST = 200


@dataclass(frozen=True, kw_only=True)
class Removed:
    """Somebody who led the program; ``asked`` says that people could ask for them."""

    name: str
    asked: bool


def leads_of(where: Database | Tx, actor: Actor) -> list[Lead]:
    """The leads of the actor's program, by name."""
    require(actor, "lead.see")
    with where.read() as tx:
        return list(leads.current(tx, actor).values())


def namesakes(where: Database | Tx, actor: Actor, name: str, address: str) -> list[Person]:
    """People whom the actor knows by that name and with another address, or with none.

    Whoever leads and is in a pair must be one person, or would see their own pair.
    """
    require(actor, "lead.change")
    wanted, known_by = one_line(name).casefold(), address.strip().casefold()
    with where.read() as tx:
        return [
            one
            for one in people.correctable(tx, actor)
            if one_line(one.name).casefold() == wanted
            and known_by not in {(one.address or "").casefold(), one.key.casefold()}
        ]


def name_lead(
    where: Database | Tx,
    actor: Actor,
    name: str,
    address: str,
    *,
    same_as: str = "",
    now: datetime,
) -> Lead:
    """Name somebody a lead from now on: they see what is submitted from then on.

    Parameters
    ----------
    same_as : str
        The id of one of :func:`namesakes` who is meant, and keeps their address.

    Raises
    ------
    SettingsError
        Without a name or an address, or for somebody who cannot be a lead.
    """
    require(actor, "lead.change")
    with where.write() as tx:
        _acting(tx, actor)
        return _named(tx, actor, name, address, same_as, now=now)


def remove_lead(where: Database | Tx, actor: Actor, person_id: str, *, now: datetime) -> Removed:
    """Somebody leads the program no more. Their links for leads and what these opened end.

    Whoever is named again is a later lead. People can no longer ask for who is removed; who asked
    before stays with them.

    Raises
    ------
    NotAllowed
        Where the person is not a lead of the program.
    SettingsError
        Where nobody would be left who has signed in as a lead.
    """
    require(actor, "lead.change")
    with where.write() as tx:
        _acting(tx, actor)
        return _removed(tx, actor, person_id, "", now=now)


def hand_over(
    where: Database | Tx,
    actor: Actor,
    person_id: str,
    name: str,
    address: str,
    *,
    same_as: str = "",
    now: datetime,
) -> tuple[Removed, Lead]:
    """Name a lead in the place of another, who leads no more; all of it or nothing.

    The new one can be a lead already, also by their id in ``same_as``. If people could
    ask for the old one, they can ask for the new one from now on.

    Raises
    ------
    NotAllowed, SettingsError
        As for naming and for removing.
    """
    require(actor, "lead.change")
    with where.write() as tx:
        standing = _acting(tx, actor)
        if person_id not in standing:
            raise NotAllowed
        known = [
            one
            for one in standing.values()
            if one.id == same_as or (not same_as and _same(one.address, address))
        ]
        if any(one.id == person_id for one in known):
            raise SettingsError("This is the same person.", "Choose somebody else to take over.")
        new = known[0] if known else _named(tx, actor, name, address, same_as, now=now)
        return _removed(tx, actor, person_id, new.id, now=now), new


def _acting(tx: Tx, actor: Actor) -> dict[str, Lead]:
    """The leads, where the actor is still one: two may remove each other at the same moment."""
    standing = leads.current(tx, actor)
    if actor.person_id not in standing:
        raise NotAllowed
    return standing


def _same(one: str | None, other: str) -> bool:
    return (one or "").casefold() == other.strip().casefold()


def _named(tx: Tx, actor: Actor, name: str, address: str, same_as: str, *, now: datetime) -> Lead:
    person = _known(tx, actor, name, address, same_as, now=now)
    if person.id in leads.current(tx, actor):
        raise SettingsError("This person leads the program already.", "There is nothing to do.")
    contact = contacts.of_program(tx, actor.program_id).get("contact")
    if contact and contact.person_id == person.id:
        raise SettingsError(
            "People can ask for this person in confidence, so they cannot be a lead.",
            "Name somebody else, or another person to ask in confidence first.",
        )
    programs.name_lead(tx, person_id=person.id, now=now)
    audit.write(tx, actor, "lead.name", "person", person.id, now=now)
    programs.touch(tx, actor.program_id)
    return leads.current(tx, actor)[person.id]


def _known(tx: Tx, actor: Actor, name: str, address: str, same_as: str, *, now: datetime) -> Person:
    """Whoever is meant, who may be in the program already; else a new person."""
    if same_as:
        for one in people.correctable(tx, actor):
            if one.id == same_as:
                return one
        raise NotAllowed
    name = one_line(name)
    if len(name) > LONGEST or not is_name(name):
        raise SettingsError("A lead needs a name.", f"Write one of up to {LONGEST} characters.")
    checked = checked_address(address)
    if checked is None:
        raise SettingsError("This is not an e-mail address.", "Write it like name@example.org.")
    return with_address(tx, actor, name, checked, now=now)


def with_address(tx: Tx, actor: Actor, name: str, address: str, *, now: datetime) -> Person:
    """The one person of the actor's program who has an address; a new one where nobody has it.

    Raises
    ------
    SettingsError
        Where several people have it.
    """
    everyone = people.by_key(tx, actor.program_id)
    found = [
        one for one in everyone.values() if _same(one.address, address) or _same(one.key, address)
    ]
    if len(found) > 1:
        raise SettingsError(
            "Several people in the program have this address.",
            "Give each person their own address on People first.",
        )
    if not found:
        made = people.add(
            tx,
            program_id=actor.program_id,
            key=address.casefold(),
            name=name,
            address=address,
            now=now,
        )
        history.add(tx, actor, made.id, "address", after=address, aloud=False, now=now)
        return made
    if found[0].key not in people.taking_part(tx, actor.program_id):
        people.come_back(tx, found[0].id, name=name, address=address, import_id=None)
    return found[0]


def _removed(tx: Tx, actor: Actor, person_id: str, successor_id: str, *, now: datetime) -> Removed:
    standing = leads.current(tx, actor)
    going = standing.pop(person_id, None)
    if going is None:
        raise NotAllowed
    if not standing:
        raise SettingsError("Somebody has to lead the program.", "Name another lead first.")
    if not any(one.signed_in for one in standing.values()):
        raise SettingsError(
            "No other lead has signed in yet, so nobody could open the program afterwards.",
            "Send another lead their sign-in link first, and wait until they have used it.",
        )
    asked = contacts.of_program(tx, actor.program_id).get("lead")
    was_asked = asked is not None and asked.person_id == person_id
    if was_asked:
        contacts.name(
            tx,
            program_id=actor.program_id,
            role="lead",
            person_id=successor_id or None,
            by=actor.person_id,
            now=now,
        )
        if successor_id:
            audit.write(tx, actor, "contact.name_lead", "person", successor_id, now=now)
        else:
            audit.write(tx, actor, "contact.end", "contact", "lead", now=now)
    leads.end(tx, actor, person_id, now=now)
    audit.write(tx, actor, "lead.remove", "person", person_id, now=now)
    programs.touch(tx, actor.program_id)
    return Removed(name=going.name, asked=was_asked)
