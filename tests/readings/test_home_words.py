"""What leads read first, case by case."""

from dataclasses import replace

import numpy as np
import pytest

from mentorsurvey.readings import home_words
from mentorsurvey.readings.line import Direction
from mentorsurvey.readings.overview import Overview, of_program
from tests.readings.simulated import program, scores

PAIRS = 12


def reading(rounds: int, *, fall: float = 0.0) -> Overview:
    mentor, mentee = scores(PAIRS, rounds)
    for side in (mentor, mentee):
        side[:, -1:] -= fall
    return of_program(program(np.clip(mentor, 0, 100), np.clip(mentee, 0, 100)))


STEADY = reading(4)


def told(**changes: object) -> Overview:
    found = STEADY.direction
    assert found is not None
    return replace(STEADY, direction=replace(found, **changes))


def test_a_program_without_people_or_rounds_says_so() -> None:
    empty = replace(STEADY, relationships=0, rounds=(), direction=None)
    assert home_words.headline(empty) == "Nobody is in your program yet."
    ready = replace(STEADY, rounds=(), direction=None)
    assert home_words.headline(ready) == "Your program is ready for its first round."
    assert home_words.beside_headline(ready) == ""


def test_before_anything_can_be_read_it_says_when() -> None:
    unread = replace(
        STEADY, rounds=tuple(replace(one, health=None) for one in STEADY.rounds), direction=None
    )
    assert home_words.headline(unread) == "There is nothing to read yet."
    assert "once there are 5 pairs" in home_words.beside_headline(unread)


def test_with_two_rounds_it_is_too_early() -> None:
    found = reading(2)
    assert home_words.headline(found) == "It is too early to say how your pairs are changing."
    assert home_words.beside_headline(found) == (
        "In round 2 both of 12 pairs answered. It takes three rounds to compare the same pairs."
    )


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"can_tell": False}, "Your pairs are doing about as well as two rounds ago."),
        (
            {"can_tell": True, "difference": 6.0},
            "Your pairs rate their relationships better than two rounds ago.",
        ),
        (
            {"can_tell": True, "difference": -6.0},
            "Your pairs rate their relationships worse than two rounds ago.",
        ),
        (
            {"low": None, "high": None, "can_tell": False},
            "It is too early to say how your pairs are changing.",
        ),
    ],
)
def test_the_headline_says_where_the_same_pairs_stand(
    changes: dict[str, object], says: str
) -> None:
    assert home_words.headline(told(**changes)) == says


@pytest.mark.parametrize(
    ("days", "says"),
    [
        (3, "on May 19."),
        (20, "on May 19, 2 weeks ago."),
        (59, "on May 19, 8 weeks ago."),
        (190, "on May 19, 6 months ago."),
    ],
)
def test_a_wish_that_waits_for_long_says_for_how_long(days: int, says: str) -> None:
    assert home_words.asked_for_you(2, "May 19", days).says.endswith(says)


def test_beside_whether_ratings_change_stands_how_high_they_are() -> None:
    assert home_words.average(told(can_tell=False)) == (
        "In round 4, the ratings of 12 pairs average 72 of 100."
    )
    assert home_words.average(replace(told(can_tell=False), rounds=())) == ""


def test_a_fall_of_everybody_is_the_headline() -> None:
    found = reading(4, fall=30)
    assert isinstance(found.direction, Direction)
    assert "worse" in home_words.headline(found)


def test_a_finding_on_few_pairs_says_that_more_could_go_unnoticed() -> None:
    assert home_words.beside_headline(told(n=5, can_tell=False)) == (
        "So far in 5 of 12 pairs, both people answered in rounds 2 and 4, so a small change could"
        " go unnoticed."
    )
    assert (
        home_words.beside_headline(told(n=12))
        == "In 12 of 12 pairs, both people answered in rounds 2 and 4."
    )


def test_lines_count_people_and_speak_of_one_as_of_one() -> None:
    one, many = ["Ann Lee"], ["Ann Lee", "Bo Ek"]
    assert home_words.not_answered(3, one, 0).says == (
        "**1 person has not answered round 3 yet.** It closes today."
    )
    assert home_words.not_answered(3, many, 6).says == (
        "**2 people have not answered round 3 yet.** It closes in 6 days."
    )
    assert home_words.not_answered(3, many, 1).says.endswith("It closes tomorrow.")
    assert home_words.asked_for_you(1, "Friday, May 1").says == (
        "**1 person asked you to get in touch.** They asked on Friday, May 1."
    )
    assert home_words.asked_for_you(2, "Friday, May 1").says == (
        "**2 people asked you to get in touch.** The first asked on Friday, May 1."
    )
    assert home_words.check_in(one).says == "**1 pair to check in with.** Most are probably fine."
    assert home_words.check_in(["a", "b", "c"], drawn=1).says == (
        "**3 pairs to check in with.** 1 of them was picked at random. Most are probably fine."
    )
    assert "2 of them were picked at random." in home_words.check_in(["a", "b"], drawn=2).says
    assert home_words.more_time(many).says.startswith("**2 people ask for more time.**")
    assert home_words.unreached(one).says.startswith("**Mail does not reach 1 person.**")
    assert home_words.unmatched(one).says.startswith("**1 mentee needs another mentor.**")
    assert home_words.follow_ups(many).says == "**2 of your follow-ups are due.**"
    assert home_words.texts(2, ["Ann Lee", "Ann Lee"], 2).people == ("Ann Lee",)


def test_a_new_program_has_one_next_step() -> None:
    imports, opens = home_words.begin(0, 0), home_words.begin(3, 0)
    assert imports is not None
    assert opens is not None
    assert imports.page == "lead/people"
    assert opens.says.startswith("**3 pairs are ready.**")
    assert home_words.begin(3, 1) is None


def test_news_count_people_and_forms() -> None:
    assert home_words.new(0, 0, []) == ()
    assert home_words.new(1, 1, [2]) == ("1 person submitted 1 form.", "Round 2 closed.")
    assert home_words.new(7, 5, []) == ("5 people submitted 7 forms.",)
