"""The plain page on which a lead of several programs goes from one to another, as browsers do."""

from datetime import UTC, datetime
from html import escape

import pytest

from mentorsurvey.sign_in import cookies
from mentorsurvey.web import answers_file
from tests.house import LEAD, House, founded
from tests.web.server import Reply, Server


@pytest.fixture
def second(served: House) -> House:
    """Another program on the server, whose people have the same names and addresses."""
    return founded(
        served.database, name=f"Second <b>one</b> beside {served.name}", now=datetime.now(UTC)
    )


def cookie(*replies: Reply) -> str:
    """What a browser sends after these answers."""
    jar: dict[str, str] = {}
    for reply in replies:
        for name, one in reply.cookies.items():
            jar[name] = one.value
    return "; ".join(f"{name}={value}" for name, value in jar.items() if value)


def open_both(server: Server, served: House, second: House) -> list[Reply]:
    first = server.press(served.token(LEAD, scope="lead"))
    return [first, server.press(second.token(LEAD, scope="lead"), Cookie=cookie(first))]


def switch(server: Server, to: House, *replies: Reply) -> Reply:
    return server.request(
        "POST", f"/programs/{to.program_id}", Origin=server.origin, Cookie=cookie(*replies)
    )


def test_opening_the_second_link_keeps_the_first_program_beside_it(
    server: Server, served: House, second: House
) -> None:
    replies = open_both(server, served, second)
    kept = replies[1].cookies[cookies.OTHERS]
    assert (kept["httponly"], kept["samesite"]) == (True, "lax")
    page = server.get("/programs", Cookie=cookie(*replies))
    assert page.status == 200
    assert f"Switch to <bdi>{escape(served.name)}</bdi>" in page.body
    assert f"<strong><bdi>{escape(second.name)}</bdi></strong>" in page.body
    assert page.headers["Cache-Control"] == "no-store"
    done = switch(server, served, *replies)
    assert (done.status, done.headers["Location"]) == (303, "/")
    page = server.get("/programs", Cookie=cookie(*replies, done))
    assert "Switch to <bdi>Second" in page.body
    # A tab that still has the old cookie is signed out of the program that was left.
    assert "Switch to" not in server.get("/programs", Cookie=cookie(*replies)).body


def test_another_site_s_page_switches_nothing_and_neither_does_a_link(
    server: Server, served: House, second: House
) -> None:
    replies = open_both(server, served, second)
    path, jar = f"/programs/{served.program_id}", cookie(*replies)
    assert server.request("POST", path, Origin="https://evil.example", Cookie=jar).status == 403
    for page in (path, f"{path}?x", "/programs"):
        got = server.get(page, Cookie=jar)
        assert (got.status, got.cookies) == (200, {})
        assert "Switch to <bdi>Bridge" in got.body


def test_who_holds_no_other_session_gets_nowhere(
    server: Server, served: House, second: House
) -> None:
    alone = server.press(served.token(LEAD, scope="lead"))
    assert cookies.OTHERS not in alone.cookies
    assert "No other program" in server.get("/programs", Cookie=cookie(alone)).body
    done = switch(server, second, alone)
    assert (done.status, done.cookies) == (303, {})
    stranger = server.get("/programs")
    assert "Switch to" not in stranger.body
    assert "link" in stranger.body


def test_a_link_of_somebody_else_lets_go_of_the_other_programs(
    server: Server, served: House, second: House
) -> None:
    replies = open_both(server, served, second)
    other = server.press(served.token("Yan Ito"), Cookie=cookie(*replies))
    assert other.cookies[cookies.OTHERS].value == ""


def test_a_page_of_the_program_that_was_left_downloads_nothing_of_the_other(
    server: Server, served: House, second: House
) -> None:
    replies = open_both(server, served, second)
    path = f"{answers_file.AT}?layout=wide&format=csv&program={served.program_id}"
    refused = server.get(path, Cookie=cookie(*replies))
    assert refused.status == 409
    assert "switched to another program" in refused.body
