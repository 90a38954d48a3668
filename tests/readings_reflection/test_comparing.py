"""What is compared, and by what: halves for single ratings, a mean for a whole topic."""

from itertools import product

import pytest

from mentorsurvey.access import Audience
from mentorsurvey.instruments import CORE, Construct, Instrument
from mentorsurvey.readings.comparing import High, compared, open_to_partner
from mentorsurvey.responses import CANT_SAY
from tests.readings_reflection.made import Answers, forms, said, ways

CHECKIN, REVIEW = forms()["checkin"], forms()["review with extras"]
GUIDANCE = ("core.listening", "guidance.asks_how", "guidance.experience", "guidance.leaves_work")


def highs(
    instrument: Instrument,
    mine: Answers,
    theirs: Answers,
    kept: Answers | None = None,
) -> dict[str, High]:
    """Question, or topic where it is compared by its mean → who rates it high.

    The partner keeps ``kept`` to themselves: the answers to these questions.
    """
    hidden = dict.fromkeys(kept or {}, Audience.LEADS)
    both = (said(instrument, mine), said(instrument, {**theirs, **(kept or {})}, hidden))
    found = compared(instrument, *(open_to_partner(instrument, one) for one in both))
    return {one.construct.value if one.by_mean else one.items[0].id: one.high for one in found}


@pytest.mark.parametrize(
    ("mine", "theirs", "high"),
    [
        (5, 5, "both"),
        (5, 7, "both"),
        (4, 4, "neither"),
        (1, 4, "neither"),
        (4, 5, "one"),
        (5, 4, "one"),
        (1, 7, "one"),
    ],
)
def test_a_single_rating_is_high_from_five_on(mine: int, theirs: int, high: High) -> None:
    found = highs(CHECKIN, {"core.expectations": mine}, {"core.expectations": theirs})
    assert found == {"core.expectations": high}


@pytest.mark.parametrize(
    ("theirs", "high"),
    [
        ((5, 5, 5, 5), "both"),
        ((2, 4, 7, 7), "both"),
        ((1, 5, 7, 7), "both"),
        ((1, 4, 7, 7), "one"),
        ((5, 5, 5, 4), "one"),
        ((4, 4, 7, CANT_SAY), "both"),
        ((4, 4, 6, None), "one"),
    ],
)
def test_a_topic_is_high_from_a_mean_of_five_on(theirs: tuple[object, ...], high: High) -> None:
    mine = dict.fromkeys(GUIDANCE, 6)
    assert highs(REVIEW, mine, dict(zip(GUIDANCE, theirs, strict=True))) == {"guidance": high}


def test_a_topic_takes_three_answers_of_each() -> None:
    three, two = (
        {item_id: 6 if place < given else CANT_SAY for place, item_id in enumerate(GUIDANCE)}
        for given in (3, 2)
    )
    assert highs(REVIEW, three, three) == {"guidance": "both"}
    assert highs(REVIEW, three, two) == {}
    assert highs(REVIEW, two, three) == {}


@pytest.mark.parametrize("kept", [1, 7, CANT_SAY, None])
@pytest.mark.parametrize("item_id", GUIDANCE)
def test_one_question_kept_from_the_other_closes_the_whole_topic_whatever_the_answer(
    item_id: str, kept: object
) -> None:
    mine = dict.fromkeys(GUIDANCE, 6)
    theirs = {one: 6 for one in GUIDANCE if one != item_id}
    assert highs(REVIEW, mine, theirs) == {"guidance": "both"}  # a blank leaves one answer out
    assert highs(REVIEW, mine, theirs, {item_id: kept}) == {}
    assert highs(REVIEW, theirs, mine, {item_id: kept}) == {}


@pytest.mark.parametrize("key", ["checkin", "review", "introduction", "completion", "old review"])
def test_a_topic_is_compared_by_its_mean_or_by_single_ratings_and_never_both(key: str) -> None:
    instrument = forms()[key]
    answers = {one.id: 6 for one in ways(instrument, "half", "topic")}
    both = [open_to_partner(instrument, said(instrument, answers))] * 2
    topics: dict[Construct, set[bool]] = {}
    for one in compared(instrument, *both):
        topics.setdefault(one.construct, set()).add(one.by_mean)
    assert topics
    assert all(len(by_mean) == 1 for by_mean in topics.values())


