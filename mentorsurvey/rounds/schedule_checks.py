"""What is wrong with the steps of a schedule, in one sentence that names the step. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from mentorsurvey.errors import ScheduleError
from mentorsurvey.instruments import Instrument
from mentorsurvey.rounds.schedule_plan import Member, plan
from mentorsurvey.store.relationships import Relationship
from mentorsurvey.store.schedules import AS_EVERYBODY, PairRule, Step

MOST_STEPS = 24
MOST_TIMES = 100
LONGEST = 365
"""Days for which a round of the schedule is open at most: a round can be open for a year."""
FURTHEST = timedelta(days=2 * 366)
"""How far ahead a first day can be, and how far overlaps are looked for."""
LATEST = 180
"""Days by which a pair can be asked later, or be given longer, at most."""
SPANS = {"weeks": 104, "months": 24}
"""The longest time between two rounds."""


def named(step: Step, place: int, forms: Mapping[str, Instrument]) -> str:
    """Such as "Step 2 (Check-in)"."""
    form = forms.get(step.form)
    return f"Step {place} ({form.title})" if form else f"Step {place}"


def check(steps: Sequence[Step], forms: Mapping[str, Instrument], *, today: date) -> None:
    """Pass where there are steps, not too many of them, each of which can open.

    Steps that are switched on and did not change are not looked at again.

    Raises
    ------
    ScheduleError
        For the first thing that is wrong.
    """
    if not steps:
        raise ScheduleError("The schedule has no step, so nothing would open.", "Add a step.")
    if len(steps) > MOST_STEPS:
        raise ScheduleError(
            f"A schedule has {MOST_STEPS} steps at most, and this one has {len(steps)}.",
            "Let one step open its form several times instead.",
        )
    for place, step in enumerate(steps, start=1):
        if not step.id:
            _check_step(step, place, forms, today)


def _check_step(step: Step, place: int, forms: Mapping[str, Instrument], today: date) -> None:
    name = named(step, place, forms)

    def wrong(what: str, mend: str) -> ScheduleError:
        return ScheduleError(f"{name} {what}", mend, where=f"step {place}")

    if step.form not in forms:
        raise wrong("asks a form that is not there.", "Choose one of your forms.")
    if step.days < 1:
        raise wrong("closes before it opens.", "Let it be open for a day or more.")
    if step.days > LONGEST:
        raise wrong("is open for more than a year.", "Two to four weeks are usual.")
    if step.times is not None and not 1 <= step.times <= MOST_TIMES:
        raise wrong(f"opens {step.times} times.", f"Choose a number from 1 to {MOST_TIMES}.")
    if not 1 <= step.every <= SPANS[step.unit]:
        raise wrong(
            f"comes again every {step.every} {step.unit}.",
            f"Choose a number from 1 to {SPANS[step.unit]}.",
        )
    if step.remind_after is not None and not 1 <= step.remind_after <= step.days:
        raise wrong(
            "reminds people when it is not open.",
            f"Choose a day from 1 to {step.days} after its opening, or no such reminder.",
        )
    if step.remind_before is not None and not 0 <= step.remind_before < step.days:
        raise wrong(
            "reminds people before it opens.",
            f"Choose a number from 0 to {step.days - 1} days before its last day, or no such"
            " reminder.",
        )
    if step.anchor == "pair":
        if not 0 <= step.after <= SPANS[step.after_unit]:
            raise wrong(
                f"opens {step.after} {step.after_unit} after a pair begins.",
                f"Choose a number from 0 to {SPANS[step.after_unit]}.",
            )
        return
    if step.first_on is None:
        raise wrong("has no first day.", "Choose the day on which it opens first.")
    if step.first_on > today + FURTHEST:
        raise wrong("opens in more than two years.", "Check the year.")
    if step.first_on < today - timedelta(days=LONGEST):
        raise wrong("begins more than a year ago.", "Check the year.")
    coming = plan([step], [], ZoneInfo("UTC"), since=today, until=today + 2 * FURTHEST)
    if not coming:
        raise wrong("opens no more, because its day has passed.", "Choose today or a later day.")


def check_apart(
    steps: Sequence[Step],
    members: Iterable[Member],
    forms: Mapping[str, Instrument],
    zone: ZoneInfo,
    *,
    today: date,
) -> None:
    """Pass where no pair would be asked the same form by two rounds at once.

    Looked for among the pairs that are there. Steps of one kind are also tried on pairs that could
    begin on any day of the next year. A step for all and one that follows the pairs are not: some
    pair could always begin so that they meet, and then the later one waits.

    Raises
    ------
    ScheduleError
        For the first two that would be open together.
    """
    found = overlap(steps, _kinds(members), zone, today=today)
    for anchor in ("calendar", "pair"):
        alike = [step for step in steps if step.anchor == anchor]
        found = found or overlap(alike, _to_come(alike, today), zone, today=today)
    if found is None:
        return
    one, two = (steps.index(step) + 1 for step in found)
    if one == two and steps.count(found[0]) > 1:
        two = steps.index(found[0], one) + 1
    title = forms[found[0].form].title if found[0].form in forms else found[0].form
    if one == two:
        raise ScheduleError(
            f"{named(found[0], one, forms)} would still be open when it opens again.",
            "Let it be open for fewer days, or come less often.",
            where=f"step {one}",
        )
    one, two = sorted((one, two))
    raise ScheduleError(
        f"Steps {one} and {two} would ask the same people {title} at the same time.",
        "Move one of them, or let it be open for fewer days.",
        where=f"step {two}",
    )


def overlap(
    steps: Sequence[Step], members: Iterable[Member], zone: ZoneInfo, *, today: date
) -> tuple[Step, Step] | None:
    """Two steps, or one twice, that would ask a pair the same form at once within two years."""
    by_form: dict[str, list[Step]] = defaultdict(list)
    for step in steps:
        by_form[step.form].append(step)
    members = list(members)
    for same in by_form.values():
        if len(same) == 1 and same[0].times == 1:
            continue
        asked: dict[str, list[tuple[datetime, datetime, Step]]] = defaultdict(list)
        coming = plan(same, members, zone, since=today - FURTHEST, until=today + FURTHEST)
        for one in coming:
            for member in one.members:
                closes = one.due.closes_at + timedelta(days=member.rule.longer)
                key = f"{member.pair.id} {member.life}"
                asked[key].append((one.due.opens_at, closes, one.due.step))
        for times in asked.values():
            times.sort(key=lambda one: one[0])
            for (_, closes, first), (opens, _, second) in pairwise(times):
                if opens < closes and closes.astimezone(zone).date() >= today:
                    return first, second
    return None


def _kinds(members: Iterable[Member]) -> list[Member]:
    """One of those pairs for which everything comes at the same time."""
    kinds = {
        (one.begins, one.pair.cohorts, one.rule, bool(one.pair.breaks)): one for one in members
    }
    return list(kinds.values())


def _to_come(steps: Sequence[Step], today: date) -> list[Member]:
    """Pairs that could begin, in all cohorts: they show what a schedule does to itself."""
    days = range(0, 366, 3) if any(step.anchor == "pair" for step in steps) else range(1)
    groups = {step.cohorts for step in steps if step.cohorts} or {()}
    return [
        Member(
            pair=Relationship(
                id=f"{day} {place}",
                mentor_id="",
                mentor="",
                mentee_id="",
                mentee="",
                cohorts=cohorts,
            ),
            begins=today + timedelta(days=day),
        )
        for day in days
        for place, cohorts in enumerate(sorted(groups))
    ]


def check_rule(rule: PairRule) -> None:
    """Pass where a pair can be asked like that.

    Raises
    ------
    ScheduleError
        For days that are negative or too many.
    """
    for days, what in ((rule.later, "asked later"), (rule.longer, "given longer")):
        if not 0 <= days <= LATEST:
            raise ScheduleError(
                f"A pair can be {what} by {LATEST} days at most.",
                f"Choose a number from 0 to {LATEST}.",
                where=what,
            )


def check_pair(steps: Sequence[Step], member: Member, zone: ZoneInfo, *, today: date) -> None:
    """Pass where a pair would not have two forms of one kind open at once.

    Raises
    ------
    ScheduleError
        Where it would.
    """
    before = Member(pair=member.pair, begins=member.begins, life=member.life, rule=AS_EVERYBODY)
    if member.rule.left_out or overlap(steps, [before], zone, today=today):
        return
    if overlap(steps, [member], zone, today=today):
        raise ScheduleError(
            "This pair would still have one form open when the same form comes again.",
            "Choose fewer days.",
            where="given longer",
        )
