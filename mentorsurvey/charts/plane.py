"""The picture of give and take in a program: what flows each way in every pair."""

from collections import Counter
from collections.abc import Sequence
from math import cos, pi, sin, sqrt

from mentorsurvey.charts.drawing import (
    NEVER_TELLS,
    Chart,
    Palette,
    Trace,
    figure,
    key,
    note,
    safe,
    scores_axis,
    tenth,
    whole,
)
from mentorsurvey.measures.give_and_take import BalanceNoise, balance_interval
from mentorsurvey.measures.noise import CAN_TELL
from mentorsurvey.readings.overview import Plane, Point

GOLDEN = pi * (3 - sqrt(5))


def plane(of: Plane, noise: BalanceNoise, colours: Palette) -> Chart:
    """What flows each way, by what both people of a pair say of it; all marks alike."""
    reach = CAN_TELL * noise.sd
    near: Trace = {
        "type": "scatter",
        "name": NEVER_TELLS,
        "x": [0, 0, max(100 - reach, 0), 100, 100, min(reach, 100)],
        "y": [0, min(reach, 100), 100, 100, max(100 - reach, 0), 0],
        "mode": "lines",
        "line": {"width": 0},
        "fill": "toself",
        "fillcolor": colours.ribbon,
        "hoverinfo": "skip",
    }
    places = _apart([(one.flow.mentee_to_mentor, one.flow.mentor_to_mentee) for one in of.points])
    pairs: Trace = {
        "type": "scatter",
        "name": "pairs",
        "mode": "markers",
        "x": [x for x, _ in places],
        "y": [y for _, y in places],
        "marker": {
            "color": colours.both,
            "size": 8 if len(of.points) <= 200 else 5,
            "opacity": 0.85,
        },
        "customdata": [_said(point) for point in of.points],
        "hovertemplate": "%{customdata}<extra></extra>",
    }
    said = {"font": {"size": 13, "color": colours.quiet}}
    corner = {"font": {"size": 11, "color": colours.quiet}}
    return Chart(
        figure=figure(
            [near, pairs],
            height=400,
            x=scores_axis(
                colours,
                range=[-4, 104],
                title={"text": "Mentee to mentor", "standoff": 6, **said},
                constrain="domain",
            ),
            y=scores_axis(
                colours,
                range=[-4, 104],
                title={"text": "Mentor to mentee", "standoff": 4, **said},
                scaleanchor="x",
                constrain="domain",
            ),
            margin={"l": 56, "t": 52, "b": 46},
            notes=[
                key(
                    colours,
                    [(colours.both, "●", "a pair"), (colours.quiet, "▮", NEVER_TELLS)],
                ),
                note("mentor gives more", x=2, y=98, xanchor="left", yanchor="top", **corner),
                note("much both ways", x=98, y=98, xanchor="right", yanchor="top", **corner),
                note("mentee gives more", x=98, y=2, xanchor="right", yanchor="bottom", **corner),
                note("little either way", x=12, y=2, xanchor="left", yanchor="bottom", **corner),
            ],
            shapes=[
                {
                    "type": "line",
                    "x0": 0,
                    "y0": 0,
                    "x1": 100,
                    "y1": 100,
                    "layer": "below",
                    "line": {"color": colours.quiet, "width": 1},
                }
            ],
        ),
        sentence=flow_sentence(of, noise),
        table=tuple(
            {
                "Relationship": point.label,
                "Mentor to mentee": tenth(point.flow.mentor_to_mentee),
                "Mentee to mentor": tenth(point.flow.mentee_to_mentor),
                "Balance": tenth(point.flow.balance),
                "± 1.96 SE": tenth(reach),
            }
            for point in of.points
        ),
    )


def flow_sentence(of: Plane, noise: BalanceNoise) -> str:
    """Which way give and take leans, over all pairs of the plane."""

    def lean(point: Point) -> int:
        low, high = balance_interval(point.flow.balance, noise.sd)
        return 1 if low > 0 else -1 if high < 0 else 0

    leans, n = Counter(map(lean, of.points)), len(of.points)
    mentor, mentee, unclear = leans[1], leans[-1], leans[0]
    if not mentor and not mentee:
        return f"By their own ratings, neither side clearly gives more in any of {n:,} pairs."
    if mentor:
        said = f"the mentor gives more in {mentor:,} of {n:,} pairs. Mentors often do."
        said += f" The mentee gives more in {mentee:,}." if mentee else ""
    else:
        said = f"the mentee gives more in {mentee:,} of {n:,} pairs."
    said = f"By their own ratings, {said}"
    return f"{said} In {unclear:,} there is {NEVER_TELLS}." if unclear else said


def _said(point: Point) -> str:
    return (
        f"{safe(point.label)}<br>to mentee {whole(point.flow.mentor_to_mentee)},"
        f" to mentor {whole(point.flow.mentee_to_mentor)}"
    )


def _apart(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Points that would cover each other, in a spiral around where they belong (under 4 away)."""
    most = max(Counter(points).values(), default=1)
    step = min(1.5, 3.6 / sqrt(most))
    seen: Counter[tuple[float, float]] = Counter()
    placed = []
    for x, y in points:
        turn = seen[x, y]
        seen[x, y] += 1
        away = step * sqrt(turn)
        placed.append((x + away * cos(turn * GOLDEN), y + away * sin(turn * GOLDEN)))
    return placed
