"""Giving a mentee another mentor from a day on, in one step."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from mentorsurvey.access import Actor, require
from mentorsurvey.program.pair_days import calendar, pair_of
from mentorsurvey.program.pairing import Added, NewPair, Questions, Said, Who, add_pair, look_up
from mentorsurvey.program.pausing import end_pair
from mentorsurvey.rounds import list_rounds, standings
from mentorsurvey.store import Database, Tx, recusals
from mentorsurvey.store.breaks import Reason
from mentorsurvey.store.relationships import Relationship

State = Literal["not begun", "begun", "submitted"]


@dataclass(frozen=True, kw_only=True)
class OpenForm:
    """A form of the pair in a round that is open then, and how far it is."""

    round_number: int
    name: str
    state: State


@dataclass(frozen=True, kw_only=True)
class Replacement:
    """What giving a mentee another mentor comes to, before it is done.

    ``rounds`` are the numbers of those that are open on that day, and could ask the new pair;
    ``forms`` what the old pair has in them.
    """

    pair: Relationship
    questions: Questions
    forms: tuple[OpenForm, ...]
    rounds: tuple[int, ...]


def preview_replacement(
    where: Database | Tx,
    actor: Actor,
    relationship_id: str,
    mentor: Who,
    *,
    since: date,
    said: Said | None = None,
    now: datetime,
) -> Replacement:
    """What would happen, and what has to be said first. Changes nothing.

    Raises
    ------
    NotAllowed
        Where the pair is not the actor's to see, or the mentor not the actor's to choose.
    RosterError
        Where it cannot be done, whatever is said.
    """
    require(actor, "pair.change")
    with where.read() as tx:
        pair = pair_of(tx, actor, relationship_id)
        questions = look_up(tx, actor, _new(pair, mentor, since), said, now=now)
        begins = calendar(tx, actor, now=now).midnight(since)
        open_then = [
            one for one in list_rounds(tx, actor) if one.is_open(now) and begins < one.closes_at
        ]
        forms = [
            OpenForm(
                round_number=each.number,
                name=form.name,
                state="submitted"
                if form.submitted_at
                else "begun"
                if form.started_at
                else "not begun",
            )
            for each in open_then
            for form in standings(tx, actor, each.id)
            if form.relationship_id == pair.id
        ]
    return Replacement(
        pair=pair,
        questions=questions,
        forms=tuple(forms),
        rounds=tuple(one.number for one in open_then),
    )


def replace_mentor(
    where: Database | Tx,
    actor: Actor,
    relationship_id: str,
    mentor: Who,
    *,
    since: date,
    reason: Reason = "other_mentor",
    words: str = "",
    asks: bool = True,
    said: Said | None = None,
    now: datetime,
) -> Added:
    """End a pair on a day and begin one of its mentee with another mentor, in one transaction.

    The new pair is in the cohorts and departments of the old one, and whoever is kept out of that
    is kept out of it too. Undoing its import lets the old pair go on.

    Parameters
    ----------
    asks : bool
        Whether rounds that are open already ask the new pair.

    Raises
    ------
    NotAllowed
        Where the pair is not the actor's to see, or the mentor not the actor's to choose.
    RosterError
        As for ending a pair and for adding one.
    """
    require(actor, "pair.change")
    with where.write() as tx:
        pair = pair_of(tx, actor, relationship_id)
        added = add_pair(tx, actor, _new(pair, mentor, since, asks=asks), said, now=now)
        end_pair(
            tx,
            actor,
            pair.id,
            since=since,
            reason=reason,
            words=words,
            import_id=added.import_id or None,
            now=now,
        )
        recusals.carry_over(tx, actor, pair.id, added.relationship_id, now=now)
    return added


def _new(pair: Relationship, mentor: Who, since: date, *, asks: bool = True) -> NewPair:
    return NewPair(
        mentor=mentor,
        mentee=Who(person_id=pair.mentee_id),
        since=since,
        cohorts=pair.cohorts,
        departments=pair.departments,
        asks=asks,
    )
