"""A form holds plain words: what a page would make a link, a picture or HTML of is a fault."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mentorsurvey.instruments import check, load
from tests.hostile import EVERY, HUGE, Hostile

ACTS = {
    "script", "handler", "svg", "frame", "closes", "style", "image", "link", "script_link",
    "reference", "angles", "bare", "www", "mail", "equals", "webservice", "log4j", "plotly_link",
    "plotly_script", "plotly_style",
}  # fmt: skip
PLACES = {
    "the title": "title: Small",
    "a section's title": "title: First",
    "the purpose": "To show one thing at a time.",
    "a wording": "In which other way?",
    "an option": "In another way",
    "an end of a scale": "middle",
}


def quoted(text: str) -> str:
    """A text as YAML takes any."""
    return '"' + "".join(f"\\U{ord(character):08x}" for character in text) + '"'


@pytest.mark.parametrize("place", PLACES)
def test_what_acts_is_a_fault_wherever_it_stands(
    small: str, write: Callable[..., Path], place: str
) -> None:
    words = PLACES[place]
    key = f"{words.partition(': ')[0]}: " if words.startswith("title: ") else ""
    for one in EVERY:
        if one not in HUGE and one.name in ACTS:
            faults = check(write(small.replace(words, f"{key}{quoted(one.text)}", 1)))
            assert any("holds a link, an address" in fault.what for fault in faults), one.name


@pytest.mark.parametrize("one", [one for one in EVERY if one not in HUGE], ids=lambda one: one.name)
def test_any_text_is_taken_or_a_fault_and_never_an_accident(
    small: str, write: Callable[..., Path], one: Hostile
) -> None:
    for text in (quoted(one.text), one.text):  # as a text, and as YAML itself
        try:
            path = write(small.replace("In another way", text))
        except UnicodeEncodeError:
            continue  # half a character is in no file
        faults = check(path)
        if not faults:
            assert load(path).items
        assert all(fault.mend for fault in faults)
