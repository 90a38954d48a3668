"""A participant's own wish about reminders, on their first page."""

import streamlit as st

from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.mail.wishes import want_reminders, wishes
from mentorsurvey.ui import current, mailed_code
from mentorsurvey.web.clock import now

WANTED, PROBLEM = "own_reminders", "own_reminders_problem"
MEANS = (
    "You get two at most before a round closes, and only while a form of yours is missing."
    " The same switch stops mail about a proposal that waits and about what you both decided."
    " Invitations come in any case. Leads who see all of your pairs can see what you choose."
)


def show() -> None:
    """A switch, folded away. Nothing where this server sends no mail."""
    if not mailed_code.is_there():
        return
    with st.expander("My reminders", type="compact"):
        found = wishes(current.database(), current.acting())
        st.session_state[WANTED] = not found.no_reminders
        st.toggle("Send me reminders", key=WANTED, on_change=_change)
        st.caption(MEANS)
    if problem := st.session_state.pop(PROBLEM, None):
        st.error(problem)


def _change() -> None:
    current.ask_to_rerun_page()
    try:
        want_reminders(
            current.database(), current.acting(), bool(st.session_state[WANTED]), now=now()
        )
    except MentorsurveyError as problem:
        st.session_state[PROBLEM] = str(problem)
