"""Flows both ways, their balance, and what it may hide."""

import math
import random
from collections.abc import Callable
from dataclasses import fields
from statistics import fmean, stdev
from typing import Any, NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsurvey.analyse.flows import Flows, by_kind, flows, noise
from mentorsurvey.measures.give_and_take import (
    ASSUMED_NOISE,
    JointFlows,
    balance_interval,
    balance_noise,
)

NAMES = ("mentor_gave", "mentor_got", "mentee_gave", "mentee_got")


class Ratings(NamedTuple):
    mentor_gave: float
    mentor_got: float
    mentee_gave: float
    mentee_got: float


POINTS = st.floats(0, 100)
FULL = st.builds(Ratings, *[POINTS] * 4)
EXAMPLE = Ratings(mentor_gave=80, mentor_got=60, mentee_gave=50, mentee_got=70)


def only(found: Flows) -> dict[str, float]:
    """Every reading of the only pair and round."""
    return {
        **{one.name: float(getattr(found, one.name).item()) for one in fields(found)},
        "ratio": float(found.ratio.item()),
    }


def read(ratings: Ratings) -> dict[str, float]:
    return only(flows(*np.array(ratings, dtype=np.float64).reshape(4, 1, 1)))


def read_kinds(*kinds: Ratings) -> dict[str, float]:
    return only(by_kind(np.array(kinds, dtype=np.float64).reshape(-1, 4, 1, 1)))


def swapped(ratings: Ratings) -> Ratings:
    return Ratings(*ratings[2:], *ratings[:2])


def plus(ratings: Ratings, **more: float) -> Ratings:
    return ratings._replace(**{name: getattr(ratings, name) + more[name] for name in more})


def test_the_worked_give_and_take() -> None:
    # (80 + 70)/2; (50 + 60)/2; 75 − 55; min; (80 + 50)/2 − (60 + 70)/2; (80 + 60)/2 − (50 + 70)/2
    assert read(EXAMPLE) == {
        "mentor_to_mentee": 75,
        "mentee_to_mentor": 55,
        "balance": 20,
        "mutuality": 55,
        "claiming": 0,
        "tone": 10,
        "ratio": pytest.approx(0.846154, abs=5e-7),  # 2·55/130
    }


def test_what_leads_read_is_the_same() -> None:
    found = JointFlows(mentor_to_mentee=75, mentee_to_mentor=55)
    assert (found.balance, found.mutuality) == (20, 55)


def test_the_worked_give_and_take_as_it_was_handed_down(
    worked_example: Callable[[str], dict[str, Any]],
) -> None:
    known = worked_example("give_take_example")
    names = ("M_gives", "M_gets", "E_gives", "E_gets")
    assert read(Ratings(*[known["in"][name] for name in names])) == {
        "mentor_to_mentee": known["flow_M_to_E"],
        "mentee_to_mentor": known["flow_E_to_M"],
        "balance": known["B"],
        "mutuality": known["mutual"],
        "claiming": known["U"],
        "tone": known["V"],
        "ratio": pytest.approx(known["R"], abs=5e-7),
    }


def test_joint_flows_do_not_tell_who_claims_and_who_does_not() -> None:
    # the mentor says she gave 20 more, the mentee that he got 20 less: both flows stay
    one, other = read(EXAMPLE), read(EXAMPLE._replace(mentor_gave=100, mentee_got=50))
    for found in (one, other):
        assert (found["mentor_to_mentee"], found["mentee_to_mentor"]) == (75, 55)
    assert other["claiming"] != one["claiming"]


@given(FULL)
def test_swapping_the_sides_flips_balance_and_tone_and_keeps_mutuality_and_claiming(
    ratings: Ratings,
) -> None:
    one, other = read(ratings), read(swapped(ratings))
    assert other["balance"] == -one["balance"]
    assert other["tone"] == pytest.approx(-one["tone"], abs=1e-9)
    assert other["mutuality"] == one["mutuality"]
    assert other["claiming"] == pytest.approx(one["claiming"], abs=1e-9)
    assert other["mentor_to_mentee"] == one["mentee_to_mentor"]
    assert other["ratio"] == pytest.approx(one["ratio"], nan_ok=True)


