"""Cronbach's α with Feldt's interval, SD and SEM."""

import math
from dataclasses import astuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsurvey.measures.reliability import reliability

SHROUT_FLEISS = [
    [9.0, 2.0, 5.0, 8.0],
    [6.0, 1.0, 3.0, 2.0],
    [8.0, 4.0, 6.0, 8.0],
    [7.0, 1.0, 2.0, 6.0],
    [10.0, 5.0, 6.0, 9.0],
    [6.0, 2.0, 4.0, 7.0],
]
ROWS = st.integers(1, 5).flatmap(
    lambda k: st.lists(
        st.lists(st.none() | st.integers(0, 4).map(lambda x: 25.0 * x), min_size=k, max_size=k),
        max_size=8,
    )
)


def test_alpha_is_the_published_icc_3k_of_shrout_and_fleiss() -> None:
    # α ≡ ICC(3,k) = .90932 for 6 people and 4 raters; its interval is published as .68 to .99
    found = reliability(SHROUT_FLEISS)
    assert found.alpha == pytest.approx(0.90932, abs=5e-6)
    assert found.low == pytest.approx(0.68, abs=5e-3)
    assert found.high == pytest.approx(0.99, abs=5e-3)
    assert (found.n_people, found.n_items, found.reason) == (6, 4, None)


def test_the_published_table_is_the_one_tested(shrout_fleiss: list[list[float]]) -> None:
    assert shrout_fleiss == SHROUT_FLEISS


def test_alpha_sd_and_sem_by_hand() -> None:
    # items (0, 50, 100) and (0, 100, 50): variances 2500 and 2500; sums 0, 150, 150: variance 7500.
    # α = 2·(1 − 5000/7500) = 2/3; score 0, 75, 75: SD √1875; SEM √(1875/3) = 25.
    found = reliability([[0, 0], [50, 100], [100, 50]])
    assert found.alpha == pytest.approx(2 / 3)
    assert found.sd == pytest.approx(math.sqrt(1875))
    assert found.sem == pytest.approx(25)
    # with 2 and 2 degrees of freedom F(.975) is 39 and F(.025) is 1/39
    assert found.low == pytest.approx(1 - 39 / 3)
    assert found.high == pytest.approx(1 - 1 / 117)


def test_whoever_left_an_item_out_is_left_out() -> None:
    holes: list[list[float | None]] = [[None, 50.0, 50.0, 50.0], [10.0, math.nan, 1.0, 1.0]]
    assert reliability([*SHROUT_FLEISS, *holes]) == reliability(SHROUT_FLEISS)


@pytest.mark.parametrize("answers", [[], [[]], [[], []], [[1.0, 2.0]], [[1.0, 2.0], [None, 3.0]]])
def test_fewer_than_two_people_have_no_reliability(answers: list[list[float | None]]) -> None:
    found = reliability(answers)
    assert found.reason == "fewer than two people"
    assert (found.alpha, found.low, found.high, found.sd, found.sem) == (None,) * 5


def test_one_item_has_a_spread_but_no_reliability() -> None:
    found = reliability([[25.0], [75.0]])
    assert found.reason == "one item"
    assert found.sd == pytest.approx(math.sqrt(1250))
    assert (found.alpha, found.sem) == (None, None)


@pytest.mark.parametrize(
    "answers", [[[100.0] * 4] * 9, [[0.0, 100.0], [100.0, 0.0]], [[33.3, 66.7]] * 3]
)
def test_scores_without_spread_have_no_reliability(answers: list[list[float]]) -> None:
    found = reliability(answers)
    assert found.reason == "no spread"
    assert (found.alpha, found.sd, found.sem) == (None, 0, None)


def test_items_that_move_together_are_perfectly_reliable() -> None:
    found = reliability([[0, 10, 20], [30, 40, 50], [70, 80, 90]])
    assert found.alpha == pytest.approx(1)
    assert found.sem == pytest.approx(0, abs=1e-6)
    assert found.low == pytest.approx(1)
    assert found.high == pytest.approx(1)


def test_items_that_pull_against_each_other_have_a_negative_alpha() -> None:
    # items (0, 50, 100) and (100, 40, 0): variances 7500/3 and 7600/3; sums 100, 90, 100: 100/3.
    # α = 2·(1 − 15100/100) = −300
    assert reliability([[0, 100], [50, 40], [100, 0]]).alpha == pytest.approx(-300)


@given(ROWS)
def test_there_is_an_alpha_or_a_reason_and_never_nan(answers: list[list[float | None]]) -> None:
    found = reliability(answers)
    assert (found.alpha is None) == (found.reason is not None)
    numbers = [value for value in astuple(found) if isinstance(value, float)]
    assert all(map(math.isfinite, numbers))
    if found.alpha is not None and found.low is not None and found.high is not None:
        assert found.low <= found.alpha <= found.high <= 1


@given(st.permutations(SHROUT_FLEISS), st.permutations(range(4)))
def test_the_order_of_people_and_items_never_matters(
    people: list[list[float]], items: list[int]
) -> None:
    found = reliability([[row[item] for item in items] for row in people])
    assert found.alpha == pytest.approx(0.90932, abs=5e-6)
    assert found.sem == pytest.approx(reliability(SHROUT_FLEISS).sem)


@given(st.floats(-50, 50), st.floats(0.1, 10))
def test_shifting_and_stretching_keeps_alpha_and_stretches_sd_and_sem(
    shift: float, factor: float
) -> None:
    one = reliability(SHROUT_FLEISS)
    other = reliability([[factor * x + shift for x in row] for row in SHROUT_FLEISS])
    assert one.sd is not None
    assert one.sem is not None
    assert other.alpha == pytest.approx(one.alpha)
    assert other.sd == pytest.approx(factor * one.sd)
    assert other.sem == pytest.approx(factor * one.sem)


def test_feldt_covers_a_known_alpha_as_often_as_it_says() -> None:
    # parallel items, true variance 1 and error variance 2: α = 4·1/(4·1 + 2) = 2/3
    random = np.random.default_rng(65)
    programs, people, items = 1000, 20, 4
    truth = random.normal(size=(programs, people, 1))
    noise = random.normal(scale=math.sqrt(2), size=(programs, people, items))
    covered = 0
    for answers in (50 + 10 * (truth + noise)).tolist():
        found = reliability(answers)
        assert found.low is not None
        assert found.high is not None
        covered += found.low <= 2 / 3 <= found.high
    # four standard errors of a proportion of .95 in 1000
    assert covered / programs == pytest.approx(0.95, abs=4 * math.sqrt(0.0475 / programs))


def test_rows_of_different_length_are_refused() -> None:
    with pytest.raises(ValueError, match="one entry an item"):
        reliability([[1, 2], [1]])
