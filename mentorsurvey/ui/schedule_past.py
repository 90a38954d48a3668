"""What the schedule has done lately, in sentences."""

from datetime import date

import streamlit as st

from mentorsurvey.now import now
from mentorsurvey.rounds.schedule_past import Happened, happened
from mentorsurvey.ui import current, schedule_words
from mentorsurvey.ui.words import plain

NEWEST = 8
"""So many are told."""


def show(*, today: date) -> None:
    """Nothing before it has done anything."""
    found = happened(current.database(), current.guard(lead=True), now=now())
    if not found:
        return
    st.header("What it has done")
    st.markdown("\n".join(f"- {sentence(one, today=today)}" for one in found[:NEWEST]))


def sentence(one: Happened, *, today: date) -> str:
    """Such as "Monday, January 12: round 3 opened (Check-in)."."""
    day, title = schedule_words.dated(one.day, today=today), plain(one.title)
    match one.what:
        case "opened":
            return f"**{day}:** round {one.round_number} opened ({title})."
        case "asked":
            return (
                f"**{day}:** nothing opened, because round {one.round_number} had asked the same"
                f" form ({title}) shortly before."
            )
        case "missed":
            return (
                f"**{day}:** nothing opened. {title} could not open before its last day, because"
                " another round was open or the server was off."
            )