@given(FULL)
def test_every_reading_keeps_its_range(ratings: Ratings) -> None:
    found = read(ratings)
    for name in ("mentor_to_mentee", "mentee_to_mentor", "mutuality"):
        assert 0 <= found[name] <= 100
    for name in ("balance", "claiming", "tone"):
        assert -100 <= found[name] <= 100
    assert math.isnan(found["ratio"]) or 0 <= found["ratio"] <= 1


@given(FULL, st.floats(-50, 50))
def test_a_shift_of_all_ratings_moves_the_flows_alone(ratings: Ratings, shift: float) -> None:
    one = read(ratings)
    other = read(plus(ratings, **dict.fromkeys(NAMES, shift)))
    for name in ("mentor_to_mentee", "mentee_to_mentor", "mutuality"):
        assert other[name] == pytest.approx(one[name] + shift, abs=1e-9)
    for name in ("balance", "claiming", "tone"):
        assert other[name] == pytest.approx(one[name], abs=1e-9)


@given(FULL, st.floats(0, 10))
def test_stretching_all_ratings_stretches_every_reading(ratings: Ratings, factor: float) -> None:
    one, other = read(ratings), read(Ratings(*[factor * value for value in ratings]))
    for name in ("mentor_to_mentee", "balance", "mutuality", "claiming", "tone"):
        assert other[name] == pytest.approx(factor * one[name], abs=1e-9)


def test_claims_enter_the_balance_by_half_their_difference() -> None:
    # Truly 60 flows to the mentee and 50 to the mentor; the mentor claims 12 more than it gave,
    # the mentee 4: B = 10 + ½(12 − 4), U = ½(12 + 4).
    found = read(Ratings(mentor_gave=72, mentor_got=50, mentee_gave=54, mentee_got=60))
    assert (found["balance"], found["claiming"]) == (14, 8)


@given(FULL, st.floats(-20, 20))
def test_a_mentor_who_rates_everything_higher_moves_the_tone_by_as_much(
    ratings: Ratings, more: float
) -> None:
    one, other = read(ratings), read(plus(ratings, mentor_gave=more, mentor_got=more))
    assert other["tone"] == pytest.approx(one["tone"] + more, abs=1e-9)
    assert other["balance"] == pytest.approx(one["balance"], abs=1e-9)
    assert other["claiming"] == pytest.approx(one["claiming"], abs=1e-9)


@pytest.mark.parametrize("name", NAMES)
def test_with_one_rating_missing_there_is_no_reading(name: str) -> None:
    found = read(EXAMPLE._replace(**{name: math.nan}))
    assert all(math.isnan(value) for value in found.values())


def test_all_at_the_ceiling_is_perfectly_mutual() -> None:
    found = read(Ratings(100, 100, 100, 100))
    assert (found["balance"], found["mutuality"], found["claiming"], found["tone"]) == (
        0,
        100,
        0,
        0,
    )
    assert found["ratio"] == 1


def test_where_nothing_flows_there_is_no_ratio() -> None:
    assert math.isnan(read(Ratings(0, 0, 0, 0))["ratio"])


def test_noise_makes_perfect_reciprocity_look_like_a_ratio_of_95() -> None:
    # SEM 9 at level 75: B has SD 9, E|B| = 9·√(2/π) = 7.18, R ≈ 1 − 7.18/150 = .952
    found = flows(*np.random.default_rng(9).normal(75, 9, (4, 4000, 1)))
    assert found.ratio.mean() == pytest.approx(0.95, abs=0.005)


# By kind


def test_a_by_kind_flow_is_the_mean_over_the_kinds_that_both_rated() -> None:
    # flows to the mentee 75, 85, 65: 75; to the mentor 55, 45, 65: 55. The fourth has no answer of
    # the mentee on what it got, and counts in neither.
    found = read_kinds(
        EXAMPLE,
        Ratings(mentor_gave=90, mentor_got=50, mentee_gave=40, mentee_got=80),
        Ratings(mentor_gave=70, mentor_got=70, mentee_gave=60, mentee_got=60),
        EXAMPLE._replace(mentor_gave=0, mentee_got=math.nan),
    )
    assert (found["mentor_to_mentee"], found["mentee_to_mentor"], found["balance"]) == (75, 55, 20)


