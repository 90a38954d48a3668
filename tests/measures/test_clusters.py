"""The mean of relationships that share mentors, and how sure it is."""

import math
import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.regression.linear_model import OLS

from mentorsurvey.measures.clusters import ClusteredMean, clustered_mean, t_quantile

ROWS = st.lists(
    st.tuples(st.integers(0, 144).map(lambda x: x / 144 * 100), st.sampled_from("abcdef")),
    min_size=1,
    max_size=16,
)
TABLE = list[tuple[float, str]]


def over(rows: TABLE) -> ClusteredMean:
    values, mentors = zip(*rows, strict=True)
    return clustered_mean(values, mentors)


# Known answers


def test_by_hand() -> None:
    # deviations from 60 add up to −30, 10 and 20: SE² = 3/2·(900 + 100 + 400)/25
    found = over([(50, "a"), (40, "a"), (70, "b"), (60, "c"), (80, "c")])
    assert (found.mean, found.n, found.n_mentors) == (60, 5, 3)
    assert found.error == pytest.approx(math.sqrt(84))
    assert found.reach == pytest.approx(4.302653 * math.sqrt(84), abs=1e-4)
    assert found.can_tell


def test_it_agrees_with_a_published_implementation() -> None:
    draw = np.random.default_rng(1)
    of = np.repeat(np.arange(9), [1, 1, 2, 2, 3, 3, 4, 5, 6])
    values = draw.normal(70, 8, 9)[of] + draw.normal(0, 8, len(of))
    known = OLS(values, np.ones(len(of))).fit(
        cov_type="cluster", cov_kwds={"groups": of, "use_correction": True}, use_t=True
    )
    found = clustered_mean(values.tolist(), of.tolist())
    assert found.mean == pytest.approx(known.params[0])
    # statsmodels also counts coefficients, (n − 1)/(n − k): with a mean alone that is 1
    assert found.error == pytest.approx(known.bse[0])
    assert found.reach is not None
    assert [found.mean - found.reach, found.mean + found.reach] == pytest.approx(
        known.conf_int()[0].tolist()
    )


@given(st.lists(st.floats(0, 100), min_size=2, max_size=20))
def test_with_one_relationship_a_mentor_it_is_the_usual_interval(values: list[float]) -> None:
    found = clustered_mean(values, range(len(values)))
    assert found.error == pytest.approx(np.std(values, ddof=1) / math.sqrt(len(values)), abs=1e-9)
    assert found.reach == pytest.approx(
        stats.t.ppf(0.975, len(values) - 1) * (found.error or 0), abs=1e-9
    )


def test_the_quantile_is_that_of_student() -> None:
    assert [round(t_quantile(n), 2) for n in (2, 5, 10, 60)] == [12.71, 2.78, 2.26, 2.0]
    assert t_quantile(100_000) == pytest.approx(1.96, abs=1e-3)


# Symmetry


@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_never_matters(rows: TABLE, order: random.Random) -> None:
    mixed = list(rows)
    order.shuffle(mixed)
    assert over(mixed) == over(rows)


@given(ROWS, st.floats(-50, 50), st.floats(0.1, 10))
def test_shifting_moves_the_mean_alone_and_stretching_stretches_all(
    rows: TABLE, shift: float, factor: float
) -> None:
    one, other = over(rows), over([(factor * x + shift, who) for x, who in rows])
    assert other.mean == pytest.approx(factor * one.mean + shift, abs=1e-6)
    if one.error is None:
        assert other.error is None
    else:
        assert other.error == pytest.approx(factor * one.error, abs=1e-6)


@given(ROWS)
def test_turning_the_scale_round_keeps_the_error(rows: TABLE) -> None:
    one, other = over(rows), over([(100 - x, who) for x, who in rows])
    assert other.mean == pytest.approx(100 - one.mean)
    assert other.reach == pytest.approx(one.reach, abs=1e-9)


@given(st.lists(st.floats(0, 100), min_size=2, max_size=9), st.integers(2, 4))
def test_copies_of_a_mentor_s_relationships_tell_nothing_more(
    values: list[float], copies: int
) -> None:
    once = clustered_mean(values, range(len(values)))
    again = clustered_mean(values * copies, [*range(len(values))] * copies)
    assert again.reach == pytest.approx(once.reach, abs=1e-6)


# Too little


def test_one_mentor_has_a_mean_and_no_interval() -> None:
    found = over([(50, "a"), (70, "a"), (90, "a")])
    assert found == ClusteredMean(mean=70, n=3, n_mentors=1, error=None, reach=None)
    assert not found.can_tell


def test_without_spread_there_is_no_noise() -> None:
    found = over([(0.1 + 0.2, "a"), (0.3, "b"), (0.3, "c")])
    assert found.error == 0
    assert found.can_tell
    assert not over([(0.0, "a"), (0.0, "b")]).can_tell


def test_what_is_no_table_is_refused() -> None:
    with pytest.raises(ValueError, match="every value has a mentor"):
        clustered_mean([1.0], [])
    with pytest.raises(ValueError, match="at least one value"):
        clustered_mean([], [])
    with pytest.raises(ValueError, match="two mentors"):
        t_quantile(1)


# Coverage


@pytest.mark.parametrize(
    ("mentors", "each", "alike"), [(8, 1, 0.0), (12, 2, 0.3), (10, 3, 0.3), (10, 5, 0.3)]
)
def test_an_interval_covers_the_truth_about_as_often_as_it_says(
    mentors: int, each: int, alike: float
) -> None:
    draw = np.random.default_rng(mentors * each)
    of = np.repeat(np.arange(mentors), each)
    programs, covered = 1000, 0
    for _ in range(programs):
        level = draw.normal(0, math.sqrt(alike), mentors)[of]
        values = level + draw.normal(0, math.sqrt(1 - alike), len(of))
        found = clustered_mean(values.tolist(), of.tolist())
        assert found.reach is not None
        covered += abs(found.mean) <= found.reach
    assert 0.93 <= covered / programs <= 0.97  # within three standard errors
