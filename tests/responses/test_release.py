"""Blind, then together: both get the same thing at the same moment, or neither gets any."""

from datetime import datetime, timedelta

import pytest

from mentorsurvey import responses, rounds
from mentorsurvey.access import Actor
from mentorsurvey.errors import ResponseClosed
from mentorsurvey.readings.reflection import reflection
from tests.house import CLOSES, MIRA, NOEL, NOW, TOM, UMA, VERA, House

LATER = NOW + timedelta(days=3)


def released(house: House, actor: Actor, form: str) -> datetime | None:
    return responses.open_form(house.database, actor, form).owed.released_at


def test_nothing_is_released_when_one_side_has_submitted(house: House) -> None:
    mira, tom = house.actor(MIRA), house.actor(TOM)
    hers = house.submit(mira, TOM)
    assert released(house, mira, hers) is None
    assert released(house, tom, house.form(tom, MIRA)) is None


def test_the_second_submission_releases_both_at_one_moment(house: House) -> None:
    mira, tom = house.actor(MIRA), house.actor(TOM)
    hers, his = house.submit(mira, TOM), house.submit(tom, MIRA, now=LATER)
    assert released(house, mira, hers) == released(house, tom, his) == LATER


def test_each_relationship_is_released_by_itself(house: House) -> None:
    mira = house.actor(MIRA)
    about_tom, about_uma = house.submit(mira, TOM), house.submit(mira, UMA)
    house.submit(house.actor(TOM), MIRA, now=LATER)
    house.submit(house.actor(VERA), NOEL, now=LATER)
    assert released(house, mira, about_tom) == LATER
    assert released(house, mira, about_uma) is None


def test_each_round_is_released_by_itself(house: House) -> None:
    mira, tom = house.actor(MIRA), house.actor(TOM)
    house.submit(mira, TOM)
    rounds.close_round(house.database, house.lead, house.round_id, now=NOW)
    house.open_round(now=LATER)
    his = house.submit(tom, MIRA, number=2, now=LATER)
    assert released(house, tom, his) is None


def test_a_round_that_closes_one_sided_releases_nothing(house: House) -> None:
    mira, tom = house.actor(MIRA), house.actor(TOM)
    hers = house.submit(mira, TOM)
    his = house.form(tom, MIRA)
    house.answer(tom, his)
    rounds.close_round(house.database, house.lead, house.round_id, now=LATER)
    for actor, form in ((mira, hers), (tom, his)):
        assert released(house, actor, form) is None
        with pytest.raises(ResponseClosed):
            reflection(house.database, actor, form)


def test_an_extended_second_submission_after_the_close_still_releases_both(house: House) -> None:
    mira, tom = house.actor(MIRA), house.actor(TOM)
    hers, his = house.submit(mira, TOM), house.form(tom, MIRA)
    late = CLOSES + timedelta(days=1)
    rounds.extend_invitation(
        house.database,
        house.lead,
        house.round_id,
        his,
        until=late + timedelta(days=1),
        now=NOW,
    )
    house.submit(tom, MIRA, now=late)
    assert released(house, mira, hers) == released(house, tom, his) == late


def test_what_was_taken_back_is_not_released_by_the_partner(house: House) -> None:
    mira, tom = house.actor(MIRA), house.actor(TOM)
    hers = house.submit(mira, TOM)
    responses.take_back(house.database, mira, hers, now=NOW)
    his = house.submit(tom, MIRA)
    assert released(house, tom, his) is None
    result = responses.submit(house.database, mira, hers, now=LATER)
    assert result.released
    assert released(house, mira, hers) == released(house, tom, his) == LATER


def test_submitting_again_after_release_still_says_that_both_may_read(house: House) -> None:
    mira, tom = house.actor(MIRA), house.actor(TOM)
    hers = house.submit(mira, TOM)
    house.submit(tom, MIRA)
    again = responses.submit(house.database, mira, hers, now=LATER)
    assert again == responses.Submitted(released=True, again=True)
    assert released(house, mira, hers) == NOW


def test_a_reflection_opens_for_both_after_the_second_submission_and_for_no_one_else(
    house: House,
) -> None:
    mira, tom = house.actor(MIRA), house.actor(TOM)
    hers = house.submit(mira, TOM)
    with pytest.raises(ResponseClosed, match="no reflection yet"):
        reflection(house.database, mira, hers)
    his = house.submit(tom, MIRA)
    assert reflection(house.database, mira, hers).partner == TOM
    assert reflection(house.database, tom, his).partner == MIRA
