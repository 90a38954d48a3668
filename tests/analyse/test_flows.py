"""Give and take of a whole program at once: the same as pair by pair."""

from dataclasses import fields
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays as drawn

from mentorsurvey.analyse import flows as every
from mentorsurvey.measures import give_and_take
from mentorsurvey.measures.give_and_take import Ratings
from mentorsurvey.measures.pair_rounds import first_two

Table = Any
numbers = st.one_of(st.integers(0, 100).map(float), st.just(np.nan))


def tables(*shape: int) -> st.SearchStrategy[Table]:
    return drawn(np.float64, shape, elements=numbers)


@given(ratings=tables(4, 3, 2), sd=st.floats(0, 50))
def test_flows_are_those_of_the_scalar_function(ratings: Table, sd: float) -> None:
    found = every.flows(*ratings)
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
    found = every.by_kind(ratings)
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
    one = every.balance_noise(balances, minimum_pairs=minimum)
    other = give_and_take.balance_noise(pairs, minimum_pairs=minimum)
    if one is None or other is None:
        assert one is other
    else:
        assert one.n_pairs == other.n_pairs
        assert one.sd == pytest.approx(other.sd, abs=1e-9)


def test_the_first_two_values_are_those_that_are_there() -> None:
    found, at = first_two(np.array([[np.nan, 3, np.nan, 5], [1, np.nan, np.nan, np.nan]]))
    assert found[0].tolist() == [3, 5]
    assert at.tolist() == [[1, 3], [-1, -1]]
    assert np.isnan(found[1]).all()


def test_impossible_settings_are_a_programmers_mistake() -> None:
    with pytest.raises(ValueError, match="five kinds"):
        every.by_kind(np.zeros((6, 4, 1, 1)))
