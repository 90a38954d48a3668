"""One form, one section a step, each answer saved as it is given; then review and submit."""

import streamlit as st

from mentorsurvey import program, responses
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.ui import current, earlier_step, review, style
from mentorsurvey.ui.questions import questions
from mentorsurvey.ui.words import plain, until
from mentorsurvey.web.clock import now

actor = current.guard()
database = current.database()
form = responses.open_form(database, actor, st.query_params.get("form", ""))
owed = form.owed
partner = plain(owed.partner)

if owed.submitted_at is not None or now() >= owed.closes_at:
    st.switch_page(current.page("participant/due"))

shown = {item.id for item in form.drawn}
sections = [
    section
    for section in form.instrument.sections
    if any(item.id in shown for item in section.items)
]
last = len(sections) + 1


def first_unanswered() -> int:
    """The step on which the person stopped; the first one where nothing is answered."""
    for number, section in enumerate(sections, start=1):
        if any(item.id in shown and not form.given(item.id) for item in section.items):
            return number
    return last


def go(number: int) -> None:
    """Turn to another step; it is in the address, so that back and refresh keep it."""
    st.query_params["step"] = str(number)
    current.ask_to_rerun_page()


asked_for = st.query_params.get("step", "")
step = int(asked_for) if asked_for.isdecimal() else first_unanswered()
step = min(max(step, 1), last)

if step < last:
    section = sections[step - 1]
    st.caption(f"{form.instrument.title_for(owed.side)}, until {until(owed.closes_at)}")
    st.title(f"You and {partner}", anchor=False)
    st.progress(step / last, text=f"Step {step} of {last}: {section.title}")
    if step == 1:
        st.caption("Not a validated test: something to talk about, not a verdict.")
    if section.intro:
        st.write(section.intro_for(partner))
    if step == 1 and (kept := program.step_to_ask_about(database, actor, owed.invitation_id)):
        earlier_step.ask(kept, owed.invitation_id, owed.partner)
    questions(form, tuple(item for item in section.items if item.id in shown))
else:
    st.title(f"Before you submit: you and {partner}", anchor=False)
    st.progress(1.0, text=f"Step {last} of {last}: Review")
    review.review(form, sections, go, leads=program.leads(database, actor))

style.to_top(f"{step}")
with st.container(
    horizontal=True, key="steps", horizontal_alignment="distribute" if step > 1 else "right"
):
    if step > 1:
        st.button("Back", icon=":material/arrow_back:", on_click=go, args=(step - 1,))
    if step < last:
        st.button(
            "Next" if step < last - 1 else "Review",
            type="primary",
            on_click=go,
            args=(step + 1,),
        )
    elif st.button("Submit", type="primary", icon=":material/send:", key="submit"):
        try:
            result = responses.submit(database, actor, owed.invitation_id, now=now())
        except MentorsurveyError as problem:
            st.error(problem.mend, title=problem.what)
        else:
            st.session_state["submitted"] = (owed.partner, result.released)
            st.switch_page(
                current.page("participant/thanks"), query_params={"form": owed.invitation_id}
            )
st.caption("Every answer is saved as you give it: you may close this page and come back.")
