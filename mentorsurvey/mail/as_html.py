"""A mail as HTML that Outlook, a phone and a screen reader can read: no table, no picture."""

import re
from collections.abc import Iterator

from jinja2 import Environment, PackageLoader
from markupsafe import Markup, escape

from mentorsurvey.mail.sheet import Sheet

_WEB = re.compile(r"https?://[^\s<>\"'\u2060]+[^\s<>\"'\u2060.,;:!?)\]]", re.IGNORECASE)
"""A web address that the program wrote into its text; those in names were parted before."""


def as_html(sheet: Sheet) -> str:
    """The whole page of a mail."""
    return _TEMPLATES.get_template("mail.html").render(sheet=sheet, heading="h1")


def fragment(sheet: Sheet, *, heading: str = "h1") -> str:
    """What stands in the page, to be shown in a page of ours under a heading of that level."""
    return _TEMPLATES.get_template("sheet.html").render(sheet=sheet, heading=heading)


def linked(text: str) -> Markup:
    """The text made safe, with line breaks, and web addresses as links."""
    return Markup("").join(_pieces(text)).replace("\n", Markup("<br>"))


def kind_of(part: object) -> str:
    """The name of a part, for the template."""
    return type(part).__name__


def _pieces(text: str) -> Iterator[Markup]:
    end = 0
    for found in _WEB.finditer(text):
        yield escape(text[end : found.start()])
        yield Markup('<a href="{0}" class="link" style="color:#0b6e75">{0}</a>').format(found[0])
        end = found.end()
    yield escape(text[end:])


_TEMPLATES = Environment(
    loader=PackageLoader("mentorsurvey.mail"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
)
_TEMPLATES.filters.update(linked=linked, kind_of=kind_of)
