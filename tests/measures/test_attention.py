"""Whom to check in with and why, who may see it, and how good such a list is."""

import math
import string
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from statistics import NormalDist
from typing import Any, Literal, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from mentorsurvey.measures.attention import (
    Entry,
    Evidence,
    Turn,
    draw,
    entries,
    seen_by,
)
from mentorsurvey.measures.attention_quality import (
    RAISED,
    Share,
    expected_precision,
    quality,
    share,
)
from mentorsurvey.measures.attention_rules import DEFAULTS, RULES, Kind, RuleId, Settings
from mentorsurvey.measures.expectations import clauses, meetings
from mentorsurvey.measures.health import ASSUMED, Parameters, posterior, probability_below
from mentorsurvey.measures.shared_view import divergence

WORKED = Parameters(mu=75, tau2=180, sigma2=45, assumed=True, n_pairs=0)
TURNS = {"A": "answered", "M": "missed", "-": "not reminded"}


def turns(letters: str) -> Sequence[Turn]:
    return [TURNS[letter] for letter in letters]  # type: ignore[misc]


def only(evidence: Evidence, settings: Settings = DEFAULTS) -> Entry:
    (entry,) = entries(evidence, settings)
    return entry


# Rules are data


def test_every_kind_is_seen_by_those_and_nobody_else() -> None:
    assert {rule.kind: rule.audience for rule in RULES.values()} == {
        "at once": "the chosen contact",
        "behaviour": "leads",
        "level": "leads",
        "change": "leads",
        "divergence": "the two people",
        "routine": "leads",
    }
    assert set(RULES) == set(get_args(RuleId))
    assert {rule.kind for rule in RULES.values()} == set(get_args(Kind))


def test_the_thresholds_are_the_conventions() -> None:
    assert asdict(DEFAULTS) == {
        "answered": 2,
        "missed": 2,
        "meetings_share": 0.5,
        "cut": 60,
        "probability": 0.8,
        "level_rounds": 2,
        "drawn": 2,
    }


@pytest.mark.parametrize(
    "wrong",
    [
        {"answered": 0},
        {"missed": 0},
        {"level_rounds": 0},
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
        ("A-AM-M-", True),
        ("AAM", False),
        ("AMM", False),
        ("MMMM", False),
        ("AAMMA", False),
        ("AA--", False),
        ("AA", False),
        ("", False),
    ],
)
def test_silence_is_two_rounds_missed_after_two_answered(letters: str, listed: bool) -> None:
    for side in ("mentor", "mentee"):
        found = entries(Evidence(**{f"{side}_turns": turns(letters)}))
        assert [entry.rule.id for entry in found] == (["silence"] if listed else [])
        assert all(side in entry.says and side in entry.clears for entry in found)


def test_silence_shows_its_numbers() -> None:
    entry = only(Evidence(mentee_turns=turns("AAAMM")))
    assert entry.numbers == {"rounds_answered": 3, "rounds_missed": 2}
    assert entry.says == (
        "The mentee answered at least 2 rounds, then missed 2 or more in spite of reminders."
    )
    assert entry.clears == "The mentee answers a round."


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


def test_too_few_meetings_say_how_many_would_do() -> None:
    entry = only(Evidence(meetings=meetings(1, 2), agreed_meetings=5))
    assert entry.numbers == {"counted": 2, "agreed": 5, "needed": 3}
    assert "50%" in entry.says
    assert "at least 3 meetings" in entry.clears
    assert entries(Evidence(meetings=meetings(1, 3), agreed_meetings=5)) == []


def test_a_clause_is_on_the_list_where_both_say_it_was_not_kept() -> None:
    assert entries(Evidence(clauses=clauses([("yes", "no"), ("cant_say", "no")]))) == []
    entry = only(Evidence(clauses=clauses([("no", "partly"), ("yes", "yes")])))
    assert entry.rule.id == "clause"
    assert entry.numbers == {"neither": 1, "partly": 1, "clauses": 2}


# Level


def test_level_by_the_worked_posterior() -> None:
    # .797672 after one round at 50, .946838 after two
    assert entries(Evidence(health=[50], parameters=WORKED)) == []
    entry = only(Evidence(health=[50, None, 50], parameters=WORKED))
    assert entry.rule.id == "level"
    assert entry.numbers["chance"] == pytest.approx(0.946838, abs=5e-7)
    assert entry.numbers["mean"] == pytest.approx(52.7778, abs=5e-5)
    assert entry.numbers["sd"] == pytest.approx(4.472136, abs=5e-7)
    assert entry.numbers["rounds"] == 2
    assert "below 60 is over 80%" in entry.says


