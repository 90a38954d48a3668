"""The line through scores, its baseline and its limits."""

import csv
import math

import numpy as np
import pytest

from mentorsurvey.measures.ewma import chart, deviation, ewma
from mentorsurvey.measures.health import Parameters
from tests.measures.conftest import DATA

TEXTBOOK = """9.45 7.99 9.29 11.66 12.16 10.18 8.04 11.46 9.2 10.34 9.03 11.47 10.51 9.4 10.08
9.37 10.62 10.31 8.52 10.84 10.9 9.33 12.29 11.5 10.6 11.08 10.38 11.62 11.31 10.52"""
OF = Parameters(mu=70, tau2=120, sigma2=40, assumed=True, n_pairs=0)
NAN = math.nan


def test_the_textbook_line_and_its_steady_limit() -> None:
    line = ewma([float(x) for x in TEXTBOOK.split()], 10.0, weight=0.1)
    assert line[:4] == pytest.approx([9.945, 9.7495, 9.70355, 9.899195])
    steady = 10 + 2.7 * deviation(math.inf, sigma2=1.0, weight=0.1)
    assert float(steady) == pytest.approx(10.6194, abs=5e-5)
    limits = 10 + 2.7 * deviation(np.arange(1, 31), sigma2=1.0, weight=0.1)
    # The shift after the twentieth value shows in the last two of the thirty, and only there.
    assert np.flatnonzero(line > limits).tolist() == [28, 29]


def test_the_textbook_values_as_they_were_handed_down() -> None:
    path = DATA / "small" / "ewma_montgomery.csv"
    if not path.is_file():
        pytest.skip("the textbook values are not beside this checkout")
    with path.open(encoding="utf-8", newline="") as lines:
        handed = [float(row["x"]) for row in csv.DictReader(lines)]
    assert handed == [float(x) for x in TEXTBOOK.split()]


def test_the_line_and_its_limit_by_hand() -> None:
    # r₂ = 120/(120 + 20) = 6/7; T₀ = 6/7·77 + 1/7·70 = 76
    found = chart([[80.0, 74.0, 66.0, 56.0]], OF)
    assert np.isnan(found.z[0, :2]).all()
    assert found.start[0, 2:] == pytest.approx([76, 76])
    # .3·66 + .7·76 = 73; .3·56 + .7·73 = 67.9
    assert found.z[0, 2:] == pytest.approx([73, 67.9])
    # n = 1: 40·.3/1.7·.51 + 120/7·.09 = 3.6 + 1.542857
    # n = 2: 40·.3/1.7·(1 − .7⁴) + 120/7·.51² = 5.364 + 4.458857
    assert found.deviation[0, 2:] ** 2 == pytest.approx([5.142857, 9.822857])
    assert found.lower_limit(3.0)[0, 2] == pytest.approx(76 - 3 * math.sqrt(5.142857))
    assert found.crossed(2.5)[0].tolist() == [False, False, False, True]
    assert found.crossed(2.6)[0].tolist() == [False, False, False, False]
    assert (found.n[0].tolist(), found.counts[0], found.latest[0]) == ([0, 0, 1, 2], 4, 3)


def test_a_round_without_a_value_is_passed_over() -> None:
    whole = chart([[80.0, 74.0, 66.0, 56.0]], OF)
    gaps = chart([[NAN, 80.0, NAN, 74.0, 66.0, NAN, 56.0, NAN]], OF)
    assert gaps.z[0, [4, 6]] == pytest.approx(whole.z[0, 2:])
    assert gaps.deviation[0, [4, 6]] == pytest.approx(whole.deviation[0, 2:])
    assert np.isnan(gaps.z[0, [0, 1, 2, 3, 5, 7]]).all()
    assert gaps.latest[0] == 6


@pytest.mark.parametrize("segment", [[0, 0, 0, 1, 1, 1, 1], [[5, 5, 5, 2, 2, 2, 2]]])
def test_a_break_begins_a_new_baseline(segment: list[int]) -> None:
    values = [80.0, 74.0, 66.0, 40.0, 44.0, 41.0, 43.0]
    found = chart([values], OF, segment=segment)
    after = chart([values[3:]], OF)
    assert np.isnan(found.z[0, 3:5]).all()
    assert found.z[0, 5:] == pytest.approx(after.z[0, 2:])
    assert found.n[0].tolist() == [0, 0, 1, 0, 0, 1, 2]
    assert not found.crossed(3.0).any()
    assert chart([values], OF).crossed(3.0)[0, 3:].all()


def test_what_stood_before_a_break_is_over() -> None:
    found = chart([[80.0, 80.0, 40.0, 40.0]], OF, segment=[0, 0, 0, 1])
    assert found.crossed(3.0)[0, 2]
    assert (found.latest[0], found.why_not(0)) == (-1, "one round")


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ([NAN, NAN, NAN], "no answers"),
        ([70.0, NAN, NAN], "one round"),
        ([70.0, NAN, 70.0], "a baseline alone"),
        ([70.0, 70.0, 70.0], None),
    ],
)
def test_where_there_is_no_line_it_says_why(values: list[float], reason: str | None) -> None:
    found = chart([values], OF)
    assert found.why_not(0) == reason
    assert (found.latest[0] < 0) == (reason is not None)
    assert not found.crossed(3.0).any()


def test_without_noise_there_is_a_line_and_no_limit() -> None:
    for tau2 in (0.0, 120.0):
        quiet = Parameters(mu=70, tau2=tau2, sigma2=0, assumed=False, n_pairs=40)
        found = chart([[80.0, 80.0, 20.0]], quiet)
        assert found.z[0, 2] == pytest.approx(0.3 * 20 + 0.7 * 80)
        assert not found.crossed(0.1).any()
        assert found.why_not(0) == "no noise"


def test_without_spread_every_pair_is_compared_with_the_program() -> None:
    alike = Parameters(mu=70, tau2=0, sigma2=40, assumed=False, n_pairs=40)
    found = chart([[90.0, 90.0, 60.0]], alike)
    assert found.start[0, 2] == 70
    assert found.z[0, 2] == pytest.approx(0.3 * 60 + 0.7 * 70)
    assert found.deviation[0, 2] == pytest.approx(math.sqrt(40 * 0.3 / 1.7 * 0.51))


@pytest.mark.parametrize("level", [0.0, 70.0, 100.0])
def test_a_constant_series_never_crosses(level: float) -> None:
    at = Parameters(mu=level, tau2=0, sigma2=1e-12, assumed=False, n_pairs=40)
    assert not chart(np.full((1, 12), level), at).crossed(0.001).any()
    assert not chart(np.full((1, 12), level), OF).crossed(3.0).any()


@pytest.mark.parametrize("shape", [(0, 0), (0, 6), (3, 0)])
def test_an_empty_program_has_an_empty_chart(shape: tuple[int, int]) -> None:
    found = chart(np.empty(shape), OF)
    assert found.z.shape == found.distance.shape == shape


@pytest.mark.parametrize("weight", [0.0, -0.1, 1.1])
def test_a_weight_that_cannot_be_is_refused(weight: float) -> None:
    with pytest.raises(ValueError, match="weight"):
        ewma([1.0], 1.0, weight=weight)


def test_values_that_are_not_pairs_by_rounds_are_refused() -> None:
    with pytest.raises(ValueError, match="pairs and rounds"):
        chart([1.0, 2.0], OF)
