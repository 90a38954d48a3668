"""What both want to talk about, how both rate it by halves; one next step that both may keep."""

from collections.abc import Sequence

import streamlit as st

from mentorsurvey import program, sign_in
from mentorsurvey.errors import AnsweredElsewhere, MentorsurveyError, ResponseClosed
from mentorsurvey.now import now
from mentorsurvey.program.deciding import decision
from mentorsurvey.program.next_steps import LONGEST
from mentorsurvey.readings import (
    deciding_words,
    introduction_words,
    reflection_words,
    step_words,
)
from mentorsurvey.readings.prompts import Prompt
from mentorsurvey.readings.reflection import reflection
from mentorsurvey.ui import agreeing, current, deciding, devices, looks, step_shown, style, writing
from mentorsurvey.ui.unbroken import unbroken
from mentorsurvey.ui.words import count, day, plain

actor = current.guard()
database = current.database()
invitation_id = st.query_params.get("form", "")
try:
    found = reflection(database, actor, invitation_id)
    decides = decision(database, actor, invitation_id, now=now())
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


def back() -> None:
    """The ways out of the page."""
    if st.button("Your own answers in this round", icon=":material/history:", type="tertiary"):
        st.switch_page(current.page("participant/my_answers"), query_params={"form": invitation_id})
    if st.button("Back to my forms"):
        st.switch_page(current.page("participant/due"))


def ask(prompts: Sequence[Prompt]) -> None:
    """A card for each question: its topic, the question, why it is asked."""
    for prompt in prompts:
        with st.container(border=True, gap="small"):
            title = f"**{plain(prompt.title)}**  \n" if prompt.title else ""
            st.markdown(f"{title}:small[{reflection_words.why(prompt, partner)}]")
            st.markdown(prompt.words)


st.title(f"You and {partner}", anchor=False)
st.caption(reflection_words.since(found, day=day))

if decides:
    deciding.tell(decides, found.relationship_id, found.partner)
if found.time:
    with st.container(border=True, gap="small", key="your-time"):
        st.header(introduction_words.TITLE, anchor=False)
        for sentence in introduction_words.said(found.time, partner, plain):
            st.markdown(sentence)
        if found.time.apart:
            st.markdown(introduction_words.TO_BEGIN)
            st.markdown(introduction_words.ALSO_GOOD)
        else:
            st.markdown(introduction_words.FITS)

if found.first and (in_short := reflection_words.at_first(found, plain)):
    with st.container(border=True, gap="small", key="at-first"):
        st.header(reflection_words.IN_SHORT, anchor=False)
        for sentence in in_short:
            st.markdown(sentence)
        st.markdown(reflection_words.START)

st.header(reflection_words.TO_TALK_ABOUT, anchor=False)
st.caption(reflection_words.TO_BEGIN)
if nothing := reflection_words.nothing_in_particular(found, plain):
    st.markdown(nothing)
at_once, more = reflection_words.folded(found.prompts)
ask(at_once)
if more:
    with st.expander(count(len(more), "more question"), type="compact"):
        ask(more)

if found.views:
    st.header(reflection_words.HOW_YOU_RATE, anchor=False)
elif reflection_words.nothing_at_all(found):
    st.info(reflection_words.NEEDS, title=reflection_words.NOTHING)
for high, sentence in reflection_words.HALVES.items():
    if topics := reflection_words.rated(found, high):
        with st.container(border=True, gap="small"):
            st.markdown(f":material/{reflection_words.ICONS[high]}: **{sentence}**")
            for title, questions in topics:
                lines = [plain(title), *(f":small[{plain(each)}]" for each in questions)]
                st.markdown("  \n".join(lines))

if found.give_and_take:
    st.header(reflection_words.GIVE_AND_TAKE, anchor=False)
    st.caption(reflection_words.GAVE_AND_GOT)
for high, sentence in reflection_words.HALVES.items():
    if lines := reflection_words.given(found, high, plain):
        with st.container(border=True, gap="small"):
            st.markdown(f":material/{reflection_words.ICONS[high]}: **{sentence}**")
            for line in lines:
                st.markdown(line)

if found.choices:
    st.header(reflection_words.CHOSE, anchor=False)
for choice in found.choices:
    with st.container(border=True, gap="small"):
        st.caption(plain(choice.question))
        st.markdown(f"You: **{plain(choice.mine)}**  \n{partner}: **{plain(choice.theirs)}**")

if found.words:
    st.header(reflection_words.own_words_of(partner), anchor=False)
for words in found.words:
    with st.container(border=True, gap="small"):
        st.caption(reflection_words.was_asked(words, found.partner, plain))
        st.text(words.words)

if decides:
    deciding.ask(decides, invitation_id, found.partner)

with st.expander(reflection_words.HOW_IT_WORKS, icon=":material/help:", type="compact"):
    for paragraph in reflection_words.how_it_works(found, plain):
        st.markdown(paragraph)

if decides and decides.outcome in ("not_started", "ended"):
    agreeing.offer(found.relationship_id, found.partner, "reflection")
    back()
    st.stop()  # the two plan nothing more
st.header(step_words.TITLE, anchor=False)
step = program.next_step(database, actor, invitation_id)


@unbroken
def propose(instead_of: str) -> None:
    """Propose what stands in the two fields, in place of the step that was read."""
    try:
        program.propose_step(
            current.database(),
            current.acting(),
            invitation_id,
            st.session_state["step_words"],
            st.session_state["step_day"],
            instead_of=instead_of,
            now=now(),
        )
    except MentorsurveyError as problem:
        st.session_state["step_problem"] = str(problem)


@unbroken
def keep(step_id: str) -> None:
    """Agree to the partner's step, as it was read."""
    try:
        program.keep_step(
            current.database(), current.acting(), invitation_id, step_id=step_id, now=now()
        )
    except MentorsurveyError as problem:
        st.session_state["step_problem"] = str(problem)


if refused := st.session_state.pop("step_problem", None):
    st.error(refused)
if step:
    with st.container(border=True):
        st.text(step.words)
        st.caption(step_words.by_when(step))
        if step.kept_at:
            st.badge(step_words.KEPT, icon=":material/handshake:", color="green")
        st.caption(step_words.stands(step, partner))
        if step.kept_at:
            step_shown.ask(step, invitation_id, partner)
            step_shown.explain([step])
        elif not step.by_me:
            st.button(
                step_words.KEEP, type="primary", on_click=keep, args=(step.id,), width="stretch"
            )
if step is None or step.kept_at is None:
    with st.form("next_step", border=True):
        st.text_input(
            step_words.asked(step),
            key="step_words",
            max_chars=LONGEST,
            placeholder=step_words.EXAMPLE,
        )
        st.date_input(
            step_words.BY_WHEN,
            value=step_words.proposed_day(now().date()),
            min_value=now().date(),
            key="step_day",
        )
        st.form_submit_button(step_words.PROPOSE, on_click=propose, args=(step.id if step else "",))
    st.caption(step_words.who_sees(partner))
if not decides or decides.outcome not in deciding_words.AGREES:  # where it is offered above
    agreeing.offer(found.relationship_id, found.partner, "reflection")
back()
writing.keep_step(sign_in.owner_here(actor.person_id, actor.browser), invitation_id, step)
