"""The schedule of a program: its steps, and how single pairs differ from it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from mentorsurvey.access import Actor
from mentorsurvey.store import relationships
from mentorsurvey.store.database import Row, Tx
from mentorsurvey.store.rows import of_row
from mentorsurvey.store.times import new_id, to_text

Unit = Literal["weeks", "months"]
Anchor = Literal["calendar", "pair"]


@dataclass(frozen=True, kw_only=True)
class Step:
    """One form that a schedule asks, once or again and again.

    Attributes
    ----------
    form : str
        The instrument's key; ``extras`` asks its optional sections too.
    anchor : {"calendar", "pair"}
        Whether it begins on ``first_on`` for all, or ``after`` weeks or months of each pair.
    every, unit, times
        How often it comes again; without ``times`` until somebody stops it.
    days : int
        It closes at the end of the day that comes so many days after its opening.
    remind_after, remind_before : int, optional
        Days after the opening, and before the last day, on which people are reminded.
    cohorts : tuple of str
        Whom it asks; empty for everyone.
    id, added_at
        Empty for a step that is not switched on.
    """

    form: str
    extras: bool = False
    anchor: Anchor = "calendar"
    first_on: date | None = None
    after: int = 0
    after_unit: Unit = "weeks"
    every: int = 1
    unit: Unit = "months"
    times: int | None = 1
    days: int = 14
    remind_after: int | None = 7
    remind_before: int | None = 3
    cohorts: tuple[str, ...] = ()
    id: str = ""
    added_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class PairRule:
    """How a pair differs: asked so many days later, open so many longer, or left out."""

    later: int = 0
    longer: int = 0
    left_out: bool = False

    @property
    def apart(self) -> bool:
        """Whether a round for all does not ask it."""
        return self.left_out or self.later > 0


AS_EVERYBODY = PairRule()


@dataclass(frozen=True, kw_only=True)
class Schedule:
    """A program's schedule: on since then, or stopped.

    ``looked_at`` is the last eight o'clock for which it was run. ``pairs`` says how single pairs
    differ, by the id of each.
    """

    started_at: datetime
    stopped_at: datetime | None
    looked_at: datetime | None
    steps: tuple[Step, ...] = ()
    pairs: Mapping[str, PairRule] = field(default_factory=dict)

    @property
    def is_on(self) -> bool:
        """Whether it opens rounds."""
        return self.stopped_at is None


def of_program(tx: Tx, program_id: str) -> Schedule | None:
    """The schedule of a program with the steps that are on; None where there never was one.

    How its pairs differ is not in it: that is read with :func:`rules`.
    """
    row = tx.row("SELECT * FROM schedule WHERE program_id = :program", program=program_id)
    if row is None:
        return None
    cohorts: dict[str, tuple[str, ...]] = {}
    for one in tx.rows(
        "SELECT schedule_step_cohort.* FROM schedule_step_cohort JOIN schedule_step"
        " ON schedule_step.id = schedule_step_cohort.step_id"
        " WHERE schedule_step.program_id = :program ORDER BY cohort",
        program=program_id,
    ):
        cohorts[one["step_id"]] = (*cohorts.get(one["step_id"], ()), one["cohort"])
    rows = tx.rows(
        "SELECT * FROM schedule_step WHERE program_id = :program AND ended_at IS NULL"
        " ORDER BY place, id",
        program=program_id,
    )
    steps = tuple(_step(one, cohorts.get(one["id"], ())) for one in rows)
    return of_row(Schedule, row, steps=steps)


def _step(row: Row, cohorts: tuple[str, ...]) -> Step:
    return of_row(
        Step,
        row,
        after=row["after_count"] or 0,
        after_unit=row["after_unit"] or "weeks",
        every=row["every_count"],
        unit=row["every_unit"],
        cohorts=cohorts,
    )


def start(tx: Tx, program_id: str, *, now: datetime) -> None:
    """Switch a program's schedule on, or keep it on; what it has looked at is looked at again."""
    tx.run(
        "INSERT INTO schedule (program_id, started_at) VALUES (:program, :now)"
        " ON CONFLICT (program_id) DO UPDATE SET looked_at = NULL, stopped_at = NULL,"
        " started_at = CASE WHEN schedule.stopped_at IS NULL THEN schedule.started_at"
        "  ELSE :now END",
        program=program_id,
        now=to_text(now),
    )


