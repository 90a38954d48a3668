"""What else is news to somebody by mail: comparisons, agreements, thanks, addresses, digests.

Every query leaves out what stands in the outbox already, so that filling it again adds nothing.
"""

from collections.abc import Iterable
from datetime import datetime

from mentorsurvey.access import Actor
from mentorsurvey.store import breaks
from mentorsurvey.store.agreements import OPEN
from mentorsurvey.store.database import Tx
from mentorsurvey.store.mail_due import COUNTS, GOES_ON, PEOPLE, REACHED, ZONE, Due
from mentorsurvey.store.relationships import standing
from mentorsurvey.store.times import from_text, to_text

_UNREACHED = "(outbox.state = 'failed' AND outbox.why IN ('unknown', 'full', 'gave up'))"
"""SQL: whether a mail failed because its address takes none."""
_ANSWERED = (
    " FROM response JOIN invitation ON invitation.id = response.invitation_id"
    " JOIN round ON round.id = invitation.round_id"
    " JOIN relationship ON relationship.id = invitation.relationship_id"
    f"{PEOPLE}"
)


_TOLD = (
    " FROM outbox WHERE outbox.person_id = invitation.person_id"
    " AND outbox.kind = 'comparison' AND outbox.about = invitation.id"
)


def comparisons(
    tx: Tx, actor: Actor, *, since: datetime, again_since: datetime, now: datetime
) -> list[Due]:
    """Who can read a comparison that opened since a moment, and was not told by mail.

    Also since an earlier one, where the mail about it did not reach them and now one can.
    """
    rows = tx.rows(
        "SELECT invitation.id, invitation.person_id, response.released_at,"
        f" invitation.round_id, invitation.relationship_id, {ZONE},"
        f" (SELECT COALESCE(MAX(outbox.number), 0){_TOLD}) AS told{_ANSWERED}"
        " WHERE response.released_at > :again AND round.program_id = :program"
        f" AND {REACHED} AND {COUNTS} AND {GOES_ON}"
        f" AND NOT EXISTS (SELECT 1{_TOLD} AND NOT {_UNREACHED})"
        f" AND (response.released_at > :since OR EXISTS (SELECT 1{_TOLD}))"
        " ORDER BY response.released_at, invitation.id",
        program=actor.program_id,
        since=to_text(since),
        again=to_text(again_since),
        now=to_text(now),
    )
    return [
        Due(
            person_id=row["person_id"],
            about=row["id"],
            timezone=row["timezone"],
            at=from_text(row["released_at"]),
            number=row["told"] + 1,
            pair=f"{row['relationship_id']} {row['round_id']}",
        )
        for row in rows
    ]


_WANTED = (
    "NOT EXISTS (SELECT 1 FROM mail_wish"
    " WHERE mail_wish.person_id = person.id AND mail_wish.no_reminders = 1)"
)


def _not_told(kind: str, about: str) -> str:
    return (
        "NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.person_id = person.id"
        f" AND outbox.kind = '{kind}' AND outbox.about = {about})"
    )


def proposals(tx: Tx, actor: Actor, *, since: datetime, now: datetime) -> list[Due]:
    """For whom a proposal of an agreement waits that was made since a moment; one a version."""
    rows = tx.rows(
        f"SELECT agreement.id, person.id AS person_id, agreement.proposed_at, {ZONE} FROM agreement"
        " JOIN relationship ON relationship.id = agreement.relationship_id"
        " JOIN person ON person.id = CASE agreement.side WHEN 'mentor' THEN relationship.mentee_id"
        "  ELSE relationship.mentor_id END"
        " JOIN program ON program.id = person.program_id"
        " LEFT JOIN person_zone ON person_zone.person_id = person.id"
        f" WHERE {OPEN} AND agreement.proposed_at > :since AND person.program_id = :program"
        f" AND {REACHED} AND {_WANTED} AND NOT {breaks.holds_at(':now', 'agreement')}"
        f" AND {standing()} AND {_not_told('proposal', 'agreement.id')}"
        " ORDER BY agreement.proposed_at, agreement.id",
        program=actor.program_id,
        since=to_text(since),
        now=to_text(now),
    )
    return [
        Due(
            person_id=row["person_id"],
            about=row["id"],
            timezone=row["timezone"],
            at=from_text(row["proposed_at"]),
        )
        for row in rows
    ]


def decided(tx: Tx, actor: Actor, *, since: datetime, now: datetime) -> list[Due]:
    """Who decided with the other one since a moment, both of a pair; also where that ended it.

    Where their forms decided as they were released, the mail about the comparison tells both.
    """
    rows = tx.rows(
        "SELECT invitation.id, invitation.person_id, decision.settled_at, invitation.round_id,"
        f" invitation.relationship_id, {ZONE} FROM decision"
        " JOIN invitation ON invitation.relationship_id = decision.relationship_id"
        "  AND invitation.round_id = decision.round_id AND invitation.side = decision.side"
        " JOIN round ON round.id = invitation.round_id"
        " JOIN relationship ON relationship.id = invitation.relationship_id"
        f"{PEOPLE} WHERE decision.settled_at > :since AND round.program_id = :program"
        f" AND {REACHED} AND {_WANTED} AND {COUNTS} AND {standing()}"
        f" AND {_not_told('decided', 'invitation.id')} AND NOT ({GOES_ON} AND EXISTS"
        "  (SELECT 1 FROM response WHERE response.invitation_id = invitation.id"
        "   AND response.released_at = decision.settled_at))"
        " ORDER BY decision.settled_at, invitation.id",
        program=actor.program_id,
        since=to_text(since),
        now=to_text(now),
    )
    return [
        Due(
            person_id=row["person_id"],
            about=row["id"],
            timezone=row["timezone"],
            at=from_text(row["settled_at"]),
            pair=f"{row['relationship_id']} {row['round_id']}",
        )
        for row in rows
    ]


