"""Names and addresses that a roster corrects, of people whom the program has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mentorsurvey.program.decisions import Decisions
from mentorsurvey.program.look_alikes import Alike, corrects
from mentorsurvey.program.roster_plan import Plan
from mentorsurvey.store.people import Person


@dataclass(frozen=True, kw_only=True)
class Correction:
    """The name and the address that somebody gets, and the line that says so."""

    line: int
    person: Person
    name: str
    address: str | None


def corrections(
    plan: Plan,
    alike: Sequence[Alike],
    decisions: Decisions,
    correctable: Mapping[str, Person],
) -> list[Correction]:
    """One for each person whom the actor may correct."""
    found: dict[str, Correction] = {}
    for each in alike:
        person = correctable.get(each.other.person_id)
        if person is None or not decisions.same.get(each.question):
            continue
        name = each.said.name if each.question in decisions.renamed else person.name
        address = each.said.address if corrects(each) else person.address
        if (name, address) != (person.name, person.address):
            found.setdefault(
                person.id,
                Correction(line=each.said.line, person=person, name=name, address=address),
            )
    for person_id, (line, address) in plan.readdressed.items():
        person = correctable.get(person_id)
        if person:
            name = person.name
            found.setdefault(
                person_id, Correction(line=line, person=person, name=name, address=address)
            )
    return list(found.values())
