"""On *Program*: who would get people's answers for research, as leads write it down."""

import streamlit as st

from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.now import now
from mentorsurvey.program import research
from mentorsurvey.ui import current
from mentorsurvey.ui.words import day

_SAID = "research_said"


def show() -> None:
    """The text that people are asked with, and what becomes of their answers."""
    actor = current.guard(lead=True)
    asked = research.asked(current.database(), actor)
    st.header("Research")
    match st.session_state.pop(_SAID, None):
        case ("error", str(words)):
            st.error(words)
        case ("done", str(words)):
            st.success(words, icon=":material/check_circle:")
    st.write(
        "You can ask people whether their answers may be used for research. They are asked after"
        " submitting and on their first page. The answer is no unless they agree, and they can"
        " withdraw at any time. You do not learn who agreed. The people who run the server hand"
        " the answers over, without names."
    )
    if asked:
        st.caption(f"Everyone has been asked since {day(asked.asked_at)}.")
    with st.form("research", border=True):
        st.text_area(
            "Who gets the answers, and what for?",
            value=asked.words if asked else "",
            key="research_words",
            max_chars=research.LONGEST,
            placeholder="Name the study, who is responsible and how to reach them, what they want"
            " to find out, and how long they keep the answers.",
        )
        st.form_submit_button("Ask with a new text" if asked else "Ask everyone", on_click=_ask)
    if asked:
        st.caption("With a new text, those who have agreed are asked anew.")
        st.button("Ask nobody any more", key="research_end", on_click=_end)


def _ask() -> None:
    _set(st.session_state["research_words"].strip(), "Saved. People are asked from now on.")


def _end() -> None:
    _set("", "Saved. Nobody is asked any more, and no answers leave for research.")


def _set(words: str, done: str) -> None:
    actor = current.guard(lead=True)
    try:
        research.ask(current.database(), actor, words, now=now())
    except MentorsurveyError as problem:
        st.session_state[_SAID] = ("error", str(problem))
    else:
        st.session_state[_SAID] = ("done", done)
