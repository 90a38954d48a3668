"""What tells how far answers can be trusted: scores of one round, counts and times, for totals."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.access import Actor, Audience
from mentorsurvey.store import relationships
from mentorsurvey.store.database import Tx
from mentorsurvey.store.rows import of_row
from mentorsurvey.store.scores import VISIBLE
from mentorsurvey.store.times import to_text

_OF_ROUND = (
    " FROM response JOIN invitation ON invitation.id = response.invitation_id"
    " JOIN round ON round.id = invitation.round_id"
    " JOIN relationship ON relationship.id = invitation.relationship_id"
)
_WHERE = f" WHERE response.submitted_at IS NOT NULL AND {VISIBLE} AND round.number = :number AND "
_ADMITTED = {
    f"audience{place}": one.value for place, one in enumerate(Audience) if one.admits("leads")
}
_MARKS = ", ".join(f":{name}" for name in _ADMITTED)
"""Audiences that let leads see something of an answer: one kept from them moves no total."""


@dataclass(frozen=True, kw_only=True)
class Form:
    """One submitted form that the lead may read scores of, and when it was answered.

    ``first`` and ``last`` are when the first and the last answer came of those that the leads may
    see anything of; None without any.
    """

    response_id: str
    relationship_id: str
    side: str
    person_id: str
    first: datetime | None
    last: datetime | None


def forms(
    tx: Tx, actor: Actor, number: int, *, in_totals: Collection[str], now: datetime
) -> list[Form]:
    """The forms of one round, by relationship.

    Parameters
    ----------
    in_totals : collection of str
        The questions that count in totals: where leads see totals alone, they see no others.
    """
    counted = {f"item{place}": item_id for place, item_id in enumerate(sorted(in_totals))}
    marks = ", ".join(f":{name}" for name in counted) or "NULL"
    rows = tx.rows(
        "SELECT response.id AS response_id, invitation.relationship_id, invitation.side,"
        " invitation.person_id,"
        " MIN(answer.answered_at) AS first, MAX(answer.answered_at) AS last"
        f"{_OF_ROUND} LEFT JOIN answer ON answer.response_id = response.id"
        f" AND answer.audience IN ({_MARKS})"
        f" AND (response.leads_see = 'scores' OR answer.item_id IN ({marks}))"
        f"{_WHERE}{relationships.scope(actor)}"
        " GROUP BY response.id, invitation.relationship_id, invitation.side, invitation.person_id"
        " ORDER BY invitation.relationship_id, invitation.side",
        number=number,
        now=to_text(now),
        **counted,
        **_ADMITTED,
        **relationships.scope_values(actor),
    )
    return [of_row(Form, row) for row in rows]


def scores(tx: Tx, actor: Actor, number: int, *, now: datetime) -> dict[str, dict[str, float]]:
    """Response id → measure → score of one round, for totals alone: single answers among them.

    The reading that shows totals keeps their minimum numbers; no name leaves it.
    """
    rows = tx.rows(
        f"SELECT response.id, score.measure, score.value{_OF_ROUND}"
        " JOIN score ON score.response_id = response.id"
        f"{_WHERE}{relationships.scope(actor)}",
        number=number,
        now=to_text(now),
        **relationships.scope_values(actor),
    )
    found: dict[str, dict[str, float]] = {}
    for row in rows:
        found.setdefault(row["id"], {})[row["measure"]] = row["value"]
    return found


def cant_say(tx: Tx, actor: Actor, number: int, *, now: datetime) -> dict[tuple[str, str], int]:
    """(Side, item) → how often "can't say" was chosen and left to be seen by leads."""
    rows = tx.rows(
        f"SELECT invitation.side, answer.item_id, COUNT(*) AS n{_OF_ROUND}"
        " JOIN answer ON answer.response_id = response.id AND answer.cant_say = 1"
        f" AND answer.audience IN ({_MARKS})"
        f"{_WHERE}{relationships.scope(actor)} GROUP BY invitation.side, answer.item_id",
        number=number,
        now=to_text(now),
        **relationships.scope_values(actor),
        **_ADMITTED,
    )
    return {(row["side"], row["item_id"]): row["n"] for row in rows}
