"""The rules of a roster: which rows make a relationship, and why the others do not."""

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from zoneinfo import ZoneInfo

from mentorsurvey.access import Actor, require
from mentorsurvey.program.erased_people import recognizer
from mentorsurvey.program.roster_pairs import Named, Pair, RosterRow, read_pair
from mentorsurvey.store import Database, Tx, attributes, people, programs, relationships
from mentorsurvey.store.breaks import long_day
from mentorsurvey.store.namesakes import told_apart


@dataclass(frozen=True, kw_only=True)
class Refused:
    """A row that does not go in, and why. Never repeats what the row holds.

    ``erased`` says that it would bring back somebody who was erased.
    """

    line: int
    why: str
    erased: bool = False


@dataclass(kw_only=True)
class Plan:
    """What a roster would do: nothing is written yet.

    ``new`` are the rows that make a relationship, ``added`` those that bring a cohort or a
    department to one, and ``present`` counts the others. ``line_managers`` are those whom the rows
    name, of two people each, whether or not somebody is kept out already: a plan never tells that.
    """

    new: list[Pair] = field(default_factory=list)
    added: list[Pair] = field(default_factory=list)
    present: int = 0
    people: dict[str, Named] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)
    line_managers: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    refused: list[Refused] = field(default_factory=list)
    invitations: int = 0
    import_id: str | None = None

    @property
    def changes(self) -> bool:
        """Whether there is anything to import; line managers always are."""
        return self.is_kept or bool(self.line_managers)

    @property
    def is_kept(self) -> bool:
        """Whether it is an import to be listed, and to be undone."""
        return bool(self.new or self.added or self.addresses or self.renamed)

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


def relationships_of(where: Database | Tx, actor: Actor) -> list[relationships.Relationship]:
    """The relationships that the actor may see, by mentee's name."""
    require(actor, "roster.see")
    with where.read() as tx:
        return relationships.within(tx, actor)


def plan_roster(
    where: Database | Tx,
    actor: Actor,
    rows: Sequence[RosterRow],
    *,
    joined_anew: Collection[int] = (),
) -> Plan:
    """What importing these rows would do.

    Parameters
    ----------
    joined_anew : collection of int
        Lines that name somebody who was erased, and who has joined anew.
    """
    require(actor, "roster.change")
    with where.read() as tx:
        return plan_rows(tx, actor, rows, joined_anew=joined_anew)


def plan_rows(
    tx: Tx,
    actor: Actor,
    rows: Sequence[RosterRow],
    *,
    joined_anew: Collection[int] = (),
) -> Plan:
    """What importing these rows would do, inside a transaction.

    It depends on who takes part, on who was erased, and on nothing that somebody is kept out of.
    """
    was_erased = recognizer(tx, actor)
    everyone = people.by_key(tx, actor.program_id)
    known = people.taking_part(tx, actor.program_id)
    keys = {person.id: person.key for person in known.values()}
    stated = {
        (keys[pair.mentor_id], keys[pair.mentee_id]): _stated(pair)
        for pair in relationships.every(tx, actor.program_id)
    }
    ended = {
        (keys[pair.mentor_id], keys[pair.mentee_id]): over
        for pair in relationships.within(tx, actor)
        if (over := _ended(tx, actor, pair))
    }
    plan = Plan()
    first_line: dict[tuple[str, ...], int] = {}
    named: dict[str, Named] = {}
    addressed = _by_address(everyone.values())
    here = {one.address.casefold() for one in everyone.values() if one.address}
    for row in rows:
        pair = read_pair(row)
        if isinstance(pair, str):
            plan.refused.append(Refused(line=row.line, why=pair))
            continue
        pair = replace(
            pair,
            mentor=_as_known(pair.mentor, everyone, addressed),
            mentee=_as_known(pair.mentee, everyone, addressed),
        )
        key = (*pair.two, pair.cohort, pair.department)
        why = _conflict(pair, known, named)
        why = ended.get(pair.two) or why
        if key in first_line:
            why = f"The same pair stands on line {first_line[key]} already."
        if why:
            plan.refused.append(Refused(line=row.line, why=why))
            continue
        why = None if row.line in joined_anew else was_erased(_strangers(pair, everyone, here))
        if why:
            plan.refused.append(Refused(line=row.line, why=why, erased=True))
            continue
        first_line[key] = row.line
        for person in (pair.mentor, pair.mentee):
            named.setdefault(person.key, person)
            _note_person(plan, person, known.get(person.key))
        if pair.line_managers:
            before = plan.line_managers.get(pair.two, ())
            plan.line_managers[pair.two] = tuple(dict.fromkeys((*before, *pair.line_managers)))
        if pair.two not in stated:
            plan.new.append(pair)
        elif pair.stated.items() <= stated[pair.two]:
            plan.present += 1
        else:
            plan.added.append(pair)
        stated.setdefault(pair.two, set()).update(pair.stated.items())
    return plan


def _ended(tx: Tx, actor: Actor, pair: relationships.Relationship) -> str | None:
    """Why a pair that ended is not imported: a roster lets nobody go on again silently."""
    for one in pair.breaks:
        if one.kind == "ended" and one.stops_at is None:
            own = programs.of(tx, actor)
            day = long_day(one.starts_at.astimezone(ZoneInfo(own.timezone if own else "UTC")))
            return f"This pair ended on {day}. If it goes on, say so on People first."
    return None


def _stated(pair: relationships.Relationship) -> set[tuple[attributes.Kind, str]]:
    return {
        *(("cohort", cohort) for cohort in pair.cohorts),
        *(("department", department) for department in pair.departments),
    }


def _by_address(known: Iterable[people.Person]) -> dict[tuple[str, str], str]:
    """(Name, address) → key of who has both."""
    return {
        (person.name, person.address.casefold()): person.key for person in known if person.address
    }


def _as_known(
    person: Named,
    everyone: Mapping[str, people.Person],
    addressed: Mapping[tuple[str, str], str],
) -> Named:
    """Somebody under the key that the program has: the same name and address is the same person."""
    if person.key in everyone or person.address is None:
        return person
    key = addressed.get((person.name, person.address.casefold()), person.key)
    return replace(person, key=key)


def _strangers(
    pair: Pair, known: Mapping[str, people.Person], here: Set[str]
) -> list[tuple[str | None, ...]]:
    """The key, address and name of everybody in a row who is not in the program."""
    sides = [(one.key, one.address, one.name) for one in (pair.mentor, pair.mentee)]
    managers = [(address.casefold(), address) for address in pair.line_managers]
    return [
        one
        for one in (*sides, *managers)
        if one[0] not in known and (one[1] or "").casefold() not in here
    ]


def _conflict(
    pair: Pair, known: Mapping[str, people.Person], named: Mapping[str, Named]
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


def _note_person(plan: Plan, person: Named, stored: people.Person | None) -> None:
    if stored is None:
        before = plan.people.setdefault(person.key, person)
        if before.address is None and person.address:
            plan.people[person.key] = person
        return
    if stored.address is None and person.address:
        plan.addresses[stored.id] = person.address
    if stored.name == stored.address and person.name != stored.name:
        plan.renamed[stored.id] = person.name
