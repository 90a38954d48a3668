"""The pages of the light form: what is due, the steps, the check, and thanks."""

import json
from dataclasses import replace

from starlette.responses import RedirectResponse, Response

from mentorsurvey import program, responses, sign_in
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.instruments import one_line
from mentorsurvey.mail import wishes
from mentorsurvey.program import history, keeping, pair_agreement, research
from mentorsurvey.program.deciding import to_decide
from mentorsurvey.program.things_to_try import things_to_try
from mentorsurvey.readings import (
    agreement_words,
    clause_words,
    consent_words,
    deciding_words,
    note_words,
    own_share,
    side_by_side,
    step_words,
)
from mentorsurvey.readings.small_things import sentences, small_thing, title
from mentorsurvey.responses import saying
from mentorsurvey.responses.describing import Question
from mentorsurvey.responses.forms import CLAUSE
from mentorsurvey.responses.readers import DIFFERS, readers, to_program, topics, who
from mentorsurvey.responses.steps import steps_of
from mentorsurvey.responses.together import by_partner
from mentorsurvey.ui import told_words
from mentorsurvey.web import last_day_file
from mentorsurvey.web.light import drawing
from mentorsurvey.web.light.drawing import Page, key_of, page_of
from mentorsurvey.web.light.visit import Visit


def due(visit: Visit) -> Response:
    """What is due, what was submitted, and what was begun and is over."""
    forms = responses.due(visit.where, visit.actor)
    asked = responses.own_requests(visit.where, visit.actor)
    moment = visit.moment
    over = [form for form in forms if saying.is_over(form, moment)]
    return visit.page(
        "due",
        open=[form for form in forms if form.owed.is_open(moment)],
        waiting=[
            form
            for form in forms
            if form.owed.submitted_at is not None and form.owed.released_at is None
        ],
        together=by_partner(form for form in forms if form.owed.released_at is not None),
        over=[
            (
                form,
                saying.why_over(form, moment, day=visit.day, zone=visit.zone),
                saying.about_time(form, asked.get(form.owed.invitation_id), moment, day=visit.day),
                [Question(form=form, item=item) for item in form.shown if form.given(item.id)],
            )
            for form in over
        ],
        granted={
            form.owed.invitation_id: saying.granted(asked.get(form.owed.invitation_id))
            for form in forms
        },
        saying=saying,
        deciding=deciding_words,
        undecided=to_decide(visit.where, visit.actor, now=moment),
        proposed=pair_agreement.waiting(visit.where, visit.actor, now=moment),
        agreement=agreement_words,
        note=program.latest_note(visit.where, visit.actor),
        notes=program.notes(visit.where, visit.actor),
        note_words=note_words,
        mentees=side_by_side.rows(
            side_by_side.side_by_side(visit.where, visit.actor, now=moment), visit.until
        ),
        mentee_words=side_by_side,
        partly=any(form.owed.submitted_at and not form.whole for form in forms),
        is_mentee=any(form.owed.side == "mentee" for form in forms),
        pin=_pin(visit),
        untold=_untold(visit),
        said=said_now(visit),
        calendar=last_day_file.AT,
        mail=wishes,
        wishes=wishes.wishes(visit.where, visit.actor) if visit.mails_codes else None,
        own=research.own_consent(visit.where, visit.actor),
        consent=consent_words,
    )


def form(visit: Visit) -> Response:
    """A form: the step of the address, or where its author stopped."""
    found = responses.open_form(visit.where, visit.actor, visit.form_id)
    if not found.owed.is_open(visit.moment):
        if found.owed.submitted_at is not None and found.whole:
            return check(visit)
        return RedirectResponse("/light", status_code=303)
    key = visit.request.query_params.get("step", "") or drawing.first_open(found)
    return step(visit, page_of(found, key)) if key else check(visit)


def step(visit: Visit, page: Page, *, status: int = 200, said: str = "") -> Response:
    """One step of a form, with what came of what was sent."""
    found = page.form
    first = page.number == 1
    leads = program.leads(visit.where, visit.actor) if first else []
    kept = program.step_to_ask_about(visit.where, visit.actor, visit.form_id) if first else None
    made = (
        told_words.of_round(
            history.own_history(visit.where, visit.actor), found.owed.round_id, visit.day, one_line
        )
        if first
        else ""
    )
    return visit.page(
        "step",
        status,
        page=page,
        form=found,
        closing=saying.finish(found, visit.moment, clock=visit.clock)
        or saying.closes_today(found, visit.moment, clock=visit.clock, zone=visit.zone),
        back=page.back,
        forward=page.forward,
        at_question=visit.request.query_params.get("at", "") or visit.posted.one("at"),
        about_leads=saying.what_leads_see(found),
        more=[*saying.more_about_leads(found, leads), made, saying.NO_TEST] if first else [],
        kept=kept,
        clauses=keeping.clauses_to_ask_about(visit.where, visit.actor, visit.form_id)
        if first
        else (),
        clause_words=clause_words,
        step_words=step_words,
        elsewhere=first and not found.begun,
        said=said or said_now(visit),
        untold=_untold(visit) if first else [],
        saying=saying,
    )


