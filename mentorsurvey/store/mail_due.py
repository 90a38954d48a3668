"""Who is to be invited to a round and reminded of it by mail, read from the state of a program.

Every query leaves out what stands in the outbox already, so that filling it again adds nothing.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from mentorsurvey.access import Actor
from mentorsurvey.store import breaks
from mentorsurvey.store.database import Row, Tx
from mentorsurvey.store.grace import PAST
from mentorsurvey.store.relationships import standing
from mentorsurvey.store.times import from_text, to_text


@dataclass(frozen=True, kw_only=True)
class Due:
    """What is due to one person: ``about`` an id, ``at`` since when, in whose time zone.

    ``pair`` is what two people share who get theirs at one moment, and ``number`` is the next
    that is free.
    """

    person_id: str
    about: str
    timezone: str
    at: datetime
    number: int = 1
    forms: tuple[str, ...] = ()
    pair: str = ""


@dataclass(frozen=True, kw_only=True)
class OpenRound:
    """A round in which somebody may still answer."""

    id: str
    opened_at: datetime
    closes_at: datetime


ZONE = "COALESCE(person_zone.timezone, program.timezone) AS timezone"
PEOPLE = (
    " JOIN person ON person.id = invitation.person_id"
    " JOIN program ON program.id = person.program_id"
    " LEFT JOIN person_zone ON person_zone.person_id = person.id"
)
REACHED = (
    "(person.address IS NOT NULL AND NOT EXISTS"
    " (SELECT 1 FROM mail_trouble WHERE mail_trouble.person_id = person.id))"
)
"""SQL: whether mail can reach a person, as far as anybody knows."""
COUNTS = "(round.withdrawn_at IS NULL AND COALESCE(round.counts, 1) = 1)"
"""SQL: whether a round was neither discarded nor set aside."""
GOES_ON = f"(NOT {breaks.holds_at(':now')} AND {standing()})"
"""SQL: whether the pair of an invitation has not ended, is not paused, and both are there."""
_OWED = (
    " FROM invitation"
    " JOIN round ON round.id = invitation.round_id"
    " JOIN relationship ON relationship.id = invitation.relationship_id"
    f"{PEOPLE}"
    " LEFT JOIN response ON response.invitation_id = invitation.id"
    " WHERE invitation.round_id = :round AND round.program_id = :program"
    f" AND response.submitted_at IS NULL AND {REACHED} AND {COUNTS} AND NOT {PAST}"
    f" AND {GOES_ON}"
)


def open_rounds(tx: Tx, actor: Actor, *, now: datetime) -> list[OpenRound]:
    """The rounds of the actor's program that still take answers, also from a few alone."""
    rows = tx.rows(
        "SELECT id, opened_at, COALESCE(closed_at, closes_at) AS closes_at FROM round"
        f" WHERE program_id = :program AND {COUNTS}"
        " AND ((closed_at IS NULL AND closes_at > :now) OR id IN"
        "  (SELECT round_id FROM invitation WHERE extended_until > :now))"
        " ORDER BY number",
        program=actor.program_id,
        now=to_text(now),
    )
    return [
        OpenRound(
            id=row["id"],
            opened_at=from_text(row["opened_at"]),
            closes_at=from_text(row["closes_at"]),
        )
        for row in rows
    ]


