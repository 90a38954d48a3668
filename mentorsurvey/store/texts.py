"""Answers whose authors chose "Let the program read this answer": words and choices, by name."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.access import Actor, Audience
from mentorsurvey.instruments import SIDES, Instrument, Side
from mentorsurvey.instruments.promises import to_leads
from mentorsurvey.store import relationships, rounds
from mentorsurvey.store.database import Tx
from mentorsurvey.store.responses import Answer, answer_of
from mentorsurvey.store.rounds import Round
from mentorsurvey.store.rows import of_row
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


def readable(instrument: Instrument, side: Side) -> tuple[str, ...]:
    """The questions of a form to which leads may read a side's answer, in their order."""
    return tuple(
        item.id
        for item in instrument.asked_of(side)
        if to_leads(instrument, item, side) == "answer"
    )


def of_relationship(tx: Tx, actor: Actor, relationship_id: str, *, now: datetime) -> list[Released]:
    """What leads may read of one relationship, by round: never a rating, and never before release.

    Empty where the relationship is not the lead's to see.
    """
    where = " AND relationship.id = :relationship"
    return _released(tx, actor, where, {"relationship": relationship_id}, now=now)


def of_program(tx: Tx, actor: Actor, *, now: datetime) -> list[Released]:
    """The same of every relationship that the lead may see."""
    ids = {
        item_id
        for version in rounds.versions(tx, actor.program_id)
        for side in SIDES
        for item_id in readable(rounds.instrument(tx, version.id), side)
    }
    return _among(tx, actor, ids, "", {}, now=now)


def of_round(tx: Tx, actor: Actor, asked: Round, *, now: datetime) -> list[Released]:
    """The same of every relationship in one round."""
    instrument = rounds.instrument(tx, asked.version_id)
    ids = {item_id for side in SIDES for item_id in readable(instrument, side)}
    where = " AND round.number = :number"
    return _among(tx, actor, ids, where, {"number": asked.number}, now=now)


def _among(
    tx: Tx,
    actor: Actor,
    ids: Collection[str],
    where: str,
    values: Mapping[str, str | int],
    *,
    now: datetime,
) -> list[Released]:
    """Read in one statement, of these questions alone."""
    items = {f"item{place}": item_id for place, item_id in enumerate(sorted(ids))}
    where += f" AND answer.item_id IN ({', '.join(f':{name}' for name in items) or 'NULL'})"
    return _released(tx, actor, where, {**values, **items}, now=now)


def _released(
    tx: Tx, actor: Actor, where: str, values: Mapping[str, str | int], *, now: datetime
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
        " AND (answer.number IS NOT NULL OR answer.words IS NOT NULL)"
        f" AND answer.audience IN ({', '.join(f':{name}' for name in admitted)})"
        " ORDER BY round.number, relationship.id, invitation.side, answer.item_id",
        now=to_text(now),
        **values,
        **relationships.scope_values(actor),
        **admitted,
    )
    allowed = {
        (version_id, side): readable(rounds.instrument(tx, version_id), side)
        for version_id, side in {(row["version_id"], row["side"]) for row in rows}
    }
    return [
        of_row(Released, row, answer=answer_of(row))
        for row in rows
        if row["item_id"] in allowed[row["version_id"], row["side"]]
    ]
