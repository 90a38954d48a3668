"""Beside a question: who will see its answer, and the switches for that."""

import streamlit as st

from mentorsurvey.responses.describing import CHANGE_WHO
from mentorsurvey.ui import answering
from mentorsurvey.ui.answering import Asked


def show(asked: Asked) -> None:
    """The sentence; behind it, or for words and choices below it, a switch for each reader."""
    question = asked.question
    line = f":material/visibility: {question.promise}"
    if question.switches and question.folded:
        with st.expander(line, type="compact", key=f"who-{asked.css}"):
            st.caption(f"**{CHANGE_WHO}**")
            _draw(asked)
    else:
        st.caption(line)
        _draw(asked)


def _draw(asked: Asked) -> None:
    standing = asked.form.audience(asked.item)
    with st.container(gap=None):
        for viewer, words in asked.question.switches.items():
            key = f"{viewer}:{asked.key}"
            st.session_state[key] = standing.admits(viewer)
            st.toggle(words, key=key, on_change=answering.set_viewer, args=(asked, viewer, key))