def test_the_review_compares_its_topics_and_the_check_in_its_questions() -> None:
    everything = {one.id: 6 for one in ways(CHECKIN, "half", "topic")}
    assert list(highs(CHECKIN, everything, everything)) == [
        "core.expectations",
        "core.preparation",
        "core.listening",
        "core.oversight",
        "core.credit",
        "core.trust",
        "core.disagree",
        "gave.overall",
        "got.overall",
    ]
    everything = {one.id: 6 for one in ways(REVIEW, "half", "topic")}
    found = highs(REVIEW, everything, everything)
    assert {"expectations", "preparation", "guidance", "oversight", "trust", "career"} <= set(found)
    assert {"core.credit", "work.authorship"} <= set(found)


def test_what_runs_the_other_way_and_what_one_side_alone_is_asked_is_never_compared() -> None:
    hidden = {"core.work", "fairness", "meetings", "again", "others.perspective", "contact"}
    for instrument in forms().values():
        reach = {one.id for one in ways(instrument, "half", "topic", "choice", "words")}
        assert not reach & hidden
        assert not any(instrument.item(item_id).reverse for item_id in reach)


def test_what_one_gave_is_compared_with_what_the_other_got() -> None:
    gave, got = {"gave.overall": 6}, {"got.overall": 2}
    assert highs(CHECKIN, gave, got) == {"gave.overall": "one"}
    assert highs(CHECKIN, got, gave) == {"got.overall": "one"}
    assert highs(CHECKIN, gave, gave) == {}
    assert highs(REVIEW, {"got.ideas": 5}, {"gave.ideas": 7, "gave.support": 7}) == {
        "got.ideas": "both"
    }


@pytest.mark.parametrize("blank", [CANT_SAY, None])
def test_without_an_answer_of_both_there_is_no_comparison(blank: object) -> None:
    answers = {"core.expectations": 6, "core.preparation": 6}
    without = {**answers, "core.expectations": blank}
    assert list(highs(CHECKIN, answers, without)) == ["core.preparation"]
    assert list(highs(CHECKIN, without, answers)) == ["core.preparation"]


def test_hidden_and_blank_and_cannot_say_look_alike_to_the_other() -> None:
    mine = {"core.expectations": 6, "core.preparation": 6}
    rest = {"core.preparation": 3}
    hidden = [highs(CHECKIN, mine, rest, {"core.expectations": one}) for one in (1, 7, CANT_SAY)]
    blank = [highs(CHECKIN, mine, {**rest, "core.expectations": one}) for one in (CANT_SAY, None)]
    assert all(found == {"core.preparation": "one"} for found in (*hidden, *blank))


def test_both_people_read_the_same_of_any_two_answers() -> None:
    for mine, theirs in product(range(1, 8), repeat=2):
        one = {"core.trust": mine, "gave.overall": mine, "got.overall": theirs}
        other = {"core.trust": theirs, "gave.overall": theirs, "got.overall": mine}
        hers, his = highs(CHECKIN, one, other), highs(CHECKIN, other, one)
        assert hers["core.trust"] == his["core.trust"]
        assert hers["gave.overall"] == his["got.overall"]
        assert hers["got.overall"] == his["gave.overall"]


def test_an_old_round_is_read_by_the_same_rules() -> None:
    old = forms()["old checkin"]
    everything = {one.id: 6 for one in ways(old, "half", "topic")}
    assert set(highs(old, everything, everything)) == {
        "core.expectations",
        "core.preparation",
        "core.guidance",
        "core.accountability",
        "core.labor_boundary",
        "core.bond",
        "gave.overall",
        "got.overall",
    }


def test_every_core_topic_can_be_compared() -> None:
    everything = {one.id: 6 for one in ways(CHECKIN, "half")}
    both = [open_to_partner(CHECKIN, said(CHECKIN, everything))] * 2
    assert set(CORE) <= {one.construct for one in compared(CHECKIN, *both)}
