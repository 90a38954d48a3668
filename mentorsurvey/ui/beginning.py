"""What a lead's page says where there is nothing to read yet, and where to go from there."""

import streamlit as st

from mentorsurvey.ui import current


def no_relationships() -> None:
    """Nobody is in the program yet, or nobody whom this lead may see."""
    st.info(
        "Import your roster: who mentors whom. Relationships that you are part of are not shown"
        " to you.",
        title="There are no relationships yet.",
        icon=":material/badge:",
    )
    st.page_link(current.page("lead/people"), label="Go to People")


def no_round(why: str) -> None:
    """No round has been opened; ``why`` says in our own words what it would bring."""
    st.info(why, title="Open your first round on Rounds.", icon=":material/event_repeat:")
    st.page_link(current.page("lead/rounds"), label="Go to Rounds")
