"""Which people were found to be one: the one who is kept, and the one who became part of them."""

from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.access import Actor
from mentorsurvey.store.database import Row, Tx
from mentorsurvey.store.relationships import scope, scope_values, standing
from mentorsurvey.store.rows import of_row
from mentorsurvey.store.times import from_text, to_text


@dataclass(frozen=True, kw_only=True)
class Merge:
    """Two people who were made one; ``undone_at`` is when they were parted again.

    ``key`` is by what rosters knew the one who is gone.
    """

    id: str
    kept_id: str
    kept: str
    gone_id: str
    gone: str
    gone_address: str | None
    key: str
    by: str
    at: datetime
    undone_by: str
    undone_at: datetime | None


_MERGES = (
    "SELECT person_merge.*, kept.name AS kept, gone.name AS gone, gone.address AS gone_address,"
    " by.name AS by, undone.name AS undone FROM person_merge"
    " JOIN person kept ON kept.id = person_merge.kept_id"
    " JOIN person gone ON gone.id = person_merge.gone_id"
    " JOIN person by ON by.id = person_merge.merged_by"
    " LEFT JOIN person undone ON undone.id = person_merge.undone_by"
    " WHERE person_merge.program_id = :program"
)


def _merge(row: Row) -> Merge:
    return of_row(Merge, row, at=from_text(row["merged_at"]), undone_by=row["undone"] or "")


def of_person(tx: Tx, actor: Actor, person_id: str) -> list[Merge]:
    """The merges of a person of the actor's program, of either kind, the newest first."""
    rows = tx.rows(
        f"{_MERGES} AND :person IN (kept_id, gone_id)"
        " ORDER BY merged_at DESC, person_merge.id DESC",
        program=actor.program_id,
        person=person_id,
    )
    return [_merge(row) for row in rows]


def of_id(tx: Tx, actor: Actor, merge_id: str) -> Merge | None:
    """One merge of the actor's program."""
    row = tx.row(f"{_MERGES} AND person_merge.id = :id", program=actor.program_id, id=merge_id)
    return _merge(row) if row else None


def add(tx: Tx, actor: Actor, merge_id: str, *, kept_id: str, gone_id: str, now: datetime) -> None:
    """Note that one person of the actor's program becomes part of another one.

    The key of the one who is gone is free from now on.
    """
    values = {"kept": kept_id, "gone": gone_id, "program": actor.program_id}
    tx.run(
        "INSERT INTO person_merge (id, program_id, kept_id, gone_id, key, merged_by, merged_at)"
        " SELECT :id, gone.program_id, kept.id, gone.id, gone.key, :actor, :now"
        " FROM person gone JOIN person kept ON kept.program_id = gone.program_id"
        " WHERE gone.id = :gone AND kept.id = :kept AND gone.program_id = :program",
        id=merge_id,
        actor=actor.person_id,
        now=to_text(now),
        **values,
    )
    tx.run(
        "UPDATE person SET key = id WHERE id = :gone AND program_id = :program",
        gone=gone_id,
        program=actor.program_id,
    )


def end(tx: Tx, actor: Actor, merge: Merge, *, now: datetime) -> None:
    """Note that the two are two again, and give the one who was gone their key back."""
    tx.run(
        "UPDATE person_merge SET undone_by = :actor, undone_at = :now"
        " WHERE id = :id AND program_id = :program",
        id=merge.id,
        actor=actor.person_id,
        program=actor.program_id,
        now=to_text(now),
    )
    tx.run(
        "UPDATE person SET key = :key WHERE id = :gone AND program_id = :program",
        key=merge.key,
        gone=merge.gone_id,
        program=actor.program_id,
    )


def changed_since(tx: Tx, actor: Actor, moment: datetime) -> bool:
    """Whether the actor was made one with somebody, or parted from them, after that moment."""
    row = tx.row(
        "SELECT 1 AS found FROM person_merge WHERE :actor IN (kept_id, gone_id)"
        " AND ((merged_at > :at AND undone_at IS NULL) OR (merged_at <= :at AND undone_at > :at))"
        " LIMIT 1",
        actor=actor.person_id,
        at=to_text(moment),
    )
    return row is not None


