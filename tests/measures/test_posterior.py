"""The level of a pair without a step: the published posterior of a normal mean."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from mentorsurvey.measures.change import levels
from mentorsurvey.measures.change.basis import Basis
from mentorsurvey.measures.change.levels import Levels, present
from mentorsurvey.measures.health import Parameters

REACH = 1.959964


def basis(mu: float, tau2: float, sigma2: float) -> Basis:
    """Two alike sides whose health has this level, spread and noise."""

    def of(tau2: float, sigma2: float) -> Parameters:
        return Parameters(mu=mu, tau2=tau2, sigma2=sigma2, assumed=False, n_pairs=30)

    side = of(1.1 * tau2, 1.4 * sigma2)
    return Basis(health=of(tau2, sigma2), mentor=side, mentee=side)


def of(values: list[float], parameters: Basis) -> Levels:
    """The level of one pair that says the same on both sides."""
    return present([values], [values], parameters)


def told(found: Levels, cut: float) -> tuple[float, float, float]:
    """Mean, SD and the chance to be below the cut."""
    sd = float(found.high[0] - found.low[0]) / (2 * REACH)
    return float(found.mean[0]), sd, float(found.below(cut)[0])


@pytest.fixture
def steady(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody takes a step."""
    monkeypatch.setattr(levels, "SHARE", 0.0)


def test_the_worked_posterior_of_one_round() -> None:
    # w = 180/225 = .8; m = .8·50 + .2·75; V = 180·45/225 = 36
    found = told(of([50], basis(75, 180, 45)), 60)
    assert found == (
        pytest.approx(55),
        pytest.approx(6, abs=1e-4),
        pytest.approx(0.797672, abs=5e-7),
    )


@pytest.mark.usefixtures("steady")
def test_the_worked_posterior_of_two_rounds_without_a_step() -> None:
    # w = 180/202.5; V = 180·45/405 = 20
    found = told(of([50, 50], basis(75, 180, 45)), 60)
    assert found == (
        pytest.approx(52.7778, abs=5e-5),
        pytest.approx(4.472136, abs=1e-4),
        pytest.approx(0.946838, abs=5e-7),
    )


@pytest.mark.usefixtures("steady")
def test_the_worked_posterior_as_it_was_handed_down(
    worked_example: Callable[[str], dict[str, Any]],
) -> None:
    known = worked_example("posterior_example")
    total = known["sd"] ** 2
    parameters = basis(known["mu"], known["rho"] * total, (1 - known["rho"]) * total)
    for end, values in (("", known["obs"]), ("2", known["obs2"])):
        mean, sd, below = told(of(values, parameters), known["cut"])
        assert mean == pytest.approx(known[f"post_mean{end}"], abs=5e-5)
        assert sd == pytest.approx(known[f"post_sd{end}"], abs=1e-4)
        assert below == pytest.approx(known[f"P_below{end}"], abs=5e-7)


def test_a_possible_step_widens_the_band_of_two_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    found = of([50, 50], basis(75, 180, 45))
    wide = float((found.high - found.low)[0])
    monkeypatch.setattr(levels, "SHARE", 0.0)
    assert wide > float((lone := of([50, 50], basis(75, 180, 45))).high[0] - lone.low[0])


def test_a_band_ends_where_the_scale_ends() -> None:
    assert of([100], basis(95, 180, 45)).high[0] == 100
    assert of([0], basis(5, 180, 45)).low[0] == 0


def test_a_round_that_nobody_answered_changes_nothing() -> None:
    known = basis(75, 180, 45)
    gone = of([50, np.nan, 60, np.nan], known)
    assert told(gone, 60) == pytest.approx(told(of([50, 60], known), 60))
    assert np.isnan(of([np.nan], known).mean).all()
