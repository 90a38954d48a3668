"""What is a name, and what becomes of it in a line, in a terminal and in a chart."""

from html import unescape

import pytest

from mentorsurvey.charts.drawing import safe
from mentorsurvey.instruments import is_clean, is_name, one_line, printable
from tests.hostile import CONTROL, DIRECTION, EVERY, HIDDEN, SHOWN, UNSTORABLE, Hostile


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.name)
def test_a_line_is_one_and_turns_nothing_beside_it(one: Hostile) -> None:
    line = one_line(one.text)
    assert line.splitlines() in ([line], [])
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") & set(line)
    assert one_line(line) == line


def test_only_what_turns_and_blanks_are_left_out() -> None:
    assert one_line(" Eve\n \u202eAdam\u2069 ") == "Eve Adam"
    assert one_line("חוה\u200f (חוה)") == "חוה\u200f (חוה)"


def test_a_name_is_whatever_people_can_read() -> None:
    assert all(is_name(one_line(one.text)) for one in (*SHOWN, *DIRECTION))
    assert not [one.name for one in (*CONTROL, *UNSTORABLE) if is_name(one.text)]
    assert [one.name for one in HIDDEN if not is_name(one.text)] == ["joined"]
    assert not is_name("")
    assert not is_name(" \u0301")


def test_a_terminal_gets_words_tabs_and_line_breaks() -> None:
    assert printable("Eve\x1b[2J\x9b31m\u202e\udcff\tAdam\n") == "Eve�[2J�31m��\tAdam\n"
    for one in EVERY:
        assert is_clean(printable(one.text))
        assert printable(printable(one.text)) == printable(one.text)


@pytest.mark.parametrize("one", SHOWN, ids=lambda one: one.name)
def test_a_chart_reads_no_tag_and_shows_every_sign(one: Hostile) -> None:
    text = one.text
    made = safe(text)
    assert unescape(made) == one_line(text)
    assert not set("<>") & set(made)
    assert "&quot;" not in made  # which a chart shows as it stands
