"""Agreeing on one next step after a reflection; the next round asks both whether it happened."""

from datetime import date, datetime, timedelta
from typing import get_args

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import AnswerError, NotAllowed, ResponseClosed
from mentorsurvey.instruments import is_name, one_line
from mentorsurvey.responses.drafts import check_all_here, check_open
from mentorsurvey.responses.forms import form
from mentorsurvey.store import Database, Tx, audit, next_steps, owing, responses, steps_shown
from mentorsurvey.store.next_steps import NextStep, Outcome
from mentorsurvey.store.owing import Owed

LONGEST = 200


def next_step(where: Database | Tx, actor: Actor, invitation_id: str) -> NextStep | None:
    """The step of this form's pair and round, proposed or kept; None before both have submitted."""
    require(actor, "reflection.own")
    with where.read() as tx:
        if _owed(tx, actor, invitation_id).released_at is None:
            return None
        owed = _read_here(tx, actor, invitation_id)
        return next_steps.of_round(tx, actor, owed.relationship_id, owed.round_id)


def step_to_ask_about(where: Database | Tx, actor: Actor, invitation_id: str) -> NextStep | None:
    """The step that the pair kept in the round before, to be asked about in this one.

    Only where the form of that round may be read: others read mail too, and neither the step nor
    what was said of it shows to them.
    """
    require(actor, "response.own")
    with where.read() as tx:
        owed = _owed(tx, actor, invitation_id)
        return _kept_before(tx, actor, owed)


def propose_step(
    where: Database | Tx,
    actor: Actor,
    invitation_id: str,
    words: str,
    due_on: date,
    *,
    instead_of: str | None = None,
    now: datetime,
) -> None:
    """Propose a step with a date to the partner, in place of one that is not kept yet.

    Proposing the same again changes nothing.

    Parameters
    ----------
    instead_of : str, optional
        The id of the step that one has read, empty where none stood there. With it, a step that
        one has not read is not replaced.

    Raises
    ------
    NotAllowed
        Where the form is not the actor's.
    ResponseClosed
        Before both have submitted, where both keep a step already, where another one was proposed
        meanwhile, or once the other was erased.
    AnswerError
        For no words, too many, or a date in the past or over a year away.
    """
    require(actor, "reflection.own")
    words = one_line(words)
    if len(words) > LONGEST or not is_name(words):
        raise AnswerError(f"A next step has 1 to {LONGEST} characters.", "Say it in a sentence.")
    today = now.date()
    if not today - timedelta(days=1) <= due_on <= today + timedelta(days=366):
        raise AnswerError("That date is in the past or over a year away.", "Choose another one.")
    with where.write() as tx:
        owed = _read_here(tx, actor, invitation_id)
        if responses.partner_answers(tx, owed) is None:
            raise ResponseClosed("The other person was erased.", "There is nobody to propose to.")
        standing = next_steps.of_round(tx, actor, owed.relationship_id, owed.round_id)
        if standing and standing.by_me and (standing.words, standing.due_on) == (words, due_on):
            return
        if standing and standing.kept_at:
            raise ResponseClosed(
                "Both of you keep a step from this round already.", "Talk about it when you meet."
            )
        if instead_of is not None and instead_of != (standing.id if standing else ""):
            raise _another_one()
        next_steps.propose(
            tx,
            actor,
            relationship_id=owed.relationship_id,
            round_id=owed.round_id,
            words=words,
            due_on=due_on,
            now=now,
        )
        audit.write(tx, actor, "step.propose", "invitation", invitation_id, now=now)


