"""What two people agree on: what a field takes, what cannot be proposed, what has changed."""

from datetime import date

import pytest

from mentorsurvey.errors import AgreementError
from mentorsurvey.instruments import shipped
from mentorsurvey.program.agreement_terms import (
    AUTHORSHIP,
    LONGEST,
    MEETINGS,
    MOST,
    WAYS,
    Change,
    Deliverable,
    Line,
    Terms,
    changes,
    from_text,
    lines,
    problems,
    to_text,
    with_field,
)

START = date(2026, 10, 5)
PAPER = Deliverable(key="a1", kind="manuscript", title="Tides", due="2027-06")
FULL = Terms(
    hours=6,
    until="2027-12",
    meetings="two_weeks",
    ways=("video", "email"),
    answer_within_days=1,
    authorship="mentee_first",
    authorship_words="Talk first.",
    deliverables=(PAPER,),
    confidential="Careers\nand health",
    hopes_mentor="A colleague",
    hopes_mentee="A paper",
    ends_when="One of us leaves",
)
NAMES = {"mentor": "Mira", "mentee": "Tom"}


@pytest.mark.parametrize(
    ("item", "options"),
    [
        ("communication.rhythm", MEETINGS),
        ("authorship", AUTHORSHIP),
        ("communication.ways", WAYS),
    ],
)
def test_the_options_are_those_of_the_introduction(item: str, options: dict[str, str]) -> None:
    asked = shipped()["introduction"].item(item)
    assert {option.value: option.label for option in asked.options} == options


def test_terms_come_back_as_they_were_kept() -> None:
    for terms in (Terms(), FULL):
        assert from_text(to_text(terms)) == terms
    assert from_text('{"hours": 3, "of_a_later_version": 1}') == Terms(hours=3)


def test_the_same_terms_are_the_same_text() -> None:
    later = with_field(with_field(Terms(), "until", "2027-12"), "hours", 6)
    assert to_text(later) == to_text(Terms(hours=6, until="2027-12"))


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("hours", "6", 6),
        ("hours", 6.0, 6),
        ("hours", 0, 0),
        ("hours", "", None),
        ("until", "2027-12", "2027-12"),
        ("ways", ["email", "video"], ("video", "email")),
        ("ways", None, ()),
        ("meetings", None, ""),
        ("confidential", "  a\r\nb ", "a\nb"),
    ],
)
def test_a_field_takes_what_fits(name: str, value: object, kept: object) -> None:
    assert getattr(with_field(FULL, name, value), name) == kept


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("hours", -1),
        ("hours", 81),
        ("hours", 2.5),
        ("hours", True),
        ("hours", "9" * 400),
        ("hours", "٣"),
        ("answer_within_days", 0),
        ("until", "June 2027"),
        ("until", "2027-13"),
        ("until", "9999-01"),
        ("meetings", "hourly"),
        ("meetings", 7),
        ("authorship", "<b>"),
        ("ways", "email"),
        ("ways", ["pigeon"]),
        ("ways", [{}]),
        ("confidential", "a\x00b"),
        ("confidential", "\ud800"),
        ("confidential", 7),
        ("ends_when", "x" * (LONGEST + 1)),
        ("deliverables", ()),
        ("__class__", "x"),
        ("d.a1.title", "x" * 201),
        ("d.a1.title", "a\x00"),
        ("d.a1.kind", None),
        ("d.a1.kind", "film"),
        ("d.a1.due", "2027-6"),
        ("d.a1.key", "b"),
        ("d.a1", "x"),
        ("d..title", "x"),
        ("d.<b>.title", "x"),
    ],
)
def test_a_field_refuses_what_does_not_fit_and_never_repeats_it(name: str, value: object) -> None:
    with pytest.raises(AgreementError) as told:
        with_field(FULL, name, value)
    assert str(told.value).endswith(".")
    if isinstance(value, str) and len(value) > 2:
        assert value not in str(told.value)


