"""The record as a program's leads may read it: with names, and without what is kept from them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.access import Actor
from mentorsurvey.access.recorded import FOR_LEADS
from mentorsurvey.store import programs, relationships
from mentorsurvey.store.database import Row, Tx
from mentorsurvey.store.namesakes import told_apart
from mentorsurvey.store.times import from_text


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """One entry with the names of today. What is not there is empty.

    ``person`` is whom it is about, ``pair`` mentee and mentor; ``object_id`` a page or a threshold.
    """

    at: datetime
    kind: str
    actor: str
    verb: str
    object_id: str
    person: str
    pair: tuple[str, ...]
    round_number: int | None
    source: str


_VERBS = ", ".join(f"'{verb}'" for verb in sorted(FOR_LEADS))

_OWN_LIST = (
    "'attention.dismiss', 'attention.undo', 'follow_up.plan', 'follow_up.change',"
    " 'follow_up.done', 'follow_up.reopen', 'letter.send'"
)
"""What tells who stood on a lead's list: a lead reads it of themself alone."""

_FROM = (
    " FROM audit"
    " LEFT JOIN person actor ON actor.id = audit.actor_id"
    " LEFT JOIN invitation ON audit.object_kind = 'invitation' AND invitation.id = audit.object_id"
    " LEFT JOIN relationship ON relationship.id = CASE audit.object_kind"
    "   WHEN 'relationship' THEN audit.object_id ELSE invitation.relationship_id END"
    " LEFT JOIN person mentor ON mentor.id = relationship.mentor_id"
    " LEFT JOIN person mentee ON mentee.id = relationship.mentee_id"
    " LEFT JOIN person about ON about.id = CASE audit.object_kind"
    "   WHEN 'person' THEN audit.object_id ELSE invitation.person_id END"
    " LEFT JOIN round ON round.id = CASE audit.object_kind"
    "   WHEN 'round' THEN audit.object_id ELSE invitation.round_id END"
    " LEFT JOIN roster_import ON audit.object_kind = 'import'"
    "   AND roster_import.id = audit.object_id"
)


def _where(actor: Actor) -> str:
    """Holds for what the actor may read: an entry about somebody needs a pair of theirs in scope.

    Leads and the people who can be asked are known to every lead. Who was taken off a list tells
    who stood on it, and each lead has a list of their own: so a lead reads this of themself alone.
    """
    return (
        f" WHERE audit.program_id = :program AND audit.verb IN ({_VERBS}) AND"
        " CASE audit.object_kind"
        f" WHEN 'relationship' THEN {relationships.scope(actor)}"
        f" WHEN 'invitation' THEN {relationships.scope(actor)}"
        " WHEN 'person' THEN"
        "   EXISTS (SELECT 1 FROM lead WHERE lead.person_id = audit.object_id)"
        "   OR EXISTS (SELECT 1 FROM contact WHERE contact.person_id = audit.object_id)"
        "   OR EXISTS (SELECT 1 FROM relationship own WHERE"
        f"    audit.object_id IN (own.mentor_id, own.mentee_id) AND {_own_scope(actor)})"
        " ELSE 1 = 1 END"
        f" AND (audit.verb NOT IN ({_OWN_LIST}) OR audit.actor_id = :actor)"
        " AND (:person = '' OR audit.actor_id = :person"
        "   OR (audit.object_kind = 'person' AND audit.object_id = :person)"
        "   OR relationship.mentor_id = :person OR relationship.mentee_id = :person)"
    )


def _own_scope(actor: Actor) -> str:
    return relationships.scope(actor, "own")


def _values(actor: Actor, person_id: str) -> dict[str, str]:
    return {**relationships.scope_values(actor), "person": person_id}


def count(tx: Tx, actor: Actor, person_id: str = "") -> int:
    """How many entries the actor may read; with a person, those by them or about them."""
    row = tx.row(f"SELECT COUNT(*) AS n{_FROM}{_where(actor)}", **_values(actor, person_id))
    return int(row["n"]) if row else 0


