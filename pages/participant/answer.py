"""One form, step by step, each answer saved as it is given; then a check, and submitting.

Once it is submitted, the same page shows who sees what, on the browser that gave the answers.
"""

import streamlit as st

from mentorsurvey import program, responses, sign_in
from mentorsurvey.errors import AnsweredElsewhere, AnswersChanged, MentorsurveyError
from mentorsurvey.now import now
from mentorsurvey.program import keeping
from mentorsurvey.responses import saying
from mentorsurvey.responses.steps import Step, steps_of, where_stopped
from mentorsurvey.ui import (
    clauses,
    current,
    devices,
    earlier_step,
    holding,
    review,
    states,
    style,
    told,
)
from mentorsurvey.ui.questions import questions
from mentorsurvey.ui.unbroken import unbroken
from mentorsurvey.ui.words import plain, time_of_day, zone

actor = current.guard()
DRAWN = "drawn_address"
"""The address of the step that was drawn last, or that a button turns to."""
database = current.database()
form = responses.open_form(database, actor, st.query_params.get("form", ""))
owed = form.owed
partner = plain(owed.partner)
owner = sign_in.owner_here(actor.person_id, actor.browser)

if owed.submitted_at is not None and form.whole:
    style.title_tab(saying.WHO_SEES, owed.partner)
    st.title(f"You and {partner}: who sees your answers", anchor=False)
    review.afterwards(form)
    clauses.check(keeping.clauses_to_ask_about(database, actor, owed.invitation_id))
    if st.button("Back to my forms"):
        st.switch_page(current.page("participant/due"))
    st.stop()
if not owed.is_open(now()):
    st.switch_page(current.page("participant/due"))

steps = steps_of(form)
last = len(steps) + 1


@unbroken
def go(number: int, item_id: str = "") -> None:
    """Turn to another step; it is in the address, so that back and refresh keep it.

    With a question, the step begins there, and leads back to it on the check.
    """
    found = {"form": owed.invitation_id, "step": str(number)}
    st.session_state[DRAWN] = {**found, "at": item_id} if item_id else found
    st.query_params.from_dict(st.session_state[DRAWN])
    current.ask_to_rerun_page()


def arrived() -> int:
    """Where the person stopped when they came; it stays while they answer."""
    came = st.session_state.get("arrived")
    if came is None or came[0] != owed.invitation_id:
        came = st.session_state["arrived"] = (owed.invitation_id, where_stopped(form, steps))
    return int(came[1])


def who_sees_what() -> None:
    """What leads see of this form, said once; behind it, who they are."""
    leads = program.leads(database, actor)
    with (
        st.container(key="form-note"),
        st.expander(saying.what_leads_see(form), type="compact"),
    ):
        for sentence in saying.more_about_leads(form, leads, plain):
            st.write(sentence)
        if made := told.of_round(owed.round_id):
            st.write(made)
        st.write(saying.NO_TEST)


def offers_elsewhere() -> bool:
    """Whether the ways to what was begun elsewhere are there: they stay while the step is open."""
    if not form.begun:
        st.session_state["came_unbegun"] = owed.invitation_id
    return st.session_state.get("came_unbegun") == owed.invitation_id


def draw(step: Step, number: int) -> None:
    """The sections of a step, the further ones with a heading of their own."""
    st.title(step.title, anchor=False)
    for section, items in step.sections:
        if section is not step.sections[0][0]:
            st.subheader(section.title, anchor=False)
        if section.intro:
            st.write(section.intro_for(partner))
        if number == 1 and section is step.sections[0][0]:
            with st.container():
                if offers_elsewhere():
                    devices.elsewhere(form)
            who_sees_what()
            if kept := program.step_to_ask_about(database, actor, owed.invitation_id):
                earlier_step.ask(kept, owed.invitation_id, owed.partner)
        questions(form, items, owner)
    if number == 1:
        asked = keeping.clauses_to_ask_about(database, actor, owed.invitation_id)
        clauses.ask_all(asked, owed.invitation_id, owed.partner)


drawn = st.session_state.get(DRAWN, {})
if st.session_state.pop("rerun_as_drawn", False) and drawn.get("form") == owed.invitation_id:
    st.query_params.from_dict(drawn)
st.session_state[DRAWN] = st.query_params.to_dict()
asked_for = st.query_params.get("step", "")
written = asked_for.isdecimal() and len(asked_for) < 4
at = st.query_params.get("at", "")
if at not in {item.id for item in form.shown}:
    at = ""
number = min(max(int(asked_for) if written else arrived(), 1), last)

style.title_tab(saying.step_of(number, last), owed.partner)
st.progress(number / last, text=f"{partner} · {number} of {last}")
with st.container():  # what comes and goes has a place of its own, so that no question takes it
    if said := saying.finish(form, now(), clock=time_of_day):
        st.info(said, icon=":material/schedule:")
    elif said := saying.closes_today(form, now(), clock=time_of_day, zone=zone()):
        st.caption(said)
    devices.tell()
holding.after_a_break()
kind = "item" if number < last else "check"
states.watch(form, owner, number, review.place(kind, form, at) if at else "")
if number > 1:
    st.session_state.pop("came_unbegun", None)
if number < last:
    draw(steps[number - 1], number)
else:
    st.title("Before you submit", anchor=False)
    review.review(form, review.Going(to=go, steps=steps, came_from=at))
    clauses.check(keeping.clauses_to_ask_about(database, actor, owed.invitation_id), go)
    devices.choose_pin()

# What stood on the page that the person read, not what this run has just read.
seen_key = f"seen:{owed.invitation_id}"
drawn_before = st.session_state.get(seen_key)
st.session_state[seen_key] = form.seen if number == last else None

looked_up = bool(at) and number < last  # from the check, to change one answer
style.to_top(f"{number}", at=at)
with st.container(
    horizontal=True,
    key="steps",
    horizontal_alignment="right" if number == 1 or looked_up else "distribute",
):
    if number > 1 and not looked_up:
        st.button("Back", icon=":material/arrow_back:", on_click=go, args=(number - 1,))
    if looked_up:
        st.button("Back to the check", type="primary", on_click=go, args=(last, at))
    elif number < last:
        st.button(
            "Next" if number < last - 1 else "Check",
            type="primary",
            on_click=go,
            args=(number + 1,),
        )
    elif st.button("Submit", type="primary", icon=":material/send:", key="submit"):
        try:
            seen = drawn_before or {}  # where nothing was drawn yet, nothing was shown
            responses.submit(database, actor, owed.invitation_id, seen=seen, now=now())
        except AnsweredElsewhere as problem:
            st.error(problem.mend, title=problem.what)
            devices.refuse(form)
        except AnswersChanged as problem:
            st.error(problem.mend, title=problem.what)
            review.differing(form, problem.items)
        except MentorsurveyError as problem:
            st.error(problem.mend, title=problem.what)
        else:
            st.switch_page(
                current.page("participant/thanks"), query_params={"form": owed.invitation_id}
            )

if number == last and devices.was_refused(form):
    devices.elsewhere(form)
