"""Where a program is heading: the same pairs' levels now, against two rounds before."""

from collections.abc import Sequence

import numpy as np
import pytest

from mentorsurvey.measures.change.basis import ASSUMED_BASIS
from mentorsurvey.measures.change.levels import levels
from mentorsurvey.measures.clusters import t_quantile
from mentorsurvey.readings.line import Direction, direction
from tests.readings.simulated import program

FAR = "abcdefghij"


def heading(
    means: Sequence[Sequence[float]], mentors: Sequence[str], columns: Sequence[int] = (0, 1, 2)
) -> Direction | None:
    of = np.array(means, dtype=np.float64)
    return direction(program(of, of).panel, of, columns, mentors)


def test_a_known_slope_is_told_over_two_rounds() -> None:
    found = heading([[60 + i, 63 + i, 66 + i] for i in range(10)], FAR)
    assert found is not None
    assert (found.first_round, found.last_round, found.n, found.n_mentors) == (1, 3, 10, 10)
    assert found.difference == pytest.approx(6)
    assert found.can_tell


def test_its_interval_rests_on_mentors() -> None:
    # differences 0, 2, 4, 6, 8, 10: mean 5; by mentor −8, 0, 8 about it: SE² = 3/2·128/36
    means = [[50, 50, 50 + 2 * i] for i in range(6)]
    found = heading(means, "aabbcc")
    assert found is not None
    assert (found.difference, found.n, found.n_mentors) == (pytest.approx(5), 6, 3)
    error = (3 / 2 * 128 / 36) ** 0.5
    assert found.error == pytest.approx(error)
    assert found.high == pytest.approx(5 + t_quantile(3) * error)
    assert not found.can_tell
    alone = heading(means, "abcdef")
    assert alone is not None
    assert alone.can_tell


def test_with_one_mentor_there_is_no_interval_and_nothing_is_told() -> None:
    found = heading([[50, 55, 60 + i] for i in range(6)], "aaaaaa")
    assert found is not None
    assert (found.error, found.low, found.high, found.can_tell) == (None, None, None, False)


def test_only_pairs_that_answered_in_both_rounds_count() -> None:
    nan = float("nan")
    means = [[60, nan, 66]] * 5 + [[60, 90, nan], [nan, 10, 20]]
    found = heading(means, "abcdefg")
    assert found is not None
    assert (found.n, found.difference) == (5, pytest.approx(6))


@pytest.mark.parametrize(
    ("means", "columns"),
    [
        ([[60, 66, 72]] * 4, (0, 1, 2)),  # four pairs
        ([[60, 66, 72]] * 9, (0, 1)),  # two rounds
        ([[60, 66, 72]] * 9, ()),
        ([[60, 66, float("nan")]] * 9, (0, 1, 2)),
    ],
)
def test_too_few_have_no_direction(
    means: Sequence[Sequence[float]], columns: Sequence[int]
) -> None:
    assert heading(means, "abcdefghi"[: len(means)], columns) is None


def test_rounds_that_are_left_out_are_passed_over() -> None:
    found = heading([[50, 0, 55, 60 + i / 100] for i in range(9)], "abcdefghi", (0, 2, 3))
    assert found is not None
    assert (found.first_round, found.last_round) == (1, 4)
    assert found.difference == pytest.approx(10.04)


def test_a_program_that_rises_is_heading_up_by_its_levels() -> None:
    rng = np.random.default_rng(1)
    rising = 50 + 8 * np.arange(4) + rng.normal(0, 3, (30, 4))
    of = program(rising, rising)
    means = levels(rising, rising, ASSUMED_BASIS).mean
    found = direction(of.panel, means, range(4), [pair.mentor_id for pair in of.pairs])
    assert found is not None
    assert found.can_tell
    assert 0 < found.difference < 20
