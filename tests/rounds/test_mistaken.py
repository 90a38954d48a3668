"""A round that was opened by mistake: discarding it, or keeping it out of what leads read."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from mentorsurvey import program, responses, rounds
from mentorsurvey.access import Actor
from mentorsurvey.errors import NotAllowed, ResponseClosed, RoundError
from mentorsurvey.program import check_ins
from mentorsurvey.readings.attention import watched
from mentorsurvey.readings.overview import overview
from mentorsurvey.readings.quality import quality
from mentorsurvey.readings.reflection import reflection
from mentorsurvey.readings.relationship import relationship
from mentorsurvey.store import attention as stored
from mentorsurvey.store import programs
from mentorsurvey.store.rounds import Round
from tests.house import CLOSES, FULL, MIRA, NOW, TOM, House, founded

DAY = timedelta(days=1)
SECOND = CLOSES + DAY
AFTER = SECOND + 15 * DAY


def discard(house: House, number: int = 1, *, now: datetime = NOW) -> None:
    rounds.discard_round(house.database, house.lead, listed(house, number).id, now=now)


def set_counts(house: House, counts: bool, *, number: int = 1, now: datetime = NOW) -> None:
    rounds.set_counts(house.database, house.lead, listed(house, number).id, counts=counts, now=now)


def listed(house: House, number: int = 1) -> Round:
    return rounds.list_rounds(house.database, house.operator)[number - 1]


def both(house: House, *, number: int = 1, now: datetime = NOW) -> str:
    """Mira and Tom submit; Tom's form."""
    house.submit(house.actor(MIRA), TOM, number=number, now=now)
    return house.submit(house.actor(TOM), MIRA, number=number, now=now)


def turns(house: House, now: datetime) -> set[int]:
    """The numbers of the rounds in which somebody can have been silent."""
    with house.database.read() as tx:
        found = stored.turns(tx, house.lead, now=now)
    return {number for of in found.values() for number, _ in of}


def test_a_discarded_round_asks_nobody_and_keeps_a_draft_for_its_author(house: House) -> None:
    tom = house.actor(TOM)
    form = house.form(tom, MIRA)
    house.answer(tom, form)
    discard(house)
    (own,) = responses.due(house.database, tom)
    assert (own.owed.withdrawn, own.owed.is_open(NOW), set(own.answers)) == (
        True,
        False,
        set(FULL),
    )
    with pytest.raises(ResponseClosed, match="withdrawn this round"):
        responses.submit(house.database, tom, form, now=NOW)
    with pytest.raises(ResponseClosed, match="withdrawn this round"):
        responses.save(house.database, tom, form, "core.trust", 5, now=NOW)


def test_a_round_that_was_closed_long_ago_can_still_be_discarded(house: House) -> None:
    rounds.close_round(house.database, house.lead, house.round_id, now=NOW + 3 * DAY)
    discard(house, now=CLOSES + 30 * DAY)
    assert listed(house).withdrawn
    assert listed(house).closed_at == NOW + 3 * DAY


def test_a_round_with_a_submission_is_not_discarded(house: House) -> None:
    house.submit(house.actor(TOM), MIRA)
    with pytest.raises(RoundError, match="does not count instead"):
        discard(house)
    assert not rounds.can_discard(house.database, house.lead, house.round_id)
    assert rounds.can_discard(house.database, kept_out(house), house.round_id)
    assert listed(house).is_open(NOW)


def kept_out(house: House) -> Actor:
    """Mira, who is a lead too: her own pairs are kept from her."""
    mira = house.actor(MIRA)
    with house.database.write() as tx:
        programs.name_lead(tx, person_id=mira.person_id, now=NOW)
    return replace(mira, scope="lead")


def test_discarding_tells_nothing_of_a_pair_that_is_kept_from_a_lead(house: House) -> None:
    form = both(house)
    rounds.discard_round(house.database, kept_out(house), house.round_id, now=NOW)
    assert listed(house).withdrawn
    assert reflection(house.database, house.actor(TOM), form)
    set_counts(house, True)
    assert (listed(house).withdrawn, listed(house).counts) == (False, True)


def test_a_discarded_round_without_a_submission_is_not_counted_again(house: House) -> None:
    discard(house)
    with pytest.raises(RoundError, match="nothing to count"):
        set_counts(house, True)


def test_a_round_is_discarded_once(house: House) -> None:
    discard(house)
    with pytest.raises(RoundError, match="already"):
        discard(house)


@pytest.mark.parametrize(("discarded", "told"), [(True, "is discarded"), (False, "not count")])
def test_nobody_gets_more_time_in_a_round_that_is_taken_back(
    house: House, discarded: bool, told: str
) -> None:
    form = house.form(house.actor(TOM), MIRA)
    there, lead, asked = house.database, house.lead, house.round_id
    if discarded:
        discard(house)
    else:
        set_counts(house, False)
    with pytest.raises(RoundError, match=told):
        rounds.move_close(there, lead, asked, closes_at=CLOSES + DAY, now=NOW)
    with pytest.raises(RoundError, match=told):
        rounds.extend_invitation(there, lead, asked, form, until=CLOSES + DAY, now=NOW)


@pytest.mark.parametrize("discarded", [True, False])
def test_extra_time_ends_with_a_round_that_is_taken_back(house: House, discarded: bool) -> None:
    tom = house.actor(TOM)
    form = house.form(tom, MIRA)
    rounds.extend_invitation(
        house.database, house.lead, house.round_id, form, until=CLOSES + DAY, now=NOW
    )
    if discarded:
        discard(house)
    else:
        set_counts(house, False)
    assert not responses.open_form(house.database, tom, form).owed.is_open(NOW)


