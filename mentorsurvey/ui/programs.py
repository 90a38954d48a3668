"""Where a lead of several programs goes on in another one."""

import streamlit as st

from mentorsurvey import sign_in
from mentorsurvey.now import now
from mentorsurvey.store.links import Session
from mentorsurvey.ui import current

LINK = (
    '<a href="/programs" target="_self" style="color: inherit; font-size: 0.875rem">'
    "Switch program</a>"
)


def offer(session: Session) -> None:
    """A link to the page with the lead's other programs, where this browser holds any."""
    tokens = current.other_tokens()
    if tokens and sign_in.held_beside(current.database(), session, tokens, now=now()):
        st.html(LINK, width="content")
