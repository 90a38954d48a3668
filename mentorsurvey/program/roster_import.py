"""Importing a roster in one transaction, and taking an import back."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import NotAllowed, RosterError
from mentorsurvey.instruments import one_line, printable
from mentorsurvey.program.correcting import give
from mentorsurvey.program.roster import plan_rows
from mentorsurvey.program.roster_pairs import LONGEST, Pair, RosterRow
from mentorsurvey.program.roster_plan import Plan
from mentorsurvey.rounds import invite_to_open_rounds
from mentorsurvey.store import (
    Database,
    Tx,
    attributes,
    audit,
    breaks,
    history,
    people,
    programs,
    relationships,
    roster_changes,
    roster_imports,
)
from mentorsurvey.store.attributes import Attribute
from mentorsurvey.store.roster_imports import Import
from mentorsurvey.store.times import new_id


def import_roster(
    where: Database | Tx,
    actor: Actor,
    rows: Sequence[RosterRow],
    *,
    source: str,
    joined_anew: Collection[int] = (),
    now: datetime,
) -> Plan:
    """Import the good rows in one transaction; the same rows again change nothing.

    A relationship that is added while a round is open is invited to it at once. Lines that name
    somebody who was erased go in where ``joined_anew`` has them.
    """
    require(actor, "roster.change")
    with where.write() as tx:
        plan = plan_rows(tx, actor, rows, joined_anew=joined_anew)
        if plan.changes:
            apply_plan(tx, actor, plan, source=source, now=now)
    return plan


def apply_plan(
    tx: Tx, actor: Actor, plan: Plan, *, source: str, is_kept: bool = False, now: datetime
) -> None:
    """Do what a plan says, inside a transaction; ``is_kept`` where more is done than it says."""
    if plan.is_kept or is_kept:
        source = printable(one_line(source))[:LONGEST]
        plan.import_id = roster_imports.add(tx, actor.program_id, source, now=now)
        audit.write(tx, actor, "roster.import", "import", plan.import_id, now=now)
    ids = _people(tx, actor, plan, now=now)
    there = relationships.ids(tx, actor.program_id)
    made: dict[tuple[str, str], str] = {}
    for pair in plan.new:
        two = (ids[pair.mentor.key], ids[pair.mentee.key])
        there[two] = made[two] = new_id()
    relationships.add_all(
        tx,
        actor.program_id,
        [
            {"id": one, "mentor_id": two[0], "mentee_id": two[1], "import_id": plan.import_id}
            for two, one in made.items()
        ],
        now=now,
    )
    new_ids = set(made.values())
    of_two = {
        two: there[ids[two[0]], ids[two[1]]]
        for two in (*(pair.two for pair in (*plan.new, *plan.added)), *plan.line_managers)
    }
    attributes.add(tx, _stated(plan, of_two, _today(tx, actor, now=now)), now=now)
    _keep_out(tx, actor, plan, of_two, new_ids, ids, now=now)
    joined = {of_two[pair.two] for pair in plan.added if "cohort" in pair.stated}
    pairs = [
        pair
        for pair in (relationships.every(tx, actor.program_id) if new_ids or joined else ())
        if pair.id in new_ids or (pair.id in joined and pair.status(now) == "active")
    ]
    plan.invitations = invite_to_open_rounds(tx, actor.program_id, pairs, now=now)
    programs.touch(tx, actor.program_id)


def _stated(plan: Plan, of_two: dict[tuple[str, str], str], today: date) -> list[Attribute]:
    """The phase with which a relationship begins, and the cohorts and departments of each row."""
    said: list[tuple[Pair, attributes.Kind, str, date]] = [
        (pair, "phase", relationships.FIRST_PHASE, pair.since or today) for pair in plan.new
    ]
    for pair in (*plan.new, *plan.added):
        said.extend((pair, kind, value, pair.since or today) for kind, value in pair.stated.items())
    return [
        Attribute(
            relationship_id=of_two[pair.two],
            kind=kind,
            value=value,
            since=since,
            import_id=plan.import_id,
        )
        for pair, kind, value, since in said
    ]


def _today(tx: Tx, actor: Actor, *, now: datetime) -> date:
    own = programs.of(tx, actor)
    return now.astimezone(ZoneInfo(own.timezone if own else "UTC")).date()


def _people(tx: Tx, actor: Actor, plan: Plan, *, now: datetime) -> dict[str, str]:
    """Key → id of everyone, with those whom the plan brings or completes."""
    ids = {key: person.id for key, person in people.by_key(tx, actor.program_id).items()}
    for key, person in plan.people.items():
        if key in ids:
            people.come_back(
                tx, ids[key], name=person.name, address=person.address, import_id=plan.import_id
            )
        else:
            ids[key] = people.add(
                tx,
                program_id=actor.program_id,
                key=key,
                name=person.name,
                address=person.address,
                import_id=plan.import_id,
                now=now,
            ).id
        if person.address:
            history.add(tx, actor, ids[key], "address", after=person.address, aloud=False, now=now)
    _set_addresses_and_names(tx, actor, plan, now=now)
    return ids


def _set_addresses_and_names(tx: Tx, actor: Actor, plan: Plan, *, now: datetime) -> None:
    """For people who were there before: they read on their next visit who set their address."""
    before = {person.id: person for person in people.by_key(tx, actor.program_id).values()}
    for person_id, (_, address) in plan.addresses.items():
        old = before[person_id].address
        people.set_address(tx, person_id, address)
        audit.write(tx, actor, "person.address", "person", person_id, now=now)
        history.add(tx, actor, person_id, "address", before=old, after=address, aloud=True, now=now)
        roster_changes.add_of_person(
            tx, actor, person_id, "address", import_id=plan.import_id, now=now
        )
    for person_id, (_, name) in plan.renamed.items():
        old = before[person_id].name
        people.rename(tx, person_id, name)
        audit.write(tx, actor, "person.name", "person", person_id, now=now)
        history.add(tx, actor, person_id, "name", before=old, after=name, aloud=False, now=now)
        roster_changes.add_of_person(
            tx, actor, person_id, "name", import_id=plan.import_id, now=now
        )


def _keep_out(
    tx: Tx,
    actor: Actor,
    plan: Plan,
    of_two: dict[tuple[str, str], str],
    new_ids: set[str],
    ids: dict[str, str],
    *,
    now: datetime,
) -> None:
    """Keep line managers out, also if they become leads later.

    Of a relationship that was there before they stay kept out when the import is undone.
    """
    known = people.by_key(tx, actor.program_id).values()
    addressed: dict[str, list[str]] = {}
    for person in known:
        if person.address:
            addressed.setdefault(person.address.casefold(), []).append(person.id)
    for two, addresses in plan.line_managers.items():
        import_id = plan.import_id if of_two[two] in new_ids else None
        for address in addresses:
            key = address.casefold()
            managers = {*addressed.get(key, ()), *([ids[key]] if key in ids else ())}
            if not managers:
                added = people.add(
                    tx,
                    program_id=actor.program_id,
                    key=key,
                    name=address,
                    address=address,
                    import_id=import_id,
                    now=now,
                )
                ids[key] = added.id
                managers = {added.id}
            for manager_id in sorted(managers):
                relationships.recuse(
                    tx,
                    relationship_id=of_two[two],
                    person_id=manager_id,
                    reason="line_manager",
                    now=now,
                )
        attributes.add(
            tx,
            [
                Attribute(
                    relationship_id=of_two[two],
                    kind="line_manager",
                    value=address,
                    since=_today(tx, actor, now=now),
                    import_id=import_id,
                )
                for address in addresses
            ],
            now=now,
        )
        audit.write(tx, actor, "roster.recuse", "relationship", of_two[two], now=now)


def imports(where: Database | Tx, actor: Actor) -> list[Import]:
    """The rosters that came in, newest first: the same whatever anybody is kept out of."""
    require(actor, "roster.see")
    with where.read() as tx:
        return roster_imports.of_program(tx, actor.program_id)


def undo_import(where: Database | Tx, actor: Actor, import_id: str, *, now: datetime) -> int:
    """Take an import back with everyone whom it brought; how many relationships went.

    Names, addresses and pairs that it changed are as they were. Three things stay: what was
    changed again since, addresses that also serve a pair that is kept from the actor, and pairs
    that went on and have begun to answer. What was said of look-alikes and of pairs is forgotten,
    so that the next import asks again.

    A relationship that another import names too stays. Whoever is kept out of two people's
    relationship stays kept out if the two come back, but for line managers of this roster. A pair
    that ended by it goes on.

    Raises
    ------
    NotAllowed
        Where the import is not the actor's program's.
    RosterError
        Where it is undone already, or somebody whom the actor may see has begun to answer. What
        is kept from the actor says nothing here, and stays where somebody has begun: answers are
        never lost.
    """
    require(actor, "roster.change")
    with where.write() as tx:
        found = {one.id: one for one in roster_imports.of_program(tx, actor.program_id)}
        if import_id not in found:
            raise NotAllowed
        if found[import_id].undone_at is not None:
            raise RosterError("This import is undone already.", "There is nothing to do.")
        if roster_imports.is_answered(tx, actor, import_id):
            raise RosterError(
                "Somebody has begun to answer, and an undo would lose that.",
                "Those pairs stay. If one of them should not go on, end it on People.",
            )
        _take_back(tx, actor, import_id, now=now)
        removed = roster_imports.remove(tx, actor, import_id, now=now)
        people.remove_unused(tx, import_id)
        breaks.stop_for_import(tx, actor, import_id, now=now)
        audit.write(tx, actor, "roster.undo", "import", import_id, now=now)
        programs.touch(tx, actor.program_id)
    return removed


def _take_back(tx: Tx, actor: Actor, import_id: str, *, now: datetime) -> None:
    """What an import changed of people who were here before, and the pairs that it let go on."""
    roster_changes.end_again(tx, actor, import_id)
    mine = {one.id: one for one in people.correctable(tx, actor)}
    back: dict[str, tuple[str, str | None]] = {}
    for one in roster_changes.corrected_by(tx, actor, import_id):
        if one.person_id not in mine:
            continue
        person = mine[one.person_id]
        name, address = back.get(person.id, (person.name, person.address))
        whole = people.reach(tx, actor, person.id) == "all"
        if one.what == "name" and name == one.after:
            name = one.before or name
        elif one.what == "address" and address == one.after and whole:
            address = one.before
        back[person.id] = (name, address)
    changed = [
        (mine[one], *was) for one, was in back.items() if was != (mine[one].name, mine[one].address)
    ]
    give(tx, actor, changed, now=now)
    roster_changes.forget_import(tx, actor, import_id)
