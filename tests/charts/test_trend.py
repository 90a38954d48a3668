"""A direction in words: with its interval, or with why there is none."""

from dataclasses import replace

import pytest

from mentorsurvey import charts
from mentorsurvey.charts.trend import WHY
from mentorsurvey.measures.change_trend import Slope
from mentorsurvey.readings.trends import Trends


def heading(value: float, low: float, high: float) -> Trends:
    return Trends(
        program=Slope(value=value, low=low, high=high),
        pairs={},
        same_slope=True,
        rounds=6,
        n_pairs=58,
        n_mentors=31,
        n_values=300,
        reason=None,
    )


def test_a_slope_within_its_noise_is_no_direction_we_can_tell() -> None:
    assert charts.trend_words(heading(0.4, -0.3, 1.1)) == (
        "+0.4 points a round (−0.3 to +1.1): no direction we can tell, over 58 relationships (31"
        " mentors) and 6 rounds."
    )


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (heading(0.8, 0.2, 1.4), "goes up: +0.8 points a round (+0.2 to +1.4), over 58"),
        (heading(-0.8, -1.4, -0.2), "goes down: −0.8 points a round (−1.4 to −0.2), over 58"),
    ],
)
def test_beyond_noise_it_says_up_or_down_in_words(found: Trends, said: str) -> None:
    assert f"The average relationship {said}" in charts.trend_words(found)


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        ((0.3, 0.02, 0.58), "+0.30 points a round (+0.02 to +0.58)"),
        ((-0.277, -0.348, -0.207), "−0.28 points a round (−0.35 to −0.21)"),
        ((0.0, -0.4, 0.4), "0.0 points a round (−0.4 to +0.4)"),
        ((0.01, -0.5, 0.52), "+0.01 points a round (−0.50 to +0.52)"),
    ],
)
def test_no_limit_is_rounded_to_zero_or_to_the_slope(
    limits: tuple[float, float, float], said: str
) -> None:
    slope = heading(*limits).program
    assert slope is not None
    assert charts.slope_words(slope) == said


@pytest.mark.parametrize("reason", list(WHY))
def test_without_a_slope_it_says_why(reason: str) -> None:
    found = replace(heading(0, 0, 0), program=None, reason=reason)  # type: ignore[arg-type]
    said = charts.trend_words(found)
    assert said.startswith("No direction is read")
    assert "points a round" not in said


def test_the_reasons_are_said_in_the_words_of_the_project() -> None:
    assert WHY["fewer than five rounds"] == "No direction is read from fewer than five rounds."
    assert "too few pairs" in WHY["fewer than eight pairs"]


def test_no_direction_is_an_arrow() -> None:
    said = [charts.trend_words(heading(*one)) for one in ((1, 0.5, 1.5), (-1, -1.5, -0.5))]
    assert not set("".join(said)) & set("↑↓→↗↘▲▼")
