"""Submitting exactly once, releasing to both at one moment, taking back until then."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import AnswersChanged, NotAllowed, ResponseClosed
from mentorsurvey.instruments import Construct
from mentorsurvey.responses.drafts import check_all_here, check_open
from mentorsurvey.responses.forms import Form, form
from mentorsurvey.responses.outcomes import decide_by_forms
from mentorsurvey.responses.scores import scores_of
from mentorsurvey.store import Database, Tx, audit, contacts, kept_scores, programs, responses

MOST_REOPENED = 2
"""How often a submitted form can be reopened."""


@dataclass(frozen=True, kw_only=True)
class Submitted:
    """What a submission came to.

    ``released`` says that both have answered and may read the reflection; ``again`` that the
    form had been submitted before, so that this time changed nothing.
    """

    released: bool
    again: bool


def submit(
    where: Database | Tx,
    actor: Actor,
    invitation_id: str,
    *,
    seen: Mapping[str, str] | None = None,
    now: datetime,
) -> Submitted:
    """Submit a form; submitting twice, even at the same time, is submitting once.

    Answers to questions that a condition hides are dropped, the scores are written for each
    viewer, and if the partner has submitted too both responses are released, with what follows
    from what both decided by them: all in one transaction.

    Parameters
    ----------
    seen : mapping, optional
        What the person was shown (`Form.seen`): what is stored always wins over an open page.

    Raises
    ------
    NotAllowed
        Where the form is not the actor's, or not there.
    ResponseClosed
        Where its time is over, or nothing is answered.
    AnsweredElsewhere
        Where something of it was answered on a browser that this one does not know.
    AnswersChanged
        Where something else is stored than the person was shown.
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
        # Before anything is said of other devices: whoever only opened the link learns nothing.
        if not kept or owed.response_id is None:
            raise ResponseClosed(
                "Nothing is answered here yet, so there is nothing to submit.",
                "Answer what you can; “can't say” is an answer too.",
            )
        check_all_here(found)
        if seen is not None and seen != found.seen:
            raise AnswersChanged(_differences(seen, found.seen))
        stored = responses.answers(tx, actor, owed.response_id)
        responses.drop_answers(tx, actor, owed.response_id, set(stored) - kept)
        for item in found.shown:
            if item.id in kept and found.audience(item) is not found.answers[item.id].audience:
                responses.set_audience(tx, actor, owed.response_id, item.id, found.audience(item))
        responses.submit(tx, actor, owed.response_id, now=now)
        audit.write(tx, actor, "form.submit", "invitation", owed.invitation_id, now=now)
        _write_scores(tx, actor, found, kept)
        _pass_on_wish(tx, actor, found, kept, now=now)
        released = responses.release_if_both(tx, owed, now=now)
        if released:
            decide_by_forms(tx, actor, found, now=now)
        programs.touch(tx, actor.program_id)
    return Submitted(released=released, again=False)


def take_back(where: Database | Tx, actor: Actor, invitation_id: str, *, now: datetime) -> None:
    """Make a submitted form a draft again, until it is released; its scores go with it.

    Raises
    ------
    NotAllowed
        Where the form is not the actor's, or not there.
    ResponseClosed
        Where it is released, was not submitted, its time is over, or it was reopened twice: again
        and again, that would tell whether the partner has submitted.
    AnsweredElsewhere
        Where something of it was answered on a browser that this one does not know.
    """
    require(actor, "response.own")
    with where.write() as tx:
        found = form(tx, actor, invitation_id)
        owed = found.owed
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
        check_all_here(found)
        if owed.reopened >= MOST_REOPENED:
            raise ResponseClosed(
                "You have reopened this form twice already.",
                "It stays as it is. Your program can answer questions about it.",
            )
        responses.take_back(tx, actor, owed.response_id)
        audit.write(tx, actor, "form.reopen", "invitation", owed.invitation_id, now=now)
        contacts.withdraw_wish(tx, actor, owed.response_id)
        programs.touch(tx, actor.program_id)


def _differences(seen: Mapping[str, str], stored: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(
        item_id for item_id in {**seen, **stored} if seen.get(item_id) != stored.get(item_id)
    )


def _write_scores(tx: Tx, actor: Actor, found: Form, kept: set[str]) -> None:
    answers = {
        item.id: replace(found.answers[item.id], audience=found.audience(item))
        for item in found.shown
        if item.id in kept
    }
    if found.owed.response_id is None:
        raise NotAllowed
    made = scores_of(found.instrument, answers, found.side, leads_see=found.owed.leads_see)
    kept_scores.write(tx, actor, found.owed.response_id, made)


def _pass_on_wish(tx: Tx, actor: Actor, found: Form, kept: set[str], *, now: datetime) -> None:
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
        contacts.add_wish(tx, actor, found.owed.response_id or "", named.id, now=now)
