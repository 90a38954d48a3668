"""A question beside those of a form: an agreed clause, or the next step of the round before.

What the browser shows as chosen counts as saved only where it is stored, as for other questions.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.responses import saying
from mentorsurvey.store.clauses import Outcome
from mentorsurvey.ui import current, states
from mentorsurvey.ui.answering import apart
from mentorsurvey.ui.parts import part
from mentorsurvey.ui.unbroken import unbroken


@dataclass(frozen=True, kw_only=True)
class Beside:
    """What one such question needs to be drawn again by itself."""

    key: str
    """The widget's key: of one form alone."""
    item: str
    """What our script calls it: ``next-step``, or ``clause:`` and the clause's key."""
    about: str
    """What stands over the words that it is about."""
    words: str
    wording: str
    options: Mapping[Outcome, str]
    stored: str | None
    promise: str
    save: Callable[[str], object]


def ask(beside: Beside) -> None:
    """Ask it. The whole page was just read, so what it says is stored is what shows as chosen."""
    st.session_state[f"saved:{beside.key}"] = beside.stored
    if st.session_state.get(beside.key) != beside.stored or apart(beside.item):
        st.session_state[beside.key] = beside.stored
    _ask(beside)


@part()
def _ask(beside: Beside) -> None:
    key, css = beside.key, beside.key.replace(":", "-")
    with st.container(border=True, key=f"item-{css}", gap="small"):
        st.caption(beside.about)
        st.text(beside.words)
        st.segmented_control(
            beside.wording,
            list(beside.options),
            format_func=beside.options.__getitem__,
            required=True,
            key=key,
            on_change=_save,
            args=(beside,),
            width="stretch",
        )
        stored = st.session_state[f"saved:{key}"]
        if st.session_state[key] != stored:  # the browser shows what never arrived
            st.session_state[f"problem:{key}"] = saying.BROKE
            current.ask_to_rerun_page()
        states.show_beside(beside.item, css, beside.wording, list(beside.options), stored)
        if problem := st.session_state.get(f"problem:{key}"):
            st.error(f"Not saved. {problem}")
        st.caption(f":material/visibility: {beside.promise}")
    current.rerun_page_if_asked()


@unbroken
def _save(beside: Beside) -> None:
    key, saved = beside.key, f"saved:{beside.key}"
    st.session_state.pop(f"problem:{key}", None)
    if st.session_state[key] is None:  # drawn without what is stored
        st.session_state[key] = st.session_state[saved]
        return
    try:
        beside.save(st.session_state[key])
    except MentorsurveyError as problem:
        st.session_state[f"problem:{key}"] = str(problem)
        st.session_state[key] = st.session_state[saved]
    else:
        st.session_state[saved] = st.session_state[key]
