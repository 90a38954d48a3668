"""Importing a roster in one transaction, and taking an import back."""

from collections.abc import Sequence
from datetime import datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import NotAllowed, RosterError
from mentorsurvey.program.roster import LONGEST, Mapping, Plan, RosterRow, plan_rows
from mentorsurvey.rounds import invite_to_open_rounds
from mentorsurvey.store import Database, Tx, audit, history, people, programs, relationships
from mentorsurvey.store.relationships import Import
from mentorsurvey.store.times import new_id


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
        plan = plan_rows(tx, actor, rows, mapping)
        if plan.changes:
            _apply(tx, actor, plan, source=source[:LONGEST], now=now)
    return plan


def _apply(tx: Tx, actor: Actor, plan: Plan, *, source: str, now: datetime) -> None:
    plan.import_id = relationships.add_import(tx, actor.program_id, source, now=now)
    audit.write(tx, actor, "roster.import", "import", plan.import_id, now=now)
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
        if person.address:
            history.add(tx, actor, ids[key], "address", after=person.address, aloud=False, now=now)
    _set_addresses_and_names(tx, actor, plan, now=now)
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
    kept_out = dict(plan.kept_out)
    kept_out.update(
        (str(row["id"]), pair.line_managers) for pair, row in zip(plan.new, made, strict=True)
    )
    for relationship_id, addresses in kept_out.items():
        if not addresses:
            continue
        for address in addresses:
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
                relationship_id=relationship_id,
                person_id=ids[key],
                reason="line_manager",
                now=now,
            )
        audit.write(tx, actor, "roster.recuse", "relationship", relationship_id, now=now)
    new_ids = {row["id"] for row in made}
    pairs = [p for p in relationships.every(tx, actor.program_id) if p.id in new_ids]
    plan.invitations = invite_to_open_rounds(tx, actor.program_id, pairs, now=now)
    programs.touch(tx, actor.program_id)


def _set_addresses_and_names(tx: Tx, actor: Actor, plan: Plan, *, now: datetime) -> None:
    """For people who were there before: they read on their next visit who set their address."""
    before = {person.id: person for person in people.by_key(tx, actor.program_id).values()}
    for person_id, address in plan.addresses.items():
        old = before[person_id].address
        people.set_address(tx, person_id, address)
        audit.write(tx, actor, "person.address", "person", person_id, now=now)
        history.add(tx, actor, person_id, "address", before=old, after=address, aloud=True, now=now)
    for person_id, name in plan.renamed.items():
        old = before[person_id].name
        people.rename(tx, person_id, name)
        audit.write(tx, actor, "person.name", "person", person_id, now=now)
        history.add(tx, actor, person_id, "name", before=old, after=name, aloud=False, now=now)


def imports(where: Database | Tx, actor: Actor) -> list[Import]:
    """The rosters that came in, newest first."""
    require(actor, "roster.see")
    with where.read() as tx:
        return relationships.imports(tx, actor)


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
        found = {one.id: one for one in relationships.imports(tx, actor)}.get(import_id)
        if found is None:
            raise NotAllowed
        if found.undone_at is not None:
            raise RosterError("This import is undone already.", "There is nothing to do.")
        if not relationships.sees_all_of_import(tx, actor, import_id):
            # Before looking at answers: what is said must not depend on what is kept from them.
            raise RosterError(
                "This import can be undone on the server alone.",
                "Ask whoever runs it for: mentorsurvey roster undo.",
            )
        if relationships.is_answered_of_import(tx, import_id):
            raise RosterError(
                "Somebody has begun to answer, and an undo would lose that.",
                "Take the rows out of your file for the next time; those relationships stay.",
            )
        removed = relationships.remove_import(tx, import_id, now=now)
        people.remove_unused(tx, import_id)
        audit.write(tx, actor, "roster.undo", "import", import_id, now=now)
        programs.touch(tx, actor.program_id)
    return removed
