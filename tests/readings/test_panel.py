"""One panel of a program's scores: what is there, and what is compared with what."""

import numpy as np
import pytest

from mentorsurvey.measures.change.basis import basis
from mentorsurvey.measures.change.levels import present
from mentorsurvey.readings.panel import Panel, only, panel
from tests.readings.simulated import scores

NAN = float("nan")


def laid_out() -> Panel:
    """Pair a goes on; b starts anew at round 3; the wording changes at round 4, round 2 has none.

    All scores are the number of the round, b's ten higher, and the mentee's one more.
    """
    said = {
        (name, number): {
            "mentor": 10.0 * (name == "b") + number,
            "mentee": 11.0 * (name == "b") + number,
        }
        for name in "ab"
        for number in (1, 3, 4, 5)
    }
    return panel(["a", "b"], [1, 2, 3, 4, 5], [0, None, 0, 1, 1], said, {"b": [3]})


def test_scores_stand_by_pair_and_round_and_what_is_missing_is_nan() -> None:
    found = panel(
        ["a", "b"],
        [1, 3],
        [0, 0],
        {("a", 1): {"mentor": 80, "mentee": 60}, ("b", 3): {"mentee": 40}, ("c", 1): {"mentor": 1}},
    )
    assert np.array_equal(found.mentor, [[80, NAN], [NAN, NAN]], equal_nan=True)
    assert np.array_equal(found.mentee, [[60, NAN], [NAN, 40]], equal_nan=True)
    assert np.array_equal(found.health, [[70, NAN], [NAN, NAN]], equal_nan=True)
    assert found.readable == 2
    assert found.answered.tolist() == [[True, False], [False, True]]
    assert [only(80, 70), only(80, None), only(None, 70), only(None, None)] == [
        None,
        "mentor",
        "mentee",
        None,
    ]


def test_rounds_are_compared_within_one_wording_of_one_run() -> None:
    found = laid_out()
    assert found.meanings.tolist() == [0, -1, 0, 1, 1]
    assert found.runs.tolist() == [[0, 0, 0, 0, 0], [0, 0, 1, 1, 1]]
    a, b = found.segments.tolist()
    assert a[0] == a[2] != a[3] == a[4]
    assert b[0] != b[2] != b[3] == b[4]
    assert len({a[0], a[1], a[3]}) == len({b[0], b[1], b[2], b[3]}) - 1 == 3


def test_what_is_compared_is_one_wording_since_each_pair_started_anew() -> None:
    first = laid_out().compared(0)
    assert first.numbers == (1, 3)
    assert np.array_equal(first.mentor, [[1, 3], [NAN, 13]], equal_nan=True)
    latest = laid_out().compared(1)
    assert latest.numbers == (4, 5)
    assert latest.mentor.tolist() == [[4, 5], [14, 15]]
    assert laid_out().compared(None).numbers == ()


def test_each_run_of_a_pair_is_a_row_of_its_own() -> None:
    mentor, _ = laid_out().each_run(0)
    there = {tuple(row[~np.isnan(row)]) for row in mentor if not np.isnan(row).all()}
    assert there == {(1, 3), (11,), (13,)}


def test_some_pairs_are_taken_in_the_order_that_is_asked_for() -> None:
    found = laid_out().of(["b", "a"])
    assert (found.ids, found.place) == (("b", "a"), {"b": 0, "a": 1})
    assert found.mentor[:, 0].tolist() == [11, 1]
    assert found.runs[:, -1].tolist() == [1, 0]


def test_nobody_and_no_round_is_a_panel_too() -> None:
    for found in (panel([], [1], [0], {}), panel(["a"], [], [], {}), panel([], [], [], {})):
        assert found.readable == 0
        assert found.compared(0).health.size == found.segments.size == 0


def test_swapping_the_sides_keeps_health_and_levels() -> None:
    mentor, mentee = scores(40, 5)
    mentee[:, 3] = np.nan
    one = present(mentor, mentee, basis(mentor, mentee))
    other = present(mentee, mentor, basis(mentee, mentor))
    for name in ("mean", "low", "high", "next_low", "next_high"):
        assert getattr(one, name) == pytest.approx(getattr(other, name), abs=1e-3), name
