"""The people of a roster's rows: whom the program knows them as, and what a row says of them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from mentorsurvey.program.roster_pairs import Named, Pair
from mentorsurvey.program.roster_plan import Plan, Stated
from mentorsurvey.store import people


def by_address(known: Iterable[people.Person]) -> dict[tuple[str, str], str]:
    """(Name, address) → key of who has both."""
    return {
        (person.name, person.address.casefold()): person.key for person in known if person.address
    }


def as_known(
    person: Named,
    everyone: Mapping[str, people.Person],
    addressed: Mapping[tuple[str, str], str],
) -> Named:
    """Somebody under the key that the program has: the same name and address is the same person."""
    if person.key in everyone or person.address is None:
        return person
    key = addressed.get((person.name, person.address.casefold()), person.key)
    return replace(person, key=key)


def strangers(
    pair: Pair, known: Mapping[str, people.Person], here: Mapping[str, str]
) -> list[tuple[str | None, ...]]:
    """The key, address and name of everybody in a row who is not in the program."""
    sides = [(one.key, one.address, one.name) for one in (pair.mentor, pair.mentee)]
    managers = [(address.casefold(), address) for address in pair.line_managers]
    return [
        one
        for one in (*sides, *managers)
        if one[0] not in known and (one[1] or "").casefold() not in here
    ]


def conflict(
    pair: Pair, known: Mapping[str, people.Person], named: Mapping[str, Named]
) -> str | None:
    """Why one key would come to stand for two people, if it would."""
    for side, person in (("mentor", pair.mentor), ("mentee", pair.mentee)):
        before = named.get(person.key)
        if before and before.name != person.name:
            return f"The {side}'s address or id belongs to another name on an earlier line."
        stored = known.get(person.key)
        if stored and stored.name not in (person.name, stored.address):
            return f"The {side}'s address or id is that of somebody of another name in the program."
    return None


def taken(pair: Pair, known: Mapping[str, people.Person], here: Mapping[str, str]) -> str | None:
    """Why somebody cannot have the address that the row gives them, if they cannot."""
    for side, person in (("mentor", pair.mentor), ("mentee", pair.mentee)):
        stored = known.get(person.key)
        if stored is None or person.address is None or is_theirs(stored, person.address):
            continue
        if here.get(person.address.casefold(), stored.id) != stored.id:
            return f"The {side}'s address is somebody else's in the program."
    return None


def note_person(plan: Plan, line: int, person: Named, stored: people.Person | None) -> None:
    """Keep in the plan what a row says of somebody new, or brings of somebody who is there."""
    if stored is None:
        before = plan.people.setdefault(person.key, person)
        if before.address is None and person.address:
            plan.people[person.key] = person
        return
    if person.address:
        stated = Stated(line, person.address)
        if stored.address is None:
            plan.addresses.setdefault(stored.id, stated)
        elif not is_theirs(stored, person.address):
            plan.readdressed.setdefault(stored.id, stated)
    if stored.name == stored.address and person.name != stored.name:
        plan.renamed.setdefault(stored.id, Stated(line, person.name))


def is_theirs(person: people.Person, address: str) -> bool:
    """Whether somebody has this address already, in whatever capitals."""
    return (person.address or "").casefold() == address.casefold()
