"""The undo beside what was just done on the page of people."""

import streamlit as st

from mentorsurvey import program
from mentorsurvey.now import now
from mentorsurvey.ui import current
from mentorsurvey.ui.pair_words import UNDO, try_change


def show() -> None:
    """Offer to take back what the notice above says was done, where that can be."""
    if import_id := st.session_state.pop(UNDO, ""):
        st.button("Undo", key="people_undo_now", on_click=_undo, args=(import_id,))


def _undo(import_id: str) -> None:
    current.ask_to_rerun_page()
    try_change(
        lambda: program.undo_import(current.database(), current.acting(), import_id, now=now()),
        "That is undone: the new pair is gone, and a pair that had ended by it goes on again.",
    )
