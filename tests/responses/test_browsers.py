"""Whoever holds a link is not yet who gave the answers: elsewhere a form is as if untouched."""

import pytest

from mentorsurvey import responses, sign_in
from mentorsurvey.access import Actor, Audience
from mentorsurvey.errors import AnsweredElsewhere, AnswersChanged, ResponseClosed
from mentorsurvey.readings.reflection import reflection
from mentorsurvey.responses import CANT_SAY, Form
from tests.house import FULL, MIRA, NOW, TOM, House


def opened(house: House, actor: Actor, form: str) -> Form:
    return responses.open_form(house.database, actor, form)


def phone_and_desk(house: House) -> tuple[Actor, Actor, str]:
    phone, desk = house.actor(TOM, browser="phone"), house.actor(TOM, browser="desk")
    return phone, desk, house.form(phone, MIRA)


def as_drawn(form: Form) -> tuple[object, ...]:
    """Everything that a page draws of an open form."""
    return (
        [item.id for item in form.shown],
        dict(form.answers),
        [item.id for item in form.unanswered],
        {item.id: form.audience(item) for item in form.instrument.items},
        {item.id: form.promise(item, "Mira") for item in form.instrument.items},
        {item.id: form.widest(item) for item in form.instrument.items},
        form.begun,
        form.seen,
    )


def test_an_answer_shows_where_it_was_given(house: House) -> None:
    phone, desk, form = phone_and_desk(house)
    house.answer(phone, form, {"core.trust": 6, "core.listening": CANT_SAY})
    assert set(opened(house, phone, form).answers) == {"core.trust", "core.listening"}
    assert opened(house, desk, form).answers == {}


def test_elsewhere_an_open_form_looks_as_if_untouched_whatever_was_answered(
    unasked: House,
) -> None:
    unasked.open_round("introduction")
    phone, desk, form = phone_and_desk(unasked)
    untouched = as_drawn(opened(unasked, desk, form))
    for answers in (
        {"deliverables.planned": ["other"], "deliverables.other": "A podcast."},
        {"deliverables.planned": ["manuscript"]},
        {"fit.project": 2, "time.hours": 3},
    ):
        unasked.answer(phone, form, answers)
        responses.set_audience(
            unasked.database, phone, form, {"fit.project": Audience.ONLY_YOU}, now=NOW
        )
        assert as_drawn(opened(unasked, desk, form)) == untouched


def test_signing_in_again_on_the_same_browser_shows_the_answers_again(house: House) -> None:
    first, second = house.actor(TOM, browser="phone"), house.actor(TOM, browser="phone")
    assert first.session_id != second.session_id
    form = house.form(first, MIRA)
    house.answer(first, form, {"core.trust": 6})
    assert opened(house, second, form).visible("core.trust") is not None


def test_a_link_holder_cannot_submit_what_was_answered_elsewhere(house: House) -> None:
    phone, desk, form = phone_and_desk(house)
    house.answer(phone, form, {"core.trust": 1})
    responses.set_audience(house.database, phone, form, {"core.trust": Audience.ONLY_YOU}, now=NOW)
    house.answer(desk, form, {"core.credit": 7})
    with pytest.raises(AnsweredElsewhere):
        responses.submit(house.database, desk, form, now=NOW)
    assert opened(house, phone, form).owed.submitted_at is None


def test_a_link_holder_cannot_show_an_answer_to_more_people(house: House) -> None:
    phone, desk, form = phone_and_desk(house)
    house.answer(phone, form, {"core.trust": 1})
    responses.set_audience(house.database, phone, form, {"core.trust": Audience.ONLY_YOU}, now=NOW)
    responses.set_audience(
        house.database, desk, form, {"core.trust": Audience.PARTNER_AND_LEADS}, now=NOW
    )
    kept = opened(house, phone, form).visible("core.trust")
    assert kept is not None
    assert (kept.number, kept.audience) == (1, Audience.ONLY_YOU)


def test_a_link_holder_cannot_reopen_a_form(house: House) -> None:
    phone, desk, form = phone_and_desk(house)
    house.answer(phone, form)
    responses.submit(house.database, phone, form, now=NOW)
    with pytest.raises(AnsweredElsewhere):
        responses.take_back(house.database, desk, form, now=NOW)
    assert opened(house, phone, form).owed.submitted_at is not None


def test_whoever_only_opened_the_link_is_refused_alike_whatever_was_answered_elsewhere(
    house: House,
) -> None:
    phone, desk, form = phone_and_desk(house)
    told = []
    for answers in ({}, {"core.trust": 1}, FULL):
        house.answer(phone, form, answers)
        with pytest.raises(ResponseClosed) as refused:
            responses.submit(house.database, desk, form, seen={}, now=NOW)
        told.append(str(refused.value))
    assert len(set(told)) == 1


