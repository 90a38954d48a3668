"""Every response keeps to itself: no foreign script, no frame, no token in a Referer, no cache."""

import pytest
from websockets.exceptions import InvalidStatus

from mentorsurvey.web.headers import HEADERS
from tests.house import TOM, House
from tests.web.server import Server
from tests.web.tab import Tab

PATHS = [
    "/",
    "/answer/?form=x",
    "/home",
    "/r/unknown",
    "/healthz",
    "/ahead",
    "/step.js",
    "/_stcore/health",
    "/favicon.png",
    "/_stcore/upload_file/x/y",
    "/none/at/all.js",
    "/..%2f..%2fetc/passwd",
]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("host", ["", "evil.example"], ids=["ours", "foreign"])
def test_the_headers_are_on_every_response(
    server: Server, served: House, path: str, host: str
) -> None:
    cookie = server.sign_in(served.token(TOM))
    asked = {"Host": host} if host else {}
    for method in ("GET", "HEAD", "POST", "OPTIONS", "NONE"):
        for more in ({}, {"Cookie": cookie}, {"Origin": server.origin}):
            reply = server.request(method, path, **asked, **more)
            assert {name: reply.headers[name] for name in HEADERS} == HEADERS
            for name in (*HEADERS, "Cache-Control", "Content-Type"):
                assert len(reply.headers.get_all(name, [])) <= 1


def test_the_headers_are_on_a_refused_websocket(server: Server) -> None:
    for how in ({}, {"origin": "https://evil.example"}, {"path": "/"}):
        with pytest.raises(InvalidStatus) as refused, Tab(server, **how):
            pass
        found = refused.value.response.headers
        assert {name: found[name] for name in HEADERS} == HEADERS


def test_a_personal_page_is_kept_in_no_cache_and_found_by_no_search(
    server: Server, served: House
) -> None:
    token = served.token(TOM)
    for reply in (server.get(f"/r/{token}"), server.press(token), server.press("unknown")):
        assert reply.headers["Cache-Control"] == "no-store"
        assert reply.headers["X-Robots-Tag"] == "noindex"


def test_by_https_browsers_are_told_to_stay_with_it(server: Server, secure: Server) -> None:
    assert secure.get("/healthz").headers["Strict-Transport-Security"] == "max-age=31536000"
    assert "Strict-Transport-Security" not in server.get("/healthz").headers


def test_by_https_no_cookie_travels_without_it(server: Server, secure: Server) -> None:
    for running, marked in ((server, False), (secure, True)):
        cookies = running.get("/_stcore/health").cookies
        assert set(cookies) == {"_streamlit_xsrf"}
        assert {bool(cookie["secure"]) for cookie in cookies.values()} == {marked}


def test_the_policy_lets_in_nothing_but_what_is_our_own(server: Server) -> None:
    policy = dict(
        part.strip().split(" ", 1)
        for part in server.get("/").headers["Content-Security-Policy"].split(";")
    )
    for source in ("default-src", "script-src", "connect-src", "base-uri", "form-action"):
        assert policy[source] == "'self'"
    assert policy["frame-ancestors"] == policy["object-src"] == "'none'"
    assert not [words for words in policy.values() if "http" in words or "*" in words]


def test_a_referer_holds_the_origin_alone(server: Server) -> None:
    # With no-referrer a browser would send "Origin: null", and the button would be refused.
    assert server.get("/r/unknown").headers["Referrer-Policy"] == "strict-origin"


def test_our_own_script_is_a_script(server: Server) -> None:
    reply = server.get("/step.js")
    assert reply.status == 200
    assert reply.headers["Content-Type"].startswith("text/javascript")
    assert "scrollTo" in reply.body
