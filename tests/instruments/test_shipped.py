import re

import pytest

from mentorsurvey.access import Audience
from mentorsurvey.errors import AnswerError
from mentorsurvey.instruments import (
    CORE,
    SIDES,
    Instrument,
    Item,
    check_folder,
    check_value,
    default_folder,
    shipped,
)

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
    last = item.options[-1].value
    return [last] if item.kind == "choices" else last


def test_every_shipped_file_is_without_fault() -> None:
    assert check_folder(default_folder()) == []


def test_the_four_instruments_are_there_and_say_that_they_are_not_validated() -> None:
    assert sorted(shipped()) == ["checkin", "completion", "introduction", "review"]
    assert not any(one.validated for one in shipped().values())
    assert {one.licence for one in shipped().values()} == {"CC0-1.0"}


def test_items_a_side() -> None:
    counts = {key: len(one.items) for key, one in shipped().items()}
    assert counts == {"checkin": 10, "completion": 8, "introduction": 15, "review": 38}


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


def test_the_ten_items_of_the_checkin_stand_verbatim_in_the_review() -> None:
    checkin, review = shipped()["checkin"], shipped()["review"]
    for item in checkin.items:
        assert review.item(item.id) == item
        assert review.scale_of(review.item(item.id)) == checkin.scale_of(item)
    assert checkin.anchor_hash == review.anchor_hash


def test_repeated_instruments_hold_one_anchor_for_each_core_construct() -> None:
    for one in shipped().values():
        assert [anchor.construct for anchor in one.anchors] == (list(CORE) if one.repeated else [])


def test_the_review_asks_three_items_of_each_core_construct() -> None:
    constructs = [item.construct for item in shipped()["review"].items]
    assert {constructs.count(core) for core in CORE} == {3}


def test_give_and_take_is_asked_both_ways_for_four_kinds_and_overall() -> None:
    flows = {(item.exchange, item.flow) for item in shipped()["review"].items if item.flow}
    kinds = ("overall", "guidance", "opportunities", "ideas", "support")
    assert flows == {(kind, flow) for kind in kinds for flow in ("gave", "got")}


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
    assert scale.labels[3] == "I get much more than I give"


def test_what_is_about_one_person_changes_its_subject_with_the_side(
    instrument: Instrument,
) -> None:
    for item in instrument.items:
        if item.rated and item.about in SIDES:
            own = item.mentor if item.about == "mentor" else item.mentee
            other = item.mentee if item.about == "mentor" else item.mentor
            assert re.match(r"(Between meetings, )?I ", own), item.id
            assert re.match(r"(Between meetings, )?\{partner\} ", other), item.id


def test_what_is_about_both_reads_the_same_from_either_side(instrument: Instrument) -> None:
    for item in instrument.items:
        if item.rated and item.about == "both":
            assert item.mentor == item.mentee


def test_free_text_is_for_the_leads_unless_its_item_says_otherwise(
    instrument: Instrument,
) -> None:
    for item in instrument.items:
        if item.kind == "text" and item.audience is None:
            assert item.default_audience is Audience.LEADS


def test_no_reason_for_a_decision_reaches_the_partner() -> None:
    reason = shipped()["introduction"].item("decision.reason")
    assert not reason.default_audience.admits("partner")


@pytest.mark.parametrize(("decision", "asked"), [("commit", False), ("later", True), (None, False)])
def test_a_reason_is_asked_only_of_those_who_do_not_commit(
    decision: str | None, asked: bool
) -> None:
    shown = shipped()["introduction"].shown({"decision": decision})
    assert ("decision.reason" in [item.id for item in shown]) is asked
