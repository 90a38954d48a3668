"""The week of a program in a few sentences, for a lead who wants them by mail."""

from datetime import datetime

from mentorsurvey.access import Actor
from mentorsurvey.mail.days import day
from mentorsurvey.store import Tx, links, mail_people, programs, rounds, time_requests
from mentorsurvey.store.rounds import Round, Standing


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
        if each.is_open(now) and each.counts:
            forms = rounds.standings(tx, lead, each.id)
            said += _of_round(each, forms, program.timezone, now=now)
    asking = time_requests.count(tx, lead, now=now)
    if asking:
        said.append(
            "1 form waits for you: its author asks for more time."
            if asking == 1
            else f"{asking:,} forms wait for you: their authors ask for more time."
        )
    unreached = len(mail_people.troubles(tx, lead))
    if unreached:
        said.append(
            f"Mail does not reach {_people(unreached, 'person', 'people')}."
            " The page Rounds says what to do."
        )
    return tuple(said)


def _of_round(each: Round, forms: list[Standing], timezone: str, *, now: datetime) -> list[str]:
    asked = [form for form in forms if form.is_asked(now)]
    if not asked:
        return []
    missing = {
        side: len(
            {
                form.person_id
                for form in asked
                if form.side == side and form.submitted_at is None and form.in_time(now)
            }
        )
        for side in ("mentor", "mentee")
    }
    until = f"Round {each.number} is open until {day(each.closes_at, timezone, now=now)}."
    if not any(missing.values()):
        return [f"{until} Everyone has answered."]
    who = " and ".join(
        _people(number, side, f"{side}s") for side, number in missing.items() if number
    )
    has = "has" if sum(missing.values()) == 1 else "have"
    return [f"{until} {who} {has} not answered yet."]


def _people(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