def test_level_rests_on_the_last_two_rounds_with_both_sides() -> None:
    assert entries(Evidence(health=[90, 90, 50, math.nan, 50], parameters=WORKED))
    assert not entries(Evidence(health=[30, 30, 70, 75], parameters=WORKED))


def test_level_says_which_next_round_would_clear_it() -> None:
    entry = only(Evidence(health=[50, 50], parameters=WORKED))
    enough = entry.numbers["clears_at"]
    assert (
        entry.clears
        == f"Health in the next rounds with both sides: at least {enough:g} in the next one."
    )
    assert entries(Evidence(health=[50, 50, enough], parameters=WORKED)) == []
    assert entries(Evidence(health=[50, 50, enough - 1], parameters=WORKED))


def test_level_says_so_where_one_round_cannot_clear_it() -> None:
    noisy = Parameters(mu=30, tau2=40, sigma2=200, assumed=False, n_pairs=40)
    entry = only(Evidence(health=[10, 10], parameters=noisy))
    assert "clears_at" not in entry.numbers
    assert "more than one, good enough to bring the chance to 80% or less" in entry.clears


@pytest.mark.parametrize(
    "evidence",
    [
        Evidence(health=[20, 20]),
        Evidence(health=[None, math.nan], parameters=ASSUMED),
        Evidence(health=[], parameters=ASSUMED),
        Evidence(health=[100] * 6, parameters=replace(ASSUMED, mu=100, tau2=0, sigma2=0)),
    ],
)
def test_without_rounds_or_parameters_or_at_the_ceiling_no_level_is_low(evidence: Evidence) -> None:
    assert entries(evidence) == []


@given(
    st.lists(st.none() | st.floats(0, 100), max_size=5), st.floats(0, 100), st.floats(0.01, 0.99)
)
def test_the_list_follows_the_cut_and_the_probability(
    health: list[float | None], cut: float, probability: float
) -> None:
    settings = replace(DEFAULTS, cut=cut, probability=probability)
    last = [value for value in health if value is not None][-2:]
    found = posterior(last, WORKED)
    expected = found is not None and probability_below(found, cut) > probability
    assert bool(entries(Evidence(health=health, parameters=WORKED), settings)) == expected


# Change and divergence


@dataclass(frozen=True, kw_only=True)
class Fall:
    """An alarm, as the line that raised it has it."""

    series: Literal["health", "mentor", "mentee"] = "mentee"
    z: float = 61.5
    limit: float = 64.0
    clears: float = 70.2
    clears_in: int = 2


def test_an_alarm_is_taken_as_it_comes() -> None:
    entry = only(Evidence(alarms=[Fall()]))
    assert entry.rule.kind == "change"
    assert entry.numbers == {"line": 61.5, "limit": 64, "clears_at": 71, "clears_in": 2}
    assert entry.says.startswith("The line of the mentee fell below the limit")
    assert entry.clears == "At least 71 in the next 2 rounds, or a new baseline."
    soon = only(Evidence(alarms=[Fall(series="health", clears_in=1)]))
    assert soon.says.startswith("The line of health fell")
    assert soon.clears == "At least 71 in the next round, or a new baseline."


def test_an_alarm_that_no_round_clears_says_so() -> None:
    entry = only(Evidence(alarms=[Fall(clears=100, clears_in=0)]))
    assert entry.clears == "Good scores over many rounds, or a new baseline."
    assert entry.numbers == {"line": 61.5, "limit": 64}


@dataclass(frozen=True, kw_only=True)
class Weighed:
    """A fall, as the evidence has it."""

    whom: Literal["both", "mentor", "mentee"] = "both"
    value: float = 4.1
    limit: float = 3.2
    clears: float = 81.0
    clears_in: int = 1


def test_evidence_of_a_fall_is_a_change_beside_the_lines() -> None:
    entry = only(Evidence(fall=Weighed()))
    assert (entry.rule.id, entry.rule.kind) == ("evidence", "change")
    assert entry.numbers == {"evidence": 4.1, "limit": 3.2, "clears_at": 81, "clears_in": 1}
    assert entry.says.endswith("speak for a fall, likeliest of both.")
    assert entry.clears == "At least 81 from both in the next round, or a new baseline."
    alone = only(Evidence(fall=Weighed(whom="mentee", clears_in=0)))
    assert "likeliest of the mentee" in alone.says
    assert alone.clears == "Good scores over many rounds, or a new baseline."
    both = entries(Evidence(alarms=[Fall()], fall=Weighed()))
    assert [one.rule.id for one in both] == ["change", "evidence"]


