"""What a roster changes of people and pairs that are there, the old beside the new."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from mentorsurvey.program.roster_corrections import Correction
from mentorsurvey.program.roster_plan import Plan, Stated
from mentorsurvey.store.people import Person
from mentorsurvey.store.relationships import Relationship

What = Literal["name", "address", "cohort", "department"]


@dataclass(frozen=True, kw_only=True)
class Change:
    """One value that becomes another one; ``before`` is empty where there was none."""

    line: int
    who: str
    what: What
    before: str
    after: str


def changes_of(
    plan: Plan,
    corrections: Sequence[Correction],
    correctable: Mapping[str, Person],
    pairs: Mapping[tuple[str, str], Relationship],
) -> list[Change]:
    """What is changed of the people and the pairs (by their keys) that the actor may see."""
    found = [*_completed(plan, correctable), *_corrected(corrections), *_added(plan, pairs)]
    return sorted(found, key=lambda one: one.line)


def _completed(plan: Plan, correctable: Mapping[str, Person]) -> Iterator[Change]:
    completed: tuple[tuple[What, Mapping[str, Stated]], ...] = (
        ("address", plan.addresses),
        ("name", plan.renamed),
    )
    for what, stated in completed:
        for person_id, (line, text) in stated.items():
            person = correctable.get(person_id)
            if person:
                before = person.name if what == "name" else person.address or ""
                yield Change(line=line, who=person.name, what=what, before=before, after=text)


def _corrected(corrections: Sequence[Correction]) -> Iterator[Change]:
    for one in corrections:
        who, line = one.person.name, one.line
        if one.name != who:
            yield Change(line=line, who=who, what="name", before=who, after=one.name)
        before, after = one.person.address or "", one.address or ""
        if before != after:
            yield Change(line=line, who=who, what="address", before=before, after=after)


def _added(plan: Plan, pairs: Mapping[tuple[str, str], Relationship]) -> Iterator[Change]:
    """A cohort or a department more: the pair keeps those that it has."""
    has: dict[tuple[str, What], list[str]] = {}
    for row in plan.added:
        pair = pairs.get(row.two)
        if pair is None:
            continue
        for what, value in row.stated.items():
            if what == "phase" or what == "line_manager":
                continue
            stands = pair.cohorts if what == "cohort" else pair.departments
            values = has.setdefault((pair.id, what), list(stands))
            if value not in values:
                before = ", ".join(values)
                values.append(value)
                yield Change(
                    line=row.line,
                    who=f"{pair.mentee} and {pair.mentor}",
                    what=what,
                    before=before,
                    after=", ".join(values),
                )
