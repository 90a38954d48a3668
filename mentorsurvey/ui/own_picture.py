"""A small line of one's own over the rounds, drawn without a charting library.

People look at it on a phone, on pages that must load fast. It has its own numbers on it, so that
it can be read on paper too.
"""

from collections.abc import Mapping

from mentorsurvey.readings.apart import Standing
from mentorsurvey.readings.own_lines import Line
from mentorsurvey.readings.own_words import MARKS, signed, value

WIDTH, HEIGHT = 256, 128
LEFT, RIGHT, TOP, BOTTOM = 26, 16, 22, 84
ROUNDS_AT, MARKS_AT = 104, 121

Colors = tuple[str, str, str]
"""Of the line, of words, of the grid."""
COLORS: Mapping[bool, Colors] = {
    False: ("#0b6e75", "#5b6b6e", "#c9d2d4"),
    True: ("#5cc7cd", "#9fb0b2", "#3c4a4d"),
}
"""Dark page or not → line, words, grid."""
OF_PAGE: Colors = ("var(--accent)", "var(--quiet)", "var(--soft)")
"""The same by name, for a picture within a page that has our own stylesheet."""


def picture(line: Line, marks: Mapping[int, Standing], *, colors: Colors) -> str:
    """The line as SVG: its points with their values, the rounds, and a mark for each reflection."""
    ink, quiet, grid = colors
    rounds = sorted({one.round_number for one in line.points} | set(marks))
    x = {number: _across(place, len(rounds)) for place, number in enumerate(rounds)}
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
        f' width="{WIDTH}" height="{HEIGHT}" font-family="sans-serif" font-size="13">'
    ]
    for end in (line.low, (line.low + line.high) // 2, line.high):
        y = _up(line, end)
        parts.append(
            f'<line x1="{LEFT}" x2="{WIDTH - 4}" y1="{y}" y2="{y}" stroke="{grid}"/>'
            f'<text x="{LEFT - 6}" y="{y + 4}" fill="{quiet}" text-anchor="end">'
            f"{signed(end)}</text>"
        )
    for run in line.runs:
        points = " ".join(f"{x[one.round_number]},{_up(line, one.value)}" for one in run)
        parts.append(f'<polyline points="{points}" fill="none" stroke="{ink}" stroke-width="2"/>')
    for one in line.points:
        across, up = x[one.round_number], _up(line, one.value)
        parts.append(
            f'<circle cx="{across}" cy="{up}" r="4" fill="{ink}"/>'
            f'<text x="{across}" y="{up - 8}" fill="{ink}" text-anchor="middle">{value(one)}</text>'
        )
    for number in rounds:
        parts.append(
            f'<text x="{x[number]}" y="{ROUNDS_AT}" fill="{quiet}" text-anchor="middle">'
            f"{number}</text>"
        )
        if (standing := marks.get(number)) in MARKS:
            parts.append(_mark(standing, x[number], ink))
    return "".join((*parts, "</svg>"))


def _across(place: int, many: int) -> float:
    room = WIDTH - RIGHT - LEFT - 14
    return round(LEFT + 14 + (room * place / (many - 1) if many > 1 else room / 2), 1)


def _up(line: Line, number: float) -> float:
    share = (number - line.low) / (line.high - line.low)
    return round(BOTTOM - share * (BOTTOM - TOP), 1)


def _mark(standing: Standing | None, x: float, ink: str) -> str:
    """A full circle, an empty one, or one that is full on one side."""
    y, r = MARKS_AT - 4, 5
    full = f'<circle cx="{x}" cy="{y}" r="{r}" fill="{ink}"/>'
    empty = f'<circle cx="{x}" cy="{y}" r="{r}" fill="none" stroke="{ink}" stroke-width="1.5"/>'
    half = f'<path d="M {x} {y - r} A {r} {r} 0 0 0 {x} {y + r} Z" fill="{ink}"/>'
    return {"high": full, "neither": empty}.get(standing or "", empty + half)
