"""How far is too far: limits at a wanted rate of false alarms."""

import math
from dataclasses import replace

import numpy as np
import pytest

from mentorsurvey.measures.change import watch
from mentorsurvey.measures.change_basis import ASSUMED_BASIS, Basis, basis
from mentorsurvey.measures.change_evidence import evidence
from mentorsurvey.measures.change_limits import (
    USUAL,
    Trial,
    _moments,
    evidence_limit,
    ewma_limit,
    own_rate,
    stable_pairs,
)
from mentorsurvey.measures.health import Parameters, estimate


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


def test_the_limit_is_higher_where_scores_pile_up_at_the_ceiling() -> None:
    assert ewma_limit(MIDDLE).limit == pytest.approx(2.8, abs=0.12)
    assert ewma_limit(CEILING).limit == pytest.approx(3.4, abs=0.15)


@pytest.mark.parametrize("of", [MIDDLE, CEILING, ASSUMED_BASIS])
def test_at_most_the_wanted_share_of_other_stable_pairs_alarms(of: Basis) -> None:
    mentor, mentee = stable_pairs(of, replace(USUAL, seed=1))
    line, log_odds = ewma_limit(of), evidence_limit(of)
    for found, alarm in (
        (line, watch(mentor, mentee, of, limit=line.limit).alarm),
        (log_odds, evidence(mentor, mentee, of).alarm(log_odds.limit)),
    ):
        assert 0.0185 < found.false_alarms <= 0.02
        assert found.error == pytest.approx(math.sqrt(0.02 * 0.98 / 20_000), rel=0.05)
        # Two draws of 20,000 pairs: the limit has an error too.
        assert alarm.any(axis=1).mean() == pytest.approx(0.02, abs=4 * math.sqrt(2) * found.error)


def test_the_same_seed_gives_the_same_limit_and_another_one_nearly_so() -> None:
    assert ewma_limit(MIDDLE) == ewma_limit(MIDDLE)
    other = ewma_limit(MIDDLE, Trial(seed=9)).limit
    assert other != ewma_limit(MIDDLE).limit
    assert other == pytest.approx(ewma_limit(MIDDLE).limit, abs=0.1)


def test_more_false_alarms_longer_and_fuller_records_move_the_limit_as_they_should() -> None:
    usual = ewma_limit(MIDDLE).limit
    assert ewma_limit(MIDDLE, Trial(false_alarms=0.1)).limit < usual
    assert ewma_limit(MIDDLE, Trial(rounds=12)).limit > usual
    assert ewma_limit(MIDDLE, Trial(response=0.6)).limit < usual


def test_swapping_the_sides_changes_a_limit_within_its_error_alone() -> None:
    uneven = Basis(
        health=MIDDLE.health, mentor=CEILING.mentor, mentee=replace(MIDDLE.mentee, sigma2=90)
    )
    other = Basis(health=uneven.health, mentor=uneven.mentee, mentee=uneven.mentor)
    assert ewma_limit(uneven).limit == pytest.approx(ewma_limit(other).limit, abs=0.15)


def test_stable_pairs_are_as_the_basis_says() -> None:
    mentor, mentee = stable_pairs(MIDDLE)
    found = basis(mentor, mentee)
    assert found.means == pytest.approx([50, 50], abs=0.6)
    assert found.between == pytest.approx(MIDDLE.between, rel=0.06)
    assert found.within == pytest.approx(MIDDLE.within, rel=0.06)
    assert mentor.shape == (20_000, 6)
    some, _ = stable_pairs(MIDDLE, Trial(response=0.7))
    assert np.isnan(some).mean() == pytest.approx(0.3, abs=0.01)


def test_a_limit_from_given_stable_pairs() -> None:
    rng = np.random.default_rng(1)
    given = rng.normal(50, 10, (2, 5000, 4))
    found = ewma_limit(MIDDLE, stable=(given[0], given[1]))
    assert (found.pairs, found.rounds) == (5000, 4)
    rate = watch(given[0], given[1], MIDDLE, limit=found.limit).alarm.any(axis=1).mean()
    assert rate == found.false_alarms <= 0.02


def test_without_noise_the_limit_is_a_convention_and_says_why() -> None:
    for found in (ewma_limit(QUIET), evidence_limit(QUIET)):
        assert (found.limit, found.false_alarms, found.reason) == (3.0, 0.0, "no noise")


@pytest.mark.parametrize(
    "of",
    [
        of_reference(100, (0, 1), (0, 2)),
        of_reference(0, (10, 1), (10, 2)),
        of_reference(50, (0, 2000), (0, 4000)),
    ],
)
def test_extreme_programs_have_limits_too(of: Basis) -> None:
    for found in (ewma_limit(of, Trial(pairs=500)), evidence_limit(of, Trial(pairs=500))):
        assert 0 < found.limit < math.inf
        assert found.false_alarms <= 0.02


def test_small_programs_have_more_false_alarms() -> None:
    of = of_reference(67, (123.5, 43.5), (171, 75.5))
    limit = ewma_limit(of).limit
    trial = Trial(pairs=40_000, seed=2)
    rates = {n: own_rate(of, limit, n, trial)[0] for n in (8, 15, 30, 60)}
    published = {8: 0.047, 15: 0.032, 30: 0.022, 60: 0.018}
    assert all(rate < published[n] + 0.003 for n, rate in rates.items())
    assert rates[60] == pytest.approx(published[60], abs=0.003)
    assert rates[8] > rates[15] > rates[60] > 0.01
    assert own_rate(of, limit, 8, trial)[1] < 0.002


def test_many_programs_at_once_are_estimated_like_each_alone() -> None:
    x = np.random.default_rng(1).normal(70, 15, (60, 5))
    mu, tau2, sigma2 = _moments(x, 20)
    for program in range(3):
        alone = estimate(x[program * 20 : program * 20 + 20].tolist(), minimum_pairs=2)
        found = (mu[program], tau2[program], sigma2[program])
        assert found == pytest.approx((alone.mu, alone.tau2, alone.sigma2))


def test_what_cannot_be_simulated_is_refused() -> None:
    for wrong, said in (
        ({"rounds": 2}, "third round"),
        ({"false_alarms": 0.0}, "between 0 and 1"),
        ({"response": 0.0}, "above 0"),
        ({"pairs": 0}, "takes a pair"),
    ):
        with pytest.raises(ValueError, match=said):
            replace(USUAL, **wrong)
    with pytest.raises(ValueError, match="two pairs"):
        own_rate(MIDDLE, 3.0, 1)
    few = np.full((10, 4), 50.0)
    with pytest.raises(ValueError, match="two programs"):
        own_rate(MIDDLE, 3.0, 8, stable=(few, few))
    with pytest.raises(ValueError, match="stable pairs"):
        ewma_limit(MIDDLE, stable=(few[:0], few[:0]))
