"""Health, its parameters, and what k rounds say about one relationship."""

import math
import random
from collections.abc import Callable
from dataclasses import replace
from statistics import fmean, stdev
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsurvey.measures.health import (
    ASSUMED,
    ASSUMED_SIDE,
    Parameters,
    Posterior,
    band,
    estimate,
    health,
    posterior,
    probability_below,
    running_posteriors,
)

POINTS = st.floats(0, 100)
MAYBE = st.none() | POINTS
SERIES = st.lists(st.lists(MAYBE, max_size=6), max_size=12)
EXAMPLE = Parameters(mu=75, tau2=180, sigma2=45, assumed=True, n_pairs=0)
PARAMETERS = st.builds(
    Parameters,
    mu=POINTS,
    tau2=st.just(0.0) | st.floats(0, 1000),
    sigma2=st.just(0.0) | st.floats(0, 1000),
    assumed=st.booleans(),
    n_pairs=st.integers(0, 60),
)


def of(values: list[float], parameters: Parameters = EXAMPLE) -> Posterior:
    found = posterior(values, parameters)
    assert found is not None
    return found


# Health


def test_health_is_the_mean_of_both_sides() -> None:
    assert health(80, 60) == 70


@pytest.mark.parametrize("missing", [None, math.nan])
def test_a_one_sided_round_has_no_health(missing: float | None) -> None:
    assert health(80, missing) is None
    assert health(missing, 80) is None
    assert health(missing, missing) is None


@given(MAYBE, MAYBE)
def test_swapping_the_sides_keeps_health(mentor: float | None, mentee: float | None) -> None:
    assert health(mentor, mentee) == health(mentee, mentor)


# Parameters


def test_parameters_by_hand() -> None:
    # first H 70, 80, 90: μ 80; means 72, 80, 88: V 128/3;
    # differences 4, 0, −4: mean 0, mean square 32/3, half 16/3
    series = [[70, 74], [80, 80], [90, 86]]
    found = estimate(series, minimum_pairs=3)
    assert (found.mu, found.assumed, found.n_pairs) == (80, False, 3)
    assert found.sigma2 == pytest.approx(16 / 3)
    assert found.tau2 == pytest.approx(128 / 3 - 16 / 3 / 2)


def test_a_missing_round_is_passed_over_and_a_single_round_counts_for_level_and_spread() -> None:
    # differences 4 and −4 as before; first H 70, 90 and the single 50: μ 70;
    # means 72, 88, 50: V 728/3, with noise in them of σ_e²/2, σ_e²/2 and σ_e²
    found = estimate([[None, 70, None, 74], [90, math.nan, 86], [50], [None]], minimum_pairs=2)
    assert (found.mu, found.n_pairs) == (70, 2)
    assert found.sigma2 == pytest.approx(8)
    assert found.tau2 == pytest.approx(728 / 3 - 8 * 2 / 3)


def test_growth_of_the_whole_program_is_neither_noise_nor_spread() -> None:
    found = estimate([[60, 70], [60, 70], [60, 70]], minimum_pairs=3)
    assert (found.tau2, found.sigma2) == (0, 0)


@pytest.mark.parametrize("fallback", [ASSUMED, ASSUMED_SIDE])
def test_below_thirty_pairs_with_two_rounds_parameters_are_assumed_and_say_so(
    fallback: Parameters,
) -> None:
    series = [[70.0 + i, 71.0] for i in range(29)] + [[50.0, None]] * 10
    assert estimate(series, assumed=fallback) == replace(fallback, n_pairs=29)
    assert not estimate([*series, [70, 71]], assumed=fallback).assumed


def test_the_assumed_parameters_are_the_conventions() -> None:
    assert (ASSUMED.mu, ASSUMED.tau2, ASSUMED.sigma2, ASSUMED.assumed) == (75, 200, 45, True)
    assert (ASSUMED_SIDE.mu, ASSUMED_SIDE.tau2, ASSUMED_SIDE.sigma2) == (75, 320, 80)
    assert ASSUMED_SIDE.assumed


@pytest.mark.parametrize(
    "series", [[], [[]], [[None, math.nan]] * 40, [[80.0]] * 40, [[80.0, 81.0]]]
)
def test_nothing_one_pair_or_one_round_is_too_little_to_estimate(
    series: list[list[float | None]],
) -> None:
    assert estimate(series).assumed


def test_all_at_the_ceiling_has_neither_spread_nor_noise() -> None:
    found = estimate([[100.0] * 4] * 30)
    assert (found.mu, found.tau2, found.sigma2, found.assumed) == (100, 0, 0, False)
    assert of([100, 100], found) == Posterior(mean=100, sd=0, weight=1, rounds=2)


