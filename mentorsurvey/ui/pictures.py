"""Puts a chart on a page: the picture, its words, and the table behind it."""

from collections.abc import Sequence

import streamlit as st

from mentorsurvey import charts
from mentorsurvey.charts import Chart, Palette
from mentorsurvey.measures.computed import Step
from mentorsurvey.ui.words import plain


def colours() -> Palette:
    """The colours for the page as it is shown to this person, light or dark."""
    return charts.palette(dark=st.context.theme.type == "dark")


def picture(
    title: str,
    chart: Chart,
    *,
    key: str,
    how: Sequence[Step] = (),
    note: str = "",
    drawn: str = "",
    says: str | None = None,
) -> None:
    """A titled chart with its finding in words, its table, and how it is computed.

    ``note`` says under the picture, in our own words, what it rests on; ``drawn`` under the title
    what it draws; ``says`` stands in place of its sentence, where the page has said a part of it.
    """
    st.header(plain(title))
    if drawn:
        st.caption(drawn)
    st.markdown(plain(chart.sentence if says is None else says))
    draw(chart, key=key)
    if note:
        st.caption(note)
    table(chart, key=key)
    computed(how)


def draw(chart: Chart, *, key: str) -> None:
    """The picture alone, named by its sentence."""
    dark = "dark-" if st.context.theme.type == "dark" else ""  # which the style of print turns
    st.plotly_chart(
        chart.figure,
        alt=chart.sentence,
        width="stretch",
        theme="streamlit",
        config=charts.CONFIG,
        key=f"chart-{dark}{key}",
    )


def table(chart: Chart, *, key: str) -> None:
    """The numbers behind a picture, sent when somebody opens them."""
    behind = st.expander(
        "Table",
        icon=":material/table_rows:",
        type="compact",
        key=f"table-{key}",
        on_change="rerun",
    )
    if behind.open:
        behind.dataframe(list(chart.table), hide_index=True, alt=f"Table: {chart.sentence}")


def computed(steps: Sequence[Step]) -> None:
    """How something is computed, folded away: its steps as a table."""
    if not steps:
        return
    with st.expander("How this is computed", icon=":material/function:", type="compact"):
        st.table(
            {
                "Step": [one.name for one in steps],
                "Value": [one.shown for one in steps],
                "Unit": [one.unit for one in steps],
            },
            hide_index=True,
        )
        st.caption("Points are of 100. Every formula stands in docs/measures.md.")
