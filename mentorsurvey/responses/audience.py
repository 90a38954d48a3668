"""Who may see answers: set freely until a form is submitted, and shown to fewer afterwards."""

from collections.abc import Mapping
from datetime import datetime

from mentorsurvey.access import Actor, Audience, require
from mentorsurvey.errors import AnswerError
from mentorsurvey.instruments import Item
from mentorsurvey.instruments.deciding import ITEM
from mentorsurvey.responses.drafts import asked_item, check_all_here, check_open
from mentorsurvey.responses.forms import Form, form
from mentorsurvey.responses.scores import measures_with
from mentorsurvey.store import Database, Tx, audit, decisions, kept_scores, programs, responses


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
            _check_wish(found, asked_item(found.instrument, found.side, item_id), audience)
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
