"""Mail is read by assistants: an answer shows on the browser on which it was given."""

import pytest

from mentorsurvey import responses
from mentorsurvey.access import Actor, Audience
from mentorsurvey.errors import ResponseClosed
from mentorsurvey.readings.reflection import reflection
from mentorsurvey.responses import CANT_SAY
from tests.house import FULL, MIRA, NOW, TOM, House


def test_an_answer_shows_where_it_was_given_and_as_answered_elsewhere(house: House) -> None:
    phone, desk = house.actor(TOM, browser="phone"), house.actor(TOM, browser="desk")
    form = house.form(phone, MIRA)
    house.answer(phone, form, {"core.trust": 6, "core.listening": CANT_SAY})
    here = responses.open_form(house.database, phone, form)
    there = responses.open_form(house.database, desk, form)
    for item_id in ("core.trust", "core.listening"):
        assert here.visible(item_id) is not None
        assert not here.elsewhere(item_id)
        assert there.visible(item_id) is None
        assert there.elsewhere(item_id)
        assert there.given(item_id)
    assert not there.elsewhere("meetings")
    assert len(there.unanswered) == len(here.unanswered) == len(FULL) - 2


def test_signing_in_again_on_the_same_browser_shows_the_answers_again(house: House) -> None:
    first, second = house.actor(TOM, browser="phone"), house.actor(TOM, browser="phone")
    assert first.session_id != second.session_id
    form = house.form(first, MIRA)
    house.answer(first, form, {"core.trust": 6})
    assert responses.open_form(house.database, second, form).visible("core.trust") is not None


def test_a_form_may_be_answered_half_here_and_half_there(house: House) -> None:
    phone, desk = house.actor(TOM, browser="phone"), house.actor(TOM, browser="desk")
    form = house.form(phone, MIRA)
    items = list(FULL)
    house.answer(phone, form, {item_id: FULL[item_id] for item_id in items[:5]})
    house.answer(desk, form, {item_id: FULL[item_id] for item_id in items[5:]})
    on_phone = responses.open_form(house.database, phone, form)
    on_desk = responses.open_form(house.database, desk, form)
    assert [item_id for item_id in items if on_phone.visible(item_id)] == items[:5]
    assert [item_id for item_id in items if on_desk.visible(item_id)] == items[5:]
    assert [item_id for item_id in items if on_phone.elsewhere(item_id)] == items[5:]
    assert on_phone.unanswered == on_desk.unanswered == ()
    responses.submit(house.database, desk, form, now=NOW)
    assert "core" in house.scores(form)["leads"]


def test_answering_again_on_another_browser_moves_the_answer_there(house: House) -> None:
    phone, desk = house.actor(TOM, browser="phone"), house.actor(TOM, browser="desk")
    form = house.form(phone, MIRA)
    house.answer(phone, form, {"core.trust": 6})
    house.answer(desk, form, {"core.trust": 2})
    assert responses.open_form(house.database, phone, form).elsewhere("core.trust")
    shown = responses.open_form(house.database, desk, form).visible("core.trust")
    assert shown is not None
    assert shown.number == 2


def test_a_browser_is_kept_as_a_hash_alone(house: House) -> None:
    phone = house.actor(TOM, browser="the cookie itself")
    house.answer(phone, house.form(phone, MIRA), {"core.trust": 6})
    with house.database.read() as tx:
        kept = tx.rows("SELECT answer.browser FROM answer UNION SELECT browser FROM session")
    assert all(len(row["browser"]) == 64 for row in kept)
    assert "the cookie itself" not in house.database.path.read_bytes().decode("latin-1")


@pytest.fixture
def released(house: House) -> tuple[House, str]:
    """A pair that has submitted; the mentee answered on the phone and submitted at the desk."""
    phone, desk = house.actor(TOM, browser="phone"), house.actor(TOM, browser="desk")
    form = house.form(phone, MIRA)
    house.answer(phone, form)
    responses.submit(house.database, desk, form, now=NOW)
    house.submit(house.actor(MIRA, browser="phone of hers"), TOM)
    return house, form


def test_a_reflection_opens_where_something_was_answered(released: tuple[House, str]) -> None:
    house, form = released
    assert reflection(house.database, house.actor(TOM, browser="phone"), form).views


@pytest.mark.parametrize("browser", ["an assistant's", "phone of hers", "desk"])
def test_a_reflection_stays_shut_on_any_other_browser(
    released: tuple[House, str], browser: str
) -> None:
    house, form = released
    with pytest.raises(ResponseClosed, match="device on which you answered"):
        reflection(house.database, house.actor(TOM, browser=browser), form)


def test_narrowing_or_clearing_elsewhere_makes_no_browser_known(house: House) -> None:
    phone, desk = house.actor(TOM, browser="phone"), house.actor(TOM, browser="desk")
    form = house.form(phone, MIRA)
    responses.set_audience(house.database, desk, form, {"core.trust": Audience.LEADS}, now=NOW)
    responses.save(house.database, desk, form, "core.listening", None, now=NOW)
    house.submit(phone, MIRA)
    house.submit(house.actor(MIRA), TOM)
    with pytest.raises(ResponseClosed, match="device on which you answered"):
        reflection(house.database, desk, form)


def test_a_follow_up_does_not_give_away_an_answer_from_another_device(unasked: House) -> None:
    unasked.open_round("introduction")
    phone, desk = unasked.actor(TOM, browser="phone"), unasked.actor(TOM, browser="desk")
    form = unasked.form(phone, MIRA)
    responses.save(unasked.database, phone, form, "decision", "later", now=NOW)

    def drawn(actor: Actor) -> set[str]:
        return {item.id for item in responses.open_form(unasked.database, actor, form).drawn}

    assert "decision.reason" in drawn(phone)
    assert "decision.reason" not in drawn(desk)


def test_a_choice_that_both_made_is_told_on_the_device_of_ones_own_answer_alone(
    unasked: House,
) -> None:
    unasked.open_round("introduction")
    phone, desk = unasked.actor(TOM, browser="phone"), unasked.actor(TOM, browser="desk")
    form = unasked.form(phone, MIRA)
    responses.save(unasked.database, phone, form, "decision", "commit", now=NOW)
    responses.save(unasked.database, desk, form, "time.hours", 4, now=NOW)
    responses.submit(unasked.database, phone, form, now=NOW)
    unasked.submit(unasked.actor(MIRA), TOM, {"decision": "commit"})
    there = reflection(unasked.database, phone, form)
    assert [(one.mine, one.theirs) for one in there.choices] == [("Yes, I commit", "Yes, I commit")]
    here = reflection(unasked.database, desk, form)
    assert (here.choices, here.elsewhere) == ((), True)
