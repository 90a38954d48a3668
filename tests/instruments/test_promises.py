"""The sentence beside each question, word for word, and that nothing else happens than it says."""

from collections.abc import Iterator

import pytest

from mentorsurvey.access import Audience
from mentorsurvey.instruments import (
    SIDES,
    TITLES,
    TOPIC_ITEMS,
    Construct,
    Instrument,
    Item,
    Side,
    shipped,
)
from mentorsurvey.instruments.promises import (
    ToLeads,
    ToPartner,
    by_mean,
    sentence,
    shared_items,
    to_leads,
    to_partner,
)
from tests.earlier import frozen

BOTH, PARTNER, LEADS, NOBODY = Audience
KIM = "Dr. Kim"

HALF = "Dr. Kim will see whether you answered 1–4 or 5–7, never your number."
TOPIC = "Dr. Kim will see whether your answers on “{topic}” average 5 or more, never a number."
CHOICE = "You will both see what each of you answered, once you have both submitted."
WORDS = "Dr. Kim will read your words, once you have both submitted."

SAID: dict[tuple[ToPartner | None, ToLeads | None], str] = {
    (None, None): "Only you see this.",
    (None, "score"): "Only your program sees a score.",
    (None, "joint"): "Only your program sees this, averaged with the other answer.",
    (None, "totals"): "Only your program sees this, in totals.",
    (None, "number"): "Only your program sees this number.",
    (None, "answer"): "Only your program can read this.",
    ("half", None): HALF,
    ("half", "score"): f"{HALF} Your program sees a score.",
    ("half", "joint"): f"{HALF} Your program sees it averaged with theirs.",
    ("half", "totals"): f"{HALF} Your program sees it in totals.",
    ("topic", None): TOPIC,
    ("topic", "score"): f"{TOPIC} Your program sees a score.",
    ("topic", "totals"): f"{TOPIC} Your program sees it in totals.",
    ("choice", None): CHOICE,
    ("choice", "answer"): f"{CHOICE} Your program can read it.",
    ("words", None): WORDS,
    ("words", "answer"): f"{WORDS} Your program can read it.",
}
NAMED = "Only the person you name reads this, at their next sign-in once you submit."

WAYS: dict[tuple[str, str, Side], tuple[ToPartner | None, ToLeads | None]] = {
    ("checkin", "core.expectations", "mentor"): ("half", "score"),
    ("checkin", "core.preparation", "mentor"): ("half", "score"),
    ("checkin", "core.preparation", "mentee"): ("half", "totals"),
    ("checkin", "core.listening", "mentor"): ("half", "totals"),
    ("checkin", "core.listening", "mentee"): ("half", "score"),
    ("checkin", "core.oversight", "mentor"): ("half", "totals"),
    ("checkin", "core.work", "mentee"): (None, "score"),
    ("checkin", "core.trust", "mentee"): ("half", "score"),
    ("checkin", "gave.overall", "mentor"): ("half", "joint"),
    ("checkin", "got.overall", "mentee"): ("half", "joint"),
    ("checkin", "fairness", "mentee"): (None, "totals"),
    ("checkin", "meetings", "mentor"): (None, "number"),
    ("checkin", "talk", "mentor"): ("choice", None),
    ("checkin", "contact", "mentee"): (None, None),
    ("review", "core.expectations", "mentee"): ("topic", "score"),
    ("review", "core.preparation", "mentee"): ("topic", "score"),
    ("review", "core.work", "mentor"): (None, "score"),
    ("review", "growth.confidence", "mentee"): ("topic", "score"),
    ("review", "gave.ideas", "mentor"): ("half", "joint"),
    ("review", "again", "mentee"): (None, "totals"),
    ("review", "others.perspective", "mentee"): (None, "totals"),
    ("review", "deliverables.status", "mentor"): ("choice", "answer"),
    ("review", "open.better", "mentee"): ("words", "answer"),
    ("introduction", "fit.project", "mentor"): ("topic", "score"),
    ("introduction", "time.hours", "mentor"): ("choice", "answer"),
    ("introduction", "time.until", "mentee"): ("choice", "answer"),
    ("completion", "goals.met", "mentor"): ("half", "totals"),
    ("completion", "next", "mentor"): ("choice", "answer"),
}
"""How each kind of answer reaches the partner and the leads, if its author lets it."""


@pytest.mark.parametrize(("form", "item_id", "side"), WAYS)
def test_each_kind_of_answer_reaches_partner_and_leads_in_its_way(
    form: str, item_id: str, side: Side
) -> None:
    one = shipped()[form]
    item = one.item(item_id)
    assert (to_partner(one, item), to_leads(one, item, side)) == WAYS[form, item_id, side]


