"""Personal links and the sessions that they start. Tokens are kept as SHA-256 alone."""

from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.access import Actor
from mentorsurvey.store.database import Row, Tx
from mentorsurvey.store.times import from_text, new_id, to_text


@dataclass(frozen=True, kw_only=True)
class Link:
    """A link that still signs its person in."""

    id: str
    person_id: str
    program_id: str
    name: str
    program: str
    timezone: str
    demo: bool
    scope: str
    minted_by: str | None
    expires_at: datetime


@dataclass(frozen=True, kw_only=True)
class Session:
    """A signed-in browser: its actor, and what every page says of it."""

    actor: Actor
    name: str
    address: str | None
    program: str
    timezone: str
    demo: bool
    expires_at: datetime


def add(
    tx: Tx,
    *,
    person_id: str,
    token_hash: str,
    scope: str,
    round_id: str | None,
    minted_by: str | None,
    expires_at: datetime,
    now: datetime,
) -> str:
    """A new link; others of the same person go on working. Its id."""
    link_id = new_id()
    tx.insert(
        "link",
        {
            "id": link_id,
            "person_id": person_id,
            "token_hash": token_hash,
            "scope": scope,
            "round_id": round_id,
            "minted_at": to_text(now),
            "minted_by": minted_by,
            "expires_at": to_text(expires_at),
            "revoked_at": None,
        },
    )
    return link_id


def living(tx: Tx, token_hash: str, *, now: datetime) -> Link | None:
    """The link of that token, unless unknown, expired or revoked."""
    row = tx.row(
        "SELECT link.*, person.name, person.program_id, program.name AS program, program.timezone,"
        " program.demo"
        " FROM link JOIN person ON person.id = link.person_id"
        " JOIN program ON program.id = person.program_id"
        " WHERE link.token_hash = :hash AND link.revoked_at IS NULL AND link.expires_at > :now",
        hash=token_hash,
        now=to_text(now),
    )
    if row is None:
        return None
    return Link(
        id=row["id"],
        person_id=row["person_id"],
        program_id=row["program_id"],
        name=row["name"],
        program=row["program"],
        timezone=row["timezone"],
        demo=bool(row["demo"]),
        scope=row["scope"],
        minted_by=row["minted_by"],
        expires_at=from_text(row["expires_at"]),
    )


def extend_round(tx: Tx, actor: Actor, round_id: str, expires_at: datetime) -> None:
    """Let the links of a round of the actor's program live at least until then."""
    tx.run(
        "UPDATE link SET expires_at = :expires WHERE expires_at < :expires AND round_id IN"
        " (SELECT id FROM round WHERE id = :round AND program_id = :program)",
        round=round_id,
        program=actor.program_id,
        expires=to_text(expires_at),
    )


def scopes_of_living(tx: Tx, actor: Actor, person_id: str, *, now: datetime) -> list[str]:
    """What each link of a person of the actor's program opens that still works."""
    rows = tx.rows(
        "SELECT link.scope FROM link JOIN person ON person.id = link.person_id"
        " WHERE person.id = :person AND person.program_id = :program"
        " AND link.revoked_at IS NULL AND link.expires_at > :now",
        person=person_id,
        program=actor.program_id,
        now=to_text(now),
    )
    return [row["scope"] for row in rows]


def revoke(tx: Tx, actor: Actor, person_id: str, *, now: datetime) -> int:
    """Revoke the links of a person of the actor's program, and what they started; how many."""
    return tx.run(
        "UPDATE link SET revoked_at = :now WHERE revoked_at IS NULL AND person_id IN"
        " (SELECT id FROM person WHERE id = :person AND program_id = :program)",
        person=person_id,
        program=actor.program_id,
        now=to_text(now),
    )


def start_session(
    tx: Tx, *, link: Link, token_hash: str, browser: str, expires_at: datetime, now: datetime
) -> None:
    """A new session of the link's person on one browser.

    On another browser than the last one, their time zone is forgotten until this one tells it:
    whoever comes by a link must not read where its person is.
    """
    if zone_here(tx, link, browser) is None:
        tx.run(
            "DELETE FROM person_zone WHERE person_id = :person"
            " AND EXISTS (SELECT 1 FROM session WHERE session.person_id = :person)",
            person=link.person_id,
        )
    tx.insert(
        "session",
        {
            "id": new_id(),
            "token_hash": token_hash,
            "person_id": link.person_id,
            "link_id": link.id,
            "browser": browser,
            "started_at": to_text(now),
            "expires_at": to_text(expires_at),
            "ended_at": None,
        },
    )


