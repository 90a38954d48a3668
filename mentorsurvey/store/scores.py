"""Scores as leads may read them: never an answer, never a relationship that is not theirs."""

from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.access import Actor
from mentorsurvey.store import relationships
from mentorsurvey.store.database import Tx
from mentorsurvey.store.rounds import CLOSES
from mentorsurvey.store.times import to_text

_READABLE = (
    " FROM score JOIN response ON response.id = score.response_id"
    " JOIN invitation ON invitation.id = response.invitation_id"
    " JOIN round ON round.id = invitation.round_id"
    " JOIN relationship ON relationship.id = invitation.relationship_id"
    " JOIN lead ON lead.person_id = :actor AND lead.ended_at IS NULL"
    "  AND lead.named_at <= response.submitted_at"
    " WHERE score.viewer = 'leads' AND (response.released_at IS NOT NULL"
    f"  OR {CLOSES} <= :now)"
)
"""Scores of responses that are released, or whose invitation has closed, for leads who were
named when they were submitted."""


@dataclass(frozen=True, kw_only=True)
class Score:
    """One score of one side in one round (0–100, except ``meetings`` and ``fairness``)."""

    relationship_id: str
    round_number: int
    side: str
    measure: str
    value: float


def of_program(
    tx: Tx, actor: Actor, *, measures: tuple[str, ...], now: datetime
) -> list[Score]:
    """Scores of all relationships that the lead may see."""
    return _scores(tx, actor, "", {}, measures, now)


def of_relationship(tx: Tx, actor: Actor, relationship_id: str, *, now: datetime) -> list[Score]:
    """All scores of one relationship, where the lead may see it."""
    return _scores(
        tx, actor, " AND relationship.id = :relationship", {"relationship": relationship_id}, (), now
    )


def _scores(
    tx: Tx,
    actor: Actor,
    where: str,
    values: dict[str, str],
    measures: tuple[str, ...],
    now: datetime,
) -> list[Score]:
    wanted = {f"measure{index}": measure for index, measure in enumerate(measures)}
    if wanted:
        marks = ", ".join(f":{name}" for name in wanted)
        where += f" AND score.measure IN ({marks})"
    found = tx.rows(
        "SELECT relationship.id, round.number, invitation.side, score.measure, score.value"
        f"{_READABLE} AND {relationships.scope(actor)}{where}"
        " ORDER BY relationship.id, round.number",
        now=to_text(now),
        **relationships.scope_values(actor),
        **values,
        **wanted,
    )
    return [
        Score(
            relationship_id=row["id"],
            round_number=row["number"],
            side=row["side"],
            measure=row["measure"],
            value=row["value"],
        )
        for row in found
    ]
