"""Forms that somebody began and can't submit any more: what was saved, where it was given."""

from collections.abc import Iterable

import streamlit as st

from mentorsurvey import responses
from mentorsurvey.responses.forms import in_words
from mentorsurvey.ui.words import count, day, plain


def show(forms: Iterable[responses.Form]) -> None:
    """Each with why it is over and with the answers that were given on this browser."""
    over = list(forms)
    if over:
        st.header("Begun, not submitted", anchor=False)
    for form in over:
        owed, partner = form.owed, plain(form.owed.partner)
        with st.container(border=True, key=f"begun-{owed.invitation_id}"):
            st.markdown(f"**{form.instrument.title_for(owed.side)} about {partner}**")
            st.write(
                "This round was withdrawn. You don't need to do anything."
                if owed.withdrawn
                else f"This round closed on {day(owed.closes_at)}, before you submitted."
            )
            st.write(f"Neither {partner} nor your leads can read what you saved.")
            with st.expander(f"What you saved ({count(len(form.answers), 'answer')})"):
                for item in form.shown:
                    if answer := form.visible(item.id):
                        st.text(item.wording(owed.side, owed.partner))
                        st.text(in_words(form.instrument, item, answer, form.options(item)))
