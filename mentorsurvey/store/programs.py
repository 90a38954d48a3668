"""Programs, their leads, their notes to participants, and their change counters."""

from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.access import Actor
from mentorsurvey.store.database import Row, Tx
from mentorsurvey.store.namesakes import told_apart
from mentorsurvey.store.owing import LeadsSee
from mentorsurvey.store.times import from_text, new_id, to_text

FEWEST = 5
"""People of a side, or relationships, that a total takes at least. A convention; a program can
raise it."""


@dataclass(frozen=True, kw_only=True)
class Program:
    """One mentoring program.

    ``timezone`` is the IANA zone in which its dates are meant; ``leads_see`` is what leads see of
    the forms that are begun now; ``fewest`` how many people a total takes.
    """

    id: str
    name: str
    timezone: str
    demo: bool
    leads_see: LeadsSee = "scores"
    fewest: int = FEWEST


@dataclass(frozen=True, kw_only=True)
class Note:
    """What the program tells its participants: "you said, we changed"."""

    words: str
    noted_at: datetime
    round_number: int | None = None
    """About which round it is, where it is about one of which the reader knows."""


def _program(row: Row) -> Program:
    return Program(
        id=row["id"],
        name=row["name"],
        timezone=row["timezone"],
        demo=bool(row["demo"]),
        leads_see=row["leads_see"],
        fewest=row["fewest"],
    )


def add(tx: Tx, *, name: str, timezone: str, demo: bool, now: datetime) -> Program:
    """A new program."""
    program_id = new_id()
    tx.insert(
        "program",
        {
            "id": program_id,
            "name": name,
            "timezone": timezone,
            "demo": int(demo),
            "changes": 0,
            "created_at": to_text(now),
        },
    )
    return Program(id=program_id, name=name, timezone=timezone, demo=demo)


def named(tx: Tx, name: str) -> Program | None:
    """The program of that name. For the operator, who is on the host."""
    row = tx.row("SELECT * FROM program WHERE name = :name", name=name)
    return _program(row) if row else None


def every(tx: Tx) -> list[Program]:
    """All programs by name. For the operator, who is on the host."""
    return [_program(row) for row in tx.rows("SELECT * FROM program ORDER BY name")]


def of(tx: Tx, actor: Actor) -> Program | None:
    """The actor's own program."""
    row = tx.row("SELECT * FROM program WHERE id = :id", id=actor.program_id)
    return _program(row) if row else None


def touch(tx: Tx, program_id: str) -> None:
    """Count one change that readings depend on."""
    tx.run("UPDATE program SET changes = changes + 1 WHERE id = :id", id=program_id)


def name_lead(tx: Tx, *, person_id: str, now: datetime) -> None:
    """Name a person a lead from now on; a lead who is one already stays one since then."""
    tx.run(
        "INSERT INTO lead (person_id, named_at, ended_at) VALUES (:person, :now, NULL)"
        " ON CONFLICT (person_id) DO UPDATE SET"
        " named_at = CASE WHEN lead.ended_at IS NULL THEN lead.named_at ELSE :now END,"
        " ended_at = NULL",
        person=person_id,
        now=to_text(now),
    )


def is_lead(tx: Tx, person_id: str) -> bool:
    """Whether a person is a lead today."""
    row = tx.row(
        "SELECT 1 AS found FROM lead WHERE person_id = :person AND ended_at IS NULL",
        person=person_id,
    )
    return row is not None


def lead_ids(tx: Tx, program_id: str) -> dict[str, str]:
    """Id → name of the program's leads, with people of one name told apart."""
    rows = tx.rows(
        # From the few leads to what they are called: SQLite would begin with everybody.
        "SELECT person.id, person.name, person.address FROM lead CROSS JOIN person"
        " WHERE person.id = lead.person_id"
        " AND person.program_id = :program AND lead.ended_at IS NULL ORDER BY person.name",
        program=program_id,
    )
    return told_apart({row["id"]: (row["name"], row["address"]) for row in rows})


def set_leads_see(tx: Tx, program_id: str, leads_see: LeadsSee) -> None:
    """Set what leads see of the forms that are begun from now on."""
    tx.run("UPDATE program SET leads_see = :see WHERE id = :id", id=program_id, see=leads_see)


def set_fewest(tx: Tx, program_id: str, fewest: int) -> None:
    """Set how many people a total takes."""
    tx.run("UPDATE program SET fewest = :fewest WHERE id = :id", id=program_id, fewest=fewest)


def add_note(
    tx: Tx, program_id: str, words: str, *, round_id: str | None = None, now: datetime
) -> str:
    """Publish a note, about a round or about none; its id."""
    note_id = new_id()
    tx.insert(
        "program_note",
        {
            "id": note_id,
            "program_id": program_id,
            "words": words,
            "noted_at": to_text(now),
            "round_id": round_id,
        },
    )
    return note_id


def notes(tx: Tx, actor: Actor) -> list[Note]:
    """All notes of the actor's program, the newest first.

    Only a lead, and whoever was asked in it, reads about which round a note is.
    """
    rows = tx.rows(
        "SELECT program_note.words, program_note.noted_at, round.number FROM program_note"
        " LEFT JOIN round ON round.id = program_note.round_id AND round.withdrawn_at IS NULL"
        "  AND (:lead = 1 OR EXISTS (SELECT 1 FROM invitation"
        "   WHERE invitation.round_id = round.id AND invitation.person_id = :actor))"
        " WHERE program_note.program_id = :program"
        " ORDER BY program_note.noted_at DESC, program_note.id DESC",
        program=actor.program_id,
        actor=actor.person_id,
        lead=int(actor.is_lead),
    )
    return [
        Note(words=row["words"], noted_at=from_text(row["noted_at"]), round_number=row["number"])
        for row in rows
    ]
