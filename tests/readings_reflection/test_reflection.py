"""What both read: the same page for the two, and nothing that either one kept from the other."""

import pytest

from mentorsurvey import responses, sign_in
from mentorsurvey.access import Audience
from mentorsurvey.errors import AnsweredElsewhere
from mentorsurvey.instruments import shipped
from mentorsurvey.readings import reflection_words
from mentorsurvey.readings.prompts import By
from mentorsurvey.readings.reflection import Choice, Reflection, reflection
from tests.house import FULL, MIRA, NOW, TOM, House
from tests.readings_reflection.made import forms, page, said
from tests.readings_reflection.playing import Answers, Pair, Wishes, opens

HIDE = Audience.ONLY_YOU


def reflected(
    house: House,
    hers: Answers,
    his: Answers,
    *,
    instrument: str = "checkin",
    wishes: tuple[Wishes, Wishes] = ({}, {}),
) -> tuple[Reflection, Reflection]:
    """What the mentor and the mentee read after one round."""
    pair = Pair(house)
    pair.play(hers, his, instrument=instrument, wishes=wishes)
    return pair.read(1)


def test_by_default_a_check_in_compares_three_topics_and_both_ways_of_give_and_take(
    house: House,
) -> None:
    mine, other = reflected(house, FULL, FULL)
    for found in (mine, other):
        assert [(one.title, one.high) for one in found.views] == [
            ("What we expect", "both"),
            ("Our meetings", "neither"),
            ("Guidance", "both"),
        ]
        assert [(one.flow, one.high) for one in found.give_and_take] == [
            ("gave", "one"),
            ("got", "one"),
        ]


def test_a_single_question_is_shown_as_one_was_asked_it_and_a_topic_by_its_title_alone(
    unasked: House,
) -> None:
    answers = {"core.preparation": 6, "preparation.follow_through": 6, "preparation.questions": 6}
    mine, _ = reflected(unasked, answers, answers, instrument="review")
    assert [(one.title, one.question) for one in mine.views] == [("Our meetings", "")]
    item = shipped()["checkin"].item("core.preparation")
    one = page(shipped()["checkin"], *[said(shipped()["checkin"], {item.id: 6})] * 2)
    assert [view.question for view in one.views] == [item.wording("mentor", one.partner)]


# What to talk about


def wishes_of(found: Reflection) -> list[tuple[str, By]]:
    return [(one.topic, one.by) for one in found.named]


def test_topics_that_were_named_are_told_with_who_named_them(house: House) -> None:
    mine, other = reflected(house, {"talk": ("trust", "guidance")}, {"talk": ("guidance", "work")})
    assert wishes_of(mine) == [("guidance", "both"), ("work", "partner"), ("trust", "you")]
    assert wishes_of(other) == [("guidance", "both"), ("work", "you"), ("trust", "partner")]
    assert mine.nothing_from == other.nothing_from == ()
    assert [one.title for one in mine.prompts] == ["Guidance", "Work and credit", "Speaking openly"]


@pytest.mark.parametrize(
    ("value", "kept"),
    [(("none",), False), (("trust",), True), (("none",), True), (None, False), (None, True)],
    ids=["nothing in particular", "hidden", "hidden nothing", "blank", "hidden blank"],
)
def test_hidden_and_blank_look_like_nothing_in_particular(
    house: House, value: object, kept: bool
) -> None:
    mine, other = reflected(
        house,
        {"talk": ("guidance",), "core.expectations": 6},
        {"talk": value, "core.expectations": 6},
        wishes=({}, {"talk": HIDE} if kept else {}),
    )
    assert wishes_of(mine) == [("guidance", "you")]
    assert wishes_of(other) == [("guidance", "partner")]
    assert (mine.nothing_from, other.nothing_from) == (("partner",), ("you",))


def test_two_who_name_nothing_are_told_so_and_an_old_form_asked_nobody(house: House) -> None:
    answers = {"talk": ("none",), "core.expectations": 6}
    mine, other = reflected(house, answers, answers)
    assert mine.nothing_from == other.nothing_from == ("you", "partner")
    old = forms()["old checkin"]
    found = page(old, *[said(old, {"core.bond": 6})] * 2)
    assert (found.named, found.nothing_from) == ((), ())
    assert [one.title for one in found.views] == ["Trust"]


# Choices and words


def test_both_see_what_each_chose(unasked: House) -> None:
    mine, other = reflected(
        unasked,
        {
            "authorship": "each_time",
            "time.hours": 6,
            "time.until": "2027-06",
            "time.project": "year",
        },
        {"authorship": "shared_first", "time.hours": 10, "time.until": "2027-12"},
        instrument="introduction",
    )
    told = [(one.mine, one.theirs) for one in mine.choices]
    assert told == [
        ("6", "10"),
        ("June 2027", "December 2027"),
        (
            label("introduction", "authorship", "each_time"),
            label("introduction", "authorship", "shared_first"),
        ),
    ]
    assert [(one.theirs, one.mine) for one in other.choices] == told


def label(key: str, item_id: str, value: str) -> str:
    """The words of an option, as the form has them."""
    options = shipped()[key].item(item_id).options
    return next(option.label for option in options if option.value == value)


