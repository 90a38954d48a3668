"""An analysis of answers collected elsewhere: what is said, and what it does not depend on."""

import json
import math
import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from mentorsurvey.analyse.analysis import MIXED, NOT_VALIDATED
from tests.analyse.made_up import Analyse, Row, program


def walk(value: Any) -> Iterator[Any]:
    yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner:
        yield from walk(one)


def test_every_number_is_finite_and_every_null_has_a_reason_beside_it(
    analysed: Analyse, told: Callable[..., list[str]]
) -> None:
    few = program(pairs=3, rounds=2)
    for rows in (program(), few, [("a", 1, "mentor", "bond", "", "m")], few[:1]):
        for raw in (False, True):
            found = analysed(rows, raw=raw, outcome="bond", predictor="bond")
            json.dumps(found, allow_nan=False)
            for one in walk(found):
                assert not isinstance(one, float) or math.isfinite(one)
                if isinstance(one, dict) and any(value is None for value in one.values()):
                    empty = {name for name, value in one.items() if value is None}
                    assert empty == {"reason"} or one.get("reason"), one
            assert told(rows, raw=raw, outcome="bond", predictor="bond")


def test_the_order_of_rows_changes_no_byte(analysed: Analyse) -> None:
    rows = program()
    first = json.dumps(analysed(rows, outcome="bond", predictor="guidance"))
    for seed in (1, 2):
        random.Random(seed).shuffle(rows)  # noqa: S311 – of rows, not of secrets
        assert json.dumps(analysed(rows, outcome="bond", predictor="guidance")) == first


def test_swapping_the_sides_flips_signs_and_nothing_else(analysed: Analyse) -> None:
    rows = program(pairs=100, each=1)
    other = {"mentor": "mentee", "mentee": "mentor"}
    swapped = [(*row[:2], other[str(row[2])], *row[3:]) for row in rows]
    one = analysed(rows, mentors=False, outcome="bond", predictor="guidance")
    two = analysed(swapped, mentors=False, outcome="bond", predictor="guidance")
    for left, right in zip(
        one["program"]["concordance"], two["program"]["concordance"], strict=True
    ):
        assert left["difference"]["value"] == pytest.approx(-right["difference"]["value"])
        assert left["difference"]["low"] == pytest.approx(-right["difference"]["high"])
        for name in ("pairwise", "absolute", "consistent", "lin", "krippendorff"):
            assert left[name] == pytest.approx(right[name])
        assert left["chance_corrected"] == pytest.approx(right["chance_corrected"])
    left, right = (found["program"]["actor_partner"] for found in (one, two))
    assert left["alike"]["actor"] == pytest.approx(right["alike"]["actor"])
    for name in ("intercept", "actor", "partner"):
        mine, yours = left["apart"]["mentor"][name], right["apart"]["mentee"][name]
        assert mine == pytest.approx(yours)
    seen = 0
    for mine, yours in zip(one["relationships"], two["relationships"], strict=True):
        for a, b in zip(mine["rounds"], yours["rounds"], strict=True):
            assert a["health"] == pytest.approx(b["health"], abs=1e-3)
            flow, back = (round_["give_and_take"]["overall"] for round_ in (a, b))
            if "balance" in flow:
                seen += 1
                assert flow["balance"] == pytest.approx(-back["balance"])
                assert flow["tone"] == pytest.approx(-back["tone"])
                assert flow["mutuality"] == pytest.approx(back["mutuality"])
                assert flow["claiming"] == pytest.approx(back["claiming"])
            gap, gone = a["gaps"]["bond"], b["gaps"]["bond"]
            if "points" in gap:
                assert gap["points"] == pytest.approx(-gone["points"])
                assert gap["can_tell"] == gone["can_tell"]
        assert [flag["flag"] for flag in mine["flags"] if flag["flag"] != "change"] == [
            flag["flag"] for flag in yours["flags"] if flag["flag"] != "change"
        ]
    assert seen > 100


WORKED = [
    ("a", 1, "mentor", "gave", 80, "m"),
    ("a", 1, "mentor", "got", 60, "m"),
    ("a", 1, "mentee", "gave", 50, "m"),
    ("a", 1, "mentee", "got", 70, "m"),
]


def test_flows_are_those_of_the_worked_example(analysed: Analyse) -> None:
    found = analysed(WORKED)
    (pair,) = found["relationships"]
    flow = pair["rounds"][0]["give_and_take"]["overall"]
    assert flow["mentor_to_mentee"] == 75
    assert flow["mentee_to_mentor"] == 55
    assert flow["balance"] == 20
    assert flow["mutuality"] == 55
    assert flow["ratio"] == pytest.approx(0.846154, abs=1e-6)
    assert flow["claiming"] == 0
    assert flow["tone"] == 10
    assert flow["assumed"]
    assert (flow["balance_low"], flow["balance_high"]) == pytest.approx((-9.4, 49.4))
    assert NOT_VALIDATED in found["notices"]


