"""The switch beside a kept step: whether the program may read it, as far as one of the two says."""

from collections.abc import Iterable

import streamlit as st

from mentorsurvey import program
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.now import now
from mentorsurvey.readings import step_words
from mentorsurvey.store.next_steps import NextStep
from mentorsurvey.ui import current
from mentorsurvey.ui.unbroken import unbroken


def ask(step: NextStep, invitation_id: str, partner: str) -> None:
    """Draw it with who reads the step now; the partner's name is fit to be shown."""
    key = f"{step.id}:shown"
    problem = f"{key}:problem"

    @unbroken
    def let_read() -> None:
        allowed = bool(st.session_state[key])
        try:
            program.let_step_be_read(
                current.database(),
                current.acting(),
                invitation_id,
                step_id=step.id,
                allowed=allowed,
                now=now(),
            )
        except MentorsurveyError as refused:
            st.session_state[problem] = str(refused)

    if refused := st.session_state.pop(problem, None):
        st.error(refused)
    if step_words.can_let_read(step):
        st.session_state[key] = step.shown_by_me
        st.toggle(step_words.LET_READ, key=key, on_change=let_read)
    st.caption(step_words.who_reads(step, partner))


def explain(steps: Iterable[NextStep]) -> None:
    """Below them: what it means to say yes, where there is something to say yes or no to."""
    if any(map(step_words.can_let_read, steps)):
        with st.container(key="unprinted-step-shown"):
            st.caption(step_words.what_it_means())
