"""A rounded mean beside the halves of the scale leaves three values of every answer possible."""

from collections import defaultdict
from itertools import combinations_with_replacement, pairwise, product

import pytest

from mentorsurvey.measures.rounded_mean import Rounded, rounded_mean, steps

UPPER, LOWER = (5, 6, 7), (1, 2, 3, 4)


def test_a_mean_is_told_in_whole_points() -> None:
    assert rounded_mean([6, 6, 6, 5, 5]) == Rounded(low=6, high=6)
    assert rounded_mean([3, 3, 2, 2, 3]) == Rounded(low=3, high=3)


@pytest.mark.parametrize("upper", range(6))
def test_every_answer_keeps_three_values_whatever_five_people_answer(upper: int) -> None:
    """All answers of five people, by brute force: what is told, and what then remains."""
    halves = [UPPER] * upper + [LOWER] * (5 - upper)
    remain: dict[Rounded, list[set[int]]] = defaultdict(lambda: [set() for _ in halves])
    for answers in product(*halves):
        told = remain[rounded_mean(list(answers))]
        for place, answer in enumerate(answers):
            told[place].add(answer)
    assert all(len(left) >= 3 for places in remain.values() for left in places)


@pytest.mark.parametrize("people", range(5, 13))
def test_there_is_a_step_for_every_sum_and_it_depends_on_the_halves_alone(people: int) -> None:
    for upper in range(people + 1):
        made = steps(upper, people - upper)
        least, most = 5 * upper + people - upper, 7 * upper + 4 * (people - upper)
        assert made[0][0] == least
        assert made[-1][1] == most
        assert all(one[1] + 1 == other[0] for one, other in pairwise(made))


@pytest.mark.parametrize("upper", range(7))
def test_every_answer_of_six_keeps_three_values_too(upper: int) -> None:
    remain: dict[Rounded, tuple[set[int], set[int]]] = defaultdict(lambda: (set(), set()))
    for high in combinations_with_replacement(UPPER, upper):
        for low in combinations_with_replacement(LOWER, 6 - upper):
            told = remain[rounded_mean([*high, *low])]
            told[0].update(high)
            told[1].update(low)
    for of_upper, of_lower in remain.values():
        assert len(of_upper) >= 3 or upper == 0
        assert len(of_lower) >= 3 or upper == 6


def test_a_mean_of_the_best_answers_alone_is_not_told_apart() -> None:
    assert rounded_mean([7] * 5) == rounded_mean([7, 7, 7, 6, 6])


def test_there_is_no_mean_of_no_answers_nor_of_what_is_not_on_the_scale() -> None:
    for numbers in ([], [9] * 5, [-3, 1, 1, 1, 1]):
        with pytest.raises(ValueError, match=r"no answers|not on the scale"):
            rounded_mean(numbers)
