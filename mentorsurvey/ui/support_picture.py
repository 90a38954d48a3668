"""Who gives which kind of support, as a grid of marks that fits on a small phone."""

from mentorsurvey.readings.support_map import KINDS, SupportMap
from mentorsurvey.readings.support_words import NAMES
from mentorsurvey.ui.own_picture import Colors

WORDS, COLUMN, ROW, HEAD = 186, 26, 28, 24
MOST = 4
"""So many mentors stand beside the words at a width of 290; with more, the words stand above."""


def picture(found: SupportMap, *, colors: Colors) -> str:
    """The grid as SVG. It holds numbers and our own words alone, so it is safe in a page."""
    ink, quiet, grid = colors
    many = len(found.mentors)
    above = many > MOST
    left, row = (0, ROW + 18) if above else (WORDS, ROW)
    width, height = max(left + COLUMN * many, WORDS), HEAD + row * len(KINDS)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}"'
        f' height="{height}" font-family="sans-serif" font-size="13">'
    ]
    across = [left + COLUMN * place + COLUMN // 2 for place in range(many)]
    for number, x in enumerate(across, start=1):
        parts.append(f'<text x="{x}" y="15" fill="{quiet}" text-anchor="middle">{number}</text>')
    for place, kind in enumerate(KINDS):
        top = HEAD + row * place
        middle = top + row - ROW // 2
        parts.append(
            f'<line x1="0" x2="{width}" y1="{top}" y2="{top}" stroke="{grid}"/>'
            f'<text x="0" y="{top + 17}" fill="{quiet}">{NAMES[kind]}</text>'
        )
        for x, mentor in zip(across, found.mentors, strict=True):
            cell = mentor.cells[kind]
            if cell == "much":
                parts.append(f'<circle cx="{x}" cy="{middle}" r="6" fill="{ink}"/>')
            elif cell == "less":
                parts.append(
                    f'<circle cx="{x}" cy="{middle}" r="6" fill="none" stroke="{ink}"'
                    ' stroke-width="1.5"/>'
                )
    return "".join((*parts, "</svg>"))
