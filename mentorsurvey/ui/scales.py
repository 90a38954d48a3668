"""A rating: its question, what the ends of its scale mean, and its points."""

from html import escape

import streamlit as st

from mentorsurvey.instruments import Scale
from mentorsurvey.ui import answering
from mentorsurvey.ui.answering import CANT_SAY_OPTION, Asked


def rating(asked: Asked, scale: Scale, first: object) -> None:
    """Draw it, with the point that is chosen at first.

    What stands over the scale for the eye is in its name for everybody else.
    """
    st.markdown(f"**{asked.wording}**")
    if asked.help:
        st.caption(asked.help)
    kind = "scale" if scale.min == 1 else "balance"
    with st.container(key=f"{kind}-{asked.css}", gap=None):
        st.html(_ends(scale))
        st.segmented_control(
            name(asked, scale),
            [*scale.points, CANT_SAY_OPTION],
            default=first,
            key=asked.key,
            on_change=answering.save,
            args=(asked,),
            required=True,
            format_func=_point,
            width="stretch",
            label_visibility="collapsed",
        )


def name(asked: Asked, scale: Scale) -> str:
    """The accessible name: the question, and what each worded point means."""
    means = ", ".join(f"{_point(point)} {words}" for point, words in sorted(scale.labels.items()))
    return " ".join(part for part in (asked.wording, asked.help, f"{means}.") if part)


def _ends(scale: Scale) -> str:
    points = (scale.min, scale.max) if scale.min == 1 else (scale.min, scale.middle, scale.max)
    worded = [scale.labels[point] for point in points]
    spans = "".join(f"<span>{escape(words)}</span>" for words in worded)
    return f'<div class="ends" aria-hidden="true">{spans}</div>'


def _point(option: int | str) -> str:
    return str(option).replace("-", "−")