def check(
    visit: Visit,
    *,
    status: int = 200,
    problem: MentorsurveyError | None = None,
    differing: tuple[str, ...] = (),
    elsewhere: bool = False,
) -> Response:
    """Every answer with who sees it, before submitting; afterwards the same, to show to fewer."""
    found = responses.open_form(visit.where, visit.actor, visit.form_id)
    submitted = found.owed.submitted_at is not None
    if submitted and not found.whole:
        return RedirectResponse("/light", status_code=303)
    if not submitted and not found.owed.is_open(visit.moment):
        return RedirectResponse("/light", status_code=303)
    steps = steps_of(found)
    missing = {item.id for item in found.unanswered}
    return visit.page(
        "check",
        status,
        form=found,
        submitted=submitted,
        closing=saying.finish(found, visit.moment, clock=visit.clock),
        steps=[
            (
                section.title,
                key_of(one),
                [Question(form=found, item=item) for item in items],
            )
            for one in steps
            for section, items in one.sections
        ],
        back=key_of(steps[-1]) if steps else "",
        number=len(steps) + 1,
        missing=missing,
        readers=[(one, len(items)) for one, items in readers(found).items()],
        to_program=to_program(found),
        topics=topics(found),
        who=who(found),
        differs=DIFFERS,
        seen=json.dumps(found.seen, separators=(",", ":")),
        problem=problem,
        differing=[
            Question(form=found, item=item)
            for item in found.instrument.items
            if item.id in differing
        ],
        clauses=keeping.clauses_to_ask_about(visit.where, visit.actor, visit.form_id),
        clauses_differ=any(one.startswith(CLAUSE) for one in differing),
        clause_words=clause_words,
        elsewhere=elsewhere,
        pin=_pin(visit),
        said=said_now(visit),
        saying=saying,
    )


def thanks(visit: Visit) -> Response:
    """After submitting: what happens next, and the next form."""
    found = responses.open_form(visit.where, visit.actor, visit.form_id)
    if found.owed.submitted_at is None:
        return RedirectResponse("/light", status_code=303)
    left = [
        other
        for other in responses.due(visit.where, visit.actor)
        if other.owed.is_open(visit.moment)
    ]
    own = research.own_consent(visit.where, visit.actor)
    thing = small_thing(found, things_to_try(visit.where, visit.actor))
    if (carries := own_share.own_share(visit.where, visit.actor, visit.form_id)) and thing:
        thing = replace(thing, person="")
    return visit.page(
        "thanks",
        form=found,
        carries=carries,
        share=own_share,
        said=saying.thanks(found),
        saying=saying,
        left=left,
        thing=(title(thing), sentences(thing)) if thing else None,
        own=own if consent_words.is_new(own) else None,
        consent=consent_words,
    )


def _pin(visit: Visit) -> sign_in.PinState:
    return sign_in.pin_state(visit.where, visit.actor)


def _untold(visit: Visit) -> list[tuple[str, str]]:
    """What others did for the person since the last visit: ids in one text, and paragraphs."""
    if visit.session.demo:
        return []
    changes = history.untold(visit.where, visit.actor)
    ids = " ".join(change.id for change in changes)
    return [(ids, paragraph) for paragraph in told_words.aloud(changes, visit.day, one_line)]


SAID = {
    "pin-open": saying.PIN_OPENED,
    "pin-saved": saying.PIN_SAVED,
    "code-may": "Saved. A code by mail can take the place of your PIN.",
    "code-may-not": "Saved. Only your PIN opens your answers elsewhere.",
    "empty": saying.EMPTY_NOW,
    "reopened": "Reopened: this form is not submitted now.",
    "fewer": "Saved. Who sees your answers is as you chose.",
    "proposed": "Your step is proposed.",
    "decided": "Your decision is saved.",
    "kept": "Both of you keep this step.",
    "reads": "Saved.",
    "reminders": "Saved. You get reminders.",
    "no-reminders": "Saved. You get no reminders any more.",
    "agreed": consent_words.AGREED,
    "withdrawn": consent_words.WITHDRAWN,
    "asked": "You have asked for more time. Your program decides.",
}
"""What an address says was done just now → the words. Nothing else in it is ever shown."""


def said_now(visit: Visit) -> str:
    """What was done just now, in words; empty where nothing was."""
    return SAID.get(visit.request.query_params.get("said", ""), "")
