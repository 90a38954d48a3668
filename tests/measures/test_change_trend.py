"""One mixed model over all relationships."""

import math
import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.regression.mixed_linear_model import MixedLM

from mentorsurvey.measures.change_trend import trend
from mentorsurvey.measures.ewma import Floats

NAN = math.nan


def drawn(
    pairs: int, *, slope: float = -1.0, spread: float = 2.0, rounds: int = 8, seed: int = 3
) -> tuple[Floats, Floats]:
    """H of every pair and round, and the true slopes."""
    rng = np.random.default_rng(seed)
    slopes = rng.normal(slope, spread, pairs)
    level = rng.normal(75, 12, (pairs, 1))
    return level + slopes[:, None] * np.arange(rounds) + rng.normal(0, 6, (pairs, rounds)), slopes


@pytest.mark.parametrize("response", [1.0, 0.8])
def test_it_agrees_with_a_published_implementation(response: float) -> None:
    h, _ = drawn(60)
    h[np.random.default_rng(1).uniform(size=h.shape) >= response] = NAN
    pair, place = np.nonzero(~np.isnan(h))
    x = np.column_stack([np.ones(len(place)), place - 3.5])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of its own ways
        known = MixedLM(h[pair, place], x, groups=pair, exog_re=x).fit(reml=True)
    found = trend(h)
    assert found.program is not None
    assert found.program.value == pytest.approx(known.fe_params[1], abs=1e-4)
    reach = 1.96 * known.bse[1]
    assert found.program.high - found.program.value == pytest.approx(reach, abs=1e-4)
    for one in range(60):
        mine = found.pairs[one]
        if mine is not None:
            theirs = known.fe_params[1] + np.asarray(known.random_effects[one])[1]
            assert mine.value == pytest.approx(theirs, abs=1e-3)


def test_intervals_hold_the_true_slopes_as_often_as_they_say() -> None:
    h, slopes = drawn(1000)
    found = trend(h)
    assert found.program is not None
    assert found.program.low < -1 < found.program.high
    held = [
        s.low <= true <= s.high
        for s, true in zip(found.pairs, slopes, strict=True)
        if s is not None
    ]
    assert len(held) == 1000
    assert np.mean(held) == pytest.approx(0.95, abs=0.02)
    assert not found.same_slope


def test_slopes_are_drawn_towards_the_program() -> None:
    h, _ = drawn(200)
    found = trend(h)
    own = np.polyfit(np.arange(8), h.T, 1)[0]
    shrunken = np.array([s.value for s in found.pairs if s is not None])
    assert shrunken.std() < own.std()
    assert found.program is not None
    assert shrunken.mean() == pytest.approx(found.program.value)


def test_where_slopes_do_not_differ_all_have_the_program_s() -> None:
    alike = [trend(drawn(100, spread=0.0, seed=seed)[0]) for seed in range(12)]
    same = [one for one in alike if one.same_slope]
    assert same
    for one in same:
        assert one.program is not None
        assert {s.value for s in one.pairs if s is not None} == {one.program.value}
    told = [one.program.can_tell for one in alike if one.program is not None]
    assert all(told)


def test_a_relationship_needs_five_rounds_of_its_own() -> None:
    h, _ = drawn(40)
    h[0, 4:], h[1, 5:], h[2] = NAN, NAN, NAN
    found = trend(h)
    assert [one is None for one in found.pairs[:4]] == [True, False, True, False]
    assert (found.n_pairs, found.n_values) == (39, 320 - 4 - 3 - 8)


@pytest.mark.parametrize(
    ("h", "reason"),
    [
        (drawn(40, rounds=4)[0], "fewer than five rounds"),
        (drawn(7)[0], "fewer than eight pairs"),
        (np.full((40, 8), NAN), "fewer than five rounds"),
        (np.empty((0, 8)), "fewer than five rounds"),
        (np.full((40, 8), 100.0), "no noise"),
        (np.arange(40.0)[:, None] + np.arange(8.0), "no noise"),
    ],
)
def test_where_there_is_no_trend_it_says_why(h: Floats, reason: str) -> None:
    found = trend(h)
    assert (found.program, found.reason) == (None, reason)
    assert found.pairs == (None,) * len(h)


def test_an_empty_round_among_five_is_no_round() -> None:
    h, _ = drawn(40, rounds=5)
    h[:, 2] = NAN
    assert trend(h).reason == "fewer than five rounds"


def test_the_order_of_relationships_never_matters() -> None:
    h, _ = drawn(30)
    places = np.random.default_rng(1).permutation(30)
    found, other = trend(h), trend(h[places])
    assert found.program is not None
    assert other.program is not None
    assert other.program.value == pytest.approx(found.program.value, abs=1e-4)
    mixed = [found.pairs[place] for place in places]
    for mine, theirs in zip(mixed, other.pairs, strict=True):
        assert mine is not None
        assert theirs is not None
        assert theirs.value == pytest.approx(mine.value, abs=1e-3)


def test_turning_the_scale_round_turns_the_slopes() -> None:
    h, _ = drawn(30)
    found, other = trend(h).program, trend(100 - h).program
    assert found is not None
    assert other is not None
    assert other.value == pytest.approx(-found.value, abs=1e-4)
    assert other.high == pytest.approx(-found.low, abs=1e-4)


@settings(max_examples=settings().max_examples // 6)
@given(
    st.lists(
        st.lists(
            st.just(NAN) | st.integers(0, 24).map(lambda n: n * 100 / 24), min_size=6, max_size=6
        ),
        min_size=8,
        max_size=12,
    )
)
def test_whatever_is_answered_there_is_a_finite_trend_or_a_reason(h: list[list[float]]) -> None:
    found = trend(h)
    assert (found.program is None) == (found.reason is not None)
    for one in (found.program, *found.pairs):
        assert one is None or (math.isfinite(one.value) and one.low <= one.value <= one.high)
