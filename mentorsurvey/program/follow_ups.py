"""Following up with a pair: what a lead will do, by when, and what came of it."""

from collections.abc import Mapping
from datetime import date, datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import AnswerError, NotAllowed
from mentorsurvey.instruments import is_clean
from mentorsurvey.program.pair_days import A_YEAR, calendar, pair_of
from mentorsurvey.store import Database, Tx, audit, programs
from mentorsurvey.store import follow_ups as stored
from mentorsurvey.store.follow_ups import FollowUp

LONGEST = 300
"""Characters of what is to be done."""
LONGEST_OUTCOME = 1000
"""Characters of what came of it."""


def follow_ups(where: Database | Tx, actor: Actor) -> list[FollowUp]:
    """All that the lead may know of, by the day by which they are to be done.

    Of the pairs that are the lead's to see. Nothing that was written by somebody who could read
    forms that this lead may not read.

    Raises
    ------
    NotAllowed
        Where the actor is no lead.
    """
    require(actor, "follow_up.keep")
    with where.read() as tx:
        return stored.within(tx, actor)


def owners(where: Database | Tx, actor: Actor, relationship_id: str) -> Mapping[str, str]:
    """Id → name of the leads who can be asked: all but the two of the pair.

    Whoever is kept out of the pair is among them, because nobody may learn that here.

    Raises
    ------
    NotAllowed
        Where the pair is not the lead's to see.
    """
    require(actor, "follow_up.keep")
    with where.read() as tx:
        return _owners(tx, actor, relationship_id)


def plan(
    where: Database | Tx,
    actor: Actor,
    relationship_id: str,
    *,
    words: str,
    owner_id: str,
    due_on: date,
    now: datetime,
) -> None:
    """Plan a follow-up with a pair. Planning the same twice is once.

    Raises
    ------
    NotAllowed
        Where the pair is not the lead's to see.
    AnswerError
        For no words, or more than 300 characters; for somebody who is no lead, or one of the two;
        for a day in the past, or more than a year away.
    """
    require(actor, "follow_up.keep")
    words = words.strip()
    if not words or len(words) > LONGEST or not is_clean(words):
        raise AnswerError(
            f"A follow-up needs 1 to {LONGEST} characters.",
            "Say in a sentence what one of you will do.",
        )
    with where.write() as tx:
        _check(tx, actor, relationship_id, owner_id, due_on, now=now)
        planned = stored.plan(
            tx, actor, relationship_id, words=words, owner_id=owner_id, due_on=due_on, now=now
        )
        if planned:
            audit.write(tx, actor, "follow_up.plan", "relationship", relationship_id, now=now)


def change(
    where: Database | Tx,
    actor: Actor,
    follow_up_id: str,
    *,
    owner_id: str,
    due_on: date,
    now: datetime,
) -> None:
    """Say anew who does an open follow-up, and by when.

    Raises
    ------
    NotAllowed
        Where it is not there, or not the lead's to know.
    AnswerError
        As for :func:`plan`; also where it is done already.
    """
    require(actor, "follow_up.keep")
    with where.write() as tx:
        found = _open(tx, actor, follow_up_id)
        # What stands already may stay: a day that has passed, or somebody who leads no more.
        if (owner_id, due_on) == (found.owner_id, found.due_on):
            return
        _check(tx, actor, found.relationship_id, owner_id, due_on, now=now)
        stored.change(tx, actor, follow_up_id, owner_id=owner_id, due_on=due_on)
        audit.write(tx, actor, "follow_up.change", "relationship", found.relationship_id, now=now)


def finish(
    where: Database | Tx, actor: Actor, follow_up_id: str, outcome: str, *, now: datetime
) -> None:
    """Note what came of a follow-up, which is done by that.

    Raises
    ------
    NotAllowed
        Where it is not there, or not the lead's to know.
    AnswerError
        For no words, or more than 1,000 characters; also where another lead was faster.
    """
    require(actor, "follow_up.keep")
    outcome = outcome.strip()
    if not outcome or len(outcome) > LONGEST_OUTCOME or not is_clean(outcome):
        raise AnswerError(
            f"What came of it needs 1 to {LONGEST_OUTCOME:,} characters.",
            "Say it in a few words.",
        )
    with where.write() as tx:
        found = _open(tx, actor, follow_up_id, said=(outcome, actor.person_id))
        if stored.finish(tx, actor, follow_up_id, outcome, now=now):
            audit.write(tx, actor, "follow_up.done", "relationship", found.relationship_id, now=now)


def reopen(where: Database | Tx, actor: Actor, follow_up_id: str, *, now: datetime) -> None:
    """Take one's own note of what came of a follow-up back: it is open again.

    Raises
    ------
    NotAllowed
        Where it is not there, or not the lead's to know.
    AnswerError
        Where another lead noted what came of it.
    """
    require(actor, "follow_up.keep")
    with where.write() as tx:
        found = _one(tx, actor, follow_up_id)
        if found.done_at is None:
            return
        if not stored.reopen(tx, actor, follow_up_id):
            raise AnswerError(
                "Another lead noted what came of it.", "Ask them, or plan another follow-up."
            )
        audit.write(tx, actor, "follow_up.reopen", "relationship", found.relationship_id, now=now)


def _one(tx: Tx, actor: Actor, follow_up_id: str) -> FollowUp:
    for one in stored.within(tx, actor):
        if one.id == follow_up_id:
            return one
    raise NotAllowed


def _open(
    tx: Tx, actor: Actor, follow_up_id: str, *, said: tuple[str, str] | None = None
) -> FollowUp:
    """An open one, or one of which the very same was said already."""
    found = _one(tx, actor, follow_up_id)
    if found.done_at is not None and said != (found.outcome, found.done_by_id):
        raise AnswerError(
            "This follow-up is done: somebody noted what came of it.", "Read it on this page."
        )
    return found


def _owners(tx: Tx, actor: Actor, relationship_id: str) -> dict[str, str]:
    pair = pair_of(tx, actor, relationship_id)
    two = (pair.mentor_id, pair.mentee_id)
    named = programs.lead_ids(tx, actor.program_id)
    return {one: name for one, name in named.items() if one not in two}


def _check(
    tx: Tx, actor: Actor, relationship_id: str, owner_id: str, due_on: date, *, now: datetime
) -> None:
    if owner_id not in _owners(tx, actor, relationship_id):
        raise AnswerError("You have not chosen a lead of this program.", "Choose who will do it.")
    today = calendar(tx, actor, now=now).today
    if not today <= due_on <= today + A_YEAR:
        raise AnswerError(
            "That day is in the past, or more than a year away.",
            "Choose today or a later day, within a year.",
        )