def test_overall_and_by_kind_are_never_joined(analysed: Analyse) -> None:
    kinds = [(*row[:3], f"{row[3]}:{kind}", 50, "m") for row in WORKED for kind in "xyz"]
    found = analysed([*WORKED, *kinds])["relationships"][0]["rounds"][0]["give_and_take"]
    assert found["overall"]["balance"] == 20
    assert found["by_kind"]["balance"] == 0
    alone = analysed(kinds)["relationships"][0]["rounds"][0]["give_and_take"]
    assert alone["overall"]["reason"]
    two = analysed([row for row in kinds if not str(row[3]).endswith("z")])
    assert two["relationships"][0]["rounds"][0]["give_and_take"]["by_kind"]["reason"]


def both(values: list[tuple[object, object]], name: str = "bond", pair: str = "a") -> list[Row]:
    return [
        (pair, at, side, name, value, f"of {pair}")
        for at, (mentor, mentee) in enumerate(values, start=1)
        for side, value in (("mentor", mentor), ("mentee", mentee))
    ]


def flags(found: dict[str, Any], place: int = 0) -> dict[str, Any]:
    return {flag["flag"]: flag for flag in found["relationships"][place]["flags"]}


def test_a_low_pair_is_flagged_with_its_probability(analysed: Analyse) -> None:
    found = analysed(both([(40, 40), (40, 40)]))
    assert flags(found)["level"]["assumed"]
    level = found["relationships"][0]["level"]
    assert level["low"] < level["mean"] < level["high"]
    assert level["probability_below"] > 0.8
    assert f"= {level['probability_below']:.3f}" in flags(found)["level"]["reason"]
    assert "level" not in flags(analysed(both([(80, 80), (80, 80)])))
    gone = [("b", at, side, "bond", 80, "m") for at in (3, 4) for side in ("mentor", "mentee")]
    assert "level" not in flags(analysed([*both([(40, 40), (40, 40)]), *gone]))


FALLEN = [(80, 80), (82, 78), (80, 45), (78, 40), (80, 35)]


def test_a_fall_of_one_side_is_flagged_and_says_whose(analysed: Analyse) -> None:
    found = analysed(both(FALLEN))
    change = found["relationships"][0]["change"]
    assert change["evidence"] > found["program"]["change"]["limit"]
    assert (change["fall"]["whom"], change["fall"]["since"]) == ("mentee", "3")
    assert change["fall"]["round"] == "5"
    flag = flags(found)["change"]
    assert (flag["whom"], flag["since"]) == ("mentee", "3")
    assert "the ratings of the mentee have probably fallen since 3" in flag["reason"]


def test_how_rare_a_fall_is_is_said_with_the_programs_own_numbers_alone(
    analysed: Analyse,
) -> None:
    assumed, own = analysed(both(FALLEN)), analysed([*program(), *both(FALLEN)], health="bond")
    fall = assumed["relationships"][0]["change"]["fall"]
    assert fall["rarity"] is None
    assert fall["reason"] == "level, spread and noise are assumed"
    assert assumed["program"]["change"]["false_alarms"] is None
    assert "1,000" not in flags(assumed)["change"]["reason"]
    assert 0 < own["program"]["change"]["false_alarms"] <= 0.02
    (fallen,) = [pair for pair in own["relationships"] if pair["relationship"] == "a"]
    assert 0 <= fallen["change"]["fall"]["rarity"] < 20
    assert any("in simulations" in flag["reason"] for flag in fallen["flags"])


def test_a_second_round_far_from_the_first_is_unusual_here(analysed: Analyse) -> None:
    found = analysed(both([(80, 80), (60, 60)]))
    index = found["relationships"][0]["change"]["second_round"]["index"]
    assert index == pytest.approx(-20 / math.sqrt(90))
    assert "fell from round 1 to 2" in flags(found)["unusual here"]["reason"]
    assert "unusual here" not in flags(analysed(both([(80, 80), (60, 60), (60, 60)])))


def test_a_one_sided_round_has_no_health_and_is_named(analysed: Analyse) -> None:
    found = analysed(both([(80, ""), (80, 80)]))
    assert flags(found)["one-sided"]["rounds"] == ["1"]
    first, second = found["relationships"][0]["rounds"]
    assert first["answered"] == "mentor"
    assert first["health"]["value"] is None
    assert first["core"]["reason"] == "no answer of the mentee"
    assert second["health"]["value"] == 80


