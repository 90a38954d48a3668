"""A lead sends a test mail to themselves."""

import streamlit as st

from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.mail.trying import send_test
from mentorsurvey.now import now
from mentorsurvey.ui import current, mail_words
from mentorsurvey.ui.mail_editing import NOTICE, PROBLEM
from mentorsurvey.ui.words import plain


def show() -> None:
    """The button; where this server sends no mail, it says so instead."""
    st.header("Try it")
    if not mail_words.sends_mail():
        st.write("This program does not send e-mail yet, so there is nothing to try.")
        return
    st.write("Send a test to your own address, and see whether it arrives.")
    st.button("Send me a test mail", key="mail_test", on_click=_send)


def _send() -> None:
    try:
        address = send_test(current.database(), current.guard(lead=True), now=now())
    except MentorsurveyError as problem:
        st.session_state[PROBLEM] = str(problem)
    else:
        st.session_state[NOTICE] = mail_words.where_a_test_is(plain(address))
        st.session_state.pop("mail_before", None)