def test_spread_that_noise_explains_is_one_standard_error_of_it_and_not_none() -> None:
    # means 75 and 85: V 25, all of it σ_e²/2 = 25; its standard error over 30 is 25·√(2/30)
    found = estimate([[80.0, 80.0 + (10 if i % 2 else -10)] for i in range(30)])
    assert found.sigma2 == pytest.approx(50)
    assert found.tau2 == pytest.approx(25 * math.sqrt(2 / 30))


def test_a_fallen_relationship_among_good_ones_is_seen_where_it_is() -> None:
    draw = random.Random(3)  # noqa: S311 - a simulation, nothing secret
    series = []
    for _ in range(40):
        level = draw.gauss(92, 4)
        series.append([min(100.0, level + draw.gauss(0, 6)) for _ in range(4)])
    fallen = [94.0, 42.0, 38.0, 41.0]
    after = of(fallen, estimate([*series, fallen]))
    low, high = band(after)
    assert after.mean < 70
    assert high - low > 5


@given(SERIES, st.randoms(use_true_random=False))
def test_the_order_of_pairs_never_matters(
    series: list[list[float | None]], order: random.Random
) -> None:
    mixed = list(series)
    order.shuffle(mixed)
    assert estimate(mixed, minimum_pairs=2) == estimate(series, minimum_pairs=2)


@given(SERIES)
def test_estimates_are_always_finite_and_never_negative(series: list[list[float | None]]) -> None:
    found = estimate(series, minimum_pairs=2)
    assert 0 <= found.mu <= 100
    assert 0 <= found.tau2 <= 2500 + 1e-9
    assert 0 <= found.sigma2 <= 5000 + 1e-9


@pytest.mark.parametrize(("growth", "response"), [(3, 1.0), (0, 0.7)])
def test_known_parameters_are_recovered_within_monte_carlo_error(
    growth: float, response: float
) -> None:
    draw = random.Random(20)  # noqa: S311 - a simulation, nothing secret
    programs, pairs, rounds = 120, 200, 4
    found, counts = [], list[int]()
    for _ in range(programs):
        series: list[list[float | None]] = []
        for _ in range(pairs):
            level = draw.gauss(70, math.sqrt(150))
            values = [level + growth * i + draw.gauss(0, math.sqrt(40)) for i in range(rounds)]
            series.append([v if draw.random() < response else None for v in values])
        counts += [k for row in series if (k := sum(v is not None for v in row))]
        found.append(estimate(series))
    # a population variance of n values falls short by one part in n; growth of 3 a round with
    # every round there is nobody's own
    noise = 40 / rounds if response == 1 else fmean(40 / k for k in counts)
    truth = {"mu": 70, "tau2": (150 + noise) * (1 - 1 / pairs) - noise, "sigma2": 40}
    for name, expected in truth.items():
        values = [getattr(one, name) for one in found]
        assert abs(fmean(values) - expected) < 4 * stdev(values) / math.sqrt(programs), name


@pytest.mark.parametrize(
    "wrong", [{"tau2": -1}, {"sigma2": -1}, {"mu": math.nan}, {"tau2": math.inf}]
)
def test_parameters_that_cannot_be_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="finite"):
        replace(ASSUMED, **wrong)


def test_an_estimate_from_one_pair_is_refused() -> None:
    with pytest.raises(ValueError, match="two pairs"):
        estimate([[1, 2]], minimum_pairs=1)


# Posterior


def test_the_worked_posterior() -> None:
    # w = 180/225 = .8; m = .8·50 + .2·75; V = 180·45/225 = 36
    one = of([50])
    assert one.mean == pytest.approx(55)
    assert one.sd == pytest.approx(6)
    assert one.weight == pytest.approx(0.8)
    assert probability_below(one, 60) == pytest.approx(0.797672, abs=5e-7)
    # w = 180/202.5; V = 180·45/405 = 20
    two = of([50, 50])
    assert two.mean == pytest.approx(52.7778, abs=5e-5)
    assert two.sd == pytest.approx(4.472136, abs=5e-7)
    assert probability_below(two, 60) == pytest.approx(0.946838, abs=5e-7)
    assert (one.rounds, two.rounds) == (1, 2)


def test_the_worked_posterior_as_it_was_handed_down(
    worked_example: Callable[[str], dict[str, Any]],
) -> None:
    known = worked_example("posterior_example")
    total = known["sd"] ** 2
    parameters = Parameters(
        mu=known["mu"],
        tau2=known["rho"] * total,
        sigma2=(1 - known["rho"]) * total,
        assumed=True,
        n_pairs=0,
    )
    for end, values in (("", known["obs"]), ("2", known["obs2"])):
        found = of(values, parameters)
        assert found.mean == pytest.approx(known[f"post_mean{end}"], abs=5e-5)
        assert found.sd == pytest.approx(known[f"post_sd{end}"], abs=5e-7)
        below = probability_below(found, known["cut"])
        assert below == pytest.approx(known[f"P_below{end}"], abs=5e-7)


