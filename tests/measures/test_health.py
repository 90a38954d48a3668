"""Health, its parameters, and what k rounds say about one relationship."""

import math
import random
from dataclasses import replace
from statistics import fmean, stdev
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsurvey.measures.health import (
    ASSUMED,
    ASSUMED_SIDE,
    WEIGHTS,
    Parameters,
    estimate,
    health,
    second_round,
    unusual,
)

POINTS = st.floats(0, 100)
MAYBE = st.none() | POINTS
SERIES = st.lists(st.lists(MAYBE, max_size=6), max_size=12)
EXAMPLE = Parameters(mu=75, tau2=180, sigma2=45, assumed=True, n_pairs=0)
PARAMETERS = st.builds(
    Parameters,
    mu=POINTS,
    tau2=st.just(0.0) | st.floats(0, 1000),
    sigma2=st.just(0.0) | st.floats(0, 1000),
    assumed=st.booleans(),
    n_pairs=st.integers(0, 60),
)


def padded_estimate(series: Any, **more: Any) -> Parameters:
    """The estimate of rows of any length: what is not there is missing."""
    rows = [[math.nan if one is None else one for one in row] for row in series]
    longest = max((len(row) for row in rows), default=0)
    table = [[*row, *[math.nan] * (longest - len(row))] for row in rows]
    return estimate(np.array(table, dtype=float).reshape(len(rows), longest), **more)


def test_health_is_the_mean_of_both_sides_by_the_weights_of_the_one_place() -> None:
    assert sum(WEIGHTS) == 1
    assert health(80, 60) == WEIGHTS[0] * 80 + WEIGHTS[1] * 60 == 70


@pytest.mark.parametrize("missing", [None, math.nan])
def test_a_one_sided_round_has_no_health(missing: float | None) -> None:
    assert np.isnan(health(80, missing))
    assert np.isnan(health(missing, 80))
    assert np.isnan(health(missing, missing))


@given(POINTS, POINTS)
def test_swapping_the_sides_keeps_health(mentor: float, mentee: float) -> None:
    assert health(mentor, mentee) == health(mentee, mentor)


# Change from a first to a second round


def test_a_second_round_by_hand() -> None:
    # 20/√(2·50) = 2; 19.5/10 = 1.95
    index = second_round([80, 80, 60, None], [60, 60.5, 80, 60], 50)
    assert index[:3] == pytest.approx([-2, -1.95, 2])
    assert unusual(index).tolist() == [True, False, True, False]


def test_without_noise_no_second_round_is_unusual() -> None:
    assert not unusual(second_round(80, 20, 0))


# Parameters


def test_parameters_by_hand() -> None:
    # first H 70, 80, 90: μ 80; means 72, 80, 88: V 128/3;
    # differences 4, 0, −4: mean 0, mean square 32/3, half 16/3
    series = [[70, 74], [80, 80], [90, 86]]
    found = padded_estimate(series, minimum_pairs=3)
    assert (found.mu, found.assumed, found.n_pairs) == (80, False, 3)
    assert found.sigma2 == pytest.approx(16 / 3)
    assert found.tau2 == pytest.approx(128 / 3 - 16 / 3 / 2)


def test_a_missing_round_is_passed_over_and_a_single_round_counts_for_level_and_spread() -> None:
    # differences 4 and −4 as before; first H 70, 90 and the single 50: μ 70;
    # means 72, 88, 50: V 728/3, with noise in them of σ_e²/2, σ_e²/2 and σ_e²
    found = padded_estimate(
        [[None, 70, None, 74], [90, math.nan, 86], [50], [None]], minimum_pairs=2
    )
    assert (found.mu, found.n_pairs) == (70, 2)
    assert found.sigma2 == pytest.approx(8)
    assert found.tau2 == pytest.approx(728 / 3 - 8 * 2 / 3)


def test_growth_of_the_whole_program_is_neither_noise_nor_spread() -> None:
    found = padded_estimate([[60, 70], [60, 70], [60, 70]], minimum_pairs=3)
    assert (found.tau2, found.sigma2) == (0, 0)


@pytest.mark.parametrize("fallback", [ASSUMED, ASSUMED_SIDE])
def test_below_thirty_pairs_with_two_rounds_parameters_are_assumed_and_say_so(
    fallback: Parameters,
) -> None:
    series = [[70.0 + i, 71.0] for i in range(29)] + [[50.0, None]] * 10
    assert padded_estimate(series, assumed=fallback) == replace(fallback, n_pairs=29)
    assert not padded_estimate([*series, [70, 71]], assumed=fallback).assumed


