"""The rules of a roster: which rows make a relationship, and why the others do not."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from mentorsurvey.access import Actor, require
from mentorsurvey.program.decisions import Again
from mentorsurvey.program.erased_people import recognizer
from mentorsurvey.program.kept_addresses import KeptAddresses
from mentorsurvey.program.returning import end_of
from mentorsurvey.program.roster_pairs import Named, RosterRow, read_pair
from mentorsurvey.program.roster_people import (
    as_known,
    by_address,
    conflict,
    note_person,
    strangers,
    taken,
)
from mentorsurvey.program.roster_plan import Plan, Refused, Returning
from mentorsurvey.program.roster_writing import Writing
from mentorsurvey.store import Database, Tx, attributes, people, programs, relationships
from mentorsurvey.store.breaks import long_day


def relationships_of(where: Database | Tx, actor: Actor) -> list[relationships.Relationship]:
    """The relationships that the actor may see, by mentee's name."""
    require(actor, "roster.see")
    with where.read() as tx:
        return relationships.within(tx, actor)


def plan_roster(
    where: Database | Tx,
    actor: Actor,
    rows: Sequence[RosterRow],
    *,
    joined_anew: Collection[int] = (),
) -> Plan:
    """What importing these rows would do.

    Parameters
    ----------
    joined_anew : collection of int
        Lines that name somebody who was erased, and who has joined anew.
    """
    require(actor, "roster.change")
    with where.read() as tx:
        return plan_rows(tx, actor, rows, joined_anew=joined_anew)


def plan_rows(
    tx: Tx,
    actor: Actor,
    rows: Sequence[RosterRow],
    *,
    joined_anew: Collection[int] = (),
    again: Mapping[str, Again] | None = None,
    stay: Collection[str] = (),
    mine: Collection[relationships.Relationship] | None = None,
) -> Plan:
    """What importing these rows would do, inside a transaction.

    It depends on who takes part, on who was erased, and on nothing that somebody is kept out of,
    but for pairs that have ended and for addresses of people whom the actor sees only in part.

    Parameters
    ----------
    again : mapping of str, optional
        Pair that had ended and that a row names → whether it goes on.
    stay : collection of str
        Pairs that had ended and of which it was said earlier that they stay so.
    mine : collection of Relationship, optional
        The pairs that the actor may see, where they have been read already.
    """
    was_erased = recognizer(tx, actor)
    everyone = people.by_key(tx, actor.program_id)
    known = people.taking_part(tx, actor.program_id)
    keys = {person.id: person.key for person in known.values()}
    values = attributes.of_program(tx, actor.program_id)
    stated = {
        (keys[mentor], keys[mentee]): _stated(values.get(pair, {}))
        for (mentor, mentee), pair in relationships.ids(tx, actor.program_id).items()
    }
    writing = Writing(each for said in stated.values() for each in said)
    ended = {
        (keys[pair.mentor_id], keys[pair.mentee_id]): pair
        for pair in (relationships.within(tx, actor) if mine is None else mine)
        if end_of(pair)
    }
    zone = _zone(tx, actor)
    again = again or {}
    plan, addresses = Plan(), KeptAddresses(tx, actor)
    first_line: dict[tuple[str, ...], int] = {}
    named: dict[str, Named] = {}
    addressed = by_address(everyone.values())
    here = {one.address.casefold(): one.id for one in everyone.values() if one.address}
    for row in rows:
        pair = read_pair(row)
        if isinstance(pair, str):
            plan.refused.append(Refused(line=row.line, why=pair))
            continue
        pair = replace(
            pair,
            mentor=as_known(pair.mentor, everyone, addressed),
            mentee=as_known(pair.mentee, everyone, addressed),
            cohort=writing.of(plan, "cohort", pair.cohort),
            department=writing.of(plan, "department", pair.department),
        )
        key = (*pair.two, pair.cohort, pair.department)
        why = (
            conflict(pair, known, named)
            or taken(pair, known, here)
            or addresses.refusal(pair, known)
        )
        if key in first_line:
            why = f"The same pair is already on line {first_line[key]}."
        over = ended.get(pair.two)
        if over and over.id not in stay:
            plan.returning.setdefault(over.id, _returning(row.line, over, zone))
        if over and (over.id in stay or again.get(over.id) == "stay_ended"):
            plan.stays_ended += 1
            continue
        if over and over.id not in again:
            day = plan.returning[over.id].ended_on
            why = f"This pair ended on {day}. Say first whether it goes on."
        if why:
            plan.refused.append(Refused(line=row.line, why=why))
            continue
        why = was_erased(strangers(pair, everyone, here))
        if why:
            plan.erased.append(row.line)
        if why and row.line not in joined_anew:
            plan.refused.append(Refused(line=row.line, why=why, erased=True))
            continue
        first_line[key] = row.line
        for person in (pair.mentor, pair.mentee):
            named.setdefault(person.key, person)
            stored = known.get(person.key)
            note_person(plan, row.line, addresses.without(person, stored), stored)
        if pair.line_managers:
            before = plan.line_managers.get(pair.two, ())
            plan.line_managers[pair.two] = tuple(dict.fromkeys((*before, *pair.line_managers)))
        if pair.two not in stated:
            plan.new.append(pair)
        elif pair.stated.items() <= stated[pair.two]:
            plan.present += 1
        else:
            plan.added.append(pair)
        stated.setdefault(pair.two, set()).update(pair.stated.items())
    return plan


def _zone(tx: Tx, actor: Actor) -> ZoneInfo:
    own = programs.of(tx, actor)
    return ZoneInfo(own.timezone if own else "UTC")


def _returning(line: int, pair: relationships.Relationship, zone: ZoneInfo) -> Returning:
    end = end_of(pair)
    day = long_day(end.starts_at.astimezone(zone)) if end else ""
    return Returning(line=line, pair=pair, ended_on=day)


def _stated(values: attributes.Stated) -> set[tuple[attributes.Kind, str]]:
    return {
        *(("cohort", cohort) for cohort in values.get("cohort", ())),
        *(("department", department) for department in values.get("department", ())),
    }
