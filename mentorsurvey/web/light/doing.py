"""What the buttons of the light form do: save, turn a page, submit, and the rest."""

import json
from typing import get_args

from starlette.responses import JSONResponse, Response

from mentorsurvey import program, responses, sign_in
from mentorsurvey.access import Audience
from mentorsurvey.errors import (
    AnsweredElsewhere,
    AnswersChanged,
    MentorsurveyError,
    ResponseClosed,
)
from mentorsurvey.program import history, keeping
from mentorsurvey.responses import asking, saying
from mentorsurvey.responses.describing import Question
from mentorsurvey.responses.fields import written
from mentorsurvey.responses.readers import topics
from mentorsurvey.sign_in import cookies
from mentorsurvey.store.clauses import Outcome as ClauseOutcome
from mentorsurvey.store.next_steps import Outcome as StepOutcome
from mentorsurvey.web import plain
from mentorsurvey.web.light import drawing, files, pages
from mentorsurvey.web.light.keeping import Kept, keep
from mentorsurvey.web.light.visit import AT, Visit

KEPT = "kept:"
"""Begins the name of the field of a clause."""
STEP, CLAUSE = "next-step", "clause:"
"""What stands for the step of the round before, and begins the name of a clause, in *Clear*."""


def save(visit: Visit) -> Response:
    """Keep what stands on a step, then turn to where the button says."""
    try:
        kept = keep(visit.where, visit.actor, visit.form_id, visit.posted, now=visit.moment)
        _earlier_step(visit)
        _clauses(visit)
    except ResponseClosed as problem:
        if visit.wants_data:
            raise
        return _closed(visit, problem)
    if visit.wants_data:
        return JSONResponse(_data(visit, kept), headers={"Cache-Control": "no-store"})
    key, go = visit.posted.one("step"), visit.posted.one("go")
    names = drawing.keys(kept.form)
    if key not in names:
        for outcome in kept.outcomes.values():
            if outcome.state != "saved":
                raise MentorsurveyError(
                    "One of the answers was not saved.", "Load the page again, and look at it."
                )
        return visit.to(f"/{visit.form_id}")
    stays = go not in ("next", "back", "check") or visit.posted.one("clear")
    came = _newly_asked(visit, kept, key)
    if not kept.whole or came:
        said = "One of your answers brought another question." if came and kept.whole else ""
        page = drawing.page_of(kept.form, key, kept.outcomes)
        return pages.step(visit, page, status=200 if kept.whole else 409, said=said)
    at = visit.posted.one("at")
    if stays:
        came_from = f"&at={at}" if at else ""
        place = f"#q-{visit.posted.one('clear')}" if visit.posted.one("clear") else ""
        return visit.to(f"/{visit.form_id}?step={key}{came_from}{place}")
    turned = names.index(key) + (1 if go == "next" else -1)
    if go == "check" or turned >= len(names):
        return visit.to(f"/{visit.form_id}/check{f'#c-{at}' if at else ''}")
    return visit.to(f"/{visit.form_id}?step={names[max(turned, 0)]}")


def _newly_asked(visit: Visit, kept: Kept, key: str) -> bool:
    """Whether a question is asked on this page that was not drawn before."""
    page = drawing.page_of(kept.form, key)
    drawn = {name.partition(".")[2] for name in visit.posted.fields if name.startswith("was.")}
    asked = {one.id for one in page.drawn if one.asked}
    return bool(asked - drawn) and visit.posted.one("go") != "back"


def _earlier_step(visit: Visit) -> None:
    """Keep whether the step of the round before happened, where the page asked that."""
    said: str | None = visit.posted.one("happened")
    if visit.posted.one("clear") == STEP:
        said = None
    elif said not in get_args(StepOutcome) or said == visit.posted.one("was-happened"):
        return
    program.say_whether(visit.where, visit.actor, visit.form_id, said, now=visit.moment)


def _clauses(visit: Visit) -> None:
    """Keep what was said of clauses, where the page asked about them."""
    said: dict[str, str | None] = {}
    for name in visit.posted.fields:
        if name.startswith(KEPT):
            chosen = visit.posted.one(name)
            if chosen in get_args(ClauseOutcome) and chosen != visit.posted.one(f"was-{name}"):
                said[name.removeprefix(KEPT)] = chosen
    cleared = visit.posted.one("clear")
    if cleared.startswith(CLAUSE):
        said[cleared.removeprefix(CLAUSE)] = None
    for clause, outcome in said.items():
        keeping.say_clause(
            visit.where, visit.actor, visit.form_id, clause, outcome, now=visit.moment
        )