def test_deliverables_are_added_changed_and_removed_by_their_key() -> None:
    two = with_field(FULL, "d.b2.title", "  A \n talk ")
    assert two.deliverables == (PAPER, Deliverable(key="b2", title="A talk"))
    talk = with_field(two, "d.b2.kind", "presentation")
    assert [one.kind for one in talk.deliverables] == ["manuscript", "presentation"]
    assert with_field(talk, "d.a1", None).deliverables == (talk.deliverables[1],)
    assert with_field(FULL, "d.none", None) == FULL


def test_there_is_an_end_to_deliverables() -> None:
    many = Terms()
    for number in range(MOST):
        many = with_field(many, f"d.{number}.title", "A paper")
    assert with_field(many, "d.1.title", "Another") != many
    with pytest.raises(AgreementError, match="at most 20"):
        with_field(many, "d.99.title", "One more")


def test_full_terms_have_no_problem() -> None:
    assert problems(FULL, START) == ()
    assert problems(Terms(until="2026-10", deliverables=()), START) == ()


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        (Terms(), "There is nothing in it yet."),
        (Terms(until="2026-09"), "would end in September 2026, before you two began"),
        (Terms(deliverables=(Deliverable(key="a"),)), "has no title"),
        (
            Terms(deliverables=(Deliverable(key="a", title="Tides", due="2026-09"),)),
            "“Tides” is due in September 2026, before you two began",
        ),
        (
            Terms(until="2027-05", deliverables=(PAPER,)),
            "“Tides” is due in June 2027, but the agreement ends in May 2027",
        ),
    ],
)
def test_what_cannot_be_proposed_is_said_in_a_sentence(terms: Terms, said: str) -> None:
    (only,) = problems(terms, START)
    assert said in only


def test_an_agreement_reads_line_by_line_and_what_is_open_is_left_out() -> None:
    assert lines(Terms(), **NAMES) == ()
    found = {one.what: one.said for one in lines(FULL, **NAMES)}
    assert found == {
        "Time": "6 hours a month",
        "Until": "December 2027",
        "Meetings": "Every two weeks",
        "Staying in touch": "Video, E-mail",
        "Answering each other": "Within 1 day",
        "Authorship": "Mentee first, mentor last",
        "More about authorship": "Talk first.",
        "Deliverable": "Manuscript: Tides, by June 2027",
        "What stays confidential": "Careers\nand health",
        "What Mira hopes for": "A colleague",
        "What Tom hopes for": "A paper",
        "It ends when": "One of us leaves",
    }
    assert lines(Terms(hours=1), **NAMES) == (
        Line(clause="time", what="Time", said="1 hour a month"),
    )


def test_ones_own_hopes_are_called_ones_own() -> None:
    hopes = [one.what for one in lines(FULL, mentor="", mentee="Tom") if "hope" in one.what]
    assert hopes == ["What you hope for", "What Tom hopes for"]


def test_changes_tell_what_was_and_what_becomes() -> None:
    new = with_field(with_field(FULL, "hours", 4), "ends_when", "")
    new = with_field(with_field(new, "d.a1.due", "2027-09"), "d.b2.title", "A talk")
    assert changes(FULL, new, **NAMES) == (
        Change(clause="time", what="Time", was="6 hours a month", becomes="4 hours a month"),
        Change(
            clause="deliverable:a1",
            what="Deliverable",
            was="Manuscript: Tides, by June 2027",
            becomes="Manuscript: Tides, by September 2027",
        ),
        Change(clause="deliverable:b2", what="Deliverable", was="", becomes="Manuscript: A talk"),
        Change(clause="end", what="It ends when", was="One of us leaves", becomes=""),
    )


def test_changes_backwards_are_the_same_turned_round() -> None:
    new = with_field(FULL, "hours", None)
    (there,), (back,) = changes(FULL, new, **NAMES), changes(new, FULL, **NAMES)
    assert (there.was, there.becomes) == (back.becomes, back.was)
    assert changes(FULL, FULL, **NAMES) == ()
