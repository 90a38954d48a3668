"""*How this is computed* on Overview and Quality: what is printed comes out as it is printed."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsurvey.instruments import CORE
from mentorsurvey.measures.change_trend import Slope
from mentorsurvey.measures.clusters import t_quantile
from mentorsurvey.measures.concordance import concordance
from mentorsurvey.measures.give_and_take import BalanceNoise, assumed_balance_noise
from mentorsurvey.measures.health import ASSUMED, Parameters, band, posterior
from mentorsurvey.measures.icc import intraclass
from mentorsurvey.measures.reliability import reliability
from mentorsurvey.readings.line import Change
from mentorsurvey.readings.overview import Answered, Overview, RoundReading, spread
from mentorsurvey.readings.quality import Agreement, Minutes, Quality, Question, SideQuality
from mentorsurvey.readings.series import Asked, Baseline
from mentorsurvey.readings.trends import Trends
from mentorsurvey.ui.explained import overview, quality, shared
from mentorsurvey.ui.explained.arithmetic import decimals, number, result
from tests.house import NOW

ENDS_IN_NUMBERS = re.compile(r"[0-9.½√()·−/+² ]+$")
NUMBER_FIRST = re.compile(r"(−?[0-9.]*[0-9])( %)?")
NO_TREND = Trends(
    program=None,
    pairs={},
    same_slope=False,
    rounds=2,
    n_pairs=0,
    n_values=0,
    reason="fewer than five rounds",
)


def sums(paragraphs: Sequence[str]) -> list[tuple[str, str, bool]]:
    """Each calculation in numbers alone, what it is said to come to, and whether in percent."""
    found = []
    for paragraph in paragraphs:
        for before, after in pairwise(paragraph.split(" = ")):
            calculation = (ENDS_IN_NUMBERS.search(before) or [""])[0].strip()
            said = NUMBER_FIRST.match(after)
            whole = calculation.count("(") == calculation.count(")")
            alone = not before.removesuffix(calculation).rstrip().endswith(("±", "="))
            chained = before.removesuffix(calculation).rstrip() == ""
            if said and whole and (alone or chained) and re.search("[·/+√]|. − .", calculation):
                found.append((calculation, said[1], said[2] is not None))
    return found


def value(calculation: str) -> float:
    """What a reader gets who takes the printed numbers."""
    text = calculation.replace("²", "**2").replace("√", "sqrt")
    text = text.replace("·", "*").replace("−", "-").replace("½", "0.5")
    return float(eval(text, {"sqrt": sqrt}))  # noqa: S307  # digits and signs alone


def come_out(paragraphs: Sequence[str], *, least: int = 1) -> None:
    found = sums(paragraphs)
    assert len(found) >= least, paragraphs
    for calculation, said, percent in found:
        shown = len(said.partition(".")[2])
        assert result(value(calculation) * (100 if percent else 1), shown) == said, calculation


def said_of(paragraphs: Sequence[str]) -> str:
    return "\n".join(paragraphs)


def a_round(number: int = 1, **of: object) -> RoundReading:
    return RoundReading(
        asked=Asked(
            number=number,
            title="Check-in",
            opened_at=NOW,
            closes_at=NOW,
            is_open=False,
            segment=0,
            first_of_segment=number == 1,
        ),
        **{"answered": None, "health": None, "followed": None, **of},  # type: ignore[arg-type]
    )


def program(*rounds: RoundReading, change: Change | None = None) -> Overview:
    return Overview(
        relationships=20,
        cohort=None,
        cohorts=(),
        rounds=rounds,
        followed=0,
        change=change,
        plane=None,
        parameters=ASSUMED,
        basis=Baseline(segments=(ASSUMED,), balance=assumed_balance_noise()),
        standings=(),
    )


@pytest.mark.parametrize(
    ("value_", "places", "said"),
    [(2.25, 1, "2.3"), (-0.04, 1, "0.0"), (-1.25, 1, "−1.3"), (3, 2, "3.00"), (85.5, 0, "86")],
)
def test_a_result_is_rounded_as_people_round(value_: float, places: int, said: str) -> None:
    assert result(value_, places) == said


def test_numbers_go_in_without_zeros_that_say_nothing() -> None:
    assert [number(one, 2) for one in (70.0, 0.5, 1.234, 100.0)] == ["70", "0.5", "1.23", "100"]


def test_numbers_get_the_decimals_that_their_result_takes() -> None:
    assert decimals((lambda a, b: a - b, (2.2, 1.1), 1)) == 1
    # 0.34 − 0.25 is 0.1; of 0.3 and 0.3 a reader would get 0.0.
    assert decimals((lambda a, b: a - b, (0.34, 0.25), 1)) == 2


@given(counts=st.tuples(*[st.integers(0, 40)] * 4))
def test_response_adds_up(counts: tuple[int, int, int, int]) -> None:
    both, mentor, mentee, neither = counts
    asked = sum(counts)
    if asked < 5:
        return
    found = Answered(asked=asked, both=both, mentor_only=mentor, mentee_only=mentee)
    paragraphs = overview.response(program(a_round(answered=found)))
    come_out(paragraphs, least=2)
    assert f"{neither} neither = {asked} asked" in said_of(paragraphs)


@given(st.lists(st.floats(0, 100), min_size=5, max_size=60))
def test_the_interval_of_a_mean_comes_out(values: list[float]) -> None:
    found = spread(values, [str(place // 2) for place in range(len(values))])
    assert found is not None
    assert found.reach is not None
    paragraphs = overview.health(program(a_round(health=found)), NO_TREND)
    come_out(paragraphs)
    assert f"n = {len(values)} relationships" in said_of(paragraphs)
    assert f"± {result(found.reach)}." in said_of(paragraphs)


@given(st.integers(5, 80), st.floats(-30, 30), st.floats(0, 12))
def test_a_change_comes_out_and_says_what_it_is(n: int, difference: float, error: float) -> None:
    change = Change(
        n=n,
        n_mentors=n - 2,
        first_round=1,
        last_round=4,
        difference=difference,
        error=error,
        low=difference - 1.96 * error,
        high=difference + 1.96 * error,
        can_tell=abs(difference) >= 1.96 * error,
    )
    paragraphs = overview.health(program(change=change), NO_TREND)
    come_out(paragraphs)
    word = "beyond noise" if change.can_tell else "no clear difference"
    assert f"± {result(t_quantile(n - 2) * error)}: {word}." in said_of(paragraphs)


def test_without_a_second_mentor_the_panel_says_that_an_interval_takes_two() -> None:
    found = spread([50.0, 60, 70, 80, 90], ["m"] * 5)
    change = Change(
        n=5,
        n_mentors=1,
        first_round=1,
        last_round=2,
        difference=3,
        error=None,
        low=None,
        high=None,
        can_tell=False,
    )
    text = said_of(overview.health(program(a_round(health=found), change=change), NO_TREND))
    assert "n = 5 relationships of one mentor, mean 70.0. An interval takes two" in text
    assert "of one mentor differ by 3.0 on average. An interval takes two mentors." in text


@given(st.floats(-5, 5), st.floats(0.02, 3))
def test_a_slope_s_interval_comes_out(slope: float, error: float) -> None:
    reach = t_quantile(12) * error
    found = replace(
        NO_TREND,
        n_mentors=12,
        program=Slope(value=slope, low=slope - reach, high=slope + reach),
        rounds=6,
        n_pairs=20,
        n_values=110,
        reason=None,
    )
    text = overview.health(program(), found)[-1]
    match = re.search(r": (\S+) ± (\S+)·(\S+) = (\S+) to (\S+); zero lies (\w+)", text)
    assert match is not None
    value_, t, se, low, high = (float(one.replace("−", "-")) for one in match.groups()[:5])
    shown = len(match[4].partition(".")[2])
    assert result(value_ - t * se, shown) == match[4]
    assert result(value_ + t * se, shown) == match[5]
    assert t == pytest.approx(2.2, abs=0.1)
    assert (match[6] == "outside") == (not low <= 0 <= high)
    assert "110 values of health of 20 relationships over 6 rounds" in text


def test_without_a_direction_the_panel_says_how_many_rounds_have_closed() -> None:
    assert overview.health(program(), NO_TREND)[-1].endswith("2 have closed so far.")


@given(st.floats(0.5, 30))
def test_the_band_of_give_and_take_comes_out(sd: float) -> None:
    paragraphs = overview.plane(BalanceNoise(sd=sd, assumed=False, n_pairs=34), 5)
    come_out(paragraphs)
    assert f"= {result(1.96 * sd)} points either way." in said_of(paragraphs)


def test_an_assumed_band_of_give_and_take_comes_out_and_says_so() -> None:
    paragraphs = overview.plane(assumed_balance_noise(), 5)
    come_out(paragraphs, least=2)
    reach = result(1.96 * assumed_balance_noise().sd)
    assert f"= {reach} points either way" in said_of(paragraphs)
    assert "**assumed**" in said_of(paragraphs)


@given(st.floats(40, 95), st.floats(1, 500), st.floats(1, 200))
def test_the_example_of_a_level_is_what_the_measure_says(
    mu: float, tau2: float, sigma2: float
) -> None:
    usual = Parameters(mu=mu, tau2=tau2, sigma2=sigma2, assumed=False, n_pairs=40)
    paragraphs = overview.levels(usual)
    come_out(paragraphs, least=4)
    after = posterior([70, 70, 70], usual)
    assert after is not None
    text = said_of(paragraphs)
    assert f"= {result(after.mean)}, its band" in text
    assert f"= {result(1.96 * after.sd)} each way." in text
    low, high = band(after)
    assert high - low == pytest.approx(2 * 1.96 * after.sd, abs=1e-3) or high == 100


@pytest.mark.parametrize(
    ("tau2", "sigma2", "said"),
    [(0.0, 45.0, "the program's mean, 75.0, without a band"), (200.0, 0.0, "rounds do not vary")],
)
def test_without_spread_or_noise_the_example_says_so(tau2: float, sigma2: float, said: str) -> None:
    text = said_of(overview.levels(replace(ASSUMED, tau2=tau2, sigma2=sigma2)))
    assert said in text


def test_captions_say_what_is_assumed_only_where_it_is() -> None:
    assert shared.assumed(replace(ASSUMED, n_pairs=12)) == (
        "What is usual here is **assumed** until 30 relationships have two rounds from both sides;"
        " 12 have."
    )
    assert shared.assumed(replace(ASSUMED, n_pairs=1)).endswith("1 has.")
    assert shared.assumed(replace(ASSUMED, assumed=False)) == ""
    assert shared.assumed(None) == ""
    assert "**assumed**" in overview.claims(assumed_balance_noise())
    assert overview.claims(BalanceNoise(sd=5, assumed=False, n_pairs=30)) == (
        "These readings of give and take are **not validated**, and cannot tell giving more from"
        " claiming more."
    )


def a_side(rows: np.ndarray) -> SideQuality:
    return SideQuality(
        people=len(rows),
        forms=len(rows),
        cant_say=None,
        reliability=reliability(rows.tolist()),
        questions=(Question(title="Trust", answered=len(rows), cant_say=None, top=2 / len(rows)),),
        minutes=Minutes(n=len(rows), lower=1.5, median=2.25, upper=4),
    )


def a_quality(seed: int, n: int) -> Quality:
    rng = np.random.default_rng(seed)
    own = rng.normal(70, 12, n)
    sides = [own + rng.normal(0, 10, n) for _ in range(2)]
    rows = [np.clip(side[:, None] + rng.normal(0, 12, (n, 6)), 0, 100) for side in sides]
    mentor, mentee = (one[:, 0].tolist() for one in rows)
    return Quality(
        choice=None,
        choices=(),
        core=True,
        mentor=a_side(rows[0]),
        mentee=a_side(rows[1]),
        agreement=(
            Agreement(
                construct=CORE[0],
                found=concordance(mentor, mentee, [str(place) for place in range(n)]),
                means=(float(np.mean(mentor)), float(np.mean(mentee))),
                squares=intraclass(list(zip(mentor, mentee, strict=True))),
            ),
        ),
        items=10,
        promised=2,
    )


@pytest.mark.parametrize("seed", range(12))
def test_the_figures_of_quality_come_out(seed: int) -> None:
    found = a_quality(seed, 25 + seed)
    come_out(quality.reliability(found), least=4)
    come_out(quality.answers(found), least=1)
    come_out(quality.agreement(found), least=3)
    assert found.mentor is not None
    assert found.mentor.reliability is not None
    alpha, sem = found.mentor.reliability.alpha, found.mentor.reliability.sem
    assert alpha is not None
    assert sem is not None
    text = said_of(quality.reliability(found))
    assert f"= {result(alpha, 2)}. With the SD" in text
    assert f"= {result(sem)} points (SEM)" in text
    index = found.agreement[0].found
    assert index.consistent.value is not None
    assert f"= {result(index.consistent.value, 2)}. Pairs lie" in said_of(quality.agreement(found))


def test_items_that_pull_against_each_other_come_out_too() -> None:
    rows = np.tile(np.array([[0.0, 100, 0, 100, 0, 90], [100, 0, 100, 0, 100, 20]]), (6, 1))
    side = a_side(rows)
    assert side.reliability is not None
    assert side.reliability.alpha is not None
    assert side.reliability.alpha < 0
    paragraphs = quality.reliability(replace(a_quality(0, 30), mentor=side))
    come_out(paragraphs, least=4)
    assert "√(1 − (−" in said_of(paragraphs)


def test_under_twenty_five_pairs_the_panel_works_out_the_mean_difference_alone() -> None:
    text = said_of(quality.agreement(a_quality(1, 12)))
    assert "n = 12 pairs of 12 mentors: the mean difference is" in text
    assert "mean squares are" not in text
    assert "Pairs lie" not in text


def test_a_side_that_is_not_shown_is_in_no_panel() -> None:
    found = replace(a_quality(2, 30), mentor=None)
    for panel in (quality.reliability, quality.answers, quality.burden):
        text = said_of(panel(found))
        assert "Mentees" in text
        assert "Mentors:" not in text
        assert "Mentors," not in text
    assert "In numbers" not in said_of(quality.agreement(replace(found, agreement=())))


def test_a_form_without_alpha_is_not_worked_out() -> None:
    same = np.full((8, 6), 100.0)
    found = replace(a_quality(2, 30), mentor=a_side(same), mentee=a_side(same))
    assert "In numbers" not in said_of(quality.reliability(found))


@pytest.mark.parametrize(("n", "said"), [(7, "form 4: 2.2"), (8, "forms 4 and 5, halfway: 2.2")])
def test_the_middle_form_is_named(n: int, said: str) -> None:
    side = a_side(np.random.default_rng(0).normal(50, 10, (n, 6)))
    assert said in said_of(quality.burden(replace(a_quality(0, 30), mentor=side)))
