"""Importing a roster with what the lead said of people who look alike, all in one transaction."""

from collections.abc import Collection, Sequence
from datetime import datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.program.correcting import correct
from mentorsurvey.program.look_alikes import Alike, Answers, look_alikes, settle
from mentorsurvey.program.roster import Plan, plan_roster
from mentorsurvey.program.roster_import import import_roster
from mentorsurvey.program.roster_pairs import RosterRow
from mentorsurvey.store import Database, Tx, people, roster_answers


def preview(
    where: Database | Tx,
    actor: Actor,
    rows: Sequence[RosterRow],
    answers: Answers,
    *,
    joined_anew: Collection[int] = (),
) -> tuple[Plan, list[Alike]]:
    """What importing these rows would do as the answers stand, and whom to ask about."""
    require(actor, "roster.change")
    with where.read() as tx:
        found = look_alikes(tx, actor, rows)
        settled, waiting = settle(tx, actor, rows, found, answers)
        plan = plan_roster(tx, actor, settled, joined_anew=joined_anew)
    plan.refused.extend(waiting)
    return plan, found


def import_settled(
    where: Database | Tx,
    actor: Actor,
    rows: Sequence[RosterRow],
    answers: Answers,
    *,
    source: str,
    joined_anew: Collection[int] = (),
    now: datetime,
) -> Plan:
    """Import the rows, correct addresses of people who are the same, and remember the answers.

    Rows that wait for an answer stay out, and are among the refused.
    """
    require(actor, "roster.change")
    with where.write() as tx:
        found = look_alikes(tx, actor, rows)
        settled, waiting = settle(tx, actor, rows, found, answers)
        plan = import_roster(tx, actor, settled, source=source, joined_anew=joined_anew, now=now)
        plan.refused.extend(waiting)
        ids = {key: one.id for key, one in people.by_key(tx, actor.program_id).items()}
        for each in found:
            same = answers.get(each.question)
            person_id = each.other.person_id or ids.get(each.other.key)
            if same is None or person_id is None:
                continue
            roster_answers.remember(
                tx,
                actor,
                key=each.said.key,
                name=each.said.name,
                person_id=person_id,
                same=same,
                now=now,
            )
            if same and corrects(each):
                _correct_address(tx, actor, person_id, each, now=now)
    return plan


def corrects(alike: Alike) -> bool:
    """Whether the file has another address for somebody of the program, if it is them."""
    said, other = alike.said.address.casefold(), alike.other.address.casefold()
    return bool(alike.other.person_id and said and said != other)


def _correct_address(tx: Tx, actor: Actor, person_id: str, alike: Alike, *, now: datetime) -> None:
    mine = {one.id: one for one in people.correctable(tx, actor)}
    if person_id in mine:  # whoever is kept out of all of their pairs changes nothing of them
        name = mine[person_id].name
        correct(tx, actor, person_id, name=name, address=alike.said.address, now=now)
