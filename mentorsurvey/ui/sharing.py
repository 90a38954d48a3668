"""For whoever may carry more than their share: somebody to talk to, and what they would read."""

import streamlit as st

from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.now import now
from mentorsurvey.readings import own_share as words
from mentorsurvey.responses import asking
from mentorsurvey.responses.asking import Ask
from mentorsurvey.ui import current
from mentorsurvey.ui.words import day, plain

PROBLEM = "ask_problem"


def show(found: Ask, invitation_id: str) -> None:
    """The person named, and behind one more tap all that they would read."""
    with st.container(border=True, gap="small", key="own-share"):
        st.markdown(f"**{words.TITLE}**")
        st.markdown(words.SUGGESTS)
        st.markdown(words.outside(found, plain))
        if problem := st.session_state.pop(PROBLEM, None):
            st.error(problem)
        if said := words.asked(found, day, plain):
            st.success(said, icon=":material/check:")
            return
        with st.expander(words.show(found, plain)):
            st.text("\n".join(words.sent(found, day, now(), str)))
            st.markdown(words.NOTHING_ELSE)
            st.button(
                words.send(found, plain),
                key=f"ask-{invitation_id}",
                on_click=_ask,
                args=(invitation_id, found.contact_id),
            )
            st.caption(words.UNSENT)


def _ask(invitation_id: str, contact_id: str) -> None:
    try:
        asking.ask(current.database(), current.acting(), invitation_id, contact_id, now=now())
    except MentorsurveyError as problem:
        st.session_state[PROBLEM] = str(problem)
