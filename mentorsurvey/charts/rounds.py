"""Draws rounds along an axis: their numbers, breaks between them, bands."""

from collections.abc import Sequence
from typing import Any

from mentorsurvey.charts.drawing import Palette, Trace, note
from mentorsurvey.readings.runs import Stop
from mentorsurvey.readings.series import Asked

MANY = 8
"""Rounds from which counts stand in small type, so that they fit side by side on a phone."""


def rounds_axis(
    rounds: Sequence[Asked], colours: Palette, counts: Sequence[int | None] = ()
) -> dict[str, Any]:
    """Rounds at 0, 1, 2, …, each with its number, a count below it, and whether it is open."""
    small = "font-size:9px" if len(rounds) > MANY else ""
    words = []
    for place, asked in enumerate(rounds):
        under = []
        if counts:
            under.append("" if counts[place] is None else str(counts[place]))
        if asked.is_open:
            under.append("open")
        words.append("<br>".join([str(asked.number), *_styled(under, small)]))
    return {
        "range": [-0.6, max(len(rounds), 2) - 0.4],
        "tickvals": list(range(len(rounds))),
        "ticktext": words,
        "tickangle": 0,
        "tickfont": {"color": colours.quiet, "size": 12},
        "title": None,
        "ticks": "",
    }


def _styled(words: Sequence[str], style: str) -> list[str]:
    return [f'<span style="{style}">{one}</span>' if style else one for one in words]


def rounds_head(colours: Palette, under: str = "", **more: Any) -> dict[str, Any]:
    """What stands below the rounds' axis, at its left end."""
    return note(
        f"Round<br>{under}" if under else "Round",
        **{
            "x": 0,
            "xref": "paper",
            "xanchor": "right",
            "y": 0,
            "yref": "paper",
            "yanchor": "top",
            "yshift": -8,
            "align": "right",
            "font": {"size": 12, "color": colours.quiet},
            **more,
        },
    )


def breaks(
    rounds: Sequence[Asked], colours: Palette, stops: Sequence[Stop] = ()
) -> tuple[list[Trace], list[Trace]]:
    """Lines where something changes between two rounds, and what they say.

    Before rounds whose anchors mean something else and before those in which two start anew, which
    are not compared with what was before; and where a pair ended or was paused.
    """
    said = {
        place: "started anew" if rounds[place].anew else "wording changed"
        for place in cut_places(rounds)
    }
    for stop in stops:
        said.setdefault(sum(one.number <= stop.round_number for one in rounds), stop.kind)
    shapes = [
        {
            "type": "line",
            "xref": "x",
            "yref": "paper",
            "x0": place - 0.5,
            "x1": place - 0.5,
            "y0": 0,
            "y1": 1,
            "line": {"color": colours.quiet, "width": 1.5, "dash": "dot"},
        }
        for place in said
    ]
    words = [
        note(
            word,
            x=place - 0.5,
            y=0,
            yref="paper",
            xanchor="left" if place < len(rounds) / 2 else "right",
            yanchor="bottom",
            xshift=3 if place < len(rounds) / 2 else -3,
            font={"size": 11, "color": colours.quiet},
        )
        for place, word in said.items()
    ]
    return shapes, words


def ribbon(
    places: Sequence[int],
    lows: Sequence[float | None],
    highs: Sequence[float | None],
    cuts: Sequence[int],
    colour: str,
    *,
    name: str = "band",
) -> Trace:
    """A band over neighbouring places; a place alone gets a narrow one. Ends before ``cuts``."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for run in _runs(places, lows, highs, cuts):
        first, last = run[0], run[-1]
        edge = [(first[0] - 0.18, first[2]), *((at, high) for at, _, high in run)]
        edge += [(last[0] + 0.18, last[2]), (last[0] + 0.18, last[1])]
        edge += [*((at, low) for at, low, _ in reversed(run)), (first[0] - 0.18, first[1])]
        xs += [*(at for at, _ in edge), None]
        ys += [*(value for _, value in edge), None]
    return {
        "type": "scatter",
        "x": xs,
        "y": ys,
        "mode": "lines",
        "line": {"width": 0},
        "fill": "toself",
        "fillcolor": colour,
        "hoverinfo": "skip",
        "name": name,
    }


def _runs(
    places: Sequence[int],
    lows: Sequence[float | None],
    highs: Sequence[float | None],
    cuts: Sequence[int],
) -> list[list[tuple[int, float, float]]]:
    runs: list[list[tuple[int, float, float]]] = []
    for place, low, high in zip(places, lows, highs, strict=True):
        if low is None or high is None:
            continue
        if runs and runs[-1][-1][0] == place - 1 and place not in cuts:
            runs[-1].append((place, low, high))
        else:
            runs.append([(place, low, high)])
    return runs


def cut_places(rounds: Sequence[Asked]) -> list[int]:
    """Places at which lines break."""
    return [place for place, asked in enumerate(rounds) if asked.breaks or asked.anew]
