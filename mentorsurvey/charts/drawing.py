"""How charts look: colours, axes, and the few shapes and words that they share."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor
from typing import Any

import plotly.graph_objects as go

from mentorsurvey.instruments import one_line

Trace = dict[str, Any]

CONFIG: dict[str, Any] = {"displayModeBar": False, "scrollZoom": False}
"""What a page passes on with each figure."""

NEVER_TELLS = "no clear difference"
"""What is said of a difference within its noise."""

TOO_FEW_MENTORS = "too few mentors for an interval"
"""What is said where all relationships share one mentor."""

CLEAR = "rgba(0,0,0,0)"
FULL = (0.0, 100.0)
"""The range of every score. A picture that shows a part of it marks which part that is."""

SMALLEST = 30.0
"""Points that a picture shows at least, so that small differences look small."""


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A picture, the sentence that says what it shows, and the numbers that it is made of."""

    figure: go.Figure
    sentence: str
    table: tuple[Mapping[str, object], ...]


@dataclass(frozen=True, kw_only=True)
class Palette:
    """Colours that tell apart for everyone; each stands out from its ground by 3 : 1 or more."""

    mentor: str
    mentee: str
    both: str
    even: str
    ink: str
    quiet: str
    ribbon: str
    grid: str
    ground: str


LIGHT = Palette(
    mentor="#0b6e75",
    mentee="#bf5518",
    both="#44565a",
    even="#7d8c8f",
    ink="#1d2b2d",
    quiet="#5b6b6e",
    ribbon="rgba(68, 86, 90, 0.17)",
    grid="rgba(68, 86, 90, 0.16)",
    ground="#ffffff",
)
DARK = Palette(
    mentor="#5cc7cd",
    mentee="#f0975e",
    both="#c3cfd1",
    even="#8b9a9d",
    ink="#e6efef",
    quiet="#9fb0b2",
    ribbon="rgba(195, 207, 209, 0.20)",
    grid="rgba(195, 207, 209, 0.16)",
    ground="#10191b",
)


def palette(*, dark: bool) -> Palette:
    """The colours for a light or a dark page."""
    return DARK if dark else LIGHT


def safe(text: str) -> str:
    """Text of a person's inside a figure, where it would be read as HTML."""
    return escape(one_line(text), quote=False)  # a figure shows &quot; as it stands


def figure(
    traces: Sequence[Trace],
    *,
    height: int,
    x: Mapping[str, Any],
    y: Mapping[str, Any],
    notes: Sequence[Mapping[str, Any]] = (),
    shapes: Sequence[Mapping[str, Any]] = (),
    margin: Mapping[str, int] | None = None,
    **layout: Any,
) -> go.Figure:
    """A figure on the page's own ground, in its own fonts, that a finger scrolls past."""
    still = {"fixedrange": True, "zeroline": False, "showline": False, "automargin": False}
    return go.Figure(
        {
            "data": list(traces),
            "layout": {
                "template": "none",
                "height": height,
                "margin": {"l": 44, "r": 10, "t": 34, "b": 68, **(margin or {})},
                "paper_bgcolor": CLEAR,
                "plot_bgcolor": CLEAR,
                "showlegend": False,
                "dragmode": False,
                "hovermode": "closest",
                "xaxis": {**still, "showgrid": False, **x},
                "yaxis": {**still, **y},
                "annotations": list(notes),
                "shapes": list(shapes),
                **layout,
            },
        }
    )


def scores_axis(colours: Palette, **more: Any) -> dict[str, Any]:
    """An axis from 0 to 100, whole, with four quiet lines."""
    return {
        "range": [-2, 102],
        "tickvals": [0, 25, 50, 75, 100],
        "showgrid": True,
        "gridcolor": colours.grid,
        "gridwidth": 1,
        "tickfont": {"color": colours.quiet, "size": 12},
        "title": None,
        **more,
    }


def zoom(values: Iterable[float]) -> tuple[float, float]:
    """The part of the scale in which these values lie, in tens: ``SMALLEST`` points or more."""
    there = list(values) or list(FULL)
    low = max(FULL[0], 10 * floor((min(there) - 2) / 10))
    high = min(FULL[1], 10 * ceil((max(there) + 2) / 10))
    while high - low < SMALLEST:
        low, high = (low - 10, high) if low > FULL[0] else (low, high + 10)
    return low, high


def part_of_scores(
    colours: Palette, span: tuple[float, float]
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """An axis over a part of the scale, and the shapes that mark it.

    They are a bar at the right: the whole of it is 0 to 100, its dark part what the picture shows.
    """
    low, high = span
    step = 10 if high - low <= 50 else 20 if high - low < 100 else 25
    axis = scores_axis(
        colours,
        range=[low - 1, high + 1],
        tickvals=list(range(int(low), int(high) + 1, step)),
    )
    bar = {"type": "rect", "xref": "paper", "yref": "paper", "x0": 1.0, "line": {"width": 0}}
    return axis, [
        {**bar, "x1": 1.01, "y0": 0, "y1": 1, "fillcolor": colours.grid},
        {**bar, "x1": 1.01, "y0": low / 100, "y1": high / 100, "fillcolor": colours.even},
    ]


def note(text: str, **more: Any) -> dict[str, Any]:
    """Words in the picture. Callers escape what a person wrote."""
    return {"text": text, "showarrow": False, **more}


def key(colours: Palette, *lines: Sequence[tuple[str, str, str]], **more: Any) -> dict[str, Any]:
    """What marks mean, above the picture: lines of (colour, mark, words)."""
    said = [
        "   ".join(
            f'<span style="color:{colour}">{mark}</span> {words}' for colour, mark, words in line
        )
        for line in lines
    ]
    return note(
        "<br>".join(said),
        **{
            "xref": "paper",
            "yref": "paper",
            "x": 0,
            "y": 1,
            "yshift": 6,
            "xanchor": "left",
            "yanchor": "bottom",
            "align": "left",
            "font": {"size": 13, "color": colours.ink},
            **more,
        },
    )


def apart(values: Mapping[str, float], least: float) -> dict[str, float]:
    """Where to write labels so that none covers another, as near to their values as that allows."""
    ordered = sorted(values.items(), key=lambda item: item[1])
    placed = [value for _, value in ordered]
    for place in range(1, len(placed)):
        placed[place] = max(placed[place], placed[place - 1] + least)
    over = (placed[-1] - ordered[-1][1]) / 2 if placed else 0.0
    return {name: at - over for (name, _), at in zip(ordered, placed, strict=True)}


def tenth(value: float | None) -> float | None:
    """A number for a table."""
    return None if value is None else round(value, 1)


def whole(value: float | None) -> str:
    """A score as people read it: without decimals, with a true minus, a dash where none is."""
    return "–" if value is None else f"{round(value) or 0:d}".replace("-", "−")


def mentor_words(n_mentors: int) -> str:
    """How many mentors an interval rests on, or that these are too few for one."""
    return f"{n_mentors:,} mentors" if n_mentors > 1 else TOO_FEW_MENTORS


def signed(value: float, places: int = 0) -> str:
    """A difference as people read it, with its sign; nothing has none."""
    text = f"{round(value, places) or 0:+.{places}f}".replace("-", "−")
    return text.removeprefix("+") if not float(text.replace("−", "-")) else text
