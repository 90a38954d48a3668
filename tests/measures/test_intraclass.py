"""The six forms of the intraclass correlation."""

import csv
import math
from dataclasses import astuple
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsurvey.measures.agreement.intraclass import intraclass

SIX_DYADS = Path(__file__).parents[3] / "shared" / "data" / "small" / "field_icc_six_dyads.csv"
DYADS = [[8.0, 6.0], [5.0, 3.0], [7.0, 2.0], [8.0, 5.0], [8.0, 7.0], [5.0, 6.0]]
TABLE = [
    [9.0, 2.0, 5.0, 8.0],
    [6.0, 1.0, 3.0, 2.0],
    [8.0, 4.0, 6.0, 8.0],
    [7.0, 1.0, 2.0, 6.0],
    [10.0, 5.0, 6.0, 9.0],
    [6.0, 2.0, 4.0, 7.0],
]
ROWS = st.integers(1, 4).flatmap(
    lambda k: st.lists(st.lists(st.none() | st.floats(0, 100), min_size=k, max_size=k), max_size=7)
)


def test_the_six_forms_are_those_of_shrout_and_fleiss() -> None:
    found = intraclass(TABLE)
    forms = (found.icc1, found.icc2, found.icc3, found.icc1k, found.icc2k, found.icc3k)
    known = (0.16574, 0.28976, 0.71484, 0.44280, 0.62005, 0.90932)
    assert forms == pytest.approx(known, abs=5e-6)
    # published mean squares: 11.24, 6.26, 32.49, 1.02
    squares = (found.between, found.within, found.raters, found.error)
    assert squares == pytest.approx((11.24, 6.26, 32.49, 1.02), abs=5e-3)
    assert (found.n_rows, found.n_raters, found.reason) == (6, 4, None)


def test_the_published_table_is_the_one_tested(shrout_fleiss: list[list[float]]) -> None:
    assert shrout_fleiss == TABLE


def test_the_six_dyads() -> None:
    found = intraclass(DYADS)
    assert found.between == pytest.approx(3.933333, abs=5e-7)
    assert found.within == pytest.approx(3.666667, abs=5e-7)
    assert found.icc1 == pytest.approx(0.0350877, abs=5e-8)


def test_the_six_dyads_are_those_handed_down() -> None:
    if not SIX_DYADS.is_file():
        pytest.skip("the six dyads are not beside this checkout")
    with SIX_DYADS.open(encoding="utf-8", newline="") as lines:
        assert [[float(cell) for cell in row] for row in list(csv.reader(lines))[1:]] == DYADS


def test_whoever_has_a_rating_missing_is_left_out() -> None:
    assert intraclass([*DYADS, [None, 3.0], [math.nan, 3.0]]) == intraclass(DYADS)


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ([], "fewer than two rows"),
        ([[1.0, 2.0]], "fewer than two rows"),
        ([[1.0, 2.0], [None, 1.0]], "fewer than two rows"),
        ([[1.0], [2.0]], "fewer than two raters"),
        ([[100.0, 100.0]] * 9, "no spread"),
    ],
)
def test_too_little_says_why(table: list[list[float | None]], reason: str) -> None:
    found = intraclass(table)
    assert (found.reason, found.icc1, found.icc3) == (reason, None, None)


def test_a_form_without_a_bottom_is_missing_alone() -> None:
    # rows do not differ, raters do: nothing for icc3 to compare, full disagreement for icc1
    found = intraclass([[80.0, 60.0]] * 5)
    assert (found.icc3, found.icc1k) == (None, None)
    assert found.icc1 == pytest.approx(-1)
    assert found.icc2 == pytest.approx(0)


@given(ROWS)
def test_there_are_numbers_or_nothing_and_never_nan(table: list[list[float | None]]) -> None:
    found = intraclass(table)
    assert all(math.isfinite(value) for value in astuple(found) if isinstance(value, float))


@given(st.permutations(TABLE), st.permutations(range(4)), st.floats(-50, 50), st.floats(0.1, 10))
def test_neither_order_nor_shifting_nor_stretching_changes_a_form(
    rows: list[list[float]], raters: list[int], shift: float, factor: float
) -> None:
    found = intraclass([[factor * row[rater] + shift for rater in raters] for row in rows])
    assert (found.icc1, found.icc2, found.icc3k) == pytest.approx(
        (0.16574, 0.28976, 0.90932), abs=5e-6
    )
    assert found.between == pytest.approx(11.2417 * factor**2, rel=1e-4)


def test_rows_of_different_length_are_refused() -> None:
    with pytest.raises(ValueError, match="one entry a rater"):
        intraclass([[1, 2], [1]])