def stop(tx: Tx, program_id: str, *, now: datetime) -> bool:
    """Switch a program's schedule off; whether it was on."""
    return bool(
        tx.run(
            "UPDATE schedule SET stopped_at = :now"
            " WHERE program_id = :program AND stopped_at IS NULL",
            program=program_id,
            now=to_text(now),
        )
    )


def looked(tx: Tx, program_id: str, at: datetime | None) -> None:
    """Keep when a schedule was last run; None lets it be run again at once."""
    tx.run(
        "UPDATE schedule SET looked_at = :at WHERE program_id = :program",
        program=program_id,
        at=None if at is None else to_text(at),
    )


def add_step(tx: Tx, program_id: str, step: Step, place: int, *, now: datetime) -> None:
    """Add a step, from now on."""
    by_pair = step.anchor == "pair"
    step_id = new_id()
    tx.insert(
        "schedule_step",
        {
            "id": step_id,
            "program_id": program_id,
            "place": place,
            "form": step.form,
            "extras": int(step.extras),
            "anchor": step.anchor,
            "first_on": step.first_on.isoformat() if step.first_on and not by_pair else None,
            "after_count": step.after if by_pair else None,
            "after_unit": step.after_unit if by_pair else None,
            "every_count": step.every,
            "every_unit": step.unit,
            "times": step.times,
            "days": step.days,
            "remind_after": step.remind_after,
            "remind_before": step.remind_before,
            "added_at": to_text(now),
            "ended_at": None,
        },
    )
    cohorts = [{"step_id": step_id, "cohort": one} for one in sorted(set(step.cohorts))]
    tx.insert_all("schedule_step_cohort", cohorts)


def place_step(tx: Tx, actor: Actor, step_id: str, place: int) -> None:
    """Move a step of the actor's program to another place."""
    tx.run(
        "UPDATE schedule_step SET place = :place WHERE id = :id AND program_id = :program",
        id=step_id,
        program=actor.program_id,
        place=place,
    )


def end_steps(tx: Tx, program_id: str, ids: Iterable[str], *, now: datetime) -> None:
    """End steps: they open no more rounds. What they opened stays."""
    for one in ids:
        tx.run(
            "UPDATE schedule_step SET ended_at = :now"
            " WHERE id = :id AND program_id = :program AND ended_at IS NULL",
            id=one,
            program=program_id,
            now=to_text(now),
        )


def rules(tx: Tx, program_id: str) -> dict[str, PairRule]:
    """Pair → how it differs from the others, where it does."""
    rows = tx.rows(
        "SELECT schedule_pair.* FROM schedule_pair"
        " JOIN relationship ON relationship.id = schedule_pair.relationship_id"
        " WHERE relationship.program_id = :program",
        program=program_id,
    )
    return {
        row["relationship_id"]: PairRule(
            later=row["later_days"], longer=row["longer_days"], left_out=bool(row["left_out"])
        )
        for row in rows
    }


def set_rule(tx: Tx, actor: Actor, relationship_id: str, rule: PairRule) -> bool:
    """Say how a pair differs; whether the actor may see it."""
    known = tx.row(
        f"SELECT 1 AS found FROM relationship WHERE id = :id AND {relationships.scope(actor)}",
        id=relationship_id,
        **relationships.scope_values(actor),
    )
    if known is None:
        return False
    tx.run("DELETE FROM schedule_pair WHERE relationship_id = :id", id=relationship_id)
    if rule != AS_EVERYBODY:
        tx.insert(
            "schedule_pair",
            {
                "relationship_id": relationship_id,
                "later_days": rule.later,
                "longer_days": rule.longer,
                "left_out": int(rule.left_out),
            },
        )
    return True


def first_days(tx: Tx, program_id: str, person: str = "") -> Mapping[str, date]:
    """Pair → the first day from which its roster says anything of it, where it does.

    Of all pairs, or of those of a person.
    """
    theirs = " AND :person IN (relationship.mentor_id, relationship.mentee_id)"
    rows = tx.rows(
        "SELECT relationship_attribute.relationship_id, MIN(since) AS first"
        " FROM relationship_attribute"
        " JOIN relationship ON relationship.id = relationship_attribute.relationship_id"
        f" WHERE relationship.program_id = :program{theirs if person else ''}"
        " GROUP BY relationship_attribute.relationship_id",
        program=program_id,
        **({"person": person} if person else {}),
    )
    return {row["relationship_id"]: date.fromisoformat(row["first"]) for row in rows}
