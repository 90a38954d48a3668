"""What mail knows of people: whom it does not reach, what they want, and their own time zone."""

from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.access import Actor
from mentorsurvey.store.database import Tx
from mentorsurvey.store.mail import UNTOLD
from mentorsurvey.store.relationships import scope, scope_values
from mentorsurvey.store.times import from_text, maybe, to_text


@dataclass(frozen=True, kw_only=True)
class Trouble:
    """Mail does not reach a person: ``why`` in a word, and what the mail server said."""

    person_id: str
    name: str
    why: str
    code: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """What a person wants by mail."""

    no_reminders: bool = False
    digest: bool = False


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Whom a mail is for, as the program knows them today."""

    id: str
    program_id: str
    program: str
    demo: bool
    name: str
    address: str | None
    timezone: str
    here: bool
    trouble: bool
    no_reminders: bool


def reader(tx: Tx, actor: Actor, person_id: str) -> Reader | None:
    """A person of the actor's program; ``here`` is who was not erased and is nobody else."""
    row = tx.row(
        "SELECT person.*, program.name AS program, program.demo,"
        " COALESCE(person_zone.timezone, program.timezone) AS timezone,"
        " mail_trouble.person_id AS trouble, COALESCE(mail_wish.no_reminders, 0) AS no_reminders,"
        " NOT EXISTS (SELECT 1 FROM erasure WHERE erasure.person_id = person.id)"
        "  AND NOT EXISTS (SELECT 1 FROM person_merge"
        "   WHERE person_merge.gone_id = person.id AND person_merge.undone_at IS NULL) AS here"
        " FROM person JOIN program ON program.id = person.program_id"
        " LEFT JOIN person_zone ON person_zone.person_id = person.id"
        " LEFT JOIN mail_trouble ON mail_trouble.person_id = person.id"
        " LEFT JOIN mail_wish ON mail_wish.person_id = person.id"
        " WHERE person.id = :person AND person.program_id = :program",
        person=person_id,
        program=actor.program_id,
    )
    if row is None:
        return None
    return Reader(
        id=row["id"],
        program_id=row["program_id"],
        program=row["program"],
        demo=bool(row["demo"]),
        name=row["name"],
        address=row["address"],
        timezone=row["timezone"],
        here=bool(row["here"]),
        trouble=row["trouble"] is not None,
        no_reminders=bool(row["no_reminders"]),
    )


def whose(tx: Tx, person_id: str) -> Actor:
    """The person who is known by a link that cannot be made up, as an actor.

    Of somebody who was merged into another, it is the person whom they became. One who is in no
    program, where there is nobody with that id.
    """
    row = tx.row(
        "WITH RECURSIVE became (id) AS (SELECT :id UNION SELECT person_merge.kept_id"
        "  FROM person_merge JOIN became ON person_merge.gone_id = became.id"
        "  WHERE person_merge.undone_at IS NULL)"
        " SELECT person.id, person.program_id FROM person JOIN became ON became.id = person.id"
        " WHERE NOT EXISTS (SELECT 1 FROM person_merge WHERE person_merge.gone_id = person.id"
        "  AND person_merge.undone_at IS NULL)",
        id=person_id,
    )
    if row is None:
        return Actor(kind="person", program_id="", person_id=person_id)
    return Actor(kind="person", program_id=row["program_id"], person_id=row["id"])


def set_trouble(
    tx: Tx, actor: Actor, person_id: str, why: str, code: str, *, now: datetime
) -> None:
    """Note that mail does not reach a person of the actor's program at the address of today."""
    tx.run(
        "INSERT INTO mail_trouble (person_id, why, code, at)"
        " SELECT id, :why, :code, :now FROM person WHERE id = :person AND program_id = :program"
        " ON CONFLICT (person_id) DO UPDATE SET why = excluded.why, code = excluded.code,"
        " at = excluded.at",
        person=person_id,
        program=actor.program_id,
        why=why,
        code=code,
        now=to_text(now),
    )


_SEEN = (
    "(person.id IN (SELECT mentor_id FROM relationship WHERE {scope}"
    " UNION SELECT mentee_id FROM relationship WHERE {scope})"
    " OR person.id IN (SELECT person_id FROM lead WHERE ended_at IS NULL))"
)
"""SQL: whether a person is in a pair that the actor may see, or leads the program."""


def troubles(tx: Tx, actor: Actor) -> list[Trouble]:
    """Whom mail does not reach, of the people whom the actor may see, the newest first."""
    rows = tx.rows(
        "SELECT mail_trouble.*, person.name FROM mail_trouble CROSS JOIN person"
        " WHERE person.id = mail_trouble.person_id AND person.program_id = :program"
        f" AND {_SEEN.format(scope=scope(actor))}"
        " ORDER BY mail_trouble.at DESC, person.id",
        **scope_values(actor),
    )
    return [
        Trouble(
            person_id=row["person_id"],
            name=row["name"],
            why=row["why"],
            code=row["code"],
            at=from_text(row["at"]),
        )
        for row in rows
    ]


