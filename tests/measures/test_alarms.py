"""How far is too far, and when nothing may alarm."""

import math
from dataclasses import replace

import numpy as np
import pytest

from mentorsurvey.measures.change.alarms import (
    LEAST_NOISE,
    USUAL,
    Limits,
    Trial,
    limits,
    rounded,
    stable_pairs,
    why_no_alarm,
)
from mentorsurvey.measures.change.basis import ASSUMED_BASIS, Basis, basis
from mentorsurvey.measures.change.falls import evidence
from mentorsurvey.measures.health import Parameters


def of_reference(mu: float, health: tuple[float, float], side: tuple[float, float]) -> Basis:
    """What the reference generator comes to, as bench.calibration estimates it."""
    both, one = (
        Parameters(mu=mu, tau2=tau2, sigma2=sigma2, assumed=False, n_pairs=20_000)
        for tau2, sigma2 in (health, side)
    )
    return Basis(health=both, mentor=one, mentee=one)


MIDDLE = of_reference(50, (145, 50), (200, 85))
CEILING = of_reference(81.7, (75, 29), (103, 50.6))
QUIET = of_reference(100, (0, 0), (0, 0))


@pytest.mark.parametrize("of", [MIDDLE, CEILING, ASSUMED_BASIS])
@pytest.mark.parametrize("response", [1.0, 0.7])
def test_at_most_the_wanted_share_of_other_stable_pairs_alarms(of: Basis, response: float) -> None:
    found = limits(of, Trial(response=response))
    assert 0.0185 < found.false_alarms <= 0.02
    assert found.error == pytest.approx(math.sqrt(0.02 * 0.98 / 20_000), rel=0.05)
    others = stable_pairs(of, replace(USUAL, seed=1, response=response))
    rate = (evidence(*others, of).farthest > found.limit).mean()
    # Two draws of 20,000 pairs: the limit has an error too, and it is of rounded numbers.
    assert rate == pytest.approx(0.02, abs=0.004)


def test_more_false_alarms_longer_and_fuller_records_move_the_limit_as_they_should() -> None:
    usual = limits(MIDDLE).limit
    assert limits(MIDDLE, Trial(false_alarms=0.1)).limit < usual
    assert limits(MIDDLE, Trial(rounds=12)).limit > usual
    assert limits(MIDDLE, Trial(response=0.6)).limit < usual


def test_the_rarity_of_a_value_is_how_many_of_a_thousand_stable_pairs_come_beyond_it() -> None:
    found = limits(MIDDLE)
    reached = evidence(*stable_pairs(*_alike(MIDDLE)), rounded(MIDDLE, 1.0)[0]).farthest
    for value in (found.limit, 1.0, -1.0):
        assert found.rarity(value) == pytest.approx(1000 * (reached > value).mean(), abs=1)
    assert found.rarity(math.inf) == 0
    assert found.rarity(-math.inf) == 1000


def _alike(of: Basis) -> tuple[Basis, Trial]:
    return rounded(of, 1.0)[0], USUAL


def test_nearly_the_same_program_has_the_same_limit_and_is_not_simulated_again() -> None:
    mentee = replace(CEILING.mentee, mu=81.9, sigma2=50.9, n_pairs=19_000)
    nearly = replace(CEILING, mentee=mentee)
    assert rounded(nearly, 0.71) == rounded(CEILING, 0.70)
    assert limits(nearly, Trial(response=0.99)) is limits(CEILING)
    other = replace(CEILING, mentee=replace(mentee, mu=85))
    assert rounded(other, 1.0) != rounded(CEILING, 1.0)