def _data(visit: Visit, kept: Kept) -> dict[str, object]:
    """What our script needs to know: of each question that was sent, and what is asked now."""
    asked = {item.id for item in kept.form.shown}
    found: dict[str, object] = {}
    for item_id, outcome in kept.outcomes.items():
        item = kept.form.instrument.item(item_id)
        drawn = drawing.Drawn(
            question=Question(form=kept.form, item=item),
            asked=item_id in asked,
            outcome=outcome,
        )
        found[item_id] = {
            "state": outcome.state,
            "told": drawn.told,
            "was": drawn.was,
            "value": written(drawn.question.stored),
        }
    return {
        "answers": found,
        "finish": saying.finish(kept.form, visit.moment, clock=visit.clock),
        "asked": sorted(asked),
        "promises": {
            item.id: Question(form=kept.form, item=item).promise
            for item in kept.form.shown
            if item.id in visit.posted.items or item.condition is not None
        },
    }


def _closed(visit: Visit, problem: ResponseClosed) -> Response:
    """The form takes no more: say so, and give back what was written and is not stored."""
    form = responses.open_form(visit.database, visit.actor, visit.form_id)
    lost = []
    for item in form.instrument.asked_of(form.side):
        raw = visit.posted.raw(item)
        question = Question(form=form, item=item)
        if item.kind == "text" and any(raw) and list(raw) != written(question.stored):
            lost.append((question.wording, "\n".join(raw)))
    return visit.page("closed", 409, problem=problem, lost=lost)


def submit(visit: Visit) -> Response:
    """Submit the form as the check page showed it."""
    try:
        seen = json.loads(visit.posted.one("seen") or "{}")
        if not isinstance(seen, dict):
            raise ValueError
    except ValueError as problem:
        raise MentorsurveyError(
            "This did not come as a form sends it.", "Load the page again, and submit again."
        ) from problem
    try:
        responses.submit(visit.database, visit.actor, visit.form_id, seen=seen, now=visit.moment)
    except AnsweredElsewhere as problem:
        return pages.check(visit, status=409, problem=problem, elsewhere=True)
    except AnswersChanged as problem:
        return pages.check(visit, status=409, problem=problem, differing=problem.items)
    except ResponseClosed as problem:
        form = responses.open_form(visit.database, visit.actor, visit.form_id)
        if form.owed.is_open(visit.moment):
            return pages.check(visit, status=409, problem=problem)
        raise
    return visit.to(f"/{visit.form_id}/thanks")


def who_sees(visit: Visit) -> Response:
    """Set who sees topics, as chosen on the check page; what was left as it was stays."""
    form = responses.open_form(visit.database, visit.actor, visit.form_id)
    wishes: dict[str, Audience] = {}
    for topic in topics(form):
        chosen = visit.posted.one(f"topic.{topic.key}")
        drawn = visit.posted.one(f"stood.{topic.key}")
        if chosen in set(Audience) and chosen != drawn:
            wishes |= topic.set_to(Audience(chosen))
    if wishes:
        responses.set_audience(visit.database, visit.actor, visit.form_id, wishes, now=visit.moment)
    return visit.to(f"/{visit.form_id}/check?said=fewer")


def reopen(visit: Visit) -> Response:
    """Make a submitted form a draft again."""
    responses.take_back(visit.database, visit.actor, visit.form_id, now=visit.moment)
    return visit.to(f"/{visit.form_id}/check?said=reopened")


def more_time(visit: Visit) -> Response:
    """Ask for more time."""
    responses.ask_for_time(visit.database, visit.actor, visit.form_id, now=visit.moment)
    return visit.to("?said=asked")


def ask(visit: Visit) -> Response:
    """Ask whom the page named to get in touch: what would be sent stood above the button."""
    contact = visit.posted.one("contact")
    asking.ask(visit.database, visit.actor, visit.form_id, contact, now=visit.moment)
    return visit.to(f"/{visit.form_id}/thanks")


def start_again(visit: Visit) -> Response:
    """Delete everything of a form, once that was ticked."""
    if visit.posted.one("sure") != "yes":
        raise MentorsurveyError(
            "Nothing was deleted.", "Tick the box first, if you want to delete it."
        )
    responses.start_again(visit.database, visit.actor, visit.form_id, now=visit.moment)
    return visit.to(f"/{visit.form_id}?said=empty")


def have_read(visit: Visit) -> Response:
    """Note that the person has read what others did for them."""
    ids = visit.posted.one("ids").split()
    history.confirm(visit.database, visit.actor, ids, now=visit.moment)
    return visit.to()


def sign_out(visit: Visit) -> Response:
    """End this browser's session; on a shared computer, let nothing show here any more."""
    tokens = (
        visit.request.cookies.get(cookies.SESSION, ""),
        *cookies.others(visit.request.cookies),
    )
    if visit.posted.one("shared") == "yes":
        beside = sign_in.held_beside(visit.database, visit.session, tokens[1:], now=visit.moment)
        for actor in (*(one.session.actor for one in beside), visit.actor):
            sign_in.forget_browser(visit.database, actor, now=visit.moment)
    for token in tokens:
        sign_in.sign_out(visit.database, token, now=visit.moment)
    response = plain.page("light/signed_out.html", visit=None, file=files.address, at=AT)
    # What is not sent yet belongs to the person, not to whoever comes next on this browser.
    response.headers["Clear-Site-Data"] = '"storage"'
    return response
