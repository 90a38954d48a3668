"""The agreement of a pair in the light form, and what its buttons do."""

from collections.abc import Callable
from functools import partial

from starlette.responses import Response

from mentorsurvey import program
from mentorsurvey.access import Actor, require_page
from mentorsurvey.errors import (
    AgreementError,
    AnsweredElsewhere,
    MentorsurveyError,
    ResponseClosed,
)
from mentorsurvey.program import agreeing, delivering, pair_agreement
from mentorsurvey.program.agreement_terms import MOST, in_words
from mentorsurvey.readings import agreement_words as words
from mentorsurvey.readings import clause_words, step_words
from mentorsurvey.store import Database, Tx
from mentorsurvey.store.times import new_id
from mentorsurvey.web.light import agreed_fields
from mentorsurvey.web.light.agreed_fields import Came
from mentorsurvey.web.light.visit import Visit

SAID = {
    "saved": "Your draft is saved.",
    "proposed": words.PROPOSED,
    "confirmed": words.CONFIRMED,
    "back": words.TAKEN_BACK,
    "dropped": words.DROPPED,
    "status": "Saved.",
    "reads": "Saved.",
    "step": "Saved.",
}
"""What an address says was done just now → the words. Nothing else in it is ever shown."""


def read(visit: Visit) -> Response:
    """The agreement: what waits, what both confirmed, one's own draft."""
    require_page(visit.actor, "participant/agreement")
    return _page(visit)


def write(visit: Visit) -> Response:
    """Keep what was changed in the draft, then do what the button says."""
    pair, go = _pair(visit), visit.posted.one("go")
    if go == "drop":
        agreeing.drop_draft(visit.where, visit.actor, pair)
        return _to(visit, "dropped")
    found = pair_agreement.agreement(visit.where, visit.actor, pair, now=visit.moment)
    came = agreed_fields.read(found, visit.posted)
    changed = dict(came.changed)
    if go == "add" and len(found.terms.deliverables) < MOST:
        changed[f"d.{new_id()}.kind"] = "manuscript"
    if go.startswith("remove:"):
        key = go.removeprefix("remove:")
        changed = {
            name: value for name, value in changed.items() if not name.startswith(f"d.{key}.")
        }
        changed[f"d.{key}"] = None
    if changed:
        agreeing.save_draft(visit.where, visit.actor, pair, changed, now=visit.moment)
    if came.told:
        return _page(visit, 409, came=came)
    if go != "propose":
        return _to(visit, "saved", "#draft")
    seen = _number(visit, "seen")
    act = partial(agreeing.propose, *_here(visit), seen=seen, now=visit.moment)
    return _done(visit, act, "proposed")


def confirm(visit: Visit) -> Response:
    """Confirm the proposal that was read."""
    number = _number(visit, "number")
    act = partial(agreeing.confirm, *_here(visit), number=number, now=visit.moment)
    return _done(visit, act, "confirmed")


def take_back(visit: Visit) -> Response:
    """Take back one's own proposal."""
    number = _number(visit, "number")
    act = partial(agreeing.take_back, *_here(visit), number=number, now=visit.moment)
    return _done(visit, act, "back")


def move(visit: Visit) -> Response:
    """Say how far a deliverable is, or confirm what the other one said."""
    key, said_id = visit.posted.one("key"), visit.posted.one("said")
    status = visit.posted.one("status")

    if said_id:
        act = partial(
            delivering.confirm_deliverable, *_here(visit), key, said_id=said_id, now=visit.moment
        )
    else:
        act = partial(delivering.move_deliverable, *_here(visit), key, status, now=visit.moment)
    return _done(visit, act, "status", "#produced")


def let_read(visit: Visit) -> Response:
    """Let leads read all of the version in force, or no more."""
    number, allowed = _number(visit, "number"), visit.posted.one("allowed") == "yes"
    act = partial(
        agreeing.let_leads_read, *_here(visit), number=number, allowed=allowed, now=visit.moment
    )
    return _done(visit, act, "reads", "#leads")


def let_read_step(visit: Visit) -> Response:
    """Let leads read a next step that both keep, or no more."""
    step_id, allowed = visit.posted.one("step"), visit.posted.one("allowed") == "yes"

    def act() -> None:
        steps = pair_agreement.agreement(*_here(visit), now=visit.moment).steps
        form = next((form for form, step in steps.items() if step.id == step_id), None)
        if form is None:
            raise ResponseClosed("This step is not there any more.", "Read what is here now.")
        program.let_step_be_read(
            visit.where, visit.actor, form, step_id=step_id, allowed=allowed, now=visit.moment
        )

    return _done(visit, act, "step", "#steps")


def _done(visit: Visit, act: Callable[[], object], said: str, place: str = "") -> Response:
    """Do it and lead back to the page; where that is not possible any more, the page says why."""
    try:
        act()
    except (AgreementError, ResponseClosed) as problem:
        return _page(visit, 400 if isinstance(problem, AgreementError) else 409, problem)
    return _to(visit, said, place)


def _here(visit: Visit) -> tuple[Database | Tx, Actor, str]:
    """What every verb about a pair's agreement begins with."""
    return visit.where, visit.actor, _pair(visit)


def _pair(visit: Visit) -> str:
    return str(visit.request.path_params["pair"])


def _number(visit: Visit, name: str) -> int:
    text = visit.posted.one(name)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else -1


def _to(visit: Visit, said: str, place: str = "") -> Response:
    return visit.to(f"/agreement/{_pair(visit)}?said={said}{place}")


def _page(
    visit: Visit,
    status: int = 200,
    problem: MentorsurveyError | None = None,
    *,
    came: Came | None = None,
) -> Response:
    """The page, with what was not saved; or why it does not open."""
    try:
        found = pair_agreement.agreement(visit.where, visit.actor, _pair(visit), now=visit.moment)
    except ResponseClosed as closed:
        elsewhere = isinstance(closed, AnsweredElsewhere)
        return visit.page(
            "agreement_closed", 409, problem=closed, elsewhere=elsewhere, pair=_pair(visit)
        )
    query = visit.request.query_params
    writes = not found.held and bool(found.drafting or came or query.get("edit") == "yes")
    newest = words.newest(found)
    today = visit.moment.astimezone(visit.zone).date()
    fields = {
        one.name: agreed_fields.drawn(found, one, today, came) for one in agreed_fields.every(found)
    }
    return visit.page(
        "agreement",
        status,
        found=found,
        here=f"/agreement/{found.relationship_id}",
        told=words,
        clause_words=clause_words,
        step_words=step_words,
        steps_open=query.get("said") == "step",
        tells_of_reading=any(map(step_words.can_let_read, found.steps.values())),
        in_words=in_words,
        said=SAID.get(query.get("said", ""), ""),
        problem=problem,
        writes=writes,
        fields=[fields[one.name] for one in words.fields(found)],
        deliverables=[
            (one, [fields[each.name] for each in words.deliverable_fields(one.key)])
            for one in found.terms.deliverables
        ],
        most=MOST,
        differs=words.changes_of(found, found.terms, newest.terms) if newest else None,
    )
