"""What both want to talk about, how both rate it by halves; one next step that both may keep."""

from collections.abc import Sequence
from datetime import timedelta

import streamlit as st

from mentorsurvey import program
from mentorsurvey.errors import AnsweredElsewhere, MentorsurveyError, ResponseClosed
from mentorsurvey.readings.prompts import Prompt
from mentorsurvey.readings.reflection import reflection
from mentorsurvey.ui import current, devices, looks, reflecting, style
from mentorsurvey.ui.words import count, day, plain
from mentorsurvey.web.clock import now

actor = current.guard()
database = current.database()
invitation_id = st.query_params.get("form", "")
try:
    found = reflection(database, actor, invitation_id)
except ResponseClosed as problem:
    style.title_tab("Reflection")
    st.info(problem.mend, title=problem.what, icon=":material/lock:")
    if isinstance(problem, AnsweredElsewhere):
        devices.enter_pin()
    if st.button("Back to my forms"):
        st.switch_page(current.page("participant/due"))
    st.stop()

looks.note(actor, "reflection", invitation_id, now=now())
partner = plain(found.partner)
style.title_tab("Reflection", found.partner)
devices.tell()


def ask(prompts: Sequence[Prompt]) -> None:
    """A card for each question: its topic, the question, why it is asked."""
    for prompt in prompts:
        with st.container(border=True, gap="small"):
            title = f"**{plain(prompt.title)}**  \n" if prompt.title else ""
            st.markdown(f"{title}:small[{reflecting.why(prompt, partner)}]")
            st.markdown(prompt.words)


st.title(f"You and {partner}", anchor=False)
st.caption(f"Round {found.round_number}, open to both of you since {day(found.released_at)}")

if found.first and (in_short := reflecting.at_first(found)):
    with st.container(border=True, gap="small", key="at-first"):
        st.subheader("Your first reflection, in short", anchor=False)
        for sentence in in_short:
            st.markdown(sentence)
        st.markdown(reflecting.START)

st.header("To talk about", anchor=False)
st.caption(reflecting.TO_BEGIN)
if nothing := reflecting.nothing_in_particular(found):
    st.markdown(nothing)
at_once, more = reflecting.folded(found.prompts)
ask(at_once)
if more:
    with st.expander(count(len(more), "more question"), type="compact"):
        ask(more)

if found.views:
    st.header("How you rate it", anchor=False)
elif not found.give_and_take and (found.repeated or not found.choices):
    st.info(reflecting.NEEDS, title=reflecting.NOTHING)
for high, sentence in reflecting.HALVES.items():
    if topics := reflecting.rated(found, high):
        with st.container(border=True, gap="small"):
            st.markdown(f":material/{reflecting.ICONS[high]}: **{sentence}**")
            for title, questions in topics:
                lines = [plain(title), *(f":small[{plain(each)}]" for each in questions)]
                st.markdown("  \n".join(lines))

if found.give_and_take:
    st.header("Give and take", anchor=False)
    st.caption(reflecting.GAVE_AND_GOT)
for high, sentence in reflecting.HALVES.items():
    if lines := reflecting.given(found, high):
        with st.container(border=True, gap="small"):
            st.markdown(f":material/{reflecting.ICONS[high]}: **{sentence}**")
            for line in lines:
                st.markdown(line)

if found.choices:
    st.header("What each of you chose", anchor=False)
for choice in found.choices:
    with st.container(border=True, gap="small"):
        st.caption(plain(choice.question))
        st.markdown(f"You: **{plain(choice.mine)}**  \n{partner}: **{plain(choice.theirs)}**")

if found.words:
    st.header(f"In {partner}'s own words", anchor=False)
for words in found.words:
    with st.container(border=True, gap="small"):
        st.caption(plain(words.question))
        st.text(words.words)

with st.expander("How this works", icon=":material/help:", type="compact"):
    for paragraph in reflecting.how_it_works(found):
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
