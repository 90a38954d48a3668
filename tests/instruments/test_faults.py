"""Each fault is made by one change to a small instrument without faults.

A case names the text to replace, what replaces it, the line where the fault must be found (by
what stands in it) and words of its sentence.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentorsurvey.instruments import check

Write = Callable[..., Path]

FAULTS = {
    "a key that is not known": ("minutes: 2", "minuts: 1", "minuts", "`minuts` is not known"),
    "a missing key": (
        "purpose: To show one thing at a time.\n",
        "",
        "key:",
        "`purpose` is missing",
    ),
    "a key that stands twice": ("title: Small", "title: Small\ntitle: Big", "Big", "twice"),
    "broken indentation": ("minutes: 2", "minutes: 2\n  x: 2", "  x", "cannot be read"),
    "a missing wording": (
        '        mentee: "{partner} suits me."\n',
        "",
        "id: trust",
        "`mentee` is missing",
    ),
    "an empty wording": ('mentee: "{partner} suits me."', 'mentee: " "', 'mentee: " "', "`mentee`"),
    "a wording that is a number": (
        "mentor: How do you write to {partner}?",
        "mentor: 12",
        "12",
        "text",
    ),
    "an unknown construct": ("construct: fit", "construct: fitness", "fitness", "`fitness` is not"),
    "an unknown about": ("about: both", "about: us", "about: us", "`us` is not known"),
    "an unknown kind": ("kind: text", "kind: essay", "essay", "`essay` is not known"),
    "an unknown audience": (
        "kind: text",
        "kind: text\n        audience: all",
        "all",
        "`all` is not",
    ),
    "an unknown scale": ("scale: mine", "scale: yours", "id: trust", "`yours` is no scale"),
    "a rating without a scale": ("        scale: mine\n", "", "id: trust", "without a scale"),
    "a text with a scale": ("kind: text", "kind: text\n        scale: mine", "ways.other", "scale"),
    "a number without its range": ("kind: text", "kind: number", "ways.other", "`min` and `max`"),
    "a range upside down": (
        "kind: text",
        "kind: number\n        min: 3\n        max: 1",
        "ways.other",
        "not below",
    ),
    "a choice of one": (
        "          - {value: other, label: In another way}\n",
        "",
        "id: ways",
        "1 options",
    ),
    "options with one value": ("value: other", "value: mail", "id: ways", "same value"),
    "a reversed text": (
        "kind: text",
        "kind: text\n        reverse: true",
        "ways.other",
        "reversed",
    ),
    "a scale without a worded end": ("7: high", "6: high", "mine:", "upper end"),
    "a scale without a worded middle": ("4: middle", "5: middle", "mine:", "middle"),
    "a scale without words": ("    labels: {1: low, 4: middle, 7: high}\n", "", "mine:", "labels"),
    "words beyond the scale": ("7: high", "7: high, 9: top", "mine:", "9"),
    "a scale with an even number of points": ("max: 7", "max: 6", "mine:", "no middle point"),
    "a scale of five points": (
        "max: 7\n    labels: {1: low, 4: middle, 7: high}",
        "max: 5\n    labels: {1: low, 3: middle, 5: high}",
        "mine:",
        "5 points",
    ),
    "more than twenty words": (
        "mentor: In which other way?",
        "mentor: " + "word " * 21,
        "ways.other",
        "21 words",
    ),
    "another name in braces": ("suits me", "suits {me}", "id: trust", "braces"),
    "a double negative": ("suits me", "is never not unkind", "id: trust", "denies"),
    "a denial of an un-word": ("suits me", "isn't unkind", "id: trust", "denies"),
    "an id that stands twice": ("id: ways.other", "id: trust", "id: trust", "stands twice"),
    "an id with capitals": ("id: trust", "id: Trust", "Trust", "plain name"),
    "a section that stands twice": (
        "sections:\n",
        "sections:\n  - {id: first, title: Before, items: [{use: fairness}]}\n",
        "- id: first",
        "section `first` stands twice",
    ),
    "an empty section": (
        "sections:\n",
        "sections:\n  - {id: none, title: None, items: []}\n",
        "id: none",
        "items",
    ),
    "a show_if that cannot be read": (
        "'\"other\" in ways'",
        "other in ways",
        "ways.other",
        "neither",
    ),
    "a show_if on an unknown item": ("in ways'", "in wishes'", "ways.other", "is no item"),
    "a show_if on itself": (
        "'\"other\" in ways'",
        "answered(ways.other)",
        "id: ways.other",
        "not asked before",
    ),
    "a show_if on an option that is not there": (
        '"other" in',
        '"fax" in',
        "ways.other",
        "no option",
    ),
    "a show_if that compares ticks as one": (
        "'\"other\" in ways'",
        'ways == "other"',
        "ways.other",
        "in the wrong way",
    ),
    "a show_if with words for a number": (
        "'\"other\" in ways'",
        'trust == "high"',
        "ways.other",
        "wrong kind",
    ),
    "a show_if out of range": ("'\"other\" in ways'", "trust > 8", "ways.other", "out of range"),
    "a use that leads nowhere": (
        "      - id: trust",
        "      - use: core.thrust\n      - id: trust",
        "core.thrust",
        "no shared item",
    ),
    "a use with a change": (
        "      - id: trust",
        "      - {use: core.trust, scale: extent}\n      - id: trust",
        "use: core.trust",
        "other keys",
    ),
    "gave without got": (
        "sections:\n",
        "sections:\n  - {id: give, title: Give, items: [{use: gave.overall}]}\n",
        "gave.overall",
        "nothing asks what one got",
    ),
    "got without gave": (
        "sections:\n",
        "sections:\n  - {id: give, title: Give, items: [{use: got.overall}]}\n",
        "got.overall",
        "nothing asks what one gave",
    ),
    "give and take without its flow": ("construct: fit", "construct: exchange", "trust", "`flow`"),
    "an anchor of one's own": (
        "kind: rating",
        "kind: rating\n        anchor: true",
        "trust",
        "none of",
    ),
    "a core construct about two people": (
        "      - id: trust\n        construct: fit\n        about: both",
        "      - use: core.trust\n      - id: trust\n        construct: trust\n"
        "        about: mentor",
        "id: trust",
        "about mentor",
    ),
    "a core construct on two ranges": (
        "      - id: trust\n        construct: fit\n",
        "      - use: core.trust\n      - id: trust\n        construct: trust\n",
        "id: trust",
        "other points",
    ),
    "safety before the partner's eyes": (
        "kind: rating",
        "kind: rating\n        audience: partner\n        topic: safety",
        "id: trust",
        "about safety, and the partner could see it",
    ),
    "an ending before the partner's eyes": (
        "kind: choices",
        "kind: choices\n        topic: ending",
        "id: ways",
        "about ending, and the partner could see it",
    ),
    "validated, as a file says": ("minutes: 2", "minutes: 2\nvalidated: true", "validated", "true"),
    "another key than the file's name": ("key: small", "key: large", "key: large", "small.yaml"),
    "a character that cannot be stored": ("title: Small", 'title: "a\\0b"', "title: ", "stored"),
    "what is nested too deeply": (
        "minutes: 2",
        f"minutes: {'[' * 20}{']' * 20}",
        "minutes",
        "too deeply",
    ),
    "a wording without quotation marks": (
        "mentor: In which other way?",
        "mentor: {partner} writes how?",
        "{partner} writes",
        "quotation marks",
    ),
    "an entry that is no item": (
        "      - id: trust",
        "      - trust\n      - id: trust",
        "- trust",
        "",
    ),
}


def line_of(marker: str, path: Path) -> list[int]:
    lines = path.read_text().splitlines()
    return [number for number, line in enumerate(lines, 1) if marker in line]


@pytest.mark.parametrize("name", FAULTS)
def test_the_check_finds(name: str, small: str, write: Write) -> None:
    old, new, marker, words = FAULTS[name]
    assert old in small
    if name == "a core construct on two ranges":  # the other range is that of the anchor
        small = small.replace("min: 1", "min: -3").replace("max: 7", "max: 3")
        small = small.replace("1: low, 4: middle, 7: high", "-3: low, 0: middle, 3: high")
    path = write(small.replace(old, new, 1))
    faults = check(path)
    assert faults, "nothing found"
    assert [
        one
        for one in faults
        if words in f"{one.what} {one.mend}" and one.line in line_of(marker, path)
    ], "\n".join(map(str, faults))
    assert all(one.file == path and one.mend for one in faults)


@pytest.mark.parametrize("name", FAULTS)
def test_one_mistake_is_told_without_a_tail_of_others(name: str, small: str, write: Write) -> None:
    old, new, _, _ = FAULTS[name]
    faults = check(write(small.replace(old, new, 1)))
    assert len({one.line for one in faults}) <= 2, "\n".join(map(str, faults))


def test_a_few_aliases_that_unfold_without_end_are_refused(write: Write) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    (one,) = check(write("\n".join(lines)))
    assert "unfolds to too much" in one.what


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    line=st.integers(0, 33), said=st.sampled_from(["[]", "{}", "~", "1.5", "yes", "!x y", "a: b"])
)
def test_whatever_stands_in_a_line_the_check_says_what_is_wrong(
    line: int, said: str, small: str, write: Write
) -> None:
    lines = small.splitlines()
    key, colon, _ = lines[line].partition(":")
    lines[line] = f"{key}{colon} {said}"
    for one in check(write("\n".join(lines))):
        assert one.what
        assert one.mend


@pytest.mark.parametrize("written", ["{min: 1, max: 7}", "[1, 7]", "'{min: 1, max: 7}'"])
def test_a_scale_that_stands_in_a_question_is_sent_to_the_top_of_the_file(
    small: str, write: Callable[..., Path], written: str
) -> None:
    (fault,) = check(write(small.replace("scale: mine", f"scale: {written}")))
    assert "A scale of your own stands at the top of the file." in fault.what
    _, _, lines = fault.mend.partition("scales:\n")
    mended = small.replace("scales:\n", f"scales:\n{lines}\n").replace(
        "scale: mine", "scale: quality"
    )
    assert check(write(mended)) == []
