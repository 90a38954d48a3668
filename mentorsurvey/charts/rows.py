"""Parts of pictures that have a row for each subject: its words, and a mark for each side."""

from collections.abc import Sequence

from mentorsurvey.charts.drawing import FULL, Palette, Trace


def words(
    name: str,
    texts: Sequence[str],
    colours: Palette,
    *,
    above: float = 0.42,
    left: float = FULL[0],
) -> Trace:
    """The words of each row, above its marks."""
    return {
        "type": "scatter",
        "name": name,
        "mode": "text",
        "x": [left] * len(texts),
        "y": [row - above for row in range(len(texts))],
        "text": list(texts),
        "textposition": "middle right",
        "textfont": {"size": 13, "color": colours.ink},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def mentor(
    name: str, values: Sequence[float | None], colours: Palette, sizes: int | list[int] = 16
) -> Trace:
    """The mentor's mark in each row, 0–100."""
    return _marks(name, values, colours.mentor, "circle", sizes, colours)


def mentee(name: str, values: Sequence[float | None], colours: Palette) -> Trace:
    """The mentee's mark in each row, 0–100: smaller, so that both show where they meet."""
    return _marks(name, values, colours.mentee, "square", 11, colours)


def between(
    name: str,
    ends: Sequence[tuple[int, float | None, float | None]],
    colour: str,
    width: int = 3,
) -> Trace:
    """In each named row, a line from one value to the other."""
    return {
        "type": "scatter",
        "name": name,
        "mode": "lines",
        "x": [at for _, start, end in ends for at in (start, end, None)],
        "y": [at for row, _, _ in ends for at in (row, row, None)],
        "line": {"color": colour, "width": width},
        "hoverinfo": "skip",
    }


def _marks(
    name: str,
    values: Sequence[float | None],
    colour: str,
    symbol: str,
    sizes: int | list[int],
    colours: Palette,
) -> Trace:
    return {
        "type": "scatter",
        "name": name,
        "mode": "markers",
        "x": list(values),
        "y": list(range(len(values))),
        "marker": {
            "size": sizes,
            "symbol": symbol,
            "color": colour,
            "opacity": 1,
            "line": {"color": colours.ground, "width": 1},
        },
        "hovertemplate": f"{name} %{{x:.0f}}<extra></extra>",
    }
