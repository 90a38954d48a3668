"""Deciding beside a reflection: the question with what will be told, and what came of it."""

import streamlit as st

from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.instruments.deciding import OPTIONS
from mentorsurvey.now import now
from mentorsurvey.program import deciding
from mentorsurvey.program.deciding import Deciding
from mentorsurvey.readings import deciding_words as words
from mentorsurvey.ui import agreeing, current
from mentorsurvey.ui.unbroken import unbroken
from mentorsurvey.ui.words import day, plain

PROBLEM = "decision_problem"


def tell(found: Deciding, relationship_id: str, partner: str) -> None:
    """What came of what both decided."""
    if found.outcome is None:
        return
    with st.container(border=True, gap="small", key="outcome"):
        st.header(words.came(found.outcome), anchor=False)
        st.caption(words.since(found, day))
        for line in words.chose(found, plain(partner)):
            st.markdown(line)
        for sentence in words.more(found.outcome):
            st.markdown(sentence)
        if found.outcome == "redefined":
            st.markdown("\n".join(f"{n}. {one}" for n, one in enumerate(words.GUIDE, start=1)))
        if found.outcome in words.AGREES:
            agreeing.offer(relationship_id, partner, "outcome")


def ask(found: Deciding, invitation_id: str, partner: str) -> None:
    """The question, what one has decided, and what will be told of it."""
    if problem := st.session_state.pop(PROBLEM, None):
        st.error(problem)
    if found.outcome:
        return
    st.header(words.TITLE[found.kind], anchor=False)
    if why := words.held(found):
        st.info(why)
        return
    options, key = OPTIONS[found.kind], f"{invitation_id}:decision"
    with st.form(f"{invitation_id}:deciding", border=True):
        st.radio(
            words.asked(found, plain(partner)),
            list(options),
            index=list(options).index(found.mine) if found.mine else None,
            format_func=options.__getitem__,
            key=key,
        )
        st.markdown(words.TOLD[found.kind])
        st.caption(words.UNSEEN)
        if mine := words.mine(found):
            st.markdown(f":material/check: {mine}")
        st.form_submit_button(
            words.CHANGE if found.mine else words.DECIDE,
            on_click=_decide,
            args=(invitation_id, key),
            type="secondary" if found.mine else "primary",
        )


@unbroken
def _decide(invitation_id: str, key: str) -> None:
    choice = st.session_state.get(key)
    if choice is None:
        st.session_state[PROBLEM] = words.CHOOSE
        return
    try:
        deciding.decide(current.database(), current.acting(), invitation_id, choice, now=now())
    except MentorsurveyError as problem:
        st.session_state[PROBLEM] = str(problem)
