"""Flows both ways, their balance, and what it may hide."""

import math
import random
from collections.abc import Callable
from dataclasses import replace
from statistics import fmean, stdev
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsurvey.measures.give_and_take import (
    GiveAndTake,
    Ratings,
    assumed_balance_noise,
    balance_interval,
    balance_noise,
    by_kind,
    give_and_take,
    reciprocity_ratio,
)

POINTS = st.floats(0, 100)
FULL = st.builds(
    Ratings, mentor_gave=POINTS, mentor_got=POINTS, mentee_gave=POINTS, mentee_got=POINTS
)
EXAMPLE = Ratings(mentor_gave=80, mentor_got=60, mentee_gave=50, mentee_got=70)
NAMES = ("mentor_gave", "mentor_got", "mentee_gave", "mentee_got")
KINDS = ("guidance", "opportunities", "ideas", "technology", "support")


def read(ratings: Ratings) -> GiveAndTake:
    found = give_and_take(ratings)
    assert found is not None
    return found


def swapped(ratings: Ratings) -> Ratings:
    return Ratings(
        mentor_gave=ratings.mentee_gave,
        mentor_got=ratings.mentee_got,
        mentee_gave=ratings.mentor_gave,
        mentee_got=ratings.mentor_got,
    )


def plus(ratings: Ratings, **more: float) -> Ratings:
    return replace(ratings, **{name: getattr(ratings, name) + more[name] for name in more})


def test_the_worked_give_and_take() -> None:
    # (80 + 70)/2; (50 + 60)/2; 75 − 55; min; (80 + 50)/2 − (60 + 70)/2; (80 + 60)/2 − (50 + 70)/2
    found = read(EXAMPLE)
    assert found == GiveAndTake(mentor_to_mentee=75, mentee_to_mentor=55, claiming=0, tone=10)
    assert (found.balance, found.mutuality) == (20, 55)
    # 2·55/130
    assert reciprocity_ratio(found) == pytest.approx(0.846154, abs=5e-7)


def test_the_worked_give_and_take_as_it_was_handed_down(
    worked_example: Callable[[str], dict[str, Any]],
) -> None:
    known = worked_example("give_take_example")
    found = read(
        Ratings(
            mentor_gave=known["in"]["M_gives"],
            mentor_got=known["in"]["M_gets"],
            mentee_gave=known["in"]["E_gives"],
            mentee_got=known["in"]["E_gets"],
        )
    )
    assert found == GiveAndTake(
        mentor_to_mentee=known["flow_M_to_E"],
        mentee_to_mentor=known["flow_E_to_M"],
        claiming=known["U"],
        tone=known["V"],
    )
    assert (found.balance, found.mutuality) == (known["B"], known["mutual"])
    assert reciprocity_ratio(found) == pytest.approx(known["R"], abs=5e-7)


def test_joint_flows_do_not_tell_who_claims_and_who_does_not() -> None:
    # the mentor says she gave 20 more, the mentee that he got 20 less: both flows stay
    other = replace(EXAMPLE, mentor_gave=100, mentee_got=50)
    for one in (EXAMPLE, other):
        assert (read(one).mentor_to_mentee, read(one).mentee_to_mentor) == (75, 55)
    assert read(other).claiming != read(EXAMPLE).claiming


@given(FULL)
def test_swapping_the_sides_flips_balance_and_tone_and_keeps_mutuality_and_claiming(
    ratings: Ratings,
) -> None:
    one, other = read(ratings), read(swapped(ratings))
    assert (other.balance, other.tone) == (-one.balance, -one.tone)
    assert (other.mutuality, other.claiming) == (one.mutuality, one.claiming)
    assert other.mentor_to_mentee == one.mentee_to_mentor
    assert reciprocity_ratio(other) == reciprocity_ratio(one)


@given(FULL)
def test_every_reading_keeps_its_range(ratings: Ratings) -> None:
    found = read(ratings)
    for flow in (found.mentor_to_mentee, found.mentee_to_mentor, found.mutuality):
        assert 0 <= flow <= 100
    for signed in (found.balance, found.claiming, found.tone):
        assert -100 <= signed <= 100
    ratio = reciprocity_ratio(found)
    assert ratio is None or 0 <= ratio <= 1


