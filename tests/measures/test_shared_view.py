"""When two people see the same thing differently, and when anybody reads of it."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsurvey.measures.shared_view import (
    About,
    Gap,
    MeanDifference,
    gap,
    mean_difference,
    raw_gap,
    stands,
)

POINTS = st.floats(0, 100)
MAYBE = st.none() | POINTS
ABOUT = st.sampled_from(["mentor", "mentee", "both", "partner"])
ERRORS = st.just(0.0) | st.floats(0.1, 30)
OTHER: dict[About, About] = {"mentor": "mentee", "mentee": "mentor"}


def seen(points: float, *, can_tell: bool = True) -> Gap:
    return Gap(points=points, error=10, g=points / 10, can_tell=can_tell)


# Whose view is the other's


def test_the_other_is_whoever_a_construct_is_not_about() -> None:
    # the mentee rates the mentor 80, who rates herself 60: the other sees 20 more
    assert raw_gap(60, 80, "mentor") == 20
    # the mentor rates the mentee 60, who rates himself 80: the other sees 20 less
    assert raw_gap(60, 80, "mentee") == -20
    # about both, by convention the mentee's view less the mentor's
    assert raw_gap(60, 80, "both") == 20
    # and where each rates the other: nobody rates oneself
    assert raw_gap(60, 80, "partner") == 20


@given(POINTS, POINTS, ABOUT)
def test_swapping_the_answers_flips_the_gap(mentor: float, mentee: float, about: About) -> None:
    assert raw_gap(mentee, mentor, about) == -(raw_gap(mentor, mentee, about) or 0.0)


@given(POINTS, POINTS, st.sampled_from(["mentor", "mentee"]))
def test_swapping_sides_and_subject_changes_nothing(
    mentor: float, mentee: float, about: About
) -> None:
    assert raw_gap(mentee, mentor, OTHER[about]) == raw_gap(mentor, mentee, about)


@pytest.mark.parametrize("missing", [None, math.nan])
def test_one_side_alone_has_no_gap(missing: float | None) -> None:
    assert raw_gap(missing, 50, "mentor") is None
    assert gap(50, missing, "both", sem_mentor=9, sem_mentee=9) is None


def test_no_gap_is_taken_on_what_is_about_oneself() -> None:
    with pytest.raises(ValueError, match="the mentor, the mentee, both or each other"):
        raw_gap(1, 2, "self")


# The program's mean difference


def test_the_mean_difference_counts_from_ten_pairs() -> None:
    nine = [(60.0, 70.0)] * 9 + [(None, 70.0), (60.0, math.nan)]
    assert mean_difference(nine, "mentor") == MeanDifference(value=0, assumed=True, n_pairs=9)
    ten = mean_difference([*nine, (60.0, 90.0)], "mentor")
    assert ten == MeanDifference(value=12, assumed=False, n_pairs=10)
    assert mean_difference([], "both") == MeanDifference(value=0, assumed=True, n_pairs=0)


@given(st.lists(st.tuples(MAYBE, MAYBE), max_size=24), ABOUT, st.randoms(use_true_random=False))
def test_neither_order_nor_side_matters_but_for_the_sign(
    pairs: list[tuple[float | None, float | None]], about: About, order: random.Random
) -> None:
    found = mean_difference(pairs, about)
    mixed = list(pairs)
    order.shuffle(mixed)
    assert mean_difference(mixed, about) == found
    other = mean_difference([(b, a) for a, b in pairs], about)
    assert (other.value, other.n_pairs) == (pytest.approx(-found.value), found.n_pairs)


# One gap


def test_a_gap_by_hand() -> None:
    # other − own 80 − 50, less 6, over √(9² + 12²) = 15
    found = gap(50, 80, "mentor", sem_mentor=9, sem_mentee=12, delta=6)
    assert found is not None
    assert (found.points, found.error) == (24, 15)
    assert found.g == pytest.approx(1.6)
    assert not found.can_tell


@pytest.mark.parametrize(("mentee", "expected"), [(79.3, False), (79.5, True), (20.5, True)])
def test_a_gap_can_be_told_from_196_standard_errors(mentee: float, expected: bool) -> None:
    # 1.96·15 = 29.4
    found = gap(50, mentee, "both", sem_mentor=9, sem_mentee=12)
    assert found is not None
    assert found.can_tell == expected


@pytest.mark.parametrize(("mentee", "can_tell"), [(51, True), (50, False)])
def test_without_noise_a_gap_has_no_g(mentee: float, can_tell: bool) -> None:
    found = gap(50, mentee, "both", sem_mentor=0, sem_mentee=0)
    assert found == Gap(points=mentee - 50, error=0, g=None, can_tell=can_tell)


def test_what_is_usual_here_is_no_gap() -> None:
    found = gap(100, 60, "mentor", sem_mentor=5, sem_mentee=5, delta=-40)
    assert found is not None
    assert (found.points, found.g, found.can_tell) == (0, 0, False)


@given(POINTS, POINTS, ABOUT, ERRORS, ERRORS, st.floats(-50, 50))
def test_swapping_answers_and_mean_difference_flips_g(
    mentor: float, mentee: float, about: About, one: float, other: float, delta: float
) -> None:
    found = gap(mentor, mentee, about, sem_mentor=one, sem_mentee=other, delta=delta)
    mirror = gap(mentee, mentor, about, sem_mentor=other, sem_mentee=one, delta=-delta)
    assert found is not None
    assert mirror is not None
    assert mirror.points == pytest.approx(-found.points)
    assert mirror.can_tell == found.can_tell
    assert (mirror.g is None) == (found.g is None)
    if found.g is not None and mirror.g is not None:
        assert mirror.g == pytest.approx(-found.g)
        assert math.isfinite(found.g)


@pytest.mark.parametrize("sem", [-1, math.nan])
def test_an_impossible_standard_error_is_refused(sem: float) -> None:
    with pytest.raises(ValueError, match="0 or more"):
        gap(50, 60, "both", sem_mentor=sem, sem_mentee=9)


# Reading of it


def test_a_gap_is_read_of_when_the_same_one_stands_in_the_last_two_rounds() -> None:
    assert stands([seen(30), seen(25)])
    assert stands([seen(-30), None, seen(-25), None])
    assert not stands([seen(30)])
    assert not stands([])
    assert not stands([seen(30), seen(-30)])
    assert not stands([seen(30), seen(12, can_tell=False)])
    assert not stands([seen(30), seen(30), seen(12, can_tell=False)])


def test_two_rounds_seldom_show_a_false_gap() -> None:
    draw = random.Random(7)  # noqa: S311 - a simulation, nothing secret
    pairs, one_round, twice = 4000, 0, 0
    for _ in range(pairs):
        rounds = []
        for _ in range(2):
            answers = [(draw.gauss(75, 9), draw.gauss(75, 9)) for _ in range(7)]
            rounds.append([gap(*a, "mentor", sem_mentor=9, sem_mentee=9) for a in answers])
        one_round += any(one is not None and one.can_tell for one in rounds[0])
        twice += any(stands(list(both)) for both in zip(*rounds, strict=True))
    # 1 − .95⁷ = .302; 1 − (1 − 2·.025²)⁷ = .0087
    assert one_round / pairs == pytest.approx(0.302, abs=4 * math.sqrt(0.302 * 0.698 / pairs))
    assert twice / pairs == pytest.approx(0.0087, abs=4 * math.sqrt(0.0087 / pairs))
