"""The rules of a roster: which rows make a relationship, and why the others do not."""

import re
from collections.abc import Mapping as MappingType
from collections.abc import Sequence
from dataclasses import dataclass, field

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import RosterError
from mentorsurvey.instruments import is_clean
from mentorsurvey.program.addresses import checked_address
from mentorsurvey.store import Database, Tx, people, relationships

FIELDS = (
    "mentor",
    "mentee",
    "cohort",
    "mentor_email",
    "mentee_email",
    "mentor_id",
    "mentee_id",
    "line_manager",
)
"""What a roster's columns can mean. ``mentor`` and ``mentee`` are needed; ``line_manager`` holds
the addresses (separated by ;) of leads to keep out of the relationship."""

LONGEST = 200

Mapping = MappingType[str, str]
"""Field → the column that holds it."""


@dataclass(frozen=True, kw_only=True)
class RosterRow:
    """One row of a roster with the line on which it stands in its file."""

    line: int
    cells: MappingType[str, str]


@dataclass(frozen=True, kw_only=True)
class Refused:
    """A row that does not go in, and why. Never repeats what the row holds."""

    line: int
    why: str


@dataclass(frozen=True, kw_only=True)
class _Named:
    key: str
    name: str
    address: str | None


@dataclass(frozen=True, kw_only=True)
class Pair:
    """A row that makes a relationship."""

    line: int
    cohort: str
    mentor: _Named
    mentee: _Named
    line_managers: tuple[str, ...]


@dataclass(kw_only=True)
class Plan:
    """What a roster would do: nothing is written yet.

    ``kept_out`` holds, for relationships that are there already, line managers to keep out from
    now on.
    """

    new: list[Pair] = field(default_factory=list)
    present: int = 0
    people: dict[str, _Named] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)
    kept_out: dict[str, tuple[str, ...]] = field(default_factory=dict)
    refused: list[Refused] = field(default_factory=list)
    invitations: int = 0
    import_id: str | None = None

    @property
    def changes(self) -> bool:
        """Whether importing would change anything."""
        return bool(self.new or self.addresses or self.renamed or self.kept_out)

    @property
    def people_named(self) -> int:
        """How many people the accepted rows name that are not in the program yet."""
        return len(self.people)


def guess_mapping(columns: Sequence[str]) -> dict[str, str]:
    """Field → column, from the columns' names: "Mentor email" is ``mentor_email``."""
    named: dict[str, str] = {}
    for column in sorted(columns, key=lambda column: column not in FIELDS):  # exact names first
        named.setdefault(re.sub(r"[^a-z]+", "_", column.casefold()).strip("_"), column)
    return {field: named[field] for field in FIELDS if field in named}


def relationships_of(where: Database | Tx, actor: Actor) -> list[relationships.Relationship]:
    """The relationships that the actor may see, by mentee's name."""
    require(actor, "roster.see")
    with where.read() as tx:
        return relationships.within(tx, actor)


def mapping_for(columns: Sequence[str], given: Mapping | None = None) -> dict[str, str]:
    """Field → column: what was given, and for the other fields the columns of their names.

    Raises
    ------
    RosterError
        Where a given field or column does not exist, or mentor or mentee is not mapped.
    """
    mapping = {**guess_mapping(columns), **(given or {})}
    listed = ", ".join(columns)
    for name, column in mapping.items():
        if name not in FIELDS:
            raise RosterError(
                f"“{name}” is not something that a roster holds.",
                f"Use {', '.join(FIELDS)}.",
                where="--map",
            )
        if column not in columns:
            raise RosterError(
                f"The file has no column “{column}”.", f"Its columns are: {listed}.", where="--map"
            )
    for name in ("mentor", "mentee"):
        if name not in mapping:
            raise RosterError(
                f"Which column holds the {name} is not known.",
                f"Say so with --map {name}=COLUMN. The columns are: {listed}.",
                where="--map",
            )
    return mapping


