"""Somebody without a session reads words, opens no websocket and leaves no file."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from mentorsurvey import sign_in
from mentorsurvey.sign_in.cookies import SESSION
from mentorsurvey.store import Database
from mentorsurvey.web import addresses, sockets
from mentorsurvey.web.light import files
from tests.house import LEAD, MIRA, TOM, UMA, House
from tests.web.server import Reply, Server, shipped
from tests.web.tab import Tab, cookie_value, words

SIGN_IN = "Open your personal link"
FILE = "77777777-7777-4777-8777-777777777777"


@pytest.fixture(scope="module")
def quick(served_database: Database) -> Iterator[Server]:
    """The server as it is shipped, which looks after ended sessions each half second."""
    with shipped(served_database.path, seconds=["sockets:RECHECK:0.5"]) as running:
        yield running


def ended(server: Server, served: House, name: str) -> str:
    """The cookie of a browser that has signed out."""
    cookie = server.sign_in(served.token(name))
    sign_in.sign_out(served.database, cookie_value(cookie, SESSION), now=datetime.now(UTC))
    return cookie


def refused(server: Server, cookie: str = "", **how: str) -> int:
    """The status with which a websocket was refused."""
    with pytest.raises(InvalidStatus) as problem, Tab(server, cookie, **how):
        pass
    return problem.value.response.status_code


@pytest.mark.parametrize("path", sorted(addresses.pages()))
def test_every_page_tells_a_stranger_how_to_sign_in(server: Server, path: str) -> None:
    if path == "/home":
        assert server.get(path).headers["Location"] == "/"
        return
    reply = server.get(path)
    assert reply.status == 200
    assert SIGN_IN in reply.body
    assert "<script" not in reply.body
    assert reply.headers["Cache-Control"] == "no-store"


def test_a_cookie_that_signs_nobody_in_is_as_good_as_none(server: Server, served: House) -> None:
    expired = sign_in.start_session(
        served.database, served.token(TOM), browser="b", now=served.now - timedelta(days=400)
    )
    for cookie in (
        f"{SESSION}={sign_in.new_token()}",
        f"{SESSION}=",
        f"{SESSION}={'x' * 4000}",
        f"{SESSION}={expired}",
        f"{SESSION}={served.token(TOM)}",
        "\xff=\xff; =; ;;",
    ):
        assert server.get("/", Cookie=cookie).body == server.get("/").body
    # Whoever has signed out gets the same page, and with it what deletes unsent answers.
    after = server.get("/", Cookie=ended(server, served, TOM)).body
    forget = f'<script src="{files.address("forget.js")}"></script>'
    assert forget in after
    assert after.replace(forget, "") == server.get("/").body


def test_who_is_signed_in_gets_the_page(server: Server, served: House) -> None:
    reply = server.get("/", Cookie=server.sign_in(served.token(TOM)))
    assert reply.status == 200
    assert "<script" in reply.body
    assert SIGN_IN not in reply.body


def test_the_files_of_a_page_can_be_fetched_before_signing_in(server: Server) -> None:
    script = next(path for path in addresses.assets() if path.startswith("/static/js/index."))
    for path in (script, "/favicon.png", "/manifest.json"):
        assert server.get(path).status == 200
    assert server.get("/_stcore/health").body == "ok"


def test_a_stranger_opens_no_websocket(server: Server) -> None:
    assert refused(server) == 403
    assert refused(server, "mentorsurvey_browser=x") == 403


def test_there_is_a_websocket_at_one_address_alone(server: Server, served: House) -> None:
    cookie = server.sign_in(served.token(TOM))
    for path in ("/", "/answer", "/_stcore/stream/", "/_stcore/streams", "/x/_stcore/stream"):
        assert refused(server, cookie, path=path) == 404


def test_who_is_signed_in_opens_a_websocket(server: Server, served: House) -> None:
    with Tab(server, server.sign_in(served.token(MIRA))) as tab:
        assert UMA in words(tab.load())


@pytest.mark.parametrize("why", ["unknown", "signed out"])
def test_a_tab_that_comes_back_after_its_session_is_led_to_the_plain_page(
    server: Server, served: House, why: str
) -> None:
    unknown = f"{SESSION}={sign_in.new_token()}"
    with Tab(server, unknown if why == "unknown" else ended(server, served, TOM)) as tab:
        assert tab.hear().auth_redirect.url == "/"
        with pytest.raises(ConnectionClosed):
            tab.hear()


def test_a_websocket_ends_with_its_session_though_nobody_speaks(
    quick: Server, served: House
) -> None:
    cookie = quick.sign_in(served.token(UMA))
    with Tab(quick, cookie) as tab, Tab(quick, quick.sign_in(served.token(TOM))) as other:
        tab.load()
        sign_in.sign_out(served.database, cookie_value(cookie, SESSION), now=datetime.now(UTC))
        assert tab.hear_until("auth_redirect")[-1].auth_redirect.url == "/"
        with pytest.raises(ConnectionClosed):
            tab.hear()
        assert MIRA in words(other.load())
    assert "rror" not in "".join(quick.log.lines)


def test_a_shipped_server_looks_after_sessions_each_quarter_of_a_minute() -> None:
    assert sockets.RECHECK == 15


def test_a_session_has_a_few_websockets_and_another_has_its_own(
    server: Server, served: House
) -> None:
    cookie = server.sign_in(served.token(TOM))
    with ExitStack() as tabs:
        for _ in range(sockets.MOST):
            tabs.enter_context(Tab(server, cookie))
        assert refused(server, cookie) == 429
        page = server.get("/", Cookie=cookie)
        assert (page.status, "too many tabs" in page.body) == (429, True)
        with Tab(server, server.sign_in(served.token(TOM))) as other:
            assert MIRA in words(other.load())
    with Tab(server, cookie) as tab:
        assert MIRA in words(tab.load())


def upload(server: Server, cookie: str, tab: str, content: bytes = b"mentor,mentee\n") -> Reply:
    """Send a file as the page's own uploader does."""
    xsrf = server.get("/_stcore/health").cookies["_streamlit_xsrf"].value
    body = b"\r\n".join(
        (
            b"--line",
            b'Content-Disposition: form-data; name="file"; filename="roster.csv"',
            b"",
            content,
            b"--line--",
            b"",
        )
    )
    return server.request(
        "PUT",
        f"/_stcore/upload_file/{tab}/{FILE}",
        body,
        Origin=server.origin,
        Cookie=f"{cookie}; _streamlit_xsrf={xsrf}".lstrip("; "),
        X_Xsrftoken=xsrf,
        Content_Type="multipart/form-data; boundary=line",
    )