@pytest.mark.parametrize("hiding", [0, 1])
def test_a_choice_that_either_keeps_is_shown_to_neither(unasked: House, hiding: int) -> None:
    kept: tuple[Wishes, Wishes] = ({"communication.rhythm": HIDE}, {})
    both = reflected(
        unasked,
        {"communication.rhythm": "monthly", "authorship": "each_time"},
        {"communication.rhythm": "monthly", "authorship": "each_time"},
        instrument="introduction",
        wishes=kept if hiding == 0 else (kept[1], kept[0]),
    )
    for found in both:
        assert len(found.choices) == 1
        assert found.choices[0].mine == label("introduction", "authorship", "each_time")


def test_ticks_read_alike_in_whatever_order_they_were_made(unasked: House) -> None:
    mine, _ = reflected(
        unasked,
        {"deliverables.planned": ["presentation", "manuscript"]},
        {"deliverables.planned": ["manuscript", "presentation"]},
        instrument="introduction",
    )
    ticked = "A manuscript, A presentation"
    question = shipped()["introduction"].item("deliverables.planned").wording("mentor", TOM)
    assert mine.choices == (Choice(question=question, mine=ticked, theirs=ticked),)


def test_own_words_reach_the_partner_only_where_their_author_says_so(unasked: House) -> None:
    mine, other = reflected(
        unasked,
        {
            "hopes": "A paper, <b>and</b> a *grant*.",
            FOLLOWED: ["other"],
            FOLLOW_UP: "Tired.",
        },
        {"hopes": "Nothing that you may read.", "authorship": "each_time"},
        instrument="introduction",
        wishes=({"hopes": Audience.PARTNER}, {"hopes": Audience.LEADS}),
    )
    assert mine.words == ()
    assert [one.words for one in other.words] == ["A paper, <b>and</b> a *grant*."]
    assert reflection_words.was_asked(other.words[0], MIRA) == (
        f"{MIRA} was asked: “What do you hope {TOM} and you will have achieved in a year?”"
    )
    assert "Tired." not in repr(other)
    assert "Nothing that you may read." not in repr(mine)


FOLLOWED, FOLLOW_UP = "deliverables.planned", "deliverables.other"
MORE: Answers = {FOLLOWED: ["other"], FOLLOW_UP: "A podcast."}


def test_a_follow_up_is_seen_by_no_more_than_what_it_follows(unasked: House) -> None:
    pair = Pair(unasked)
    unasked.open_round("introduction")
    form = unasked.form(pair.mentor, TOM)
    unasked.answer(pair.mentor, form, MORE)
    shown = {FOLLOW_UP: Audience.PARTNER}
    responses.set_audience(unasked.database, pair.mentor, form, shown, now=NOW)
    responses.set_audience(unasked.database, pair.mentor, form, {FOLLOWED: HIDE}, now=NOW)
    responses.submit(unasked.database, pair.mentor, form, now=NOW)
    his = unasked.submit(pair.mentee, MIRA, {"authorship": "each_time"})
    assert reflection(unasked.database, pair.mentee, his).words == ()


def test_what_is_shown_to_fewer_afterwards_takes_its_follow_up_along(unasked: House) -> None:
    pair = Pair(unasked)
    wishes: tuple[dict[str, Audience], ...] = ({FOLLOW_UP: Audience.PARTNER}, {})
    pair.play(MORE, {FOLLOWED: ["manuscript"]}, instrument="introduction", wishes=wishes)
    found = pair.read(1)[1]
    assert (len(found.words), len(found.choices)) == (1, 1)
    hers = pair.forms[1][0]
    responses.set_audience(unasked.database, pair.mentor, hers, {FOLLOWED: HIDE}, now=opens(1))
    found = pair.read(1)[1]
    assert (found.words, found.choices) == ((), ())


def test_meetings_fairness_and_a_wish_to_be_contacted_never_reach_the_partner(
    house: House,
) -> None:
    usual = reflected(house, FULL, {**FULL, "fairness": 3, "meetings": 2, "core.work": 7})
    assert not usual[0].choices
    found = repr(usual[0])
    for item_id in ("fairness", "meetings", "core.work", "contact"):
        item = shipped()["checkin"].item(item_id)
        assert item.wording("mentor", TOM) not in found


# On which device


def test_a_device_that_gave_some_of_the_answers_shows_nothing(house: House) -> None:
    phone, desk = house.actor(TOM, browser="phone"), house.actor(TOM, browser="desk")
    form = house.form(phone, MIRA)
    house.answer(phone, form, {"core.expectations": 6, "talk": ("trust",)})
    sign_in.choose_pin(house.database, phone, "402718", now=NOW)
    third = house.actor(TOM, browser="third")
    sign_in.enter_pin(house.database, third, "402718", now=NOW)
    house.answer(third, form, {"core.preparation": 6})
    responses.submit(house.database, phone, form, now=NOW)
    house.submit(house.actor(MIRA), TOM, {**FULL, "talk": ("guidance",)})
    assert reflection(house.database, phone, form) == reflection(house.database, third, form)
    sign_in.forget_browser(house.database, third, now=NOW)
    for actor in (house.actor(TOM, browser="third"), desk):
        with pytest.raises(AnsweredElsewhere):
            reflection(house.database, actor, form)
