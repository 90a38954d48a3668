"""A program's own words for its mail, and where people's answers to it go."""

from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.access import Actor
from mentorsurvey.store.database import Tx
from mentorsurvey.store.times import from_text, to_text


@dataclass(frozen=True, kw_only=True)
class OwnWording:
    """A subject and a text in a lead's words; ``by`` is the lead's name."""

    kind: str
    subject: str
    body: str
    by: str
    changed_at: datetime


def own(tx: Tx, program_id: str) -> dict[str, OwnWording]:
    """Kind → a program's own words, where it has any."""
    rows = tx.rows(
        "SELECT mail_wording.*, person.name AS lead FROM mail_wording"
        " JOIN person ON person.id = mail_wording.changed_by"
        " WHERE mail_wording.program_id = :program",
        program=program_id,
    )
    return {
        row["kind"]: OwnWording(
            kind=row["kind"],
            subject=row["subject"],
            body=row["body"],
            by=row["lead"],
            changed_at=from_text(row["changed_at"]),
        )
        for row in rows
    }


def put(tx: Tx, actor: Actor, kind: str, subject: str, body: str, *, now: datetime) -> None:
    """Keep words for a kind of mail of the actor's program, in place of earlier ones."""
    tx.run(
        "INSERT INTO mail_wording (program_id, kind, subject, body, changed_by, changed_at)"
        " VALUES (:program, :kind, :subject, :body, :by, :now)"
        " ON CONFLICT (program_id, kind) DO UPDATE SET subject = excluded.subject,"
        " body = excluded.body, changed_by = excluded.changed_by,"
        " changed_at = excluded.changed_at",
        program=actor.program_id,
        kind=kind,
        subject=subject,
        body=body,
        by=actor.person_id,
        now=to_text(now),
    )


def remove(tx: Tx, actor: Actor, kind: str) -> int:
    """Forget the own words of the actor's program for a kind of mail; how many there were."""
    return tx.run(
        "DELETE FROM mail_wording WHERE program_id = :program AND kind = :kind",
        program=actor.program_id,
        kind=kind,
    )


def reply_to(tx: Tx, program_id: str) -> str:
    """Where answers to a program's mail go; empty where nobody reads them."""
    row = tx.row("SELECT address FROM mail_reply WHERE program_id = :program", program=program_id)
    return str(row["address"]) if row else ""


def set_reply_to(tx: Tx, actor: Actor, address: str, *, now: datetime) -> None:
    """Let answers go to an address, or to nobody where it is empty."""
    if not address:
        tx.run("DELETE FROM mail_reply WHERE program_id = :program", program=actor.program_id)
        return
    tx.run(
        "INSERT INTO mail_reply (program_id, address, changed_by, changed_at)"
        " VALUES (:program, :address, :by, :now)"
        " ON CONFLICT (program_id) DO UPDATE SET address = excluded.address,"
        " changed_by = excluded.changed_by, changed_at = excluded.changed_at",
        program=actor.program_id,
        address=address,
        by=actor.person_id,
        now=to_text(now),
    )


def key(tx: Tx) -> bytes:
    """The key that signs links to stop reminders; each database has its own."""
    row = tx.row("SELECT key FROM mail_key WHERE id = 1")
    if row is None:
        raise LookupError("the database has no key for links that stop reminders")
    return bytes.fromhex(row["key"])
