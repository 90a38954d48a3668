"""Which questions a reflection offers, chosen from the size of a gap and never from its sign."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsurvey.instruments import CORE, Construct
from mentorsurvey.readings.prompts import GENERAL, MOST, WHY, WORDS, Prompt, prompts_for

View = tuple[Construct, float, float]
BOND, GUIDANCE, PREPARATION = Construct.BOND, Construct.GUIDANCE, Construct.PREPARATION
VIEWS = st.lists(
    st.tuples(st.sampled_from(CORE), st.floats(-100, 100), st.floats(0, 100)),
    max_size=6,
    unique_by=lambda view: view[0],
)


def chosen(*views: View) -> list[tuple[Construct | None, str]]:
    """(construct, why) of each prompt; None where it is a general one."""
    at = {words: construct for construct, by_why in WORDS.items() for words in by_why.values()}
    return [(at.get(prompt.words), prompt.why) for prompt in prompts_for(views)]


@given(VIEWS)
def test_both_of_a_pair_get_the_same_questions(views: list[View]) -> None:
    other_side = [(construct, -gap, mean) for construct, gap, mean in views]
    assert prompts_for(views) == prompts_for(other_side)


@given(VIEWS, st.randoms(use_true_random=False))
def test_the_order_of_the_views_does_not_matter(views: list[View], dice: object) -> None:
    shuffled = list(views)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    assert prompts_for(views) == prompts_for(shuffled)


@given(VIEWS)
def test_there_are_two_or_three_questions_and_none_twice(views: list[View]) -> None:
    words = [prompt.words for prompt in prompts_for(views)]
    assert 2 <= len(words) <= MOST
    assert len(set(words)) == len(words)


def test_the_largest_difference_comes_first_then_common_room_then_what_works() -> None:
    assert chosen((BOND, 0, 90), (GUIDANCE, -30, 50), (PREPARATION, 10, 20)) == [
        (GUIDANCE, "differ"),
        (PREPARATION, "room"),
        (BOND, "works"),
    ]
    assert chosen((BOND, 40, 50), (GUIDANCE, -90, 50), (PREPARATION, 60, 50)) == [
        (GUIDANCE, "differ"),
        (PREPARATION, "differ"),
    ]


@pytest.mark.parametrize(
    ("gap", "mean", "why"),
    [
        (25, 60, "always"),
        (25.1, 60, "differ"),
        (-25.1, 60, "differ"),
        (0, 49.9, "room"),
        (0, 50, "always"),
        (0, 74.9, "always"),
        (0, 75, "works"),
        (26, 100, "differ"),
    ],
)
def test_a_view_is_talked_about_from_these_bounds_on(gap: float, mean: float, why: str) -> None:
    assert chosen((BOND, gap, mean))[0] == (None if why == "always" else BOND, why)


def test_where_nothing_can_be_compared_the_general_questions_are_offered() -> None:
    assert prompts_for([]) == tuple(Prompt(why="always", words=words) for words in GENERAL)


@pytest.mark.parametrize("construct", CORE)
def test_there_are_words_for_whatever_a_core_construct_may_show(construct: Construct) -> None:
    assert set(WORDS[construct]) == {"differ", "room", "works"}
    for words in WORDS[construct].values():
        assert words.endswith(("?", "."))
        assert "{" not in words


def test_every_reason_is_told_in_words() -> None:
    assert set(WHY) == {"differ", "room", "works", "always"}
