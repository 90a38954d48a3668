"""Submitting exactly once, releasing to both at one moment, taking back until then."""

from dataclasses import dataclass, replace
from datetime import datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import NotAllowed, ResponseClosed
from mentorsurvey.instruments import Construct
from mentorsurvey.responses.drafts import check_open
from mentorsurvey.responses.forms import Form, form
from mentorsurvey.responses.scores import scores_of
from mentorsurvey.store import Database, Tx, contacts, kept_scores, programs, responses


@dataclass(frozen=True, kw_only=True)
class Submitted:
    """What a submission came to.

    ``released`` says that both have answered and may read the reflection; ``again`` that the
    form had been submitted before, so that this time changed nothing.
    """

    released: bool
    again: bool


def submit(where: Database | Tx, actor: Actor, invitation_id: str, *, now: datetime) -> Submitted:
    """Submit a form; submitting twice, even at the same time, is submitting once.

    Answers to questions that a condition hides are dropped, the scores are written for each
    viewer, and if the partner has submitted too both responses are released: all in one
    transaction.

    Raises
    ------
    NotAllowed
        Where the form is not the actor's, or not there.
    ResponseClosed
        Where its time is over, or nothing is answered.
    """
    require(actor, "response.own")
    with where.write() as tx:
        found = form(tx, actor, invitation_id)
        owed = found.owed
        if owed.submitted_at is not None:
            return Submitted(released=owed.released_at is not None, again=True)
        check_open(owed, now)
        shown = {item.id for item in found.shown}
        kept = {item_id for item_id in shown if found.given(item_id)}
        if not kept or owed.response_id is None:
            raise ResponseClosed(
                "Nothing is answered yet, so there is nothing to submit.",
                "Answer what you can; “can't say” is an answer too.",
            )
        responses.drop_answers(tx, owed.response_id, set(found.answers) - shown)
        for item in found.shown:
            if item.id in kept and found.audience(item) is not found.answers[item.id].audience:
                responses.set_audience(tx, owed.response_id, item.id, found.audience(item))
        responses.submit(tx, owed.response_id, browser=actor.browser, now=now)
        _write_scores(tx, found, kept)
        _pass_on_wish(tx, found, kept, now=now)
        released = responses.release_if_both(tx, owed, now=now)
        programs.touch(tx, actor.program_id)
    return Submitted(released=released, again=False)


def take_back(where: Database | Tx, actor: Actor, invitation_id: str, *, now: datetime) -> None:
    """Make a submitted form a draft again, until it is released; its scores go with it.

    Raises
    ------
    NotAllowed
        Where the form is not the actor's, or not there.
    ResponseClosed
        Where it is released, was not submitted, or its time is over.
    """
    require(actor, "response.own")
    with where.write() as tx:
        owed = responses.owed(tx, actor, invitation_id)
        if owed is None:
            raise NotAllowed
        if owed.response_id is None or owed.submitted_at is None:
            raise ResponseClosed("This form is not submitted.", "Go on answering it.")
        if owed.released_at is not None:
            raise ResponseClosed(
                "Both of you have submitted, so both can read the reflection.",
                "It cannot be taken back any more.",
            )
        if not owed.in_time(now):
            raise ResponseClosed(
                "This round has closed.", "A form can be taken back while its round is open."
            )
        responses.take_back(tx, owed.response_id)
        contacts.withdraw_wish(tx, owed.response_id)
        programs.touch(tx, actor.program_id)


def _write_scores(tx: Tx, found: Form, kept: set[str]) -> None:
    answers = {
        item.id: replace(found.answers[item.id], audience=found.audience(item))
        for item in found.shown
        if item.id in kept
    }
    if found.owed.response_id is None:
        raise NotAllowed
    made = scores_of(found.instrument, answers, found.side, leads_see=found.owed.leads_see)
    kept_scores.write(tx, found.owed.response_id, made)


def _pass_on_wish(tx: Tx, found: Form, kept: set[str], *, now: datetime) -> None:
    """Pass a wish to be contacted on to the person whose name stood beside it, and nobody else."""
    for item in found.shown:
        answer = found.answers.get(item.id)
        if item.construct is not Construct.CONTACT or item.id not in kept or answer is None:
            continue
        if answer.words in (None, "no"):
            continue
        named = contacts.current(tx, found.owed, str(answer.words))
        if named is None or named.named_at > answer.answered_at:
            raise ResponseClosed(
                "Your program has changed who gets in touch since you answered.",
                "Look at the last question again, and choose once more.",
            )
        contacts.add_wish(tx, found.owed.response_id or "", named.id, now=now)
