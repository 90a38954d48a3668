"""The reflection in the light form, and the one next step that the two may agree on there."""

from contextlib import suppress
from datetime import date
from typing import Literal

from starlette.responses import Response

from mentorsurvey import program
from mentorsurvey.access import require_page
from mentorsurvey.errors import (
    AnsweredElsewhere,
    AnswerError,
    MentorsurveyError,
    NotRead,
    NotSaved,
    ResponseClosed,
)
from mentorsurvey.instruments.deciding import OPTIONS
from mentorsurvey.program import deciding, record
from mentorsurvey.readings import deciding_words, introduction_words, reflection_words, step_words
from mentorsurvey.readings.reflection import reflection
from mentorsurvey.responses import saying
from mentorsurvey.store.next_steps import NextStep
from mentorsurvey.web.light.pages import said_now
from mentorsurvey.web.light.visit import Visit


def read(visit: Visit) -> Response:
    """The reflection of a form, noted as a look once a day."""
    require_page(visit.actor, "participant/reflection")
    page = _page(visit)
    if page.status_code == 200:
        # Where nothing can be saved, the page is shown all the same.
        with suppress(NotRead, NotSaved):
            record.look(visit.database, visit.actor, "reflection", visit.form_id, now=visit.moment)
    return page


def propose(visit: Visit) -> Response:
    """Propose a step in place of the one that was read."""
    try:
        program.propose_step(
            visit.where,
            visit.actor,
            visit.form_id,
            visit.posted.one("words"),
            _day(visit.posted.one("day")),
            instead_of=visit.posted.one("read"),
            now=visit.moment,
        )
    except AnswerError as problem:
        return _page(visit, 400, problem)
    except ResponseClosed as problem:
        return _page(visit, 409, problem)
    return visit.to(f"/{visit.form_id}/reflection?said=proposed#step")


def keep(visit: Visit) -> Response:
    """Agree to the step that was read."""
    step = program.next_step(visit.where, visit.actor, visit.form_id)
    if problem := _why_not_kept(step, visit.posted.one("read")):
        return _page(visit, 409, problem)
    if step is not None:
        program.keep_step(
            visit.where, visit.actor, visit.form_id, step_id=step.id, now=visit.moment
        )
    return visit.to(f"/{visit.form_id}/reflection?said=kept#step")


def let_read(visit: Visit) -> Response:
    """Let leads read the step that both keep, or no more."""
    try:
        program.let_step_be_read(
            visit.where,
            visit.actor,
            visit.form_id,
            step_id=visit.posted.one("step"),
            allowed=visit.posted.one("allowed") == "yes",
            now=visit.moment,
        )
    except ResponseClosed as problem:
        return _page(visit, 409, problem)
    return visit.to(f"/{visit.form_id}/reflection?said=reads#step")


def decide(visit: Visit) -> Response:
    """Decide whether to begin or how to go on, as it stands on the page."""
    choice = visit.posted.one("choice")
    if not choice:
        return _page(
            visit, 400, AnswerError("Nothing is decided yet.", deciding_words.FIRST), "decision"
        )
    try:
        deciding.decide(visit.where, visit.actor, visit.form_id, choice, now=visit.moment)
    except AnswerError as problem:
        return _page(visit, 400, problem, "decision")
    except ResponseClosed as problem:
        return _page(visit, 409, problem, "decision")
    return visit.to(f"/{visit.form_id}/reflection?said=decided#decision")


def _why_not_kept(step: NextStep | None, read_one: str) -> ResponseClosed | None:
    """Why there is nothing to agree to; None where there is."""
    if step is None or step.id != read_one:
        return ResponseClosed(
            "This step is not there any more.", "Read what is here now, or propose one."
        )
    if step.by_me and not step.kept_at:
        return ResponseClosed("You proposed this step yourself.", "The other person can keep it.")
    return None


def _day(text: str) -> date:
    """The day that was typed or chosen.

    Raises
    ------
    AnswerError
        Where it is none.
    """
    try:
        return date.fromisoformat(text.strip())
    except ValueError as problem:
        raise AnswerError(
            "This is not a day.", "Choose a day, or type it like 2026-11-30."
        ) from problem


def _page(
    visit: Visit,
    status: int = 200,
    problem: MentorsurveyError | None = None,
    part: Literal["step", "decision"] = "step",
) -> Response:
    """The page, with what was typed and not saved; or why it does not open.

    ``part`` is the part of the page with which the problem has to do.
    """
    try:
        found = reflection(visit.where, visit.actor, visit.form_id)
        decides = deciding.decision(visit.where, visit.actor, visit.form_id, now=visit.moment)
        step = program.next_step(visit.where, visit.actor, visit.form_id)
    except ResponseClosed as closed:
        return visit.page(
            "not_open",
            409,
            problem=closed,
            form_id=visit.form_id,
            elsewhere=isinstance(closed, AnsweredElsewhere),
            words=visit.posted.one("words"),
        )
    at_once, more = reflection_words.folded(found.prompts)
    today = visit.moment.astimezone(visit.zone).date()
    return visit.page(
        "reflection",
        status,
        found=found,
        form_id=visit.form_id,
        at_once=at_once,
        more=more,
        step=step,
        decides=decides,
        options=OPTIONS[decides.kind] if decides else {},
        deciding=deciding_words,
        time=introduction_words,
        over=decides is not None and decides.outcome in ("not_started", "ended"),
        said=said_now(visit),
        problem=problem,
        part=part,
        typed=visit.posted.one("words"),
        day=visit.posted.one("day") or step_words.proposed_day(today).isoformat(),
        today=today.isoformat(),
        longest=program.next_steps.LONGEST,
        told=reflection_words,
        of_step=step_words,
        saying=saying,
    )
