"""The sentences about a schedule: its steps, what they bring, its pairs, and its minutes."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from mentorsurvey.instruments import Instrument
from mentorsurvey.rounds.load import MOST_IN_A_PAIR, MOST_OF_A_MENTOR, Load
from mentorsurvey.rounds.schedule_plan import Planned, reminding
from mentorsurvey.store.schedules import PairRule, Step, Unit
from mentorsurvey.ui.words import count, plain

Forms = Mapping[str, Instrument]


def title(form: str, forms: Forms) -> str:
    """What a form is called; its key where it is not there any more."""
    return forms[form].title if form in forms else form


def span(number: int, unit: Unit) -> str:
    """Such as "3 months" or "1 week"."""
    return count(number, unit.removesuffix("s"))


def dated(day: date, *, today: date) -> str:
    """Such as "Monday, January 11", with the year where that is another one."""
    year = "" if day.year == today.year else f", {day.year}"
    return f"{day:%A, %B} {day.day}{year}"


def step(one: Step, forms: Forms, *, today: date) -> str:
    """A step in one or two sentences, without its form's name."""
    if one.anchor == "pair":
        begins = f"{span(one.after, one.after_unit)} after a pair begins" if one.after else ""
        when = begins or "When a pair begins"
    else:
        when = f"On {dated(one.first_on, today=today)}" if one.first_on else "On no day yet"
    if one.times != 1:
        often = f", then every {span(one.every, one.unit)}".replace("every 1 ", "every ")
        when += often if one.times is None else f"{often}, {one.times} times in all"
    whom = f", for {cohorts(one.cohorts)}" if one.cohorts else ""
    said = f"{when}{whom}. Open for {count(one.days, 'day')}. {reminders(one)}"
    if one.extras and one.form in forms and forms[one.form].extras:
        said += " It also asks about give and take by kind."
    return said


def opens_nothing(one: Step) -> str:
    """Why a step opens no round in the next twelve months."""
    if one.anchor == "pair":
        return (
            "It opens nothing in the next twelve months, because your pairs are past this point or"
            " not there yet. It asks pairs that begin later."
        )
    return "It opens nothing in the next twelve months."


def cohorts(names: Sequence[str]) -> str:
    """Such as "the cohorts 2025 and 2026"."""
    if len(names) == 1:
        return f"the cohort {plain(names[0])}"
    return f"the cohorts {plain(', '.join(names[:-1]))} and {plain(names[-1])}"


def reminders(one: Step) -> str:
    """When those who are missing are reminded."""
    found = []
    if one.remind_after is not None:
        found.append(f"{count(one.remind_after, 'day')} after it opens")
    if one.remind_before is not None:
        found.append(
            f"{count(one.remind_before, 'day')} before its last day"
            if one.remind_before
            else "on its last day"
        )
    return f"Reminders {' and '.join(found)}." if found else "No reminders."


def whom(planned: Planned) -> str:
    """Whom a round to come asks."""
    pairs = count(len(planned.members), "pair")
    if planned.alone:
        return pairs
    if planned.due.step.cohorts:
        return f"{cohorts(planned.due.step.cohorts)}, {pairs} today"
    return f"everyone, {pairs} today"


def opening(planned: Planned, forms: Forms, zone: ZoneInfo, *, today: date) -> str:
    """A round to come, in two sentences."""
    due = planned.due
    closes = due.closes_at.astimezone(zone).date()
    days = reminder_days(planned, zone)
    reminded = f" Reminders on {' and '.join(short(day) for day in days)}." if days else ""
    return (
        f"**{dated(due.day, today=today)}:** {plain(title(due.step.form, forms))} for"
        f" {whom(planned)}. Open until {dated(closes, today=today)}.{reminded}"
    )


def short(day: date) -> str:
    """Such as "January 11"."""
    return f"{day:%B} {day.day}"


def reminder_days(planned: Planned, zone: ZoneInfo) -> tuple[date, ...]:
    """The days on which a round to come reminds people."""
    due = planned.due
    times = reminding(due.step).times(due.opens_at, due.closes_at, zone)
    return tuple(one.astimezone(zone).date() for one in times)


def whole(planned: Sequence[Planned], forms: Forms, *, today: date) -> str:
    """What the next twelve months bring, in one sentence."""
    if not planned:
        return "No round opens in the next twelve months."
    numbers: dict[str, int] = {}
    for one in planned:
        name = title(one.due.step.form, forms)
        numbers[name] = numbers.get(name, 0) + 1
    parts = [f"{number} × {plain(name)}" for name, number in numbers.items()]
    first = dated(planned[0].due.day, today=today)
    rounds = count(len(planned), "round opens", "rounds open")
    return f"{rounds} in the next twelve months: {', '.join(parts)}. The first is on {first}."


def minutes(found: Load) -> str:
    """What the year asks of a person, in minutes."""
    said = f"In a pair, that is at most about {round(found.pair)} minutes a year for a person."
    if found.mentees > 1:
        said += (
            f" The busiest mentor has {found.mentees} mentees and about"
            f" {round(found.mentor)} minutes a year."
        )
    return said


def too_much(found: Load, forms: Forms) -> str:
    """A warning with what to leave out; empty where nobody has too much to do."""
    if not found.is_too_much or found.heaviest is None:
        return ""
    what, whose = [], "in one pair"
    if found.pair > MOST_IN_A_PAIR:
        what.append(f"more than {MOST_IN_A_PAIR} minutes a year of a person in one pair")
    else:
        whose = "of the busiest mentor"
    if found.mentor > MOST_OF_A_MENTOR:
        what.append(f"more than {MOST_OF_A_MENTOR} minutes a year of a mentor")
    name = title(found.heaviest.form, forms)
    return (
        f"This asks {', and '.join(what)}. People answer less when there is more to do. Leaving out"
        f" one step helps most: {plain(name)} takes {round(found.spared)} of these minutes {whose}."
    )


def pair_rule(rule: PairRule) -> str:
    """How a pair differs from the others."""
    if rule.left_out:
        return "The schedule does not ask this pair."
    parts = []
    if rule.later:
        parts.append(f"asked {count(rule.later, 'day')} later")
    if rule.longer:
        parts.append(f"given {count(rule.longer, 'day')} longer")
    return f"This pair is {' and '.join(parts)} than the others."


def a_year(today: date) -> date:
    """The last day of the twelve months that begin today."""
    return today + timedelta(days=365)
