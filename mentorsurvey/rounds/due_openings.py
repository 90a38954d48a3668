"""Opening the rounds of a schedule that are due: each at most once, whoever looks."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import InstrumentError, RoundError
from mentorsurvey.instruments import shipped
from mentorsurvey.rounds.opening import end_of_day, open_as, zone_of
from mentorsurvey.rounds.reach import Reach
from mentorsurvey.rounds.schedule_plan import (
    Due,
    Member,
    Planned,
    middle,
    openings,
    reminding,
    slot,
)
from mentorsurvey.rounds.schedule_state import Known, known
from mentorsurvey.store import Database, Tx, audit, rounds, schedule_openings, schedules
from mentorsurvey.store import reach as stored
from mentorsurvey.store.schedule_openings import Decided, Invited, Outcome


def open_due(where: Database | Tx, actor: Actor, *, now: datetime) -> int:
    """Open the rounds whose time has come; how many.

    What is due and cannot open waits for the next morning, until its last day. Everything opens at
    eight in the morning, so there is nothing to do until then once that was done.
    """
    require(actor, "schedule.run")
    with where.read() as tx:
        schedule = schedules.of_program(tx, actor.program_id)
        if schedule is None or not schedule.is_on:
            return 0
        last = slot(now, zone_of(tx, actor))
        if schedule.looked_at == last:
            return 0
        found = known(tx, actor, now=now)
    opened, failed = 0, None
    for one in found.planned(schedule.steps, until=found.today, asked=True):
        if one.due.opens_at > now:
            continue
        try:
            opened += _open(where, actor, one, now=now)
        except (RoundError, InstrumentError):
            continue
        except Exception as problem:
            failed = failed or problem
    if failed is not None:
        raise failed
    with where.write() as tx:
        same = schedules.of_program(tx, actor.program_id) == schedule
        if same and schedules.rules(tx, actor.program_id) == found.rules:
            schedules.looked(tx, actor.program_id, last)
    return opened


def _open(where: Database | Tx, actor: Actor, planned: Planned, *, now: datetime) -> int:
    """Open one of them, by what stands now: somebody else may have been quicker."""
    due = planned.due
    with where.write() as tx:
        found = known(tx, actor, now=now, pairs=[one.pair for one in planned.members])
        on = found.schedule is not None and found.schedule.is_on
        if not on or due.step not in (found.schedule.steps if found.schedule else ()):
            return 0
        if not planned.alone:
            return 0 if found.is_decided(due, None) else _for_all(tx, actor, found, planned)
        waiting = [
            (one, own)
            for one in found.members
            for own in openings(due.step, found.zone, since=due.day, until=due.day, of=one)
            if one.is_asked(due.step) and not found.is_decided(own, one)
        ]
        return _for_pairs(tx, actor, found, waiting)


def _for_all(tx: Tx, actor: Actor, found: Known, planned: Planned) -> int:
    due, now = planned.due, found.now
    if (before := found.asked_all(due)) is not None:
        schedule_openings.decide(tx, _made(due, "asked", before.id, now))
        return 0
    by_hand = {one.id for one in found.by_hand}
    since = middle(due, found.zone)
    asked = {
        one.relationship_id: one.round_id
        for one in schedule_openings.invited(tx, actor.program_id, due.step.form, since=since)
        if one.round_id in by_hand
    }
    left = [one for one in planned.members if one.pair.id not in asked]
    if planned.members and not left:
        schedule_openings.decide(tx, _made(due, "asked", asked[planned.members[0].pair.id], now))
        return 0
    asking = stored.asking(tx, actor.program_id, due.step.form, now=now)
    in_the_way = {one.pair.id: asking[one.pair.id] for one in left if one.pair.id in asking}
    if any(kind != "pairs" for _, kind in in_the_way.values()):
        return 0  # until that round is over
    apart = {one for one, rule in found.rules.items() if rule.apart}
    reach = Reach(
        kind="cohorts" if due.step.cohorts else "all",
        cohorts=due.step.cohorts,
        without=frozenset(apart | asked.keys() | in_the_way.keys()),
    )
    round_id = _opened(tx, actor, found, due, reach)
    schedule_openings.decide(tx, _made(due, "opened", round_id, now))
    return 1


def _for_pairs(tx: Tx, actor: Actor, found: Known, waiting: Sequence[tuple[Member, Due]]) -> int:
    """One round for pairs whose time has come on the same day, as far as none asked them yet."""
    if not waiting:
        return 0
    form, now = waiting[0][1].step.form, found.now
    since = {one.pair.id: middle(due, found.zone, of=one) for one, due in waiting}
    invited = schedule_openings.invited(tx, actor.program_id, form, since=min(since.values()))
    asking = stored.asking(tx, actor.program_id, form, now=now)
    asked: list[tuple[Member, Due]] = []
    for one, due in waiting:
        before = _asked_by(found, due, invited, of=one, since=since[one.pair.id])
        if before:
            schedule_openings.decide(tx, _made(due, "asked", before, now, of=one))
        elif one.pair.id not in asking:
            asked.append((one, due))
    if not asked:
        return 0
    reach = Reach(kind="pairs", pairs=tuple(one.pair.id for one, _ in asked))
    round_id = _opened(tx, actor, found, asked[0][1], reach)
    for one, due in asked:
        schedule_openings.decide(tx, _made(due, "opened", round_id, now, of=one))
    return 1


def _asked_by(
    found: Known, due: Due, invited: Iterable[Invited], *, of: Member, since: datetime
) -> str:
    """A round that asked a pair what an opening would ask it; empty where there is none.

    One that somebody opened by hand, or the same opening for all.
    """
    by_hand = {one.id for one in found.by_hand}
    for_all = found.decided.get(due.key)
    for one in invited:
        if one.relationship_id != of.pair.id or one.at < since:
            continue
        if one.round_id in by_hand or (for_all and one.round_id == for_all.round_id):
            return one.round_id
    return ""


def _opened(tx: Tx, actor: Actor, found: Known, due: Due, reach: Reach) -> str:
    """Open the round, with more time for pairs that get it; its id."""
    step, now = due.step, found.now
    instrument = shipped().get(step.form)
    if instrument is None:
        raise InstrumentError("There is no form of that name.", where=step.form)
    opened = open_as(
        tx,
        actor,
        instrument,
        closes_at=due.closes_at,
        extras=step.extras,
        reach=reach,
        reminders=reminding(step).times(now, due.closes_at, found.zone),
        now=now,
    )
    more = {one: rule.longer for one, rule in found.rules.items() if rule.longer}
    if more:
        for form in rounds.standings(tx, actor, opened.round_id):
            if longer := more.get(form.relationship_id):
                last = due.closes_at.astimezone(found.zone).date() + timedelta(days=longer)
                rounds.extend(tx, actor, form.invitation_id, end_of_day(last, found.zone.key))
                audit.write(tx, actor, "round.extend", "invitation", form.invitation_id, now=now)
    return opened.round_id


def _made(
    due: Due, outcome: Outcome, round_id: str, now: datetime, *, of: Member | None = None
) -> Decided:
    return Decided(
        step_id=due.step.id,
        number=due.number,
        outcome=outcome,
        round_id=round_id,
        decided_at=now,
        relationship_id=of.pair.id if of else "",
        life=of.life if of else "",
    )
