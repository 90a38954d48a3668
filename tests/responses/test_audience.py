"""Until submitting, an answer is shown to as many as its author likes and its question allows."""

import pytest

from mentorsurvey import responses
from mentorsurvey.access import Actor, Audience
from mentorsurvey.errors import AnswerError, ResponseClosed
from mentorsurvey.instruments import Item, shipped
from mentorsurvey.store.grace import GRACE
from tests.house import CLOSES, MIRA, TOM, House
from tests.responses.sight import BOTH, LEADS, NOBODY, PARTNER, allow, seen


@pytest.fixture
def tom(house: House) -> Actor:
    return house.actor(TOM)


@pytest.fixture
def desk(house: House) -> Actor:
    """The same person on another browser."""
    return house.actor(TOM, browser="desk")


@pytest.fixture
def form(house: House, tom: Actor) -> str:
    return house.form(tom, MIRA)


def test_without_a_wish_an_answer_is_seen_as_its_question_says(
    house: House, tom: Actor, form: str
) -> None:
    house.answer(tom, form)
    answers = responses.open_form(house.database, tom, form).answers
    checkin = shipped()["checkin"]
    for item_id, answer in answers.items():
        assert answer.audience is checkin.item(item_id).default_audience


def test_until_submitting_an_answer_is_shown_to_more_and_to_fewer_as_often_as_one_likes(
    house: House, tom: Actor, form: str
) -> None:
    house.answer(tom, form)
    for audience in (BOTH, NOBODY, PARTNER, LEADS, BOTH):
        allow(house, tom, form, {"core.trust": audience})
        assert seen(house, tom, form, "core.trust") is audience


def every_item() -> list[Item]:
    return list(shipped()["checkin"].items)


@pytest.mark.parametrize("item", every_item(), ids=lambda item: item.id)
def test_no_answer_is_ever_shown_beyond_the_widest_of_its_question(
    house: House, tom: Actor, form: str, item: Item
) -> None:
    for audience in Audience:
        if audience.viewers <= item.widest_audience.viewers:
            allow(house, tom, form, {item.id: audience})
            assert seen(house, tom, form, item.id) is audience
        else:
            before = seen(house, tom, form, item.id)
            with pytest.raises(AnswerError, match="more people") as caught:
                allow(house, tom, form, {item.id: audience})
            assert caught.value.where == item.id
            assert seen(house, tom, form, item.id) is before


def test_one_wish_too_many_undoes_all_that_were_made_with_it(
    house: House, tom: Actor, form: str
) -> None:
    house.answer(tom, form)
    with pytest.raises(AnswerError, match="more people"):
        allow(house, tom, form, {"core.trust": NOBODY, "fairness": PARTNER})
    assert seen(house, tom, form, "core.trust") is LEADS


def test_a_wish_about_a_question_that_is_not_there_is_refused(
    house: House, tom: Actor, form: str
) -> None:
    with pytest.raises(AnswerError, match="no such question"):
        allow(house, tom, form, {"core.none": LEADS})


def test_a_wish_about_a_question_for_the_other_side_is_refused(unasked: House) -> None:
    unasked.open_round("review")
    mira = unasked.actor(MIRA)
    with pytest.raises(AnswerError, match="no such question"):
        allow(unasked, mira, unasked.form(mira, TOM), {"others.perspective": NOBODY})


def test_what_was_chosen_outlives_a_change_and_a_clearing(
    house: House, tom: Actor, form: str
) -> None:
    for audience in (NOBODY, BOTH):
        house.answer(tom, form, {"core.trust": 2})
        allow(house, tom, form, {"core.trust": audience})
        for value in (None, 7):
            house.answer(tom, form, {"core.trust": value})
            assert seen(house, tom, form, "core.trust") is audience


@pytest.mark.parametrize("audience", [NOBODY, BOTH])
def test_a_wish_before_the_answer_holds_for_the_answer(
    house: House, tom: Actor, form: str, audience: Audience
) -> None:
    allow(house, tom, form, {"core.trust": audience})
    opened = responses.open_form(house.database, tom, form)
    assert not opened.given("core.trust")
    house.answer(tom, form, {"core.trust": 3})
    assert seen(house, tom, form, "core.trust") is audience


def test_after_the_close_and_its_grace_an_unsubmitted_form_takes_no_wish(
    house: House, tom: Actor, form: str
) -> None:
    house.answer(tom, form)
    with pytest.raises(ResponseClosed, match="has closed"):
        allow(house, tom, form, {"core.trust": NOBODY}, now=CLOSES + GRACE)
    assert seen(house, tom, form, "core.trust") is LEADS


# On another browser than the one on which an answer was given.


@pytest.mark.parametrize("audience", [NOBODY, LEADS, BOTH, PARTNER])
def test_an_answer_is_left_alone_on_another_browser(
    house: House, tom: Actor, desk: Actor, form: str, audience: Audience
) -> None:
    house.answer(tom, form, {"core.trust": 3})
    allow(house, desk, form, {"core.trust": audience})
    assert seen(house, tom, form, "core.trust") is LEADS


def test_a_wish_on_another_browser_shows_the_answer_to_no_more_than_its_question_says(
    house: House, tom: Actor, desk: Actor, form: str
) -> None:
    allow(house, desk, form, {"core.trust": BOTH})
    assert seen(house, tom, form, "core.trust") is LEADS
    house.answer(tom, form, {"core.trust": 3})
    assert seen(house, tom, form, "core.trust") is LEADS


def test_whoever_answers_again_elsewhere_begins_from_what_the_question_says(
    house: House, tom: Actor, desk: Actor, form: str
) -> None:
    for chosen in (BOTH, NOBODY, PARTNER):
        house.answer(desk, form, {"core.trust": 1})
        allow(house, desk, form, {"core.trust": chosen})
        house.answer(tom, form, {"core.trust": 6})
        assert seen(house, tom, form, "core.trust") is LEADS
        assert seen(house, desk, form, "core.trust") is chosen
