"""Asking a lead what becomes of pairs that a roster does not name."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pandas as pd
import streamlit as st

from mentorsurvey.now import now
from mentorsurvey.program.decisions import Becomes, Decisions
from mentorsurvey.program.missing import Missing
from mentorsurvey.program.pausing import REASONS
from mentorsurvey.readings.series import label
from mentorsurvey.store.relationships import Relationship
from mentorsurvey.ui.words import count

ALL: dict[str, str] = {
    "keep": "They all stay",
    "end": "They all end today",
    "pause": "They all pause",
    "each": "Not all the same",
}
PAUSED_FOR = timedelta(days=90)


def ask(mark: str, missing: Missing, *, unread: int) -> bool:
    """What becomes of them; whether all is said that is needed.

    Parameters
    ----------
    unread : int
        Rows of the file that could not be read: their pairs may be among those that are missing.
    """
    others = len(missing.pairs) - len(missing.to_ask)
    if others:
        st.toggle(
            f"Decide about the {count(others, 'other pair')} that this file does not name",
            key=_key("open", mark),
            help=f"Your file names {len(missing.named):,} of your"
            f" {len(missing.named) + len(missing.pairs) + missing.kept:,} pairs, so it is probably"
            " only a part of them. Nothing changes for the others.",
        )
    pairs = _shown(mark, missing)
    if not pairs:
        return True
    with st.container(border=True):
        st.markdown(f"**{count(len(pairs), 'pair')} of your program not in this file**")
        st.caption(
            "What becomes of them? If they stay, you are not asked about them again until a file"
            " names them and a later one does not."
        )
        if unread:
            st.caption(
                f"{count(unread, 'row')} of your file could not be read, so some of these pairs may"
                " be named there. Correct those rows first, or choose pair by pair."
            )
        _list(pairs)
        options = [one for one in ALL if not unread or one in ("keep", "each")]
        how = st.radio(
            "What becomes of them?",
            options,
            format_func=ALL.__getitem__,
            key=_key("how", mark),
            label_visibility="collapsed",
        )
        names = {pair.id: label(pair) for pair in pairs}
        if how == "each":
            for what, words in (("end", "These end today"), ("pause", "These pause")):
                st.multiselect(
                    words,
                    list(names),
                    format_func=names.__getitem__,
                    placeholder="Type a name. The others stay.",
                    key=_key(what, mark),
                )
        return _how_and_why(mark)


def _list(pairs: Sequence[Relationship]) -> None:
    with st.expander("Which they are", expanded=len(pairs) <= 20):
        st.dataframe(
            pd.DataFrame(
                {
                    "Mentee": [pair.mentee for pair in pairs],
                    "Mentor": [pair.mentor for pair in pairs],
                    "Cohort": [", ".join(pair.cohorts) for pair in pairs],
                }
            ),
            hide_index=True,
            alt="The pairs of the program that this file does not name",
        )


def _how_and_why(mark: str) -> bool:
    """Why pairs end or pause, and until when; whether it is said where it is needed."""
    how = st.session_state.get(_key("how", mark))
    chosen = {what: st.session_state.get(_key(what, mark)) or [] for what in ("end", "pause")}
    some = {what: how == what or (how == "each" and bool(chosen[what])) for what in chosen}
    if set(chosen["end"]) & set(chosen["pause"]) and how == "each":
        st.error("A pair cannot both end and pause. Take it out of one of the two lists.")
        return False
    if not any(some.values()):
        return True
    st.selectbox(
        "Why?",
        list(REASONS),
        index=None,
        format_func=REASONS.__getitem__,
        placeholder="Choose a reason",
        key=_key("why", mark),
    )
    if some["pause"]:
        st.date_input("They go on again on", now().date() + PAUSED_FOR, key=_key("until", mark))
    if st.session_state.get(_key("why", mark)) is None:
        st.info("Choose a reason, then you can import.")
        return False
    return True


def decide(mark: str, missing: Missing, decisions: Decisions) -> Decisions:
    """The decisions with what the lead has said so far of pairs that the file does not name."""
    how = st.session_state.get(_key("how", mark)) or "keep"
    all_become: Becomes = "end" if how == "end" else "pause" if how == "pause" else "keep"
    each: dict[str, Becomes] = dict.fromkeys(
        (pair.id for pair in _shown(mark, missing)), all_become
    )
    if how == "each":
        each |= dict.fromkeys(st.session_state.get(_key("end", mark)) or (), "end")
        each |= dict.fromkeys(st.session_state.get(_key("pause", mark)) or (), "pause")
    return replace(
        decisions,
        missing=each,
        reason=st.session_state.get(_key("why", mark)) or "other",
        until=st.session_state.get(_key("until", mark)),
    )


def _shown(mark: str, missing: Missing) -> Sequence[Relationship]:
    """The pairs that the page asks about: all of them where the lead wishes."""
    return missing.pairs if st.session_state.get(_key("open", mark)) else missing.to_ask


def _key(what: str, mark: str) -> str:
    return f"missing-{what}-{mark}"