def test_a_divergence_is_for_the_two_people_alone() -> None:
    apart, same = divergence([0, 0, 30, 32], 10), divergence([0, 0, 3, 32], 10)
    assert apart is not None
    assert same is not None
    evidence = Evidence(divergences={"bond": apart, "guidance": same})
    entry = only(evidence)
    assert "bond" in entry.says
    assert entry.numbers["departure"] == 32
    assert seen_by("leads", [entry]) == []
    assert seen_by("the chosen contact", [entry]) == []
    assert seen_by("the two people", [entry]) == [entry]


def test_reasons_stand_in_the_order_of_the_rules() -> None:
    found = entries(
        Evidence(
            mentor_turns=turns("AAMM"),
            meetings=meetings(0, 0),
            agreed_meetings=4,
            clauses=clauses([("no", "no")]),
            health=[30, 30],
            parameters=WORKED,
            alarms=[Fall()],
            fall=Weighed(),
        )
    )
    order = [entry.rule.id for entry in found]
    assert order == ["silence", "meetings", "clause", "level", "change", "evidence"]
    assert order == [one for one in RULES if one in order]
    assert seen_by("leads", found) == found
    assert not [entry for entry in found if set("{}") & set(entry.says + entry.clears)]


def test_every_name_in_a_rule_is_a_setting_or_a_number_of_its_entry() -> None:
    numbers = {"side", "needed", "rounds", "clearing", "whose", "construct"}
    for rule in RULES.values():
        named = {
            name for _, name, _, _ in string.Formatter().parse(rule.says + rule.clears) if name
        }
        assert named <= numbers | set(asdict(DEFAULTS))


# The routine draw


PEOPLE = [f"relationship {i}" for i in range(12)]


def test_a_round_draws_the_given_number_among_those_not_listed() -> None:
    drawn = draw(PEOPLE, PEOPLE[:4], round_id="round 1")
    assert len(set(drawn)) == 2
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


@given(st.integers(0, 40), st.integers(0, 40), st.floats(0.5, 0.99))
def test_wilson_is_that_of_scipy(yes: int, no: int, level: float) -> None:
    found = share([True] * yes + [False] * no, level=level)
    if yes + no == 0:
        assert found == Share(value=None, low=None, high=None, yes=0, n=0)
        return
    other = stats.binomtest(yes, yes + no).proportion_ci(level, method="wilson")
    assert (found.low, found.high) == pytest.approx((other.low, other.high), abs=1e-9)
    assert found.low is not None
    assert found.value is not None
    assert found.high is not None
    assert 0 <= found.low <= found.value <= found.high <= 1


@pytest.mark.parametrize("level", [0, 1, 95])
def test_a_share_at_an_impossible_level_is_refused(level: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        share([True], level=level)


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
            ("divergence", True),
            ("at once", True),
        ]
    )
    assert (found.precision.yes, found.precision.n) == (1, 3)
    assert (found.missed.yes, found.missed.n) == (1, 3)
    assert {"behaviour", "level", "change"} == RAISED
    assert quality([]).precision.value is None


def test_the_best_screen_has_sixteen_percent_precision_at_ten_percent() -> None:
    # .43·.1/(.43·.1 + .25·.9) = .043/.268
    assert expected_precision(0.1) == pytest.approx(0.16045, abs=5e-6)
    assert expected_precision(0.0) == 0
    assert expected_precision(0.0, specificity=1) is None
    with pytest.raises(ValueError, match="between 0 and 1"):
        expected_precision(10)


def test_the_rule_of_level_is_the_normal_quantile() -> None:
    # without noise of the program's own, the list starts where (c − m)/√V passes .8416
    edge = NormalDist().inv_cdf(0.8)
    found = posterior([50, 50], WORKED)
    assert found is not None
    cut = found.mean + edge * found.sd
    for shift, listed in ((0.01, True), (-0.01, False)):
        settings = replace(DEFAULTS, cut=cut + shift)
        evidence = Evidence(health=[50, 50], parameters=WORKED)
        assert bool(entries(evidence, settings)) == listed
