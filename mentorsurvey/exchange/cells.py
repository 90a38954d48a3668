"""Cells that a spreadsheet shows as text and never runs as a formula."""

import re

_SIGNS = "=+\\-@＝＋－＠"
"""How a formula begins; the last four are the full-width forms."""

_BEGINS = re.compile(rf"^(?= *[{_SIGNS}\t\r\n])|(?<=[;\t\r\n])(?= *[{_SIGNS}])")
"""Where a cell begins, for every way in which a spreadsheet may part a line of CSV: by commas, by
semicolons as in many European countries, by tabs, or at a line break."""


def defused(cell: str) -> str:
    """The cell, with an apostrophe before whatever looks like a formula."""
    return _BEGINS.sub("'", cell)