def plan_roster(
    where: Database | Tx, actor: Actor, rows: Sequence[RosterRow], mapping: Mapping
) -> Plan:
    """What importing these rows would do."""
    require(actor, "roster.change")
    with where.read() as tx:
        return plan_rows(tx, actor, rows, mapping)


def plan_rows(tx: Tx, actor: Actor, rows: Sequence[RosterRow], mapping: Mapping) -> Plan:
    """What importing these rows would do, inside a transaction."""
    known = people.by_key(tx, actor.program_id)
    keys = {person.id: person.key for person in known.values()}
    there = {
        (pair.cohort, keys[pair.mentor_id], keys[pair.mentee_id]): pair.id
        for pair in relationships.every(tx, actor.program_id)
    }
    kept_out = relationships.recused_addresses(tx)
    plan = Plan()
    first_line: dict[tuple[str, str, str], int] = {}
    named: dict[str, _Named] = {}
    for row in rows:
        pair = _pair(row, mapping)
        if isinstance(pair, str):
            plan.refused.append(Refused(line=row.line, why=pair))
            continue
        key = (pair.cohort, pair.mentor.key, pair.mentee.key)
        why = _conflict(pair, known, named)
        if key in first_line:
            why = f"The same pair stands on line {first_line[key]} already."
        if why:
            plan.refused.append(Refused(line=row.line, why=why))
            continue
        first_line[key] = row.line
        for person in (pair.mentor, pair.mentee):
            named.setdefault(person.key, person)
            _note_person(plan, person, known.get(person.key))
        if key in there:
            plan.present += 1
            managers = {address.casefold() for address in pair.line_managers}
            if not managers <= kept_out.get(there[key], set()):
                plan.kept_out[there[key]] = pair.line_managers
        else:
            plan.new.append(pair)
    return plan


def _pair(row: RosterRow, mapping: Mapping) -> Pair | str:
    """The relationship of one row, or why there is none."""
    cells = {}
    for name, column in mapping.items():
        text = row.cells.get(column, "")
        if not is_clean(text):
            return f"The {name} has a character that cannot be stored."
        if len(text) > LONGEST:
            return f"The {name} is longer than {LONGEST} characters."
        cells[name] = " ".join(text.split())
    sides = {}
    for side in ("mentor", "mentee"):
        name, address, key = (cells.get(side + end, "") for end in ("", "_email", "_id"))
        if not name:
            return f"No {side} is named."
        checked = checked_address(address) if address else None
        if address and checked is None:
            return f"The {side}'s address is not an e-mail address."
        sides[side] = _Named(
            key=key or (checked or "").casefold() or name, name=name, address=checked
        )
    if sides["mentor"].key == sides["mentee"].key:
        return "Mentor and mentee are the same person."
    managers = [part for part in cells.get("line_manager", "").split(";") if part.strip()]
    addresses = [checked_address(manager) for manager in managers]
    if None in addresses:
        return "A line manager's address is not an e-mail address."
    return Pair(
        line=row.line,
        cohort=cells.get("cohort", ""),
        mentor=sides["mentor"],
        mentee=sides["mentee"],
        line_managers=tuple(address for address in addresses if address),
    )


def _conflict(
    pair: Pair, known: MappingType[str, people.Person], named: MappingType[str, _Named]
) -> str | None:
    """Why one key would come to stand for two people, if it would."""
    for side, person in (("mentor", pair.mentor), ("mentee", pair.mentee)):
        before = named.get(person.key)
        if before and before.name != person.name:
            return f"The {side}'s key has another name on an earlier line."
        stored = known.get(person.key)
        if stored and stored.name not in (person.name, stored.address):
            return f"The {side}'s key belongs to a person of another name in the program."
    return None


def _note_person(plan: Plan, person: _Named, stored: people.Person | None) -> None:
    if stored is None:
        before = plan.people.setdefault(person.key, person)
        if before.address is None and person.address:
            plan.people[person.key] = person
        return
    if stored.address is None and person.address:
        plan.addresses[stored.id] = person.address
    if stored.name == stored.address and person.name != stored.name:
        plan.renamed[stored.id] = person.name
