"""Instrument versions as they were frozen, rounds, and who owes which response."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from mentorsurvey.access import Actor
from mentorsurvey.instruments import Instrument
from mentorsurvey.store import breaks, reach, relationships
from mentorsurvey.store.database import Row, Tx
from mentorsurvey.store.grace import CLOSES, GRACE
from mentorsurvey.store.reach import Kind
from mentorsurvey.store.times import from_text, maybe, new_id, to_text


@dataclass(frozen=True, kw_only=True)
class Version:
    """An instrument as it was frozen; ``meaning`` is equal where anchors mean the same."""

    id: str
    key: str
    version: int
    content: str
    content_hash: str
    meaning: str


@dataclass(frozen=True, kw_only=True)
class Round:
    """One time of asking, with its instrument's key and title as they were frozen.

    ``withdrawn`` says that it was discarded, ``counts`` that leads' pages use it,
    and ``set_aside`` that a lead said that they should not. ``reach`` says whom it asks, and
    ``totals`` whether totals are made of it. ``finishes_at`` says until when forms that were begun
    before its close can be finished, None once that is over.
    """

    id: str
    program_id: str
    number: int
    version_id: str
    instrument: str
    title: str
    meaning: str
    opened_at: datetime
    closes_at: datetime
    closed_at: datetime | None
    withdrawn: bool = False
    counts: bool = True
    set_aside: bool = False
    reach: Kind = "all"
    cohorts: tuple[str, ...] = ()
    totals: bool = True
    finishes_at: datetime | None = None

    def is_open(self, now: datetime) -> bool:
        """Whether the round takes answers (a single invitation may be extended beyond it)."""
        return self.closed_at is None and now < self.closes_at


def _round(tx: Tx, row: Row, cohorts: Mapping[str, tuple[str, ...]]) -> Round:
    return Round(
        id=row["id"],
        program_id=row["program_id"],
        number=row["number"],
        version_id=row["version_id"],
        instrument=row["key"],
        title=instrument(tx, row["version_id"]).title,
        meaning=row["meaning"],
        opened_at=from_text(row["opened_at"]),
        closes_at=from_text(row["closes_at"]),
        closed_at=maybe(row["closed_at"]),
        withdrawn=row["withdrawn_at"] is not None,
        counts=bool(row["counted"]),
        set_aside=row["counts"] == 0,
        reach=row["reach"],
        cohorts=cohorts.get(row["id"], ()),
        totals=bool(row["totals"]),
        finishes_at=maybe(row["finish_until"]),
    )


def _version(row: Row) -> Version:
    return Version(
        id=row["id"],
        key=row["key"],
        version=row["version"],
        content=row["content"],
        content_hash=row["content_hash"],
        meaning=row["meaning"],
    )


def versions(tx: Tx, program_id: str) -> list[Version]:
    """The frozen versions of a program, oldest first."""
    rows = tx.rows(
        "SELECT * FROM instrument_version WHERE program_id = :program ORDER BY created_at, id",
        program=program_id,
    )
    return [_version(row) for row in rows]


_INSTRUMENTS: dict[str, Instrument] = {}


def instrument(tx: Tx, version_id: str) -> Instrument:
    """A frozen instrument, parsed once a process: a version never changes.

    Raises
    ------
    LookupError
        Where there is no such version.
    """
    if version_id not in _INSTRUMENTS:
        row = tx.row("SELECT content FROM instrument_version WHERE id = :id", id=version_id)
        if row is None:
            raise LookupError(version_id)
        _INSTRUMENTS[version_id] = Instrument.from_json(row["content"])
    return _INSTRUMENTS[version_id]


def add_version(tx: Tx, program_id: str, made: Version, *, now: datetime) -> None:
    """Freeze a version for good."""
    tx.insert(
        "instrument_version",
        {
            "id": made.id,
            "program_id": program_id,
            "key": made.key,
            "version": made.version,
            "content": made.content,
            "content_hash": made.content_hash,
            "meaning": made.meaning,
            "created_at": to_text(now),
        },
    )


COUNTED = (
    "(round.withdrawn_at IS NULL AND COALESCE(round.counts,"
    " CASE WHEN round.closed_at < round.day_later THEN 0 ELSE 1 END) = 1)"
)
"""SQL: whether leads' readings use a round. Not one that was discarded or set aside by a lead, nor
one that closed within a day of opening, unless a lead says that it counts."""

_ROUND = (
    f"SELECT round.*, {COUNTED} AS counted, version.key, version.meaning FROM round"
    " JOIN instrument_version version ON version.id = round.version_id"
)


def of_program(tx: Tx, program_id: str) -> list[Round]:
    """The program's rounds in their order."""
    rows = tx.rows(
        f"{_ROUND} WHERE round.program_id = :program ORDER BY round.number", program=program_id
    )
    cohorts = reach.cohorts(tx, program_id)
    return [_round(tx, row, cohorts) for row in rows]


