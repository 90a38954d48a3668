"""A round closes while somebody types: they can finish, and nobody else notices."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from mentorsurvey import responses, rounds, sign_in
from mentorsurvey.access import Actor
from mentorsurvey.errors import ResponseClosed
from mentorsurvey.program import pausing
from mentorsurvey.readings.relationship import relationship
from mentorsurvey.store.grace import GRACE
from tests.house import CLOSES, MIRA, NOW, TOM, UMA, House
from tests.store.leading import pair_id

LAST = CLOSES + GRACE - timedelta(seconds=1)
ITEM = "core.trust"


@pytest.fixture
def tom(house: House) -> Actor:
    """Tom, who gave one answer long before the close."""
    actor = house.actor(TOM)
    house.answer(actor, house.form(actor, MIRA), {ITEM: 3})
    return actor


def refused(house: House, actor: Actor, *, at: object = LAST) -> bool:
    """Whether a form takes neither an answer nor a submission at that moment."""
    form = house.form(actor, MIRA)
    told = []
    for attempt in (
        lambda: responses.save(house.database, actor, form, ITEM, 5, now=at),
        lambda: responses.submit(house.database, actor, form, now=at),
    ):
        try:
            attempt()
        except ResponseClosed as closed:
            told.append(closed.what)
    assert len(told) in (0, 2)
    return len(told) == 2


def test_whoever_had_begun_can_go_on_and_submit_until_half_an_hour_later(
    house: House, tom: Actor
) -> None:
    form = house.form(tom, MIRA)
    owed = responses.open_form(house.database, tom, form).owed
    assert (owed.closes_at, owed.finishes_at) == (CLOSES, CLOSES + timedelta(minutes=30))
    assert [owed.may_finish(at) for at in (CLOSES - GRACE, CLOSES, LAST, CLOSES + GRACE)] == [
        False,
        True,
        True,
        False,
    ]
    assert not refused(house, tom, at=LAST)
    assert responses.open_form(house.database, tom, form).owed.submitted_at == LAST


def test_whoever_had_begun_can_finish_although_their_answer_was_replaced_elsewhere(
    house: House, tom: Actor
) -> None:
    house.answer(house.actor(TOM, browser="desk"), house.form(tom, MIRA), {ITEM: 6})
    assert responses.open_form(house.database, tom, house.form(tom, MIRA)).answers == {}
    assert not refused(house, tom, at=LAST)


def test_once_the_grace_is_over_what_was_saved_stays_and_nothing_is_submitted(
    house: House, tom: Actor
) -> None:
    form = house.form(tom, MIRA)
    responses.save(house.database, tom, form, ITEM, 4, now=LAST)
    assert refused(house, tom, at=CLOSES + GRACE)
    found = responses.open_form(house.database, tom, form)
    assert (found.owed.submitted_at, found.answers[ITEM].number) == (None, 4)


def test_whoever_had_not_begun_finds_the_round_closed(house: House, tom: Actor) -> None:
    assert refused(house, house.actor(UMA), at=CLOSES)
    assert house.count("response") == 1


def test_on_another_browser_a_begun_form_closes_like_one_that_nobody_began(
    house: House, tom: Actor
) -> None:
    elsewhere = house.actor(TOM, browser="assistant's")
    found = responses.open_form(house.database, elsewhere, house.form(tom, MIRA)).owed
    assert not found.is_open(CLOSES)
    assert refused(house, elsewhere, at=CLOSES)
    assert sign_in.landing(house.database, house.token(TOM), now=CLOSES).forms == ()


def test_the_link_leads_back_to_the_form_where_it_was_begun(house: House, tom: Actor) -> None:
    token = house.token(TOM)
    (open_one,) = sign_in.landing(house.database, token, browser="phone", now=NOW).forms
    (form,) = sign_in.landing(house.database, token, browser="phone", now=CLOSES).forms
    assert (open_one.finishes_at, form.finishes_at) == (None, CLOSES + GRACE)
    assert form.invitation_id == house.form(tom, MIRA)
    for browser, now in (("phone", CLOSES + GRACE), ("another", CLOSES), ("", CLOSES)):
        assert sign_in.landing(house.database, token, browser=browser, now=now).forms == ()


def test_clearing_the_only_answer_does_not_shut_the_form(house: House, tom: Actor) -> None:
    responses.save(house.database, tom, house.form(tom, MIRA), ITEM, None, now=CLOSES)
    assert not refused(house, tom)


def test_a_close_that_a_lead_moves_to_now_gives_the_same_grace(house: House, tom: Actor) -> None:
    moment = NOW + timedelta(days=2)
    rounds.close_round(house.database, house.lead, house.round_id, now=moment)
    assert refused(house, house.actor(UMA), at=moment)
    assert not refused(house, tom, at=moment + GRACE - timedelta(seconds=1))


def test_a_close_that_moves_later_moves_the_grace_along(house: House, tom: Actor) -> None:
    later = CLOSES + timedelta(days=3)
    rounds.move_close(house.database, house.lead, house.round_id, closes_at=later, now=CLOSES)
    assert not refused(house, tom, at=later + GRACE - timedelta(seconds=1))


def test_extra_time_has_a_grace_of_its_own(house: House) -> None:
    uma, until = house.actor(UMA), CLOSES + timedelta(days=3)
    form = house.form(uma, MIRA)
    rounds.extend_invitation(house.database, house.lead, house.round_id, form, until=until, now=NOW)
    house.answer(uma, form, {ITEM: 2}, now=until - timedelta(minutes=1))
    cookie = sign_in.start_session(house.database, house.token(UMA), browser="phone", now=NOW)
    sign_in.resume(house.database, cookie, now=until)  # writes down what is over
    assert not refused(house, uma, at=until + GRACE - timedelta(seconds=1))


def discard(house: House) -> None:
    rounds.discard_round(house.database, house.lead, house.round_id, now=NOW)


def set_aside(house: House) -> None:
    rounds.close_round(house.database, house.lead, house.round_id, now=CLOSES - GRACE / 2)
    rounds.set_counts(house.database, house.lead, house.round_id, counts=False, now=CLOSES)


def pause(house: House) -> None:
    pausing.pause_pair(
        house.database,
        house.lead,
        pair_id(house, TOM),
        since=(NOW + timedelta(days=1)).date(),
        until=(NOW + timedelta(days=60)).date(),
        reason="away",
        now=NOW + timedelta(days=1),
    )


@pytest.mark.parametrize("stop", [discard, set_aside, pause])
def test_there_is_no_grace_where_nobody_is_to_answer_any_more(
    house: House, tom: Actor, stop: Callable[[House], None]
) -> None:
    stop(house)
    assert refused(house, tom, at=CLOSES + timedelta(minutes=1))


def test_in_the_grace_nothing_is_reopened_and_nothing_deleted(house: House, tom: Actor) -> None:
    form = house.form(tom, MIRA)
    with pytest.raises(ResponseClosed, match="nothing was deleted"):
        responses.start_again(house.database, tom, form, now=LAST)
    responses.submit(house.database, tom, form, now=LAST)
    with pytest.raises(ResponseClosed, match="This round has closed"):
        responses.take_back(house.database, tom, form, now=LAST)


def test_a_form_that_was_reopened_before_the_close_can_be_finished(house: House) -> None:
    tom = house.actor(TOM)
    form = house.submit(tom, MIRA)
    responses.take_back(house.database, tom, form, now=CLOSES - GRACE)
    assert not refused(house, tom)


def test_the_partner_learns_nothing_of_somebody_who_is_still_typing(house: House) -> None:
    mira = house.actor(MIRA)
    house.submit(mira, TOM)

    def sees() -> object:
        found = responses.due(house.database, mira)
        return [(one, one.owed.is_open(LAST), one.owed.in_time(LAST)) for one in found]

    before = sees()
    tom = house.actor(TOM)
    house.answer(tom, house.form(tom, MIRA), {ITEM: 3})
    assert sees() == before
    responses.submit(house.database, tom, house.form(tom, MIRA), now=LAST)
    assert sees() != before  # both have submitted, so both can read the comparison


def test_leads_read_a_form_that_was_finished_and_no_draft(house: House, tom: Actor) -> None:
    pair = pair_id(house, TOM)

    def meetings() -> list[object]:
        return [
            one.mentee_meetings
            for one in relationship(house.database, house.lead, pair, now=LAST).rounds
        ]

    form = house.form(tom, MIRA)
    house.answer(tom, form, now=CLOSES)
    before = meetings()
    responses.submit(house.database, tom, form, now=LAST)
    assert meetings() != before
