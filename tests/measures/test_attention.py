"""Whom to check in with and why, who may see it, and how good such a list is."""

import math
from dataclasses import asdict, replace
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from mentorsurvey.measures.attention.draw import draw
from mentorsurvey.measures.attention.kept import meetings
from mentorsurvey.measures.attention.quality import (
    RAISED,
    Share,
    quality,
    share,
)
from mentorsurvey.measures.attention.raised import (
    did_not_meet,
    missed,
    too_few_meetings,
    too_low,
)
from mentorsurvey.measures.attention.rules import DEFAULTS, RULES, Kind, RuleId

# Rules are data


def test_every_kind_has_a_rule() -> None:
    assert set(RULES) == set(get_args(RuleId))
    assert set(RULES.values()) == set(get_args(Kind))


def test_the_thresholds_are_the_conventions() -> None:
    assert asdict(DEFAULTS) == {
        "answered": 2,
        "missed": 2,
        "meetings_share": 0.5,
        "cut": 60,
        "probability": 0.8,
        "drawn": 1,
    }


@pytest.mark.parametrize(
    "wrong",
    [
        {"answered": 0},
        {"missed": 0},
        {"drawn": -1},
        {"meetings_share": 1.1},
        {"cut": 101},
        {"probability": 1},
        {"probability": math.nan},
    ],
)
def test_a_threshold_outside_its_range_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="outside its range"):
        replace(DEFAULTS, **wrong)


# Behaviour


@pytest.mark.parametrize(
    ("letters", "since"),
    [
        ("AAMM", 2),
        ("AAMMM", 3),
        ("AMAMM", 2),
        ("AAM", 0),
        ("AMM", 0),
        ("MMMM", 0),
        ("AAMMA", 0),
        ("AA", 0),
        ("", 0),
    ],
)
def test_silence_is_two_rounds_missed_after_two_answered(letters: str, since: int) -> None:
    assert missed([letter == "A" for letter in letters], DEFAULTS) == since


@pytest.mark.parametrize(
    ("mentor", "mentee", "listed"),
    [(0, 0, True), (0, 1, False), (0, None, False), (None, 0, False), (None, None, False)],
)
def test_no_meeting_takes_both_counts(
    mentor: float | None, mentee: float | None, listed: bool
) -> None:
    assert did_not_meet(meetings(mentor, mentee)) == listed


@pytest.mark.parametrize(
    ("mentor", "mentee", "agreed", "listed"),
    [
        (2, 1, 5, True),
        (2, 3, 5, False),
        (2, 2, 4, False),
        (None, 1, 4, True),
        (None, None, 4, False),
        (0, 0, None, False),
        (0, 0, 0, False),
        (0, 0, 1, True),
    ],
)
def test_too_few_meetings_are_under_half_of_those_agreed_by_the_larger_count(
    mentor: float | None, mentee: float | None, agreed: float | None, listed: bool
) -> None:
    assert too_few_meetings(meetings(mentor, mentee), agreed, DEFAULTS) == listed


# Level


def test_a_level_is_listed_where_the_chance_is_over_the_threshold_and_not_at_it() -> None:
    assert not too_low(None, DEFAULTS)
    assert not too_low(0.8, DEFAULTS)
    assert too_low(0.81, DEFAULTS)


@given(st.none() | st.floats(0, 1), st.floats(0.01, 0.99))
def test_the_list_follows_the_probability(chance: float | None, probability: float) -> None:
    settings = replace(DEFAULTS, probability=probability)
    assert too_low(chance, settings) == (chance is not None and chance > probability)


# The routine draw


PEOPLE = [f"relationship {i}" for i in range(12)]


def test_a_round_draws_as_many_as_are_listed_among_the_others() -> None:
    drawn = draw(PEOPLE, PEOPLE[:4], round_id="round 1")
    assert len(set(drawn)) == 4
    assert len(draw(PEOPLE, [], round_id="round 1")) == 1
    assert len(draw(PEOPLE, ["another pair"] * 3, round_id="round 1")) == 1
    assert set(draw(PEOPLE, PEOPLE[:1], round_id="round 1")) - set(PEOPLE[:4]) <= set(drawn)
    assert not set(drawn) & set(PEOPLE[:4])
    assert draw(PEOPLE, PEOPLE[:11], round_id="round 1") == PEOPLE[11:]
    assert draw(PEOPLE, PEOPLE, round_id="round 1") == []
    assert draw([], [], round_id="round 1") == []
    assert draw(PEOPLE, [], round_id="round 1", settings=replace(DEFAULTS, drawn=0)) == []


@given(st.permutations(PEOPLE), st.text(max_size=5))
def test_the_same_round_draws_the_same_in_any_order(mixed: list[str], round_id: str) -> None:
    assert draw(mixed, PEOPLE[:3], round_id=round_id) == draw(
        PEOPLE, set(PEOPLE[:3]), round_id=round_id
    )


def test_each_of_the_rest_is_as_likely_as_another() -> None:
    rounds = 3000
    drawn = [one for i in range(rounds) for one in draw(PEOPLE, PEOPLE[:2], round_id=str(i))]
    counts = [drawn.count(one) for one in PEOPLE]
    assert counts[:2] == [0, 0]
    expected = rounds * 2 / 10
    # four standard deviations of a draw of 2 of 10
    assert counts[2:] == pytest.approx([expected] * 10, abs=4 * math.sqrt(rounds * 0.2 * 0.8))


# How good the list is


def test_wilson_by_hand() -> None:
    # p .2, z²/n = 3.841459/10; (.2 + .192073 ± √(.3841459·(.16 + .0960365)))/1.3841459
    found = share([True, True, *[False] * 8, None, None])
    assert (found.value, found.yes, found.n) == (0.2, 2, 10)
    assert found.low == pytest.approx(0.056682, abs=5e-7)
    assert found.high == pytest.approx(0.509838, abs=5e-7)


@given(st.integers(0, 40), st.integers(0, 40))
def test_wilson_is_that_of_scipy(yes: int, no: int) -> None:
    found = share([True] * yes + [False] * no)
    if yes + no == 0:
        assert found == Share(value=None, low=None, high=None, yes=0, n=0)
        return
    other = stats.binomtest(yes, yes + no).proportion_ci(0.95, method="wilson")
    assert (found.low, found.high) == pytest.approx((other.low, other.high), abs=1e-9)
    assert found.low is not None
    assert found.value is not None
    assert found.high is not None
    assert 0 <= found.low <= found.value <= found.high <= 1


def test_precision_is_of_what_rules_raised_and_the_draw_shows_what_they_miss() -> None:
    found = quality(
        [
            ("behaviour", True),
            ("level", False),
            ("change", False),
            ("change", None),
            ("routine", True),
            ("routine", False),
            ("routine", False),
        ]
    )
    assert (found.precision.yes, found.precision.n) == (1, 3)
    assert (found.missed.yes, found.missed.n) == (1, 3)
    assert {"behaviour", "level", "change"} == RAISED
    assert quality([]).precision.value is None