def test_the_assumed_parameters_are_the_conventions() -> None:
    assert (ASSUMED.mu, ASSUMED.tau2, ASSUMED.sigma2, ASSUMED.assumed) == (75, 200, 45, True)
    assert (ASSUMED_SIDE.mu, ASSUMED_SIDE.tau2, ASSUMED_SIDE.sigma2) == (75, 320, 80)
    assert ASSUMED_SIDE.assumed


@pytest.mark.parametrize(
    "series", [[], [[]], [[None, math.nan]] * 40, [[80.0]] * 40, [[80.0, 81.0]]]
)
def test_nothing_one_pair_or_one_round_is_too_little_to_padded_estimate(
    series: list[list[float | None]],
) -> None:
    assert padded_estimate(series).assumed


def test_all_at_the_ceiling_has_neither_spread_nor_noise() -> None:
    found = padded_estimate([[100.0] * 4] * 30)
    assert (found.mu, found.tau2, found.sigma2, found.assumed) == (100, 0, 0, False)


def test_spread_that_noise_explains_is_one_standard_error_of_it_and_not_none() -> None:
    # means 75 and 85: V 25, all of it σ_e²/2 = 25; its standard error over 30 is 25·√(2/30)
    found = padded_estimate([[80.0, 80.0 + (10 if i % 2 else -10)] for i in range(30)])
    assert found.sigma2 == pytest.approx(50)
    assert found.tau2 == pytest.approx(25 * math.sqrt(2 / 30))


@given(SERIES, st.randoms(use_true_random=False))
def test_the_order_of_pairs_never_matters(
    series: list[list[float | None]], order: random.Random
) -> None:
    mixed = list(series)
    order.shuffle(mixed)
    one, other = (padded_estimate(rows, minimum_pairs=2) for rows in (mixed, series))
    assert (one.assumed, one.n_pairs) == (other.assumed, other.n_pairs)
    assert (one.mu, one.tau2, one.sigma2) == pytest.approx((other.mu, other.tau2, other.sigma2))


@given(SERIES)
def test_estimates_are_always_finite_and_never_negative(series: list[list[float | None]]) -> None:
    found = padded_estimate(series, minimum_pairs=2)
    assert 0 <= found.mu <= 100
    assert 0 <= found.tau2 <= 2500 + 1e-9
    assert 0 <= found.sigma2 <= 5000 + 1e-9


@pytest.mark.parametrize(("growth", "response"), [(3, 1.0), (0, 0.7)])
def test_known_parameters_are_recovered_within_monte_carlo_error(
    growth: float, response: float
) -> None:
    draw = random.Random(20)  # noqa: S311 - a simulation, nothing secret
    programs, pairs, rounds = 120, 200, 4
    found, counts = [], list[int]()
    for _ in range(programs):
        series: list[list[float | None]] = []
        for _ in range(pairs):
            level = draw.gauss(70, math.sqrt(150))
            values = [level + growth * i + draw.gauss(0, math.sqrt(40)) for i in range(rounds)]
            series.append([v if draw.random() < response else None for v in values])
        counts += [k for row in series if (k := sum(v is not None for v in row))]
        found.append(padded_estimate(series))
    # a population variance of n values falls short by one part in n; growth of 3 a round with
    # every round there is nobody's own
    noise = 40 / rounds if response == 1 else fmean(40 / k for k in counts)
    truth = {"mu": 70, "tau2": (150 + noise) * (1 - 1 / pairs) - noise, "sigma2": 40}
    for name, expected in truth.items():
        values = [getattr(one, name) for one in found]
        assert abs(fmean(values) - expected) < 4 * stdev(values) / math.sqrt(programs), name


@pytest.mark.parametrize(
    "wrong", [{"tau2": -1}, {"sigma2": -1}, {"mu": math.nan}, {"tau2": math.inf}]
)
def test_parameters_that_cannot_be_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="finite"):
        replace(ASSUMED, **wrong)


def test_an_estimate_from_one_pair_is_refused() -> None:
    with pytest.raises(ValueError, match="two pairs"):
        padded_estimate([[1, 2]], minimum_pairs=1)
