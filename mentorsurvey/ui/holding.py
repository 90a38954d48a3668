"""What the widget of a question holds, beside what is stored: the one must not look like the other.

They part where the form is answered in another tab too, and where the connection breaks with an
answer on its way: the browser then shows it to a server that never heard of it.
"""

import streamlit as st

from mentorsurvey.ui import answering, current
from mentorsurvey.ui.answering import Asked
from mentorsurvey.ui.parts import part

EMPTY: dict[str, object] = {"choices": [], "text": ""}
"""What a widget holds without an answer, by its question's kind, where that is not None."""
MEND = {"text": "Here is what you had written.", "number": "Write it again."}
CHOOSE = "Choose it again."


@part(run_every=3600)
def after_a_break() -> None:
    """Have the page drawn anew when a broken connection is back.

    Streamlit does so of itself only where something on the page runs by the clock, or ran last.
    """


def settle(asked: Asked) -> None:
    """When the whole page is drawn, before the widget: let it hold what is stored.

    What the person has changed since stays: a tap may come before the page has run to its end.
    """
    key, known, lost = asked.key, f"known:{asked.key}", f"lost:{asked.key}"
    if key in st.session_state and known in st.session_state:
        held, wanted = st.session_state[key], _wanted(asked)
        if held != wanted and held in (st.session_state[known], st.session_state.get(lost)):
            st.session_state[key] = wanted
        st.session_state[known] = wanted
    st.session_state.pop(lost, None)


def compare(asked: Asked) -> None:
    """After the widget was drawn for the first time: notice what the browser alone has.

    The page is drawn once more, with what is stored, and says beside the question what was lost.
    """
    known = f"known:{asked.key}"
    if known in st.session_state:
        return
    held = st.session_state[asked.key]
    st.session_state[known] = wanted = _wanted(asked)
    if held == wanted:
        return
    st.session_state[f"lost:{asked.key}"] = held
    st.session_state[f"problem:{asked.key}"] = (
        "The connection broke before this answer arrived. " + MEND.get(asked.item.kind, CHOOSE)
    )
    if asked.item.kind == "text":
        st.session_state[f"words:{asked.key}"] = held
    current.ask_to_rerun_page()


def offer_words(asked: Asked) -> None:
    """Where words were lost on their way: show them, and save them if their author wants that."""
    if words := st.session_state.get(f"words:{asked.key}"):
        st.text(words)
        st.button("Save these words", key=f"again:{asked.key}", on_click=_save, args=(asked, words))


def _save(asked: Asked, words: str) -> None:
    st.session_state[asked.key] = words
    answering.save(asked)


def _wanted(asked: Asked) -> object:
    stored = asked.stored
    return EMPTY.get(asked.item.kind) if stored is None else stored
