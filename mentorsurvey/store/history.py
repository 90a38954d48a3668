"""A person's own history: who made a link for them, who set their name or address, and when.

Names and addresses stand here and not in the record, so that erasing a person can remove them.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from mentorsurvey.access import Actor
from mentorsurvey.store.database import Tx
from mentorsurvey.store.rows import of_row
from mentorsurvey.store.times import new_id, to_text

What = Literal["name", "address", "link", "merge"]


@dataclass(frozen=True, kw_only=True)
class Change:
    """What somebody else did for a person.

    ``by`` is empty for the people who run the server. For a link, ``scope`` says what it opens and
    ``round_number`` for which round it was made, together with everyone's; ``ended_at`` is when
    somebody ended it. ``aloud`` is what the person is told on the next visit.
    """

    id: str
    what: What
    before: str | None
    after: str | None
    scope: str
    round_id: str | None
    round_number: int | None
    by: str
    by_operator: bool
    at: datetime
    aloud: bool = False
    ended_at: datetime | None = None


def add(
    tx: Tx,
    actor: Actor,
    person_id: str,
    what: What,
    *,
    before: str | None = None,
    after: str | None = None,
    link_id: str | None = None,
    aloud: bool,
    now: datetime,
) -> None:
    """Keep what was done. ``aloud`` is what the person is told on the next visit, and confirms."""
    tx.insert(
        "person_history",
        {
            "id": new_id(),
            "person_id": person_id,
            "what": what,
            "before": before,
            "after": after,
            "link_id": link_id,
            "by_id": actor.person_id or None,
            "by_kind": "person" if actor.kind == "person" else "operator",
            "at": to_text(now),
            "aloud": int(aloud),
        },
    )


_ALL = (
    "SELECT person_history.*, person_history.by_kind = 'operator' AS by_operator, by.name AS by,"
    " link.scope, link.round_id, link.revoked_at AS ended_at, round.number AS round_number"
    " FROM person_history"
    " LEFT JOIN link ON link.id = person_history.link_id"
    " LEFT JOIN round ON round.id = link.round_id"
    " LEFT JOIN person by ON by.id = person_history.by_id"
)
_CHANGE = f"{_ALL} WHERE person_history.person_id = :actor"


def of(tx: Tx, actor: Actor, most: int) -> list[Change]:
    """What others did for the actor, the newest first."""
    rows = tx.rows(
        f"{_CHANGE} ORDER BY person_history.at DESC, person_history.id DESC LIMIT :most",
        actor=actor.person_id,
        most=most,
    )
    return [of_row(Change, row) for row in rows]


def corrections(tx: Tx, actor: Actor, person_id: str) -> list[Change]:
    """Names and addresses that a person of the actor's program was given, the newest first."""
    rows = tx.rows(
        f"{_ALL} WHERE person_history.what IN ('name', 'address') AND person_history.person_id IN"
        " (SELECT id FROM person WHERE id = :person AND program_id = :program)"
        " ORDER BY person_history.at DESC, person_history.id DESC",
        person=person_id,
        program=actor.program_id,
    )
    return [of_row(Change, row) for row in rows]


def unread(tx: Tx, actor: Actor) -> list[Change]:
    """What the actor is to be told and has not confirmed on this browser, the oldest first."""
    rows = tx.rows(
        f"{_CHANGE} AND person_history.aloud = 1 AND NOT EXISTS"
        " (SELECT 1 FROM person_history_read seen"
        "   WHERE seen.history_id = person_history.id AND seen.browser = :browser)"
        " ORDER BY person_history.at, person_history.id",
        actor=actor.person_id,
        browser=actor.browser,
    )
    return [of_row(Change, row) for row in rows]


def mark_read(tx: Tx, actor: Actor, ids: Collection[str], *, now: datetime) -> None:
    """Note that the actor has read these on this browser. Doing it twice is once."""
    for one in ids:
        tx.run(
            "INSERT INTO person_history_read (history_id, browser, read_at)"
            " SELECT id, :browser, :now FROM person_history WHERE id = :id AND person_id = :actor"
            " ON CONFLICT (history_id, browser) DO NOTHING",
            id=one,
            actor=actor.person_id,
            browser=actor.browser,
            now=to_text(now),
        )
