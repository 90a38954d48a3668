"""Telling people what others did for them: links that were made, addresses that were set."""

import streamlit as st

from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.now import now
from mentorsurvey.program import history
from mentorsurvey.store.history import Change
from mentorsurvey.store.links import Session
from mentorsurvey.ui import current, told_words
from mentorsurvey.ui.words import day, plain

_UNTOLD, _HISTORY, _PROBLEM = "told", "history", "told_problem"
"""Of this tab, read once: a visit is told what happened before it."""


def show(session: Session) -> None:
    """On top of the page: what the person has not confirmed on this browser yet.

    In a demonstration everybody shares the invented people, and nothing is told.
    """
    if session.demo:
        return
    if _UNTOLD not in st.session_state:
        st.session_state[_UNTOLD] = history.untold(current.database(), session.actor)
    if problem := st.session_state.pop(_PROBLEM, None):
        st.error(problem)
    untold: list[Change] = st.session_state[_UNTOLD]
    if not untold:
        return
    with st.container(border=True, key="told"):
        for paragraph in told_words.aloud(untold, day, plain):
            st.markdown(f":material/key: {paragraph}")
        st.button("I have read this", key="told_read", on_click=_confirm)


def _confirm() -> None:
    current.ask_to_rerun_page()
    ids = [change.id for change in st.session_state.get(_UNTOLD, [])]
    try:
        history.confirm(current.database(), current.acting(), ids, now=now())
    except MentorsurveyError as problem:
        st.session_state[_PROBLEM] = str(problem)
    else:
        st.session_state[_UNTOLD] = []


def _history() -> list[Change]:
    if _HISTORY not in st.session_state:
        found = history.own_history(current.database(), current.acting())
        st.session_state[_HISTORY] = found
    kept: list[Change] = st.session_state[_HISTORY]
    return kept


def of_round(round_id: str) -> str:
    """Who made this person's link of a round; empty where nobody did."""
    return told_words.of_round(_history(), round_id, day, plain)


def everything() -> None:
    """Folded away: a person's own history."""
    found = _history()
    if not found:
        return
    with st.expander("Who made your links and set your address", type="compact"):
        st.write(f"Whoever makes a link could open it. {told_words.ONLY_YOURS}")
        for said in dict.fromkeys(told_words.one(change, day, plain) for change in found):
            st.markdown(f":small[{said}]")
