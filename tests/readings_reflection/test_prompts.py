"""Which questions a reflection offers: from what has come back, never from a gap's sign."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsurvey.instruments import CORE, Construct
from mentorsurvey.readings.apart import Standing
from mentorsurvey.readings.prompts import GENERAL, MOST, WHY, WORDS, Prompt, Seen, prompts_for

BOND, GUIDANCE, PREPARATION = Construct.BOND, Construct.GUIDANCE, Construct.PREPARATION
EXPECTATIONS = Construct.EXPECTATIONS
VIEWS = st.lists(
    st.builds(
        Seen,
        construct=st.sampled_from(CORE),
        standing=st.sampled_from(["same", "new", "back", "apart"]),
        gap=st.floats(-100, 100),
        mean=st.floats(0, 100),
    ),
    max_size=6,
    unique_by=lambda view: view.construct,
)


def seen(construct: Construct, standing: Standing, gap: float = 0, mean: float = 60) -> Seen:
    return Seen(construct=construct, standing=standing, gap=gap, mean=mean)


def chosen(*views: Seen) -> list[tuple[Construct | None, str]]:
    """(construct, why) of each prompt; None where it is a general one."""
    at = {words: construct for construct, by_why in WORDS.items() for words in by_why.values()}
    return [(at.get(prompt.words), prompt.why) for prompt in prompts_for(views)]


@given(VIEWS)
def test_both_of_a_pair_get_the_same_questions(views: list[Seen]) -> None:
    other_side = [replace(view, gap=-view.gap) for view in views]
    assert prompts_for(views) == prompts_for(other_side)


@given(VIEWS, st.randoms(use_true_random=False))
def test_the_order_of_the_views_does_not_matter(views: list[Seen], dice: Random) -> None:
    shuffled = list(views)
    dice.shuffle(shuffled)
    assert prompts_for(views) == prompts_for(shuffled)


@given(VIEWS)
def test_there_are_two_or_three_questions_and_none_twice(views: list[Seen]) -> None:
    words = [prompt.words for prompt in prompts_for(views)]
    assert 2 <= len(words) <= MOST
    assert len(set(words)) == len(words)


@given(VIEWS)
def test_what_moved_apart_comes_before_what_differs_before_what_both_see_alike(
    views: list[Seen],
) -> None:
    order = list(WHY)
    places = [order.index(prompt.why) for prompt in prompts_for(views)]
    assert order == ["apart", "differ", "room", "works", "always"]
    assert places == sorted(places)


def test_apart_comes_first_even_where_another_difference_is_larger() -> None:
    assert chosen(
        seen(BOND, "back", gap=90), seen(GUIDANCE, "apart", gap=-40), seen(PREPARATION, "same")
    ) == [(GUIDANCE, "apart"), (BOND, "differ")]


def test_at_most_two_questions_are_about_differences_and_the_largest_are_asked() -> None:
    assert chosen(
        seen(BOND, "back", gap=40),
        seen(GUIDANCE, "back", gap=-90),
        seen(PREPARATION, "back", gap=60),
        seen(EXPECTATIONS, "same", mean=20),
    ) == [(GUIDANCE, "differ"), (PREPARATION, "differ"), (EXPECTATIONS, "room")]


def test_a_difference_of_this_round_alone_waits_and_is_no_common_view_either() -> None:
    for mean in (10, 60, 90):
        assert chosen(seen(BOND, "new", gap=80, mean=mean)) == [(None, "always")] * 2


def test_common_room_comes_before_what_works() -> None:
    assert chosen(
        seen(BOND, "same", mean=90),
        seen(GUIDANCE, "back", gap=-30),
        seen(PREPARATION, "same", gap=10, mean=20),
    ) == [(GUIDANCE, "differ"), (PREPARATION, "room"), (BOND, "works")]


@pytest.mark.parametrize(
    ("mean", "why"), [(49.9, "room"), (50, "always"), (74.9, "always"), (75, "works")]
)
def test_a_common_view_is_talked_about_from_these_bounds_on(mean: float, why: str) -> None:
    found = chosen(seen(BOND, "same", mean=mean))[0]
    assert found == (None if why == "always" else BOND, why)


def test_all_at_the_ceiling_is_asked_about_once_as_what_works() -> None:
    found = chosen(*(seen(construct, "same", mean=100) for construct in CORE))
    assert [why for _, why in found] == ["works", "always"]


def test_where_nothing_can_be_compared_the_general_questions_are_offered() -> None:
    assert prompts_for([]) == tuple(Prompt(why="always", words=words) for words in GENERAL)


@pytest.mark.parametrize("construct", CORE)
def test_there_are_words_for_whatever_a_core_construct_may_show(construct: Construct) -> None:
    assert set(WORDS[construct]) == {"apart", "differ", "room", "works"}
    for words in WORDS[construct].values():
        assert words.endswith(("?", "."))
        assert not set("{0123456789%") & set(words)


def test_no_reason_says_that_the_two_agree() -> None:
    assert not [words for words in WHY.values() if "agree" in words.lower()]
