"""The link that stops reminders: a page with a button, and the button of mail programs."""

import pytest

from mentorsurvey.mail.stopping import stop_address
from tests.house import MIRA, TOM, House
from tests.web.server import Reply, Server

ONE_CLICK = b"List-Unsubscribe=One-Click"
FORM = "application/x-www-form-urlencoded"


def path(served: House, name: str) -> str:
    with served.database.write() as tx:
        return f"/stop/{stop_address(tx, served.person_id(name)).rpartition('/')[2]}"


def stopped(served: House, name: str) -> bool:
    with served.database.read() as tx:
        row = tx.row(
            "SELECT no_reminders FROM mail_wish WHERE person_id = :id", id=served.person_id(name)
        )
    return bool(row and row["no_reminders"])


def press(server: Server, at: str, body: bytes = b"", **headers: str) -> Reply:
    return server.request("POST", at, body, Content_Type=FORM, **headers)


def test_following_the_link_changes_nothing(server: Server, served: House) -> None:
    at = path(served, TOM)
    for method in ("GET", "HEAD", "GET"):
        assert server.request(method, at).status == 200
    page = server.get(at)
    assert "Stop reminders?" in page.body
    assert "<script" not in page.body
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["X-Robots-Tag"] == "noindex"
    assert not page.cookies
    assert not stopped(served, TOM)


def test_a_mail_program_stops_reminders_for_its_reader_alone(server: Server, served: House) -> None:
    at = path(served, TOM)
    for _ in range(2):  # and again changes nothing
        assert press(server, at, ONE_CLICK).status == 200
    assert stopped(served, TOM)
    assert not stopped(served, MIRA)


def test_a_scanner_that_posts_to_every_link_changes_nothing(server: Server, served: House) -> None:
    at = path(served, TOM)
    for headers in ({}, {"Origin": "https://scanner.example.org"}):
        assert "Stop reminders?" in press(server, at, b"", **headers).body
    assert not stopped(served, TOM)


def test_on_the_page_one_stops_reminders_and_gets_them_again(server: Server, served: House) -> None:
    at = path(served, TOM)
    assert "You get no reminders" in press(server, at, Origin=server.origin).body
    assert stopped(served, TOM)
    assert "You get no reminders" in server.get(at).body
    again = press(server, at, b"reminders=again", Origin=server.origin)
    assert "You get reminders again" in again.body
    assert not stopped(served, TOM)


def test_nobody_elses_page_sends_reminders_again(server: Server, served: House) -> None:
    at = path(served, TOM)
    press(server, at, ONE_CLICK)
    press(server, at, b"reminders=again", Origin="https://other.example.org")
    press(server, at, b"reminders=again")
    assert stopped(served, TOM)


@pytest.mark.parametrize("change", [lambda at: at[:-1], lambda at: at[:-2] + "AA", str.swapcase])
def test_a_link_that_is_not_whole_gets_one_sentence(
    server: Server, served: House, change: object
) -> None:
    at = path(served, TOM)
    token = at.removeprefix("/stop/")
    broken = f"/stop/{change(token)}"  # type: ignore[operator]
    for reply in (server.get(broken), press(server, broken, ONE_CLICK)):
        assert reply.status == 404
        assert "This link does not stop reminders." in reply.body
    assert not stopped(served, TOM)


def test_the_link_signs_nobody_in(server: Server, served: House) -> None:
    reply = press(server, path(served, TOM), ONE_CLICK)
    assert not reply.cookies
    assert TOM not in reply.body
    assert served.name.split(" ")[0] in reply.body


def test_the_log_keeps_no_such_link(server: Server, served: House) -> None:
    at = path(served, TOM)
    server.get(at)
    assert "/stop/…" in server.log.line_with("/stop/")
    assert not [line for line in server.log.lines if at in line]