def counted(tx: Tx, program_id: str) -> list[Round]:
    """The program's rounds that readings use, in their order."""
    return [each for each in of_program(tx, program_id) if each.counts]


def with_id(tx: Tx, actor: Actor, round_id: str) -> Round | None:
    """One round, where it is the actor's program's."""
    row = tx.row(
        f"{_ROUND} WHERE round.id = :id AND round.program_id = :program",
        id=round_id,
        program=actor.program_id,
    )
    return _round(tx, row, reach.cohorts(tx, actor.program_id)) if row else None


def add(
    tx: Tx,
    *,
    program_id: str,
    number: int,
    version_id: str,
    closes_at: datetime,
    kind: Kind = "all",
    cohorts: Iterable[str] = (),
    totals: bool = True,
    now: datetime,
) -> str:
    """A new round; its id."""
    round_id = new_id()
    tx.insert(
        "round",
        {
            "id": round_id,
            "program_id": program_id,
            "number": number,
            "version_id": version_id,
            "opened_at": to_text(now),
            "closes_at": to_text(closes_at),
            "closed_at": None,
            "finish_until": to_text(closes_at + GRACE),
            "day_later": to_text(now + timedelta(days=1)),
            "reach": kind,
            "totals": int(totals),
        },
    )
    reach.add_cohorts(tx, round_id, cohorts)
    return round_id


def close(tx: Tx, actor: Actor, round_id: str, *, now: datetime) -> None:
    """Close a round of the actor's program; what was saved stays, and so does extra time."""
    tx.run(
        "UPDATE round SET closed_at = :now, finish_until = :finish"
        " WHERE id = :id AND program_id = :program",
        id=round_id,
        program=actor.program_id,
        now=to_text(now),
        finish=to_text(now + GRACE),
    )


def set_close(tx: Tx, actor: Actor, round_id: str, closes_at: datetime) -> None:
    """Move the close of a round of the actor's program."""
    tx.run(
        "UPDATE round SET closes_at = :closes, closed_at = NULL, finish_until = :finish"
        " WHERE id = :id AND program_id = :program",
        id=round_id,
        program=actor.program_id,
        closes=to_text(closes_at),
        finish=to_text(closes_at + GRACE),
    )


def invite(
    tx: Tx, round_id: str, pairs: Iterable[relationships.Relationship], *, now: datetime
) -> int:
    """Invite both sides of each relationship; how many invitations were made."""
    rows = [
        {
            "id": new_id(),
            "round_id": round_id,
            "relationship_id": pair.id,
            "side": side,
            "person_id": person_id,
            "extended_until": None,
            "invited_at": to_text(now),
        }
        for pair in pairs
        for side, person_id in (("mentor", pair.mentor_id), ("mentee", pair.mentee_id))
    ]
    tx.insert_all("invitation", rows)
    return len(rows)


def uninvite(tx: Tx, actor: Actor, relationship_id: str, *, closing_by: datetime | None) -> None:
    """Let rounds not ask a pair of the actor's program that nobody has answered about yet.

    All of them, or those that close by a moment.
    """
    by = "" if closing_by is None else " AND closes_at <= :by"
    tx.run(
        "DELETE FROM invitation WHERE relationship_id IN (SELECT id FROM relationship"
        "  WHERE id = :relationship AND program_id = :program)"
        f" AND round_id IN (SELECT id FROM round WHERE program_id = :program{by})",
        relationship=relationship_id,
        program=actor.program_id,
        **({} if closing_by is None else {"by": to_text(closing_by)}),
    )


def extend(tx: Tx, actor: Actor, invitation_id: str, until: datetime) -> None:
    """Give one invitation more time, of a relationship that the actor may see."""
    tx.run(
        "UPDATE invitation SET extended_until = :until, finish_until = :finish"
        " WHERE id = :id AND relationship_id IN"
        f" (SELECT relationship.id FROM relationship WHERE {relationships.scope(actor)})",
        id=invitation_id,
        until=to_text(until),
        finish=to_text(until + GRACE),
        **relationships.scope_values(actor),
    )


LEFT_OUT = breaks.holds_at(f"(CASE WHEN {CLOSES} < :now THEN {CLOSES} ELSE :now END)")
"""SQL: whether its pair had ended or was paused when an invitation closed, or is so now."""
OVER = "(round.closed_at IS NOT NULL OR round.closes_at <= :now)"
"""SQL: whether a round is over, but for extensions."""
