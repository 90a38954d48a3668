"""The pairs on *Overview*: a list by name, cohort or level, and the band of each one's level."""

from collections.abc import Collection

import pandas as pd
import streamlit as st

from mentorsurvey import charts
from mentorsurvey.readings import computed, overview_words
from mentorsurvey.readings.before import Before
from mentorsurvey.readings.overview import Overview
from mentorsurvey.ui import current, named_later, pictures
from mentorsurvey.ui.cached import Readings
from mentorsurvey.ui.notes import TOTALS_ONLY, assumed
from mentorsurvey.ui.words import count

A_PAGE = 20
"""So many bands at a time."""
OPEN = "overview_open"


def go_on() -> None:
    """Turn to the pair that was opened in the list; a callback cannot."""
    if chosen := st.session_state.pop(OPEN, None):
        st.switch_page(current.page("lead/relationship"), query_params={"relationship": chosen})


def show(readings: Readings, reading: Overview, before: Before) -> None:
    """Every pair by name, with the level that its rounds tell."""
    if not reading.by_name:
        st.caption(TOTALS_ONLY)
        return
    st.header("Pairs, by name")
    known = [one for one in reading.standings if one.level is not None]
    listed_here = readings.listed()  # here, since it may take a moment, and the rest need not wait
    st.markdown(
        f"{count(len(known), 'pair')} of {reading.relationships:,} with an answer, each with its"
        " likely range. Pairs whose ranges overlap may not differ. This is no ranking."
    )
    if n := sum(one.relationship_id in listed_here for one in reading.standings):
        st.markdown(f"**{count(n, 'pair')} to check in with.** Most are probably fine.")
        st.page_link(current.page("lead/attention"), label="See Attention")
    if said := assumed(reading.usual):
        st.caption(said)
    _listed(readings, reading, listed_here, before)
    pages = -(-len(known) // A_PAGE)
    page = st.pagination(pages, key=f"overview_page_{reading.chosen}") if pages > 1 else 1
    shown = known[(page - 1) * A_PAGE : page * A_PAGE]
    half = -(-len(shown) // 2)
    for column, part in zip(st.columns(2, gap="large"), (shown[:half], shown[half:]), strict=True):
        if chart := pictures.of(charts.levels, part, more=(listed_here,)):
            with column:
                pictures.draw(chart, key=f"levels-{part[0].relationship_id}")
    pictures.computed(computed.levels(reading.usual), key="levels")


def _listed(readings: Readings, reading: Overview, here: Collection[str], before: Before) -> None:
    """The list, with what applies to each relationship and a button that opens it."""
    pairs = {pair.id: pair for pair in readings.filters().pairs}
    cohorts = {one: ", ".join(pair.cohorts) for one, pair in pairs.items()}
    order = overview_words.ORDERS[0]
    if len(reading.standings) > 1:
        order = st.segmented_control(
            "In order of",
            overview_words.ORDERS,
            default=order,
            required=True,
            key="overview_order",
        )
    standings = overview_words.in_order(
        reading.standings, order, lambda one: cohorts[one.relationship_id]
    )
    frame = pd.DataFrame(
        {
            "Mentee": [pairs[one.relationship_id].mentee for one in standings],
            "Mentor": [pairs[one.relationship_id].mentor for one in standings],
            "Cohort": [cohorts[one.relationship_id] for one in standings],
            "Group": [one.band for one in standings],
            "Rounds": [list(one.path) for one in standings],
            "Level": [charts.level_words(one) for one in standings],
            "Reading": [
                named_later.in_list(charts.reading_words(one, here), before, one.relationship_id)
                for one in standings
            ],
            "Both sides": [one.rounds for one in standings],
            "One-sided": [one.one_sided for one in standings],
            "open": ["Open"] * len(standings),
        }
    )

    def follow() -> None:
        row = st.session_state["overview_row"].row
        st.session_state[OPEN] = standings[row].relationship_id

    column = st.column_config
    st.dataframe(
        frame,
        hide_index=True,
        height=min(38 + 35 * len(frame), 424),
        alt="Every relationship by name, its level with a 95 % band, and its rounds",
        column_order=[
            "open",
            "Mentee",
            "Level",
            "Rounds",
            "Mentor",
            "Reading",
            *(["Cohort"] if any(cohorts.values()) else []),
            "Group",
            "Both sides",
            "One-sided",
        ],
        column_config={
            "open": column.ButtonColumn("", key="overview_row", on_click=follow, width=56),
            "Mentee": column.TextColumn(width=118),
            "Rounds": column.LineChartColumn(
                width=84,
                y_min=0,
                y_max=100,
                help="Health by round, from 0 to 100",
            ),
            "Level": column.TextColumn(width=92, help="0 to 100, with its 95 % band"),
            "Reading": column.TextColumn(
                width=165,
                help="To check in with: see Attention. One-sided: in the latest round. Too few"
                " rounds: to tell a change.",
            ),
            "Both sides": column.NumberColumn(width=76, help="Rounds with both sides"),
            "One-sided": column.NumberColumn(width=76, help="Rounds with one side alone"),
        },
    )
