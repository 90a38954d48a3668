"""People of a program."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from mentorsurvey.access import Actor
from mentorsurvey.store.database import Row, Tx
from mentorsurvey.store.relationships import scope, scope_values, standing
from mentorsurvey.store.times import new_id, to_text

Reach = Literal["all", "some", "none"]
"""How much of a person somebody may see: all of their relationships, some, or none."""


@dataclass(frozen=True, kw_only=True)
class Person:
    """Someone in a program: mentor, mentee, lead, or several of these.

    ``key`` is unique in the program: a mapped id, else the address, else the name as written.
    """

    id: str
    program_id: str
    key: str
    name: str
    address: str | None


def _person(row: Row) -> Person:
    return Person(
        id=row["id"],
        program_id=row["program_id"],
        key=row["key"],
        name=row["name"],
        address=row["address"],
    )


def add(
    tx: Tx,
    *,
    program_id: str,
    key: str,
    name: str,
    address: str | None,
    import_id: str | None = None,
    now: datetime,
) -> Person:
    """A new person."""
    person = Person(id=new_id(), program_id=program_id, key=key, name=name, address=address)
    tx.insert(
        "person",
        {
            "id": person.id,
            "program_id": program_id,
            "key": key,
            "name": name,
            "address": address,
            "import_id": import_id,
            "created_at": to_text(now),
        },
    )
    return person


_HERE = (
    "NOT EXISTS (SELECT 1 FROM erasure WHERE erasure.person_id = person.id)"
    " AND NOT EXISTS (SELECT 1 FROM person_merge"
    "  WHERE person_merge.gone_id = person.id AND person_merge.undone_at IS NULL)"
)
"""Holds for people who were not erased, and did not become part of somebody else."""


def own_name(tx: Tx, actor: Actor) -> str:
    """The actor's own name."""
    row = tx.row("SELECT name FROM person WHERE id = :actor", actor=actor.person_id)
    return str(row["name"]) if row else ""


def by_key(tx: Tx, program_id: str) -> dict[str, Person]:
    """Everyone in the program, by key; not who was erased or became part of somebody else."""
    rows = tx.rows(
        f"SELECT * FROM person WHERE program_id = :program AND {_HERE}", program=program_id
    )
    return {row["key"]: _person(row) for row in rows}


_TAKES_PART = (
    "(EXISTS (SELECT 1 FROM relationship r"
    "   WHERE r.mentor_id = person.id OR r.mentee_id = person.id)"
    " OR EXISTS (SELECT 1 FROM lead WHERE lead.person_id = person.id)"
    " OR EXISTS (SELECT 1 FROM invitation WHERE invitation.person_id = person.id)"
    " OR EXISTS (SELECT 1 FROM contact WHERE contact.person_id = person.id)"
    " OR EXISTS (SELECT 1 FROM link WHERE link.person_id = person.id))"
)
"""Holds for people whom something else than a recusal names."""


def reach(tx: Tx, actor: Actor, person_id: str) -> Reach:
    """How much of a person of their program the actor may see; an erased person is not there.

    Somebody without a relationship is wholly to be seen, and somebody whose every relationship is
    kept from the actor not at all.
    """
    of_person = (
        "(relationship.mentor_id = :id OR relationship.mentee_id = :id OR relationship.id IN"
        " (SELECT relationship_id FROM invitation WHERE person_id = :id))"
    )
    row = tx.row(
        f"SELECT EXISTS (SELECT 1 FROM relationship WHERE {of_person} AND {scope(actor)}) AS seen,"
        f" EXISTS (SELECT 1 FROM relationship WHERE {of_person} AND {standing()}"
        f"   AND NOT ({scope(actor)})) AS kept"
        f" FROM person WHERE id = :id AND program_id = :program AND {_HERE}",
        id=person_id,
        **scope_values(actor),
    )
    if row is None:
        return "none"
    if row["kept"]:
        return "some" if row["seen"] else "none"
    return "all"


