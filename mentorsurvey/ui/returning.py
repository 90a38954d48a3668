"""Asking a lead whether pairs that had ended, and that a roster names again, go on."""

from collections.abc import Sequence

import streamlit as st

from mentorsurvey.program.decisions import Again
from mentorsurvey.program.roster_plan import Returning
from mentorsurvey.readings.series import label
from mentorsurvey.ui.words import count, plain

AGAIN: dict[Again, str] = {
    "go_on": "It goes on",
    "anew": "It starts anew",
    "stay_ended": "It stays ended",
}
EACH = "each"
MOST = 20
"""Questions on the page at once, after the one about all of them."""


def ask(mark: str, returning: Sequence[Returning]) -> None:
    """One question for each pair, and one for all of them where there are several."""
    if not returning:
        return
    with st.container(border=True):
        have = "has" if len(returning) == 1 else "have"
        st.markdown(f"**{count(len(returning), 'pair')} in this file {have} ended**")
        st.caption(
            "A pair that goes on is compared with what it answered before. One that starts anew is"
            " not. One that stays ended is not asked about again here; its row stays out."
        )
        if len(returning) > 1:
            st.radio(
                "All of them",
                [EACH, *AGAIN],
                format_func=lambda one: AGAIN.get(one, "One by one"),
                key=_key(mark, "all"),
                horizontal=True,
            )
        if st.session_state.get(_key(mark, "all"), EACH) != EACH:
            return
        for one in returning[:MOST]:
            st.radio(
                f"{plain(label(one.pair))}, ended on {one.ended_on} (line {one.line})",
                list(AGAIN),
                index=None,
                format_func=lambda one: AGAIN[one],
                key=_key(mark, one.pair.id),
                horizontal=True,
            )
        if returning[MOST:]:
            st.caption(f"{count(len(returning) - MOST, 'more question')} after the next import.")


def answers(mark: str, returning: Sequence[Returning]) -> dict[str, Again]:
    """What the lead has said so far."""
    every = st.session_state.get(_key(mark, "all"), EACH)
    said = {
        one.pair.id: every if every != EACH else st.session_state.get(_key(mark, one.pair.id))
        for one in returning
    }
    return {pair: answer for pair, answer in said.items() if answer is not None}


def _key(mark: str, what: str) -> str:
    return f"again-{what}-{mark}"
