"""A bare page that draws the figures of a lead's page from readings that are ready."""

import os
import pickle
from typing import Any

import pandas as pd
import streamlit as st

from mentorsurvey import charts
from mentorsurvey.charts import Chart

PALETTE = charts.palette(dark=False)


@st.cache_resource
def ready(name: str) -> Any:
    """Return a reading, loaded once in the life of the server."""
    with open(f"{os.environ['BENCH_READINGS']}/{name}.pickle", "rb") as file:
        return pickle.load(file)  # noqa: S301  # written by the same run


def draw(chart: Chart | None) -> None:
    """Draw a figure and its sentence."""
    if chart:
        st.markdown(chart.sentence)
        st.plotly_chart(chart.figure, alt=chart.sentence, config=charts.CONFIG)


def overview() -> None:
    """Draw what *Overview* shows."""
    reading = ready("overview")
    draw(charts.response(reading, PALETTE))
    draw(charts.health(reading, PALETTE))
    if reading.plane:
        draw(charts.plane(reading.plane, reading.balance, PALETTE))
    known = [one for one in reading.standings if one.level is not None][:20]
    half = -(-len(known) // 2)
    for part in (known[:half], known[half:]):
        draw(charts.levels(part, PALETTE))
    st.dataframe(
        [
            {
                "Relationship": one.label,
                "Level": charts.level_words(one),
                "Both sides": one.rounds,
                "One-sided": one.one_sided,
            }
            for one in reading.standings
        ],
        hide_index=True,
    )


def relationship() -> None:
    """Draw what *Relationship* shows."""
    reading = ready("relationship")
    draw(charts.lines(reading, PALETTE))
    draw(charts.flows(reading, PALETTE))
    draw(charts.gaps(reading, PALETTE))


def people() -> None:
    """Draw the table of *People*."""
    st.title("People")
    st.dataframe(pd.DataFrame(ready("people")), hide_index=True)


if st.query_params.get("page") == "relationship":
    relationship()
elif st.query_params.get("page") == "people":
    people()
else:
    overview()
