"""What both of a pair rated lately: which rounds are there, and how they are said."""

import numpy as np

from mentorsurvey.readings.changes import changes
from mentorsurvey.readings.recent import ROUNDS, Rated, in_words, recent
from tests.readings.simulated import program

NAN = float("nan")


def read(mentor: list[float], mentee: list[float]) -> tuple[Rated, ...]:
    return recent(changes(program(np.array([mentor]), np.array([mentee]))), "p0")


def test_a_pair_s_rounds_are_there_from_the_first_with_a_score_to_the_last() -> None:
    found = read([NAN, 80, NAN, 60, NAN], [NAN, 70, NAN, NAN, NAN])
    assert [(one.round_number, one.mentor, one.mentee) for one in found] == [
        (2, 80, 70),
        (3, None, None),
        (4, 60, None),
    ]


def test_it_goes_back_a_few_rounds_alone() -> None:
    found = read([80.0] * 9, [70.0] * 9)
    assert [one.round_number for one in found] == list(range(10 - ROUNDS, 10))


def test_without_anything_to_read_there_is_nothing() -> None:
    assert recent(None, "p0") == ()
    assert read([NAN, NAN], [NAN, NAN]) == ()
    assert recent(changes(program(np.array([[80.0]]), np.array([[80.0]]))), "another") == ()
    assert in_words((), "Ann", "Bo") == ""


def test_the_words_say_each_round_and_what_cannot_be_read() -> None:
    rated = (
        Rated(round_number=1, mentor=80.4, mentee=70),
        Rated(round_number=2, mentor=None, mentee=None),
        Rated(round_number=3, mentor=60, mentee=None),
        Rated(round_number=4, mentor=None, mentee=50),
    )
    assert in_words(rated, "Dr. Lee", "Dr. Novak") == (
        "What both rated, of 100. Round 1: Dr. Lee 80, Dr. Novak 70. Round 2: nothing to read."
        " Round 3: Dr. Lee 60, Dr. Novak nothing to read."
        " Round 4: Dr. Lee nothing to read, Dr. Novak 50."
    )
