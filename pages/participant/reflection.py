"""What both said, side by side, in bands; three prompts; one next step that both may keep."""

from datetime import timedelta

import streamlit as st

from mentorsurvey import program
from mentorsurvey.errors import MentorsurveyError, ResponseClosed
from mentorsurvey.readings.reflection import View, reflection
from mentorsurvey.ui import current, reflecting
from mentorsurvey.ui.words import day, plain
from mentorsurvey.web.clock import now

actor = current.guard()
database = current.database()
invitation_id = st.query_params.get("form", "")
try:
    found = reflection(database, actor, invitation_id)
except ResponseClosed as problem:
    st.info(problem.mend, title=problem.what, icon=":material/lock:")
    if st.button("To my first page"):
        st.switch_page(current.page("participant/due"))
    st.stop()

partner = plain(found.partner)
BANDS = {
    "lower": (f"{partner} sees it lower", "arrow_downward", "orange"),
    "same": ("About the same", "drag_handle", "gray"),
    "higher": (f"{partner} sees it higher", "arrow_upward", "blue"),
}


def show(view: View) -> None:
    """One line: what, and how the partner sees it against one's own view."""
    words, icon, color = BANDS[view.band]
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        st.markdown(f"**{plain(view.title)}**", width="content")
        st.badge(words, icon=f":material/{icon}:", color=color)
    for question, mine, theirs in view.exact:
        st.caption(f"{plain(question)} You: {plain(mine)}. {partner}: {plain(theirs)}.")


st.title(f"You and {partner}", anchor=False)
st.caption(f"Round {found.round_number}, open to both since {day(found.released_at)}")

st.header("To talk about", anchor=False)
st.caption(reflecting.QUESTIONS)
for prompt in found.prompts:
    with st.container(border=True):
        st.caption(reflecting.reason(prompt))
        st.markdown(prompt.words)

if found.asks_core:
    st.header("How each of you sees it", anchor=False)
    if found.views:
        st.caption(reflecting.SAME)
    else:
        st.info(reflecting.NOTHING)
    for view in found.views:
        show(view)
    if any(view.standing == "new" for view in found.views):
        st.caption(reflecting.WAITS)
if found.give_and_take:
    st.header("Give and take", anchor=False)
    st.caption(reflecting.OWN_READING)
    for view in found.give_and_take:
        show(view)
for choice in found.choices:
    with st.container(border=True):
        st.markdown(plain(choice.question))
        if choice.same and choice.mine is not None:
            st.markdown(f"You both said: **{plain(choice.mine)}**")
        elif choice.same and choice.theirs is None:
            st.markdown("You both said the same. What it was shows on the device of your answer.")
        elif choice.theirs is not None:
            st.markdown(
                f"You: **{plain(choice.mine or 'answered on another device')}**. "
                f"{partner}: **{plain(choice.theirs)}**."
            )
        else:
            st.markdown("You did not say the same. Talk about it when you meet.")
if not (found.asks_core or found.give_and_take or found.choices or found.words):
    st.info(reflecting.NOTHING)

if found.words:
    st.header(f"In {partner}'s own words", anchor=False)
    for words in found.words:
        with st.container(border=True):
            st.caption(plain(words.question))
            st.text(words.words)

with st.expander("How this is computed", icon=":material/function:", type="compact"):
    for paragraph in reflecting.computed(found):
        st.markdown(paragraph)

st.header("One next step", anchor=False)
step = program.next_step(database, actor, invitation_id)


def propose() -> None:
    """Propose what stands in the two fields."""
    try:
        program.propose_step(
            current.database(),
            current.acting(),
            invitation_id,
            st.session_state["step_words"],
            st.session_state["step_day"],
            now=now(),
        )
    except MentorsurveyError as problem:
        st.session_state["step_problem"] = str(problem)


def keep(step_id: str) -> None:
    """Agree to the partner's step, as it was read."""
    try:
        program.keep_step(
            current.database(), current.acting(), invitation_id, step_id=step_id, now=now()
        )
    except MentorsurveyError as problem:
        st.session_state["step_problem"] = str(problem)


if problem := st.session_state.pop("step_problem", None):
    st.error(problem)
if step:
    with st.container(border=True):
        st.text(step.words)
        st.caption(f"By {step.due_on:%A} {step.due_on.day} {step.due_on:%B %Y}")
        if step.kept_at:
            st.badge("Both of you keep it", icon=":material/handshake:", color="green")
            st.caption("The next round asks both of you whether it happened.")
        elif step.by_me:
            st.caption(f"Proposed by you. {partner} can keep it, or propose another one.")
        else:
            st.caption(f"Proposed by {partner}.")
            st.button("Keep it", type="primary", on_click=keep, args=(step.id,), width="stretch")
if step is None or step.kept_at is None:
    with st.form("next_step", border=True):
        st.text_input(
            "What will you two do?" if step is None else "Propose another step",
            key="step_words",
            max_chars=200,
            placeholder="Such as: agree on the author order of the second paper",
        )
        st.date_input(
            "By when?",
            value=(now() + timedelta(days=28)).date(),
            min_value=now().date(),
            key="step_day",
        )
        st.form_submit_button("Propose it", on_click=propose)
    st.caption(f"Seen by you and {partner} alone.")