def test_the_band_of_the_worked_posterior() -> None:
    # 55 ± 1.959964·6
    assert band(of([50])) == pytest.approx((43.2402, 66.7598), abs=5e-5)
    # 55 ± .674490·6
    assert band(of([50]), level=0.5) == pytest.approx((50.9531, 59.0469), abs=5e-5)


def test_a_band_ends_where_the_scale_ends() -> None:
    assert band(Posterior(mean=97, sd=6, weight=0.8, rounds=1))[1] == 100
    assert band(Posterior(mean=3, sd=6, weight=0.8, rounds=1))[0] == 0


@given(st.lists(POINTS, min_size=1, max_size=8), PARAMETERS)
def test_a_posterior_matches_its_formulas_and_lies_between_the_pair_and_the_program(
    values: list[float], parameters: Parameters
) -> None:
    found = of(values, parameters)
    k, t, s = len(values), parameters.tau2, parameters.sigma2
    own = math.fsum(values) / k
    assert min(own, parameters.mu) - 1e-9 <= found.mean <= max(own, parameters.mu) + 1e-9
    assert 0 <= found.weight <= 1
    if t > 1e-6 and s > 1e-6:
        assert found.weight == pytest.approx(t / (t + s / k))
        assert found.sd**2 == pytest.approx(t * s / (k * t + s))
    low, high = band(found)
    assert 0 <= low <= high <= 100
    assert 0 <= probability_below(found, 60) <= 1


@given(st.lists(POINTS, min_size=1, max_size=8), st.floats(0, 100), st.floats(0, 100))
def test_a_higher_cut_is_never_less_probable(values: list[float], a: float, b: float) -> None:
    found = of(values)
    assert probability_below(found, min(a, b)) <= probability_below(found, max(a, b))


@given(POINTS, st.integers(1, 8))
def test_more_rounds_narrow_the_band(value: float, k: int) -> None:
    assert of([value] * (k + 1)).sd < of([value] * k).sd


@given(st.lists(MAYBE, max_size=8))
def test_missing_rounds_and_their_order_change_nothing(values: list[float | None]) -> None:
    seen = [value for value in values if value is not None]
    assert posterior(values, EXAMPLE) == posterior(sorted(seen), EXAMPLE)


@pytest.mark.parametrize("values", [[], [None], [math.nan, None]])
def test_no_round_says_nothing_about_a_pair(values: list[float | None]) -> None:
    assert posterior(values, EXAMPLE) is None


def test_without_spread_everybody_is_at_the_program_mean() -> None:
    assert of([50], replace(EXAMPLE, tau2=0)) == Posterior(mean=75, sd=0, weight=0, rounds=1)


@pytest.mark.parametrize("tau2", [0, 180])
def test_without_noise_a_pair_is_where_it_says(tau2: float) -> None:
    found = of([50, 60], replace(EXAMPLE, tau2=tau2, sigma2=0))
    assert found == Posterior(mean=55, sd=0, weight=1, rounds=2)


def test_without_uncertainty_a_level_is_below_a_cut_or_not() -> None:
    sure = Posterior(mean=60, sd=0, weight=1, rounds=1)
    assert [probability_below(sure, cut) for cut in (59, 60, 61)] == [0, 0, 1]


@pytest.mark.parametrize("level", [0, 1, 95, math.nan])
def test_a_band_of_an_impossible_level_is_refused(level: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        band(of([50]), level)


def test_running_posteriors_follow_the_rounds_and_leave_gaps() -> None:
    found = running_posteriors([50, None, 60, math.nan, 70], EXAMPLE)
    assert found == [of([50]), None, of([50, 60]), None, of([50, 60, 70])]


def test_a_window_rests_on_the_last_rounds_that_are_there() -> None:
    found = running_posteriors([50, None, 60, 70], EXAMPLE, window=2)
    assert found == [of([50]), None, of([50, 60]), of([60, 70])]


@given(st.lists(MAYBE, max_size=8), st.none() | st.integers(1, 9))
def test_there_is_one_running_posterior_a_round(
    values: list[float | None], window: int | None
) -> None:
    found = running_posteriors(values, EXAMPLE, window)
    assert [one is None for one in found] == [value is None for value in values]


def test_an_empty_window_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one round"):
        running_posteriors([50], EXAMPLE, window=0)
