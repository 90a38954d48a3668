"""The picture of change in one relationship: how far each line lies under its beginning."""

from math import ceil, floor

from mentorsurvey.charts.drawing import (
    Chart,
    Palette,
    Trace,
    apart,
    figure,
    key,
    note,
    signed,
    tenth,
)
from mentorsurvey.measures.change import Series
from mentorsurvey.readings.pair_changes import Line, PairChanges

NAMES: dict[Series, str] = {"health": "Health", "mentor": "Mentor", "mentee": "Mentee"}
LEAST = 4.0
"""Standard deviations that the picture shows down, and half as many up, at least."""


def change(reading: PairChanges, colours: Palette) -> Chart | None:
    """The three lines in standard deviations from their beginnings, and the limit of all three."""
    drawn = [(line, _points(line)) for line in reading.lines]
    numbers = sorted({number for _, points in drawn for number, _ in points})
    if not numbers:
        return None
    places = {number: place for place, number in enumerate(numbers)}
    colour_of: dict[Series, str] = {
        "health": colours.both,
        "mentor": colours.mentor,
        "mentee": colours.mentee,
    }
    by_name = {NAMES[series]: colour for series, colour in colour_of.items()}
    traces: list[Trace] = []
    ends: dict[int, dict[str, float]] = {}
    for line, points in drawn:
        if not points:
            continue
        name, colour = NAMES[line.series], colour_of[line.series]
        traces.append(
            {
                "type": "scatter",
                "name": name,
                "mode": "lines+markers",
                "x": [places[number] for number, _ in points],
                "y": [at for _, at in points],
                "line": {"color": colour, "width": 3.5 if line.series == "health" else 2.0},
                "marker": {"size": 9, "color": colour},
                "customdata": [
                    f"Round {number}: {name.lower()} {_sds(at)} from its beginning"
                    for number, at in points
                ],
                "hovertemplate": "%{customdata}<extra></extra>",
                "cliponaxis": False,
            }
        )
        ends.setdefault(places[points[-1][0]], {})[name] = points[-1][1]
    limit = -reading.limits.ewma
    values = [at for _, points in drawn for _, at in points]
    bottom = min(limit - 0.6, -LEAST, *values) - 0.2
    top = max(LEAST / 2, *values) + 0.4
    ticks = [2 * place for place in range(ceil(bottom / 2), floor(top / 2) + 1)]
    labels = [
        note(
            name,
            x=place,
            y=at,
            xanchor="left",
            xshift=12,
            font={"size": 13, "color": by_name[name]},
        )
        for place, names in ends.items()
        for name, at in apart(names, (top - bottom) / 12).items()
    ]
    return Chart(
        figure=figure(
            traces,
            height=300,
            x={
                "range": [-0.6, max(len(numbers), 2) - 0.4],
                "tickvals": list(range(len(numbers))),
                "ticktext": [str(number) for number in numbers],
                "tickfont": {"color": colours.quiet, "size": 12},
                "title": None,
            },
            y={
                "range": [bottom, top],
                "tickvals": ticks,
                "ticktext": [signed(at) for at in ticks],
                "showgrid": True,
                "gridcolor": colours.grid,
                "tickfont": {"color": colours.quiet, "size": 12},
                "title": None,
            },
            margin={"r": 66, "b": 50},
            shapes=[
                {
                    "type": "line",
                    "xref": "paper",
                    "x0": 0,
                    "x1": 1,
                    "y0": limit,
                    "y1": limit,
                    "line": {"color": colours.quiet, "width": 1.5, "dash": "dash"},
                }
            ],
            notes=[
                key(colours, [(colours.quiet, "┄", "limit of all three lines")]),
                note(
                    "Round",
                    x=0,
                    xref="paper",
                    xanchor="right",
                    y=0,
                    yref="paper",
                    yanchor="top",
                    yshift=-8,
                    font={"size": 12, "color": colours.quiet},
                ),
                *labels,
            ],
        ),
        sentence=_sentence(reading),
        table=tuple(
            {
                "Round": point.round_number,
                "Line": NAMES[line.series],
                "Score": tenth(point.score),
                "Weighted line": tenth(point.z),
                "Its limit": tenth(point.limit),
                "SDs from its beginning": None if point.under is None else round(-point.under, 2),
            }
            for line in reading.lines
            for point in line.points
        ),
    )


def _points(line: Line) -> list[tuple[int, float]]:
    return [(one.round_number, -one.under) for one in line.points if one.under is not None]


def _sentence(reading: PairChanges) -> str:
    ends = [(line, points[-1]) for line in reading.lines if (points := _points(line))]
    latest = max(number for _, (number, _) in ends)
    said = (
        f"{NAMES[line.series].lower()} {_sds(at)}"
        + (f" (round {number})" if number < latest else "")
        for line, (number, at) in ends
    )
    lines = (
        f"Round {latest}, in standard deviations from where each line began: {', '.join(said)}. A"
        f" line counts from {_sds(-reading.limits.ewma)} on."
    )
    if reading.alarms:
        which = " and ".join(
            f"{NAMES[one.series].lower()} since round {one.since}" for one in reading.alarms
        )
        return f"{lines} Unusual here: {which}."
    if reading.fall:
        return f"{lines} No line is under its limit; the evidence of both sides together is."
    return f"{lines} No change we can tell."


def _sds(value: float) -> str:
    return f"{value:+.1f}".replace("-", "−")