def test_two_kinds_from_both_are_too_few() -> None:
    half = EXAMPLE._replace(mentor_got=math.nan)
    other_half = EXAMPLE._replace(mentee_gave=math.nan)
    # each side rated three of four kinds, but only two of them are the same
    assert math.isnan(read_kinds(EXAMPLE, EXAMPLE, half, other_half)["balance"])
    assert read_kinds(EXAMPLE, EXAMPLE, EXAMPLE) == read(EXAMPLE)
    assert np.isnan(by_kind(np.zeros((0, 4, 1, 1))).balance).all()


def test_more_than_five_kinds_are_refused() -> None:
    with pytest.raises(ValueError, match="at most five"):
        read_kinds(*[EXAMPLE] * 6)


# Noise of the balance


def test_the_noise_of_a_balance_by_hand() -> None:
    # changes 8, 0, −2, 2: mean 2; squares 36, 4, 16, 0, mean 14; half 7
    found = balance_noise([8.0, 0.0, -2.0, 2.0] * 8)
    assert found is not None
    assert found.sd == pytest.approx(math.sqrt(7))
    assert (found.assumed, found.n_pairs) == (False, 32)


def test_below_thirty_pairs_with_two_rounds_a_program_has_no_noise_of_its_own() -> None:
    changes = [float(i) for i in range(30)]
    assert balance_noise(changes[:29]) is None
    assert balance_noise(changes) is not None
    assert balance_noise([]) is None


def test_balances_that_never_move_are_a_ceiling_and_no_measurement_without_error() -> None:
    assert balance_noise([0.0] * 30) is None


def test_a_file_s_noise_is_of_the_first_two_rounds_that_a_pair_has() -> None:
    rounds = [[math.nan, 1.0, 9.0, 70.0], [5.0, math.nan, 5.0, -9.0], [4.0, 2.0, 0.0, 0.0]]
    rounds += [[0.0, 2.0, 50.0, 50.0], [3.0, math.nan, math.nan, math.nan]]
    found = noise(np.array(rounds * 8))
    assert found == balance_noise([8.0, 0.0, -2.0, 2.0] * 8)
    assert noise(np.array(rounds)) == ASSUMED_NOISE


@given(st.lists(st.floats(-200, 200), min_size=30, max_size=60))
def test_swapping_sides_or_rounds_or_the_order_of_pairs_keeps_the_noise(
    changes: list[float],
) -> None:
    one = balance_noise(changes)
    assert balance_noise([-change for change in changes]) == one
    assert balance_noise(changes[::-1]) == one


def test_the_noise_of_simulated_balances_is_recovered_within_monte_carlo_error() -> None:
    draw = random.Random(31)  # noqa: S311 - a simulation, nothing secret
    found = []
    for _ in range(200):
        one = balance_noise([draw.gauss(5, 9) - draw.gauss(0, 9) for _ in range(100)])
        assert one is not None
        found.append(one.sd**2)
    assert abs(fmean(found) - 81 * 99 / 100) < 4 * stdev(found) / math.sqrt(200)


def test_assumed_noise_is_a_quarter_of_the_four_squared_errors_and_says_so() -> None:
    # ¼(15² + 15² + 15² + 15²)
    assert ASSUMED_NOISE.sd == pytest.approx(math.sqrt(225))
    assert ASSUMED_NOISE.assumed


def test_a_balance_is_shown_with_1_96_standard_errors_to_each_side() -> None:
    assert balance_interval(20, 9) == pytest.approx((2.36, 37.64))
    assert balance_interval(95, 9) == pytest.approx((77.36, 100))


def test_a_file_s_balances_have_the_same_intervals() -> None:
    low, high = flows(*np.array(EXAMPLE, dtype=np.float64).reshape(4, 1, 1)).interval(9)
    assert (low.item(), high.item()) == pytest.approx(balance_interval(20, 9))


@given(st.floats(-100, 100), st.floats(0, 100))
def test_swapping_the_sides_mirrors_the_interval(balance: float, sd: float) -> None:
    low, high = balance_interval(balance, sd)
    assert balance_interval(-balance, sd) == (-high, -low)
    assert low <= balance <= high
