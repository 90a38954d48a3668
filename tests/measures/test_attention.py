"""Whom to check in with and why, who may see it, and how good such a list is."""

import math
import string
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from mentorsurvey.measures.attention.draw import draw
from mentorsurvey.measures.attention.entries import (
    Entry,
    Evidence,
    Turn,
    entries,
)
from mentorsurvey.measures.attention.kept import meetings
from mentorsurvey.measures.attention.quality import (
    RAISED,
    Share,
    quality,
    share,
)
from mentorsurvey.measures.attention.rules import DEFAULTS, RULES, Kind, RuleId, Settings
from mentorsurvey.measures.change.falls import Fall

TURNS = {"A": "answered", "M": "missed"}


def turns(letters: str) -> Sequence[Turn]:
    return [TURNS[letter] for letter in letters]


def only(evidence: Evidence, settings: Settings = DEFAULTS) -> Entry:
    (entry,) = entries(evidence, settings)
    return entry


# Rules are data


def test_every_kind_has_a_rule() -> None:
    assert set(RULES) == set(get_args(RuleId))
    assert {rule.kind for rule in RULES.values()} == set(get_args(Kind))


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


def test_no_rule_speaks_of_failing() -> None:
    words = " ".join(rule.says + rule.clears for rule in RULES.values()).lower()
    assert not [word for word in ("fail", "bad", "poor", "problem") if word in words]


def test_nothing_known_raises_nothing() -> None:
    assert entries(Evidence()) == []


# Behaviour


@pytest.mark.parametrize(
    ("letters", "listed"),
    [
        ("AAMM", True),
        ("AAMMM", True),
        ("AMAMM", True),
        ("AAM", False),
        ("AMM", False),
        ("MMMM", False),
        ("AAMMA", False),
        ("AA", False),
        ("", False),
    ],
)
def test_silence_is_two_rounds_missed_after_two_answered(letters: str, listed: bool) -> None:
    for side in ("mentor", "mentee"):
        found = entries(Evidence(**{f"{side}_turns": turns(letters)}))
        assert [entry.rule.id for entry in found] == (["silence"] if listed else [])
        assert all(side in entry.says for entry in found)


def test_silence_shows_its_numbers() -> None:
    entry = only(Evidence(mentee_turns=turns("AAAMM")))
    assert entry.numbers == {"rounds_answered": 3, "rounds_missed": 2}
    assert entry.says == (
        "The mentee answered at least 2 rounds, then missed 2 or more in spite of reminders."
    )


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
    found = entries(Evidence(meetings=meetings(mentor, mentee), agreed_meetings=agreed))
    assert [entry.rule.id for entry in found] == (["meetings"] if listed else [])


def test_what_was_agreed_is_in_no_number_of_an_entry() -> None:
    for known in (
        Evidence(meetings=meetings(1, 2), agreed_meetings=5),
        Evidence(met=meetings(0, 0)),
        Evidence(clauses=1),
    ):
        assert only(known).numbers == {}


def test_a_clause_is_on_the_list_where_both_say_it_was_not_kept() -> None:
    assert entries(Evidence(clauses=0)) == []
    assert only(Evidence(clauses=1)).rule.id == "clause"


# Level and change


def test_a_level_is_listed_where_the_chance_is_over_the_threshold_and_not_at_it() -> None:
    assert entries(Evidence(chance=0.8)) == []
    entry = only(Evidence(chance=0.81))
    assert (entry.rule.id, entry.rule.kind) == ("level", "level")
    assert entry.numbers == {"chance": 0.81}
    assert entry.says == "The chance that their present level is below 60 is over 80%."
    assert "a level below 60 unlikely" in entry.clears


@given(st.none() | st.floats(0, 1), st.floats(0.01, 0.99))
def test_the_list_follows_the_probability(chance: float | None, probability: float) -> None:
    settings = replace(DEFAULTS, probability=probability)
    listed = bool(entries(Evidence(chance=chance), settings))
    assert listed == (chance is not None and chance > probability)


FALL = Fall(whom="both", since=2, round=3, value=4.1)


def test_a_fall_beyond_its_limit_is_a_change() -> None:
    entry = only(Evidence(fall=FALL))
    assert (entry.rule.id, entry.rule.kind) == ("change", "change")


def test_reasons_stand_in_the_order_of_the_rules() -> None:
    found = entries(
        Evidence(
            mentor_turns=turns("AAMM"),
            meetings=meetings(0, 0),
            agreed_meetings=4,
            clauses=1,
            chance=0.95,
            fall=FALL,
        )
    )
    order = [entry.rule.id for entry in found]
    assert order == ["silence", "meetings", "clause", "level", "change"]
    assert order == [one for one in RULES if one in order]
    assert not [entry for entry in found if set("{}") & set(entry.says + entry.clears)]


def test_every_name_in_a_rule_is_a_setting_or_a_number_of_its_entry() -> None:
    for rule in RULES.values():
        named = {
            name for _, name, _, _ in string.Formatter().parse(rule.says + rule.clears) if name
        }
        assert named <= {"side"} | set(asdict(DEFAULTS))


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
