"""The week of a program in a few sentences, for a lead who wants them by mail.

Mail is read by assistants and on the phones of others, so it names nobody. Where few were asked,
it does not say how many of them have answered.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from mentorsurvey.access import Actor
from mentorsurvey.mail.days import day
from mentorsurvey.rounds.schedule_coming import coming
from mentorsurvey.store import Tx, links, mail_people, programs, rounds, standings, time_requests
from mentorsurvey.store.rounds import Round
from mentorsurvey.store.standings import Standing

ENOUGH = 5
"""So many people have to be in a number's group before a mail says it."""
AHEAD = timedelta(days=100)
"""How far ahead the next round is named."""
A_WEEK = timedelta(days=7)


def news(tx: Tx, actor: Actor, lead_id: str, *, now: datetime) -> tuple[str, ...]:
    """What a lead of the actor's program is told; nothing of pairs that are kept from them.

    Empty where there is nothing to tell, or where they are no lead any more.
    """
    program = programs.of(tx, actor)
    if program is None or lead_id not in programs.lead_ids(tx, actor.program_id):
        return ()
    lead = Actor(
        kind="person",
        program_id=actor.program_id,
        person_id=lead_id,
        scope="lead",
        makers=links.makers_of(tx, actor, lead_id),
    )
    said = []
    for each in rounds.of_program(tx, actor.program_id):
        over = each.closed_at or each.closes_at
        if not each.counts or over <= now - A_WEEK:
            continue
        forms = [one for one in standings.of_round(tx, lead, each.id) if one.is_asked(now)]
        if not forms:
            continue
        if each.is_open(now):
            said.append(_of_open(each, forms, program.timezone, now=now))
        else:
            said.append(_of_closed(each, forms, day(over, program.timezone, now=now)))
    planned = coming(tx, lead, now=now, until=(now + AHEAD).date())
    if planned:
        opens = max(planned[0].opens_at, now)
        said.append(f"The next round opens on {day(opens, program.timezone, now=now)}.")
    asking = time_requests.count(tx, lead, now=now)
    if asking:
        said.append("Somebody asks you for more time. The page Rounds shows who it is.")
    if mail_people.troubles(tx, lead):
        said.append("Some mail did not arrive. The page Rounds shows whose, and what to do.")
    return tuple(said)


def _of_open(each: Round, forms: Sequence[Standing], timezone: str, *, now: datetime) -> str:
    until = f"Round {each.number} is open until {day(each.closes_at, timezone, now=now)}."
    missing = [one for one in forms if one.submitted_at is None and one.in_time(now)]
    if not missing:
        return f"{until} Everyone has answered."
    if len({one.person_id for one in forms}) < ENOUGH:
        return f"{until} Not everyone has answered yet."
    sides = {side: _people(forms, side) for side in ("mentor", "mentee")}
    if min(len(asked) for asked in sides.values()) < ENOUGH:
        number = len({one.person_id for one in missing})
        return f"{until} {_counted(number, 'person', 'people')} {_have(number)} not answered yet."
    numbers = {side: len(_people(missing, side)) for side in sides}
    who = " and ".join(_counted(n, side, f"{side}s") for side, n in numbers.items() if n)
    return f"{until} {who} {_have(sum(numbers.values()))} not answered yet."


def _of_closed(each: Round, forms: Sequence[Standing], closed_on: str) -> str:
    closed = f"Round {each.number} closed on {closed_on}."
    asked = {one.person_id for one in forms}
    if len(asked) < ENOUGH:
        return closed
    missing = {one.person_id for one in forms if one.submitted_at is None}
    return f"{closed} {len(asked - missing):,} of {len(asked):,} people answered everything."


def _people(forms: Sequence[Standing], side: str) -> set[str]:
    return {one.person_id for one in forms if one.side == side}


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _have(number: int) -> str:
    return "has" if number == 1 else "have"
