"""Letting a pair that has ended start anew, on the page of people, and taking that back."""

from datetime import date, datetime

import streamlit as st

from mentorsurvey.now import now
from mentorsurvey.program.pausing import restart_pair, undo_restart
from mentorsurvey.readings.series import label
from mentorsurvey.store.relationships import Relationship
from mentorsurvey.ui import current
from mentorsurvey.ui.pair_words import try_change
from mentorsurvey.ui.words import plain

MEANS = (
    "If it starts anew, both are asked from that day on, as a new pair is. What they answered"
    " before can still be read, but nothing after is compared with it: charts show the break."
)


def show(pair: Relationship, today: date, moment: datetime) -> None:
    """For a pair that has ended: from when on; for one that started anew: whether it did."""
    if pair.status(moment) == "ended":
        since = st.date_input("It starts anew on", today, key=f"anew-on-{pair.id}")
        st.caption(MEANS)
        st.button("It starts anew", key=f"anew-{pair.id}", on_click=_restart, args=(pair, since))
    elif any(one.anew_on for one in pair.breaks):
        st.caption(
            "If it was no new start after all, its rounds are compared again with those before."
        )
        st.button("Undo the new start", key=f"join-{pair.id}", on_click=_undo, args=(pair,))


def _restart(pair: Relationship, since: date) -> None:
    current.ask_to_rerun_page()
    try_change(
        lambda: restart_pair(current.database(), current.acting(), pair.id, since=since, now=now()),
        f"{plain(label(pair))}: this pair starts anew, from the day that you chose.",
    )


def _undo(pair: Relationship) -> None:
    current.ask_to_rerun_page()
    try_change(
        lambda: undo_restart(current.database(), current.acting(), pair.id, now=now()),
        f"{plain(label(pair))}: this pair goes on as before.",
    )
