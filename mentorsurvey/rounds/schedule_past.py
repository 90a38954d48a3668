"""What a schedule has done lately, and why it opened nothing on a day on which it would have."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from mentorsurvey.access import Actor, require
from mentorsurvey.rounds.schedule_coming import title_of
from mentorsurvey.rounds.schedule_plan import openings
from mentorsurvey.rounds.schedule_state import Known, known
from mentorsurvey.store import Database, Tx

What = Literal["opened", "asked", "missed"]


@dataclass(frozen=True, kw_only=True)
class Happened:
    """What became of one opening of a schedule.

    It opened the round of a number, or a round of that number had asked already, or its last day
    came before it could open.
    """

    day: date
    what: What
    title: str
    round_number: int | None = None


def happened(where: Database | Tx, actor: Actor, *, now: datetime) -> tuple[Happened, ...]:
    """What the steps that are on have done, the newest first.

    Of rounds for single pairs, those that asked a pair whom the actor may see.
    """
    require(actor, "schedule.see")
    with where.read() as tx:
        found = known(tx, actor, now=now)
    if found.schedule is None:
        return ()
    listed = {*_decided(found), *_missed(found)}
    return tuple(sorted(listed, key=lambda one: (one.day, one.round_number or 0), reverse=True))


def _decided(found: Known) -> Iterator[Happened]:
    forms = {step.id: step.form for step in found.schedule.steps} if found.schedule else {}
    numbers = {one.id: one.number for one in found.past}
    seen = {one.pair.id for one in found.members}
    for_pairs = [
        one
        for one in found.of_pairs.values()
        if one.outcome == "opened" and one.relationship_id in seen
    ]
    for one in (*found.decided.values(), *for_pairs):
        number = numbers.get(one.round_id or "")
        if number is not None and one.step_id in forms:
            yield Happened(
                day=one.decided_at.astimezone(found.zone).date(),
                what=one.outcome,
                title=title_of(forms[one.step_id]),
                round_number=number,
            )


def _missed(found: Known) -> Iterator[Happened]:
    for step in found.schedule.steps if found.schedule and found.schedule.is_on else ():
        if step.anchor == "pair":
            continue
        for due in openings(step, found.zone, since=found.first_day(step), until=found.today):
            if found.is_over(due) and not found.is_decided(due, None):
                yield Happened(day=due.day, what="missed", title=title_of(step.form))
