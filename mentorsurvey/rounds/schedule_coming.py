"""What the schedule opens next: for leads, and for a person who would be asked."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import InstrumentError
from mentorsurvey.instruments import shipped
from mentorsurvey.rounds.schedule_plan import Planned
from mentorsurvey.rounds.schedule_state import known
from mentorsurvey.store import Database, Tx, reach, schedule_pairs, schedules

AHEAD = (timedelta(days=45), timedelta(days=400))
"""How far ahead the next round is looked for: near first, since most come soon."""


@dataclass(frozen=True, kw_only=True)
class Coming:
    """A round that the schedule will open.

    ``pairs`` is how many of the pairs that the actor may see it asks, and ``alone`` whether it is
    for some pairs only. ``waits`` says that it should have opened already; it waits for the open
    round of the number ``behind``, where there is one.
    """

    opens_at: datetime
    closes_at: datetime
    form: str
    title: str
    pairs: int
    alone: bool
    waits: bool = False
    behind: int | None = None


def coming(where: Database | Tx, actor: Actor, *, now: datetime, until: date) -> tuple[Coming, ...]:
    """The rounds that the schedule opens until a day, those first that wait already.

    None while it is switched off. Rounds for single pairs are those of pairs that the actor may
    see.
    """
    require(actor, "schedule.see")
    with where.read() as tx:
        schedule = schedules.of_program(tx, actor.program_id)
        if schedule is None or not schedule.is_on:
            return ()
        planned = known(tx, actor, now=now).planned(schedule.steps, until=until)
        waiting = {one.due.step.form for one in planned if one.due.opens_at <= now}
        asking = {form: reach.asking(tx, actor.program_id, form, now=now) for form in waiting}
    return tuple(_coming(one, asking.get(one.due.step.form, {}), now) for one in planned)


def _coming(planned: Planned, asking: dict[str, reach.Asking], now: datetime) -> Coming:
    due = planned.due
    waits = due.opens_at <= now
    numbers = {asking[one.pair.id].number for one in planned.members if one.pair.id in asking}
    return Coming(
        opens_at=due.opens_at,
        closes_at=due.closes_at,
        form=due.step.form,
        title=title_of(due.step.form),
        pairs=len(planned.members),
        alone=planned.alone,
        waits=waits,
        behind=min(numbers, default=None) if waits else None,
    )


def title_of(form: str) -> str:
    """What a form is called; its key where it cannot be read."""
    try:
        found = shipped().get(form)
    except InstrumentError:
        return form
    return found.title if found else form


def next_for(tx: Tx, actor: Actor, person_id: str, *, now: datetime) -> datetime | None:
    """When the schedule next asks a person of the actor's program; None where it does not."""
    schedule = schedules.of_program(tx, actor.program_id)
    if schedule is None or not schedule.is_on:
        return None
    pairs = schedule_pairs.of_person(tx, actor, person_id)
    found = known(tx, actor, now=now, pairs=pairs, person=person_id)
    for ahead in AHEAD:
        for one in found.planned(schedule.steps, until=found.today + ahead):
            if one.members and one.due.opens_at > now:
                return one.due.opens_at
    return None
