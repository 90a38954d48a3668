"""The question that opens a form where an earlier round ended with a next step."""

import streamlit as st

from mentorsurvey import program
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.now import now
from mentorsurvey.store.next_steps import NextStep
from mentorsurvey.ui import current
from mentorsurvey.ui.parts import part
from mentorsurvey.ui.words import plain

WORDS = {"yes": "Yes", "partly": "Partly", "no": "No", "cant_say": "Can't say"}


@part()
def ask(step: NextStep, invitation_id: str, partner: str) -> None:
    """Ask the one who answers; what they say is seen by them alone."""
    key = f"{invitation_id}:earlier-step"
    with st.container(border=True, key=f"item-{key.replace(':', '-')}", gap="small"):
        st.caption(f"You and {plain(partner)} chose this next step:")
        st.text(step.words)
        st.segmented_control(
            "Did it happen?",
            list(WORDS),
            format_func=WORDS.__getitem__,
            required=True,
            key=key,
            on_change=_save,
            args=(invitation_id, key),
            width="stretch",
        )
        if problem := st.session_state.pop(f"problem:{key}", None):
            st.error(f"Not saved. {problem}")
        elif step.mine:
            st.caption(":material/check: Answered. Choose again to change it.")
        else:
            st.caption(":material/visibility: Only you see this.")
    current.rerun_page_if_asked()


def _save(invitation_id: str, key: str) -> None:
    try:
        program.say_whether(
            current.database(),
            current.acting(),
            invitation_id,
            st.session_state[key],
            now=now(),
        )
    except MentorsurveyError as problem:
        st.session_state[f"problem:{key}"] = str(problem)
