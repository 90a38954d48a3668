"""What is known of the people of a round besides their forms: their links, and what mail knows."""

from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.access import Actor
from mentorsurvey.store.database import Tx
from mentorsurvey.store.relationships import scope, scope_values
from mentorsurvey.store.rows import of_row


@dataclass(frozen=True, kw_only=True)
class Approach:
    """How a person of a round was approached, and when they first came by a link of it.

    ``link_made_at`` is the first link of the round that somebody was to send. ``trouble`` says in a
    word why mail does not reach them, empty where it does.
    """

    person_id: str
    link_made_at: datetime | None
    opened_at: datetime | None
    no_reminders: bool
    trouble: str
    trouble_at: datetime | None


def wholly_seen(actor: Actor) -> str:
    """SQL: the ids of the people all of whose pairs in a round the actor may see.

    Mail and links are a person's: they would tell of a pair that is kept from the actor. Binds
    ``:round`` and what ``scope_values`` gives.
    """
    return (
        "(SELECT invitation.person_id FROM invitation"
        " JOIN relationship ON relationship.id = invitation.relationship_id"
        " WHERE invitation.round_id = :round GROUP BY invitation.person_id"
        f" HAVING MIN(CASE WHEN {scope(actor)} THEN 1 ELSE 0 END) = 1)"
    )


def approaches(tx: Tx, actor: Actor, round_id: str) -> dict[str, Approach]:
    """Person → how they were approached, of those all of whose pairs in a round the actor sees."""
    rows = tx.rows(
        "SELECT person.id AS person_id, made.at AS link_made_at, came.at AS opened_at,"
        " COALESCE(mail_wish.no_reminders, 0) AS no_reminders,"
        " COALESCE(mail_trouble.why, '') AS trouble, mail_trouble.at AS trouble_at FROM person"
        " LEFT JOIN (SELECT link.person_id, MIN(link.minted_at) AS at FROM link"
        "  WHERE link.round_id = :round AND link.scope = 'participant' AND link.revoked_at IS NULL"
        "  AND (link.minted_by IS NOT NULL OR NOT EXISTS (SELECT 1 FROM outbox"
        "   WHERE outbox.person_id = link.person_id AND outbox.kind = 'invitation'"
        "   AND outbox.about = :round))"
        "  GROUP BY link.person_id) made ON made.person_id = person.id"
        " LEFT JOIN (SELECT session.person_id, MIN(session.started_at) AS at FROM session"
        "  JOIN link ON link.id = session.link_id"
        "  WHERE link.round_id = :round AND link.scope = 'participant'"
        "  GROUP BY session.person_id) came ON came.person_id = person.id"
        " LEFT JOIN mail_wish ON mail_wish.person_id = person.id"
        " LEFT JOIN mail_trouble ON mail_trouble.person_id = person.id"
        f" WHERE person.program_id = :program AND person.id IN {wholly_seen(actor)}",
        round=round_id,
        **scope_values(actor),
    )
    return {row["person_id"]: of_row(Approach, row) for row in rows}
