"""Where a program is heading, in programs whose slope is known."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from mentorsurvey.readings.series import Asked, Both, Program
from mentorsurvey.readings.trends import Trends, trends
from mentorsurvey.store.relationships import Relationship
from tests.house import NOW

FALL = -1.5
PAIRS, ROUNDS = 32, 8


def asked(number: int, **other: object) -> Asked:
    moment = NOW + timedelta(days=90 * number)
    found = Asked(
        number=number,
        title="Check-in",
        opened_at=moment,
        closes_at=moment + timedelta(days=14),
        is_open=False,
        segment=0,
        first_of_segment=number == 1,
    )
    return replace(found, **other)  # type: ignore[arg-type]


def relationship(place: int) -> Relationship:
    return Relationship(
        id=f"r{place:02d}",
        cohorts=(),
        phase="cultivation",
        mentor_id=f"m{place // 2:02d}",
        mentor=f"Mentor {place}",
        mentee_id="",
        mentee=f"Mentee {place}",
    )


def program(
    values: Sequence[Sequence[float | None]], rounds: Sequence[Asked] | None = None
) -> Program:
    """A program with this H of each relationship in each round; None is a one-sided round."""
    numbers = range(1, len(values[0]) + 1)
    return Program(
        rounds=tuple(rounds or map(asked, numbers)),
        pairs=tuple(map(relationship, range(len(values)))),
        histories={
            relationship(place).id: {
                number: Both.of(value if value is not None else 70.0, value)
                for number, value in zip(numbers, row, strict=True)
            }
            for place, row in enumerate(values)
        },
        responses=(),
    )


def falling(pairs: int = PAIRS, rounds: int = ROUNDS, *, noise: float = 2.0) -> np.ndarray:
    """H that falls by a known amount each round, with noise that has no slope on average."""
    rng = np.random.default_rng(3)
    when = np.arange(rounds) - (rounds - 1) / 2
    wiggle = rng.normal(0, noise, (pairs, rounds))
    wiggle -= (wiggle @ when / (when @ when)).mean() * when
    level = np.linspace(60, 80, pairs)[:, None]
    return np.asarray(level + FALL * when + wiggle)


def told(found: Trends) -> tuple[float, float, float]:
    assert found.program is not None
    return found.program.value, found.program.low, found.program.high


def test_a_program_that_falls_by_a_known_amount_a_round_is_said_to_fall_by_it() -> None:
    found = trends(program(falling().tolist()))
    value, low, high = told(found)
    assert value == pytest.approx(FALL, abs=1e-6)
    assert low < FALL < high < 0
    assert found.program is not None
    assert found.program.can_tell
    assert (found.rounds, found.n_pairs, found.n_values) == (ROUNDS, PAIRS, PAIRS * ROUNDS)
    assert found.n_mentors == PAIRS // 2
    assert found.reason is None
    assert len(found.pairs) == PAIRS


def test_with_every_round_of_every_pair_the_slope_is_the_mean_of_their_own_lines() -> None:
    values = falling(noise=9.0) + np.random.default_rng(5).normal(0, 6, (PAIRS, ROUNDS))
    own = [np.polyfit(np.arange(ROUNDS), row, 1)[0] for row in values]
    assert told(trends(program(values.tolist())))[0] == pytest.approx(np.mean(own))


def test_noise_alone_has_no_direction() -> None:
    values = falling(noise=8.0) - FALL * (np.arange(ROUNDS) - (ROUNDS - 1) / 2)
    found = trends(program(values.tolist()))
    assert found.program is not None
    assert not found.program.can_tell


def test_the_order_of_the_pairs_does_not_matter() -> None:
    whole = program(falling().tolist())
    turned = replace(whole, pairs=whole.pairs[::-1])
    there, back = trends(whole), trends(turned)
    assert told(back) == pytest.approx(told(there))
    assert back.pairs.keys() == there.pairs.keys()
    for pair, slope in there.pairs.items():
        assert back.pairs[pair].value == pytest.approx(slope.value)


def test_rounds_that_some_miss_leave_the_slope_where_it_is() -> None:
    values: list[list[float | None]] = falling(noise=0.5).tolist()
    for place, row in enumerate(values):
        row[place % ROUNDS] = None
    found = trends(program(values))
    value, low, high = told(found)
    assert value == pytest.approx(FALL, abs=0.1)
    assert low < FALL < high
    assert found.n_values == PAIRS * (ROUNDS - 1)


def test_a_pair_of_few_rounds_has_no_slope_and_counts_in_the_program_s() -> None:
    values: list[list[float | None]] = falling().tolist()
    values[0][4:] = [None] * (ROUNDS - 4)
    found = trends(program(values))
    assert found.n_pairs == PAIRS
    assert "r00" not in found.pairs
    assert len(found.pairs) == PAIRS - 1


def test_below_thirty_relationships_the_program_alone_has_a_slope() -> None:
    found = trends(program(falling(29).tolist()))
    assert found.program is not None
    assert (found.n_pairs, dict(found.pairs)) == (29, {})


def test_relationships_of_one_mentor_have_no_trend() -> None:
    whole = program(falling().tolist())
    one = replace(whole, pairs=tuple(replace(pair, mentor_id="m") for pair in whole.pairs))
    assert (trends(one).program, trends(one).reason) == (None, "one mentor")


def test_mentors_whose_relationships_fall_alike_make_the_slope_less_sure() -> None:
    own = np.random.default_rng(5).normal(0, 1, PAIRS // 2).repeat(2)
    whole = program((falling() + np.outer(own, np.arange(ROUNDS))).tolist())
    apart = replace(whole, pairs=tuple(replace(pair, mentor_id=pair.id) for pair in whole.pairs))
    value, low, high = told(trends(whole))
    other, lower, upper = told(trends(apart))
    assert value == other
    assert high - low > 1.2 * (upper - lower)


def test_no_direction_is_read_from_fewer_than_five_rounds() -> None:
    found = trends(program(falling(rounds=4).tolist()))
    assert (found.program, found.rounds, dict(found.pairs)) == (None, 4, {})
    assert found.reason == "fewer than five rounds"


def test_a_round_that_nobody_answered_from_both_sides_is_none_of_the_five() -> None:
    values: list[list[float | None]] = falling(rounds=5).tolist()
    for row in values:
        row[2] = None
    assert trends(program(values)).reason == "fewer than five rounds"


def test_a_round_that_is_still_open_is_none_of_the_five() -> None:
    values = falling(rounds=5).tolist()
    rounds = [*map(asked, range(1, 5)), asked(5, is_open=True)]
    assert trends(program(values, rounds)).reason == "fewer than five rounds"
    rounds = [*map(asked, range(1, 6))]
    assert trends(program(values, rounds)).reason is None


def test_rounds_before_a_change_of_wording_do_not_count() -> None:
    rounds = [
        *(asked(number) for number in range(1, 5)),
        *(asked(number, segment=1, first_of_segment=number == 5) for number in range(5, 9)),
    ]
    found = trends(program(falling().tolist(), rounds))
    assert (found.reason, found.rounds) == ("fewer than five rounds", 4)


def test_fewer_than_eight_pairs_are_too_few() -> None:
    found = trends(program(falling(7).tolist()))
    assert (found.program, found.reason, found.n_pairs) == (None, "fewer than eight pairs", 7)
    assert trends(program(falling(8).tolist())).reason is None


def test_scores_that_never_vary_have_no_noise_to_compare_with() -> None:
    found = trends(program([[100.0] * ROUNDS] * PAIRS))
    assert (found.program, found.reason) == (None, "no noise")


def test_a_program_without_rounds_has_no_trend() -> None:
    nothing = Program(rounds=(), pairs=(), histories={}, responses=())
    assert trends(nothing).reason == "fewer than five rounds"
