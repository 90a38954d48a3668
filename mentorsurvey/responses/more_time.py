"""Asking for more time to finish a form that was begun, and what came of it."""

from collections.abc import Mapping
from datetime import datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import ResponseClosed
from mentorsurvey.responses.forms import Form, form
from mentorsurvey.store import Database, Tx, audit, programs, time_requests
from mentorsurvey.store.time_requests import Request


def own_requests(where: Database | Tx, actor: Actor) -> Mapping[str, Request]:
    """Invitation → what came of the actor's request for more time.

    Of forms that were begun on this browser: elsewhere, a form looks untouched.
    """
    require(actor, "response.own")
    with where.read() as tx:
        found = time_requests.of_own(tx, actor)
        return {one: asked for one, asked in found.items() if form(tx, actor, one).begun}


def ask_for_time(where: Database | Tx, actor: Actor, invitation_id: str, *, now: datetime) -> None:
    """Ask the leads for more time to finish a form. Asking again while it waits changes nothing.

    Raises
    ------
    NotAllowed
        Where the form is not the actor's, or not there.
    ResponseClosed
        Where nothing of it was answered on this browser, or more time would not help.
    """
    require(actor, "response.own")
    with where.write() as tx:
        found = form(tx, actor, invitation_id)
        if not found.begun:
            raise ResponseClosed(
                "Nothing of this form was answered on this device.",
                "Ask on the device where you began it.",
            )
        if why := why_no_time(found, now):
            raise ResponseClosed(why)
        if found.owed.is_open(now):
            raise ResponseClosed("This form is open.", "You can continue it now.")
        asked = time_requests.of_own(tx, actor).get(invitation_id)
        if asked is not None and asked.outcome == "declined":
            raise ResponseClosed(DECLINED)
        if time_requests.ask(tx, actor, invitation_id, now=now):
            audit.write(tx, actor, "form.ask_time", "invitation", invitation_id, now=now)
            programs.touch(tx, actor.program_id)


def why_no_time(found: Form, now: datetime) -> str:
    """Why more time would not help with a form, for its author; empty where it would."""
    owed = found.owed
    if owed.submitted_at is not None:
        return "You have submitted this form, so you need no more time."
    if owed.withdrawn:
        return "Your program withdrew this round, so nobody can submit a form of it any more."
    if held := owed.held(now):
        if held.kind == "ahead":
            return "The two of you have not begun yet, so this form takes no answers."
        what = "This pair has ended" if held.kind == "ended" else "Your program paused this pair"
        return f"{what}, so this form takes no more answers."
    if not owed.counts:
        return "Your program does not use this round, so there is no need to finish this form."
    return ""


DECLINED = "Your program did not give more time for this form."