def questions() -> Iterator[tuple[Instrument, Side, Item]]:
    """Every question of every form, with and without its optional sections, as a side reads it."""
    forms = [one.with_extras(wanted) for one in shipped().values() for wanted in (True, False)]
    for one in [*forms, frozen("checkin"), frozen("review")]:
        for side in SIDES:
            for item in one.asked_of(side):
                yield one, side, item


@pytest.mark.parametrize("totals_only", [False, True])
@pytest.mark.parametrize("audience", Audience)
def test_the_sentence_beside_each_question_word_for_word(
    audience: Audience, totals_only: bool
) -> None:
    for one, side, item in questions():
        said = sentence(one, item, side, audience, KIM, totals_only=totals_only)
        if item.construct is Construct.CONTACT:
            assert said == NAMED
            continue
        partner = to_partner(one, item) if audience.admits("partner") else None
        leads = to_leads(one, item, side, totals_only=totals_only)
        expected = SAID[partner, leads if audience.admits("leads") else None]
        assert said == expected.replace("{topic}", TITLES[item.construct]), item.id


def test_every_sentence_stands_beside_some_question() -> None:
    found = {
        sentence(one, item, side, audience, KIM, totals_only=totals_only).replace(
            f"“{TITLES[item.construct]}”", "“{topic}”"
        )
        for one, side, item in questions()
        for audience in Audience
        for totals_only in (False, True)
    }
    assert found == {*SAID.values(), NAMED}


def test_a_topic_is_called_by_its_title() -> None:
    review = shipped()["review"]
    said = sentence(review, review.item("core.trust"), "mentee", PARTNER, KIM)
    assert said == (
        "Dr. Kim will see whether your answers on “Trust” average 5 or more, never a number."
    )


def test_a_name_with_braces_in_it_stays_as_it_is() -> None:
    checkin = shipped()["checkin"]
    said = sentence(checkin, checkin.item("gave.overall"), "mentor", BOTH, "{0} %s {partner}")
    assert said.startswith("{0} %s {partner} will see")
    assert said.endswith("averaged with theirs.")


def test_where_a_program_sees_totals_alone_no_sentence_promises_more() -> None:
    for one, side, item in questions():
        said = sentence(one, item, side, LEADS, KIM, totals_only=True)
        assert said in (SAID[None, None], SAID[None, "totals"], NAMED), item.id
        assert to_leads(one, item, side, totals_only=True) in (None, "totals")


def test_what_a_question_may_never_show_its_sentence_never_says() -> None:
    for one, side, item in questions():
        said = sentence(one, item, side, BOTH, KIM)
        if not item.widest_audience.admits("partner"):
            assert not said.startswith((KIM, "You will both")), item.id
        if not item.widest_audience.admits("leads"):
            assert "program" not in said, item.id


def test_a_topic_is_compared_by_single_answers_or_by_its_mean_and_never_by_both() -> None:
    for one, _, item in questions():
        ways = {
            to_partner(one, other)
            for other in one.topic_items(item.construct)
            if other.flow is None and to_partner(one, other) is not None
        }
        assert len(ways) <= 1
        if ways:
            assert (ways == {"topic"}) == by_mean(one, item.construct)


def test_a_topic_is_compared_by_its_mean_from_three_shared_answers_on() -> None:
    review, checkin = shipped()["review"], shipped()["checkin"]
    for construct in Construct:
        enough = len(shared_items(review, construct)) >= TOPIC_ITEMS
        assert by_mean(review, construct) == enough
        assert construct is Construct.EXCHANGE or not by_mean(checkin, construct)


def test_a_turned_rating_is_shared_in_no_way() -> None:
    turned = [(one, item) for one, _, item in questions() if item.reverse]
    assert turned
    for one, item in turned:
        assert to_partner(one, item) is None
        assert item not in shared_items(one, item.construct)


def test_a_wish_to_be_contacted_reaches_neither_partner_nor_leads() -> None:
    for key in ("checkin", "review"):
        one = shipped()[key]
        assert to_partner(one, one.item("contact")) is None
        assert all(to_leads(one, one.item("contact"), side) is None for side in SIDES)


def test_friendship_fairness_and_choosing_again_would_read_as_a_reproach_and_stay_hidden() -> None:
    hidden = {Construct.FAIRNESS, Construct.AGAIN, Construct.FRIENDSHIP}
    found = {item.construct for _, _, item in questions()} & hidden
    assert found == hidden
    for one, side, item in questions():
        if item.construct in hidden:
            assert to_partner(one, item) is None
            assert to_leads(one, item, side) == "totals"
