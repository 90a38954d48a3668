"""Puts a chart on a page: the picture, its words, and the table behind it."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from threading import Lock
from time import monotonic
from typing import Any, TypeVar

import streamlit as st
from streamlit.elements.lib.mutable_expander_container import ExpanderContainer

from mentorsurvey import charts
from mentorsurvey.charts import Chart, Palette
from mentorsurvey.measures.computed import Step
from mentorsurvey.ui.words import plain


def colours() -> Palette:
    """The colours for the page as it is shown to this person, light or dark."""
    return charts.palette(dark=st.context.theme.type == "dark")


KEPT, SECONDS = 200, 900
"""How many pictures are kept, those that were drawn last, and how long: as long as readings are."""
Drawn = TypeVar("Drawn", Chart, Chart | None)
_drawn: OrderedDict[object, tuple[object, Any, float]] = OrderedDict()
"""What it is about, which is kept so that nothing else gets its ids; the picture; and when."""
_one_at_a_time = Lock()


def of(draw: Callable[..., Drawn], *about: object, more: tuple[object, ...] = ()) -> Drawn:
    """The picture of readings in the colours of this page: of the same ones, it is drawn once.

    Parameters
    ----------
    draw : callable
        Takes ``about``, the colours, and ``more``.
    about
        Readings that nobody changes, or sequences of such.
    more
        What else it depends on, by value.
    """
    page = colours()
    key = (draw, tuple(_same(one) for one in about), page, more)
    with _one_at_a_time:
        while _drawn and (len(_drawn) >= KEPT or monotonic() - _oldest() > SECONDS):
            _drawn.popitem(last=False)
        if key in _drawn:
            found: Drawn = _drawn[key][1]
            return found
    chart = draw(*about, page, *more)
    with _one_at_a_time:
        _drawn[key] = about, chart, monotonic()
    return chart


def _oldest() -> float:
    return next(iter(_drawn.values()))[2]


def _same(about: object) -> object:
    return tuple(map(id, about)) if isinstance(about, list | tuple) else id(about)


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
    computed(how, key=key)


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
    behind = _folded("Table", ":material/table_rows:", key=f"table-{key}")
    if behind.open:
        behind.dataframe(list(chart.table), hide_index=True, alt=f"Table: {chart.sentence}")


def computed(steps: Sequence[Step], *, key: str) -> None:
    """How something is computed: its steps as a table, sent when somebody opens it."""
    if not steps:
        return
    behind = _folded("How this is computed", ":material/function:", key=f"how-{key}")
    if behind.open:
        behind.table(
            {
                "Step": [one.name for one in steps],
                "Value": [one.shown for one in steps],
                "Unit": [one.unit for one in steps],
            },
            hide_index=True,
        )
        behind.caption("Points are of 100. Every formula stands in docs/measures.md.")


def _folded(title: str, icon: str, *, key: str) -> ExpanderContainer:
    return st.expander(title, icon=icon, type="compact", key=key, on_change="rerun")