_ENTRY = (
    "SELECT audit.at, audit.actor_kind, audit.verb, audit.object_id, audit.actor_id,"
    " actor.name AS actor, about.id AS about_id, about.name AS about, mentor.id AS mentor_id,"
    " mentor.name AS mentor, mentee.id AS mentee_id, mentee.name AS mentee,"
    " round.number AS round, roster_import.source"
)


def page(tx: Tx, actor: Actor, person_id: str = "", *, skip: int = 0, most: int) -> list[Recorded]:
    """Entries that the actor may read, the newest first."""
    rows = tx.rows(
        f"{_ENTRY}{_FROM}{_where(actor)} ORDER BY audit.number DESC LIMIT :most OFFSET :skip",
        most=most,
        skip=skip,
        **_values(actor, person_id),
    )
    shown = names(tx, actor)
    return [_recorded(row, shown) for row in rows]


def of_person(tx: Tx, actor: Actor, person_id: str) -> list[Recorded]:
    """What was done for a person and about their pairs that the actor may read.

    Without looks, and without names and addresses: the person's history says what those were.
    Entries of a roster are about a pair that it brought; ``kind`` is empty where it was imported
    before there was a record.
    """
    done = tx.rows(
        f"{_ENTRY}{_FROM}{_where(actor)} AND audit.day = ''"
        " AND audit.verb NOT IN ('person.name', 'person.address', 'person.merge', 'person.part',"
        f"  'lead.sign_in', {_OWN_LIST})"
        " AND (about.id = :person OR (audit.object_kind = 'relationship'"
        "  AND :person IN (relationship.mentor_id, relationship.mentee_id)))"
        " ORDER BY audit.number DESC",
        **_values(actor, person_id),
    )
    came = tx.rows(
        "SELECT relationship.created_at AS at, COALESCE(audit.actor_kind, '') AS actor_kind,"
        " 'roster.import' AS verb, relationship.id AS object_id, audit.actor_id,"
        " actor.name AS actor, NULL AS about_id, NULL AS about, mentor.id AS mentor_id,"
        " mentor.name AS mentor, mentee.id AS mentee_id, mentee.name AS mentee, NULL AS round,"
        " roster_import.source FROM relationship"
        " JOIN roster_import ON roster_import.id = relationship.import_id"
        " JOIN person mentor ON mentor.id = relationship.mentor_id"
        " JOIN person mentee ON mentee.id = relationship.mentee_id"
        " LEFT JOIN audit ON audit.program_id = relationship.program_id"
        "  AND audit.verb = 'roster.import' AND audit.object_id = roster_import.id"
        " LEFT JOIN person actor ON actor.id = audit.actor_id"
        " WHERE :person IN (relationship.mentor_id, relationship.mentee_id)"
        f" AND {relationships.scope(actor)}",
        **_values(actor, person_id),
    )
    shown = names(tx, actor)
    return [_recorded(row, shown) for row in (*done, *came)]


def names(tx: Tx, actor: Actor) -> dict[str, str]:
    """Id → name of leads and of people in the actor's scope, with people of one name told apart."""
    pairs = f"FROM relationship WHERE {relationships.scope(actor)}"
    rows = tx.rows(
        "SELECT id, name, address, key FROM person WHERE id IN"
        f" (SELECT mentor_id {pairs} UNION SELECT mentee_id {pairs})",
        **relationships.scope_values(actor),
    )
    found = told_apart({row["id"]: (row["name"], row["address"], row["key"]) for row in rows})
    found = programs.lead_ids(tx, actor.program_id) | found
    return told_apart({one: (name,) for one, name in found.items()})


def _recorded(row: Row, shown: Mapping[str, str]) -> Recorded:
    def name(of: str) -> str:
        return shown.get(row[f"{of}_id"], row[of] or "")

    return Recorded(
        at=from_text(row["at"]),
        kind=row["actor_kind"],
        actor=name("actor"),
        verb=row["verb"],
        object_id=row["object_id"],
        person=name("about"),
        pair=(name("mentee"), name("mentor")) if row["mentee"] else (),
        round_number=row["round"],
        source=row["source"] or "",
    )
