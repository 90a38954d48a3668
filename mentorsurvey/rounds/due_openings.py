"""Opening the rounds of a schedule that are due: each at most once, whoever looks."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

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
from mentorsurvey.store import Database, Tx, audit, schedule_openings, schedule_pairs, schedules
from mentorsurvey.store import reach as stored
from mentorsurvey.store.reach import Asking
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
        found = known(tx, actor, now=now)
        on = found.schedule is not None and found.schedule.is_on
        if not on or due.step not in (found.schedule.steps if found.schedule else ()):
            return 0
        there = [one for one in found.members if one.is_asked(due.step) and one.goes_on(now)]
        if planned.alone:
            return _for_pairs(tx, actor, found, _waiting(found, due, there))
        if found.is_decided(due, None):
            return 0
        return _for_all(tx, actor, found, due, [one for one in there if not one.rule.apart])


def _waiting(found: Known, due: Due, there: Iterable[Member]) -> list[tuple[Member, Due]]:
    """The pairs for which a step is due on the day of an opening, each with its own number."""
    waiting: list[tuple[Member, Due]] = []
    alike: dict[tuple[date, int], list[Due]] = {}
    settled = found.settled(due.step, asked=True)
    for one in there:
        if due.step.anchor == "calendar" and not one.rule.later:
            continue
        key = one.begins, one.rule.later
        if key not in alike:
            own = openings(due.step, found.zone, since=due.day, until=due.day, of=one)
            alike[key] = list(own)
        waiting += [(one, own) for own in alike[key] if not settled(own, one)]
    return waiting


def _for_all(tx: Tx, actor: Actor, found: Known, due: Due, members: Sequence[Member]) -> int:
    now = found.now
    if (before := found.asked_all(due)) is not None:
        schedule_openings.decide(tx, _made(due, "asked", before.id, now))
        return 0
    by_hand = {one.id: one for one in found.by_hand}
    since = middle(due, found.zone)
    asked = {
        one.relationship_id: by_hand[one.round_id]
        for one in schedule_openings.invited(tx, actor.program_id, due.step.form, since=since)
        if one.round_id in by_hand
    }
    left = [one for one in members if one.pair.id not in asked]
    if members and not left:
        schedule_openings.decide(tx, _made(due, "asked", asked[members[0].pair.id].id, now))
        return 0
    asking = stored.asking(tx, actor.program_id, due.step.form, now=now)
    found_open = [asking[one.pair.id] for one in left if one.pair.id in asking]
    if any(one.reach != "pairs" for one in found_open):
        return 0  # until that round is over
    reach = Reach(
        kind="cohorts" if due.step.cohorts else "all",
        cohorts=due.step.cohorts,
        without=frozenset(one for one, rule in found.rules.items() if rule.apart),
        asked={one: Asking(before.number, before.reach) for one, before in asked.items()},
    )
    round_id = _opened(tx, actor, found, due, reach)
    schedule_openings.decide(tx, _made(due, "opened", round_id, now))
    return 1


def _for_pairs(tx: Tx, actor: Actor, found: Known, waiting: Sequence[tuple[Member, Due]]) -> int:
    """One round for pairs whose time has come on the same day, as far as none asked them yet."""
    if not waiting:
        return 0
    form, now = waiting[0][1].step.form, found.now
    alike: dict[tuple[date, int, int], datetime] = {}
    since: dict[str, datetime] = {}
    for one, due in waiting:
        key = one.begins, one.rule.later, due.number
        if key not in alike:
            alike[key] = middle(due, found.zone, of=one)
        since[one.pair.id] = alike[key]
    invited: dict[str, list[Invited]] = {}
    earliest = min(since.values())
    for each in schedule_openings.invited(tx, actor.program_id, form, since=earliest):
        invited.setdefault(each.relationship_id, []).append(each)
    asking = stored.asking(tx, actor.program_id, form, now=now)
    asked: list[tuple[Member, Due]] = []
    decided: list[Decided] = []
    for one, due in waiting:
        before = _asked_by(found, due, invited.get(one.pair.id, []), since[one.pair.id])
        if before:
            decided.append(_made(due, "asked", before, now, of=one))
        elif one.pair.id not in asking:
            asked.append((one, due))
    if asked:
        reach = Reach(kind="pairs", pairs=tuple(one.pair.id for one, _ in asked))
        round_id = _opened(tx, actor, found, asked[0][1], reach)
        decided += [_made(due, "opened", round_id, now, of=one) for one, due in asked]
    schedule_openings.decide_of_pairs(tx, decided)
    return 1 if asked else 0


def _asked_by(found: Known, due: Due, invited: Iterable[Invited], since: datetime) -> str:
    """A round that asked a pair what an opening would ask it; empty where there is none.

    One that somebody opened by hand, or the same opening for all.
    """
    by_hand = {one.id for one in found.by_hand}
    for_all = found.decided.get(due.key)
    for one in invited:
        same = for_all is not None and one.round_id == for_all.round_id
        if one.at >= since and (one.round_id in by_hand or same):
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
    last = due.closes_at.astimezone(found.zone).date()
    for pair, rule in found.rules.items():
        if rule.longer:
            until = end_of_day(last + timedelta(days=rule.longer), found.zone.key)
            for one in schedule_pairs.give_longer(tx, actor, opened.round_id, pair, until=until):
                audit.write(tx, actor, "round.extend", "invitation", one, now=now)
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
