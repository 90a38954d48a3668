"""What both said, side by side, in bands; three prompts; one next step that both may keep."""

from datetime import timedelta

import streamlit as st

from mentorsurvey import program
from mentorsurvey.errors import MentorsurveyError, ResponseClosed
from mentorsurvey.readings import prompts
from mentorsurvey.readings.reflection import SAME_WITHIN, View, reflection
from mentorsurvey.ui import current
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
    "same": ("About the same", "drag_handle", "green"),
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
for prompt in found.prompts:
    with st.container(border=True):
        st.caption(prompts.WHY[prompt.why])
        st.markdown(prompt.words)

if found.views:
    st.header("How each of you sees it", anchor=False)
    for view in found.views:
        show(view)
if found.give_and_take:
    st.header("Give and take", anchor=False)
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
if not (found.views or found.give_and_take or found.choices or found.words):
    st.info("You kept to yourselves what could be compared. The prompts above may still help.")

if found.words:
    st.header(f"In {partner}'s own words", anchor=False)
    for words in found.words:
        with st.container(border=True):
            st.caption(plain(words.question))
            st.text(words.words)

with st.expander("How to read this"):
    st.write(
        f"You read whether {partner} sees a thing lower, about the same, or higher than you do;"
        f" {partner} reads the same from the other side. Differences up to {SAME_WITHIN:.0f} of 100"
        " points, a step and a half on the scale, count as about the same: single answers move"
        " that much by themselves. Two people in a good relationship often differ."
    )
    st.write(
        "Not in here: answers that either of you keeps from the other, or did not give."
        " These forms are not validated; the bands are a convention."
    )

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
