"""When a relationship has changed: round 2, the alarm from round 3, and what would clear it."""

import math
import random
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsurvey.measures.change import Change, second_round, unusual, watch
from mentorsurvey.measures.change_basis import ASSUMED_BASIS, Basis, Shape, basis, health_of
from mentorsurvey.measures.ewma import Floats
from mentorsurvey.measures.health import ASSUMED, Parameters

NAN = math.nan
L = 2.9
MAYBE = st.just(NAN) | st.floats(0, 100)
PAIRS = st.integers(0, 8).flatmap(
    lambda rounds: st.lists(
        st.lists(st.tuples(MAYBE, MAYBE), min_size=rounds, max_size=rounds),
        min_size=1,
        max_size=5,
    )
)
OF = Basis(
    health=Parameters(mu=70, tau2=120, sigma2=40, assumed=False, n_pairs=40),
    mentor=Parameters(mu=73, tau2=170, sigma2=75, assumed=False, n_pairs=40),
    mentee=Parameters(mu=67, tau2=180, sigma2=80, assumed=False, n_pairs=40),
)


def sides(pairs: list[list[tuple[float, float]]]) -> tuple[Floats, Floats]:
    both = np.array(pairs, dtype=np.float64).reshape(len(pairs), -1, 2)
    return both[..., 0], both[..., 1]


def seen(pairs: list[list[tuple[float, float]]], of: Basis = OF) -> Change:
    return watch(*sides(pairs), of, limit=L)


def swapped(of: Basis) -> Basis:
    return Basis(health=of.health, mentor=of.mentee, mentee=of.mentor)


# Round 2


def test_the_second_round_by_hand() -> None:
    # √2·√45 = 9.486833
    found = second_round([70.0, 70.0, 70.0, NAN], [51.0, 52.0, 88.6, 50.0], ASSUMED)
    assert found[:3] == pytest.approx([-19 / 9.486833, -18 / 9.486833, 18.6 / 9.486833])
    assert unusual(found).tolist() == [True, False, True, False]


def test_about_five_percent_of_stable_pairs_are_unusual_in_their_second_round() -> None:
    rng = np.random.default_rng(1)
    first, second = rng.normal(70, math.sqrt(45), (2, 40_000))
    assert unusual(second_round(first, second, ASSUMED)).mean() == pytest.approx(0.05, abs=0.004)


def test_without_noise_no_second_round_is_unusual() -> None:
    found = second_round([70.0, 70.0], [70.0, 20.0], replace(ASSUMED, sigma2=0))
    assert np.isnan(found).all()
    assert not unusual(found).any()


# From round 3


def test_a_fall_of_one_side_is_seen_on_that_side() -> None:
    pair = [(80.0, 75.0), (78.0, 77.0), (80.0, 30.0), (79.0, 25.0)]
    found = seen([pair, [(80.0, 75.0)] * 4])
    assert found.first.tolist() == [2, -1]
    assert found.standing(1) == ()
    alarms = found.standing(0)
    assert [one.series for one in alarms] == ["health", "mentee"]
    mentee = alarms[1]
    assert (mentee.since, mentee.round) == (2, 3)
    # r₂ = 180/220; T₀ = r₂·76 + (1 − r₂)·67; z = .3·25 + .7·(.3·30 + .7·T₀)
    start = 180 / 220 * 76 + 40 / 220 * 67
    assert mentee.start == pytest.approx(start)
    assert mentee.z == pytest.approx(7.5 + 0.7 * (9 + 0.7 * start))
    assert mentee.limit < start


def test_what_clears_an_alarm_clears_it_and_a_little_less_does_not() -> None:
    pair = [(80.0, 75.0), (78.0, 77.0), (80.0, 30.0), (79.0, 25.0)]
    alarm = seen([pair]).standing(0)[-1]
    assert alarm.clears_in >= 1
    for less, gone in ((0.0, True), (0.1, False)):
        later = [(NAN, alarm.clears - less)] * alarm.clears_in
        after = seen([[*pair, *later]])
        standing = [one.series for one in after.standing(0)]
        assert ("mentee" not in standing) == gone
    # One round fewer could not do it, however good.
    best = [(NAN, 100.0)] * (alarm.clears_in - 1)
    assert "mentee" in [one.series for one in seen([[*pair, *best]]).standing(0)]


def test_an_alarm_that_came_and_went_stands_no_longer_but_stays_on_record() -> None:
    pair = [(80.0, 80.0)] * 2 + [(25.0, 25.0)] + [(95.0, 95.0)] * 4
    found = seen([pair])
    assert found.first[0] == 2
    assert found.standing(0) == ()


def test_since_is_where_the_present_stretch_began() -> None:
    pair = [(80.0, 80.0)] * 2 + [(25.0, 25.0)] + [(95.0, 95.0)] * 4 + [(0.0, 0.0)] * 3
    assert {one.since for one in seen([pair]).standing(0)} == {7, 8}


