"""What *Schedule* says where it waits, because a form cannot be read or is not there any more."""

from collections.abc import Collection, Sequence

import streamlit as st

from mentorsurvey.store.schedules import Schedule, Step
from mentorsurvey.ui.words import plain

THEN = (
    "Whatever becomes due until then opens on the next morning, as long as its last day has not"
    " come."
)


def for_a_file(schedule: Schedule | None) -> None:
    """Below what is wrong with a file of questions: that nothing opens. Nothing while it is off."""
    if schedule is None or not schedule.is_on:
        return
    st.warning(
        "The schedule opens no round before this file is corrected. Ask the people who run the"
        f" server to correct it. {THEN}",
        title="The schedule waits.",
        icon=":material/hourglass_pause:",
    )


def for_forms(schedule: Schedule | None, there: Collection[str]) -> None:
    """Where steps ask a form that is not there any more. Nothing while the schedule is off."""
    if schedule is None or not schedule.is_on:
        return
    if said := missing(schedule.steps, there):
        st.warning(said, title="The schedule waits.", icon=":material/hourglass_pause:")


def missing(steps: Sequence[Step], there: Collection[str]) -> str:
    """Which forms of a schedule are not there; empty where all are."""
    gone = list(dict.fromkeys(plain(one.form) for one in steps if one.form not in there))
    if not gone:
        return ""
    *some, last = gone
    names = f"{', '.join(some)} and {last}" if some else last
    if some:
        return (
            f"The forms {names} are not there any more, so these steps open no round. Ask the"
            f" people who run the server to bring them back, or choose other forms below. {THEN}"
        )
    return (
        f"The form {names} is not there any more, so its steps open no round. Ask the people who"
        f" run the server to bring it back, or choose another form below. {THEN}"
    )
