import re

import pytest

from mentorsurvey.access import Audience
from mentorsurvey.errors import AnswerError
from mentorsurvey.instruments import (
    CORE,
    SIDES,
    TOPIC_ITEMS,
    Instrument,
    Item,
    check_folder,
    check_value,
    deciding,
    default_folder,
    shipped,
)
from tests.house import ANCHORS, FULL

VALID = {
    "text": "Two papers, and some sleep.",
    "month": "2027-06",
}


def a_value(item: Item, instrument: Instrument) -> object:
    if item.kind in VALID:
        return VALID[item.kind]
    if item.kind == "number":
        return item.max
    if item.kind == "rating":
        return instrument.scales[item.scale or ""].max
    first = item.options[0].value
    return [first] if item.kind == "choices" else first


def test_every_shipped_file_is_without_fault() -> None:
    assert check_folder(default_folder()) == []


def test_the_four_instruments_are_there_and_say_that_they_are_not_validated() -> None:
    assert sorted(shipped()) == ["checkin", "completion", "introduction", "review"]
    assert not any(one.validated for one in shipped().values())
    assert {one.licence for one in shipped().values()} == {"CC0-1.0"}


def test_questions_a_side() -> None:
    counts = {
        key: [len(one.with_extras(False).asked_of(side)) for side in SIDES]
        for key, one in shipped().items()
    }
    assert counts == {
        "checkin": [14, 14],
        "completion": [9, 9],
        "introduction": [12, 12],
        "review": [38, 39],
    }


def test_a_submission_passes(instrument: Instrument) -> None:
    for item in instrument.items:
        value = check_value(item, instrument.scale_of(item), a_value(item, instrument))
        assert value is not None


def test_submissions_that_must_fail(instrument: Instrument) -> None:
    wrong = {
        "rating": [0.5, "4", True, 99, -99, [4]],
        "number": [-1, 10_000, True, 2.5, "2", float("nan")],
        "text": [7, "\x00", "\ud800", "x" * 4001],
        "month": ["2027-13", "June", 202706, "2027-06\n"],
        "choice": ["elsewhere", 1, ["commit"], {}],
        "choices": ["manuscript", ["elsewhere"], [["other"]], 3],
    }
    for item in instrument.items:
        for value in wrong[item.kind]:
            with pytest.raises(AnswerError) as caught:
                check_value(item, instrument.scale_of(item), value)
            assert caught.value.where == item.id
            assert caught.value.mend


def test_the_questions_of_the_checkin_stand_verbatim_in_the_review() -> None:
    checkin, review = shipped()["checkin"], shipped()["review"]
    for item in checkin.items:
        assert review.item(item.id) == item
        assert review.scale_of(review.item(item.id)) == checkin.scale_of(item)
    assert checkin.anchor_hash == review.anchor_hash


def test_the_house_answers_every_question_of_the_checkin_but_the_wish_to_be_contacted() -> None:
    asked = [item.id for item in shipped()["checkin"].items]
    assert list(FULL) == asked[:-1]
    assert asked[-1] == "contact"


def test_repeated_instruments_hold_the_eight_anchors_on_one_scale() -> None:
    for one in shipped().values():
        assert [anchor.id for anchor in one.anchors] == (list(ANCHORS) if one.repeated else [])
        assert len({anchor.scale for anchor in one.anchors}) <= 1


def test_the_review_asks_at_least_three_items_of_each_core_construct() -> None:
    review = shipped()["review"]
    assert all(len(review.topic_items(core)) >= TOPIC_ITEMS for core in CORE)


def test_give_and_take_is_asked_both_ways_for_five_kinds_and_overall() -> None:
    flows = {(item.exchange, item.flow) for item in shipped()["review"].items if item.flow}
    kinds = ("overall", "guidance", "opportunities", "ideas", "technology", "support")
    assert flows == {(kind, flow) for kind in kinds for flow in ("gave", "got")}


def test_every_round_asks_what_to_talk_about_and_whom_to_hear_from_and_ends_with_it() -> None:
    for key in ("checkin", "review"):
        assert [item.id for item in shipped()[key].items[-2:]] == ["talk", "contact"]


def test_one_may_name_two_topics_to_talk_about_or_none() -> None:
    talk = shipped()["checkin"].item("talk")
    assert talk.most == 2
    assert [option.value for option in talk.options if option.alone] == ["none"]
    topics = {option.value for option in talk.options} - {"none"}
    assert topics == {core.value for core in CORE}


def test_choosing_this_pairing_again_is_asked_in_review_and_completion() -> None:
    asked = {key for key, one in shipped().items() if "again" in {item.id for item in one.items}}
    assert asked == {"review", "completion"}


def test_what_other_mentors_do_not_give_is_asked_of_mentees_alone() -> None:
    assert shipped()["review"].item("others.perspective").asked_of == "mentee"


def test_one_id_means_one_question_in_every_instrument() -> None:
    seen: dict[str, Item] = {}
    for one in shipped().values():
        for item in one.items:
            assert seen.setdefault(item.id, item) == item


def test_fairness_above_zero_means_that_one_gets_more_than_one_gives() -> None:
    checkin = shipped()["checkin"]
    scale = checkin.scale_of(checkin.item("fairness"))
    assert scale is not None
    assert (scale.min, scale.max) == (-3, 3)
    assert scale.labels[3] == "I get much more"
    assert scale.labels[-3] == "I give much more"


def test_what_is_about_one_person_changes_its_subject_with_the_side(
    instrument: Instrument,
) -> None:
    for item in instrument.items:
        if item.rated and item.about in SIDES and item.asked_of is None:
            own = item.mentor if item.about == "mentor" else item.mentee
            other = item.mentee if item.about == "mentor" else item.mentor
            assert re.match(r"(Between meetings, )?(I|My) ", own or ""), item.id
            assert re.match(r"(Between meetings, )?\{partner\}('s)? ", other or ""), item.id


def test_what_each_rates_of_the_other_reads_the_same_from_either_side(
    instrument: Instrument,
) -> None:
    for item in instrument.items:
        if item.about == "partner":
            assert item.mentor == item.mentee
            assert "{partner}" in (item.mentor or "")


def test_what_is_about_both_reads_the_same_from_either_side(instrument: Instrument) -> None:
    for item in instrument.items:
        if item.rated and item.about == "both":
            assert item.mentor == item.mentee


def test_free_text_is_its_authors_alone_until_they_say_otherwise(
    instrument: Instrument,
) -> None:
    for item in instrument.items:
        if item.kind == "text":
            assert item.default_audience is Audience.ONLY_YOU


def test_the_choices_at_an_ending_are_those_that_can_be_decided() -> None:
    options = shipped()["completion"].item(deciding.ITEM).options
    assert {one.value: one.label for one in options} == deciding.OPTIONS["end"]


@pytest.mark.parametrize(
    ("form", "kind"), [("introduction", "start"), ("completion", "end"), ("review", None)]
)
def test_only_an_introduction_and_a_completion_end_in_a_decision(
    form: str, kind: str | None
) -> None:
    assert deciding.kind_of(shipped()[form]) == kind
