"""The schedule of a program: seeing it, trying it, switching it on and off, single pairs."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import InstrumentError, NotAllowed, ScheduleError
from mentorsurvey.instruments import Instrument, shipped
from mentorsurvey.rounds.reach import invite_to_open_rounds
from mentorsurvey.rounds.schedule_checks import check, check_apart, check_pair, check_rule, named
from mentorsurvey.rounds.schedule_plan import Planned
from mentorsurvey.rounds.schedule_state import known
from mentorsurvey.store import Database, Tx, audit, programs, relationships, schedules
from mentorsurvey.store.schedules import PairRule, Schedule, Step


def see(where: Database | Tx, actor: Actor, *, now: datetime) -> Schedule | None:
    """The schedule of the actor's program; None where there never was one.

    How single pairs differ is in it for those that the actor may see.
    """
    del now
    require(actor, "schedule.see")
    with where.read() as tx:
        found = schedules.of_program(tx, actor.program_id)
        rules = schedules.rules(tx, actor.program_id)
        own = {one.id for one in relationships.within(tx, actor)} if found and rules else set()
    if found is None:
        return None
    return replace(found, pairs={one: rule for one, rule in rules.items() if one in own})


def preview(
    where: Database | Tx, actor: Actor, steps: Sequence[Step], *, now: datetime, until: date
) -> tuple[Planned, ...]:
    """The rounds that these steps would open until a day, the next first.

    Steps that are not switched on are planned as if they were from now on. What has opened already,
    or was opened by hand, is not in it. Of the pairs, those are in it that the actor may see.
    """
    require(actor, "schedule.see")
    with where.read() as tx:
        found = known(tx, actor, now=now, pairs=relationships.within(tx, actor))
    wanted = _wanted(steps, found.schedule)
    if found.schedule:  # what a step opened that would end counts as opened by hand
        found = replace(found, schedule=replace(found.schedule, steps=tuple(wanted)))
    planned = [
        replace(one, due=replace(one.due, step=step))
        for step, meant in zip(steps, wanted, strict=True)
        for one in found.planned([meant], until=until)
    ]
    return tuple(sorted(planned, key=lambda one: (one.due.opens_at, one.alone)))


def save(where: Database | Tx, actor: Actor, steps: Sequence[Step], *, now: datetime) -> None:
    """Switch the schedule on with these steps, in this order, in place of those before.

    A step that stands already and did not change goes on. One that changed ends, and begins anew
    as it is now. Rounds that are already open do not change.

    Raises
    ------
    ScheduleError
        For a step that cannot open, and for two rounds of the same form that would be open at once.
    """
    require(actor, "schedule.change")
    with where.write() as tx:
        found = known(tx, actor, now=now)
        wanted = _wanted(steps, found.schedule)
        forms = _forms(wanted)
        check(wanted, forms, today=found.today)
        _check_cohorts(tx, actor, wanted, forms)
        check_apart(wanted, found.members, forms, found.zone, today=found.today)
        before = {one.id for one in found.schedule.steps} if found.schedule else set()
        ended = before - {one.id for one in wanted}
        schedules.end_steps(tx, actor.program_id, sorted(ended), now=now)
        schedules.start(tx, actor.program_id, now=now)
        for place, step in enumerate(wanted, start=1):
            if step.id:
                schedules.place_step(tx, actor, step.id, place)
            else:
                schedules.add_step(tx, actor.program_id, step, place, now=now)
        audit.write(tx, actor, "schedule.start", "program", actor.program_id, now=now)
        programs.touch(tx, actor.program_id)


def stop(where: Database | Tx, actor: Actor, *, now: datetime) -> None:
    """Switch the schedule off: it opens nothing until it is switched on again. Twice is once.

    Rounds that are open stay open.
    """
    require(actor, "schedule.change")
    with where.write() as tx:
        if schedules.stop(tx, actor.program_id, now=now):
            audit.write(tx, actor, "schedule.stop", "program", actor.program_id, now=now)
            programs.touch(tx, actor.program_id)


def set_pair(
    where: Database | Tx, actor: Actor, relationship_id: str, rule: PairRule, *, now: datetime
) -> None:
    """Let the schedule ask a pair later, give it longer, or leave it out, from its next round on.

    A pair that becomes like the others is asked by the rounds of the schedule that are open.

    Raises
    ------
    NotAllowed
        Where the pair is not the actor's to see.
    ScheduleError
        For days out of range, and where the pair would have two forms of one kind open at once.
    """
    require(actor, "schedule.pair")
    with where.write() as tx:
        pair = next(
            (one for one in relationships.within(tx, actor) if one.id == relationship_id), None
        )
        if pair is None:
            raise NotAllowed
        check_rule(rule)
        found = known(tx, actor, now=now, pairs=[pair])
        (member,) = found.members
        if member.rule == rule:
            return
        if found.schedule:
            changed = replace(member, rule=rule)
            check_pair(found.schedule.steps, changed, found.zone, today=found.today)
        if not schedules.set_rule(tx, actor, pair.id, rule):
            raise NotAllowed
        if member.rule.apart and not rule.apart and pair.status(now) == "active":
            invite_to_open_rounds(tx, actor.program_id, [pair], scheduled=True, now=now)
        schedules.looked(tx, actor.program_id, None)
        audit.write(tx, actor, "schedule.pair", "relationship", pair.id, now=now)
        programs.touch(tx, actor.program_id)


def _wanted(steps: Sequence[Step], schedule: Schedule | None) -> list[Step]:
    """The steps as they would stand: those that did not change as they are, the others as new."""
    before = {one.id: one for one in schedule.steps} if schedule else {}
    return [_as_stands(_plain(one), before.get(one.id)) for one in steps]


def _plain(step: Step) -> Step:
    """Without what its anchor does not use."""
    cohorts = tuple(sorted(set(step.cohorts)))
    if step.anchor == "pair":
        return replace(step, first_on=None, cohorts=cohorts)
    return replace(step, after=0, after_unit="weeks", cohorts=cohorts)


def _as_stands(step: Step, before: Step | None) -> Step:
    """A step that is on already where it did not change, else one that is new."""
    if before is not None and replace(step, added_at=before.added_at) == before:
        return before
    return replace(step, id="", added_at=None)


def _forms(steps: Sequence[Step]) -> dict[str, Instrument]:
    try:
        return shipped()
    except InstrumentError as problem:
        place = next((place for place, one in enumerate(steps, start=1) if not one.id), 1)
        raise ScheduleError(
            f"Step {place} can't be switched on, because there is a problem with the forms.",
            "Ask whoever looks after the forms to check them.",
            where=f"step {place}",
        ) from problem


def _check_cohorts(
    tx: Tx, actor: Actor, steps: Sequence[Step], forms: dict[str, Instrument]
) -> None:
    """Pass where each new step is for everyone, or for cohorts that the actor may know of."""
    known_ones = {name for one in relationships.within(tx, actor) for name in one.cohorts}
    for place, step in enumerate(steps, start=1):
        if not step.id and not known_ones.issuperset(step.cohorts):
            raise ScheduleError(
                f"{named(step, place, forms)} is for a cohort that is not there.",
                f"Choose among: {', '.join(sorted(known_ones))}."
                if known_ones
                else "Your roster names no cohorts, so choose everyone.",
                where=f"step {place}",
            )