def session(tx: Tx, token_hash: str, *, now: datetime) -> Session | None:
    """The session of that token, unless ended, expired, or its link revoked."""
    row = tx.row(
        "SELECT session.id, session.person_id, session.browser, session.expires_at, link.scope,"
        " link.minted_by,"
        " person.name, person.address, person.program_id, program.name AS program, program.demo,"
        " program.timezone,"
        " EXISTS (SELECT 1 FROM lead WHERE lead.person_id = person.id"
        "   AND lead.ended_at IS NULL) AS is_lead"
        " FROM session JOIN link ON link.id = session.link_id"
        " JOIN person ON person.id = session.person_id"
        " JOIN program ON program.id = person.program_id"
        " WHERE session.token_hash = :hash AND session.ended_at IS NULL"
        " AND session.expires_at > :now AND link.revoked_at IS NULL",
        hash=token_hash,
        now=to_text(now),
    )
    if row is None:
        return None
    by_lead = row["scope"] == "lead" and row["minted_by"]
    return _session(row, _makers(tx, row["minted_by"]) if by_lead else ())


def _makers(tx: Tx, person_id: str) -> tuple[str, ...]:
    """The person, and everybody who ever made a link for leads for them, and so on."""
    rows = tx.rows(
        "WITH RECURSIVE maker (id) AS (SELECT :person UNION SELECT link.minted_by FROM link"
        " JOIN maker ON link.person_id = maker.id"
        " WHERE link.scope = 'lead' AND link.minted_by IS NOT NULL)"
        " SELECT id FROM maker ORDER BY id",
        person=person_id,
    )
    return tuple(row["id"] for row in rows)


def makers_of(tx: Tx, actor: Actor, person_id: str) -> tuple[str, ...]:
    """Everybody who made a link for leads for a person of the actor's program, and so on."""
    rows = tx.rows(
        "SELECT DISTINCT link.minted_by FROM link JOIN person ON person.id = link.person_id"
        " WHERE person.id = :person AND person.program_id = :program AND link.scope = 'lead'"
        " AND link.minted_by IS NOT NULL ORDER BY link.minted_by",
        person=person_id,
        program=actor.program_id,
    )
    return tuple(sorted({one for row in rows for one in _makers(tx, row["minted_by"])}))


def is_used_elsewhere(tx: Tx, link: Link, browser: str) -> bool:
    """Whether its person has signed in as a lead since a link was made, but not with it here."""
    row = tx.row(
        "SELECT 1 AS found FROM session JOIN link other ON other.id = session.link_id"
        " JOIN link made ON made.id = :link"
        " WHERE session.person_id = made.person_id AND other.scope = 'lead'"
        " AND session.started_at >= made.minted_at"
        " AND (session.link_id <> :link OR session.browser <> :browser) LIMIT 1",
        link=link.id,
        browser=browser,
    )
    return row is not None


def zone_here(tx: Tx, link: Link, browser: str) -> str | None:
    """The zone that this browser told of the link's person; None where another came after it."""
    row = tx.row(
        "SELECT session.browser, person_zone.timezone FROM session"
        " JOIN person_zone ON person_zone.person_id = session.person_id"
        " WHERE session.person_id = :person ORDER BY session.started_at DESC, session.id DESC"
        " LIMIT 1",
        person=link.person_id,
    )
    return row["timezone"] if row and row["browser"] == browser else None


def _session(row: Row, makers: tuple[str, ...]) -> Session:
    return Session(
        actor=Actor(
            kind="person",
            program_id=row["program_id"],
            person_id=row["person_id"],
            session_id=row["id"],
            scope="lead" if row["scope"] == "lead" and row["is_lead"] else "participant",
            browser=row["browser"],
            makers=makers,
        ),
        name=row["name"],
        address=row["address"],
        program=row["program"],
        timezone=row["timezone"],
        demo=bool(row["demo"]),
        expires_at=from_text(row["expires_at"]),
    )


def end_session(tx: Tx, token_hash: str, *, now: datetime) -> None:
    """Sign out."""
    tx.run(
        "UPDATE session SET ended_at = :now WHERE token_hash = :hash AND ended_at IS NULL",
        hash=token_hash,
        now=to_text(now),
    )


def was_ended(tx: Tx, token_hash: str) -> bool:
    """Whether the session of that token was ended, and did not run out by itself."""
    return (
        tx.row(
            "SELECT 1 FROM session WHERE token_hash = :hash AND ended_at IS NOT NULL",
            hash=token_hash,
        )
        is not None
    )


def change_token(tx: Tx, old_hash: str, new_hash: str, *, now: datetime) -> None:
    """Know a living session by another token from now on: the old one opens nothing any more."""
    tx.run(
        "UPDATE session SET token_hash = :new WHERE token_hash = :old AND ended_at IS NULL"
        " AND expires_at > :now",
        new=new_hash,
        old=old_hash,
        now=to_text(now),
    )
