"""PINs, and the browsers that they join: on each of these the others' answers may show.

A person may have several PINs: somebody else who holds the link can choose one for what they
answered on their own browser, and it opens nothing of the person's.
"""

from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.access import Actor
from mentorsurvey.store.database import Row, Tx
from mentorsurvey.store.times import from_text, maybe, new_id, to_text


@dataclass(frozen=True, kw_only=True)
class Pin:
    """One PIN of a person's, as it is kept: its hash, and a mailed code's where one is under way.

    ``mail_allowed`` says that its owner allowed a mailed code to stand for it.
    """

    id: str
    kept: str
    mail_allowed: bool
    code: str | None
    code_expires_at: datetime | None
    code_made_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Failures:
    """How often a wrong PIN or code was entered for a person since the last right one."""

    count: int
    last_at: datetime


def of_person(tx: Tx, actor: Actor) -> list[Pin]:
    """Every PIN of the actor's."""
    rows = tx.rows(
        "SELECT * FROM pin WHERE person_id = :person ORDER BY chosen_at, id",
        person=actor.person_id,
    )
    return [_pin(row) for row in rows]


def here(tx: Tx, actor: Actor) -> Pin | None:
    """The PIN that this browser was joined by."""
    row = tx.row(
        "SELECT pin.* FROM pin JOIN pin_browser ON pin_browser.pin_id = pin.id"
        " WHERE pin_browser.person_id = :person AND pin_browser.browser = :browser",
        person=actor.person_id,
        browser=actor.browser,
    )
    return _pin(row) if row else None


def _pin(row: Row) -> Pin:
    return Pin(
        id=row["id"],
        kept=row["kept"],
        mail_allowed=bool(row["mail_allowed"]),
        code=row["code"],
        code_expires_at=maybe(row["code_expires_at"]),
        code_made_at=maybe(row["code_made_at"]),
    )


def add(tx: Tx, actor: Actor, kept: str, *, now: datetime) -> str:
    """A new PIN, which joins no browser yet; its id."""
    pin_id = new_id()
    tx.insert(
        "pin",
        {
            "id": pin_id,
            "person_id": actor.person_id,
            "kept": kept,
            "mail_allowed": 0,
            "code": None,
            "code_expires_at": None,
            "code_made_at": None,
            "chosen_at": to_text(now),
        },
    )
    return pin_id


def change(tx: Tx, actor: Actor, pin_id: str, kept: str) -> None:
    """Replace a PIN of the actor's by another one; the browsers that it joins stay."""
    tx.run(
        "UPDATE pin SET kept = :kept WHERE id = :id AND person_id = :person",
        id=pin_id,
        kept=kept,
        person=actor.person_id,
    )


def join(tx: Tx, actor: Actor, pin_id: str, *, now: datetime) -> None:
    """Join this browser to a PIN of the actor's, and to no other one any more."""
    tx.run(
        "INSERT INTO pin_browser (person_id, browser, pin_id, joined_at)"
        " SELECT pin.person_id, :browser, pin.id, :now FROM pin"
        " WHERE pin.id = :pin AND pin.person_id = :person ON CONFLICT (person_id, browser)"
        " DO UPDATE SET pin_id = excluded.pin_id, joined_at = excluded.joined_at",
        person=actor.person_id,
        browser=actor.browser,
        pin=pin_id,
        now=to_text(now),
    )
    tx.run(
        "DELETE FROM pin WHERE person_id = :person"
        " AND id NOT IN (SELECT pin_id FROM pin_browser WHERE person_id = :person)",
        person=actor.person_id,
    )


def allow_mail(tx: Tx, actor: Actor, pin_id: str, allowed: bool) -> None:
    """Whether a mailed code may stand for this PIN of the actor's; a code under way ends."""
    tx.run(
        "UPDATE pin SET mail_allowed = :allowed, code = NULL, code_expires_at = NULL"
        " WHERE id = :id AND person_id = :person",
        id=pin_id,
        person=actor.person_id,
        allowed=int(allowed),
    )


def set_code(
    tx: Tx,
    actor: Actor,
    pin_id: str,
    code: str | None,
    *,
    expires_at: datetime | None,
    now: datetime,
) -> None:
    """Keep the hash of a mailed code for a PIN of the actor's; None ends the one under way."""
    tx.run(
        "UPDATE pin SET code = :code, code_expires_at = :expires,"
        " code_made_at = CASE WHEN :code IS NULL THEN code_made_at ELSE :now END"
        " WHERE id = :id AND person_id = :person",
        id=pin_id,
        person=actor.person_id,
        code=code,
        expires=to_text(expires_at) if expires_at else None,
        now=to_text(now),
    )


def failures(tx: Tx, actor: Actor) -> Failures | None:
    """The wrong entries since the last right one, None where there are none."""
    row = tx.row("SELECT * FROM pin_failure WHERE person_id = :person", person=actor.person_id)
    return Failures(count=row["failed"], last_at=from_text(row["last_at"])) if row else None


def fail(tx: Tx, actor: Actor, *, now: datetime) -> None:
    """Count one more wrong entry."""
    tx.run(
        "INSERT INTO pin_failure (person_id, failed, last_at) VALUES (:person, 1, :now)"
        " ON CONFLICT (person_id) DO UPDATE SET failed = pin_failure.failed + 1,"
        " last_at = excluded.last_at",
        person=actor.person_id,
        now=to_text(now),
    )


def uncount(tx: Tx, actor: Actor) -> None:
    """Take one entry back that was counted as wrong before it was judged."""
    tx.run(
        "UPDATE pin_failure SET failed = failed - 1 WHERE person_id = :person",
        person=actor.person_id,
    )


def forget_failures(tx: Tx, actor: Actor) -> None:
    """Forget the wrong entries."""
    tx.run("DELETE FROM pin_failure WHERE person_id = :person", person=actor.person_id)


def forget_browser(tx: Tx, actor: Actor, *, now: datetime) -> None:
    """Let nothing that was answered on this browser show on it any more, in no tab.

    The answers go on under a name that no browser has; where a PIN joined this browser, it still
    opens them.
    """
    name = f"left:{new_id()}"
    tx.run(
        "UPDATE answer SET browser = :name WHERE browser = :browser AND response_id IN"
        " (SELECT response.id FROM response"
        "  JOIN invitation ON invitation.id = response.invitation_id"
        "  WHERE invitation.person_id = :person)",
        name=name,
        browser=actor.browser,
        person=actor.person_id,
    )
    tx.run(
        "UPDATE audience_wish SET browser = :name WHERE browser = :browser AND response_id IN"
        " (SELECT response.id FROM response"
        "  JOIN invitation ON invitation.id = response.invitation_id"
        "  WHERE invitation.person_id = :person)",
        name=name,
        browser=actor.browser,
        person=actor.person_id,
    )
    tx.run(
        "UPDATE response SET submitted_browser = :name WHERE submitted_browser = :browser"
        " AND invitation_id IN (SELECT id FROM invitation WHERE person_id = :person)",
        name=name,
        browser=actor.browser,
        person=actor.person_id,
    )
    tx.run(
        "UPDATE pin_browser SET browser = :name WHERE person_id = :person AND browser = :browser",
        name=name,
        browser=actor.browser,
        person=actor.person_id,
    )
    tx.run(
        "UPDATE session SET ended_at = :now WHERE person_id = :person AND browser = :browser"
        " AND ended_at IS NULL",
        now=to_text(now),
        person=actor.person_id,
        browser=actor.browser,
    )
