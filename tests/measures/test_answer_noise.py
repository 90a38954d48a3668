"""How far a single answer moves by itself, from round to round."""

import math
import random

import pytest

from mentorsurvey.measures.answer_noise import Views, answer_noise

MOVED: list[Views] = [(50, 40), (60, 40)]
"""The mentor's answer moves by 10, the mentee's by 0."""
BACK: list[Views] = [(60, 40), (50, 60)]
"""The mentor's moves by −10, the mentee's by 20."""


def test_known_answer_by_hand() -> None:
    # 15 pairs each: mentor's differences ±10 about 0, so ½·100; mentee's 0 and 20 about 10, too
    found = answer_noise([MOVED, BACK] * 15)
    assert (found.assumed, found.n_pairs, found.still) == (False, 30, False)
    assert found.sem_mentor == pytest.approx(math.sqrt(50))
    assert found.sem_mentee == pytest.approx(math.sqrt(50))


def test_all_successive_differences_count_and_what_everybody_gains_does_not() -> None:
    # mentor 0, 12, 24: +12 twice for 29 pairs, no noise; one pair moves by 12 and −12
    steady: list[Views] = [(0, 0), (12, 10), (24, 0)]
    found = answer_noise([*[steady] * 29, [(0, 0), (12, 10), (0, 0)]])
    # 60 differences: 59 of 12 and one of −12, mean 11.6, variance 24²·(1/60)(59/60)
    assert found.sem_mentor == pytest.approx(math.sqrt(24**2 * 59 / 60**2 / 2))
    # as many of +10 as of −10
    assert found.sem_mentee == pytest.approx(math.sqrt(100 / 2))


def test_with_fewer_than_thirty_pairs_it_is_assumed() -> None:
    found = answer_noise([MOVED, BACK] * 14 + [MOVED])
    assert (found.sem_mentor, found.sem_mentee) == (15, 15)
    assert (found.assumed, found.n_pairs, found.still) == (True, 29, False)


def test_rounds_without_both_sides_are_passed_over() -> None:
    gap: list[Views] = [(None, 40), (50, 40), (math.nan, 90), (70, None), (60, 40)]
    assert answer_noise([gap, BACK] * 15) == answer_noise([MOVED, BACK] * 15)
    alone: list[Views] = [(50, 40), (60, None)]
    assert answer_noise([alone] * 40).n_pairs == 0


@pytest.mark.parametrize("views", [[(100, 100), (100, 100)], MOVED])
def test_answers_that_never_move_are_no_measurement_without_error(views: list[Views]) -> None:
    found = answer_noise([views] * 30)
    assert (found.sem_mentor, found.sem_mentee) == (15, 15)
    assert (found.assumed, found.still, found.n_pairs) == (True, True, 30)


def test_one_side_that_never_moves_is_enough_to_assume() -> None:
    only_mentor = [[(50, 40), (60, 40)], [(60, 40), (50, 40)]]
    assert answer_noise(only_mentor * 15).still


def test_nothing_at_all_is_assumed() -> None:
    assert answer_noise([]).n_pairs == 0
    assert answer_noise([[], [(None, None)]]).assumed


def test_swapping_the_sides_swaps_the_errors() -> None:
    draw = random.Random(3)  # noqa: S311 - a simulation, nothing secret
    series = [[(draw.uniform(0, 100), draw.uniform(20, 60)) for _ in range(3)] for _ in range(30)]
    there = answer_noise(series)
    back = answer_noise([[(mentee, mentor) for mentor, mentee in one] for one in series])
    assert (there.sem_mentor, there.sem_mentee) == (back.sem_mentee, back.sem_mentor)
    assert there.sem_mentor > there.sem_mentee


@pytest.mark.parametrize("assumed", [0.0, -1.0, math.nan])
def test_an_assumed_error_is_above_zero(assumed: float) -> None:
    with pytest.raises(ValueError, match="above 0"):
        answer_noise([], assumed=assumed)
