"""One mixed model over all relationships."""

import math
import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
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


@pytest.mark.parametrize("response", [1.0, 0.8])
def test_the_program_s_error_is_the_sandwich_of_mentors_worked_out_in_full(response: float) -> None:
    h, _ = drawn(40)
    h[np.random.default_rng(1).uniform(size=h.shape) >= response] = NAN
    of = np.arange(40) % 13
    x = np.column_stack([np.ones(8), np.arange(8) - 3.5])
    pair, place = np.nonzero(~np.isnan(h))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model = MixedLM(h[pair, place], x[place], groups=pair, exog_re=x[place])
        known = model.fit(reml=True, method="lbfgs")
    bread, scores = np.zeros((2, 2)), np.zeros((13, 2))
    for one in range(40):
        z, y = x[place[pair == one]], h[one, place[pair == one]]
        v = z @ np.asarray(known.cov_re) @ z.T + known.scale * np.eye(len(y))
        bread += z.T @ np.linalg.inv(v) @ z
        scores[of[one]] += z.T @ np.linalg.inv(v) @ (y - z @ known.fe_params)
    variance = np.linalg.inv(bread) @ (13 / 12 * scores.T @ scores) @ np.linalg.inv(bread)
    found = trend(h, [f"m{one}" for one in of])
    assert found.program is not None
    assert found.n_mentors == 13
    reach = stats.t.ppf(0.975, 12) * math.sqrt(variance[1, 1])
    assert found.program.high - found.program.value == pytest.approx(reach, rel=1e-3)


@pytest.mark.soak
def test_a_program_s_interval_holds_its_slope_although_pairs_share_mentors() -> None:
    draw, of = np.random.default_rng(1), np.repeat(np.arange(10), 4)
    mentors, held, programs = [f"m{one}" for one in of], 0, 200
    for _ in range(programs):
        slopes = -1 + 2**0.5 * (draw.normal(size=10)[of] + draw.normal(size=40))
        h = draw.normal(75, 12, (40, 1)) + slopes[:, None] * np.arange(5)
        found = trend(h + draw.normal(0, 6, h.shape), mentors).program
        assert found is not None
        held += found.low <= -1 <= found.high
    assert 0.90 <= held / programs <= 0.99  # by the model's own error it would be about .8


def test_shared_mentors_widen_the_interval_and_leave_the_slope() -> None:
    draw, of = np.random.default_rng(1), np.repeat(np.arange(10), 4)
    slopes = draw.normal(-1, 2, 10)[of]
    h = draw.normal(75, 12, (40, 1)) + slopes[:, None] * np.arange(8) + draw.normal(0, 6, (40, 8))
    shared, alone = trend(h, [f"m{one}" for one in of]), trend(h)
    assert shared.program is not None
    assert alone.program is not None
    assert shared.program.value == alone.program.value
    assert shared.program.high - shared.program.low > 1.3 * (alone.program.high - alone.program.low)
    assert (shared.n_mentors, alone.n_mentors) == (10, 40)


def test_mentors_are_counted_of_the_pairs_that_are_compared() -> None:
    h, _ = drawn(40)
    h[0, 1:] = NAN
    assert trend(h, [f"m{max(one - 30, 0)}" for one in range(40)]).n_mentors == 10
    assert trend(h, [f"m{one}" for one in range(40)]).n_mentors == 39


@pytest.mark.soak
def test_a_relationship_s_own_interval_is_a_little_too_narrow_at_thirty() -> None:
    held = []
    for seed in range(60):
        h, slopes = drawn(30, spread=2.5, rounds=5, seed=seed)
        found = trend(h)
        if not found.same_slope:
            held += [
                one is not None and one.low <= true <= one.high
                for one, true in zip(found.pairs, slopes, strict=True)
            ]
    assert len(held) > 1500
    assert 0.89 <= np.mean(held) <= 0.95


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
        assert set(one.pairs) == {one.program}
    told = [one.program.can_tell for one in alike if one.program is not None]
    assert all(told)


def test_a_relationship_needs_five_rounds_of_its_own() -> None:
    h, _ = drawn(40)
    h[0, 4:], h[1, 5:], h[2] = NAN, NAN, NAN
    found = trend(h)
    assert [one is None for one in found.pairs[:4]] == [True, False, True, False]
    assert (found.n_pairs, found.n_values) == (39, 320 - 4 - 3 - 8)


def test_below_thirty_relationships_none_has_a_slope_of_its_own() -> None:
    h, _ = drawn(30)
    assert None not in trend(h).pairs
    h[0, 1:] = NAN
    found = trend(h)
    assert found.n_pairs == 29
    assert found.program is not None
    assert set(found.pairs) == {None}


def test_pairs_of_one_mentor_have_no_trend() -> None:
    found = trend(drawn(40)[0], ["m"] * 40)
    assert (found.program, found.reason, found.n_mentors) == (None, "one mentor", 1)


def test_a_pair_without_its_mentor_is_refused() -> None:
    with pytest.raises(ValueError, match="every pair has a mentor"):
        trend(drawn(40)[0], ["m"])


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
    places, mentors = np.random.default_rng(1).permutation(30), [f"m{n % 11}" for n in range(30)]
    found, other = trend(h, mentors), trend(h[places], [mentors[place] for place in places])
    assert found.program is not None
    assert other.program is not None
    assert other.program.value == pytest.approx(found.program.value, abs=1e-4)
    assert other.program.high == pytest.approx(found.program.high, abs=1e-3)
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
