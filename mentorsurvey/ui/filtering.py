"""Choosing a cohort or a department: kept in the address, and from page to page."""

from collections.abc import Callable, Iterable

import streamlit as st

from mentorsurvey.instruments import one_line
from mentorsurvey.readings import filter_words
from mentorsurvey.readings.filters import EVERYBODY, Filter, Filters
from mentorsurvey.responses.forms import Fit
from mentorsurvey.ui.words import plain

COHORT, DEPARTMENT = "cohort", "department"
"""The keys of the two boxes, and the names in the address: all pages share them."""


def choose(found: Filters, whole: Callable[[Filter, Fit], str], *, totals: bool) -> Filter:
    """Draw the boxes, and say what is shown; the part that is chosen.

    Parameters
    ----------
    whole : callable
        Says what of the page follows the choice, and what does not.
    totals : bool
        Whether the page shows totals: then only parts that isolate nobody are offered.
    """
    offered = found.offered if totals else found.known
    asked = Filter(cohort=_asked(COHORT), department=_asked(DEPARTMENT))
    if asked and asked not in offered:
        st.info(filter_words.not_shown(found, asked, plain), icon=":material/filter_alt_off:")
        asked = EVERYBODY
        clear()
    if not offered:
        return EVERYBODY
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        cohort = _box(
            "Cohort",
            COHORT,
            (one.cohort for one in offered if one.department == asked.department),
            "All cohorts",
        )
        department = _box(
            "Department",
            DEPARTMENT,
            (one.department for one in offered if one.cohort == asked.cohort),
            "All departments",
        )
        chosen = Filter(cohort=cohort, department=department)
        if chosen:
            st.button("Show all pairs", key="filter_clear", on_click=clear)
    if chosen not in offered:
        return EVERYBODY
    st.markdown(f"**{filter_words.shown(found, chosen, plain)}**")
    st.caption(whole(chosen, plain))
    return chosen


def clear() -> None:
    """Ask for everybody again."""
    for key in (COHORT, DEPARTMENT):
        if key in st.session_state:
            st.session_state[key] = ""


def _asked(key: str) -> str:
    """What a box holds, or will hold once it is drawn: what the address says."""
    return str(st.session_state.get(key, st.query_params.get(key, "")))


def _box(label: str, key: str, names: Iterable[str], everything: str) -> str:
    """One of the two; empty where everything is shown, or where there is nothing to choose."""
    options = sorted({name for name in names if name})
    if not options:
        return ""
    return str(
        st.selectbox(
            label,
            ["", *options],
            format_func=lambda name: one_line(name) if name else everything,
            key=key,
            bind="query-params",
            width=220,
        )
    )