def test_a_wish_is_replaced_on_every_browser_that_the_pin_joins(house: House) -> None:
    phone, desk, form = phone_and_desk(house)
    house.answer(phone, form, {"core.trust": 6})
    sign_in.choose_pin(house.database, phone, "402718", now=NOW)
    sign_in.enter_pin(house.database, desk, "402718", now=NOW)
    for actor, wish in ((phone, Audience.ONLY_YOU), (desk, Audience.LEADS)):
        responses.set_audience(house.database, actor, form, {"core.credit": wish}, now=NOW)
        for reader in (phone, desk):
            assert opened(house, reader, form).wishes == {"core.credit": wish}


def allow(house: House, actor: Actor, form: str, audience: Audience) -> None:
    responses.set_audience(house.database, actor, form, {"core.expectations": audience}, now=NOW)


def overwritten(house: House, audience: Audience) -> tuple[Actor, Actor, str]:
    """A form answered on the phone for that audience, and again by whoever holds the link."""
    phone, desk, form = phone_and_desk(house)
    house.answer(phone, form, {"core.expectations": 6})
    allow(house, phone, form, audience)
    house.answer(desk, form, {"core.expectations": 2})
    return phone, desk, form


def test_answering_again_elsewhere_tells_nothing_of_the_answer_that_is_replaced(
    house: House,
) -> None:
    """The form is as it is where nobody had answered it."""
    phone, desk, form = phone_and_desk(house)
    told = []
    for audience in (None, *Audience):
        responses.start_again(house.database, phone, form, now=NOW)
        if audience:
            house.answer(phone, form, {"core.expectations": 6})
            allow(house, phone, form, audience)
        house.answer(desk, form, {"core.expectations": 2})
        told.append(as_drawn(opened(house, desk, form)))
    assert told[0][1]
    assert all(one == told[0] for one in told)


def test_an_answer_is_shown_as_the_browser_chose_on_which_it_was_given(house: House) -> None:
    phone, desk, form = phone_and_desk(house)
    house.answer(phone, form, {"core.expectations": 6})
    allow(house, desk, form, Audience.LEADS)
    house.answer(desk, form, {"core.expectations": 2})
    here = opened(house, desk, form).answers["core.expectations"]
    assert (here.number, here.audience) == (2, Audience.LEADS)


@pytest.mark.parametrize("audience", Audience)
def test_what_was_replaced_elsewhere_is_gone_and_who_sees_the_next_answer_stays_as_chosen(
    house: House, audience: Audience
) -> None:
    phone, desk, form = overwritten(house, audience)
    on_phone = opened(house, phone, form)
    assert not on_phone.answers
    assert on_phone.audience(on_phone.instrument.item("core.expectations")) is audience
    house.answer(phone, form, {"core.expectations": 5})
    again = opened(house, phone, form).answers["core.expectations"]
    assert (again.number, again.audience) == (5, audience)
    assert house.count("answer") == 1
    assert not opened(house, desk, form).answers


def test_who_sees_the_next_answer_is_the_same_on_every_browser_that_the_pin_joins(
    house: House,
) -> None:
    phone, desk, form = phone_and_desk(house)
    tablet = house.actor(TOM, browser="tablet")
    allow(house, tablet, form, Audience.ONLY_YOU)
    house.answer(phone, form, {"core.expectations": 6})
    sign_in.choose_pin(house.database, phone, "402718", now=NOW)
    sign_in.enter_pin(house.database, tablet, "402718", now=NOW)
    allow(house, phone, form, Audience.LEADS)
    house.answer(desk, form, {"core.expectations": 2})
    for reader in (phone, tablet):
        assert opened(house, reader, form).wishes == {"core.expectations": Audience.LEADS}


def test_words_for_nobody_else_are_replaced_elsewhere_and_shown_to_nobody(unasked: House) -> None:
    unasked.open_round("introduction")
    phone, desk, form = phone_and_desk(unasked)
    for actor, words, audience in (
        (phone, "For me alone.", Audience.ONLY_YOU),
        (desk, "For the program.", Audience.LEADS),
    ):
        unasked.answer(actor, form, {"hopes": words})
        responses.set_audience(unasked.database, actor, form, {"hopes": audience}, now=NOW)
    there = opened(unasked, desk, form).answers["hopes"]
    assert (there.words, there.audience) == ("For the program.", Audience.LEADS)
    unasked.answer(phone, form, {"fit.project": 2})
    with pytest.raises(AnsweredElsewhere):
        responses.submit(unasked.database, phone, form, now=NOW)
    unasked.answer(phone, form, {"hopes": "For me alone, again."})
    responses.submit(unasked.database, phone, form, now=NOW)
    here = opened(unasked, phone, form).answers["hopes"]
    assert (here.words, here.audience) == ("For me alone, again.", Audience.ONLY_YOU)


def test_once_every_stored_answer_was_given_here_the_form_can_be_submitted_here(
    house: House,
) -> None:
    phone, desk, form = phone_and_desk(house)
    house.answer(phone, form, {"core.trust": 6})
    house.answer(desk, form, {**FULL, "core.trust": 5})
    responses.submit(house.database, desk, form, seen=opened(house, desk, form).seen, now=NOW)
    assert "core" in house.scores(form)["leads"]