def has_led_or_is_asked(tx: Tx, actor: Actor, *person_ids: str) -> tuple[bool, bool]:
    """Whether one of them is or was a lead, and whether one of them is or was a contact."""
    found = []
    for table in ("lead", "contact"):
        rows = [
            tx.row(
                f"SELECT 1 AS found FROM {table} JOIN person ON person.id = {table}.person_id"
                " WHERE person.id = :id AND person.program_id = :program LIMIT 1",
                id=one,
                program=actor.program_id,
            )
            for one in person_ids
        ]
        found.append(any(rows))
    return found[0], found[1]


@dataclass(frozen=True, kw_only=True)
class Moving:
    """A pair that would move. ``twin_id`` is the pair that the other one has with the same person.

    ``forms`` are its forms, ``twice`` the rounds in which both pairs were asked.
    """

    pair_id: str
    twin_id: str
    forms: int
    twice: int


def would_move(tx: Tx, actor: Actor, *, kept_id: str, gone_id: str) -> list[Moving]:
    """The pairs of the one who would be gone, of the actor's program."""
    rows = tx.rows(
        "SELECT mine.id AS pair_id, twin.id AS twin_id, (SELECT COUNT(*) FROM invitation"
        "   WHERE invitation.relationship_id = mine.id AND person_id = :gone) AS forms,"
        " (SELECT COUNT(DISTINCT own.round_id) FROM invitation own JOIN invitation other"
        "   ON other.round_id = own.round_id AND other.relationship_id = twin.id"
        "   WHERE own.relationship_id = mine.id) AS twice"
        " FROM relationship mine LEFT JOIN relationship twin"
        " ON twin.program_id = mine.program_id"
        "  AND ((mine.mentor_id = :gone AND twin.mentor_id = :kept"
        "    AND twin.mentee_id = mine.mentee_id)"
        "   OR (mine.mentee_id = :gone AND twin.mentee_id = :kept"
        "    AND twin.mentor_id = mine.mentor_id))"
        " WHERE :gone IN (mine.mentor_id, mine.mentee_id) AND mine.program_id = :program"
        f" AND {standing('mine')} ORDER BY mine.id",
        kept=kept_id,
        gone=gone_id,
        program=actor.program_id,
    )
    return [of_row(Moving, row) for row in rows]


def pairs_of(tx: Tx, actor: Actor, *person_ids: str) -> list[tuple[str, str, str, bool]]:
    """Id, mentor and mentee of every pair of these people, and whether the actor may see it."""
    found = {}
    for one in person_ids:
        for row in tx.rows(
            "SELECT relationship.id, mentor_id, mentee_id,"
            f" CASE WHEN {scope(actor)} THEN 1 ELSE 0 END AS seen FROM relationship"
            " WHERE :person IN (mentor_id, mentee_id) AND relationship.program_id = :program"
            f" AND {standing()}",
            person=one,
            **scope_values(actor),
        ):
            found[row["id"]] = (row["id"], row["mentor_id"], row["mentee_id"], bool(row["seen"]))
    return list(found.values())


def living_links(tx: Tx, actor: Actor, person_id: str, *, now: datetime) -> int:
    """How many links of a person of the actor's program still work."""
    rows = tx.rows(
        "SELECT COUNT(*) AS n FROM link JOIN person ON person.id = link.person_id"
        " WHERE person.id = :person AND person.program_id = :program"
        " AND link.revoked_at IS NULL AND link.expires_at > :now",
        person=person_id,
        program=actor.program_id,
        now=to_text(now),
    )
    return int(rows[0]["n"])


def knows_otherwise(tx: Tx, actor: Actor, merge: Merge) -> bool:
    """Whether somebody else has the key or the address of the one who is gone by now."""
    row = tx.row(
        "SELECT 1 AS found FROM person WHERE program_id = :program AND id <> :gone"
        " AND (key = :key OR LOWER(address) = LOWER(:address)) LIMIT 1",
        program=actor.program_id,
        gone=merge.gone_id,
        key=merge.key,
        address=merge.gone_address,
    )
    return row is not None