@pytest.mark.parametrize("of", [MIDDLE, CEILING, ASSUMED_BASIS])
def test_rounding_moves_parameters_by_less_than_their_steps(of: Basis) -> None:
    alike, response = rounded(of, 0.66)
    assert response == 0.65
    assert alike.means == pytest.approx(of.means, abs=0.5)
    assert np.diag(alike.between) == pytest.approx(np.diag(of.between), rel=0.05)
    assert np.diag(alike.within) == pytest.approx(np.diag(of.within), rel=0.05)
    for found, known in ((alike.between, of.between), (alike.within, of.within)):
        correlations = [one[0, 1] / np.sqrt(one[0, 0] * one[1, 1]) for one in (found, known)]
        assert correlations[0] == pytest.approx(correlations[1], abs=0.026)
    again, _ = rounded(alike, 0.65)
    assert again.between == pytest.approx(alike.between)
    assert rounded(of, 0.001)[1] > 0


def test_stable_pairs_are_as_the_basis_says() -> None:
    mentor, mentee = stable_pairs(MIDDLE)
    found = basis(mentor, mentee)
    assert found.means == pytest.approx([50, 50], abs=0.6)
    assert found.between == pytest.approx(MIDDLE.between, rel=0.06)
    assert found.within == pytest.approx(MIDDLE.within, rel=0.06)
    assert mentor.shape == (20_000, 6)
    some, _ = stable_pairs(MIDDLE, Trial(response=0.7))
    assert np.isnan(some).mean() == pytest.approx(0.3, abs=0.01)


def test_without_noise_there_is_no_limit_and_nothing_alarms() -> None:
    found = limits(QUIET)
    assert found == Limits(limit=math.inf, false_alarms=0.0, error=0.0, rounds=6, pairs=0)
    scores = np.full((40, 6), 100.0)
    assert why_no_alarm(QUIET, scores, scores, 6) == "no noise"
    hardly = replace(MIDDLE, mentor=replace(MIDDLE.mentor, sigma2=LEAST_NOISE - 1))
    assert why_no_alarm(hardly, scores, scores, 6) == "no noise"
    assert why_no_alarm(MIDDLE, scores, scores, 1) is None


def test_assumed_noise_is_of_six_items_and_must_fit() -> None:
    rng = np.random.default_rng(1)
    fits, wild = (rng.normal(75, sd, (20, 6)) for sd in (math.sqrt(80), math.sqrt(200)))
    gaps = np.where(rng.uniform(size=fits.shape) < 0.3, np.nan, fits)
    assert why_no_alarm(ASSUMED_BASIS, fits, fits, 6) is None
    assert why_no_alarm(ASSUMED_BASIS, gaps, gaps, 7) is None
    assert why_no_alarm(ASSUMED_BASIS, fits, fits, 5) == "fewer than six items"
    assert why_no_alarm(ASSUMED_BASIS, fits, wild, 6) == "unlike the assumed noise"
    assert why_no_alarm(ASSUMED_BASIS, wild, fits, 6) == "unlike the assumed noise"
    empty = np.full((3, 2), np.nan)
    assert why_no_alarm(ASSUMED_BASIS, empty, empty, 6) is None


def test_assumed_noise_that_is_right_is_seldom_called_wrong() -> None:
    rng = np.random.default_rng(2)
    programs = rng.normal(75, math.sqrt(80), (1_000, 2, 12, 4))
    wrong = [why_no_alarm(ASSUMED_BASIS, one, other, 6) is not None for one, other in programs]
    # One in a hundred for each of two sides; the scaled χ² is near, not exact.
    assert 0.005 < np.mean(wrong) < 0.04


def test_what_cannot_be_simulated_is_refused() -> None:
    for wrong, said in (
        ({"rounds": 2}, "third round"),
        ({"false_alarms": 0.0}, "between 0 and 1"),
        ({"response": 0.0}, "above 0"),
        ({"pairs": 0}, "takes a pair"),
    ):
        with pytest.raises(ValueError, match=said):
            replace(USUAL, **wrong)


@pytest.mark.parametrize(
    "of",
    [
        of_reference(100, (0, 1), (0, 2)),
        of_reference(0, (10, 1), (10, 2)),
        of_reference(50, (0, 2000), (0, 4000)),
    ],
)
def test_extreme_programs_have_limits_too(of: Basis) -> None:
    found = limits(of, Trial(pairs=500))
    assert 0 < found.limit < math.inf
    assert found.false_alarms <= 0.02
