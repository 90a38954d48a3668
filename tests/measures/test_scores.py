"""Answers become scores of 0–100, or none."""

import math
from collections.abc import Collection, Sequence
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mentorsurvey.measures.scores import (
    core_score,
    item_score,
    mean_score,
    needed,
    pomp,
    reverse,
)

LIKERT = st.integers(1, 5)
MAYBE = st.none() | LIKERT


def score(values: Sequence[float | None], reversed_items: Collection[int] = ()) -> float | None:
    """Of items on a scale from 1 to 5."""
    return mean_score(
        [
            item_score(value, minimum=1, maximum=5, reverse_keyed=place in reversed_items)
            for place, value in enumerate(values)
        ]
    )


def test_reversing_mirrors_the_scale() -> None:
    assert [reverse(x, 1, 5) for x in (1, 2, 3, 4, 5)] == [5, 4, 3, 2, 1]
    assert reverse(-3, -3, 3) == 3


@given(st.floats(0.1, 0.7))
def test_reversing_twice_changes_nothing_and_never_leaves_the_scale(x: float) -> None:
    once = reverse(x, 0.1, 0.7)
    assert 0.1 <= once <= 0.7
    assert reverse(once, 0.1, 0.7) == pytest.approx(x)


@pytest.mark.parametrize(
    ("mean", "minimum", "maximum", "percent"),
    [(1, 1, 5, 0), (5, 1, 5, 100), (4, 1, 5, 75), (0, -3, 3, 50), (3.4, 1, 5, 60)],
)
def test_pomp_is_the_percentage_of_the_way_from_lowest_to_highest(
    mean: float, minimum: float, maximum: float, percent: float
) -> None:
    assert pomp(mean, minimum, maximum) == pytest.approx(percent, abs=1e-12)


@given(LIKERT, st.integers(-1000, 1000), st.integers(1, 1000))
def test_pomp_is_blind_to_shifting_and_stretching_the_scale(
    x: int, shift: int, factor: int
) -> None:
    moved = pomp(factor * x + shift, factor * 1 + shift, factor * 5 + shift)
    assert moved == pytest.approx(pomp(x, 1, 5), abs=1e-9)


@given(LIKERT)
def test_a_reversed_item_scores_the_rest_of_the_hundred(x: int) -> None:
    straight = item_score(x, minimum=1, maximum=5)
    turned = item_score(x, minimum=1, maximum=5, reverse_keyed=True)
    assert straight is not None
    assert turned == 100 - straight


@pytest.mark.parametrize("missing", [None, math.nan])
def test_no_answer_has_no_score(missing: float | None) -> None:
    assert item_score(missing, minimum=1, maximum=5) is None
    assert mean_score([missing]) is None


@pytest.mark.parametrize("x", [0.9, 5.1, math.inf, math.nan])
def test_a_value_outside_its_scale_is_refused_without_repeating_it(x: float) -> None:
    for turn in (reverse, pomp):
        with pytest.raises(ValueError, match=r"^a value lies outside its scale$"):
            turn(x, 1, 5)


@pytest.mark.parametrize(("minimum", "maximum"), [(5, 5), (5, 1), (math.nan, 5)])
def test_a_scale_without_length_is_refused(minimum: float, maximum: float) -> None:
    with pytest.raises(ValueError, match="greater maximum"):
        pomp(5, minimum, maximum)


@given(st.integers(0, 10_000))
def test_two_thirds_of_the_items_are_needed_rounded_up(n: int) -> None:
    assert needed(n) == math.ceil(Fraction(2 * n, 3))


def test_a_negative_number_of_items_is_refused() -> None:
    with pytest.raises(ValueError, match="0 or more"):
        needed(-1)


def test_a_score_by_hand() -> None:
    # 4, 5, and 2 turned to 4, one missing: x̄ = 13/3; 100·(13/3 − 1)/4 = 83.3333
    assert score([4, 5, 2, None], [2]) == pytest.approx(83.3333, abs=5e-5)


def test_items_on_scales_of_different_length_weigh_the_same() -> None:
    # 4 of 1–5 is 75; 0 of −3…+3 is 50; the mean is 62.5
    assert mean_score(
        [item_score(4, minimum=1, maximum=5), item_score(0, minimum=-3, maximum=3)]
    ) == pytest.approx(62.5)


@given(st.lists(MAYBE, max_size=12), st.data())
def test_a_score_is_the_pomp_of_the_mean_answer_or_missing(
    values: list[int | None], data: st.DataObject
) -> None:
    turned = data.draw(st.sets(st.sampled_from(range(len(values))))) if values else set()
    found = score(values, turned)
    keyed = [6 - x if i in turned else x for i, x in enumerate(values) if x is not None]
    if not keyed or 3 * len(keyed) < 2 * len(values):
        assert found is None
    else:
        by_hand = 100 * (Fraction(sum(keyed), len(keyed)) - 1) / 4
        assert found == pytest.approx(float(by_hand), abs=1e-9)


@given(st.lists(MAYBE, min_size=1, max_size=12), LIKERT)
def test_answering_one_more_item_never_loses_a_score(values: list[int | None], x: int) -> None:
    assume(None in values)
    filled = list(values)
    filled[values.index(None)] = x
    if score(values) is not None:
        assert score(filled) is not None


@given(st.lists(st.floats(0, 100), min_size=1))
def test_the_order_of_items_never_matters_and_a_score_stays_on_the_scale(
    pomps: list[float],
) -> None:
    found = mean_score(pomps)
    assert found == mean_score(sorted(pomps))
    assert found is not None
    assert min(pomps) <= found <= max(pomps)


def test_all_at_the_ceiling_is_exactly_one_hundred() -> None:
    assert core_score([100.0] * 6) == 100
    assert score([5] * 7) == 100


def test_a_core_score_takes_four_of_six_anchors() -> None:
    assert core_score([100, 50, None, 75, 75, None]) == 75
    assert core_score([100, 50, None, 75, None, None]) is None
    assert core_score([None] * 6) is None


def test_a_core_score_takes_five_of_seven_anchors() -> None:
    assert core_score([100, 50, None, 75, 75, None, 75]) == 75
    assert core_score([100, 50, None, 75, 75, None, None]) is None


def test_no_core_score_rests_on_fewer_than_three_answers() -> None:
    assert core_score([75.0, 75.0, 75.0]) == 75
    assert core_score([75.0, 75.0]) is None
    assert core_score([]) is None


def test_nothing_asked_is_no_score() -> None:
    assert mean_score([]) is None