@given(FULL, st.floats(-50, 50))
def test_a_shift_of_all_ratings_moves_the_flows_alone(ratings: Ratings, shift: float) -> None:
    one = read(ratings)
    other = read(plus(ratings, **dict.fromkeys(NAMES, shift)))
    assert other.mentor_to_mentee == pytest.approx(one.mentor_to_mentee + shift, abs=1e-9)
    assert other.mutuality == pytest.approx(one.mutuality + shift, abs=1e-9)
    for name in ("balance", "claiming", "tone"):
        assert getattr(other, name) == pytest.approx(getattr(one, name), abs=1e-9)


@given(FULL, st.floats(0, 10))
def test_stretching_all_ratings_stretches_every_reading(ratings: Ratings, factor: float) -> None:
    wide = Ratings(**{name: factor * getattr(ratings, name) for name in NAMES})
    one, other = read(ratings), read(wide)
    for name in ("mentor_to_mentee", "balance", "mutuality", "claiming", "tone"):
        assert getattr(other, name) == pytest.approx(factor * getattr(one, name), abs=1e-9)


def test_claims_enter_the_balance_by_half_their_difference() -> None:
    # Truly 60 flows to the mentee and 50 to the mentor; the mentor claims 12 more than it gave,
    # the mentee 4: B = 10 + ½(12 − 4), U = ½(12 + 4).
    found = read(Ratings(mentor_gave=72, mentor_got=50, mentee_gave=54, mentee_got=60))
    assert (found.balance, found.claiming) == (14, 8)


@given(FULL, st.floats(-20, 20))
def test_a_mentor_who_rates_everything_higher_moves_the_tone_by_as_much(
    ratings: Ratings, more: float
) -> None:
    one, other = read(ratings), read(plus(ratings, mentor_gave=more, mentor_got=more))
    assert other.tone == pytest.approx(one.tone + more, abs=1e-9)
    assert other.balance == pytest.approx(one.balance, abs=1e-9)
    assert other.claiming == pytest.approx(one.claiming, abs=1e-9)


@pytest.mark.parametrize("missing", [None, math.nan])
@pytest.mark.parametrize("name", NAMES)
def test_with_one_rating_missing_there_is_no_reading(name: str, missing: float | None) -> None:
    assert give_and_take(replace(EXAMPLE, **{name: missing})) is None


def test_all_at_the_ceiling_is_perfectly_mutual() -> None:
    found = read(Ratings(mentor_gave=100, mentor_got=100, mentee_gave=100, mentee_got=100))
    assert (found.balance, found.mutuality, found.claiming, found.tone) == (0, 100, 0, 0)
    assert reciprocity_ratio(found) == 1


def test_where_nothing_flows_there_is_no_ratio() -> None:
    nothing = read(Ratings(mentor_gave=0, mentor_got=0, mentee_gave=0, mentee_got=0))
    assert reciprocity_ratio(nothing) is None


def test_noise_makes_perfect_reciprocity_look_like_a_ratio_of_95() -> None:
    # SEM 9 at level 75: B has SD 9, E|B| = 9·√(2/π) = 7.18, R ≈ 1 − 7.18/150 = .952
    draw = random.Random(9)  # noqa: S311 - a simulation, nothing secret
    ratios = []
    for _ in range(4000):
        ratio = reciprocity_ratio(read(Ratings(**{name: draw.gauss(75, 9) for name in NAMES})))
        assert ratio is not None
        ratios.append(ratio)
    assert fmean(ratios) == pytest.approx(0.95, abs=0.005)


# By kind


def test_a_by_kind_flow_is_the_mean_over_the_kinds_that_both_rated() -> None:
    # flows to the mentee 75, 85, 65: 75; to the mentor 55, 45, 65: 55. The fourth has no answer of
    # the mentee on what it got, and counts in neither.
    found = by_kind(
        {
            "guidance": EXAMPLE,
            "ideas": Ratings(mentor_gave=90, mentor_got=50, mentee_gave=40, mentee_got=80),
            "opportunities": Ratings(mentor_gave=70, mentor_got=70, mentee_gave=60, mentee_got=60),
            "support": replace(EXAMPLE, mentor_gave=0, mentee_got=None),
        }
    )
    assert found is not None
    assert found.together.mentor_to_mentee == 75
    assert found.together.mentee_to_mentor == 55
    assert found.together.balance == 20
    assert {kind: one.balance for kind, one in found.kinds.items()} == {
        "guidance": 20,
        "ideas": 40,
        "opportunities": 0,
    }


def test_two_kinds_from_both_are_too_few() -> None:
    half = replace(EXAMPLE, mentor_got=None)
    other_half = replace(EXAMPLE, mentee_gave=None)
    # each side rated three of four kinds, but only two of them are the same
    ratings = dict(zip(KINDS[:4], (EXAMPLE, EXAMPLE, half, other_half), strict=True))
    assert by_kind(ratings) is None
    assert by_kind({}) is None
    assert by_kind(dict.fromkeys(KINDS[:3], EXAMPLE)) is not None


