"""Pair-level readings of a whole program at once: the same as pair by pair."""

from dataclasses import fields
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays as drawn

from mentorsurvey.measures import arrays, give_and_take, health
from mentorsurvey.measures.give_and_take import Ratings

Table = Any
numbers = st.one_of(st.integers(0, 100).map(float), st.just(np.nan))


def tables(*shape: int) -> st.SearchStrategy[Table]:
    return drawn(np.float64, shape, elements=numbers)


PARAMETERS = [
    health.ASSUMED,
    health.Parameters(mu=70, tau2=0, sigma2=45, assumed=False, n_pairs=30),
    health.Parameters(mu=70, tau2=180, sigma2=0, assumed=False, n_pairs=30),
    health.Parameters(mu=70, tau2=0, sigma2=0, assumed=False, n_pairs=30),
]


@given(values=tables(7, 5), minimum=st.integers(2, 8))
def test_parameters_are_those_of_the_scalar_function(values: Table, minimum: int) -> None:
    one = arrays.estimate(values, minimum_pairs=minimum)
    other = health.estimate(values.tolist(), minimum_pairs=minimum)
    assert (one.assumed, one.n_pairs) == (other.assumed, other.n_pairs)
    assert (one.mu, one.tau2, one.sigma2) == pytest.approx(
        (other.mu, other.tau2, other.sigma2), abs=1e-9
    )


@pytest.mark.parametrize("of", PARAMETERS)
@given(values=tables(4, 5), window=st.integers(1, 6))
def test_posteriors_are_those_of_the_scalar_functions(
    of: health.Parameters, values: Table, window: int
) -> None:
    running = arrays.running_posteriors(values, of)
    last = arrays.last_posteriors(values, of, window)
    low, high = running.band()
    for pair, row in enumerate(values.tolist()):
        for at, one in enumerate(health.running_posteriors(row, of)):
            here = pair, at
            if one is None:
                assert np.isnan(running.mean[here])
                assert running.rounds[here] == 0
                continue
            found = running.mean[here], running.sd[here], running.weight[here]
            assert found == pytest.approx((one.mean, one.sd, one.weight), abs=1e-9)
            assert running.rounds[here] == one.rounds
            assert (low[here], high[here]) == pytest.approx(health.band(one), abs=1e-9)
        newest = [one for one in health.running_posteriors(row, of, window) if one]
        if newest:
            assert last.mean[pair] == pytest.approx(newest[-1].mean, abs=1e-9)
            assert last.sd[pair] == pytest.approx(newest[-1].sd, abs=1e-9)
            assert last.rounds[pair] == newest[-1].rounds
        else:
            assert np.isnan(last.mean[pair])


def test_the_published_posterior_comes_out() -> None:
    of = health.Parameters(mu=75, tau2=180, sigma2=45, assumed=False, n_pairs=30)
    found = arrays.running_posteriors([[50.0, 50.0]], of)
    assert found.mean[0] == pytest.approx([55, 52.7778], abs=1e-4)
    assert found.sd[0] == pytest.approx([6, 4.472136], abs=1e-6)


@given(ratings=tables(4, 3, 2), sd=st.floats(0, 50))
def test_flows_are_those_of_the_scalar_function(ratings: Table, sd: float) -> None:
    found = arrays.flows(*ratings)
    low, high = found.interval(sd)
    for here in np.ndindex(3, 2):
        given_ = [None if np.isnan(one) else float(one) for one in ratings[:, here[0], here[1]]]
        names = ("mentor_gave", "mentor_got", "mentee_gave", "mentee_got")
        one = give_and_take.give_and_take(Ratings(**dict(zip(names, given_, strict=True))))
        for name in (field.name for field in fields(found)):
            value = getattr(found, name)[here]
            assert np.isnan(value) if one is None else value == getattr(one, name)
        if one:
            ends = give_and_take.balance_interval(one.balance, sd)
            assert (low[here], high[here]) == pytest.approx(ends)


@given(ratings=tables(5, 4, 2, 1))
def test_flows_by_kind_are_those_of_the_scalar_function(ratings: Table) -> None:
    found = arrays.by_kind(ratings)
    for pair in range(2):
        kinds = {
            str(kind): Ratings(
                mentor_gave=row[0], mentor_got=row[1], mentee_gave=row[2], mentee_got=row[3]
            )
            for kind, row in enumerate(ratings[:, :, pair, 0].tolist())
        }
        one = give_and_take.by_kind(kinds)
        value = found.balance[pair, 0]
        assert np.isnan(value) if one is None else value == pytest.approx(one.together.balance)


@given(balances=tables(6, 4), minimum=st.integers(2, 6))
def test_the_noise_of_a_balance_is_that_of_the_scalar_function(
    balances: Table, minimum: int
) -> None:
    rows = [row[~np.isnan(row)][:2].tolist() for row in balances]
    pairs = [(row[0], row[1]) for row in rows if len(row) == 2]
    one = arrays.balance_noise(balances, minimum_pairs=minimum)
    other = give_and_take.balance_noise(pairs, minimum_pairs=minimum)
    if one is None or other is None:
        assert one is other
    else:
        assert one.n_pairs == other.n_pairs
        assert one.sd == pytest.approx(other.sd, abs=1e-9)


def test_the_first_two_values_are_those_that_are_there() -> None:
    found, at = arrays.first_two(np.array([[np.nan, 3, np.nan, 5], [1, np.nan, np.nan, np.nan]]))
    assert found[0].tolist() == [3, 5]
    assert at.tolist() == [[1, 3], [-1, -1]]
    assert np.isnan(found[1]).all()


def test_impossible_settings_are_a_programmers_mistake() -> None:
    with pytest.raises(ValueError, match="two pairs"):
        arrays.estimate([[1.0]], minimum_pairs=1)
    with pytest.raises(ValueError, match="at least one round"):
        arrays.last_posteriors([[1.0]], health.ASSUMED, 0)
    with pytest.raises(ValueError, match="five kinds"):
        arrays.by_kind(np.zeros((6, 4, 1, 1)))


@pytest.mark.parametrize(("pairs", "rounds", "least"), [(30, 2, 0.885), (60, 4, 0.915)])
@pytest.mark.parametrize("tau2", [15.0, 200.0])
def test_bands_hold_the_true_levels_nearly_as_often_as_they_say(
    pairs: int, rounds: int, least: float, tau2: float
) -> None:
    rng = np.random.default_rng(7)
    held = []
    for _ in range(150):
        levels = rng.normal(75, np.sqrt(tau2), pairs)
        values = levels[:, None] + rng.normal(0, np.sqrt(45), (pairs, rounds))
        after = arrays.running_posteriors(values, arrays.estimate(values))
        reach = 1.96 * after.sd[:, -1]
        held.append((np.abs(levels - after.mean[:, -1]) <= reach).mean())
    assert least < np.mean(held) < 0.97
