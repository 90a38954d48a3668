"""What a file may not promise: who could see an answer, and of what kind."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mentorsurvey.access import Audience
from mentorsurvey.instruments import Construct, check, load, shipped
from mentorsurvey.instruments.promises import to_partner

Write = Callable[..., Path]

CONTACT = """\
  - id: last
    title: Last
    items:
      - id: contact
        construct: contact
        about: self
        kind: choice
        mentor: Would you like somebody to get in touch?
        mentee: Would you like somebody to get in touch?
        options:
          - {value: "no", label: "No"}
          - {value: lead, label: "Yes, {lead}"}
          - {value: contact, label: "Yes, in confidence, {contact}"}
"""
FEWER = (
    "max: 7\n    labels: {1: low, 4: middle, 7: high}",
    "max: 5\n    labels: {1: low, 3: middle, 5: high}",
)
OTHER = (
    "min: 1\n    max: 7\n    labels: {1: low, 4: middle, 7: high}",
    "min: -3\n    max: 3\n    labels: {-3: low, 0: middle, 3: high}",
)


def whats(path: Path) -> list[str]:
    return [one.what for one in check(path)]


def rated(text: str, *lines: str) -> str:
    """The small form with these lines added to its rating."""
    return text.replace("kind: rating", "\n        ".join(("kind: rating", *lines)))


def test_an_audience_is_no_wider_than_the_widest(small: str, write: Write) -> None:
    wide = "`trust` is shown to more people than its author may allow."
    assert whats(write(rated(small, "audience: partner", "widest: leads"))) == [wide]
    assert whats(write(rated(small, "audience: partner_and_leads", "widest: partner"))) == [wide]
    assert whats(write(rated(small, "audience: partner", "widest: partner_and_leads"))) == []


def test_a_widest_alone_narrows_the_default_with_it(small: str, write: Write) -> None:
    text = rated(small, "widest: partner")  # the topic's default is the leads
    assert whats(write(text)) == []
    assert load(write(text)).item("trust").default_audience is Audience.ONLY_YOU


@pytest.mark.parametrize("audience", ["partner", "leads", "partner_and_leads"])
def test_a_text_has_no_reader_unless_its_author_names_one(
    small: str, write: Write, audience: str
) -> None:
    text = small.replace("kind: text", f"kind: text\n        audience: {audience}")
    assert whats(write(text)) == [
        "The words of `ways.other` would be read without their author's say-so."
    ]


def test_every_shipped_text_is_its_authors_alone_and_may_be_opened_by_them() -> None:
    texts = [item for one in shipped().values() for item in one.items if item.kind == "text"]
    assert {item.default_audience for item in texts} == {Audience.ONLY_YOU}
    assert all(item.widest_audience.viewers for item in texts)


@pytest.mark.parametrize("kind", ["choices", "month", "number"])
def test_a_single_answer_is_read_by_the_program_only_where_its_author_says_so(
    small: str, write: Write, kind: str
) -> None:
    head, options, tail = small.partition("        options:\n")
    if kind != "choices":
        tail = tail[tail.index("      - id: ways.other") :].replace(
            "        show_if: '\"other\" in ways'\n", ""
        )
        options = "        min: 0\n        max: 9\n" if kind == "number" else ""
    text = (head + options + tail).replace("kind: choices", f"kind: {kind}")
    assert whats(write(text)) == []
    kept = f"about: both\n        kind: {kind}"
    open_to_leads = text.replace(kept, f"audience: leads\n        {kept}")
    assert whats(write(open_to_leads)) == [
        "The program would read `ways` without its author's say-so."
    ]


def test_the_number_of_meetings_is_read_as_announced() -> None:
    meetings = shipped()["checkin"].item("meetings")
    assert meetings.counted
    assert meetings.default_audience is Audience.LEADS


def test_the_partner_sees_no_half_of_a_turned_scale(small: str, write: Write) -> None:
    (what,) = whats(write(rated(small, "reverse: true")))
    assert what == "`trust` is turned round, and the partner could see it."
    assert whats(write(rated(small, "reverse: true", "widest: leads"))) == []


def test_the_partner_sees_no_half_of_fewer_than_six_points(small: str, write: Write) -> None:
    found = whats(write(small.replace(*FEWER)))
    assert "`trust` has 5 points, and the partner could see it." in found
    hidden = whats(write(rated(small.replace(*FEWER), "widest: leads")))
    assert hidden == ["The scale `mine` has 5 points."]


def test_the_partner_sees_halves_of_a_scale_from_1_to_7_alone(small: str, write: Write) -> None:
    (what,) = whats(write(small.replace(*OTHER)))
    assert what == "`trust` does not run from 1 to 7, and the partner could see it."
    assert whats(write(rated(small.replace(*OTHER), "widest: leads"))) == []


@pytest.mark.parametrize("audience", ["only_you", "leads"])
def test_a_default_that_hides_it_is_not_enough_where_its_author_could_show_it(
    small: str, write: Write, audience: str
) -> None:
    found = whats(write(rated(small, "reverse: true", f"audience: {audience}")))
    assert found == ["`trust` is turned round, and the partner could see it."]


def test_every_rating_that_a_shipped_form_may_share_is_shared_by_halves() -> None:
    for one in shipped().values():
        for item in one.items:
            if item.rated and to_partner(one, item) is not None:
                scale = one.scale_of(item)
                assert scale is not None
                assert (scale.min, scale.max, item.reverse) == (1, 7, False), item.id


def test_a_wish_to_be_contacted_offers_both_people_and_nobody(small: str, write: Write) -> None:
    assert whats(write(small + CONTACT)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('          - {value: "no", label: "No"}\n', ""),
        ('          - {value: lead, label: "Yes, {lead}"}\n', ""),
        ("Yes, {lead}", "Yes, somebody"),
        ("in confidence, {contact}", "in confidence, {lead}"),
        ('label: "No"', 'label: "No, {lead}"'),
        ("value: contact", "value: somebody"),
        ("kind: choice", "kind: choices"),
    ],
)
def test_a_wish_to_be_contacted_names_exactly_whom_it_reaches(
    small: str, write: Write, old: str, new: str
) -> None:
    assert old in CONTACT
    (what,) = whats(write(small + CONTACT.replace(old, new)))
    assert what == "`contact` does not offer what a wish to be contacted needs."


def test_no_other_question_names_the_people_of_the_program(small: str, write: Write) -> None:
    (what,) = whats(write(small.replace("By mail", "'By mail to {lead}'")))
    assert what == "`ways` names people whom it does not reach."


def test_a_wish_to_be_contacted_is_shown_to_nobody_else(small: str, write: Write) -> None:
    wide = CONTACT.replace("kind: choice", "kind: choice\n        widest: leads")
    (what,) = whats(write(small + wide))
    assert what == "`contact` could be shown to others than the person named in it."


def test_a_safety_wish_of_the_shipped_forms_reaches_the_person_named_alone() -> None:
    for key in ("checkin", "review"):
        item = shipped()[key].item("contact")
        assert (item.construct, item.topic) == (Construct.CONTACT, "safety")
        assert item.default_audience is item.widest_audience is Audience.ONLY_YOU
