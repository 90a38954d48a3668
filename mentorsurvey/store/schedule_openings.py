"""What became of each opening of a schedule, and the rounds that asked already."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from mentorsurvey.store import reach
from mentorsurvey.store.database import Tx
from mentorsurvey.store.rounds import COUNTED
from mentorsurvey.store.rows import of_row
from mentorsurvey.store.times import to_text

Outcome = Literal["opened", "asked"]


@dataclass(frozen=True, kw_only=True)
class Decided:
    """What became of one opening: its round was opened, or another one had asked already.

    ``relationship_id`` is empty where it was about all, and ``life`` for a pair's first time.
    """

    step_id: str
    number: int
    outcome: Outcome
    round_id: str | None
    decided_at: datetime
    relationship_id: str = ""
    life: str = ""


@dataclass(frozen=True, kw_only=True)
class Past:
    """A round that counts as having asked a form. ``step_id`` is empty for one opened by hand."""

    id: str
    number: int
    form: str
    reach: str
    opened_at: datetime
    closes_at: datetime
    cohorts: frozenset[str]
    step_id: str


def decide(tx: Tx, made: Decided) -> None:
    """Write down what became of an opening for all, where that is not written down yet."""
    tx.run(
        "INSERT INTO schedule_opening (step_id, number, outcome, round_id, decided_at)"
        " VALUES (:step, :number, :outcome, :round, :at)"
        " ON CONFLICT (step_id, number) DO NOTHING",
        step=made.step_id,
        number=made.number,
        outcome=made.outcome,
        round=made.round_id,
        at=to_text(made.decided_at),
    )


def decide_of_pairs(tx: Tx, made: Iterable[Decided]) -> None:
    """Write down what became of openings of pairs, none of which is written down yet."""
    tx.insert_all(
        "schedule_pair_opening",
        [
            {
                "step_id": one.step_id,
                "number": one.number,
                "relationship_id": one.relationship_id,
                "life": one.life,
                "outcome": one.outcome,
                "round_id": one.round_id,
                "decided_at": to_text(one.decided_at),
            }
            for one in made
        ],
    )


def decided(tx: Tx, program_id: str) -> dict[tuple[str, int], Decided]:
    """(Step, number) → what became of an opening for all, of the steps that are on."""
    rows = tx.rows(
        "SELECT schedule_opening.* FROM schedule_opening"
        " JOIN schedule_step ON schedule_step.id = schedule_opening.step_id"
        " WHERE schedule_step.program_id = :program AND schedule_step.ended_at IS NULL",
        program=program_id,
    )
    return {(row["step_id"], row["number"]): of_row(Decided, row) for row in rows}


def decided_of_pairs(
    tx: Tx, program_id: str, person: str = ""
) -> dict[tuple[str, int, str, str], Decided]:
    """(Step, number, pair, life) → what became of it, of the steps that are on.

    Of all pairs, or of those of a person.
    """
    theirs = (
        " AND relationship_id IN (SELECT id FROM relationship"
        "  WHERE program_id = :program AND :person IN (mentor_id, mentee_id))"
    )
    rows = tx.rows(
        "SELECT schedule_pair_opening.* FROM schedule_pair_opening"
        " JOIN schedule_step ON schedule_step.id = schedule_pair_opening.step_id"
        " WHERE schedule_step.program_id = :program AND schedule_step.ended_at IS NULL"
        f"{theirs if person else ''}",
        program=program_id,
        **({"person": person} if person else {}),
    )
    return {
        (row["step_id"], row["number"], row["relationship_id"], row["life"]): of_row(Decided, row)
        for row in rows
    }


def past(tx: Tx, program_id: str) -> list[Past]:
    """The rounds of a program that asked, the newest first: not those that a lead took back."""
    cohorts = reach.cohorts(tx, program_id)
    rows = tx.rows(
        "SELECT round.id, round.number, version.key AS form, round.reach, round.opened_at,"
        " round.closes_at,"
        " COALESCE((SELECT MAX(step_id) FROM schedule_opening WHERE round_id = round.id"
        "   AND outcome = 'opened'),"
        "  (SELECT MAX(step_id) FROM schedule_pair_opening WHERE round_id = round.id"
        "   AND outcome = 'opened'), '') AS step_id"
        " FROM round JOIN instrument_version version ON version.id = round.version_id"
        f" WHERE round.program_id = :program AND {COUNTED} ORDER BY round.number DESC",
        program=program_id,
    )
    return [of_row(Past, row, cohorts=frozenset(cohorts.get(row["id"], ()))) for row in rows]


@dataclass(frozen=True, kw_only=True)
class Invited:
    """A pair that a round asked, and when."""

    relationship_id: str
    round_id: str
    at: datetime


def invited(tx: Tx, program_id: str, form: str, *, since: datetime) -> list[Invited]:
    """Who was asked a form since then, in rounds that count."""
    rows = tx.rows(
        "SELECT invitation.relationship_id, invitation.round_id, MAX(invitation.invited_at) AS at"
        " FROM invitation JOIN round ON round.id = invitation.round_id"
        " JOIN instrument_version version ON version.id = round.version_id"
        f" WHERE round.program_id = :program AND version.key = :form AND {COUNTED}"
        " AND invitation.invited_at >= :since"
        " GROUP BY invitation.relationship_id, invitation.round_id",
        program=program_id,
        form=form,
        since=to_text(since),
    )
    return [of_row(Invited, row) for row in rows]


def opened_rounds(tx: Tx, program_id: str) -> frozenset[str]:
    """The rounds for all, or for cohorts, that the schedule of a program opened."""
    rows = tx.rows(
        "SELECT schedule_opening.round_id FROM schedule_opening"
        " JOIN round ON round.id = schedule_opening.round_id"
        " WHERE round.program_id = :program AND schedule_opening.outcome = 'opened'",
        program=program_id,
    )
    return frozenset(row["round_id"] for row in rows)
