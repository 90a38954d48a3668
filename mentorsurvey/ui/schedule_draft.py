"""What a lead has put together and not switched on yet: the steps of a schedule, in this tab."""

from collections.abc import Sequence

import streamlit as st

from mentorsurvey.store.schedules import Schedule, Step

DRAFT = "schedule_draft"


def steps(schedule: Schedule | None) -> tuple[Step, ...] | None:
    """The steps as they stand in this tab; None where there are none to look at."""
    if DRAFT in st.session_state:
        found: tuple[Step, ...] = st.session_state[DRAFT]
        return found
    return schedule.steps if schedule and schedule.steps else None


def keep(wanted: Sequence[Step]) -> None:
    """Keep steps in this tab; nothing of the program changes."""
    st.session_state[DRAFT] = tuple(wanted)


def forget() -> None:
    """Go back to what is switched on."""
    st.session_state.pop(DRAFT, None)


def differs(schedule: Schedule | None) -> bool:
    """Whether what stands in this tab is not what is switched on."""
    if DRAFT not in st.session_state:
        return False
    return schedule is None or st.session_state[DRAFT] != schedule.steps