def invitations(tx: Tx, actor: Actor, round_id: str, *, now: datetime) -> list[Due]:
    """Who was asked in a round and got no invitation by mail yet, with the forms of each.

    Not who has a link of the round since they were asked: a lead sends that one.
    """
    rows = tx.rows(
        f"SELECT invitation.id, invitation.person_id, invitation.invited_at, {ZONE}{_OWED}"
        " AND NOT EXISTS"
        "  (SELECT 1 FROM mailed_form WHERE mailed_form.invitation_id = invitation.id)"
        " AND NOT EXISTS (SELECT 1 FROM link WHERE link.person_id = invitation.person_id"
        "  AND link.round_id = invitation.round_id AND link.revoked_at IS NULL"
        "  AND link.minted_at >= invitation.invited_at)"
        " ORDER BY invitation.person_id, invitation.id",
        round=round_id,
        program=actor.program_id,
        now=to_text(now),
    )
    if not rows:
        return []
    before = _numbers(tx, actor, "invitation", round_id)
    forms: dict[str, list[Row]] = {}
    for row in rows:
        forms.setdefault(row["person_id"], []).append(row)
    return [
        Due(
            person_id=person_id,
            about=round_id,
            timezone=own[0]["timezone"],
            at=from_text(max(row["invited_at"] for row in own)),
            number=before.get(person_id, 0) + 1,
            forms=tuple(row["id"] for row in own),
        )
        for person_id, own in forms.items()
    ]


def _numbers(tx: Tx, actor: Actor, kind: str, about: str) -> dict[str, int]:
    rows = tx.rows(
        "SELECT person_id, MAX(number) AS number FROM outbox"
        " WHERE about = :about AND kind = :kind AND program_id = :program GROUP BY person_id",
        about=about,
        kind=kind,
        program=actor.program_id,
    )
    return {row["person_id"]: row["number"] for row in rows}


def reminders(
    tx: Tx, actor: Actor, round_id: str, number: int, *, at: datetime, now: datetime
) -> list[Due]:
    """Who still owes a form of a round and is to be reminded of it for that time.

    They were invited a day before ``at`` or earlier, by mail or with a link that a lead sends, and
    not again since yesterday.
    """
    day = timedelta(days=1)
    rows = tx.rows(
        f"SELECT DISTINCT invitation.person_id, {ZONE}{_OWED}"
        " AND NOT EXISTS (SELECT 1 FROM outbox sent WHERE sent.person_id = invitation.person_id"
        "  AND sent.kind = 'reminder' AND sent.about = :round AND sent.number = :number)"
        " AND NOT EXISTS (SELECT 1 FROM mail_wish WHERE mail_wish.person_id = invitation.person_id"
        "  AND mail_wish.no_reminders = 1)"
        " AND (EXISTS (SELECT 1 FROM outbox sent WHERE sent.person_id = invitation.person_id"
        "   AND sent.kind = 'invitation' AND sent.about = :round"
        "   AND (sent.state = 'handed' OR sent.why = 'unsure')"
        "   AND COALESCE(sent.handed_at, sent.sending_at) <= :before)"
        "  OR EXISTS (SELECT 1 FROM link WHERE link.person_id = invitation.person_id"
        "   AND link.round_id = :round AND link.revoked_at IS NULL"
        "   AND link.minted_at <= :before))"
        " AND NOT EXISTS (SELECT 1 FROM outbox sent WHERE sent.person_id = invitation.person_id"
        "  AND sent.kind = 'invitation' AND sent.about = :round"
        "  AND (sent.state IN ('waiting', 'sending') OR sent.handed_at > :yesterday))"
        " ORDER BY invitation.person_id",
        round=round_id,
        program=actor.program_id,
        number=number,
        before=to_text(at - day),
        yesterday=to_text(now - day),
        now=to_text(now),
    )
    return [
        Due(
            person_id=row["person_id"],
            about=round_id,
            timezone=row["timezone"],
            at=at,
            number=number,
        )
        for row in rows
    ]


def invite_again(tx: Tx, actor: Actor, person_id: str, *, now: datetime) -> None:
    """Let a person of the actor's program be invited again to what they owe.

    With another address, their links have ended.
    """
    for each in open_rounds(tx, actor, now=now):
        tx.run(
            "DELETE FROM mailed_form WHERE invitation_id IN (SELECT invitation.id FROM invitation"
            " LEFT JOIN response ON response.invitation_id = invitation.id"
            " WHERE invitation.round_id = :round AND invitation.person_id = :person"
            " AND response.submitted_at IS NULL)",
            round=each.id,
            person=person_id,
        )
