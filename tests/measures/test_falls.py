"""The evidence of a fall, from both sides together."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from mentorsurvey.measures.change.basis import Basis, shapes, standard
from mentorsurvey.measures.change.falls import FARTHEST, LATER, TILT, Evidence, evidence, standing
from mentorsurvey.measures.change.steps import FALLS, SPREAD
from mentorsurvey.measures.pair_rounds import Floats
from tests.measures.test_levels import OF, PAIRS, sides, swapped

NAN = math.nan


def weighed(pairs: list[list[tuple[float, float]]], of: Basis = OF) -> Evidence:
    return evidence(*sides(pairs), of)


def by_density(pair: list[tuple[float, float]], of: Basis = OF) -> float:
    """The same from the joint normal density of everything that was answered."""
    mentor, mentee = sides([pair])
    y = np.stack([s.evened(x) for s, x in zip(shapes(of), (mentor, mentee), strict=True)], 2)
    y = y[0][~np.isnan(y[0]).all(axis=1)]
    between, within = standard(of)
    tilt = TILT * float(np.nanmean(y[:2]))
    for side in (0, 1):
        values = y[~np.isnan(y[:, side]), side]
        if len(values):
            most = FARTHEST * within[side, side] ** 0.5
            middle = np.median(values)
            y[:, side] = y[:, side].clip(middle - most, middle + most)
    rounds = len(y)
    covariance = np.kron(np.ones((rounds, rounds)), between) + np.kron(np.eye(rounds), within)
    there = ~np.isnan(y.ravel())

    def density(mean: Floats, size: Floats) -> float:
        whole = covariance + np.outer(size, size)
        return float(
            stats.multivariate_normal.logpdf(
                y.ravel()[there], mean[there], whole[np.ix_(there, there)]
            )
        )

    total, none = 0.0, np.zeros(2 * rounds)
    for onset in range(2, rounds):
        for _, taken, weight in FALLS:
            fallen, random = np.zeros((rounds, 2)), np.zeros((rounds, 2))
            fallen[onset:] = taken
            random[onset:] = (np.array(taken) > 0) * SPREAD / of.spreads
            before, after = (~np.isnan(part).all(axis=0) for part in (y[:onset], y[onset:]))
            told = bool((before & after & (np.array(taken) > 0)).any())
            ratio = density(-fallen.ravel(), random.ravel()) - density(none, none) if told else 0.0
            total += weight * (1 if onset == 2 else LATER) * math.exp(ratio)
    return math.log(total) + tilt


@pytest.mark.parametrize(
    "pair",
    [
        [(80.0, 75.0), (78.0, 77.0), (80.0, 30.0)],
        [(80.0, 75.0), (78.0, 77.0), (80.0, 70.0), (60.0, 50.0), (55.0, 58.0)],
        [(80.0, NAN), (NAN, 77.0), (80.0, 70.0), (NAN, NAN), (NAN, 50.0), (40.0, NAN)],
        [(NAN, 60.0), (NAN, 77.0), (NAN, 30.0), (20.0, NAN), (25.0, 100.0)],
    ],
)
def test_it_is_the_ratio_of_the_joint_densities(pair: list[tuple[float, float]]) -> None:
    assert weighed([pair]).value[0, -1] == pytest.approx(by_density(pair))


def test_it_says_who_fell_and_when() -> None:
    steady = [(80.0, 75.0)] * 3
    pairs = [
        [*steady, *[(80.0, 30.0)] * 3],
        [*steady, *[(35.0, 75.0)] * 3],
        [*steady, *[(40.0, 38.0)] * 3],
        [(80.0, 75.0)] * 6,
    ]
    found = weighed(pairs)
    assert [FALLS[place][0] for place in found.fall[:3, -1]] == ["mentee", "mentor", "both"]
    assert found.onset[:3, -1].tolist() == [3, 3, 3]
    assert (found.farthest > 4.0).tolist() == [True, True, True, False]
    assert found.value[3, -1] < 0


def test_an_onset_is_told_as_a_round_of_the_program() -> None:
    pair = [(80.0, 75.0), (NAN, NAN), (80.0, 75.0), (NAN, NAN), (80.0, 75.0), (30.0, 28.0)]
    found = weighed([pair])
    assert np.isnan(found.value[0, :4]).all()
    assert found.onset[0].tolist() == [-1, -1, -1, -1, 4, 5]


def test_who_is_low_from_the_beginning_has_not_fallen() -> None:
    late = [(80.0, NAN), (80.0, NAN), (NAN, 5.0), (NAN, 5.0)]
    found = weighed([late])
    assert found.value[0, 3] < 2.0
    low = [(10.0, 10.0)] * 5
    assert weighed([low]).value[0, -1] < 1.0


def test_without_noise_or_answers_there_is_no_evidence() -> None:
    quiet = replace(OF, mentee=replace(OF.mentee, sigma2=0.0))
    for found in (
        weighed([[(80.0, 75.0)] * 5], quiet),
        weighed([[(NAN, NAN)] * 5]),
        weighed([[(80.0, 75.0)] * 2]),
        weighed([[]]),
    ):
        assert np.isnan(found.value).all()
        assert found.farthest.tolist() == [-math.inf]
        assert not (found.farthest > 0.0).any()
        assert (found.fall == -1).all()


@pytest.mark.parametrize("tau2", [0.0, 1e-9])
def test_without_spread_a_fall_is_one_from_the_program(tau2: float) -> None:
    alike = Basis(
        health=replace(OF.health, tau2=tau2),
        mentor=replace(OF.mentor, tau2=tau2),
        mentee=replace(OF.mentee, tau2=tau2),
    )
    found = weighed([[(73.0, 67.0)] * 2 + [(50.0, 40.0)] * 2], alike)
    assert found.value[0, -1] > 4


@given(PAIRS)
def test_swapping_the_sides_swaps_who_fell_and_changes_no_evidence(
    pairs: list[list[tuple[float, float]]],
) -> None:
    mentor, mentee = sides(pairs)
    found, other = weighed(pairs), evidence(mentee, mentor, swapped(OF))
    assert other.value == pytest.approx(found.value, nan_ok=True)


@given(PAIRS, st.integers(0, 8))
def test_neither_the_order_of_pairs_nor_an_empty_round_matters(
    pairs: list[list[tuple[float, float]]], place: int
) -> None:
    place = min(place, len(pairs[0]))
    longer = [[*pair[:place], (NAN, NAN), *pair[place:]] for pair in pairs[::-1]]
    found, other = weighed(pairs), weighed(longer)
    kept = np.delete(other.value, place, axis=1)[::-1]
    assert kept == pytest.approx(found.value, nan_ok=True)


@given(PAIRS)
def test_it_is_always_finite_where_there_are_three_rounds(
    pairs: list[list[tuple[float, float]]],
) -> None:
    found = weighed(pairs)
    answered = ~np.isnan(np.stack(sides(pairs), 2)).all(axis=2)
    later = answered & (np.cumsum(answered, axis=1) > 2)
    assert np.array_equal(np.isfinite(found.value), later)
    assert np.array_equal(found.onset >= 2, later)


# What stands, and what would clear it


def test_a_fall_stands_while_the_latest_answer_is_beyond_the_limit() -> None:
    fell = [(80.0, 80.0), (80.0, 80.0), (80.0, 30.0), (NAN, NAN)]
    back = [*fell[:3], (85.0, 85.0)]
    calm = [(80.0, 80.0)] * 4
    scores = sides([calm, fell, back])
    found = evidence(*scores, OF)
    standing_now = standing(found, limit=1.0)
    assert list(standing_now) == [1]
    fall = standing_now[1]
    assert (fall.whom, fall.since, fall.round) == ("mentee", 2, 2)
    assert fall.value == found.value[1, 2] > 1.0
    assert standing(found, limit=50.0) == {}


def test_nothing_stands_without_pairs_rounds_or_noise() -> None:
    empty = np.empty((0, 4)), np.empty((0, 4))
    assert standing(evidence(*empty, OF), limit=1.0) == {}
    gone = sides([[(NAN, NAN)] * 4])
    assert standing(evidence(*gone, OF), limit=1.0) == {}


def test_sides_of_different_rounds_are_refused() -> None:
    with pytest.raises(ValueError, match="same pairs"):
        evidence([[1.0, 2.0]], [[1.0]], OF)


def test_one_bad_day_decides_nothing_that_a_fall_would_not() -> None:
    bad = [(80.0, 80.0)] * 4 + [(80.0, 0.0)]
    worse_than_usual = [(80.0, 80.0)] * 4 + [(80.0, 50.0)]
    stayed = [(80.0, 80.0)] * 4 + [(80.0, 40.0)] * 2
    values = weighed([bad, worse_than_usual]).value[:, -1]
    assert values[0] < values[1] + 1
    assert weighed([stayed]).value[0, -1] > values[0] + 2


def test_a_fall_takes_more_evidence_of_a_pair_that_was_low() -> None:
    high = [(90.0, 90.0), (90.0, 90.0), (70.0, 70.0)]
    low = [(50.0, 50.0), (50.0, 50.0), (30.0, 30.0)]
    values = weighed([high, low]).value[:, -1]
    assert values[0] > values[1]
