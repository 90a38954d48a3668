"""Who is to be invited to a round and reminded of it by mail, read from the state of a program.

Every query leaves out what stands in the outbox already, so that filling it again adds nothing.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from mentorsurvey.access import Actor
from mentorsurvey.store import breaks
from mentorsurvey.store.database import Row, Tx
from mentorsurvey.store.grace import CLOSES, PAST
from mentorsurvey.store.relationships import standing
from mentorsurvey.store.times import from_text, to_text


@dataclass(frozen=True, kw_only=True)
class Due:
    """What is due to one person: ``about`` an id, ``at`` since when, in whose time zone.

    ``pair`` is what two people share who get theirs at one moment, and ``number`` is the next
    that is free. ``closes_at`` is the last moment of whatever of it closes first.
    """

    person_id: str
    about: str
    timezone: str
    at: datetime
    number: int = 1
    forms: tuple[str, ...] = ()
    pair: str = ""
    closes_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class OpenRound:
    """A round in which somebody may still answer.

    ``closes_at`` is its own last moment, and ``closings`` every moment at which some form of it
    closes: a few people may have longer.
    """

    id: str
    closes_at: datetime
    closings: tuple[datetime, ...]


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
        "SELECT id, closes_at, closed_at FROM round"
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
            closes_at=from_text(row["closes_at"]),
            closings=_closings(tx, row, now=now),
        )
        for row in rows
    ]


def _closings(tx: Tx, of: Row, *, now: datetime) -> tuple[datetime, ...]:
    """The moments at which forms of a round close, as far as they are to come."""
    longer = tx.rows(
        "SELECT DISTINCT extended_until AS at FROM invitation"
        " WHERE round_id = :round AND extended_until > :now",
        round=of["id"],
        now=to_text(now),
    )
    own = from_text(of["closed_at"] or of["closes_at"])
    later = {from_text(row["at"]) for row in longer}
    return tuple(sorted(one for one in {own, *later} if one > now and one >= own))


def invitations(tx: Tx, actor: Actor, round_id: str, *, now: datetime) -> list[Due]:
    """Who was asked in a round and got no invitation by mail yet, with the forms of each.

    Not who has a link of the round since they were asked: a lead sends that one. An invitation to
    somebody who was merged since, or parted again, is none: their links have ended.
    """
    rows = tx.rows(
        "SELECT invitation.id, invitation.person_id, invitation.invited_at,"
        f" {CLOSES} AS last, {ZONE}{_OWED}"
        " AND NOT EXISTS (SELECT 1 FROM mailed_form"
        "  JOIN outbox ON outbox.id = mailed_form.outbox_id"
        "  WHERE mailed_form.invitation_id = invitation.id"
        "  AND outbox.person_id = invitation.person_id)"
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
            closes_at=from_text(min(row["last"] for row in own)),
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
    tx: Tx,
    actor: Actor,
    round_id: str,
    number: int,
    *,
    at: datetime,
    closes_at: datetime,
    now: datetime,
) -> list[Due]:
    """Who is to be reminded of a round for that time, of those whose next form closes then.

    They still owe it. They were invited a day before ``at`` or earlier, by mail or with a link that
    a lead sends, and not again since yesterday.
    """
    day = timedelta(days=1)
    rows = tx.rows(
        f"SELECT invitation.person_id, {ZONE}{_OWED}"
        " AND NOT EXISTS (SELECT 1 FROM outbox sent WHERE sent.person_id = invitation.person_id"
        "  AND sent.kind = 'reminder' AND sent.about = :round AND sent.number >= :number)"
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
        " GROUP BY invitation.person_id, COALESCE(person_zone.timezone, program.timezone)"
        f" HAVING MIN({CLOSES}) = :closes ORDER BY invitation.person_id",
        round=round_id,
        program=actor.program_id,
        number=number,
        before=to_text(at - day),
        yesterday=to_text(now - day),
        closes=to_text(closes_at),
        now=to_text(now),
    )
    return [
        Due(
            person_id=row["person_id"],
            about=round_id,
            timezone=row["timezone"],
            at=at,
            number=number,
            closes_at=closes_at,
        )
        for row in rows
    ]


def invite_again(tx: Tx, actor: Actor, person_id: str, *, before: datetime, now: datetime) -> None:
    """Let a person be invited again to what they owe, where they were invited before a moment.

    With another address, their links have ended. What still waits goes to the new address anyway.
    """
    for each in open_rounds(tx, actor, now=now):
        tx.run(
            "DELETE FROM mailed_form WHERE invitation_id IN (SELECT invitation.id FROM invitation"
            " LEFT JOIN response ON response.invitation_id = invitation.id"
            " WHERE invitation.round_id = :round AND invitation.person_id = :person"
            " AND response.submitted_at IS NULL) AND outbox_id IN (SELECT id FROM outbox"
            "  WHERE state IN ('handed', 'failed')"
            "  AND COALESCE(handed_at, sending_at, made_at) <= :before)",
            round=each.id,
            person=person_id,
            before=to_text(before),
        )
