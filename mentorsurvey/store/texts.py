"""Answers whose authors chose "Let the program read this answer": words and choices, by name."""

from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.access import Actor, Audience
from mentorsurvey.instruments import Side
from mentorsurvey.instruments.promises import to_leads
from mentorsurvey.store import relationships, rounds
from mentorsurvey.store.database import Tx
from mentorsurvey.store.responses import Answer, answer_of
from mentorsurvey.store.scores import VISIBLE
from mentorsurvey.store.times import to_text


@dataclass(frozen=True, kw_only=True)
class Released:
    """One answer that its author lets the leads read."""

    relationship_id: str
    round_number: int
    version_id: str
    side: Side
    answer: Answer


def of_relationship(tx: Tx, actor: Actor, relationship_id: str, *, now: datetime) -> list[Released]:
    """What leads may read of one relationship, by round: never a rating, and never before release.

    Empty where the relationship is not the lead's to see.
    """
    where = " AND relationship.id = :relationship"
    return _released(tx, actor, where, {"relationship": relationship_id}, now)


def of_program(tx: Tx, actor: Actor, *, now: datetime) -> list[Released]:
    """The same of every relationship that the lead may see."""
    items = {
        item.id
        for version in rounds.versions(tx, actor.program_id)
        for item in rounds.instrument(tx, version.id).items
        if not item.rated
    }
    named = {f"item{place}": item_id for place, item_id in enumerate(sorted(items))}
    where = f" AND answer.item_id IN ({', '.join(f':{name}' for name in named)})"
    return _released(tx, actor, where, named, now)


def _released(
    tx: Tx, actor: Actor, where: str, values: dict[str, str], now: datetime
) -> list[Released]:
    admitted = {
        f"audience{place}": one.value for place, one in enumerate(Audience) if one.admits("leads")
    }
    rows = tx.rows(
        "SELECT answer.*, relationship.id AS relationship_id,"
        " round.number AS round_number, round.version_id, invitation.side"
        " FROM answer JOIN response ON response.id = answer.response_id"
        " JOIN invitation ON invitation.id = response.invitation_id"
        " JOIN round ON round.id = invitation.round_id"
        " JOIN relationship ON relationship.id = invitation.relationship_id"
        f" WHERE {VISIBLE} AND {relationships.scope(actor)}{where}"
        " AND response.submitted_at IS NOT NULL AND response.leads_see = 'scores'"
        f" AND answer.audience IN ({', '.join(f':{name}' for name in admitted)})"
        " ORDER BY round.number, invitation.side, answer.item_id",
        now=to_text(now),
        **values,
        **relationships.scope_values(actor),
        **admitted,
    )
    return [
        Released(
            relationship_id=row["relationship_id"],
            round_number=row["round_number"],
            version_id=row["version_id"],
            side=row["side"],
            answer=answer_of(row),
        )
        for row in rows
        if _is_read(tx, row["version_id"], row["item_id"], row["side"])
        and answer_of(row).value is not None
    ]


def _is_read(tx: Tx, version_id: str, item_id: str, side: Side) -> bool:
    instrument = rounds.instrument(tx, version_id)
    return to_leads(instrument, instrument.item(item_id), side) == "answer"
