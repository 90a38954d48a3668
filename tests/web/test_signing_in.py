"""Pressing the button starts a session on this browser and leads away from the token."""

import pytest

from mentorsurvey import sign_in
from mentorsurvey.sign_in import cookies
from mentorsurvey.store.links import Session
from tests.house import LEAD, MIRA, TOM, House
from tests.web.conftest import HTTPS
from tests.web.server import Reply, Server


def actor_of(served: House, reply: Reply) -> Session:
    session = sign_in.resume(served.database, reply.cookies[cookies.SESSION].value, now=served.now)
    if session is None:
        raise LookupError
    return session


def test_the_button_signs_its_person_in_and_leads_to_the_one_form_that_waits(
    server: Server, served: House
) -> None:
    reply = server.press(served.token(TOM))
    form = served.form(served.actor(TOM), MIRA)
    assert (reply.status, reply.headers["Location"]) == (303, f"/answer?form={form}&from=link")
    session = actor_of(served, reply)
    assert (session.name, session.actor.scope) == (TOM, "participant")


@pytest.mark.parametrize(
    ("who", "scope", "page"),
    [(MIRA, "participant", "/"), (MIRA, "lead", "/due"), (LEAD, "lead", "/")],
    ids=["two forms", "a lead with two forms", "a lead without a form"],
)
def test_the_button_leads_to_the_list_of_several_forms_and_a_lead_without_one_home(
    server: Server, served: House, who: str, scope: str, page: str
) -> None:
    reply = server.press(served.token(who, scope=scope))
    assert (reply.status, reply.headers["Location"]) == (303, f"{page}?from=link")


def test_the_token_is_in_nothing_that_the_button_answers(server: Server, served: House) -> None:
    token = served.token(TOM)
    reply = server.press(token)
    assert token not in str(reply.headers)
    assert token not in reply.body
    cookie = reply.cookies[cookies.SESSION].value
    assert cookie != token
    assert token not in server.get("/", Cookie=f"{cookies.SESSION}={cookie}").body


def test_no_script_and_no_other_site_gets_at_the_cookies(server: Server, served: House) -> None:
    reply = server.press(served.token(TOM))
    assert set(reply.cookies) == {cookies.SESSION, cookies.BROWSER}
    for cookie in reply.cookies.values():
        assert cookie["httponly"] is True
        assert cookie["samesite"] == "lax"
        assert cookie["path"] == "/"
        assert cookie["domain"] == ""
        assert len(cookie.value) == 43


def test_cookies_are_for_https_alone_where_people_come_by_https(
    server: Server, secure: Server, served: House
) -> None:
    by_http, by_https = server.press(served.token(TOM)), secure.press(served.token(TOM))
    assert by_https.status == 303
    assert {bool(cookie["secure"]) for cookie in by_http.cookies.values()} == {False}
    assert {bool(cookie["secure"]) for cookie in by_https.cookies.values()} == {True}


@pytest.mark.parametrize("origin", ["http://survey.example.org", "https://survey.example.org:444"])
def test_by_https_the_one_origin_counts_and_no_other(
    secure: Server, served: House, origin: str
) -> None:
    token = served.token(TOM)
    assert secure.press(token, Origin=origin).status == 403
    assert secure.press(token, Origin=f"http://{secure.host}").status == 403
    assert secure.press(token, Origin=HTTPS).status == 303


def test_a_browser_keeps_its_own_cookie_when_it_signs_in_again(
    server: Server, served: House
) -> None:
    first = server.press(served.token(TOM))
    browser = first.cookies[cookies.BROWSER].value
    second = server.press(served.token(MIRA), Cookie=f"{cookies.BROWSER}={browser}")
    assert second.cookies[cookies.BROWSER].value == browser
    assert second.cookies[cookies.SESSION].value != first.cookies[cookies.SESSION].value
    assert actor_of(served, first).actor.browser == actor_of(served, second).actor.browser


def test_each_browser_gets_a_cookie_of_its_own(server: Server, served: House) -> None:
    token = served.token(TOM)
    browsers = {server.press(token).cookies[cookies.BROWSER].value for _ in range(3)}
    assert len(browsers) == 3


def test_a_leads_link_and_a_participants_link_of_one_person_differ_in_what_they_open(
    server: Server, served: House
) -> None:
    lead = actor_of(served, server.press(served.token(LEAD, scope="lead")))
    own = actor_of(served, server.press(served.token(LEAD)))
    assert (lead.actor.is_lead, own.actor.is_lead) == (True, False)
    assert lead.actor.person_id == own.actor.person_id


def test_revoking_ends_at_once_what_the_button_started(server: Server, served: House) -> None:
    token = served.token("Yan Ito")
    reply = server.press(token)
    assert actor_of(served, reply).name == "Yan Ito"
    sign_in.revoke(served.database, served.operator, served.person_id("Yan Ito"), now=served.now)
    with pytest.raises(LookupError):
        actor_of(served, reply)
    assert server.press(token).status == server.get(f"/r/{token}").status == 404


def test_right_after_a_link_a_browser_that_kept_no_cookie_reads_so(
    server: Server, served: House
) -> None:
    page = server.press(served.token(TOM)).headers["Location"]
    assert "keeps no cookies" in server.get(page).body
    assert "keeps no cookies" not in server.get(page.partition("from")[0]).body
    assert "keeps no cookies" not in server.get(page, Cookie="mentorsurvey_session=x").body
