"""A bare page that draws the figures of a lead's page from readings that are ready."""

import os
import pickle
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from mentorsurvey import charts, ui
from mentorsurvey.charts import Chart

PALETTE = charts.palette(dark=False)
OTHERS = 22
"""Pages in the menu beside the one that is drawn, as many as the product has."""
CSS = Path(ui.__file__).with_name("style.css")


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


def frame() -> None:
    """Draw what stands around every page: the style, the notice, who is here."""
    st.html(CSS)
    st.container(key="notice").info("**Demonstration.** Invented people and answers.")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption("A program · A lead", width="stretch")
        with st.popover("Sign out", type="tertiary"):
            st.button("Sign out", key="sign_out", width="stretch")


def home() -> None:
    """Draw what *Home* shows."""
    headline, beside, waiting = ready("home")
    st.title("Home")
    st.header(headline, anchor=False)
    st.markdown(beside)
    st.button("See how it is going")
    st.header("What to do", anchor=False)
    for one in waiting:
        with st.container(border=True, horizontal=True, key=f"todo-{one.key}"):
            st.markdown(one.says, width="content")
            if one.people:
                st.popover("Who?", key=f"who-{one.key}", type="tertiary", on_change="rerun")
            st.button(one.button, key=f"do-{one.key}")
    st.caption("Rounds and mail run by themselves.")
    st.caption("Pairs in your program.")


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


def chosen() -> None:
    """Draw what the address names."""
    drawn = {"home": home, "relationship": relationship, "people": people}
    frame()
    drawn.get(st.query_params.get("page", ""), overview)()


def nothing() -> None:
    """Stand in the menu."""


MENU = [st.Page(nothing, title=f"Page {n}", url_path=f"page-{n}") for n in range(OTHERS)]
st.navigation([st.Page(chosen, title="Figures", default=True), *MENU]).run()
