"""Generators with a known truth, and the table of what rules find."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bench import earlier
from bench.calibration import SMALL, wins
from bench.ewma import known_onset, on_any, on_health
from bench.markdown import table
from bench.reference import Fall, Scenario, own, reference, shipped, usual
from bench.rules import (
    EVIDENCE,
    EWMA,
    RULES,
    Generator,
    Share,
    by_evidence,
    compare,
    first_rounds,
    naive,
    setting,
)
from mentorsurvey.instruments import shipped as shipped_instruments
from mentorsurvey.measures.change.alarms import Trial, limits
from mentorsurvey.measures.change.basis import basis
from mentorsurvey.measures.health import ASSUMED, ASSUMED_SIDE
from mentorsurvey.measures.noise import assumed_sem
from mentorsurvey.simulate import Model, answer, draw

ROOT = Path(__file__).parents[2]
PAIRS = 8000
FALLS: tuple[Fall, ...] = ("joint", "mentee")


@pytest.fixture(scope="module", params=[70.0, 90.0])
def level(request: pytest.FixtureRequest) -> float:
    return float(request.param)


def test_the_reference_generator_has_the_moments_it_should(level: float) -> None:
    of = basis(*reference(Scenario(level=level), PAIRS, np.random.default_rng(1)))
    known = {70.0: (67.0, 123.5, 43.5, 75.5), 90.0: (81.7, 75.0, 28.8, 50.6)}[level]
    found = (of.health.mu, of.health.tau2, of.health.sigma2, of.mentor.sigma2)
    assert found == pytest.approx(known, rel=0.05)


def test_a_fall_of_16_is_13_8_or_11_1_points_of_health(level: float) -> None:
    rng = np.random.default_rng(1)
    fell = reference(Scenario(level=level, fall="joint"), PAIRS, rng)
    h = (fell[0] + fell[1]) / 2
    lost = h[:, :2].mean() - h[:, 2:].mean()
    assert lost == pytest.approx({70.0: 13.8, 90.0: 11.1}[level], abs=0.25)


@pytest.mark.parametrize("generator", [reference, own, shipped])
def test_a_mentee_s_fall_is_the_mentee_s_alone(generator: Generator) -> None:
    of = Scenario(level=70.0, fall="mentee")
    mentor, mentee = generator(of, 2000, np.random.default_rng(1))
    assert np.nanmean(mentor[:, 2:]) == pytest.approx(np.nanmean(mentor[:, :2]), abs=1)
    assert np.nanmean(mentee[:, 2:]) < np.nanmean(mentee[:, :2]) - 15


def test_what_is_assumed_errs_towards_more_spread_and_noise_than_the_shipped_check_in_has() -> None:
    found = basis(*usual(PAIRS, np.random.default_rng(1)))
    for own_numbers, assumed in (
        (found.health, ASSUMED),
        (found.mentor, ASSUMED_SIDE),
        (found.mentee, ASSUMED_SIDE),
    ):
        assert own_numbers.sigma2 < assumed.sigma2 < 1.5 * own_numbers.sigma2
        assert own_numbers.tau2 < assumed.tau2 < 2.5 * own_numbers.tau2
        assert abs(own_numbers.mu - assumed.mu) < 6


def test_an_answer_to_an_anchor_moves_from_round_to_round_about_as_much_as_is_assumed() -> None:
    alone = np.arange(PAIRS)
    truth = draw(
        1,
        mentors=alone,
        mentees=alone,
        first_rounds=np.zeros(PAIRS, dtype=np.int64),
        rounds=2,
        model=Model(shares={}),
    )
    instrument, rng = shipped_instruments()["checkin"], np.random.default_rng(1)
    rounds = [answer(truth, number, instrument, rng) for number in range(2)]
    for item in instrument.anchors:
        place = rounds[0].item_ids.index(item.id)
        before, after = (one.values[..., place] * 100 / 6 for one in rounds)
        error = np.sqrt(np.nanvar(after - before, axis=0) / 2)
        assert error == pytest.approx([assumed_sem()] * 2, abs=1.5)


@pytest.mark.parametrize("generator", [reference, own, shipped])
@pytest.mark.parametrize("candour", [0.0, 0.6])
def test_the_wanted_share_answers(generator: Generator, candour: float) -> None:
    of = Scenario(level=70.0, response=0.7, candour=candour)
    found = np.stack(generator(of, 2000, np.random.default_rng(1)))
    assert np.isnan(found).mean() == pytest.approx(0.3, abs=0.02)


@pytest.mark.parametrize("generator", [reference, own])
def test_what_is_published_is_found(generator: Generator, level: float) -> None:
    rng = np.random.default_rng(1)
    of, stable = setting(generator, level, "100 %", PAIRS, rng)
    known = {
        ("joint", 70.0): (0.585, 0.50),
        ("joint", 90.0): (0.50, 0.43),
        ("mentee", 70.0): (0.35, 0.60),
        ("mentee", 90.0): (0.35, 0.52),
    }
    for fall in ("joint", "mentee"):
        sides = generator(Scenario(level=level, fall=fall), PAIRS, rng)
        for name, published in zip(list(RULES)[:2], known[fall, level], strict=True):
            share = of.share(name, RULES[name](sides, of.basis))
            assert share.agrees(published, published, 0.015), (fall, name, share)
    assert (on_any(stable, of.basis) > of.limits["EWMA on H or a side"][0]).mean() == 0.02


def test_the_evidence_finds_more_at_random_onsets_and_where_answers_are_missing(
    level: float,
) -> None:
    rng = np.random.default_rng(2)
    for response, rate in (("100 %", 1.0), ("70 %, by chance", 0.7)):
        of, _ = setting(reference, level, response, PAIRS, rng)
        for fall in ("joint", "mentee"):
            scenario = Scenario(level=level, fall=fall, random_onset=True, response=rate)
            sides = reference(scenario, PAIRS, rng)
            beside = of.share("EWMA on H or a side", on_any(sides, of.basis))
            found = of.share("evidence", by_evidence(sides, of.basis))
            assert found.value > beside.value + 0.015
            assert on_health(sides, of.basis).shape == (PAIRS,)


@pytest.mark.parametrize("response", ["100 %", "70 %, by chance"])
def test_the_limit_that_the_product_sets_holds_on_the_reference(
    level: float, response: str
) -> None:
    of, stable = setting(reference, level, response, PAIRS, np.random.default_rng(7))
    limit = limits(of.basis, Trial(response=of.stable.response)).limit
    assert 0.008 < (by_evidence(stable, of.basis) > limit).mean() < 0.025


def test_the_evidence_finds_about_what_the_rule_before_found(level: float) -> None:
    rng = np.random.default_rng(6)
    whole = list(compare(reference, ("100 %",), PAIRS, rng))
    rows = [row for row in whole if row.setting.level == level]
    before = {70.0: earlier.REFERENCE[:4], 90.0: earlier.REFERENCE[12:16]}[level]
    for row, (share, error) in zip(rows, before, strict=True):
        found = row.found[EVIDENCE]
        assert found.value > share - 3 * np.hypot(found.error, error)
        if row.scenario.random_onset:
            assert found.value > row.found[EWMA].value + 0.02
    assert "fewer in 0" in wins(rows, before)


def test_a_known_onset_is_a_bound(level: float) -> None:
    rng = np.random.default_rng(3)
    rules = {"bound": known_onset, "EWMA on H": on_health}
    of, _ = setting(reference, level, "100 %", PAIRS, rng, rules)
    sides = reference(Scenario(level=level, fall="joint"), PAIRS, rng)
    bound, line = (of.share(name, rule(sides, of.basis)) for name, rule in rules.items())
    assert bound.agrees(*{70.0: (0.65, 0.65), 90.0: (0.56, 0.56)}[level], 0.02)
    assert bound.value > line.value


def test_naive_rules_alarm_on_nearly_everyone(level: float) -> None:
    sides = reference(Scenario(level=level), PAIRS, np.random.default_rng(4))
    assert list(naive(sides, basis(*sides)).values()) == pytest.approx([0.98, 0.84, 0.19], abs=0.02)


def test_a_share_agrees_within_three_errors_and_rounding() -> None:
    assert Share(0.5, 0.01).agrees(0.53, 0.6)
    assert not Share(0.5, 0.01).agrees(0.54, 0.6)
    assert str(Share(0.5, 0.01)) == "0.500 ± 0.010"


def test_a_table_is_markdown() -> None:
    assert table(["a", "b"], [["1", "2"]]) == "| a | b |\n| --- | --- |\n| 1 | 2 |"


def test_small_programs_have_the_published_false_alarms_with_spread_from_first_rounds() -> None:
    rng = np.random.default_rng(8)
    large, _ = setting(reference, 70.0, "100 %", 20_000, rng)
    stable = reference(Scenario(level=70.0), 40_000, rng)
    for n_pairs, published in SMALL.items():
        found = first_rounds(stable, n_pairs, large.limits["EWMA on H or a side"])
        assert found.agrees(published, published, 0.0005)


def test_at_seventy_percent_response_health_alone_finds_a_tenth(level: float) -> None:
    rng = np.random.default_rng(9)
    whole, _ = setting(reference, level, "100 %", PAIRS, rng)
    stable = replace(whole.stable, response=0.7)
    on = replace(whole, basis=basis(*reference(stable, PAIRS, rng)))
    found = [on.found(reference(replace(stable, fall=fall), PAIRS, rng)) for fall in FALLS]
    alone, any_line = (
        np.mean([one[name].value for one in found]) for name in ("EWMA on H", "EWMA on H or a side")
    )
    assert alone == pytest.approx(0.10, abs=0.02)
    assert any_line == pytest.approx(0.28, abs=0.05)


@pytest.mark.soak
def test_the_quick_run_prints_every_table_and_reports_progress_beside_it() -> None:
    few = ("--quick", "--pairs", "400", "--programs", "2")
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "bench.calibration", *few],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
    )
    heads = [line for line in done.stdout.splitlines() if line.startswith("## ")]
    assert len(heads) == 13
    assert "Falls found, reference generator …" in done.stderr
    assert "nan" not in done.stdout
    assert "Evidence against EWMA on H or a side: more in" in done.stdout
