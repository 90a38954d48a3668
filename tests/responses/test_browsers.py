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


def test_answering_again_elsewhere_replaces_the_answer_and_keeps_it_as_narrow(
    house: House,
) -> None:
    phone, desk, form = phone_and_desk(house)
    house.answer(phone, form, {"core.expectations": 6})
    responses.set_audience(
        house.database, phone, form, {"core.expectations": Audience.ONLY_YOU}, now=NOW
    )
    house.answer(desk, form, {"core.expectations": 2})
    shown = opened(house, desk, form).visible("core.expectations")
    assert shown is not None
    assert (shown.number, shown.audience) == (2, Audience.ONLY_YOU)
    assert opened(house, phone, form).answers == {}


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