def test_a_new_phase_ends_an_alarm() -> None:
    pair = [(80.0, 80.0)] * 2 + [(25.0, 25.0)] + [(24.0, 26.0)] * 3
    values = sides([pair])
    assert watch(*values, OF, limit=L).standing(0)
    assert watch(*values, OF, limit=L, segment=[0, 0, 0, 1, 1, 1]).standing(0) == ()


def test_one_sided_rounds_count_for_the_side_that_answered() -> None:
    pair = [(80.0, 75.0), (78.0, 77.0), (NAN, 30.0), (NAN, 25.0)]
    found = seen([pair])
    assert [one.series for one in found.standing(0)] == ["mentee"]
    assert found.health.why_not(0) == "a baseline alone"


def test_nothing_at_all_raises_nothing() -> None:
    for pair in ([(NAN, NAN)] * 6, [(0.0, 100.0)], []):
        found = seen([pair])
        assert found.first.tolist() == [-1]
        assert found.farthest.tolist() == [-math.inf]
        assert found.standing(0) == ()


@pytest.mark.parametrize("level", [0.0, 50.0, 100.0])
def test_pairs_that_never_move_never_alarm(level: float) -> None:
    same = np.full((40, 8), level)
    of = basis(same, same)
    found = watch(same, same, of, limit=L)
    assert not found.alarm.any()
    assert found.health.why_not(0) == "no noise"


@given(PAIRS, st.randoms(use_true_random=False))
def test_the_order_of_pairs_never_matters(
    pairs: list[list[tuple[float, float]]], order: random.Random
) -> None:
    places = list(range(len(pairs)))
    order.shuffle(places)
    assert np.array_equal(seen(pairs).alarm[places], seen([pairs[i] for i in places]).alarm)


@given(PAIRS)
def test_swapping_the_sides_changes_no_alarm(pairs: list[list[tuple[float, float]]]) -> None:
    mentor, mentee = sides(pairs)
    other = watch(mentee, mentor, swapped(OF), limit=L)
    assert np.array_equal(other.alarm, seen(pairs).alarm)


@given(PAIRS, st.floats(-50, 50))
def test_shifting_scores_and_mean_together_leaves_the_distance_from_the_baseline(
    pairs: list[list[tuple[float, float]]], shift: float
) -> None:
    health, ours, theirs = (
        replace(one, mu=one.mu + shift) for one in (OF.health, OF.mentor, OF.mentee)
    )
    moved = Basis(health=health, mentor=ours, mentee=theirs)
    mentor, mentee = sides(pairs)
    there = watch(mentor + shift, mentee + shift, moved, limit=L)
    for (_, here), (_, away) in zip(seen(pairs).charts, there.charts, strict=True):
        assert away.z - away.start == pytest.approx(here.z - here.start, nan_ok=True, abs=1e-9)


@given(PAIRS, st.integers(0, 8))
def test_a_round_that_nobody_answered_changes_nothing(
    pairs: list[list[tuple[float, float]]], place: int
) -> None:
    place = min(place, len(pairs[0]))
    longer = [[*pair[:place], (NAN, NAN), *pair[place:]] for pair in pairs]
    found, other = seen(pairs), seen(longer)
    for (_, ours), (_, theirs) in zip(found.charts, other.charts, strict=True):
        kept = np.delete(theirs.distance, place, axis=1)
        assert np.array_equal(kept, ours.distance, equal_nan=True)
    assert np.array_equal(found.farthest, other.farthest)


@pytest.mark.parametrize("limit", [0.0, -1.0, NAN])
def test_a_limit_that_is_none_is_refused(limit: float) -> None:
    with pytest.raises(ValueError, match="above 0"):
        watch([[1.0]], [[1.0]], OF, limit=limit)


def test_sides_of_different_rounds_are_refused() -> None:
    with pytest.raises(ValueError, match="same pairs"):
        watch([[1.0, 2.0]], [[1.0]], OF, limit=L)
    with pytest.raises(ValueError, match="same pairs"):
        basis([[1.0, 2.0]], [[1.0]])


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


def test_impossible_correlations_are_brought_back_to_possible_ones() -> None:
    odd = replace(OF, health=replace(OF.health, tau2=1000.0, sigma2=0.0))
    assert np.linalg.eigvalsh(odd.between).min() > 0
    assert np.linalg.eigvalsh(odd.within).min() > 0


def test_health_takes_both_sides() -> None:
    found = health_of([[80.0, NAN]], [[60.0, 50.0]])
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
    back = shape.normal(scores)
    assert back.mean() == pytest.approx(0, abs=0.02)
    assert back.std() == pytest.approx(1, abs=0.06)  # the ceiling is one step


@given(st.lists(st.floats(0, 100), min_size=2), st.floats(0, 100), st.floats(0, 3000))
def test_a_shape_keeps_order_and_is_always_finite(
    scores: list[float], mean: float, variance: float
) -> None:
    shape = Shape(mean=mean, variance=variance + 0.1)
    for turned in (shape.normal(np.sort(scores)), shape.stretched(np.sort(scores))):
        assert np.isfinite(turned).all()
        assert (np.diff(turned) >= 0).all()
    assert np.isnan(shape.stretched(np.array([NAN]))).all()
