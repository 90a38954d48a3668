"""Where people's answers to the program's mail go."""

import streamlit as st

from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.mail.own_words import reply_address, set_reply_address
from mentorsurvey.now import now
from mentorsurvey.ui import current
from mentorsurvey.ui.mail_editing import NOTICE, PROBLEM


def show() -> None:
    """The address, and a button that saves another one."""
    address = reply_address(current.database(), current.guard(lead=True))
    st.header("Who gets people's answers")
    st.write(
        "When somebody answers a mail of this program, the answer goes to this address. Choose one"
        " that somebody reads, because every mail says so."
        if address
        else "Nobody gets answers to the mail of this program yet, and every mail says so. Enter an"
        " address that somebody reads."
    )
    with st.form("mail_reply", border=True):
        st.text_input("E-mail address", address, max_chars=254, key=f"mail-reply-{address}")
        st.form_submit_button("Save this address", on_click=_save, args=(f"mail-reply-{address}",))


def _save(key: str) -> None:
    state = st.session_state
    try:
        set_reply_address(
            current.database(), current.guard(lead=True), state.get(key, ""), now=now()
        )
    except MentorsurveyError as problem:
        state[PROBLEM] = str(problem)
    else:
        state[NOTICE] = (
            "Saved. Answers to mail go to this address from now on."
            if state.get(key, "").strip()
            else "Saved. Nobody gets answers to mail from now on, and every mail says so."
        )
        state.pop("mail_before", None)
