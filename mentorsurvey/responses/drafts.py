"""Saving each answer as it is given. Whatever the browser sent is checked here."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from mentorsurvey.access import Actor, Audience, require
from mentorsurvey.errors import AnsweredElsewhere, AnswerError, NotAllowed, ResponseClosed
from mentorsurvey.instruments import Construct, Instrument, Item, Side, check_value
from mentorsurvey.instruments.deciding import ITEM
from mentorsurvey.responses.forms import Form, form, to_stored
from mentorsurvey.responses.scores import measures_with
from mentorsurvey.store import (
    Database,
    Tx,
    audit,
    clauses,
    decisions,
    kept_scores,
    owing,
    programs,
    responses,
)
from mentorsurvey.store.breaks import Kind
from mentorsurvey.store.owing import Owed


class CantSay:
    """The answer "can't say": an answer that is no value."""


CANT_SAY: Final = CantSay()


def open_form(where: Database | Tx, actor: Actor, invitation_id: str) -> Form:
    """A form of the actor's own, to be answered or read.

    Raises
    ------
    NotAllowed
        Where it is not the actor's, or not there.
    """
    with where.read() as tx:
        return form(tx, actor, invitation_id)


def save(
    where: Database | Tx,
    actor: Actor,
    invitation_id: str,
    item_id: str,
    value: object,
    *,
    now: datetime,
) -> None:
    """Keep one answer; None clears it, ``CANT_SAY`` says so.

    Raises
    ------
    NotAllowed
        Where the form is not the actor's, or not there.
    ResponseClosed
        Where it was submitted or has closed.
    AnswerError
        Where the instrument has no such item, or the item does not take the value.
    """
    with where.write() as tx:
        put(tx, actor, form(tx, actor, invitation_id), item_id, value, now=now)


def put(tx: Tx, actor: Actor, found: Form, item_id: str, value: object, *, now: datetime) -> Form:
    """Keep one answer of a form that was read in this unit of work, as :func:`save` does.

    What comes back is the form with the id of its response; its answers are those that were read.
    """
    require(actor, "response.own")
    check_open(found.owed, now)
    item, checked = _checked(found, item_id, value)
    response_id = found.owed.response_id or responses.start(
        tx, actor, found.owed.invitation_id, now=now
    )
    if checked is None and value is not CANT_SAY:
        _clear(tx, actor, response_id, item)
    else:
        number, words = to_stored(checked)
        responses.put_answer(
            tx,
            actor,
            response_id,
            item_id=item.id,
            number=number,
            words=words,
            cant_say=value is CANT_SAY,
            audience=_audience_of_new(tx, actor, response_id, found, item),
            now=now,
        )
    if response_id == found.owed.response_id:
        return found
    return replace(found, owed=replace(found.owed, response_id=response_id))


def _clear(tx: Tx, actor: Actor, response_id: str, item: Item) -> None:
    """Remove an answer that was given here; who may see the next one stays as chosen."""
    before = responses.answer(tx, actor, response_id, item.id)
    if before is None or before.browser not in responses.known_browsers(tx, actor):
        return
    responses.set_wish(tx, actor, response_id, item.id, before.audience)
    responses.drop_answers(tx, actor, response_id, [item.id])


def _audience_of_new(tx: Tx, actor: Actor, response_id: str, found: Form, item: Item) -> Audience:
    """Who may see an answer that is given now: as its author chose here, or by default.

    It takes the place of an answer from elsewhere, and is then shown to no more people than that.
    Only a form that hides something has any.
    """
    if standing := found.answers.get(item.id):
        return standing.audience.narrowed_to(item.widest_audience)
    wish = found.wishes.get(item.id, item.default_audience).narrowed_to(item.widest_audience)
    before = responses.answer(tx, actor, response_id, item.id) if found.hidden else None
    return before.audience.narrowed_to(wish) if before is not None else wish


def _checked(found: Form, item_id: str, value: object) -> tuple[Item, object]:
    item = _item(found.instrument, found.side, item_id)
    if value is CANT_SAY:
        if not item.cannot_say:
            raise AnswerError("This question has no “can't say”.", "Leave it empty instead.")
        return item, None
    checked = check_value(item, found.instrument.scale_of(item), value)
    wishes = item.construct is Construct.CONTACT and checked not in (None, "no")
    if wishes and checked not in found.contacts:
        raise AnswerError(
            "Your program has not named this person.", "Choose another answer.", where=item.id
        )
    return item, checked


def _item(instrument: Instrument, side: Side, item_id: str) -> Item:
    for item in instrument.asked_of(side):
        if item.id == item_id:
            return item
    raise AnswerError("This form has no such question.", "Load the page again.")


def set_audience(
    where: Database | Tx,
    actor: Actor,
    invitation_id: str,
    wishes: Mapping[str, Audience],
    *,
    now: datetime,
) -> None:
    """Set who may see answers: until submitting freely, afterwards only fewer people.

    A question without an answer takes the wish too, for the answer that may still come; so does
    one that was answered elsewhere, for an answer that replaces it here. After
    submitting, a follow-up is shown to fewer together with what it follows, and what is hidden
    from the leads takes every score with it that it is part of: computed anew, the score would
    give the answer away.

    Raises
    ------
    NotAllowed
        Where the form is not the actor's, or not there.
    ResponseClosed
        Where it was never submitted and has closed.
    AnsweredElsewhere
        Where it was submitted, and something of it was answered on a browser unknown to this one.
    AnswerError
        Where the instrument has no such item, or an answer would be shown to more people than
        its question allows or, once submitted, than before.
    """
    require(actor, "response.own")
    with where.write() as tx:
        found = form(tx, actor, invitation_id)
        submitted = found.owed.submitted_at is not None
        if submitted:
            check_all_here(found)
        else:
            check_open(found.owed, now)
        for item_id, audience in wishes.items():
            _check_wish(found, _item(found.instrument, found.side, item_id), audience)
        if submitted:
            _narrow(tx, actor, found, wishes)
            if not wishes.get(ITEM, Audience.PARTNER).admits("partner"):
                decisions.withdraw(tx, found.owed)  # they decide beside the comparison instead
            audit.write(tx, actor, "form.hide", "invitation", invitation_id, now=now)
            programs.touch(tx, actor.program_id)
            return
        response_id = found.owed.response_id or responses.start(tx, actor, invitation_id, now=now)
        for item_id, audience in wishes.items():
            if item_id in found.answers:
                responses.set_audience(tx, actor, response_id, item_id, audience)
            else:
                responses.set_wish(tx, actor, response_id, item_id, audience)


def _check_wish(found: Form, item: Item, audience: Audience) -> None:
    """Pass where this browser may set an answer's audience to that."""
    if audience not in found.widest(item).narrowings():
        raise AnswerError(
            "That would show the answer to more people than is possible now.",
            "Choose the same or fewer.",
            where=item.id,
        )


