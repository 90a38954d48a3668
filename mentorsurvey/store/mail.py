"""The outbox: which mail is due to whom and how far it is; never an address, a token or a text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from mentorsurvey.access import Actor
from mentorsurvey.store.database import Row, Tx
from mentorsurvey.store.relationships import scope_values
from mentorsurvey.store.round_people import wholly_seen
from mentorsurvey.store.times import from_text, maybe, new_id, to_text

Kind = Literal[
    "invitation",
    "reminder",
    "comparison",
    "proposal",
    "decided",
    "code",
    "address",
    "thanks",
    "digest",
    "check_in",
    "asked",
]
State = Literal["waiting", "sending", "handed", "failed", "dropped"]


@dataclass(frozen=True, kw_only=True)
class NewMail:
    """A mail that is due to a person, from a moment on.

    ``about`` is what it is about, mostly an id, and ``number`` tells several of one kind about the
    same thing apart. ``forms`` are the invitations to which it invites.
    """

    person_id: str
    kind: Kind
    about: str
    not_before: datetime
    number: int = 1
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Mail:
    """One row of the outbox.

    ``why`` says in a word why it waits, failed or was dropped; ``code`` is what the mail server
    said, such as "550 5.1.1". ``message_id`` is the row under whose id it went.
    """

    id: str
    program_id: str
    person_id: str
    kind: Kind
    about: str
    number: int
    state: State
    made_at: datetime
    next_try: datetime
    tries: int
    handed_at: datetime | None
    message_id: str | None
    why: str
    code: str


def _mail(row: Row) -> Mail:
    return Mail(
        id=row["id"],
        program_id=row["program_id"],
        person_id=row["person_id"],
        kind=row["kind"],
        about=row["about"],
        number=row["number"],
        state=row["state"],
        made_at=from_text(row["made_at"]),
        next_try=from_text(row["next_try"]),
        tries=row["tries"],
        handed_at=maybe(row["handed_at"]),
        message_id=row["message_id"],
        why=row["why"],
        code=row["code"],
    )


def add_all(tx: Tx, actor: Actor, mails: Iterable[NewMail], *, now: datetime) -> list[str]:
    """Put mails of the actor's program into the outbox, but none that is there; their ids."""
    added, at = [], to_text(now)
    for one in mails:
        row_id = new_id()
        new = tx.run(
            "INSERT INTO outbox (id, program_id, person_id, kind, about, number, state, made_at,"
            " next_try) VALUES (:id, :program, :person, :kind, :about, :number, 'waiting', :now,"
            " :next) ON CONFLICT (person_id, kind, about, number) DO NOTHING",
            id=row_id,
            program=actor.program_id,
            person=one.person_id,
            kind=one.kind,
            about=one.about,
            number=one.number,
            now=at,
            next=to_text(one.not_before),
        )
        if not new:
            continue
        added.append(row_id)
        for form in one.forms:
            tx.run(
                "INSERT INTO mailed_form (invitation_id, outbox_id) VALUES (:form, :id)"
                " ON CONFLICT (invitation_id) DO UPDATE SET outbox_id = excluded.outbox_id",
                form=form,
                id=row_id,
            )
    return added


UNTOLD = "asked"
"""The kind of which other leads learn nothing: it would tell that somebody asked for a lead."""
_URGENT = "CASE WHEN kind IN ('code', 'comparison', 'address') THEN 0 ELSE 1 END"


def due(tx: Tx, *, now: datetime) -> list[tuple[Mail, str]]:
    """What waits and may go now, with the address that its person has today: what is urgent first.

    For the clock, over the whole server.
    """
    rows = tx.rows(
        "SELECT outbox.*, COALESCE(person.address, '') AS address FROM outbox"
        " JOIN person ON person.id = outbox.person_id"
        " WHERE state = 'waiting' AND next_try <= :now"
        f" ORDER BY {_URGENT}, next_try, outbox.about, outbox.id",
        now=to_text(now),
    )
    return [(_mail(row), row["address"]) for row in rows]


def made_since(tx: Tx, actor: Actor, kind: Kind, *, since: datetime) -> list[datetime]:
    """When mails of a kind to the actor were put in since a moment, whatever became of them."""
    rows = tx.rows(
        "SELECT made_at FROM outbox WHERE person_id = :actor AND kind = :kind"
        " AND made_at > :since ORDER BY made_at",
        actor=actor.person_id,
        kind=kind,
        since=to_text(since),
    )
    return [from_text(row["made_at"]) for row in rows]


