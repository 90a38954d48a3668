"""What a roster would do: the rows that go in, the people whom they change, and who stays out."""

from dataclasses import dataclass, field
from typing import NamedTuple

from mentorsurvey.program.roster_pairs import Named, Pair
from mentorsurvey.store.namesakes import told_apart
from mentorsurvey.store.relationships import Relationship


@dataclass(frozen=True, kw_only=True)
class Refused:
    """A row that does not go in, and why. Never repeats what the row holds.

    ``erased`` says that it would bring back somebody who was erased.
    """

    line: int
    why: str
    erased: bool = False


@dataclass(frozen=True, kw_only=True)
class Returning:
    """A pair that had ended and that a row names again; ``ended_on`` is the day in words."""

    line: int
    pair: Relationship
    ended_on: str


class Stated(NamedTuple):
    """What a row says of somebody whom the program has."""

    line: int
    text: str


@dataclass(kw_only=True)
class Plan:
    """What a roster would do: nothing is written yet.

    ``new`` are the rows that make a relationship, ``added`` those that bring a cohort or a
    department to one, and ``present`` counts the others. ``line_managers`` are those whom the rows
    name, of two people each, whether or not somebody is kept out already: a plan never tells that.
    ``returning`` are pairs that had ended, by id, and ``stays_ended`` counts rows about those of
    which it was said that they stay so. ``erased`` are the lines that bring back somebody who was
    erased, whether they go in or not.
    ``addresses`` and ``renamed`` complete people, ``readdressed`` have another address by their id:
    person id → line and what the row says. ``rewritten`` are cohorts and departments that the
    program writes in another way.
    """

    new: list[Pair] = field(default_factory=list)
    added: list[Pair] = field(default_factory=list)
    present: int = 0
    people: dict[str, Named] = field(default_factory=dict)
    addresses: dict[str, Stated] = field(default_factory=dict)
    renamed: dict[str, Stated] = field(default_factory=dict)
    readdressed: dict[str, Stated] = field(default_factory=dict)
    rewritten: dict[str, str] = field(default_factory=dict)
    line_managers: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    refused: list[Refused] = field(default_factory=list)
    erased: list[int] = field(default_factory=list)
    returning: dict[str, Returning] = field(default_factory=dict)
    stays_ended: int = 0
    invitations: int = 0
    import_id: str | None = None

    @property
    def changes(self) -> bool:
        """Whether there is anything to import; line managers always are."""
        return self.is_kept or bool(self.line_managers)

    @property
    def is_kept(self) -> bool:
        """Whether it is an import to be listed, and to be undone."""
        people = self.addresses or self.renamed or self.readdressed
        return bool(self.new or self.added or people)

    @property
    def people_named(self) -> int:
        """How many people the accepted rows name that are not in the program yet."""
        return len(self.people)


def names_in(plan: Plan) -> dict[str, str]:
    """Key → name of everybody in the new rows, with people of one name told apart."""
    return told_apart(
        {
            person.key: (person.name, person.address, person.key)
            for pair in plan.new
            for person in (pair.mentee, pair.mentor)
        }
    )
