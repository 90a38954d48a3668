"""Closing, moving the close, and giving one person more time."""

from datetime import datetime, timedelta

import pytest

from mentorsurvey import responses, rounds, sign_in
from mentorsurvey.errors import LinkError, NotAllowed, ResponseClosed, RoundError
from mentorsurvey.sign_in.links import GRACE
from tests.house import CLOSES, FULL, MIRA, NOW, TOM, UMA, House
from tests.store.leading import recuse_lead

DAY = timedelta(days=1)


def closes(house: House, name: str) -> datetime:
    actor = house.actor(name)
    return responses.open_form(house.database, actor, house.form(actor, MIRA)).owed.closes_at


def extend(house: House, name: str, until: datetime, *, now: datetime = NOW) -> None:
    actor = house.actor(name)
    rounds.extend_invitation(
        house.database,
        house.lead,
        house.round_id,
        house.form(actor, MIRA),
        until=until,
        now=now,
    )


def test_closing_by_hand_ends_the_round_at_that_moment(house: House) -> None:
    rounds.close_round(house.database, house.lead, house.round_id, now=NOW + DAY)
    assert closes(house, TOM) == NOW + DAY
    asked = rounds.list_rounds(house.database, house.lead)[0]
    assert (asked.closed_at, asked.is_open(NOW + DAY)) == (NOW + DAY, False)


def test_extra_time_survives_the_closing_of_the_round(house: House) -> None:
    extend(house, TOM, CLOSES + DAY)
    rounds.close_round(house.database, house.lead, house.round_id, now=NOW + DAY)
    assert (closes(house, TOM), closes(house, UMA)) == (CLOSES + DAY, NOW + DAY)
    house.submit(house.actor(TOM), MIRA, now=CLOSES)


def test_a_closed_round_is_not_closed_again(house: House) -> None:
    rounds.close_round(house.database, house.lead, house.round_id, now=NOW)
    with pytest.raises(RoundError, match="closed already"):
        rounds.close_round(house.database, house.lead, house.round_id, now=NOW + DAY)
    assert closes(house, TOM) == NOW


def test_closing_submits_nothing(house: House) -> None:
    tom = house.actor(TOM)
    form = house.form(tom, MIRA)
    house.answer(tom, form)
    rounds.close_round(house.database, house.lead, house.round_id, now=NOW)
    opened = responses.open_form(house.database, tom, form)
    assert (opened.owed.submitted_at, set(opened.answers)) == (None, set(FULL))


def test_an_extension_is_one_persons_alone(house: House) -> None:
    extend(house, TOM, CLOSES + DAY)
    assert (closes(house, TOM), closes(house, UMA)) == (CLOSES + DAY, CLOSES)


def test_one_person_gets_more_time_after_the_round_has_closed(house: House) -> None:
    rounds.close_round(house.database, house.lead, house.round_id, now=NOW)
    extend(house, TOM, NOW + DAY, now=NOW + timedelta(hours=1))
    assert (closes(house, TOM), closes(house, UMA)) == (NOW + DAY, NOW)


@pytest.mark.parametrize("until", [CLOSES, CLOSES - DAY])
def test_an_extension_never_shortens_the_round(house: House, until: datetime) -> None:
    with pytest.raises(RoundError, match="open that long"):
        extend(house, TOM, until)
    assert closes(house, TOM) == CLOSES


@pytest.mark.parametrize("until", [NOW, NOW - DAY, NOW + timedelta(days=367)])
def test_an_extension_ends_in_the_future_and_within_a_year(house: House, until: datetime) -> None:
    with pytest.raises(RoundError):
        extend(house, TOM, until)


def test_a_close_that_moves_beyond_an_extension_takes_it_along(house: House) -> None:
    extend(house, TOM, CLOSES + DAY)
    rounds.move_close(
        house.database, house.lead, house.round_id, closes_at=CLOSES + 3 * DAY, now=NOW
    )
    assert closes(house, TOM) == closes(house, UMA) == CLOSES + 3 * DAY