def keep_step(
    where: Database | Tx, actor: Actor, invitation_id: str, *, step_id: str, now: datetime
) -> None:
    """Agree to the very proposal of the partner's that one has read.

    Raises
    ------
    NotAllowed
        Where the form is not the actor's, or the partner proposed nothing.
    ResponseClosed
        Before both have submitted, or where the proposal has been replaced since.
    """
    require(actor, "reflection.own")
    with where.write() as tx:
        owed = _read_here(tx, actor, invitation_id)
        step = next_steps.of_round(tx, actor, owed.relationship_id, owed.round_id)
        if step is None or (step.by_me and step.kept_at is None):
            raise NotAllowed
        if step.id != step_id:
            raise _another_one()
        if next_steps.keep(tx, actor, step.id, now=now):
            audit.write(tx, actor, "step.keep", "invitation", invitation_id, now=now)


def let_step_be_read(
    where: Database | Tx,
    actor: Actor,
    invitation_id: str,
    *,
    step_id: str,
    allowed: bool,
    now: datetime,
) -> None:
    """Say whether leads may read a step that both keep; they can once both say so.

    Either of the two can take that back at any time, also where nothing can be opened any more.

    Raises
    ------
    NotAllowed
        Where the form is not the actor's, or this is not the step that both keep.
    ResponseClosed
        Before both have submitted, or where nobody can open this step: the program shows its leads
        totals alone, both kept it before steps could be opened, or the pair is listed no more.
    """
    require(actor, "reflection.own")
    with where.write() as tx:
        owed = _read_here(tx, actor, invitation_id)
        step = next_steps.of_round(tx, actor, owed.relationship_id, owed.round_id)
        if step is None or step.kept_at is None or step.id != step_id:
            raise NotAllowed
        if not allowed:
            steps_shown.hide(tx, actor, step.id, owed.side)
        elif step.can_be_shown:
            steps_shown.show(tx, actor, step.id, owed.side, now=now)
        else:
            raise ResponseClosed(
                "Nothing was changed: your program can't be let read this step.",
                "It stays between the two of you.",
            )
        audit.write(tx, actor, "step.show", "invitation", invitation_id, now=now)


def say_whether(
    where: Database | Tx, actor: Actor, invitation_id: str, outcome: str | None, *, now: datetime
) -> None:
    """Say whether the step of the round before happened; seen by oneself alone.

    None takes back what was said.

    Raises
    ------
    NotAllowed
        Where the form is not the actor's, or no step was kept that may be read on this browser.
    ResponseClosed
        Where the form was submitted or has closed.
    AnswerError
        For another word than yes, partly, no or "can't say".
    """
    require(actor, "response.own")
    said: Outcome | None = next((one for one in get_args(Outcome) if one == outcome), None)
    if said is None and outcome is not None:
        raise AnswerError("This is not one of the options.", "Choose one of those on the form.")
    with where.write() as tx:
        owed = _owed(tx, actor, invitation_id)
        check_open(owed, now)
        step = _kept_before(tx, actor, owed)
        if step is None:
            raise NotAllowed
        next_steps.say(tx, actor, step.id, owed.side, said)


def _another_one() -> ResponseClosed:
    return ResponseClosed(
        "Another step was proposed in the meantime.", "Read it, then keep it or propose one."
    )


def _owed(tx: Tx, actor: Actor, invitation_id: str) -> Owed:
    owed = owing.owed(tx, actor, invitation_id)
    if owed is None:
        raise NotAllowed
    return owed


def _read_here(tx: Tx, actor: Actor, invitation_id: str) -> Owed:
    """The invitation, where both have submitted and this browser may read what was answered.

    In this order: whoever only holds the link learns of no draft that was begun elsewhere.
    """
    found = form(tx, actor, invitation_id)
    if found.owed.released_at is None:
        raise ResponseClosed("There is no reflection yet.", "Both submit first.")
    check_all_here(found)
    return found.owed


def _kept_before(tx: Tx, actor: Actor, owed: Owed) -> NextStep | None:
    step = next_steps.kept_before(tx, actor, owed.relationship_id, owed.round_number)
    if step is None:
        return None
    same = (owed.relationship_id, step.round_id)
    for each in owing.owed_by(tx, actor):
        if (each.relationship_id, each.round_id) == same:
            return step if form(tx, actor, each.invitation_id).whole else None
    return None
