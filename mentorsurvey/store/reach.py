"""Whom each round asked: the cohorts that it was opened for, and the pairs that it invited."""

from collections.abc import Iterable
from datetime import datetime
from typing import Literal, NamedTuple

from mentorsurvey.access import Actor
from mentorsurvey.instruments.deciding import FORMS
from mentorsurvey.store import relationships
from mentorsurvey.store.database import Tx
from mentorsurvey.store.times import to_text

Kind = Literal["all", "cohorts", "pairs"]
"""A round asks every pair, those of chosen cohorts, or chosen pairs."""


class Asking(NamedTuple):
    """An open round that is in the way of another one for a pair.

    ``same`` says that it asks the same questions; else it asks in which phase the pair goes on.
    """

    number: int
    reach: str
    same: bool = True


def add_cohorts(tx: Tx, round_id: str, cohorts: Iterable[str]) -> None:
    """Keep the cohorts that a round was opened for."""
    tx.insert_all("round_cohort", [{"round_id": round_id, "cohort": one} for one in cohorts])


def cohorts(tx: Tx, program_id: str) -> dict[str, tuple[str, ...]]:
    """Round → the cohorts that it was opened for, where it was."""
    rows = tx.rows(
        "SELECT round_cohort.* FROM round_cohort JOIN round ON round.id = round_cohort.round_id"
        " WHERE round.program_id = :program ORDER BY cohort",
        program=program_id,
    )
    found: dict[str, tuple[str, ...]] = {}
    for row in rows:
        found[row["round_id"]] = (*found.get(row["round_id"], ()), row["cohort"])
    return found


def asking(tx: Tx, program_id: str, instrument: str, *, now: datetime) -> dict[str, Asking]:
    """Pair → an open round that asks it the questions of an instrument.

    A round after which the two of a pair did not begin asks them no more. Phases don't overlap, so
    an introduction and a completion are in each other's way until both of the pair have decided.
    """
    other = set(FORMS.values()) - {instrument} if instrument in FORMS.values() else {""}
    rows = tx.rows(
        "SELECT invitation.relationship_id, round.number, round.reach, version.key FROM round"
        " JOIN instrument_version version ON version.id = round.version_id"
        " JOIN invitation ON invitation.round_id = round.id"
        " WHERE round.program_id = :program AND version.key IN (:key, :other)"
        " AND round.closed_at IS NULL"
        " AND round.closes_at > :now AND NOT EXISTS (SELECT 1 FROM decision"
        "  WHERE decision.relationship_id = invitation.relationship_id"
        "  AND decision.round_id = round.id AND decision.settled_at IS NOT NULL"
        "  AND (version.key = :other OR decision.kind = 'start' AND decision.choice <> 'commit'))"
        " ORDER BY round.number DESC",
        program=program_id,
        key=instrument,
        other=min(other),
        now=to_text(now),
    )
    return {
        row["relationship_id"]: Asking(row["number"], row["reach"], row["key"] == instrument)
        for row in rows
    }


def invited(tx: Tx, round_id: str) -> frozenset[str]:
    """The pairs that a round invited, over the whole program."""
    rows = tx.rows("SELECT relationship_id FROM invitation WHERE round_id = :id", id=round_id)
    return frozenset(row["relationship_id"] for row in rows)


def asked(tx: Tx, actor: Actor, relationship_id: str) -> frozenset[int]:
    """Numbers of the rounds that asked a pair which the lead may see."""
    rows = tx.rows(
        "SELECT DISTINCT round.number FROM invitation JOIN round ON round.id = invitation.round_id"
        " JOIN relationship ON relationship.id = invitation.relationship_id"
        f" WHERE relationship.id = :relationship AND {relationships.scope(actor)}",
        relationship=relationship_id,
        **relationships.scope_values(actor),
    )
    return frozenset(row["number"] for row in rows)


def narrow(tx: Tx, actor: Actor) -> dict[int, frozenset[str]]:
    """Number of each round that was not for all → the pairs it asked that the lead may see."""
    numbers = tx.rows(
        "SELECT number FROM round WHERE program_id = :program AND reach <> 'all'",
        program=actor.program_id,
    )
    found: dict[int, set[str]] = {row["number"]: set() for row in numbers}
    if not found:
        return {}
    rows = tx.rows(
        "SELECT DISTINCT round.number, relationship.id FROM invitation"
        " JOIN round ON round.id = invitation.round_id AND round.reach <> 'all'"
        " JOIN relationship ON relationship.id = invitation.relationship_id"
        f" WHERE {relationships.scope(actor)}",
        **relationships.scope_values(actor),
    )
    for row in rows:
        found[row["number"]].add(row["id"])
    return {number: frozenset(pairs) for number, pairs in found.items()}
