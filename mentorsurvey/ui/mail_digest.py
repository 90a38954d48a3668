"""Whether a lead gets the week in short by mail."""

import streamlit as st

from mentorsurvey.mail.wishes import want_digest, wishes
from mentorsurvey.now import now
from mentorsurvey.ui import current, mail_words

WANTED = "mail_digest"


def show() -> None:
    """A switch; where this server sends no mail, it says so instead."""
    st.header("Your week in short")
    if not mail_words.sends_mail():
        st.write("This program does not send e-mail yet, so you can't get it.")
        return
    st.session_state[WANTED] = wishes(current.database(), current.guard(lead=True)).digest
    st.toggle("Send me the week of the program each Monday morning", key=WANTED, on_change=_change)
    st.caption("It says how rounds stand and what waits for you, and names nobody.")


def _change() -> None:
    want_digest(
        current.database(), current.guard(lead=True), bool(st.session_state[WANTED]), now=now()
    )
