"""Sections that are asked only where a lead switches them on, and what only one side is asked."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mentorsurvey.instruments import SIDES, Instrument, check, load, shipped
from mentorsurvey.instruments.burden import minutes_of

Write = Callable[..., Path]

OPTIONAL = """\
  - id: more
    title: More
    optional: true
    items:
      - id: own
        construct: open_text
        about: self
        kind: text
        mentor: What else?
        mentee: What else?
"""


def whats(path: Path) -> list[str]:
    return [one.what for one in check(path)]


def ids(one: Instrument) -> set[str]:
    return {item.id for item in one.items}


def test_a_form_asks_its_optional_sections_only_where_they_are_wanted(
    small: str, write: Write
) -> None:
    one = load(write(small + OPTIONAL))
    assert [section.id for section in one.extras] == ["more"]
    assert ids(one.with_extras(True)) - ids(one.with_extras(False)) == {"own"}
    assert one.with_extras(True) == one
    assert one.with_extras(False).extras == ()


def test_a_form_without_optional_sections_is_the_same_either_way(small: str, write: Write) -> None:
    one = load(write(small))
    assert one.with_extras(True) is one.with_extras(False) is one


def test_a_scale_that_only_an_optional_section_uses_goes_with_it() -> None:
    review = shipped()["review"]
    used = {item.scale for item in review.with_extras(False).items if item.scale}
    assert set(review.with_extras(False).scales) == used


def test_the_review_asks_the_exchange_by_kind_only_where_it_is_switched_on() -> None:
    review = shipped()["review"]
    kinds = ids(review) - ids(review.with_extras(False))
    assert {review.item(one).exchange for one in kinds} == {
        "guidance",
        "opportunities",
        "ideas",
        "technology",
        "support",
    }
    assert {(review.item(one).flow, review.item(one).exchange) for one in kinds} == {
        (flow, review.item(one).exchange) for one in kinds for flow in ("gave", "got")
    }


def test_the_optional_sections_make_the_review_longer() -> None:
    review = shipped()["review"]
    assert minutes_of(review.with_extras(True)) > minutes_of(review.with_extras(False))


def test_a_form_is_not_optional_as_a_whole(small: str, write: Write) -> None:
    text = small.replace("title: First\n", "title: First\n    optional: true\n")
    (what,) = whats(write(text))
    assert what == "Every section is optional, so a round could ask nothing."
    assert whats(write(text + OPTIONAL.replace("    optional: true\n", ""))) == []


def test_an_anchor_is_asked_in_every_round(write: Write, checkin_text: str) -> None:
    text = checkin_text.replace("  - id: together\n", "  - id: together\n    optional: true\n")
    assert whats(write(text, "checkin.yaml")) == [
        f"The anchor `{item.id}` stands in an optional section."
        for item in shipped()["checkin"].items
        if item.anchor
    ]


def test_a_follow_up_does_not_depend_on_a_question_that_may_not_be_asked(
    small: str, write: Write
) -> None:
    after = OPTIONAL.replace("optional: true", "same_step: true").replace("more", "after")
    after = after.replace("id: own", "id: last").replace(
        "kind: text", "kind: text\n        show_if: answered(own)"
    )
    assert whats(write(small + OPTIONAL + after)) == [
        "`show_if` of `last` names `own`, which may not be asked."
    ]
    both = after.replace("same_step: true", "optional: true")
    assert whats(write(small + OPTIONAL + both)) == []


def test_a_give_is_asked_with_its_get_in_every_round(small: str, write: Write) -> None:
    give = "  - {id: gave, title: Gave, items: [{use: gave.overall}]}\n"
    get = "  - {id: got, title: Got, optional: true, items: [{use: got.overall}]}\n"
    assert whats(write(small + give + get)) == [
        "`gave.overall` asks what one gave, and nothing asks what one got."
    ]
    both = give.replace("title: Gave", "title: Gave, optional: true") + get
    assert whats(write(small + both)) == []


def one_sided(text: str, side: str) -> str:
    """The small form with its rating asked of one side alone."""
    (other,) = set(SIDES) - {side}
    return text.replace("kind: rating", f"kind: rating\n        asked_of: {side}").replace(
        f'        {other}: "{{partner}} suits me."\n', ""
    )


@pytest.mark.parametrize("side", SIDES)
def test_a_question_may_be_asked_of_one_side_alone(small: str, write: Write, side: str) -> None:
    one = load(write(one_sided(small, side)))
    assert {who: "trust" in {item.id for item in one.asked_of(who)} for who in SIDES} == {
        who: who == side for who in SIDES
    }
    assert one.topic_items(one.item("trust").construct) == ()


@pytest.mark.parametrize("side", SIDES)
def test_whoever_is_not_asked_reads_no_wording(small: str, write: Write, side: str) -> None:
    (other,) = set(SIDES) - {side}
    asked = small.replace("kind: rating", f"kind: rating\n        asked_of: {side}")
    (what,) = whats(write(asked))
    assert what == f"`{other}` is not asked this."


def test_a_core_topic_is_rated_by_both(small: str, write: Write) -> None:
    text = one_sided(small, "mentee").replace("construct: fit", "construct: trust")
    assert whats(write(text)) == ["`trust` is a rating of trust that only one side is asked."]


def test_a_follow_up_for_both_depends_on_no_question_for_one(small: str, write: Write) -> None:
    text = one_sided(small, "mentee").replace("'\"other\" in ways'", "trust > 4")
    assert whats(write(text)) == [
        "`show_if` of `ways.other` names `trust`, which may not be asked."
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("fairness", "{id: again, construct: fairness, kind: rating, scale: balance, %s}"),
        ("meetings", "{id: again, construct: activity, kind: number, min: 0, max: 9, %s}"),
        (
            "talk",
            "{id: again, construct: talk, kind: choices, %s,"
            " options: [{value: a, label: A}, {value: b, label: B}]}",
        ),
    ],
)
def test_what_only_one_answer_can_count_for_is_asked_once(
    small: str, write: Write, first: str, second: str
) -> None:
    alone = f"  - {{id: extra, title: Extra, items: [{{use: {first}}}]}}\n"
    wording = "about: self, mentor: '{partner}?', mentee: '{partner}?'"
    again = f"  - {{id: again, title: Again, items: [{second % wording}]}}\n"
    assert whats(write(small + alone)) == []
    assert whats(write(small + alone + again)) == [f"`again` asks the same as `{first}`."]


def test_one_kind_of_give_and_take_is_asked_once_each_way(small: str, write: Write) -> None:
    both = "  - {id: give, title: Give, items: [{use: gave.overall}, {use: got.overall}]}\n"
    again = (
        "  - {id: again, title: Again, items: [{id: more, construct: exchange, about: self,"
        " kind: rating, flow: gave, exchange: overall, scale: amount,"
        " mentor: '{partner}?', mentee: '{partner}?'}]}\n"
    )
    assert whats(write(small + both)) == []
    assert whats(write(small + both + again)) == ["`more` asks the same as `gave.overall`."]


def test_sections_that_share_a_step_are_drawn_on_it_together(small: str, write: Write) -> None:
    joined = OPTIONAL.replace("optional: true", "same_step: true")
    one = load(write(small + joined + OPTIONAL.replace("more", "last").replace("own", "end")))
    assert [[section.id for section in step] for step in one.steps] == [["first", "more"], ["last"]]


def test_the_first_section_begins_a_step_whatever_it_says(small: str, write: Write) -> None:
    one = load(write(small.replace("title: First\n", "title: First\n    same_step: true\n")))
    assert [[section.id for section in step] for step in one.steps] == [["first"]]


def test_the_checkin_takes_two_steps() -> None:
    assert len(shipped()["checkin"].steps) == 2