def waiting_with(tx: Tx, mail: Mail, *, until: datetime) -> list[Mail]:
    """A mail that still waits, first, with the others of its kind to its person that do.

    Those that are due by a moment; without the mail itself, where it waits no more.
    """
    rows = tx.rows(
        "SELECT * FROM outbox WHERE person_id = :person AND kind = :kind AND state = 'waiting'"
        " AND (next_try <= :until OR id = :id)"
        " ORDER BY CASE WHEN id = :id THEN 0 ELSE 1 END, next_try, id",
        id=mail.id,
        person=mail.person_id,
        kind=mail.kind,
        until=to_text(until),
    )
    return [_mail(row) for row in rows]


def claim(tx: Tx, mails: Sequence[Mail], *, now: datetime) -> bool:
    """Mark mails as being sent, as one; False, and nothing done, where one waits no more."""
    for place, one in enumerate(mails):
        touched = tx.run(
            "UPDATE outbox SET state = 'sending', sending_at = :now, tries = tries + 1,"
            " message_id = :message, why = '', code = '' WHERE id = :id AND state = 'waiting'",
            id=one.id,
            message=mails[0].id,
            now=to_text(now),
        )
        if not touched and place == 0:
            return False
        if not touched:
            raise LookupError("a mail was taken by somebody else in the same transaction")
    return bool(mails)


def hand_over(tx: Tx, mails: Sequence[Mail], *, now: datetime) -> None:
    """Note that the mail server took mails that were being sent."""
    for one in mails:
        tx.run(
            "UPDATE outbox SET state = 'handed', handed_at = :now WHERE id = :id"
            " AND state IN ('sending', 'failed')",
            id=one.id,
            now=to_text(now),
        )


def postpone(
    tx: Tx, mails: Sequence[Mail], why: str, code: str = "", *, until: datetime, tried: bool = True
) -> None:
    """Let mails wait until a moment; ``tried`` says that a mail server was asked and said no."""
    for one in mails:
        tx.run(
            "UPDATE outbox SET state = 'waiting', next_try = :until, why = :why, code = :code,"
            " sending_at = NULL, tries = tries + CASE WHEN state = 'waiting' THEN :tried ELSE 0 END"
            " WHERE id = :id AND state IN ('waiting', 'sending')",
            id=one.id,
            until=to_text(until),
            why=why,
            code=code,
            tried=int(tried),
        )


def fail(tx: Tx, mails: Sequence[Mail], why: str, code: str = "") -> int:
    """Note that mails did not reach their person, or that nobody knows; how many."""
    return sum(_end(tx, one, "failed", why, code) for one in mails)


def drop(tx: Tx, mails: Sequence[Mail], why: str) -> int:
    """Send mails no more, because they are not due any longer; how many."""
    return sum(_end(tx, one, "dropped", why, "") for one in mails)


UNREACHED = ("unknown", "full", "gave up")
"""Why a mail failed where its address takes none: nothing more is sent there, until it changes."""


def _end(tx: Tx, mail: Mail, state: str, why: str, code: str) -> int:
    ended = tx.run(
        "UPDATE outbox SET state = :state, why = :why, code = :code WHERE id = :id"
        " AND state IN ('waiting', 'sending', 'handed')",
        id=mail.id,
        state=state,
        why=why,
        code=code,
    )
    again = why in UNREACHED or (state == "dropped" and why != "answered")
    if ended and again:
        tx.run("DELETE FROM mailed_form WHERE outbox_id = :id", id=mail.id)
    return ended


def stuck(tx: Tx, *, before: datetime) -> list[Mail]:
    """Mails that have been on their way since before a moment: whoever sent them is gone."""
    rows = tx.rows(
        "SELECT * FROM outbox WHERE state = 'sending' AND sending_at < :before ORDER BY id",
        before=to_text(before),
    )
    return [_mail(row) for row in rows]


def receivers(tx: Tx, *, since: datetime) -> list[str]:
    """The address of each mail that was handed over since a moment, as it is today."""
    rows = tx.rows(
        "SELECT DISTINCT outbox.message_id, person.address FROM outbox"
        " JOIN person ON person.id = outbox.person_id"
        " WHERE outbox.handed_at > :since AND person.address IS NOT NULL",
        since=to_text(since),
    )
    return [row["address"] for row in rows]


