"""What a core score and a topic are made of: ratings of the other person, or of both."""

from dataclasses import replace

import pytest

from mentorsurvey.instruments import (
    CORE,
    SIDES,
    TOPIC_ITEMS,
    Construct,
    Instrument,
    Side,
    other_side,
    shipped,
)
from tests.earlier import frozen

REPEATED = ["checkin", "review"]
OF_ONESELF: dict[Side, list[str]] = {
    "mentor": ["core.listening", "core.oversight"],
    "mentee": ["core.preparation"],
}


@pytest.fixture(params=REPEATED)
def repeated(request: pytest.FixtureRequest) -> Instrument:
    return shipped()[request.param]


@pytest.mark.parametrize("side", SIDES)
def test_ratings_of_oneself_are_in_no_core_score(repeated: Instrument, side: Side) -> None:
    left_out = [item.id for item in repeated.anchors if item not in repeated.core_items(side)]
    assert sorted(left_out) == OF_ONESELF[side]
    assert all(repeated.item(one).about == side for one in left_out)


def test_a_core_score_has_six_items_for_the_mentor_and_seven_for_the_mentee(
    repeated: Instrument,
) -> None:
    assert {side: len(repeated.core_items(side)) for side in SIDES} == {"mentor": 6, "mentee": 7}


@pytest.mark.parametrize("side", SIDES)
def test_a_core_item_is_about_the_other_person_or_about_both(
    repeated: Instrument, side: Side
) -> None:
    abouts = {item.about for item in repeated.core_items(side)}
    assert abouts <= {"both", "partner", other_side(side)}
    assert all(item.concerns(side) for item in repeated.core_items(side))


def test_the_review_and_the_checkin_have_the_same_core() -> None:
    checkin, review = (shipped()[key] for key in REPEATED)
    for side in SIDES:
        assert checkin.core_items(side) == review.core_items(side)


def test_the_anchors_are_in_the_order_of_the_core_topics(repeated: Instrument) -> None:
    topics = [item.construct for item in repeated.anchors]
    assert list(dict.fromkeys(topics)) == list(CORE)
    assert len(topics) == 8
    assert [topics.count(Construct.WORK), topics.count(Construct.TRUST)] == [2, 2]


def test_a_form_that_is_asked_once_has_no_core() -> None:
    for one in shipped().values():
        if not one.repeated:
            assert one.core_items("mentor") == one.core_items("mentee") == ()


@pytest.mark.parametrize("key", REPEATED)
@pytest.mark.parametrize("side", SIDES)
def test_a_version_with_six_anchors_keeps_the_core_of_its_time(key: str, side: Side) -> None:
    one = frozen(key)
    assert len(one.anchors) == 6
    assert one.core_items(side) == one.anchors
    assert {item.id for item in one.core_items(side)} == {
        "core.expectations",
        "core.preparation",
        "core.guidance",
        "core.accountability",
        "core.labor_boundary",
        "core.bond",
    }


def test_a_version_frozen_earlier_calls_its_topics_by_the_names_of_today() -> None:
    named = {item.id: item.construct for item in frozen("review").items}
    assert named["core.accountability"] is Construct.OVERSIGHT
    assert named["core.labor_boundary"] is Construct.WORK
    assert named["core.bond"] is Construct.TRUST
    assert named["academic.person"] is Construct.CAREER


def test_the_anchors_of_an_earlier_version_are_other_anchors() -> None:
    assert frozen("checkin").anchor_hash != shipped()["checkin"].anchor_hash


def test_a_topic_needs_three_ratings_for_a_score_of_its_own(repeated: Instrument) -> None:
    topics = repeated.topics()
    for construct in Construct:
        enough = len(repeated.topic_items(construct)) >= TOPIC_ITEMS
        scored = enough and construct not in (Construct.EXCHANGE, Construct.FAIRNESS)
        assert (construct in topics) == scored, construct


def test_a_checkin_has_no_topic_of_its_own_and_a_review_has_every_core_topic() -> None:
    assert shipped()["checkin"].topics() == ()
    assert set(CORE) <= set(shipped()["review"].topics())
    assert {Construct.CAREER, Construct.GROWTH} <= set(shipped()["review"].topics())


def test_give_and_take_and_fairness_are_never_a_topic() -> None:
    review = shipped()["review"]
    assert len(review.topic_items(Construct.EXCHANGE)) > TOPIC_ITEMS
    assert not {Construct.EXCHANGE, Construct.FAIRNESS} & set(review.topics())


def test_what_only_one_side_is_asked_is_in_no_topic() -> None:
    review = shipped()["review"]
    one_sided = [item for item in review.items if item.asked_of is not None]
    assert one_sided
    for item in one_sided:
        assert item not in review.topic_items(item.construct)
        assert item not in review.asked_of(other_side(item.asked_of or "mentor"))
        assert item in review.asked_of(item.asked_of or "mentor")


def test_a_form_shows_a_side_only_what_it_is_asked() -> None:
    review = shipped()["review"]
    assert {item.id for item in review.shown({}, "mentee")} - {
        item.id for item in review.shown({}, "mentor")
    } == {item.id for item in review.items if item.asked_of == "mentee"}


def test_a_topic_of_two_ratings_has_no_score() -> None:
    review = shipped()["review"]
    (first, *rest) = review.topic_items(Construct.TRUST)
    shorter = replace(
        review,
        sections=tuple(
            replace(section, items=tuple(one for one in section.items if one != rest[-1]))
            for section in review.sections
        ),
    )
    assert len(rest) == 2
    assert first in shorter.topic_items(Construct.TRUST)
    assert Construct.TRUST not in shorter.topics()