def test_a_close_that_moves_leaves_a_longer_extension(house: House) -> None:
    extend(house, TOM, CLOSES + 9 * DAY)
    rounds.move_close(house.database, house.lead, house.round_id, closes_at=NOW + DAY, now=NOW)
    assert (closes(house, TOM), closes(house, UMA)) == (CLOSES + 9 * DAY, NOW + DAY)


def test_a_form_that_is_not_of_the_round_is_not_extended_in_it(house: House) -> None:
    house.open_round("review")
    tom = house.actor(TOM)
    for form in (house.form(tom, MIRA, number=2), "none", "' OR ''='"):
        with pytest.raises(NotAllowed):
            rounds.extend_invitation(
                house.database,
                house.lead,
                house.round_id,
                form,
                until=CLOSES + DAY,
                now=NOW,
            )


def test_moving_the_close_opens_a_closed_round_again(house: House) -> None:
    tom = house.actor(TOM)
    form = house.form(tom, MIRA)
    rounds.close_round(house.database, house.lead, house.round_id, now=NOW)
    with pytest.raises(ResponseClosed):
        house.answer(tom, form)
    rounds.move_close(house.database, house.lead, house.round_id, closes_at=CLOSES, now=NOW)
    house.answer(tom, form)
    assert closes(house, TOM) == CLOSES


def test_a_closed_round_is_not_opened_again_beside_another_of_the_same_questions(
    house: House,
) -> None:
    first = house.round_id
    rounds.close_round(house.database, house.lead, first, now=NOW)
    house.open_round()
    with pytest.raises(RoundError, match="Round 2 asks the same questions"):
        rounds.move_close(house.database, house.lead, first, closes_at=CLOSES, now=NOW)


@pytest.mark.parametrize("closes_at", [NOW, NOW - DAY, NOW + timedelta(days=367)])
def test_a_close_moves_into_the_future_and_within_a_year(house: House, closes_at: datetime) -> None:
    with pytest.raises(RoundError, match="closing date"):
        rounds.move_close(house.database, house.lead, house.round_id, closes_at=closes_at, now=NOW)
    assert closes(house, TOM) == CLOSES


def test_links_of_a_round_go_on_working_as_long_as_the_longest_form(house: House) -> None:
    minted = sign_in.mint_for_round(house.database, house.lead, house.round_id, now=NOW)
    token = next(one.token for one in minted if one.name == UMA)
    late = CLOSES + 9 * DAY
    with pytest.raises(LinkError):
        sign_in.landing(house.database, token, now=CLOSES + GRACE)
    rounds.move_close(house.database, house.lead, house.round_id, closes_at=late, now=NOW)
    assert sign_in.landing(house.database, token, now=CLOSES + GRACE).name == UMA
    with pytest.raises(LinkError):
        sign_in.landing(house.database, token, now=late + GRACE)


def test_a_link_is_not_shortened_by_a_close_that_moves_forward(house: House) -> None:
    minted = sign_in.mint_for_round(house.database, house.lead, house.round_id, now=NOW)
    token = next(one.token for one in minted if one.name == UMA)
    rounds.move_close(house.database, house.lead, house.round_id, closes_at=NOW + DAY, now=NOW)
    landing = sign_in.landing(house.database, token, now=CLOSES + GRACE - DAY)
    assert landing.forms == ()


def finishing(house: House, now: datetime) -> list[str]:
    found = rounds.standings(house.database, house.lead, house.round_id)
    return [one.name for one in found if one.may_finish(now)]


def test_leads_see_who_may_still_finish_and_no_one_of_a_pair_that_is_kept_from_them(
    house: House,
) -> None:
    for name in (TOM, UMA):
        house.answer(house.actor(name), house.form(house.actor(name), MIRA), {"core.trust": 3})
    last = CLOSES + timedelta(minutes=29)
    assert [finishing(house, at) for at in (CLOSES - DAY, last, last + DAY)] == [
        [],
        [TOM, UMA],
        [],
    ]
    house.submit(house.actor(TOM), MIRA, now=last)
    assert finishing(house, last) == [UMA]
    recuse_lead(house, UMA, now=NOW)
    assert finishing(house, last) == []