def test_starting_again_deletes_the_earlier_answers_unseen(house: House) -> None:
    phone, desk, form = phone_and_desk(house)
    house.answer(phone, form, {"core.trust": 6})
    responses.set_audience(house.database, phone, form, {"core.credit": Audience.ONLY_YOU}, now=NOW)
    responses.start_again(house.database, desk, form, now=NOW)
    assert house.count("answer") == house.count("audience_wish") == 0
    house.answer(desk, form)
    responses.submit(house.database, desk, form, now=NOW)
    with pytest.raises(ResponseClosed):
        responses.start_again(house.database, desk, form, now=NOW)
    assert house.count("answer") == len(FULL)


def test_a_pin_lets_the_form_be_submitted_elsewhere(house: House) -> None:
    phone, desk, form = phone_and_desk(house)
    house.answer(phone, form)
    sign_in.choose_pin(house.database, phone, "402718", now=NOW)
    sign_in.enter_pin(house.database, desk, "402718", now=NOW)
    responses.submit(house.database, desk, form, seen=opened(house, desk, form).seen, now=NOW)
    assert opened(house, phone, form).owed.submitted_at is not None


def test_what_is_stored_wins_over_what_an_open_page_shows(house: House) -> None:
    phone, _, form = phone_and_desk(house)
    house.answer(phone, form)
    seen = opened(house, phone, form).seen
    house.answer(phone, form, {"core.trust": 1})
    responses.set_audience(house.database, phone, form, {"core.credit": Audience.ONLY_YOU}, now=NOW)
    with pytest.raises(AnswersChanged) as refused:
        responses.submit(house.database, phone, form, seen=seen, now=NOW)
    assert set(refused.value.items) == {"core.trust", "core.credit"}
    responses.submit(house.database, phone, form, seen=opened(house, phone, form).seen, now=NOW)


def test_a_wish_from_another_browser_counts_for_nothing_here(house: House) -> None:
    phone, desk, form = phone_and_desk(house)
    responses.set_audience(
        house.database, desk, form, {"core.trust": Audience.PARTNER_AND_LEADS}, now=NOW
    )
    house.answer(phone, form, {"core.trust": 2})
    kept = opened(house, phone, form).visible("core.trust")
    assert kept is not None
    assert kept.audience is Audience.LEADS


def test_a_form_is_reopened_twice_at_most(house: House) -> None:
    phone, _, form = phone_and_desk(house)
    house.answer(phone, form)
    for _ in range(2):
        responses.submit(house.database, phone, form, now=NOW)
        responses.take_back(house.database, phone, form, now=NOW)
    responses.submit(house.database, phone, form, now=NOW)
    with pytest.raises(ResponseClosed, match="reopened this form twice"):
        responses.take_back(house.database, phone, form, now=NOW)


def test_a_browser_is_kept_as_a_hash_alone(house: House) -> None:
    phone = house.actor(TOM, browser="the cookie itself")
    house.answer(phone, house.form(phone, MIRA), {"core.trust": 6})
    with house.database.read() as tx:
        kept = tx.rows("SELECT answer.browser FROM answer UNION SELECT browser FROM session")
    assert all(len(row["browser"]) == 64 for row in kept)
    assert "the cookie itself" not in house.database.path.read_bytes().decode("latin-1")


@pytest.fixture
def released(house: House) -> tuple[House, str]:
    """A pair that has submitted; the mentee on the phone."""
    phone, _, form = phone_and_desk(house)
    house.answer(phone, form)
    responses.submit(house.database, phone, form, now=NOW)
    house.submit(house.actor(MIRA, browser="phone of hers"), TOM)
    return house, form


def test_a_reflection_opens_where_the_form_was_answered(released: tuple[House, str]) -> None:
    house, form = released
    assert reflection(house.database, house.actor(TOM, browser="phone"), form).views


@pytest.mark.parametrize("browser", ["an assistant's", "phone of hers", "desk"])
def test_a_reflection_stays_shut_on_any_other_browser(
    released: tuple[House, str], browser: str
) -> None:
    house, form = released
    with pytest.raises(ResponseClosed, match="device on which you answered"):
        reflection(house.database, house.actor(TOM, browser=browser), form)


def test_nobody_hides_an_answer_of_a_submitted_form_elsewhere(
    released: tuple[House, str],
) -> None:
    house, form = released
    desk, phone = house.actor(TOM, browser="desk"), house.actor(TOM, browser="phone")
    before = dict(opened(house, phone, form).answers)
    with pytest.raises(ResponseClosed):
        responses.set_audience(
            house.database, desk, form, {"core.listening": Audience.ONLY_YOU}, now=NOW
        )
    assert dict(opened(house, phone, form).answers) == before