_STILL_OWED = (
    "EXISTS (SELECT 1 FROM invitation other"
    " LEFT JOIN response theirs ON theirs.invitation_id = other.id"
    " WHERE other.person_id = invitation.person_id AND other.round_id = invitation.round_id"
    f" AND theirs.submitted_at IS NULL AND NOT {breaks.holds_at(':now', 'other')})"
)


def thanks(tx: Tx, actor: Actor, *, since: datetime, now: datetime) -> list[Due]:
    """Who submitted their last form of a round since a moment, and was not thanked by mail."""
    rows = tx.rows(
        "SELECT invitation.person_id, invitation.round_id, MAX(response.submitted_at) AS at,"
        f" MAX(COALESCE(person_zone.timezone, program.timezone)) AS timezone{_ANSWERED}"
        " WHERE response.submitted_at > :since AND round.program_id = :program"
        f" AND {REACHED} AND {COUNTS} AND {GOES_ON}"
        " AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.person_id = invitation.person_id"
        "  AND outbox.kind = 'thanks' AND outbox.about = invitation.round_id)"
        f" AND NOT {_STILL_OWED} GROUP BY invitation.person_id, invitation.round_id"
        " ORDER BY invitation.person_id",
        program=actor.program_id,
        since=to_text(since),
        now=to_text(now),
    )
    return [
        Due(
            person_id=row["person_id"],
            about=row["round_id"],
            timezone=row["timezone"],
            at=from_text(row["at"]),
        )
        for row in rows
    ]


TO_OLD, TO_NEW = 1, 2
"""Numbers of the two mails about another address."""

_NO_OUTBOX = (
    "NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.person_id = person_history.person_id"
    " AND outbox.kind = 'address' AND outbox.about = person_history.id"
    " AND outbox.number = {number})"
)
_HERE = (
    "NOT EXISTS (SELECT 1 FROM erasure WHERE erasure.person_id = person.id)"
    " AND NOT EXISTS (SELECT 1 FROM person_merge"
    "  WHERE person_merge.gone_id = person.id AND person_merge.undone_at IS NULL)"
)
_OLD_BOUNCED = (
    "EXISTS (SELECT 1 FROM outbox WHERE outbox.person_id = person_history.person_id"
    f" AND {_UNREACHED}"
    " AND outbox.made_at <= person_history.at AND NOT EXISTS"
    "  (SELECT 1 FROM outbox later WHERE later.person_id = outbox.person_id"
    "   AND later.state = 'handed' AND later.handed_at > outbox.made_at"
    "   AND later.handed_at <= person_history.at))"
)
"""SQL: whether mail to the address before a change came back."""


def addresses(tx: Tx, actor: Actor, *, since: datetime) -> list[Due]:
    """Whose address was changed since a moment: to the old one, and to the new one."""
    found = []
    for number, where in (
        (TO_OLD, f"NOT {_OLD_BOUNCED}"),
        (TO_NEW, "person.address = person_history.after"),
    ):
        rows = tx.rows(
            f"SELECT person_history.id, person_history.person_id, person_history.at, {ZONE}"
            " FROM person_history JOIN person ON person.id = person_history.person_id"
            " JOIN program ON program.id = person.program_id"
            " LEFT JOIN person_zone ON person_zone.person_id = person.id"
            " WHERE person_history.what = 'address' AND person_history.at > :since"
            " AND person_history.before IS NOT NULL AND person.program_id = :program"
            f" AND {_HERE} AND {where} AND {_NO_OUTBOX.format(number=number)}"
            " ORDER BY person_history.at, person_history.id",
            program=actor.program_id,
            since=to_text(since),
        )
        found += [
            Due(
                person_id=row["person_id"],
                about=row["id"],
                timezone=row["timezone"],
                at=from_text(row["at"]),
                number=number,
            )
            for row in rows
        ]
    return found


def digests(tx: Tx, actor: Actor) -> list[Due]:
    """The leads of the actor's program who want a digest; ``about`` is left to the caller."""
    rows = tx.rows(
        f"SELECT person.id, lead.named_at, {ZONE} FROM mail_wish"
        " JOIN person ON person.id = mail_wish.person_id"
        " JOIN lead ON lead.person_id = person.id AND lead.ended_at IS NULL"
        " JOIN program ON program.id = person.program_id"
        " LEFT JOIN person_zone ON person_zone.person_id = person.id"
        f" WHERE mail_wish.digest = 1 AND person.program_id = :program AND {REACHED}"
        " ORDER BY person.id",
        program=actor.program_id,
    )
    return [
        Due(
            person_id=row["id"],
            about="",
            timezone=row["timezone"],
            at=from_text(row["named_at"]),
        )
        for row in rows
    ]


def already(tx: Tx, actor: Actor, kind: str, abouts: Iterable[str]) -> frozenset[tuple[str, str]]:
    """(Person, about) of the mails of a kind in the actor's program that stand in the outbox."""
    return frozenset(
        (row["person_id"], row["about"])
        for about in sorted(set(abouts))
        for row in tx.rows(
            "SELECT person_id, about FROM outbox"
            " WHERE about = :about AND kind = :kind AND program_id = :program",
            about=about,
            kind=kind,
            program=actor.program_id,
        )
    )