def test_a_discarded_round_makes_nobody_silent_and_is_not_the_latest(house: House) -> None:
    both(house)
    house.open_round(now=SECOND)
    discard(house, 2, now=SECOND + 9 * DAY)
    assert turns(house, AFTER) == {1}
    assert [one.asked.number for one in overview(house.database, house.lead, now=AFTER).rounds] == [
        1
    ]
    latest = quality(house.database, house.lead, now=AFTER).choice
    assert latest is not None
    assert latest.number == 1
    check_ins.draw_routine(house.database, house.lead, now=AFTER)
    with house.database.read() as tx:
        assert set(stored.drawn(tx, house.lead, now=AFTER).values()) <= {1}


def test_a_round_that_closed_within_a_day_makes_nobody_silent_until_a_lead_counts_it(
    house: House,
) -> None:
    house.open_round("review", now=SECOND)
    second = listed(house, 2).id
    rounds.close_round(house.database, house.lead, second, now=SECOND + timedelta(hours=23))
    assert (turns(house, AFTER), listed(house, 2).counts) == ({1}, False)
    set_counts(house, True, number=2, now=AFTER)
    assert (turns(house, AFTER), listed(house, 2).counts) == ({1, 2}, True)


def test_a_round_that_was_open_for_a_day_counts(house: House) -> None:
    rounds.close_round(house.database, house.lead, house.round_id, now=NOW + DAY)
    assert (turns(house, NOW + DAY), listed(house).counts) == ({1}, True)


def read(house: House, pair: str, now: datetime) -> tuple[object, ...]:
    """Everything that leads read."""
    there, lead = house.database, house.lead
    return (
        overview(there, lead, now=now),
        relationship(there, lead, pair, now=now),
        watched(there, lead, now=now),
        quality(there, lead, now=now),
    )


def test_no_reading_of_leads_uses_a_round_that_does_not_count_and_undoing_brings_all_back(
    house: House,
) -> None:
    both(house)
    pair = program.relationships(house.database, house.lead)[0].id
    house.open_round(now=SECOND)
    before_second = read(house, pair, SECOND)
    both(house, number=2, now=SECOND)
    rounds.close_round(house.database, house.lead, listed(house, 2).id, now=SECOND + 2 * DAY)
    counted = read(house, pair, AFTER)
    set_counts(house, False, number=2, now=AFTER)
    without = read(house, pair, AFTER)
    assert [repr(one) for one in without] != [repr(one) for one in counted]
    assert [one.asked.number for one in without[0].rounds] == [1]  # type: ignore[attr-defined]
    assert [one.asked.number for one in without[1].rounds] == [1]  # type: ignore[attr-defined]
    assert before_second[2].reasons == without[2].reasons  # type: ignore[attr-defined]
    set_counts(house, False, number=2, now=AFTER)
    set_counts(house, True, number=2, now=AFTER)
    again = read(house, pair, AFTER)
    assert [repr(one) for one in again] == [repr(one) for one in counted]


def test_answers_and_an_open_reflection_stay_in_a_round_that_does_not_count(house: House) -> None:
    form = both(house)
    tom = house.actor(TOM)
    before = reflection(house.database, tom, form)
    set_counts(house, False)
    assert reflection(house.database, tom, form) == before
    (own,) = responses.due(house.database, tom)
    assert set(own.answers) == set(FULL)


def test_counting_a_round_again_opens_it_for_nobody(house: House) -> None:
    set_counts(house, False)
    set_counts(house, True, now=NOW + DAY)
    assert not listed(house).is_open(NOW + DAY)


@pytest.mark.parametrize("verb", [rounds.discard_round, rounds.set_counts, rounds.extend_pair])
def test_a_round_of_another_program_is_not_there(house: House, verb: object) -> None:
    other = founded(house.database, name="Other")
    more = {
        rounds.discard_round: {},
        rounds.set_counts: {"counts": False},
        rounds.extend_pair: {"relationship_id": "none", "until": CLOSES + DAY},
    }[verb]  # type: ignore[index]
    with pytest.raises(NotAllowed):
        verb(house.database, other.lead, house.round_id, now=NOW, **more)  # type: ignore[operator]
    with pytest.raises(NotAllowed):
        verb(house.database, house.actor(TOM), house.round_id, now=NOW, **more)  # type: ignore[operator]


def test_a_pair_gets_more_time_in_one_step(house: House) -> None:
    pair = next(
        one
        for one in program.relationships(house.database, house.lead)
        if one.mentee_id == house.person_id(TOM)
    )
    rounds.close_round(house.database, house.lead, house.round_id, now=NOW + 2 * DAY)
    rounds.extend_pair(
        house.database, house.lead, house.round_id, pair.id, until=CLOSES, now=NOW + 3 * DAY
    )
    open_now = {
        (one.name, one.partner)
        for one in rounds.standings(house.database, house.lead, house.round_id)
        if one.in_time(NOW + 3 * DAY)
    }
    assert open_now == {(MIRA, TOM), (TOM, MIRA)}


def test_a_pair_that_has_submitted_needs_no_more_time(house: House) -> None:
    both(house)
    pair = next(
        one
        for one in program.relationships(house.database, house.lead)
        if one.mentee_id == house.person_id(TOM)
    )
    with pytest.raises(RoundError, match="Both have submitted"):
        rounds.extend_pair(
            house.database, house.lead, house.round_id, pair.id, until=CLOSES + DAY, now=NOW
        )
