"""A rating: its question, what the ends of its scale mean, and its points."""

from html import escape

import streamlit as st

from mentorsurvey.responses.describing import CANT_SAY_OPTION, point_words
from mentorsurvey.ui import answering, states
from mentorsurvey.ui.answering import Asked


def rating(asked: Asked, points: tuple[int, ...], first: object) -> None:
    """Draw it, with the point that is chosen at first.

    What stands over the scale for the eye is in its name for everybody else.
    """
    question = asked.question
    st.markdown(f"**{question.wording}**")
    if question.help:
        st.caption(question.help)
    kind = "balance" if question.balance else "scale"
    with st.container(key=f"{kind}-{asked.css}", gap=None):
        st.html(_ends(question.ends))
        st.segmented_control(
            question.name,
            [*points, CANT_SAY_OPTION],
            default=first,
            key=asked.key,
            on_change=answering.save,
            args=(asked,),
            required=True,
            format_func=point_words,
            width="stretch",
            label_visibility="collapsed",
        )
        states.show(asked)


def _ends(worded: tuple[str, ...]) -> str:
    spans = "".join(f"<span>{escape(words)}</span>" for words in worded)
    return f'<div class="ends" aria-hidden="true">{spans}</div>'
