"""What simulated people choose: topics, contacts, how far the work has come."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from mentorsurvey.instruments import CORE, Construct, check_value, shipped
from mentorsurvey.simulate import Event, Truth, plan
from mentorsurvey.simulate.choosing import chosen, status, topics, wish
from mentorsurvey.simulate.events import MENTEE, MENTOR
from mentorsurvey.simulate.filling import WISHES, audiences
from mentorsurvey.simulate.moods import Author
from mentorsurvey.simulate.truth import STAGES
from mentorsurvey.simulate.words import Mood

REVIEW = shipped()["review"]
TALK = REVIEW.item("talk")
NAMED = frozenset({"lead", "contact"})
PAIRS, LAST = 400, 5


@pytest.fixture(scope="module")
def truth() -> Truth:
    return plan(pairs=PAIRS, rounds=LAST + 1, seed=3)[1]


@pytest.fixture(scope="module")
def authors(truth: Truth) -> list[Author]:
    return [
        Author(truth=truth, pair=pair, round_index=LAST, side=side, named=NAMED)
        for pair in range(PAIRS)
        for side in (MENTOR, MENTEE)
    ]


def of_mood(authors: list[Author], mood: Mood) -> list[Author]:
    return [author for author in authors if author.mood == mood]


def test_every_choice_is_one_that_its_question_takes(authors: list[Author]) -> None:
    rng = np.random.default_rng(1)
    asked = [item for item in REVIEW.items if item.options]
    assert len(asked) == 3
    for author in authors:
        for item in asked:
            choice = chosen(item, author, rng)
            assert choice is not None
            assert check_value(item, None, choice) == choice


def test_the_options_are_the_six_topics_of_the_core_and_the_stages_of_common_work() -> None:
    values = [option.value for option in TALK.options if not option.alone]
    assert values == [topic.value for topic in CORE]
    status_item = REVIEW.item("deliverables.status")
    assert tuple(option.value for option in status_item.options) == STAGES


def test_most_have_nothing_in_particular_unless_something_is_low(authors: list[Author]) -> None:
    rng = np.random.default_rng(1)
    nothing = {
        mood: np.mean([topics(TALK, author, rng) == ("none",) for author in of_mood(authors, mood)])
        for mood in ("well", "strained")
    }
    assert nothing["well"] > 0.5
    assert nothing["strained"] < 0.1


def test_exploited_mentees_want_to_talk_about_the_work_most(authors: list[Author]) -> None:
    rng = np.random.default_rng(1)
    exploited = of_mood(authors, "exploited")
    named = Counter(one for author in exploited for one in topics(TALK, author, rng))
    assert len(exploited) > 10
    assert named.most_common(1)[0][0] == "work"


def test_who_is_talkative_names_a_topic_also_where_nothing_is_low(authors: list[Author]) -> None:
    rng = np.random.default_rng(1)
    for author in of_mood(authors, "well"):
        assert topics(TALK, replace(author, talkative=True), rng) != ("none",)


def test_the_exploited_and_the_strained_alone_ask_somebody_to_get_in_touch(
    authors: list[Author],
) -> None:
    rng = np.random.default_rng(1)
    asked: Counter[Mood] = Counter()
    for _ in range(10):
        for author in authors:
            asked[author.mood] += wish(author, rng) != "no"
    shares = {mood: asked[mood] / len(of_mood(authors, mood)) / 10 for mood in WISHES}
    assert shares["well"] == shares["mending"] == 0
    assert 0 < shares["strained"] < 0.05 < shares["exploited"] < 0.3


def test_nobody_is_asked_whom_the_program_has_not_named(authors: list[Author]) -> None:
    rng = np.random.default_rng(1)
    exploited = of_mood(authors, "exploited") * 20
    alone = {wish(replace(author, named=frozenset({"contact"})), rng) for author in exploited}
    assert alone == {"no", "contact"}
    assert {wish(replace(author, named=frozenset()), rng) for author in exploited} == {None}


def test_both_say_nearly_alike_how_far_the_work_has_come(truth: Truth) -> None:
    rng = np.random.default_rng(1)
    behind = []
    for pair in range(PAIRS):
        author = Author(truth=truth, pair=pair, round_index=LAST, side=MENTOR)
        stage = int(truth.stage[pair, LAST])
        behind.append(stage - STAGES.index(status(author, rng)))
    assert set(behind) == {0, 1}
    assert 0.05 < np.mean(behind) < 0.15


@pytest.mark.parametrize("mood", list(WISHES))
def test_nobody_lets_more_people_see_an_answer_than_the_question_allows(
    authors: list[Author], mood: Mood
) -> None:
    rng = np.random.default_rng(1)
    changed = 0
    for author in of_mood(authors, mood):
        for item_id, audience in audiences(REVIEW, author, rng).items():
            assert audience in REVIEW.item(item_id).widest_audience.narrowings()
            changed += audience is not REVIEW.item(item_id).default_audience
    assert changed


def test_a_topic_s_audience_is_changed_for_all_of_its_questions(authors: list[Author]) -> None:
    rng = np.random.default_rng(1)
    seen = 0
    for author in of_mood(authors, "strained"):
        found = audiences(REVIEW, author, rng)
        trust = [item.id for item in REVIEW.topic_items(Construct.TRUST)]
        chosen_ones = {found.get(item_id) for item_id in trust}
        assert len(chosen_ones) == 1
        seen += chosen_ones != {None}
    assert seen


def test_an_exploited_mentee_has_the_mood_and_their_mentor_does_not(truth: Truth) -> None:
    pair = truth.events.index(Event.EXPLOITATION)
    mentor, mentee = (
        Author(truth=truth, pair=pair, round_index=LAST, side=side) for side in (MENTOR, MENTEE)
    )
    assert mentee.mood == "exploited"
    assert mentor.mood != "exploited"
