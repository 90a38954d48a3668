"""Forms that count nowhere, as their authors had two in one round, for these authors alone."""

from collections.abc import Sequence

import streamlit as st

from mentorsurvey.responses import SecondForm
from mentorsurvey.ui.words import count, plain


def show(forms: Sequence[SecondForm]) -> None:
    """List them, closed until they are opened."""
    if not forms:
        return
    st.header("Forms that do not count", anchor=False)
    for form in forms:
        partner = plain(form.partner)
        with st.expander(f"Round {form.round_number}: {form.title} about {partner}"):
            st.write(
                f"You and {partner} were listed twice, so you had two forms in this round. The"
                f" other one counts. This one has {count(len(form.answers), 'answer')} and is in no"
                " score, total or comparison. Only you can read it."
            )
            for question, answer in form.answers:
                st.caption(plain(question))
                st.text(answer)
            for step in form.steps:
                st.caption("A next step that was proposed beside it. Both of you can read it.")
                st.text(step)
