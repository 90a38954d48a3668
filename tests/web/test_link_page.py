"""The plain page of a personal link: it says whose form it is, and spends nothing."""

import re
from datetime import UTC, datetime, timedelta
from html import escape, unescape
from zoneinfo import ZoneInfo

import pytest

from mentorsurvey import responses, sign_in
from mentorsurvey.mail import days
from mentorsurvey.mail.wishes import note_zone
from mentorsurvey.rounds import close_round
from mentorsurvey.sign_in import cookies
from mentorsurvey.web.light import files
from tests.house import LEAD, MIRA, TOM, UMA, VERA, House
from tests.web.conftest import HOSTILE
from tests.web.server import Server

FOREIGN = [
    "https://evil.example",
    "http://127.0.0.1",
    "http://127.0.0.1:1",
    "null",
    "",
    "file://",
    "127.0.0.1",
]


def test_the_page_says_whose_form_about_whom_how_long_and_until_when(
    server: Server, served: House
) -> None:
    page = server.get(f"/r/{served.token(MIRA)}")
    words = " ".join(unescape(re.sub("</?bdi>", "", page.body)).split())
    last = (served.now + timedelta(days=14)).astimezone(ZoneInfo("Pacific/Kiritimati"))
    assert page.status == 200
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    assert f"For {MIRA}" in words
    assert served.name in words
    for partner in (TOM, UMA):
        assert f"Check-in about {partner}" in words
    assert f"About 3 minutes, until {last:%A, %B} {last.day}" in words
    assert "(Kiritimati time)" in words


def test_a_browser_that_told_its_zone_reads_in_it_and_no_other_one(
    server: Server, served: House
) -> None:
    """Else whoever holds a link could read where its person is."""
    token, earlier = served.token(TOM), served.token(TOM)
    session = sign_in.start_session(
        served.database, earlier, browser="phone", now=datetime.now(UTC)
    )
    resumed = sign_in.resume(served.database, session, now=datetime.now(UTC))
    assert resumed is not None
    note_zone(served.database, resumed.actor, "America/New_York")

    def said(cookie: str) -> str:
        return server.get(f"/r/{token}", Cookie=cookie).body

    assert "(New York time)" in said(f"{cookies.BROWSER}=phone")
    for other in (f"{cookies.BROWSER}=tablet", ""):
        assert "(Kiritimati time)" in said(other)
    sign_in.start_session(served.database, token, browser="tablet", now=datetime.now(UTC))
    for each in ("phone", "tablet"):  # another browser came since: it may be somebody else's
        assert "(Kiritimati time)" in said(f"{cookies.BROWSER}={each}")


def test_on_the_browser_that_began_the_page_says_how_long_a_closed_form_can_be_finished(
    server: Server, served: House
) -> None:
    own = server.press(served.token(TOM)).cookies[cookies.BROWSER].value
    browser = f"{cookies.BROWSER}={own}"
    tom = served.actor(TOM, browser=own)
    served.answer(tom, served.form(tom, MIRA), {"core.trust": 3})
    moment = datetime.now(UTC)
    close_round(served.database, served.operator, served.round_id, now=moment)
    until = days.hour(moment + timedelta(minutes=30), "Pacific/Kiritimati")
    path = f"/r/{served.token(TOM)}"
    here, elsewhere = server.get(path, Cookie=browser).body, server.get(path).body
    assert f"This round has closed. You can finish and submit until {until}." in here
    assert "<button>Finish</button>" in here
    assert "Nothing is due at the moment." in elsewhere


def test_the_page_does_not_repeat_its_token(server: Server, served: House) -> None:
    token = served.token(TOM)
    page = server.get(f"/r/{token}")
    assert token not in page.body
    assert token not in str(page.headers)


def test_head_answers_as_get_does_without_a_body(server: Server, served: House) -> None:
    token = served.token(TOM)
    get, head = server.get(f"/r/{token}"), server.request("HEAD", f"/r/{token}")
    assert (head.status, head.body) == (get.status, "")
    assert head.headers["Content-Length"] == get.headers["Content-Length"]


