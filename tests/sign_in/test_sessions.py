"""A session is read again on every visit: it ends when anything behind it ends."""

from datetime import datetime, timedelta

import pytest

from mentorsurvey import sign_in
from mentorsurvey.sign_in.links import LEAD_LINK, SESSION
from mentorsurvey.store import create
from mentorsurvey.store.links import Session
from tests.house import LEAD, NOW, TOM, UMA, House, founded


def start(house: House, token: str, *, browser: str = "phone") -> str:
    return sign_in.start_session(house.database, token, browser=browser, now=NOW)


def resumed(house: House, cookie: str, now: datetime = NOW) -> Session | None:
    return sign_in.resume(house.database, cookie, now=now)


@pytest.fixture
def cookie(house: House) -> str:
    return start(house, house.token(TOM))


def test_a_session_says_who_is_here_and_in_which_program(house: House, cookie: str) -> None:
    session = resumed(house, cookie)
    assert session is not None
    assert (session.name, session.program, session.demo) == (TOM, "Bridge", False)
    actor = session.actor
    assert (actor.kind, actor.program_id, actor.scope) == (
        "person",
        house.program_id,
        "participant",
    )
    assert actor.person_id == house.person_id(TOM)
    assert actor.browser == sign_in.hashed("phone")


@pytest.mark.parametrize("cookie", ["", "x", "\0", "\ud800", "a" * 10_000])
def test_a_cookie_that_names_no_session_signs_nobody_in(house: House, cookie: str) -> None:
    assert resumed(house, cookie) is None


def test_a_cookie_is_stored_as_its_hash_alone(house: House, cookie: str) -> None:
    with house.database.read() as tx:
        stored = repr(tx.rows("SELECT * FROM session"))
    assert cookie not in stored
    assert sign_in.hashed(cookie) in stored


def test_a_links_token_is_no_session(house: House) -> None:
    token = house.token(TOM)
    start(house, token)
    assert resumed(house, token) is None


def test_a_participants_session_ends_after_thirty_days(house: House, cookie: str) -> None:
    ends = NOW + SESSION["participant"]
    assert resumed(house, cookie, ends - timedelta(microseconds=1)) is not None
    assert resumed(house, cookie, ends) is None


def test_a_leads_session_ends_after_a_week(house: House) -> None:
    cookie = start(house, house.lead_token)
    ends = NOW + SESSION["lead"]
    assert resumed(house, cookie, ends - timedelta(microseconds=1)) is not None
    assert resumed(house, cookie, ends) is None
    assert timedelta(days=7) == SESSION["lead"] < LEAD_LINK


def test_a_session_never_outlives_its_link(house: House) -> None:
    cookie = start(house, house.token(TOM, expires_at=NOW + timedelta(hours=1)))
    assert resumed(house, cookie, NOW + timedelta(minutes=59)) is not None
    assert resumed(house, cookie, NOW + timedelta(hours=1)) is None


def test_signing_out_ends_this_session_and_no_other(house: House, cookie: str) -> None:
    other = start(house, house.token(TOM), browser="desk")
    sign_in.sign_out(house.database, cookie, now=NOW)
    assert resumed(house, cookie) is None
    assert resumed(house, other) is not None


def test_signing_out_twice_or_without_a_session_is_no_problem(house: House, cookie: str) -> None:
    for token in (cookie, cookie, "unknown", ""):
        sign_in.sign_out(house.database, token, now=NOW)
    assert resumed(house, cookie) is None


def test_revoking_ends_every_session_of_the_person_at_once(house: House, cookie: str) -> None:
    desk = start(house, house.token(TOM), browser="desk")
    other = start(house, house.token(UMA))
    sign_in.revoke(house.database, house.lead, house.person_id(TOM), now=NOW)
    assert resumed(house, cookie) is None
    assert resumed(house, desk) is None
    assert resumed(house, other) is not None


def test_a_new_link_after_revoking_signs_in_and_the_old_session_stays_ended(
    house: House, cookie: str
) -> None:
    sign_in.revoke(house.database, house.lead, house.person_id(TOM), now=NOW)
    fresh = start(house, house.token(TOM))
    assert resumed(house, fresh) is not None
    assert resumed(house, cookie) is None


def test_a_lead_who_is_one_no_more_has_a_participants_scope_at_once(house: House) -> None:
    cookie = start(house, house.lead_token)
    before = resumed(house, cookie)
    with house.database.write() as tx:
        tx.run(
            "UPDATE lead SET ended_at = '2026-10-05T09:00:00.000000Z' WHERE person_id = :id",
            id=house.person_id(LEAD),
        )
    after = resumed(house, cookie)
    assert before is not None
    assert after is not None
    assert (before.actor.is_lead, after.actor.is_lead) == (True, False)


def test_a_demonstration_says_so_on_every_page(tmp_path_factory: pytest.TempPathFactory) -> None:
    house = founded(create(tmp_path_factory.mktemp("demo") / "house.db"))
    with house.database.write() as tx:
        tx.run("UPDATE program SET demo = 1")
    session = resumed(house, start(house, house.token(TOM)))
    assert session is not None
    assert session.demo
