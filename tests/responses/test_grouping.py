"""Who is added up together: enough people of each side, whole groups, and never by answers."""

from hypothesis import given
from hypothesis import strategies as st

from mentorsurvey.responses.grouping import Unit, enough, groups


def units(*pairs: tuple[str, str], cohort: str = "", closed_to: str = "") -> list[Unit]:
    """Pairs of a mentor and a mentee."""
    return [
        Unit(
            key=f"{mentor} {mentee}",
            people=(frozenset({mentor}), frozenset({mentee})),
            cohorts=frozenset({cohort}),
            closed_to=frozenset(closed_to),
        )
        for mentor, mentee in pairs
    ]


def many(n: int, name: str, **of: str) -> list[Unit]:
    return units(*((f"{name}{place}", f"{name}{place}'") for place in range(n)), **of)


def sizes(made: list[list[Unit]]) -> list[int]:
    return sorted(len(group) for group in made)


def test_groups_are_as_small_as_may_be_and_the_rest_joins() -> None:
    assert sizes(groups(many(17, "a"), fewest=5, seed="")) == [5, 5, 7]
    assert groups(many(4, "a"), fewest=5, seed="") == []


def test_people_are_counted_on_each_side() -> None:
    of_two = units(*((f"m{place % 2}", f"e{place}") for place in range(20)))
    assert groups(of_two, fewest=5, seed="") == []
    assert sizes(groups(of_two, fewest=2, seed="")) != []


def test_groups_keep_to_a_cohort_where_they_can() -> None:
    made = groups([*many(8, "a", cohort="a"), *many(3, "b", cohort="b")], fewest=5, seed="")
    assert sizes(made) == [11]
    made = groups([*many(12, "a", cohort="a"), *many(6, "b", cohort="b")], fewest=5, seed="")
    assert all(len({one.cohorts for one in group}) == 1 for group in made)
    assert sizes(made) == [5, 6, 7]


def test_a_few_pairs_that_a_lead_may_not_see_cost_that_lead_no_group() -> None:
    made = groups([*many(8, "a"), *many(2, "b", closed_to="x")], fewest=5, seed="")
    assert sizes(made) == [8]
    assert not any(one.closed_to for group in made for one in group)


def test_what_a_lead_sees_does_not_depend_on_those_whom_they_may_not_see() -> None:
    seen = [*many(3, "a"), *many(9, "c", closed_to="y")]
    for hidden in range(12):
        made = groups([*seen, *many(hidden, "b", closed_to="x")], fewest=5, seed="")
        open_to_x = [group for group in made if not any("x" in one.closed_to for one in group)]
        assert sizes(open_to_x) == [9]


random_units = st.lists(
    st.builds(
        lambda mentor, mentee, cohort, closed: units(
            (f"m{mentor}", f"e{mentee}"), cohort=str(cohort), closed_to="x" * closed
        )[0],
        st.integers(0, 12),
        st.integers(0, 30),
        st.integers(0, 2),
        st.integers(0, 1),
    ),
    max_size=40,
    unique_by=lambda unit: unit.key,
)


@given(random_units, st.integers(5, 8), st.randoms())
def test_each_is_in_one_group_at_most_whatever_the_order(
    given_units: list[Unit], fewest: int, order: object
) -> None:
    made = groups(given_units, fewest=fewest, seed="s")
    keys = [one.key for group in made for one in group]
    assert len(keys) == len(set(keys))
    assert all(enough(group, fewest) for group in made)
    other = list(given_units)
    order.shuffle(other)  # type: ignore[attr-defined]
    again = groups(other, fewest=fewest, seed="s")
    assert {frozenset(one.key for one in group) for group in made} == {
        frozenset(one.key for one in group) for group in again
    }
