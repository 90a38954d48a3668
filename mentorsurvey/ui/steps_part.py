"""What a lead reads of the next steps of a pair: those that both let the program read."""

from collections.abc import Sequence

import streamlit as st

from mentorsurvey.readings import step_words
from mentorsurvey.store.steps_shown import ShownStep
from mentorsurvey.ui.words import count, day


def show(found: Sequence[ShownStep], *, totals_only: bool) -> None:
    """Draw them below the agreement; of any others it says nothing."""
    st.subheader(step_words.FOR_LEADS)
    if not found:
        st.caption(step_words.NONE_IN_TOTALS if totals_only else step_words.NONE_FOR_LEADS)
        return
    st.caption(step_words.TOLD_LEADS)
    _draw(found[: step_words.SHOWN])
    if earlier := found[step_words.SHOWN :]:
        with st.expander(count(len(earlier), "earlier step"), type="compact"):
            _draw(earlier)


def _draw(listed: Sequence[ShownStep]) -> None:
    for step in listed:
        with st.container(border=True, gap=None):
            st.text(step.words)
            st.caption(step_words.for_leads(step, day))
