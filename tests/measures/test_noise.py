"""What is missing, what is spread, and when a difference is noise."""

import math
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsurvey.measures.health import ASSUMED_SIDE
from mentorsurvey.measures.noise import (
    assumed_sem,
    can_tell,
    error_variance,
    interval,
    mean,
    present,
    variance,
)

POINTS = st.floats(0, 100)


def test_none_and_nan_are_missing_and_zero_is_not() -> None:
    assert present([None, 0.0, math.nan, 3.0]) == [0.0, 3.0]


def test_variance_is_the_population_moment() -> None:
    # mean 5; squares 9, 1, 1, 1, 0, 0, 4, 16 sum to 32; 32/8
    assert variance([2, 4, 4, 4, 5, 5, 7, 9]) == 4


@given(st.lists(POINTS, min_size=1))
def test_the_order_of_values_changes_no_digit(values: list[float]) -> None:
    for other in (sorted(values), values[::-1]):
        assert mean(other) == mean(values)
        assert variance(other) == variance(values)


@given(POINTS, st.integers(1, 50))
def test_equal_values_have_exactly_no_spread(value: float, n: int) -> None:
    assert mean([value] * n) == value
    assert variance([value] * n) == 0


def test_rounding_is_not_taken_for_spread() -> None:
    assert 0.1 + 0.2 != 0.3
    assert variance([0.1 + 0.2, 0.3]) == 0
    assert variance([0.1, 0.2]) > 0


@pytest.mark.parametrize("moment", [mean, variance, error_variance])
def test_moments_of_nothing_are_refused(moment: Callable[[list[float]], float]) -> None:
    with pytest.raises(ValueError, match="at least one"):
        moment([])


def test_what_everybody_gains_is_no_noise() -> None:
    # differences 10 and 14: mean 12, squares 4 and 4, mean 4, half 2
    assert error_variance([10, 14]) == 2
    assert error_variance([-2, 2]) == 2


def test_a_difference_is_told_from_1_96_standard_errors() -> None:
    assert not can_tell(1.95, 1)
    assert can_tell(1.96, 1)
    assert can_tell(-1.97, 1)


def test_without_noise_any_difference_but_zero_is_told() -> None:
    assert can_tell(0.1, 0)
    assert not can_tell(0, 0)


@given(st.floats(-200, 200), st.floats(0, 200))
def test_an_interval_stays_on_its_scale(value: float, error: float) -> None:
    low, high = interval(value, error, lowest=-100, highest=100)
    assert -100 <= low <= high <= 100


@pytest.mark.parametrize("error", [-1.0, math.nan])
def test_a_standard_error_below_zero_or_missing_is_refused(error: float) -> None:
    with pytest.raises(ValueError, match="0 or more"):
        can_tell(1, error)
    with pytest.raises(ValueError, match="0 or more"):
        interval(1, error, lowest=0, highest=100)


def test_the_assumed_error_of_an_answer_goes_with_that_of_a_core_score() -> None:
    assert assumed_sem() == 15
    assert assumed_sem(6) ** 2 == pytest.approx(ASSUMED_SIDE.sigma2)
    assert [round(assumed_sem(items), 1) for items in (1, 2, 3, 6, 7)] == [15, 11.7, 10.4, 8.9, 8.7]
    with pytest.raises(ValueError, match="one item"):
        assumed_sem(0)
