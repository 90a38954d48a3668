"""Correcting who somebody is: a name or an address that was written wrongly."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import AddressOfKeptPair, NotAllowed, RosterError
from mentorsurvey.instruments import is_name, one_line
from mentorsurvey.program.addresses import checked_address
from mentorsurvey.program.roster_pairs import LONGEST
from mentorsurvey.store import Database, Tx, audit, history, links, people, programs
from mentorsurvey.store.history import Change
from mentorsurvey.store.people import Person


@dataclass(frozen=True, kw_only=True)
class Corrected:
    """What a correction came to: who it is now, and how many links it revoked."""

    person: Person
    revoked: int


def people_of(where: Database | Tx, actor: Actor) -> list[Person]:
    """Everyone whom the actor may correct, by name."""
    require(actor, "roster.see")
    with where.read() as tx:
        return people.correctable(tx, actor)


def correct(
    where: Database | Tx,
    actor: Actor,
    person_id: str,
    *,
    name: str,
    address: str,
    now: datetime,
) -> Corrected:
    """Give a person another name, or another address, or none.

    What they answered stays theirs. With another address, all their links end: whoever got them
    at the wrong one can no longer open them. The person reads on their next visit who did this.

    Raises
    ------
    NotAllowed
        Where the person is not one whom the actor may correct.
    RosterError
        Without a name, with an address that is none, or with one that is somebody else's.
    AddressOfKeptPair
        For another address, where some pair of the person is kept from the actor: mail and links
        about that pair would go to it too.
    """
    require(actor, "roster.change")
    name = one_line(name)
    if len(name) > LONGEST or not is_name(name):
        raise RosterError("A person needs a name.", f"Write one of up to {LONGEST} characters.")
    checked = checked_address(address) if address.strip() else None
    if address.strip() and checked is None:
        raise RosterError("This is not an e-mail address.", "Write it like name@example.org.")
    with where.write() as tx:
        before = next(iter(people.correctable(tx, actor, person_id)), None)
        if before is None:
            raise NotAllowed
        after = Person(
            id=before.id,
            program_id=before.program_id,
            key=_key(before, name, checked),
            name=name,
            address=checked,
        )
        if after == before:
            return Corrected(person=before, revoked=0)
        if after.address != before.address and people.reach(tx, actor, person_id) != "all":
            raise AddressOfKeptPair(others=len(programs.lead_ids(tx, actor.program_id)) > 1)
        _check_taken(after, people.by_key(tx, actor.program_id).values())
        people.correct(tx, after)
        return Corrected(person=after, revoked=_tell(tx, actor, before, after, now=now))


def take_back(
    where: Database | Tx, actor: Actor, person_id: str, change_id: str, *, now: datetime
) -> Corrected:
    """Give a person the name or the address back that they had before a change.

    It is a correction like any other: it stands in their history, and can be taken back itself.

    Raises
    ------
    NotAllowed
        Where the person is not one whom the actor may correct, or the change is not theirs.
    RosterError
        Where the name or the address was changed again since, or cannot be given any more.
    AddressOfKeptPair
        As for :func:`correct`.
    """
    require(actor, "roster.change")
    with where.write() as tx:
        person = next(iter(people.correctable(tx, actor, person_id)), None)
        if person is None:
            raise NotAllowed
        changes = history.corrections(tx, actor, person_id)
        change = next((one for one in changes if one.id == change_id), None)
        if change is None:
            raise NotAllowed
        if change_id not in undoable(person, changes):
            raise RosterError(
                "This was changed again since.", "Write the name or the address as it should be."
            )
        before = change.before or ""
        name, address = (
            (before, person.address or "") if change.what == "name" else (person.name, before)
        )
        return correct(tx, actor, person_id, name=name, address=address, now=now)


def undoable(person: Person, changes: Iterable[Change]) -> frozenset[str]:
    """The ids of the changes that still stand, and before which there was something else."""
    found, seen = set(), set[str]()
    for change in changes:
        now_called = person.name if change.what == "name" else person.address
        newest = change.what not in seen
        seen.add(change.what)
        was = change.before is not None or (change.what == "address" and change.aloud)
        if newest and was and change.before != change.after == now_called:
            found.add(change.id)
    return frozenset(found)


def _key(before: Person, name: str, address: str | None) -> str:
    """By what a roster knows the person from now on: an id of the program's own stays."""
    known_by = {(before.address or "").casefold(), before.name}
    return (address or "").casefold() or name if before.key in known_by else before.key


def _check_taken(after: Person, everyone: Iterable[Person]) -> None:
    """Refuse an address or a key that is somebody else's: two people would become one."""
    for other in everyone:
        if other.id == after.id:
            continue
        same = after.address and other.address and after.address.casefold()
        if same and same == (other.address or "").casefold():
            raise RosterError(
                "Somebody else in the program has this address.",
                "Give each person their own address.",
            )
        if other.key == after.key:
            raise RosterError(
                "The program knows somebody else by this name or address.",
                "Give an address that is this person's alone.",
            )


def _tell(tx: Tx, actor: Actor, before: Person, after: Person, *, now: datetime) -> int:
    """Record what changed and tell the person; the number of links that ended."""
    revoked = 0
    if after.name != before.name:
        audit.write(tx, actor, "person.name", "person", after.id, now=now)
        history.add(
            tx, actor, after.id, "name", before=before.name, after=after.name, aloud=True, now=now
        )
    if after.address != before.address:
        audit.write(tx, actor, "person.address", "person", after.id, now=now)
        history.add(
            tx,
            actor,
            after.id,
            "address",
            before=before.address,
            after=after.address,
            aloud=True,
            now=now,
        )
        if before.address:
            revoked = links.revoke(tx, actor, after.id, now=now)
        if revoked:
            audit.write(tx, actor, "link.revoke", "person", after.id, now=now)
    programs.touch(tx, actor.program_id)
    return revoked


def give(
    tx: Tx,
    actor: Actor,
    people_given: Iterable[tuple[Person, str, str | None]],
    *,
    now: datetime,
) -> None:
    """Give people whom the actor may correct these names and addresses.

    Raises
    ------
    RosterError
        Where two people would have one address, or be known by the same.
    """
    people_given = list(people_given)
    if not people_given:
        return
    taken = {
        known: one.id
        for one in people.by_key(tx, actor.program_id).values()
        for known in (one.key, (one.address or "").casefold())
        if known
    }
    for before, name, address in people_given:
        after = Person(
            id=before.id,
            program_id=before.program_id,
            key=_key(before, name, address),
            name=name,
            address=address,
        )
        for known in {after.key, (address or "").casefold()} - {""}:
            if taken.setdefault(known, after.id) != after.id:
                raise RosterError(
                    "Two people would be known by the same name or address.",
                    "Give each person their own address, and try again.",
                )
        people.correct(tx, after)
        _tell(tx, actor, before, after, now=now)