def state(tx: Tx) -> str:
    """What differs where mail has begun to reach somebody, or does no longer."""
    row = tx.row("SELECT COUNT(*) AS many, MAX(at) AS newest FROM mail_trouble")
    return f"{row['many']} {row['newest']}" if row else ""


def put_off_since(tx: Tx, actor: Actor, person_id: str) -> datetime | None:
    """Since when a mail server puts off mail to a person of the actor's program; None where not."""
    row = tx.row(
        "SELECT MIN(made_at) AS since FROM outbox WHERE person_id = :person"
        " AND program_id = :program AND state = 'waiting' AND why = 'later'"
        f" AND kind <> '{UNTOLD}'",
        person=person_id,
        program=actor.program_id,
    )
    return maybe(row["since"]) if row else None


def stopped_reminders(tx: Tx, actor: Actor, person_id: str) -> bool:
    """Whether a person of the actor's program wants no reminders."""
    found = reader(tx, actor, person_id)
    return found is not None and found.no_reminders


def is_seen(tx: Tx, actor: Actor, person_id: str) -> bool:
    """Whether a person leads the actor's program, or is in a pair that the actor may see."""
    row = tx.row(
        "SELECT 1 AS found FROM person WHERE person.id = :person"
        f" AND person.program_id = :program AND {_SEEN.format(scope=scope(actor))}",
        person=person_id,
        **scope_values(actor),
    )
    return row is not None


def clear_trouble(tx: Tx, actor: Actor, person_id: str) -> int:
    """Try the address of a person of the actor's program again; how many there were."""
    return tx.run(
        "DELETE FROM mail_trouble WHERE person_id IN"
        " (SELECT id FROM person WHERE id = :person AND program_id = :program)",
        person=person_id,
        program=actor.program_id,
    )


def address_changed_since(tx: Tx, actor: Actor, person_id: str, moment: datetime) -> bool:
    """Whether a person of the actor's program got another address after a moment."""
    row = tx.row(
        "SELECT 1 AS found FROM person_history JOIN person ON person.id = person_history.person_id"
        " WHERE person.id = :person AND person.program_id = :program"
        " AND person_history.what = 'address' AND person_history.at > :moment",
        person=person_id,
        program=actor.program_id,
        moment=to_text(moment),
    )
    return row is not None


def address_before(tx: Tx, actor: Actor, person_id: str, change_id: str) -> str | None:
    """The address that a person of the actor's program had before a change."""
    row = tx.row(
        "SELECT person_history.before FROM person_history"
        " JOIN person ON person.id = person_history.person_id"
        " WHERE person_history.id = :change AND person.id = :person"
        " AND person.program_id = :program",
        change=change_id,
        person=person_id,
        program=actor.program_id,
    )
    return row["before"] if row else None


def address_after(tx: Tx, actor: Actor, person_id: str, change_id: str) -> str | None:
    """The address that a change gave to a person of the actor's program."""
    row = tx.row(
        "SELECT person_history.after FROM person_history"
        " JOIN person ON person.id = person_history.person_id"
        " WHERE person_history.id = :change AND person.id = :person"
        " AND person.program_id = :program",
        change=change_id,
        person=person_id,
        program=actor.program_id,
    )
    return row["after"] if row else None


def wishes(tx: Tx, actor: Actor) -> Wishes:
    """What the actor wants by mail."""
    row = tx.row("SELECT * FROM mail_wish WHERE person_id = :actor", actor=actor.person_id)
    if row is None:
        return Wishes()
    return Wishes(no_reminders=bool(row["no_reminders"]), digest=bool(row["digest"]))


def set_wishes(tx: Tx, actor: Actor, wanted: Wishes) -> None:
    """Keep what the actor wants by mail."""
    tx.run(
        "INSERT INTO mail_wish (person_id, no_reminders, digest)"
        " VALUES (:actor, :reminders, :digest) ON CONFLICT (person_id) DO UPDATE SET"
        " no_reminders = excluded.no_reminders, digest = excluded.digest",
        actor=actor.person_id,
        reminders=int(wanted.no_reminders),
        digest=int(wanted.digest),
    )


def zone(tx: Tx, actor: Actor) -> str | None:
    """The actor's own time zone, where it is known."""
    row = tx.row("SELECT timezone FROM person_zone WHERE person_id = :a", a=actor.person_id)
    return row["timezone"] if row else None


def set_zone(tx: Tx, actor: Actor, timezone: str) -> None:
    """Keep the time zone in which the actor reads."""
    tx.run(
        "INSERT INTO person_zone (person_id, timezone) VALUES (:actor, :zone)"
        " ON CONFLICT (person_id) DO UPDATE SET timezone = excluded.timezone",
        actor=actor.person_id,
        zone=timezone,
    )
