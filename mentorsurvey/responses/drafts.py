"""Saving each answer as it is given. Whatever the browser sent is checked here."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from mentorsurvey.access import Actor, Audience, require
from mentorsurvey.errors import AnswerError, NotAllowed, ResponseClosed
from mentorsurvey.instruments import Instrument, Item, check_value
from mentorsurvey.responses.forms import Form, form, to_stored
from mentorsurvey.store import Database, Tx, responses, rounds
from mentorsurvey.store.responses import Owed


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
    require(actor, "response.own")
    with where.write() as tx:
        owed = responses.owed(tx, actor, invitation_id)
        if owed is None:
            raise NotAllowed
        check_open(owed, now)
        item, checked = _checked(tx, owed, item_id, value)
        number, words = to_stored(checked)
        responses.put_answer(
            tx,
            owed.response_id or responses.start(tx, invitation_id, now=now),
            item_id=item.id,
            number=number,
            words=words,
            cant_say=value is CANT_SAY,
            audience=item.default_audience,
            browser=actor.browser,
            now=now,
        )


def _checked(tx: Tx, owed: Owed, item_id: str, value: object) -> tuple[Item, object]:
    instrument = rounds.instrument(tx, owed.version_id)
    item = _item(instrument, item_id)
    if value is CANT_SAY:
        if not item.cannot_say:
            raise AnswerError("This question has no “can't say”.", "Leave it empty instead.")
        return item, None
    return item, check_value(item, instrument.scale_of(item), value)


def _item(instrument: Instrument, item_id: str) -> Item:
    try:
        return instrument.item(item_id)
    except KeyError as missing:
        raise AnswerError("This form has no such question.", "Load the page again.") from missing


def narrow(
    where: Database | Tx,
    actor: Actor,
    invitation_id: str,
    wishes: Mapping[str, Audience],
    *,
    now: datetime,
) -> None:
    """Before submitting, set who may see answers: up to each question's own promise.

    A question without an answer takes the wish too, for the answer that may still come.

    Raises
    ------
    NotAllowed
        Where the form is not the actor's, or not there.
    ResponseClosed
        Where it was submitted or has closed.
    AnswerError
        Where the instrument has no such item, or an answer would be shown to more than its
        question says.
    """
    require(actor, "response.own")
    with where.write() as tx:
        found = form(tx, actor, invitation_id)
        check_open(found.owed, now)
        response_id = found.owed.response_id or responses.start(tx, invitation_id, now=now)
        for item_id, audience in wishes.items():
            if audience not in _item(found.instrument, item_id).default_audience.narrowings():
                raise AnswerError(
                    "That would show the answer to more people than the question says.",
                    "Choose the same or fewer.",
                    where=item_id,
                )
            if item_id in found.answers:
                responses.set_audience(tx, response_id, item_id, audience)
                continue
            responses.put_answer(
                tx,
                response_id,
                item_id=item_id,
                number=None,
                words=None,
                cant_say=False,
                audience=audience,
                browser="",
                now=now,
            )


def share_exact(
    where: Database | Tx, actor: Actor, invitation_id: str, share: bool, *, now: datetime
) -> None:
    """Whether the partner, if willing to do the same, may see exact answers.

    Raises
    ------
    NotAllowed, ResponseClosed
        As for :func:`save`.
    """
    require(actor, "response.own")
    with where.write() as tx:
        owed = responses.owed(tx, actor, invitation_id)
        if owed is None:
            raise NotAllowed
        check_open(owed, now)
        response_id = owed.response_id or responses.start(tx, invitation_id, now=now)
        responses.set_share_exact(tx, response_id, share)


def check_open(owed: Owed, now: datetime) -> None:
    """Pass where the response may still be changed.

    Raises
    ------
    ResponseClosed
        Where it was submitted, or its time is over.
    """
    if owed.submitted_at is not None:
        raise ResponseClosed(
            "This form is submitted already.", "To change it, take it back on the first page."
        )
    if now >= owed.closes_at:
        raise ResponseClosed(
            "This round has closed, so nothing more was saved.",
            "What you had answered before stays. Ask your program for more time.",
        )
