"""A code by mail in place of the PIN: allowing it where one answered, asking for it elsewhere."""

import streamlit as st

from mentorsurvey import sign_in
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.mail import codes
from mentorsurvey.now import now
from mentorsurvey.responses import saying
from mentorsurvey.ui import current, mail_words

ALLOWED, ASKED, WRONG = "code_allowed", "code_asked", "code_wrong"


def is_there() -> bool:
    """Whether a code can be mailed at all: the server sends mail, and the people are real."""
    session = current.session()
    return mail_words.sends_mail() and session is not None and not session.demo


def allow(*, allowed: bool) -> None:
    """Where a PIN stands: whether a code by mail may take its place. Nothing without mail."""
    if not is_there():
        return
    st.session_state[ALLOWED] = allowed
    st.toggle(saying.CODE_MAY, key=ALLOWED, on_change=_allow)
    st.caption(saying.CODE_MEANS)


def offer() -> bool:
    """Elsewhere: a button that mails a code; whether there can be a code to enter.

    It looks and answers the same whether or not anybody allowed it.
    """
    if not is_there():
        return False
    st.button("Mail me a code", key="mail_code", on_click=_ask)
    problem = st.session_state.pop(WRONG, None)
    if problem:
        st.error(problem)
    elif st.session_state.get(ASKED):
        st.caption(saying.CODE_ON_ITS_WAY)
    return bool(st.session_state.get(ASKED))


def _allow() -> None:
    current.ask_to_rerun_page()
    sign_in.allow_mailed_code(current.database(), current.acting(), bool(st.session_state[ALLOWED]))


def _ask() -> None:
    current.ask_to_rerun_page()
    database, moment = current.database(), now()
    try:
        made = codes.ask_for_code(database, current.acting(), now=moment)
    except MentorsurveyError as problem:
        st.session_state[WRONG] = str(problem)
    else:
        if made is not None:
            codes.send_soon(database, made, now=moment)
    st.session_state[ASKED] = True  # also where one was asked for before this page was loaded again
