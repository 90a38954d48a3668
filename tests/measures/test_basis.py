"""What pairs are compared with, and the second round."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsurvey.measures.change.basis import ASSUMED_BASIS, Basis, Shape, basis
from mentorsurvey.measures.health import ASSUMED, Parameters, health, second_round, unusual

NAN = math.nan
OF = Basis(
    health=Parameters(mu=70, tau2=120, sigma2=40, assumed=False, n_pairs=40),
    mentor=Parameters(mu=73, tau2=170, sigma2=75, assumed=False, n_pairs=40),
    mentee=Parameters(mu=67, tau2=180, sigma2=80, assumed=False, n_pairs=40),
)


# Round 2


def test_the_second_round_by_hand() -> None:
    # √2·√45 = 9.486833
    found = second_round([70.0, 70.0, 70.0, NAN], [51.0, 52.0, 88.6, 50.0], ASSUMED.sigma2)
    assert found[:3] == pytest.approx([-19 / 9.486833, -18 / 9.486833, 18.6 / 9.486833])
    assert unusual(found).tolist() == [True, False, True, False]


def test_about_five_percent_of_stable_pairs_are_unusual_in_their_second_round() -> None:
    rng = np.random.default_rng(1)
    first, second = rng.normal(70, math.sqrt(45), (2, 40_000))
    assert unusual(second_round(first, second, ASSUMED.sigma2)).mean() == pytest.approx(
        0.05, abs=0.004
    )


def test_without_noise_no_second_round_is_unusual() -> None:
    found = second_round([70.0, 70.0], [70.0, 20.0], 0.0)
    assert np.isnan(found).all()
    assert not unusual(found).any()


# What pairs are compared with


def test_the_covariances_of_the_sides_follow_from_health() -> None:
    # 2·200 − 320 = 80 and 2·45 − 80 = 10
    assert ASSUMED_BASIS.between.tolist() == [[320, 80], [80, 320]]
    assert ASSUMED_BASIS.within.tolist() == [[80, 10], [10, 80]]


def test_a_basis_is_estimated_for_health_and_both_sides() -> None:
    rng = np.random.default_rng(2)
    lasting = rng.multivariate_normal([60, 60], [[150, 60], [60, 150]], 4000)
    noise = rng.multivariate_normal([0, 0], [[70, 20], [20, 70]], (4000, 5))
    scores = lasting[:, None] + noise
    found = basis(scores[..., 0], scores[..., 1])
    assert found.between == pytest.approx(np.array([[150, 60], [60, 150]]), abs=15)
    assert found.within == pytest.approx(np.array([[70, 20], [20, 70]]), abs=3)
    assert not found.health.assumed
    assert basis(scores[:20, :, 0], scores[:20, :, 1]).mentor.assumed


def test_as_long_as_one_of_the_three_is_assumed_all_are() -> None:
    # Both sides answer, but seldom in one round: each has 40 pairs with two values, health none.
    mentor = np.tile([70.0, 75.0, NAN, NAN], (40, 1)) + np.arange(40)[:, None] / 4
    mentee = np.tile([NAN, NAN, 75.0, 70.0], (40, 1)) + np.arange(40)[:, None] / 4
    found = basis(mentor, mentee)
    assert (found.health.n_pairs, found.mentor.n_pairs, found.mentee.n_pairs) == (0, 40, 40)
    assert found.mentor.assumed
    assert found.between.tolist() == ASSUMED_BASIS.between.tolist()
    assert found.within.tolist() == ASSUMED_BASIS.within.tolist()


def test_impossible_correlations_are_brought_back_to_possible_ones() -> None:
    odd = replace(OF, health=replace(OF.health, tau2=1000.0, sigma2=0.0))
    assert np.linalg.eigvalsh(odd.between).min() > 0
    assert np.linalg.eigvalsh(odd.within).min() > 0


def test_health_takes_both_sides() -> None:
    found = health([[80.0, NAN]], [[60.0, 50.0]])
    assert found[0, 0] == 70
    assert np.isnan(found[0, 1])


@pytest.mark.parametrize(("mean", "variance"), [(50, 250), (70, 250), (85, 160)])
def test_a_shape_has_its_mean_its_variance_and_a_ceiling(mean: float, variance: float) -> None:
    shape = Shape(mean=mean, variance=variance)
    scores = shape.scores(np.random.default_rng(1).standard_normal(100_000))
    assert scores.mean() == pytest.approx(mean, abs=0.3)
    assert scores.var() == pytest.approx(variance, rel=0.03)
    assert scores.min() >= 0
    assert scores.max() > 97
    back = shape.evened(scores)
    assert back.mean() == pytest.approx(0, abs=0.02)
    assert back.std() == pytest.approx(1, abs=0.06)  # the ceiling is one step


@given(st.lists(st.floats(0, 100), min_size=2), st.floats(0, 100), st.floats(0, 3000))
def test_a_shape_keeps_order_and_is_always_finite(
    scores: list[float], mean: float, variance: float
) -> None:
    shape = Shape(mean=mean, variance=variance + 0.1)
    turned = shape.evened(np.sort(scores))
    assert np.isfinite(turned).all()
    assert (np.diff(turned) >= 0).all()
    assert np.isnan(shape.evened(np.array([NAN]))).all()
