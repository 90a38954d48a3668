"""What an analysis says of a whole program: parameters, agreement, reliability, the model."""

from collections.abc import Callable

import pytest

from mentorsurvey.analyse.analysis import CORE, OWN_MENTORS
from tests.analyse.made_up import Analyse, program


def test_program_parameters_are_its_own_from_thirty_pairs(analysed: Analyse) -> None:
    few, many = (analysed(program(pairs=pairs)) for pairs in (20, 60))
    assert all(one["assumed"] for one in few["program"]["parameters"].values())
    assert few["program"]["change"]["reason"] == "level, spread and noise are assumed"
    assert not any(one["assumed"] for one in many["program"]["parameters"].values())
    assert 0 < many["program"]["change"]["false_alarms"] <= 0.02
    assert many["program"]["parameters"]["health"]["mu"] == pytest.approx(72, abs=5)


def test_agreement_counts_mentors_and_says_where_it_cannot(analysed: Analyse) -> None:
    rows = program(each=3)
    named, unnamed = (analysed(rows, mentors=mentors) for mentors in (True, False))
    assert OWN_MENTORS in unnamed["notices"]
    assert OWN_MENTORS not in named["notices"]
    one, other = (found["program"]["concordance"][0] for found in (named, unnamed))
    assert one["n_pairs"] == other["n_pairs"]
    assert one["n_mentors"] < other["n_mentors"] == other["n_pairs"]
    assert one["consistent"]["low"] < one["consistent"]["value"] < one["consistent"]["high"]
    assert one["consistent"]["low"] != other["consistent"]["low"]
    assert {entry["measure"] for entry in named["program"]["concordance"]} == {
        "bond",
        "guidance",
        CORE,
    }


def test_reliability_takes_one_answer_a_person(analysed: Analyse) -> None:
    found = analysed(program(each=3))["program"]["reliability"]
    mentors = [one for one in found if one["side"] == "mentor"]
    mentees = [one for one in found if one["side"] == "mentee"]
    assert len(mentors) == len(mentees) == 6
    assert all(one["n_people"] <= 20 for one in mentors)
    assert all(one["n_people"] > 20 for one in mentees)
    assert all(one["low"] < one["alpha"] < one["high"] for one in found)


def test_a_gap_has_noise_where_the_construct_has_items(analysed: Analyse) -> None:
    found = analysed(program())
    gaps = [one["gaps"] for pair in found["relationships"] for one in pair["rounds"]]
    assert any("g" in one["bond"] and one["bond"]["g"] is not None for one in gaps)
    assert all(one["guidance"].get("g") is None for one in gaps)
    assert {one["guidance"]["reason"] for one in gaps} == {
        "not answered by both",
        "no items of guidance to take its noise from",
    }


def test_the_model_takes_the_predictor_one_round_earlier(analysed: Analyse) -> None:
    rows = program(each=1)
    later = analysed(rows, outcome="bond", predictor="guidance")["program"]["actor_partner"]
    assert (later["outcome_round"], later["predictor_round"]) == ("6", "5")
    assert later["earlier"]
    rows = [row for row in program(pairs=80, each=1) if row[1] == 1]
    same = analysed(rows, outcome="bond", predictor="guidance")["program"]["actor_partner"]
    assert same["predictor_round"] == "1"
    assert not same["earlier"]
    assert same["model"] == "pairs"


def test_the_model_says_what_it_did_about_people_in_several_pairs(
    analysed: Analyse, told: Callable[..., list[str]]
) -> None:
    grouped = analysed(program(pairs=90), outcome="bond", predictor="guidance")
    of = grouped["program"]["actor_partner"]
    assert of["model"] == "mentor as a grouping"
    assert of["alike"]["reason"]
    assert 0 <= of["apart"]["mentor"]["grouping"] <= 1
    few = program(pairs=20, each=1)
    of = analysed(few, outcome="bond", predictor="guidance")["program"]["actor_partner"]
    assert of["reason"] == "too few pairs"
    assert "  Not fitted: too few pairs." in told(few, outcome="bond", predictor="guidance")


def test_questions_behind_a_score_are_those_of_the_file_or_as_many_as_are_said(
    analysed: Analyse,
) -> None:
    rows = program(pairs=3, rounds=1)  # bond with three items, guidance without any
    assert analysed(rows, items=None)["settings"]["items"] == 4
    assert analysed(rows, items=None, health="bond")["settings"]["items"] == 3
    assert analysed(rows, items=12)["settings"]["items"] == 12
