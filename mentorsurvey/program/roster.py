"""The rules of a roster: which rows make a relationship, and why the others do not."""

from collections.abc import Mapping as MappingType
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import NotAllowed, RosterError
from mentorsurvey.instruments import is_clean
from mentorsurvey.program.addresses import checked_address
from mentorsurvey.rounds import invite_to_open_rounds
from mentorsurvey.store import Database, Tx, people, programs, relationships
from mentorsurvey.store.relationships import Import
from mentorsurvey.store.times import new_id

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
    """What a roster would do: nothing is written yet."""

    new: list[Pair] = field(default_factory=list)
    present: int = 0
    people: dict[str, _Named] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)
    refused: list[Refused] = field(default_factory=list)
    invitations: int = 0
    import_id: str | None = None

    @property
    def people_named(self) -> int:
        """How many people the accepted rows name that are not in the program yet."""
        return len(self.people)


def mapping_for(columns: Sequence[str], given: Mapping | None = None) -> dict[str, str]:
    """Field → column: what was given, else the columns whose names are fields.

    Raises
    ------
    RosterError
        Where a given field or column does not exist, or mentor or mentee is not mapped.
    """
    mapping = {name: name for name in FIELDS if name in columns} if not given else dict(given)
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
        return _plan(tx, actor, rows, mapping)


def import_roster(
    where: Database | Tx,
    actor: Actor,
    rows: Sequence[RosterRow],
    mapping: Mapping,
    *,
    source: str,
    now: datetime,
) -> Plan:
    """Import the good rows in one transaction; the same rows again change nothing.

    A relationship that is added while a round is open is invited to it at once.
    """
    require(actor, "roster.change")
    with where.write() as tx:
        plan = _plan(tx, actor, rows, mapping)
        if plan.new or plan.addresses or plan.renamed:
            _apply(tx, actor, plan, source=source[:LONGEST], now=now)
    return plan


def _plan(tx: Tx, actor: Actor, rows: Sequence[RosterRow], mapping: Mapping) -> Plan:
    known = people.by_key(tx, actor.program_id)
    keys = {person.id: person.key for person in known.values()}
    there = {
        (pair.cohort, keys[pair.mentor_id], keys[pair.mentee_id])
        for pair in relationships.every(tx, actor.program_id)
    }
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


def _apply(tx: Tx, actor: Actor, plan: Plan, *, source: str, now: datetime) -> None:
    plan.import_id = relationships.add_import(tx, actor.program_id, source, now=now)
    ids = {key: person.id for key, person in people.by_key(tx, actor.program_id).items()}
    for key, person in plan.people.items():
        ids[key] = people.add(
            tx,
            program_id=actor.program_id,
            key=key,
            name=person.name,
            address=person.address,
            import_id=plan.import_id,
            now=now,
        ).id
    for person_id, address in plan.addresses.items():
        people.set_address(tx, person_id, address)
    for person_id, name in plan.renamed.items():
        people.rename(tx, person_id, name)
    made = [
        {
            "id": new_id(),
            "cohort": pair.cohort,
            "mentor_id": ids[pair.mentor.key],
            "mentee_id": ids[pair.mentee.key],
            "phase": "cultivation",
            "import_id": plan.import_id,
        }
        for pair in plan.new
    ]
    relationships.add_all(tx, actor.program_id, made, now=now)
    for pair, row in zip(plan.new, made, strict=True):
        for address in pair.line_managers:
            key = address.casefold()
            if key not in ids:  # kept out also if they become a lead later
                ids[key] = people.add(
                    tx,
                    program_id=actor.program_id,
                    key=key,
                    name=address,
                    address=address,
                    import_id=plan.import_id,
                    now=now,
                ).id
            relationships.recuse(
                tx,
                relationship_id=str(row["id"]),
                person_id=ids[key],
                reason="line_manager",
                now=now,
            )
    new_ids = {row["id"] for row in made}
    pairs = [p for p in relationships.every(tx, actor.program_id) if p.id in new_ids]
    plan.invitations = invite_to_open_rounds(tx, actor.program_id, pairs, now=now)
    programs.touch(tx, actor.program_id)


def imports(where: Database | Tx, actor: Actor) -> list[Import]:
    """The rosters that came in, newest first."""
    require(actor, "roster.see")
    with where.read() as tx:
        return relationships.imports(tx, actor.program_id)


def undo_import(where: Database | Tx, actor: Actor, import_id: str, *, now: datetime) -> int:
    """Take an import back with everyone whom it brought; how many relationships went.

    Raises
    ------
    NotAllowed
        Where the import is not the actor's program's.
    RosterError
        Where it is undone already, or somebody has begun to answer: answers are never lost.
    """
    require(actor, "roster.change")
    with where.write() as tx:
        found = {one.id: one for one in relationships.imports(tx, actor.program_id)}.get(import_id)
        if found is None:
            raise NotAllowed
        if found.undone_at is not None:
            raise RosterError("This import is undone already.", "There is nothing to do.")
        answered = relationships.answered_of_import(tx, import_id)
        if answered:
            raise RosterError(
                f"{answered} of its relationships have answers, which an undo would lose.",
                "Let those relationships end instead.",
            )
        removed = relationships.remove_import(tx, import_id, now=now)
        people.remove_unused(tx, import_id)
        programs.touch(tx, actor.program_id)
    return removed