def test_scanners_that_follow_and_press_spend_nothing(server: Server, served: House) -> None:
    token = served.token(TOM)
    before = served.count("session")
    first = server.get(f"/r/{token}")
    for method in ("GET", "HEAD", "POST", "OPTIONS", "GET", "HEAD", "POST"):
        server.request(method, f"/r/{token}")
    assert served.count("session") == before
    assert server.get(f"/r/{token}").body == first.body
    assert server.press(token).status == 303


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_no_other_method_signs_anyone_in(server: Server, served: House, method: str) -> None:
    before = served.count("session")
    origin = f"http://{server.host}"
    reply = server.request(method, f"/r/{served.token(TOM)}", Origin=origin)
    assert not reply.cookies
    assert TOM not in reply.body
    assert served.count("session") == before


def test_a_post_without_an_origin_is_refused(server: Server, served: House) -> None:
    reply = server.request("POST", f"/r/{served.token(TOM)}")
    assert reply.status == 403
    assert not reply.cookies


@pytest.mark.parametrize("origin", FOREIGN)
def test_a_post_from_a_foreign_page_is_refused(server: Server, served: House, origin: str) -> None:
    before = served.count("session")
    reply = server.press(served.token(TOM), Origin=origin)
    assert reply.status == 403
    assert not reply.cookies
    assert served.count("session") == before


def test_a_foreign_post_does_not_learn_whether_a_link_lives(server: Server, served: House) -> None:
    replies = {
        (reply.status, reply.body)
        for token in (served.token(TOM), "unknown")
        for reply in (server.press(token, Origin="https://evil.example"),)
    }
    assert len(replies) == 1


def test_an_unknown_an_expired_and_a_revoked_link_answer_byte_by_byte_alike(
    server: Server, served: House
) -> None:
    expired = served.token(TOM, expires_at=served.now)
    revoked = served.token(VERA)
    sign_in.revoke(served.database, served.operator, served.person_id(VERA), now=served.now)
    unknown = [sign_in.new_token(), "x", "%F0%9F", "a" * 3000]
    gets = [server.get(f"/r/{token}") for token in (expired, revoked, *unknown)]
    posts = [server.press(token) for token in (expired, revoked, *unknown)]
    assert {(reply.status, reply.body) for reply in gets} == {(404, gets[0].body)}
    assert {(reply.status, reply.body) for reply in posts} == {(404, gets[0].body)}
    assert {tuple(sorted(set(reply.headers) - {"date"})) for reply in gets} == {
        tuple(sorted(set(gets[0].headers) - {"date"}))
    }
    assert not any(reply.cookies for reply in posts)
    assert "ask it for a new link" in gets[0].body


def test_names_are_shown_as_they_are_written_and_never_as_markup(
    server: Server, served: House
) -> None:
    called = escape(served.name)
    for name in ("Yan Ito", f"Zed {HOSTILE}"):
        page = server.get(f"/r/{served.token(name)}")
        assert page.status == 200
        assert page.body.count("<script") == 1
        assert f"Zed {HOSTILE}" in unescape(page.body)
        main = page.body.partition("<main>")[2].replace(called, "")
        main = re.sub(r"\d+:\d\d", "", main)
        assert "49" not in re.sub(r"[0-9a-f]{12,}", "", main)
        assert called in page.body


def test_a_leads_page_says_what_is_behind_it(server: Server, served: House) -> None:
    page = server.get(f"/r/{served.token(LEAD, scope='lead')}")
    assert "You lead this program" in page.body
    own = server.get(f"/r/{served.token(LEAD)}")
    assert "You lead this program" not in own.body
    assert "Nothing is due" in own.body


def test_the_page_brings_its_own_style_and_nothing_from_elsewhere(
    server: Server, served: House
) -> None:
    body = server.get(f"/r/{served.token(TOM)}").body
    assert re.findall(r"<script[^>]*>", body) == [
        f'<script src="{files.address("choose.js")}" defer>'
    ]
    assert "http://" not in body
    assert "https://" not in body
    assert body.count(" src=") == 1


def test_the_button_says_continue_only_on_the_browser_that_began(
    server: Server, served: House
) -> None:
    token = served.token(VERA)
    actor = served.actor(VERA, browser="clinic")
    (form,) = [one.owed.invitation_id for one in responses.due(served.database, actor)]
    served.answer(actor, form, {"core.trust": 4}, now=datetime.now(UTC))
    for browser, said in (("clinic", "Continue"), ("home", "Start"), ("", "Start")):
        cookie = f"{cookies.BROWSER}={browser}" if browser else ""
        page = server.get(f"/r/{token}", **({"Cookie": cookie} if cookie else {}))
        assert f"<button>{said}</button>" in page.body
