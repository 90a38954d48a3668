"""The part of *Relationship* that says whether it has changed: a picture, both rules, numbers."""

import streamlit as st

from mentorsurvey import charts
from mentorsurvey.readings.noticed import Noticed
from mentorsurvey.ui import pictures
from mentorsurvey.ui.explained import change as explained

TITLE = "Has it changed?"


def show(found: Noticed, later: str = "") -> None:
    """One relationship's lines against their limit; or what is missing until they can be drawn.

    ``later`` is what a lead is told who was named after the pair had answered.
    """
    reading = found.lines
    if reading is None:
        return
    if not reading.limits.pairs:
        st.subheader(TITLE)
        st.caption("One side's scores do not vary from round to round: no change can be told.")
    elif chart := charts.change(reading, pictures.colours()):
        pictures.picture(
            TITLE,
            chart,
            key="change",
            how=explained.change(reading),
            note=explained.note(reading),
        )
    else:
        st.subheader(TITLE)
        st.caption(
            later
            or "It is too early to say. Change is looked for from the third round on since the core"
            " questions last changed, or since the two started anew."
        )
