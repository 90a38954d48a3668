"""The record of who did what and who looked at what: added to in the transaction that it records.

Each program has a chain of its own. An entry holds ids alone, its number, the hash of the entry
before it, and a SHA-256 over all of that.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from mentorsurvey.access import Actor
from mentorsurvey.access.recorded import RECORDED
from mentorsurvey.store.database import Row, Tx
from mentorsurvey.store.rows import of_row
from mentorsurvey.store.times import from_text, to_text

AT_ONCE = 5_000
"""Entries that are read together when a chain is checked."""

FIELDS = (
    "program_id",
    "number",
    "at",
    "actor_kind",
    "actor_id",
    "verb",
    "object_kind",
    "object_id",
    "day",
    "before",
)
"""What an entry's hash is made of, in this order."""

TRIGGERS = frozenset({"audit_is_not_changed", "audit_is_not_removed", "audit_goes_on"})


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry as it stands. ``actor_id`` is empty for the operator and the clock."""

    number: int
    at: datetime
    actor_kind: str
    actor_id: str
    verb: str
    object_kind: str
    object_id: str
    hash: str


@dataclass(frozen=True, kw_only=True)
class Chain:
    """What came of checking a program's chain.

    ``broken_at`` is the number of the first entry that does not follow from what is before it,
    None where all do; ``kept`` says whether the hash that was asked for is in it.
    """

    entries: int
    first_at: datetime | None
    last_at: datetime | None
    last_hash: str
    broken_at: int | None
    kept: bool


def write(
    tx: Tx,
    actor: Actor,
    verb: str,
    kind: str,
    object_id: str,
    *,
    program_id: str = "",
    day: date | None = None,
    now: datetime,
) -> None:
    """Add one entry to the chain of the actor's program, or of the one that is named."""
    if verb not in RECORDED:
        raise ValueError(verb)
    program_id = program_id or actor.program_id
    last = tx.row(
        "SELECT number, hash FROM audit WHERE program_id = :program ORDER BY number DESC LIMIT 1",
        program=program_id,
    )
    row: Row = {
        "program_id": program_id,
        "number": last["number"] + 1 if last else 1,
        "at": to_text(now),
        "actor_kind": actor.kind,
        "actor_id": actor.person_id if actor.kind == "person" else "",
        "verb": verb,
        "object_kind": kind,
        "object_id": object_id,
        "day": day.isoformat() if day else "",
        "before": last["hash"] if last else "",
    }
    tx.insert("audit", {**row, "hash": _hash(row)})


def latest(tx: Tx, program_id: str) -> int:
    """The number of a program's newest entry; 0 before the first."""
    row = tx.row("SELECT MAX(number) AS number FROM audit WHERE program_id = :id", id=program_id)
    return (row["number"] or 0) if row else 0


def has_looked(tx: Tx, actor: Actor, kind: str, object_id: str, day: date) -> bool:
    """Whether it is recorded that the actor looked at something on that day."""
    row = tx.row(
        "SELECT 1 AS found FROM audit WHERE program_id = :program AND actor_id = :actor"
        " AND object_kind = :kind AND object_id = :object AND day = :day AND day <> ''",
        program=actor.program_id,
        actor=actor.person_id,
        kind=kind,
        object=object_id,
        day=day.isoformat(),
    )
    return row is not None


def last_look(tx: Tx, actor: Actor, kind: str, object_id: str, before: date) -> datetime | None:
    """When the actor last looked at something before a day; None where they never did."""
    row = tx.row(
        "SELECT MAX(at) AS at FROM audit WHERE program_id = :program AND actor_id = :actor"
        " AND object_kind = :kind AND object_id = :object AND day < :day AND day <> ''",
        program=actor.program_id,
        actor=actor.person_id,
        kind=kind,
        object=object_id,
        day=before.isoformat(),
    )
    return from_text(row["at"]) if row and row["at"] else None


def newest(tx: Tx, program_id: str, most: int) -> list[Entry]:
    """The newest entries of a program, the oldest of them first. For the operator."""
    rows = tx.rows(
        "SELECT * FROM audit WHERE program_id = :program ORDER BY number DESC LIMIT :most",
        program=program_id,
        most=most,
    )
    return [of_row(Entry, row) for row in reversed(rows)]


def check(tx: Tx, program_id: str, *, kept: str = "") -> Chain:
    """Follow a program's chain from its first entry on, up to the first that does not fit.

    Parameters
    ----------
    kept : str
        A hash that was once the last one: it must still be there.
    """
    entries, first, last, broken = 0, None, None, None
    before, found = "", not kept
    for row in _chain(tx, program_id):
        fits = row["number"] == entries + 1 and row["before"] == before
        if not fits or _hash(row) != row["hash"]:
            broken = entries + 1
            break
        entries, before, last = entries + 1, row["hash"], row["at"]
        first = first or row["at"]
        found = found or before == kept
    return Chain(
        entries=entries,
        first_at=from_text(first) if first else None,
        last_at=from_text(last) if last else None,
        last_hash=before,
        broken_at=broken,
        kept=found,
    )


def is_guarded(tx: Tx) -> bool:
    """Whether the database itself still refuses to change and to remove entries."""
    rows = tx.rows("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'")
    return {row["name"] for row in rows} >= TRIGGERS


def _chain(tx: Tx, program_id: str) -> Iterator[Row]:
    """Every entry, the first one first, also where somebody gave one an odd number."""
    after = -(2**62)
    while rows := tx.rows(
        "SELECT * FROM audit WHERE program_id = :program AND number > :after"
        " ORDER BY number LIMIT :most",
        program=program_id,
        after=after,
        most=AT_ONCE,
    ):
        yield from rows
        after = rows[-1]["number"]


def _hash(row: Row) -> str:
    said = json.dumps([row[field] for field in FIELDS], ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(said.encode("ascii")).hexdigest()
