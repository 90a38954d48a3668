"""Forms that count nowhere, as their authors had two in one round, for these authors alone."""

from collections.abc import Sequence

import streamlit as st

from mentorsurvey.readings import own_words
from mentorsurvey.responses import SecondForm
from mentorsurvey.ui.words import plain


def show(forms: Sequence[SecondForm]) -> None:
    """List them, closed until they are opened."""
    if not forms:
        return
    st.header(own_words.ASIDE, anchor=False)
    for form in forms:
        with st.expander(own_words.aside_heading(form, plain)):
            st.write(own_words.why_aside(form, plain))
            for question, answer in form.answers:
                st.caption(plain(question))
                st.text(answer)
            for step in form.steps:
                st.caption(own_words.STEP_ASIDE)
                st.text(step)
