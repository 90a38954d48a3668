"""Which parts of a program can be chosen: no totals of them, compared, tell about a few."""

from collections.abc import Sequence
from itertools import product
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mentorsurvey.readings.filters import EVERYBODY, Filter, Filters, separable
from mentorsurvey.store.programs import FEWEST
from mentorsurvey.store.relationships import Relationship

LETTERS = "abcd"
GROUPS = st.frozensets(st.sampled_from(LETTERS))


@given(st.lists(GROUPS, max_size=40), st.lists(st.integers(0, 30), max_size=40))
@example(
    [
        *map(frozenset, ("ab", "ac", "", "a", "b", "acd", "ab", "c", "ab", "ab")),
    ],
    [4, 0, 0, 0, 0, 0, 1, 0, 2, 3],  # one person in six of these groups
)
@settings(max_examples=300)
def test_no_sum_or_difference_of_what_is_offered_rests_on_few(
    cohorts: list[frozenset[str]], whose: list[int]
) -> None:
    """Somebody who knows who is in which cohort weights the totals and adds them up."""
    members = [(of, str(who)) for of, who in zip(cohorts, whose, strict=False)]
    offered = separable(members)
    totals: list[list[Any]] = [
        [1] * len(members),
        *([name in of for of, _ in members] for name in offered),
    ]
    for weights in product((-2, -1, 0, 1, 2), repeat=len(totals)):
        rest = {
            who
            for place, (_, who) in enumerate(members)
            if sum(weight * total[place] for weight, total in zip(weights, totals, strict=True))
        }
        assert not offered or not rest or len(rest) >= FEWEST


@pytest.mark.parametrize(
    ("cohorts", "offered"),
    [
        ("aaaaabbbbb", ("a", "b")),
        ("aaaaabbbb", ()),  # taking a away would leave four
        ("aaaaabbbbbbcc", ("b",)),
        ("aaaaa", ()),  # no choice
        ("", ()),
    ],
)
def test_which_cohorts_are_offered(cohorts: str, offered: tuple[str, ...]) -> None:
    assert of_cohorts(list(cohorts)) == offered


@pytest.mark.parametrize(
    ("cohorts", "offered"),
    [
        (["ab"] * 5 + ["a"] * 5 + ["b"] * 5, ("a", "b")),
        (["ab"] * 5 + ["a"] * 5 + [""] * 5, ("a", "b")),
        (["ab"] * 8 + ["a"] * 2 + [""] * 5, ("a",)),  # a without b would be two
        (["ab"] * 8 + ["a"] * 2 + ["b"] * 2 + [""] * 5, ("b",)),  # a and b differ in four
        (["ab"] * 8 + ["a"] * 3 + ["b"] * 3 + [""] * 5, ("a", "b")),
        (["ab"] * 2 + ["a"] * 6 + ["b"] * 6, ("b",)),  # both together count the two twice
        (["ab"] * 4 + ["a"] * 8 + ["b"] * 8 + [""] * 4, ("a", "b")),
        (["abc"] * 6, ()),  # no choice
    ],
)
def test_which_cohorts_are_offered_where_pairs_are_in_several(
    cohorts: list[str], offered: tuple[str, ...]
) -> None:
    assert of_cohorts(cohorts) == offered


def pairs(places: Sequence[tuple[Sequence[str], Sequence[str]]]) -> tuple[Relationship, ...]:
    """A pair for each (cohorts, departments)."""
    return tuple(
        Relationship(
            id=str(place),
            mentor_id=f"m{place}",
            mentor="",
            mentee_id=f"e{place}",
            mentee="",
            cohorts=tuple(cohorts),
            departments=tuple(departments),
        )
        for place, (cohorts, departments) in enumerate(places)
    )


def of_cohorts(cohorts: Sequence[Sequence[str]]) -> tuple[str, ...]:
    offered = Filters(pairs=pairs([(of, "") for of in cohorts])).offered
    assert not any(one.department for one in offered)
    return tuple(sorted(one.cohort for one in offered))


def test_a_cohort_and_a_department_are_offered_together_where_enough_are_in_both() -> None:
    found = Filters(pairs=pairs([("a", "x"), ("a", "y"), ("b", "x"), ("b", "y")] * 5))
    both = {Filter(cohort=one, department=other) for one in "ab" for other in "xy"}
    alone = {*(Filter(cohort=one) for one in "ab"), *(Filter(department=one) for one in "xy")}
    assert found.offered == found.known == both | alone


def test_a_department_that_leaves_two_of_a_cohort_over_is_not_offered_with_it() -> None:
    places = [*[("a", "x")] * 8, *[("a", "y")] * 2, *[("b", "x")] * 8, *[("b", "y")] * 8]
    offered = Filters(pairs=pairs(places)).offered
    assert Filter(cohort="a") in offered
    assert Filter(department="x") in offered
    assert Filter(cohort="a", department="y") not in offered  # two pairs
    assert Filter(cohort="a", department="x") not in offered  # all of the cohort but two
    assert Filter(cohort="b", department="x") not in offered  # with the department, the same two


def test_a_part_that_holds_every_pair_is_no_choice() -> None:
    found = Filters(pairs=pairs([("a", "x")] * 6 + [("a", "y")] * 6))
    assert found.known == {Filter(department="x"), Filter(department="y")} | {
        Filter(cohort="a", department="x"),
        Filter(cohort="a", department="y"),
    }
    assert Filters(pairs=pairs([("a", "x")] * 6)).known == frozenset()
    assert Filters(pairs=()).offered == frozenset()


def test_a_program_that_asks_for_more_people_offers_less() -> None:
    those = pairs([("a", "")] * 6 + [("b", "")] * 6)
    assert len(Filters(pairs=those).offered) == 2
    assert Filters(pairs=those, fewest=7).offered == frozenset()


def test_names_are_narrowed_to_any_part() -> None:
    found = Filters(pairs=pairs([("a", "x"), ("b", "x"), ("b", "")]))
    assert found.offered == frozenset()
    assert Filter(cohort="b", department="x") in found.known
    assert found.among(Filter(cohort="b")) == {"1", "2"}
    assert found.among(EVERYBODY) == {"0", "1", "2"}


@pytest.mark.parametrize("seed", range(30))
def test_no_combination_of_filters_tells_a_total_of_few_by_difference(seed: int) -> None:
    """A small program, and everything that somebody can work out who has read every total.

    Sums of totals with any weights are the row space of "who is in which". A few pairs are told
    about where it holds something that is zero for everybody but them.
    """
    chance = Random(seed)  # noqa: S311
    fewest = chance.choice((5, 5, 7))
    places = [
        (
            chance.sample("abc", 2 if chance.random() < 0.1 else 1),
            chance.sample("xyz", chance.choice((0, 1, 1, 1, 1))),
        )
        for _ in range(chance.randint(fewest, 60))
    ]
    found = Filters(pairs=pairs(places), fewest=fewest)
    totals = np.array(
        [
            [part.holds(pair) for pair in found.pairs]
            for part in (EVERYBODY, *sorted(found.offered))
        ],
        dtype=float,
    )
    together: dict[tuple[float, ...], list[int]] = {}
    for place, column in enumerate(totals.T.tolist()):
        together.setdefault(tuple(column), []).append(place)
    cells = [cell for cell in together.values() if len(cell) < fewest]
    for chosen in product((False, True), repeat=len(cells)):
        few = [place for cell, there in zip(cells, chosen, strict=True) if there for place in cell]
        if 0 < len(few) < fewest:
            others = np.delete(totals, few, axis=1)
            assert np.linalg.matrix_rank(others) == np.linalg.matrix_rank(totals), places