def _told(actor: Actor) -> str:
    """SQL: whatever may be told to a person who asks about any mail of the program."""
    return f" AND outbox.kind <> '{UNTOLD}'" if actor.kind == "person" else ""


def sent_as(tx: Tx, actor: Actor, message: str) -> list[Mail]:
    """The mails of the actor's program that went under an id; of any program for the server."""
    rows = tx.rows(
        "SELECT * FROM outbox WHERE message_id = :message"
        " AND (:program = '' OR program_id = :program) AND state IN ('handed', 'failed', 'sending')"
        f"{_told(actor)} ORDER BY id",
        message=message,
        program=actor.program_id,
    )
    return [_mail(row) for row in rows]


def last_to(tx: Tx, actor: Actor, address: str, *, since: datetime) -> list[Mail]:
    """The newest mail that went to whoever has an address today, since a moment."""
    rows = tx.rows(
        "SELECT outbox.* FROM outbox JOIN person ON person.id = outbox.person_id"
        " WHERE LOWER(person.address) = LOWER(:address) AND outbox.state = 'handed'"
        " AND outbox.handed_at > :since AND (:program = '' OR outbox.program_id = :program)"
        f"{_told(actor)} ORDER BY outbox.handed_at DESC, outbox.id",
        address=address,
        program=actor.program_id,
        since=to_text(since),
    )
    found = [_mail(row) for row in rows]
    return [one for one in found if one.message_id == found[0].message_id]


def of_round(tx: Tx, actor: Actor, round_id: str) -> list[Mail]:
    """Invitations and reminders of a round to people all of whose pairs in it the actor may see.

    A mail is about all forms of its person: a reminder would tell that a form is missing which the
    actor does not see.
    """
    rows = tx.rows(
        "SELECT outbox.* FROM outbox WHERE outbox.about = :round"
        " AND outbox.kind IN ('invitation', 'reminder') AND outbox.program_id = :program"
        f" AND outbox.person_id IN {wholly_seen(actor)}"
        " ORDER BY outbox.person_id, outbox.made_at, outbox.id",
        round=round_id,
        **scope_values(actor),
    )
    return [_mail(row) for row in rows]


def send_again(tx: Tx, actor: Actor, person_id: str, *, now: datetime) -> int:
    """Let failed mail to a person of the actor's program wait again; how many.

    That is one for each round that is open: the invitation, or the reminder where an invitation
    arrived. Nothing where a later one arrived. The caller has the person in scope.
    """
    rows = tx.rows(
        "SELECT outbox.* FROM outbox JOIN round ON round.id = outbox.about"
        " WHERE outbox.person_id = :person AND outbox.program_id = :program"
        " AND outbox.kind IN ('invitation', 'reminder') AND outbox.state <> 'dropped'"
        " AND (round.closed_at IS NULL AND round.closes_at > :now OR round.id IN"
        "  (SELECT round_id FROM invitation WHERE person_id = :person AND extended_until > :now))"
        " ORDER BY outbox.kind, outbox.made_at, outbox.number",
        person=person_id,
        program=actor.program_id,
        now=to_text(now),
    )
    newest = {(row["about"], row["kind"]): _mail(row) for row in rows}
    again = []
    for (about, kind), one in newest.items():
        first = newest.get((about, "invitation"))
        if one.state == "failed" and (
            kind == "invitation" or first is None or first.state == "handed"
        ):
            again.append(one)
    for one in again:
        tx.run(
            "UPDATE outbox SET state = 'waiting', next_try = :now, made_at = :now, tries = 0,"
            " handed_at = NULL, sending_at = NULL, why = '', code = '' WHERE id = :id",
            id=one.id,
            now=to_text(now),
        )
        if one.kind == "invitation":
            tx.run(
                "INSERT INTO mailed_form (invitation_id, outbox_id) SELECT id, :outbox"
                " FROM invitation WHERE round_id = :round AND person_id = :person"
                " ON CONFLICT (invitation_id) DO UPDATE SET outbox_id = excluded.outbox_id",
                outbox=one.id,
                round=one.about,
                person=person_id,
            )
    return len(again)