@given(st.fixed_dictionaries(dict.fromkeys(KINDS, FULL)))
def test_swapping_the_sides_of_every_kind_flips_and_keeps_the_same(
    ratings: dict[str, Ratings],
) -> None:
    one = by_kind(ratings)
    other = by_kind({kind: swapped(ratings[kind]) for kind in reversed(KINDS)})
    assert one is not None
    assert other is not None
    assert (other.together.balance, other.together.tone) == (
        -one.together.balance,
        -one.together.tone,
    )
    assert other.together.mutuality == one.together.mutuality
    assert other.together.claiming == one.together.claiming


def test_more_than_five_kinds_are_refused() -> None:
    with pytest.raises(ValueError, match="at most five"):
        by_kind(dict.fromkeys((*KINDS, "sixth"), EXAMPLE))


# Noise of the balance


def test_the_noise_of_a_balance_by_hand() -> None:
    # changes 8, 0, −2, 2: mean 2; squares 36, 4, 16, 0, mean 14; half 7
    pairs = [(0.0, 8.0), (5.0, 5.0), (12.0, 10.0), (-2.0, 0.0), (1.0, None), (None, math.nan)]
    found = balance_noise(pairs, minimum_pairs=4)
    assert found is not None
    assert found.sd == pytest.approx(math.sqrt(7))
    assert (found.assumed, found.n_pairs) == (False, 4)


def test_below_thirty_pairs_with_two_rounds_a_program_has_no_noise_of_its_own() -> None:
    pairs: list[tuple[float | None, float | None]] = [(float(i), 3.0) for i in range(29)]
    assert balance_noise([*pairs, (5.0, None)]) is None
    assert balance_noise([*pairs, (5.0, 6.0)]) is not None
    assert balance_noise([]) is None


def test_balances_that_never_move_are_a_ceiling_and_no_measurement_without_error() -> None:
    assert balance_noise([(20.0, 20.0)] * 30) is None


@given(st.lists(st.tuples(st.floats(-100, 100), st.floats(-100, 100)), min_size=2))
def test_swapping_sides_or_rounds_or_the_order_of_pairs_keeps_the_noise(
    pairs: list[tuple[float, float]],
) -> None:
    one = balance_noise(pairs, minimum_pairs=2)
    assert balance_noise([(-a, -b) for a, b in pairs], minimum_pairs=2) == one
    assert balance_noise([(b, a) for a, b in reversed(pairs)], minimum_pairs=2) == one


def test_the_noise_of_simulated_balances_is_recovered_within_monte_carlo_error() -> None:
    draw = random.Random(31)  # noqa: S311 - a simulation, nothing secret
    found = []
    for _ in range(200):
        levels = [draw.gauss(10, 15) for _ in range(100)]
        pairs = [(draw.gauss(b, 9), draw.gauss(b + 5, 9)) for b in levels]
        noise = balance_noise(pairs)
        assert noise is not None
        found.append(noise.sd**2)
    assert abs(fmean(found) - 81 * 99 / 100) < 4 * stdev(found) / math.sqrt(200)


def test_assumed_noise_is_a_quarter_of_the_four_squared_errors_and_says_so() -> None:
    # ¼(36 + 64 + 100 + 16) = 54
    assert assumed_balance_noise([6, 8, 10, 4]).sd == pytest.approx(math.sqrt(54))
    assert assumed_balance_noise().sd == pytest.approx(15)
    assert assumed_balance_noise().assumed


@pytest.mark.parametrize("sems", [[9, 9, 9], [9, 9, 9, -1], [9, 9, 9, math.nan]])
def test_other_than_four_standard_errors_are_refused(sems: list[float]) -> None:
    with pytest.raises(ValueError, match="four standard errors"):
        assumed_balance_noise(sems)


def test_a_balance_is_shown_with_1_96_standard_errors_to_each_side() -> None:
    assert balance_interval(20, 9) == pytest.approx((2.36, 37.64))
    assert balance_interval(95, 9) == pytest.approx((77.36, 100))


@given(st.floats(-100, 100), st.floats(0, 100))
def test_swapping_the_sides_mirrors_the_interval(balance: float, sd: float) -> None:
    low, high = balance_interval(balance, sd)
    assert balance_interval(-balance, sd) == (-high, -low)
    assert low <= balance <= high
