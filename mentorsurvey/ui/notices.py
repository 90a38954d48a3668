"""Tells a person of a problem: what is wrong, and what to do."""

import streamlit as st

from mentorsurvey.errors import MentorsurveyError, NotAllowed


def tell(problem: MentorsurveyError) -> None:
    """Show a problem that a person can mend."""
    if isinstance(problem, NotAllowed):
        st.warning(str(problem), icon=":material/lock:")
    elif problem.mend:
        st.error(problem.mend, title=problem.what)
    else:
        st.error(problem.what)


def tell_incident(number: str) -> None:
    """Show that something failed that only the log explains."""
    st.error(
        "What you had saved is safe. Load the page again; if this stays, tell your program this"
        f" number: {number}.",
        title="Something went wrong here.",
    )