def partly_kept(tx: Tx, actor: Actor) -> frozenset[str]:
    """Everyone of the program of whom some relationship is kept from the actor."""
    kept = (
        f"FROM relationship WHERE program_id = :program AND {standing()} AND NOT ({scope(actor)})"
    )
    rows = tx.rows(
        f"SELECT mentor_id AS id {kept} UNION SELECT mentee_id {kept}", **scope_values(actor)
    )
    return frozenset(row["id"] for row in rows)


def _in_pairs(where: str) -> str:
    """SQL: the ids of everyone in relationships of the program that this holds for."""
    pairs = f"FROM relationship WHERE relationship.program_id = :program AND {where}"
    return f"(SELECT mentor_id {pairs} UNION SELECT mentee_id {pairs})"


def correctable(tx: Tx, actor: Actor, person_id: str | None = None) -> list[Person]:
    """Everyone of the program who takes part and of whom the actor may see something, by name.

    Or the one of that id alone. A confidential contact is the operator's alone: what reaches them
    is kept from leads.
    """
    confidential = "SELECT 1 FROM contact WHERE contact.person_id = person.id AND role = 'contact'"
    kept = f" AND NOT EXISTS ({confidential})" if actor.kind == "person" else ""
    rows = tx.rows(
        f"SELECT person.* FROM person WHERE program_id = :program AND {_TAKES_PART}"
        f" AND {_HERE} AND (person.id NOT IN {_in_pairs(standing())}"
        f" OR person.id IN {_in_pairs(scope(actor))}){kept}"
        f"{'' if person_id is None else ' AND person.id = :person'}"
        " ORDER BY person.name, person.id",
        **({} if person_id is None else {"person": person_id}),
        **scope_values(actor),
    )
    return [_person(row) for row in rows]


def correct(tx: Tx, person: Person) -> None:
    """Give a person the name, the address and the key that this one has."""
    tx.run(
        "UPDATE person SET name = :name, address = :address, key = :key"
        " WHERE id = :id AND program_id = :program",
        id=person.id,
        program=person.program_id,
        name=person.name,
        address=person.address,
        key=person.key,
    )


def set_address(tx: Tx, person_id: str, address: str) -> None:
    """Give a person an address, where a later roster brings one."""
    tx.run("UPDATE person SET address = :address WHERE id = :id", id=person_id, address=address)


def rename(tx: Tx, person_id: str, name: str) -> None:
    """Give a person, known by an address alone, the name that a roster brings."""
    tx.run("UPDATE person SET name = :name WHERE id = :id", id=person_id, name=name)


def taking_part(tx: Tx, program_id: str) -> dict[str, Person]:
    """Everyone in the program by key, but those who are there for a recusal alone."""
    rows = tx.rows(
        f"SELECT * FROM person WHERE program_id = :program AND {_TAKES_PART} AND {_HERE}",
        program=program_id,
    )
    return {row["key"]: _person(row) for row in rows}


def come_back(
    tx: Tx, person_id: str, *, name: str, address: str | None, import_id: str | None
) -> None:
    """Somebody who was there for a recusal alone takes part, as a roster names them."""
    tx.run(
        "UPDATE person SET name = :name, address = :address, import_id = :import WHERE id = :id",
        id=person_id,
        name=name,
        address=address,
        **{"import": import_id},
    )


def remove_unused(tx: Tx, import_id: str) -> int:
    """Remove the people of an import whom nothing else names; how many."""
    return tx.run(
        f"DELETE FROM person WHERE import_id = :import AND NOT {_TAKES_PART}"
        " AND NOT EXISTS (SELECT 1 FROM recusal WHERE person.id IN"
        "   (recusal.person_id, recusal.mentor_id, recusal.mentee_id))"
        " AND NOT EXISTS (SELECT 1 FROM person_merge"
        "   WHERE person.id IN (person_merge.kept_id, person_merge.gone_id))",
        **{"import": import_id},
    )