def _narrow(tx: Tx, actor: Actor, found: Form, wishes: Mapping[str, Audience]) -> None:
    """Show answers of a submitted form to fewer people, and take away the scores they are in."""
    response_id = found.owed.response_id or ""
    now_seen: dict[str, Audience] = {}
    for item in found.instrument.asked_of(found.side):
        standing = found.answers.get(item.id)
        if standing is None:
            continue
        audience = wishes.get(item.id, standing.audience)
        for followed in item.condition.ids if item.condition else ():
            audience = audience.narrowed_to(now_seen.get(followed, audience))
        now_seen[item.id] = audience
        responses.set_audience(tx, actor, response_id, item.id, audience)
        hidden = standing.audience.admits("leads") and not audience.admits("leads")
        if hidden and standing.number is not None:
            gone = measures_with(found.instrument, item, found.side)
            kept_scores.remove(tx, actor, response_id, gone)


def start_again(where: Database | Tx, actor: Actor, invitation_id: str, *, now: datetime) -> None:
    """Delete every answer of a form, unseen, wherever it was given; a new start on this browser.

    Raises
    ------
    NotAllowed
        Where the form is not the actor's, or not there.
    ResponseClosed
        Where it was submitted or has closed.
    """
    require(actor, "response.own")
    with where.write() as tx:
        owed = owing.owed(tx, actor, invitation_id)
        if owed is None:
            raise NotAllowed
        check_open(owed, now)
        if owed.may_finish(now):
            raise ResponseClosed(
                "This round has closed, so nothing was deleted.",
                "You can still finish and submit what you have begun here.",
            )
        clauses.drop(tx, actor, owed)
        if owed.response_id is not None:
            responses.start_again(tx, actor, owed.response_id)
            audit.write(tx, actor, "form.start_again", "invitation", invitation_id, now=now)


HELD: Mapping[Kind, str] = {
    "ended": "This pair has ended, so nothing more was saved.",
    "paused": "Your program has paused this pair, so nothing more was saved.",
    "ahead": "The two of you have not begun yet, so nothing was saved.",
}


def check_open(owed: Owed, now: datetime) -> None:
    """Pass where the response may still be changed.

    Raises
    ------
    ResponseClosed
        Where it was submitted, its time is over, or the pair has ended or is paused.
    """
    if owed.submitted_at is not None:
        raise ResponseClosed(
            "This form is submitted already.", "To change it, go back to your forms and reopen it."
        )
    if held := owed.held(now):
        raise ResponseClosed(
            HELD[held.kind],
            "What you had answered before stays.",
        )
    if owed.withdrawn:
        raise ResponseClosed(
            "Your program has withdrawn this round, so nothing more was saved.",
            "You don't need to do anything.",
        )
    if not owed.is_open(now):
        raise ResponseClosed(
            "This round has closed, so nothing more was saved.",
            "What you had answered before stays. "
            + ("Ask your program for more time." if owed.counts else "You don't need to do more."),
        )


def check_all_here(found: Form) -> None:
    """Pass where every answer was given on this browser, or on one that a PIN joins to it.

    Raises
    ------
    AnsweredElsewhere
        Where some were not: whoever holds the link is not yet who gave the answers.
    """
    if found.hidden:
        raise AnsweredElsewhere
