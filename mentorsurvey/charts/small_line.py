"""A small line of what both of a pair rated, drawn as SVG: many of them stand on one page."""

from collections.abc import Iterator, Sequence

from mentorsurvey.charts.drawing import Palette, apart
from mentorsurvey.readings.recent import Rated

WIDTH, HEIGHT = 176, 56
LEFT, RIGHT, TOP, BOTTOM = 6, 116, 6, 50
LABEL = 13
"""How far apart the names of the two lines stand at least."""


def small_line(rated: Sequence[Rated], colours: Palette) -> str:
    """Both sides' core scores from 0 to 100, each with its own color and shape.

    Hollow marks are rounds of one side alone. It holds no text of anybody's.
    """
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}"'
        f' height="{HEIGHT}" font-family="sans-serif" font-size="12">'
    ]
    parts += [
        f'<line x1="{LEFT - 4}" x2="{RIGHT + 4}" y1="{_up(end)}" y2="{_up(end)}"'
        f' stroke="{colours.quiet}" stroke-opacity="0.35"/>'
        for end in (0, 50, 100)
    ]
    sides = {
        "mentor": (colours.mentor, [one.mentor for one in rated]),
        "mentee": (colours.mentee, [one.mentee for one in rated]),
    }
    alone = [(one.mentor is None) != (one.mentee is None) for one in rated]
    for name, (colour, values) in sides.items():
        parts += _line(values, colour)
        parts += [
            _mark(name, _across(at, len(rated)), _up(value), colour, colours, hollow=alone[at])
            for at, value in enumerate(values)
            if value is not None
        ]
    ends = {
        name: -_up(next(one for one in reversed(values) if one is not None))
        for name, (_, values) in sides.items()
        if any(one is not None for one in values)
    }
    at = {name: 4 - up for name, up in apart(ends, LABEL).items()}
    over = max(0.0, 10 - min(at.values(), default=10)) or min(
        0.0, HEIGHT - 3 - max(at.values(), default=0)
    )
    for name, y in at.items():
        parts.append(
            f'<text x="{RIGHT + 12}" y="{y + over:.1f}" fill="{sides[name][0]}">{name}</text>'
        )
    return "".join((*parts, "</svg>"))


def _line(values: Sequence[float | None], colour: str) -> Iterator[str]:
    run: list[str] = []
    for at, value in enumerate((*values, None)):
        if value is not None:
            run.append(f"{_across(at, len(values))},{_up(value)}")
            continue
        if len(run) > 1:
            yield (
                f'<polyline points="{" ".join(run)}" fill="none" stroke="{colour}"'
                ' stroke-width="2"/>'
            )
        run = []


def _mark(name: str, x: float, y: float, colour: str, colours: Palette, *, hollow: bool) -> str:
    look = f'fill="{colours.ground if hollow else colour}" stroke="{colour}" stroke-width="1.5"'
    if name == "mentor":
        return f'<circle cx="{x}" cy="{y}" r="3" {look}/>'
    return f'<rect x="{x - 3}" y="{y - 3}" width="6" height="6" {look}/>'


def _across(at: int, many: int) -> float:
    return round(LEFT + (RIGHT - LEFT) * (at / (many - 1) if many > 1 else 0.5), 1)


def _up(value: float) -> float:
    return round(BOTTOM - value / 100 * (BOTTOM - TOP), 1)
