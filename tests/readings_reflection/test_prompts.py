"""Which questions a reflection offers to talk about: from what was named and from halves alone."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsurvey.instruments import CORE, TITLES
from mentorsurvey.instruments.promises import to_partner
from mentorsurvey.readings.apart import Standing
from mentorsurvey.readings.prompts import (
    ALWAYS,
    GENERAL,
    WORDS,
    By,
    Named,
    Prompt,
    prompts_for,
    question,
)
from tests.readings_reflection.made import forms

ORDER = ("both", "you", "partner", "again", "apart", "neither", "high")
SWAPPED: dict[By, By] = {"both": "both", "you": "partner", "partner": "you"}
TOPICS = [topic.value for topic in CORE]
STANDINGS = st.dictionaries(
    st.sampled_from(TOPICS), st.sampled_from(["again", "apart", "neither", "high"])
)
WISHES = st.dictionaries(st.sampled_from(TOPICS), st.sampled_from(["both", "you", "partner"]))
Wishes = dict[str, By]


def named(wishes: Wishes) -> list[Named]:
    return [
        Named(topic=topic, title=topic, by=wishes[topic]) for topic in TOPICS if topic in wishes
    ]


def chosen(wishes: Wishes, standings: dict[str, Standing]) -> tuple[Prompt, ...]:
    return prompts_for(named(wishes), standings, {topic: topic for topic in TOPICS})


def order(prompts: Sequence[Prompt]) -> list[tuple[str, str]]:
    return [(prompt.title, prompt.why) for prompt in prompts]


@given(WISHES, STANDINGS)
def test_both_of_a_pair_get_the_same_questions_in_the_same_order(
    wishes: Wishes, standings: dict[str, Standing]
) -> None:
    mine = chosen(wishes, standings)
    other = chosen({topic: SWAPPED[by] for topic, by in wishes.items()}, standings)
    assert [(one.title, one.words) for one in mine] == [(one.title, one.words) for one in other]


@given(WISHES, STANDINGS)
def test_each_topic_that_is_named_or_shown_has_one_question(
    wishes: Wishes, standings: dict[str, Standing]
) -> None:
    titles = [prompt.title for prompt in chosen(wishes, standings)]
    assert sorted(titles) == sorted({*wishes, *standings} or {""})


def test_topics_named_by_both_come_first_and_what_works_comes_last() -> None:
    found = chosen(
        {"trust": "both", "work": "you", "guidance": "partner"},
        {"expectations": "high", "preparation": "neither", "oversight": "apart", "trust": "again"},
    )
    assert order(found) == [
        ("trust", "both"),
        ("guidance", "partner"),  # one's own wish does not come before the other's
        ("work", "you"),
        ("oversight", "apart"),
        ("preparation", "neither"),
        ("expectations", "high"),
    ]


def test_who_have_moved_apart_are_asked_about_it_before_who_are_apart() -> None:
    found = chosen({}, {"expectations": "apart", "trust": "again"})
    assert order(found) == [("trust", "again"), ("expectations", "apart")]


def test_without_any_topic_there_is_a_question_for_any_pair() -> None:
    assert [(one.why, one.words) for one in chosen({}, {})] == [("always", ALWAYS)]


@pytest.mark.parametrize("topic", TOPICS)
def test_a_core_topic_has_five_questions_of_its_own(topic: str) -> None:
    words = [question(topic, occasion) for occasion in GENERAL]
    assert len(set(words)) == len(GENERAL)
    assert not set(words) & set(GENERAL.values())


def test_every_topic_that_a_form_can_compare_has_words_of_its_own() -> None:
    compared = {
        item.construct.value
        for instrument in forms().values()
        for item in instrument.items
        if to_partner(instrument, item) in ("half", "topic")
    }
    assert compared <= set(WORDS)


def test_a_program_s_own_topic_gets_a_general_question() -> None:
    assert question("parking", "named") == GENERAL["named"]


def test_no_question_says_who_rated_what_and_each_one_asks_or_invites() -> None:
    for words in (
        *GENERAL.values(),
        ALWAYS,
        *(w for each in WORDS.values() for w in each.values()),
    ):
        assert "?" in words
        assert "{" not in words
        assert "mentor" not in words.lower()
        assert "mentee" not in words.lower()
        for sentence in words.replace("?", ".").split("."):
            assert len(sentence.split()) <= 20


def test_every_topic_has_a_title() -> None:
    assert {*WORDS} <= {topic.value for topic in TITLES}