def test_a_file_is_taken_from_a_lead_for_a_tab_of_that_session_alone(
    server: Server, served: House
) -> None:
    lead = server.sign_in(served.token(LEAD, scope="lead"))
    again = server.sign_in(served.token(LEAD, scope="lead"))
    with Tab(server, lead) as tab, Tab(server, server.sign_in(served.token(TOM))) as toms:
        tab.load("people")
        toms.load()
        for cookie in ("", toms.cookie, again, f"{SESSION}=x"):
            reply = upload(server, cookie, tab.id)
            assert (reply.status, "Only program leads" in reply.body) == (403, True)
        assert upload(server, toms.cookie, toms.id).status == 403
        assert upload(server, lead, toms.id).status == 403
        assert upload(server, lead, FILE).status == 403
        assert upload(server, lead, tab.id).status == 204
        assert (
            server.request(
                "DELETE", f"/_stcore/upload_file/{tab.id}/{FILE}", Origin=server.origin
            ).status
            == 403
        )
    assert upload(server, lead, tab.id).status == 400  # Streamlit's: the tab is closed


def test_a_strangers_file_is_refused_before_it_has_come(server: Server) -> None:
    with server.connect() as bare:
        bare.sendall(
            f"PUT /_stcore/upload_file/{FILE}/{FILE} HTTP/1.1\r\nHost: {server.host}\r\n"
            f"Origin: {server.origin}\r\nContent-Length: 50000000\r\n\r\n".encode()
        )
        assert bare.recv(100).startswith(b"HTTP/1.1 403")


def test_a_leads_file_has_a_size(server: Server, served: House) -> None:
    lead = server.sign_in(served.token(LEAD, scope="lead"))
    with Tab(server, lead) as tab:
        tab.load("people")
        assert upload(server, lead, tab.id, b"x" * 52_500_000).status == 413


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/_stcore/script-health-check",
        "/_stcore/agent/openapi.json",
        "/_stcore/agent/mcp",
        "/auth/login",
        "/oauth2callback",
        "/app/static/main.py",
        "/index.html",
        "/media/x.png",
        "/component/x/index.html",
        "/wp-login.php",
    ],
)
def test_what_is_not_served_is_not_there(server: Server, served: House, path: str) -> None:
    cookie = server.sign_in(served.token(LEAD, scope="lead"))
    for reply in (server.get(path), server.get(path, Cookie=cookie)):
        assert reply.status == 404
        assert "no page at this address" in reply.body
