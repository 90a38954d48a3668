"""The picture of give and take in a program: what flows each way, and what people say of it."""

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
    signed,
    tenth,
    whole,
)
from mentorsurvey.measures.give_and_take import BalanceNoise, balance_interval
from mentorsurvey.measures.noise import CAN_TELL
from mentorsurvey.readings.overview import Plane, Point
from mentorsurvey.readings.series import Side

LEANS = 2
"""Fairness answers from here on, either way, count as giving or getting more. A convention."""

GOLDEN = pi * (3 - sqrt(5))


def plane(of: Plane, noise: BalanceNoise, side: Side, colours: Palette) -> Chart:
    """What flows each way, coloured by what the people of one side say of it themselves."""
    reach = CAN_TELL * noise.sd
    near: Trace = {
        "type": "scatter",
        "name": "no difference we can tell",
        "x": [0, 0, max(100 - reach, 0), 100, 100, min(reach, 100)],
        "y": [0, min(reach, 100), 100, 100, max(100 - reach, 0), 0],
        "mode": "lines",
        "line": {"width": 0},
        "fill": "toself",
        "fillcolor": colours.ribbon,
        "hoverinfo": "skip",
    }
    places = _apart([(point.to_mentor, point.to_mentee) for point in of.points])
    groups = (
        ("says “I give more”", colours.gives, "triangle-down", "▼"),
        ("“about even”", colours.even, "circle", "●"),
        ("“I get more”", colours.gets, "triangle-up", "▲"),
        ("does not say", colours.quiet, "circle-open", "○"),
    )
    kinds = [_leans(_fairness(point, side)) for point in of.points]
    traces = [near]
    for kind, (name, colour, symbol, _) in enumerate(groups):
        chosen = [place for place, of in enumerate(kinds) if of == kind]
        if not chosen:
            continue
        traces.append(
            {
                "type": "scatter",
                "name": name,
                "mode": "markers",
                "x": [places[place][0] for place in chosen],
                "y": [places[place][1] for place in chosen],
                "marker": {
                    "color": colour,
                    "symbol": symbol,
                    "size": 8 if len(of.points) <= 200 else 5,
                    "opacity": 0.85,
                },
                "customdata": [_said(of.points[place], side) for place in chosen],
                "hovertemplate": "%{customdata}<extra></extra>",
            }
        )
    said = {"font": {"size": 13, "color": colours.quiet}}
    corner = {"font": {"size": 11, "color": colours.quiet}}
    return Chart(
        figure=figure(
            traces,
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
                    *(
                        [(colour, sign, name) for name, colour, _, sign in line]
                        for line in (groups[:2], groups[2:])
                    ),
                ),
                note("mentor gives more", x=2, y=98, xanchor="left", yanchor="top", **corner),
                note("much both ways", x=98, y=98, xanchor="right", yanchor="top", **corner),
                note("mentee gives more", x=98, y=2, xanchor="right", yanchor="bottom", **corner),
                note("little either way", x=2, y=2, xanchor="left", yanchor="bottom", **corner),
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
        sentence=_said_by(of, side, kinds),
        table=tuple(
            {
                "Relationship": point.label,
                "Mentor to mentee": tenth(point.to_mentee),
                "Mentee to mentor": tenth(point.to_mentor),
                "Balance": tenth(point.to_mentee - point.to_mentor),
                "± 1.96 SE": tenth(reach),
                "Mentor's own answer": _int(point.mentor_fairness),
                "Mentee's own answer": _int(point.mentee_fairness),
            }
            for point in of.points
        ),
    )


def flow_sentence(of: Plane, noise: BalanceNoise) -> str:
    """Which way give and take leans, over all relationships of the plane."""

    def lean(point: Point) -> int:
        low, high = balance_interval(point.to_mentee - point.to_mentor, noise.sd)
        return 1 if low > 0 else -1 if high < 0 else 0

    leans = Counter(map(lean, of.points))
    return (
        f"By their ratings, of {len(of.points)} relationships the mentor gives more in"
        f" {leans[1] or 'none'}, the mentee in {leans[-1] or 'none'}; in {leans[0] or 'none'} there"
        f" is {NEVER_TELLS}. By chance alone one in twenty would show one."
    )


def _said_by(of: Plane, side: Side, kinds: Sequence[int]) -> str:
    said = Counter(kinds)
    return (
        f"Round {of.round_number}: of {len(kinds) - said[3]} {side}s who say, {said[0]} give more"
        f" than they get, {said[1]} see it about even, {said[2]} get more than they give."
    )


def _fairness(point: Point, side: Side) -> float | None:
    return point.mentor_fairness if side == "mentor" else point.mentee_fairness


def _leans(fairness: float | None) -> int:
    if fairness is None:
        return 3
    return 0 if fairness <= -LEANS else 2 if fairness >= LEANS else 1


def _said(point: Point, side: Side) -> str:
    fairness = _fairness(point, side)
    own = "does not say" if fairness is None else f"own answer {signed(fairness)}"
    return (
        f"{safe(point.label)}<br>to mentee {whole(point.to_mentee)},"
        f" to mentor {whole(point.to_mentor)}<br>{side}: {own}"
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


def _int(value: float | None) -> int | None:
    return None if value is None else round(value)
