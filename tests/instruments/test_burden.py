"""A form says honestly how long it takes: by the words to read and the taps to make."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mentorsurvey.instruments import SIDES, Side, check, load, shipped
from mentorsurvey.instruments.burden import (
    NUMBER,
    TAP,
    TEXT,
    WORDS_A_MINUTE,
    minutes_of,
    seconds,
    words,
)

Write = Callable[..., Path]

MORE = """\
  - id: more
    title: More of it
    items:
      - id: tale
        construct: open_text
        about: self
        kind: text
        mentor: What else is there?
        mentee: What else is there to tell me about {partner}?
"""


def test_the_words_of_a_form_are_counted_as_one_side_reads_them(small: str, write: Write) -> None:
    one, longer = load(write(small)), load(write(small + MORE))
    # The title, and the question; "Only you see this." stands beside another text already.
    assert words(longer, "mentor") - words(one, "mentor") == 3 + 4
    assert words(longer, "mentee") - words(one, "mentee") == 3 + 10  # the name is two words


def test_what_stands_beside_several_questions_alike_is_read_once(small: str, write: Write) -> None:
    first, options, rest = small.partition("      - id: ways\n")
    again = "      - {id: twice, construct: fit, about: both, kind: rating, scale: mine, %s}\n"
    text = first + again % "mentor: Once more?, mentee: Once more?" + options + rest
    assert words(load(write(text)), "mentor") - words(load(write(small)), "mentor") == 2


def test_what_one_side_is_not_asked_it_does_not_read(small: str, write: Write) -> None:
    one_sided = MORE.replace("kind: text", "kind: text\n        asked_of: mentee").replace(
        "        mentor: What else is there?\n", ""
    )
    one, longer = load(write(small)), load(write(small + one_sided))
    assert words(longer, "mentor") == words(one, "mentor")
    assert words(longer, "mentee") > words(one, "mentee")


def test_a_text_takes_longer_than_a_number_and_a_number_longer_than_a_tap() -> None:
    assert TEXT > NUMBER > TAP > 0


@pytest.mark.parametrize("side", SIDES)
def test_the_seconds_are_reading_answering_and_turning_steps(
    small: str, write: Write, side: Side
) -> None:
    one, longer = load(write(small)), load(write(small + MORE))
    read = (words(longer, side) - words(one, side)) * 60 / WORDS_A_MINUTE
    assert seconds(longer, side) - seconds(one, side) == pytest.approx(read + TEXT + TAP)


def test_a_form_promises_no_fewer_minutes_than_the_longer_side_needs(
    small: str, write: Write
) -> None:
    text = small + "".join(
        MORE.replace("id: more", f"id: m{n}").replace("id: tale", f"id: tale{n}") for n in range(3)
    )
    (one,) = check(write(text))
    assert one.line == 4  # where the minutes stand
    assert one.what == "The form promises 2 min and takes about 3 min."
    assert check(write(text.replace("minutes: 2", "minutes: 3"))) == []
    assert minutes_of(load(write(text.replace("minutes: 2", "minutes: 4")))) == 3


def test_optional_sections_do_not_count_in_what_the_file_promises(small: str, write: Write) -> None:
    text = small + "".join(
        MORE.replace("id: more", f"id: m{n}\n    optional: true").replace("id: tale", f"id: t{n}")
        for n in range(9)
    )
    one = load(write(text))
    assert minutes_of(one.with_extras(False)) <= one.minutes < minutes_of(one)


def test_every_shipped_form_takes_what_it_promises() -> None:
    for one in shipped().values():
        assert minutes_of(one.with_extras(False)) == one.minutes, one.key


@pytest.mark.parametrize("side", SIDES)
def test_a_checkin_is_read_in_550_words_and_answered_in_17_taps(side: Side) -> None:
    checkin = shipped()["checkin"]
    assert words(checkin, side) <= 550
    turns = len(checkin.steps) + 1  # the last one submits
    assert len(checkin.asked_of(side)) + turns <= 17


@pytest.mark.parametrize("side", SIDES)
def test_a_review_has_at_most_40_questions_and_takes_at_most_9_minutes(side: Side) -> None:
    review = shipped()["review"].with_extras(False)
    assert len(review.asked_of(side)) <= 40
    assert seconds(review, side) <= 9 * 60
