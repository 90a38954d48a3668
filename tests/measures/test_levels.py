"""Where a level lies now, with its band, beside the joint density and published numbers."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from scipy.special import logsumexp, ndtr

from mentorsurvey.measures.change.basis import Basis
from mentorsurvey.measures.change.levels import Levels, levels, present
from mentorsurvey.measures.change.steps import DOWN, FALLS, SHARE, SPREAD
from mentorsurvey.measures.health import Parameters
from mentorsurvey.measures.pair_rounds import Floats, Sides

NAN = math.nan


def own(mu: float, tau2: float, sigma2: float) -> Parameters:
    return Parameters(mu=mu, tau2=tau2, sigma2=sigma2, assumed=False, n_pairs=200)


OF = Basis(health=own(70, 124, 44), mentor=own(73, 171, 76), mentee=own(67, 160, 70))
SCORES = st.one_of(st.just(NAN), st.integers(0, 36).map(lambda x: x * 100 / 36))
PAIRS = st.integers(1, 6).flatmap(
    lambda rounds: st.lists(
        st.lists(st.tuples(SCORES, SCORES), min_size=rounds, max_size=rounds),
        min_size=1,
        max_size=4,
    )
)


def sides(pairs: list[list[tuple[float, float]]]) -> Sides:
    whole = np.array(pairs, dtype=np.float64).reshape(len(pairs), -1, 2)
    return whole[..., 0], whole[..., 1]


def swapped(of: Basis) -> Basis:
    return Basis(health=of.health, mentor=of.mentee, mentee=of.mentor)


def parts(of: Levels) -> dict[str, Floats]:
    return {
        "mean": of.mean,
        "low": of.low,
        "high": of.high,
        "next_low": of.next_low,
        "next_high": of.next_high,
        "below": of.below(60),
    }


def same(found: Levels, other: Levels, close: float = 1e-3) -> None:
    for name, values in parts(found).items():
        assert parts(other)[name] == pytest.approx(values, abs=close, nan_ok=True), name


def by_density(pair: list[tuple[float, float]], of: Basis = OF) -> tuple[float, float, float]:
    """Mean, variance and chance below 60 from joint normals of scores and both present levels."""
    y = np.array([one for one in pair if not np.isnan(one).all()])
    rounds, there = len(y), ~np.isnan(y.ravel())
    both = np.array([0.5, 0.5])
    found = []
    for onset, (_, taken, weight), sign in [
        (rounds, FALLS[0], 0),
        *itertools.product(range(1, rounds), FALLS, (-1, 1)),
    ]:
        step = np.concatenate([np.zeros(2 * onset), np.tile(taken, rounds - onset)])
        step = np.append(step, taken) if sign else np.zeros(2 * rounds + 2)
        size = np.tile(sign * of.spreads, rounds + 1) * step
        random = np.where(step > 0, SPREAD, 0.0)
        mean = np.tile(of.means, rounds + 1) + size
        noise = np.kron(np.diag([1.0] * rounds + [0.0]), of.within)
        covariance = np.kron(np.ones((rounds + 1, rounds + 1)), of.between) + noise
        covariance += np.outer(random, random)
        seen, now = np.flatnonzero(there), [2 * rounds, 2 * rounds + 1]
        k = covariance[np.ix_(now, seen)] @ np.linalg.inv(covariance[np.ix_(seen, seen)])
        level = both @ (mean[now] + k @ (y.ravel()[seen] - mean[seen]))
        left = covariance[np.ix_(now, now)] - k @ covariance[np.ix_(seen, now)]
        log = stats.multivariate_normal.logpdf(
            y.ravel()[seen], mean[seen], covariance[np.ix_(seen, seen)]
        )
        before, after = (~np.isnan(part).all(axis=0) for part in (y[:onset], y[onset:]))
        told = bool((before & after & (np.array(taken) > 0)).any())
        prior = weight * (DOWN if sign < 0 else 1 - DOWN) * told if sign else math.nan
        found.append((prior, log, level, both @ left @ both))
    prior, log, mean, variance = np.array(found).T
    total = prior[1:].sum()
    share = SHARE if total > 0 else 0.0
    prior[0] = 1 - share
    prior[1:] *= share / total if total > 0 else 0.0
    keep = prior > 0
    log = np.log(prior[keep]) + log[keep]
    w, m, v = np.exp(log - logsumexp(log)), mean[keep], variance[keep]
    middle = w @ m
    return middle, w @ (v + (m - middle) ** 2), float(w @ ndtr((60 - m) / np.sqrt(v)))


@pytest.mark.parametrize(
    "pair",
    [
        [(80.0, 75.0)],
        [(NAN, 40.0)],
        [(80.0, 75.0), (78.0, 77.0), (80.0, 30.0)],
        [(80.0, 75.0), (78.0, 77.0), (80.0, 70.0), (60.0, 50.0), (55.0, 58.0)],
        [(80.0, NAN), (NAN, 77.0), (80.0, 70.0), (NAN, NAN), (NAN, 50.0), (40.0, NAN)],
        [(NAN, 60.0), (NAN, 77.0), (NAN, 30.0)],
        [(NAN, 60.0), (70.0, NAN)],
    ],
)
def test_it_is_the_mixture_of_joint_normals(pair: list[tuple[float, float]]) -> None:
    found = present(*sides([pair]), OF)
    mean, variance, below = by_density(pair)
    assert found.mean[0] == pytest.approx(mean, abs=1e-5)
    assert found.below(60)[0] == pytest.approx(below, abs=1e-5)
    (mixture,) = found.mixtures
    weights, means, sds = mixture.weights[:, 0], mixture.means[:, 0], mixture.sds[:, 0]
    assert weights.sum() == pytest.approx(1)
    assert weights @ (sds**2 + (means - mean) ** 2) == pytest.approx(variance, abs=1e-4)


def test_one_round_is_the_published_posterior() -> None:
    one = own(75, 180, 45)
    of = Basis(health=one, mentor=own(75, 240, 70), mentee=own(75, 240, 70))
    found = levels([[50.0]], [[50.0]], of)
    assert found.mean[0, 0] == pytest.approx(55)
    # m 55, sd 6; the next answer has the noise besides
    assert (found.low[0, 0], found.high[0, 0]) == pytest.approx((43.24, 66.76), abs=1e-3)
    reach = 1.959964 * math.sqrt(36 + 45)
    assert found.next_low[0, 0] == pytest.approx(55 - reach, abs=1e-3)
    assert found.next_high[0, 0] == pytest.approx(55 + reach, abs=1e-3)
    assert found.below(60)[0, 0] == pytest.approx(0.797672, abs=1e-5)


def test_the_ends_of_a_band_have_their_share_below_them() -> None:
    pair = [(80.0, 75.0), (78.0, 77.0), (60.0, 50.0), (55.0, 58.0), (50.0, 70.0)]
    found = present(*sides([pair]), OF)
    (mixture,) = found.mixtures
    for end, share in ((found.low[0], 0.025), (found.high[0], 0.975)):
        assert float(mixture.below(end)[0]) == pytest.approx(share, abs=1e-4)
    assert found.next_low[0] < found.low[0] < found.mean[0] < found.high[0] < found.next_high[0]


def test_a_step_is_recovered_and_a_steady_pair_is_left_where_it_was() -> None:
    fell = [(85.0, 85.0)] * 4 + [(55.0, 55.0)] * 3
    calm = [(85.0, 85.0)] * 7
    found = levels(*sides([fell, calm]), OF)
    assert found.mean[0, 3] > 80
    assert 52 < found.mean[0, 6] < 60
    assert found.low[0, 6] < 55 < found.high[0, 6]
    assert found.below(70)[0, 6] > 0.99
    assert found.mean[1, 6] > 80
    width = found.high - found.low
    assert width[1, 6] < width[1, 0]


def test_a_fall_that_ended_raises_the_level_again() -> None:
    back = [(85.0, 85.0)] * 3 + [(50.0, 50.0)] * 2 + [(85.0, 85.0)] * 2
    found = levels(*sides([back]), OF)
    assert found.mean[0, 4] < 65
    assert found.mean[0, 6] > found.mean[0, 5] > found.mean[0, 4]
    assert found.high[0, 6] > 80


@given(PAIRS)
def test_the_present_level_is_the_last_of_the_levels(
    pairs: list[list[tuple[float, float]]],
) -> None:
    whole, now = levels(*sides(pairs), OF), present(*sides(pairs), OF)
    for name, values in parts(whole).items():
        last = [row[~np.isnan(row)][-1:] for row in values]
        expected = [one[0] if len(one) else NAN for one in last]
        assert parts(now)[name] == pytest.approx(expected, abs=1e-3, nan_ok=True), name


@given(PAIRS)
def test_swapping_the_sides_changes_nothing(pairs: list[list[tuple[float, float]]]) -> None:
    mentor, mentee = sides(pairs)
    same(levels(mentor, mentee, OF), levels(mentee, mentor, swapped(OF)))


@given(PAIRS, st.integers(0, 6))
def test_neither_the_order_of_pairs_nor_an_empty_round_matters(
    pairs: list[list[tuple[float, float]]], place: int
) -> None:
    place = min(place, len(pairs[0]))
    longer = [[*pair[:place], (NAN, NAN), *pair[place:]] for pair in pairs[::-1]]
    found, other = levels(*sides(pairs), OF), levels(*sides(longer), OF)
    assert np.isnan(other.mean[:, place]).all()
    kept = np.delete(other.mean, place, axis=1)[::-1]
    assert kept == pytest.approx(found.mean, nan_ok=True)


@given(PAIRS)
def test_a_level_is_there_where_somebody_answered(
    pairs: list[list[tuple[float, float]]],
) -> None:
    found = levels(*sides(pairs), OF)
    answered = ~np.isnan(np.stack(sides(pairs), 2)).all(axis=2)
    assert np.array_equal(np.isfinite(found.mean), answered)
    there = [values[answered] for values in parts(found).values()]
    _, low, high, next_low, next_high, below = there
    assert (low <= high).all()
    assert (next_low <= next_high).all()
    assert ((below >= 0) & (below <= 1)).all()


def test_a_new_segment_begins_anew() -> None:
    pair = [(80.0, 75.0)] * 3 + [(35.0, 30.0)] * 2
    segment = np.array([[0, 0, 0, 1, 1]])
    found = levels(*sides([pair]), OF, segment=segment)
    assert found.mean[0, 3:] == pytest.approx(levels(*sides([pair[3:]]), OF).mean[0], abs=1e-6)


@pytest.mark.parametrize(("tau2", "sigma2"), [(0.0, 50.0), (100.0, 0.0), (0.0, 0.0)])
def test_without_spread_or_noise_levels_are_what_one_would_expect(
    tau2: float, sigma2: float
) -> None:
    one = own(70, tau2, sigma2)
    of = Basis(health=one, mentor=one, mentee=one)
    found = levels(*sides([[(80.0, 80.0), (80.0, 80.0), (NAN, NAN)]]), of)
    assert found.mean[0, 0] == pytest.approx(80.0 if tau2 else 70.0, abs=0.01)
    for values in parts(found).values():
        assert np.isfinite(values[0, :2]).all()
        assert np.isnan(values[0, 2])


def test_nothing_comes_of_nothing() -> None:
    empty = np.empty((0, 4))
    assert levels(empty, empty, OF).mean.shape == (0, 4)
    assert present(empty, empty, OF).mean.shape == (0,)
    gone = np.full((2, 3), NAN)
    assert np.isnan(levels(gone, gone, OF).mean).all()
    assert np.isnan(present(gone, gone, OF).below(60)).all()
    no_rounds = np.empty((2, 0))
    assert present(no_rounds, no_rounds, OF).mean.shape == (2,)
    assert levels(no_rounds, no_rounds, OF).mean.shape == (2, 0)
    with pytest.raises(ValueError, match="same pairs"):
        present([[1.0, 2.0]], [[1.0]], OF)
