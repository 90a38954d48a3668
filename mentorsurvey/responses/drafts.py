"""Saving each answer as it is given. Whatever the browser sent is checked here."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from mentorsurvey.access import Actor, Audience, require
from mentorsurvey.errors import AnsweredElsewhere, AnswerError, NotAllowed, ResponseClosed
from mentorsurvey.instruments import Construct, Instrument, Item, Side, check_value
from mentorsurvey.responses.forms import Form, form, to_stored
from mentorsurvey.store import Database, Tx, audit, clauses, owing, responses
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
        if found.hidden and item.id not in found.answers:
            _leave_choice(tx, actor, response_id, item)
        number, words = to_stored(checked)
        responses.put_answer(
            tx,
            actor,
            response_id,
            item_id=item.id,
            number=number,
            words=words,
            cant_say=value is CANT_SAY,
            audience=_audience_of_new(found, item),
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


def _leave_choice(tx: Tx, actor: Actor, response_id: str, item: Item) -> None:
    """Leave who may see an answer from elsewhere, which is about to be replaced, to its browser.

    Whoever answers there once more finds it as they chose it.
    """
    before = responses.answer(tx, actor, response_id, item.id)
    if before is not None:
        responses.set_wish(tx, actor, response_id, item.id, before.audience, browser=before.browser)


def _audience_of_new(found: Form, item: Item) -> Audience:
    """Who may see an answer that is given now: as its author chose on this browser, or by default.

    An answer from elsewhere, which this one replaces, has no say in it: one as narrow as that
    would tell whoever holds the link how narrow that was.
    """
    standing = found.answers.get(item.id)
    chosen = standing.audience if standing else found.wishes.get(item.id, item.default_audience)
    return chosen.narrowed_to(item.widest_audience)


def _checked(found: Form, item_id: str, value: object) -> tuple[Item, object]:
    item = asked_item(found.instrument, found.side, item_id)
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


def asked_item(instrument: Instrument, side: Side, item_id: str) -> Item:
    """The question of that id, where this side is asked it.

    Raises
    ------
    AnswerError
        Where it is not.
    """
    for item in instrument.asked_of(side):
        if item.id == item_id:
            return item
    raise AnswerError("This form has no such question.", "Load the page again.")


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
