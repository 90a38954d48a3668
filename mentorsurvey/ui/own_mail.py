"""A participant's own wish about reminders, on their first page."""

import streamlit as st

from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.mail.wishes import MEANS, TITLE, WANTED, want_reminders, wishes
from mentorsurvey.now import now
from mentorsurvey.ui import current, mailed_code
from mentorsurvey.ui.unbroken import unbroken

SWITCH, PROBLEM = "own_reminders", "own_reminders_problem"


def show() -> None:
    """A switch, folded away. Nothing where this server sends no mail."""
    if not mailed_code.is_there():
        return
    with st.expander(TITLE, type="compact"):
        found = wishes(current.database(), current.acting())
        st.session_state[SWITCH] = not found.no_reminders
        st.toggle(WANTED, key=SWITCH, on_change=_change)
        st.caption(MEANS)
    if problem := st.session_state.pop(PROBLEM, None):
        st.error(problem)


@unbroken
def _change() -> None:
    current.ask_to_rerun_page()
    try:
        want_reminders(
            current.database(), current.acting(), bool(st.session_state[SWITCH]), now=now()
        )
    except MentorsurveyError as problem:
        st.session_state[PROBLEM] = str(problem)
