"""What a program as a whole moved in a round."""

import math

import numpy as np
import pytest
from scipy import stats

from mentorsurvey.measures.change.movement import ERRORS, LEAST, TRIMMED, movement, without_movement
from mentorsurvey.measures.pair_rounds import Floats

NAN = math.nan


def program(pairs: int = 25, *, seed: int = 0) -> Floats:
    rng = np.random.default_rng(seed)
    x = np.round(rng.normal(70, 10, (pairs, 5)))
    x[rng.uniform(size=x.shape) < 0.2] = NAN
    return x


def by_hand(x: Floats, pair: int, at: int) -> float:
    bases = [np.mean(row[~np.isnan(row)][:2]) if (~np.isnan(row)).sum() > 1 else NAN for row in x]
    others = np.delete(x[:, at] - bases, pair)
    others = others[~np.isnan(others)]
    mean = stats.trim_mean(others, TRIMMED)
    winsorized = np.asarray(stats.mstats.winsorize(others, (TRIMMED, TRIMMED)))
    share = 1 - 2 * int(TRIMMED * len(others)) / len(others)
    error = winsorized.std(ddof=1) / math.sqrt(len(others)) / share
    return float(mean) if abs(mean) > max(ERRORS * error, LEAST) else 0.0


def test_it_is_the_trimmed_mean_of_the_others_where_that_can_be_told_from_none() -> None:
    x = program()
    x[:, 3] -= 9
    found = movement(x)
    known = [[by_hand(x, pair, at) for at in range(5)] for pair in range(25)]
    assert found == pytest.approx(np.array(known))
    assert (found[:, 3] < -5).all()
    assert (found == 0).any()


def test_a_season_goes_and_a_pair_s_own_fall_stays() -> None:
    steady = program(40, seed=1)
    season = steady - np.array([0, 0, 0, 12, 0])
    season[0, 3:] -= 25
    mentor, mentee = without_movement(season, steady)
    assert np.nanmean(mentor[1:, 3]) == pytest.approx(np.nanmean(steady[1:, 3]), abs=4)
    assert np.nan_to_num(mentor[0, 3:] - steady[0, 3:], nan=-25.0) == pytest.approx(-25, abs=5)
    assert np.array_equal(np.isnan(mentee), np.isnan(steady))


def test_few_others_have_not_moved() -> None:
    assert not movement(program(10) - np.array([0, 0, 0, 30, 30])).any()
    assert (movement(program(40, seed=2) - np.array([0, 0, 30, 30, 30]))[:, 2:] < -20).all()


def test_nothing_moves_without_pairs_or_rounds() -> None:
    assert movement(np.empty((0, 3))).shape == (0, 3)
    assert movement(np.empty((3, 0))).shape == (3, 0)
    assert not movement(np.full((30, 3), NAN)).any()
    x = program()
    moved = movement(x[::-1])[::-1]
    assert moved == pytest.approx(movement(x))
