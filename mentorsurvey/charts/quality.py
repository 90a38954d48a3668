"""The picture of how far both sides agree on the core questions, with its uncertainty."""

from collections.abc import Sequence

from mentorsurvey.charts.drawing import NEVER_TELLS, Chart, Palette, Trace, figure, note, whole
from mentorsurvey.charts.rows import words
from mentorsurvey.instruments import TITLES
from mentorsurvey.measures.agreement.concordance import INTERVAL_MENTORS, Index
from mentorsurvey.readings.quality import Agreement, Quality

ENDS = (-1.0, 1.0)


def index_words(value: float | None) -> str:
    """An index of at most 1 as it is printed: ".76", "−.05"; a dash where there is none."""
    if value is None:
        return "–"
    text = f"{abs(value):.2f}"
    text = text if text.startswith("1") else text[1:]
    return f"−{text}" if value < 0 and text != ".00" else text


def _with_interval(found: Index) -> str:
    if found.low is None:
        return index_words(found.value)
    return f"{index_words(found.value)} ({index_words(found.low)} to {index_words(found.high)})"


def difference_words(found: Index) -> str:
    """A mean difference in points, with its interval where there is one."""
    if found.low is None:
        return whole(found.value)
    return f"{whole(found.value)} ({whole(found.low)} to {whole(found.high)})"


def difference_reading(found: Index) -> str:
    """Which side rates a question higher, as far as that can be told."""
    if found.value is None or found.low is None or found.high is None:
        return "too few mentors for an interval" if found.unsure == "too few mentors" else "–"
    if found.low <= 0 <= found.high:
        return NEVER_TELLS
    return "mentors higher" if found.value > 0 else "mentees higher"


def _row(one: Agreement) -> dict[str, object]:
    found = one.found
    return {
        "Topic": TITLES[one.construct],
        "Pairs": found.n_pairs,
        "Mentors": found.n_mentors,
        "Mean difference": difference_words(found.difference),
        "Reading": difference_reading(found.difference),
        "ICC(C,1)": _with_interval(found.consistent),
        "Chance-corrected": _with_interval(found.chance_corrected),
    }


def agreement(reading: Quality, colours: Palette) -> Chart | None:
    """ICC(C,1) of each core question with its interval; None where no question has one."""
    there = [
        (one, one.found.consistent.value)
        for one in reading.agreement
        if one.found.consistent.value is not None
    ]
    if not there:
        return None
    rows = list(range(len(there)))
    known = [
        (row, one.found.consistent.low, one.found.consistent.high)
        for row, (one, _) in zip(rows, there, strict=True)
        if one.found.consistent.low is not None and one.found.consistent.high is not None
    ]
    bands: Trace = {
        "type": "bar",
        "orientation": "h",
        "name": "interval",
        "y": [row for row, _, _ in known],
        "base": [low for _, low, _ in known],
        "x": [high - low for _, low, high in known],
        "width": 0.26,
        "marker": {"color": colours.ribbon, "cornerradius": 4},
        "hoverinfo": "skip",
    }
    dots: Trace = {
        "type": "scatter",
        "name": "ICC",
        "mode": "markers",
        "x": [value for _, value in there],
        "y": rows,
        "marker": {"color": colours.both, "size": 9},
        "customdata": [_with_interval(one.found.consistent) for one, _ in there],
        "hovertemplate": "%{customdata}<extra></extra>",
    }
    asked = [TITLES[one.construct] for one, _ in there]
    return Chart(
        figure=figure(
            [bands, dots, words("questions", asked, colours, left=ENDS[0])],
            height=56 + 42 * len(there),
            x={
                "range": [ENDS[0] - 0.02, ENDS[1] + 0.02],
                "tickvals": [-1, -0.5, 0, 0.5, 1],
                "ticktext": ["−1", "−.5", "0", ".5", "1"],
                "showgrid": True,
                "gridcolor": colours.grid,
                "tickfont": {"color": colours.quiet, "size": 12},
                "side": "top",
            },
            y={"range": [len(there) - 0.4, -0.9], "visible": False},
            shapes=[
                {
                    "type": "line",
                    "x0": 0,
                    "x1": 0,
                    "y0": 0,
                    "y1": 1,
                    "yref": "paper",
                    "layer": "below",
                    "line": {"color": colours.even, "width": 1},
                }
            ],
            notes=[
                note(
                    "no more than chance",
                    x=0,
                    y=0,
                    yref="paper",
                    yanchor="top",
                    font={"size": 12, "color": colours.quiet},
                )
            ],
            margin={"l": 8, "r": 8, "t": 26, "b": 24},
        ),
        sentence=_sentence([one for one, _ in there]),
        table=tuple(_row(one) for one, _ in there),
    )


def _sentence(there: Sequence[Agreement]) -> str:
    """On which of the questions agreement beyond chance can be told, and what it rests on."""
    beyond = [TITLES[one.construct] for one in there if (one.found.consistent.low or 0.0) > 0]
    told = (
        f"We cannot tell on any of {len(there)} core questions that pairs agree more than by"
        " chance."
    )
    if beyond:
        told = (
            f"On {len(beyond)} of {len(there)} core questions, pairs agree more than by chance:"
            f" {', '.join(beyond)}."
        )
    elif all(one.found.consistent.unsure == "too few mentors" for one in there):
        told = (
            "It is too early to say whether pairs agree more than by chance. That takes"
            f" {INTERVAL_MENTORS} mentors."
        )
    pairs = _span([one.found.n_pairs for one in there])
    mentors = _span([one.found.n_mentors for one in there])
    return f"{told} There are {pairs} pairs of {mentors} mentors."


def _span(counts: list[int]) -> str:
    low, high = min(counts), max(counts)
    return f"{low}" if low == high else f"{low} to {high}"