def test_a_core_score_takes_two_thirds_of_its_measures(analysed: Analyse) -> None:
    said = {"x": 60, "y": 70, "z": ""}
    rows: list[Row] = [("a", 1, "mentor", name, value, "m") for name, value in said.items()]
    assert analysed(rows)["relationships"][0]["rounds"][0]["core"]["mentor"] == 65
    rows[1] = ("a", 1, "mentor", "y", "", "m")
    assert analysed(rows)["relationships"][0]["rounds"][0]["core"]["mentor"] is None
    only = analysed(rows, health="x")
    assert only["relationships"][0]["rounds"][0]["core"]["mentor"] == 60
    assert only["health_measures"] == ["x"]


def test_the_units_of_the_file_are_a_stretch_of_points(analysed: Analyse) -> None:
    rows = [(*row[:4], round(1 + float(str(row[4])) * 6 / 100, 6), row[5]) for row in program()]
    points, raw = (analysed(rows, minimum=1, maximum=7, raw=raw) for raw in (False, True))
    assert raw["core_unit"] == "1–7"
    one, other = (found["program"]["parameters"]["health"] for found in (points, raw))
    assert other["mu"] == pytest.approx(1 + one["mu"] * 0.06)
    assert other["tau2"] == pytest.approx(one["tau2"] * 0.06**2)
    for mine, yours in zip(points["relationships"], raw["relationships"], strict=True):
        assert [flag["flag"] for flag in mine["flags"]] == [flag["flag"] for flag in yours["flags"]]
        assert yours["level"]["mean"] == pytest.approx(1 + mine["level"]["mean"] * 0.06)
        assert yours["level"]["cut"] == pytest.approx(4.6)
    score = raw["relationships"][0]["rounds"][0]["scores"]["bond"]
    assert 1 <= (score["mentor"] or score["mentee"]) <= 7


def test_scores_of_different_scales_meet_in_points_and_say_so(analysed: Analyse) -> None:
    rows = [*both([(3, 3)], "bond"), *both([(7, 7)], "guidance")]
    found = analysed(rows, scales=("bond=1:5", "guidance=1:7"), raw=True)
    assert MIXED in found["notices"]
    assert found["core_unit"] == "0–100"
    assert found["relationships"][0]["rounds"][0]["health"]["value"] == 75


def test_what_one_side_alone_answered_is_named(analysed: Analyse) -> None:
    both = [("a", 1, side, "bond", 60, "m") for side in ("mentor", "mentee")]
    found = analysed(
        [*both, ("a", 1, "mentor", "trust", 60, "m"), ("a", 1, "mentee", "gave", 1, "m")]
    )
    assert "Answered by mentors alone, and by no mentees: trust." in found["notices"]
    assert "Answered by mentees alone, and by no mentors: gave." in found["notices"]
    assert not any("alone" in one for one in analysed(both)["notices"])


@pytest.mark.parametrize("other", [("b", 1, "bond"), ("a", 2, "bond"), ("a", 1, "trust")])
def test_a_file_without_both_sides_of_any_relationship_says_so_first(
    analysed: Analyse, other: tuple[str, int, str]
) -> None:
    relationship, at, measure = other
    rows = [("a", 1, "mentor", "bond", 60, "m"), (relationship, at, "mentee", measure, 60, "m")]
    first, *_ = analysed(rows)["notices"]
    assert first.startswith("None of your relationships has both sides in a round")


def test_items_that_contradict_each_other_are_asked_about(analysed: Analyse) -> None:
    def rows(turned: bool) -> list[Row]:
        return [
            (f"r{pair}", 1, side, f"item:bond/{item}", value, f"m{pair}")
            for pair in range(12)
            for side in ("mentor", "mentee")
            for item, value in enumerate(
                (5 * pair, 100 - 5 * pair if turned else 5 * pair, 40 + pair % 3)
            )
        ]

    asked = [one for one in analysed(rows(turned=True))["notices"] if "reversed" in one]
    assert len(asked) == 1
    assert asked[0].startswith("α of bond is below 0")
    assert not any("reversed" in one for one in analysed(rows(turned=False))["notices"])


def test_the_order_of_the_rounds_is_always_said(told: Callable[..., list[str]]) -> None:
    rows = [
        ("a", f"Wave {at}", side, "bond", 60, "m")
        for at in (10, 2, 1)
        for side in ("mentor", "mentee")
    ]
    assert "Rounds, in this order: Wave 1, Wave 2, Wave 10." in told(rows)
