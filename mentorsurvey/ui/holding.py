"""What the widget of a question holds, beside what is stored: the one must not look like the other.

They part where the form is answered in another tab too, and where the connection breaks with an
answer on its way: the browser then shows it to a server that never heard of it, or no longer shows
what has arrived.
"""

import streamlit as st

from mentorsurvey.responses import saying
from mentorsurvey.ui import answering, current
from mentorsurvey.ui.answering import Asked
from mentorsurvey.ui.parts import part
from mentorsurvey.ui.words import plain


@part(run_every=3600)
def after_a_break() -> None:
    """Have the page drawn anew when a broken connection is back.

    Streamlit does so of itself only where something on the page runs by the clock, or ran last.
    """


def settle(asked: Asked) -> None:
    """When the whole page is drawn, before the widget: let it hold what is stored.

    What the person has changed since stays: a tap may come before the page has run to its end. Only
    where the browser says that it shows something else than what is stored, although the connection
    is back, is that put right here.
    """
    key, known, lost = asked.key, f"known:{asked.key}", f"lost:{asked.key}"
    if key in st.session_state and known in st.session_state:
        held, wanted = st.session_state[key], answering.held(asked.question)
        if held == wanted:
            if answering.apart(asked.item.id):
                st.session_state[key] = wanted  # is sent to the browser
        elif held in (st.session_state[known], st.session_state.get(lost)):
            st.session_state[key] = wanted
            if held and wanted and held == st.session_state[known]:
                st.session_state[f"told:{asked.key}"] = plain(asked.question.newer)
        elif answering.apart(asked.item.id):
            answering.save(asked)
        st.session_state[known] = answering.held(asked.question)
    st.session_state.pop(lost, None)


def compare(asked: Asked) -> None:
    """After the widget was drawn for the first time: notice what the browser alone has.

    The page is drawn once more, with what is stored, and says beside the question what was lost.
    """
    known = f"known:{asked.key}"
    if known in st.session_state:
        return
    held = st.session_state[asked.key]
    st.session_state[known] = wanted = answering.held(asked.question)
    if held == wanted:
        return
    st.session_state[f"lost:{asked.key}"] = held
    st.session_state[f"problem:{asked.key}"] = saying.BROKE
    current.ask_to_rerun_page()
