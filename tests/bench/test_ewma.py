"""The baseline beside the evidence, by its known answers."""

import math

import numpy as np
import pytest

from bench.ewma import deviation, ewma, farthest, on_any, on_health
from mentorsurvey.measures.change.basis import Basis
from mentorsurvey.measures.health import Parameters

TEXTBOOK = """9.45 7.99 9.29 11.66 12.16 10.18 8.04 11.46 9.2 10.34 9.03 11.47 10.51 9.4 10.08
9.37 10.62 10.31 8.52 10.84 10.9 9.33 12.29 11.5 10.6 11.08 10.38 11.62 11.31 10.52"""
NAN = math.nan


def test_the_textbook_line_and_its_steady_limit() -> None:
    line = ewma([float(x) for x in TEXTBOOK.split()], 10.0, weight=0.1)
    assert line[:4] == pytest.approx([9.945, 9.7495, 9.70355, 9.899195])
    steady = 10 + 2.7 * deviation(math.inf, sigma2=1.0, weight=0.1)
    assert float(steady) == pytest.approx(10.6194, abs=5e-5)
    limits = 10 + 2.7 * deviation(np.arange(1, 31), sigma2=1.0, weight=0.1)
    # The shift after the twentieth value shows in the last two of the thirty, and only there.
    assert np.flatnonzero(line > limits).tolist() == [28, 29]


def test_how_far_a_pair_gets_by_hand() -> None:
    # r₂ = 120/(120 + 20) = 6/7; T₀ = 6/7·77 + 1/7·70 = 76; z = 73 and 67.9;
    # variances 40·.3/1.7·.51 + 120/7·.09 = 5.142857, and 9.822857 after two
    found = farthest(np.array([[80.0, 74.0, 66.0, 56.0]]), 70.0, 120.0, 40.0)
    assert found[0] == pytest.approx((76 - 67.9) / math.sqrt(9.822857))
    gaps = np.array([[NAN, 80.0, NAN, 74.0, 66.0, NAN, 56.0, NAN]])
    assert farthest(gaps, 70.0, 120.0, 40.0) == pytest.approx(found)
    assert farthest(np.array([[80.0, 74.0]]), 70.0, 120.0, 40.0)[0] == -math.inf
    one_a_pair = farthest(np.repeat(gaps, 2, axis=0), *np.array([[70, 75], [120, 90], [40, 50]]))
    assert one_a_pair[0] == pytest.approx(found[0])


def test_the_farthest_line_of_three_counts() -> None:
    one = Parameters(mu=70, tau2=120, sigma2=40, assumed=False, n_pairs=100)
    of = Basis(health=one, mentor=one, mentee=one)
    sides = np.array([[80.0, 80.0, 80.0, 80.0]]), np.array([[80.0, 80.0, 40.0, 40.0]])
    assert on_any(sides, of)[0] == pytest.approx(farthest(sides[1], 70.0, 120.0, 40.0)[0])
    assert on_any(sides, of)[0] > on_health(sides, of)[0]
