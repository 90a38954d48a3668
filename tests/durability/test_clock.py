"""A clock that goes back opens nothing again that people have seen closed."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from mentorsurvey import responses, rounds, sign_in
from mentorsurvey.access import Audience
from mentorsurvey.errors import ResponseClosed
from mentorsurvey.readings.overview import overview
from mentorsurvey.store.grace import GRACE
from tests.durability.disks import unwritable
from tests.house import CLOSES, FULL, MIRA, NOW, TOM, House

BEFORE = CLOSES - timedelta(hours=1)
AFTER = CLOSES + timedelta(seconds=1)
EXTENDED = CLOSES + timedelta(days=3)


def look(house: House, now: datetime) -> str:
    """Open a page at that moment, as everything on a page begins; the session's cookie."""
    cookie = sign_in.start_session(house.database, house.token(TOM), browser="phone", now=NOW)
    assert sign_in.resume(house.database, cookie, now=now) is not None
    return cookie


def is_refused(house: House, invitation_id: str, now: datetime) -> bool:
    """Whether nothing at all of a form can be changed at that moment."""
    actor = house.actor(MIRA)
    there = house.database
    attempts = [
        lambda: responses.save(there, actor, invitation_id, "meetings", 3, now=now),
        lambda: responses.set_audience(
            there, actor, invitation_id, {"core.trust": Audience.ONLY_YOU}, now=now
        ),
        lambda: responses.submit(there, actor, invitation_id, now=now),
    ]
    told = {_told(attempt) for attempt in attempts}
    assert told in ({""}, {"This round has closed, so nothing more was saved."})
    return told != {""}


def _told(attempt: Callable[[], object]) -> str:
    try:
        attempt()
    except ResponseClosed as closed:
        return closed.what
    return ""


def test_a_form_takes_answers_until_its_round_closes_by_the_clock(house: House) -> None:
    draft = house.form(house.actor(MIRA), TOM)
    look(house, BEFORE)
    assert not is_refused(house, draft, BEFORE)


def test_a_round_that_somebody_saw_closed_stays_closed(house: House) -> None:
    draft = house.form(house.actor(MIRA), TOM)
    look(house, AFTER)
    for earlier in (BEFORE, NOW, NOW - timedelta(days=20_000)):
        assert is_refused(house, draft, earlier)
        (asked,) = rounds.list_rounds(house.database, house.operator)
        assert not asked.is_open(earlier)
    assert house.count("answer") == 0


def test_a_round_that_its_lead_closed_stays_closed(house: House) -> None:
    draft = house.form(house.actor(MIRA), TOM)
    rounds.close_round(house.database, house.lead, house.round_id, now=BEFORE)
    assert is_refused(house, draft, BEFORE - timedelta(hours=1))


def test_what_was_submitted_cannot_be_taken_back_after_its_round_was_seen_closed(
    house: House,
) -> None:
    mira = house.actor(MIRA)
    submitted = house.submit(mira, TOM)
    look(house, AFTER)
    with pytest.raises(ResponseClosed, match="This round has closed"):
        responses.take_back(house.database, mira, submitted, now=BEFORE)


def test_an_extension_that_was_seen_to_end_has_ended(house: House) -> None:
    draft = house.form(house.actor(MIRA), TOM)
    rounds.extend_invitation(
        house.database, house.lead, house.round_id, draft, until=EXTENDED, now=BEFORE
    )
    look(house, AFTER)
    assert not is_refused(house, draft, AFTER)
    other = house.form(house.actor(MIRA), "Uma Shah")
    assert is_refused(house, other, BEFORE)
    look(house, EXTENDED)
    assert is_refused(house, other, AFTER)
    closed = {one.name: one for one in rounds.standings(house.database, house.lead, house.round_id)}
    assert not any(one.in_time(AFTER) for one in closed.values())


def test_no_link_is_minted_for_what_was_seen_closed(house: House) -> None:
    assert sign_in.mint_for_round(house.database, house.operator, house.round_id, now=BEFORE)
    look(house, AFTER)
    again = sign_in.mint_for_round(house.database, house.operator, house.round_id, now=BEFORE)
    assert again == []


def test_what_leads_saw_of_a_closed_round_is_the_same_after_the_clock_went_back(
    house: House,
) -> None:
    house.submit(house.actor(MIRA), TOM)
    house.submit(house.actor(TOM), MIRA)
    look(house, AFTER)
    seen = overview(house.database, house.lead, now=AFTER)
    assert overview(house.database, house.lead, now=BEFORE) == seen


def test_its_lead_can_open_a_round_again_by_moving_its_close(house: House) -> None:
    draft = house.form(house.actor(MIRA), TOM)
    look(house, AFTER)
    rounds.move_close(
        house.database,
        house.lead,
        house.round_id,
        closes_at=AFTER + timedelta(days=1),
        now=BEFORE,
    )
    assert not is_refused(house, draft, BEFORE)


def test_what_was_seen_closed_is_written_down_once(house: House) -> None:
    look(house, AFTER)
    (closed,) = rounds.list_rounds(house.database, house.operator)
    assert closed.closed_at == closed.closes_at == CLOSES
    look(house, AFTER + GRACE)
    with house.database.read() as tx:
        before = tx.rows("SELECT changes FROM program")
    look(house, AFTER + timedelta(days=1))
    with house.database.read() as tx:
        assert tx.rows("SELECT changes FROM program") == before


def test_a_page_can_be_read_where_that_cannot_be_written_down(house: House) -> None:
    cookie = look(house, BEFORE)
    with house.database.kept_open(), unwritable():
        assert sign_in.resume(house.database, cookie, now=AFTER) is not None
    draft = house.form(house.actor(MIRA), TOM)
    house.answer(house.actor(MIRA), draft, FULL, now=BEFORE)
    sign_in.resume(house.database, cookie, now=AFTER + GRACE)
    assert is_refused(house, draft, BEFORE)
