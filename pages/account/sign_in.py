"""How to come in: nobody signs in here, a personal link does."""

import streamlit as st

from mentorsurvey import sign_in
from mentorsurvey.ui import current, style
from mentorsurvey.web.light import files

if sign_in.has_signed_out(current.database(), current.token()):
    style.forget_unsent(files.address("forget.js"))
st.title("Open your personal link")
st.write(
    "You come in by the link in the mail from your mentoring program. It is yours alone, and it"
    " works as often as you like while its round is open and for some weeks after."
)
st.write("No link, or it does not work? Your program can send you a new one at once.")
st.caption("Every answer that said “Saved” is saved.")
