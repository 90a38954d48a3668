"""A log is read by more people than a mail: no token of a link is in it."""

import logging
import re

import pytest

from mentorsurvey.web.redaction import LOGGERS, Redaction, redact, redacted
from tests.house import TOM, House
from tests.web.server import Server

TOKEN = "tYq3-_0aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789"


@pytest.mark.parametrize(
    ("text", "without"),
    [
        (f"/r/{TOKEN}", "/r/…"),
        (f"GET /r/{TOKEN} HTTP/1.1", "GET /r/… HTTP/1.1"),
        (f'"WebSocket /r/{TOKEN}?a=b" 403', '"WebSocket /r/…" 403'),
        (f"https://survey.example.org/r/{TOKEN}/more", "https://survey.example.org/r/…"),
        (f"//R/{TOKEN}", "//R/…"),
        ("/healthz", "/healthz"),
        ("/r/", "/r/"),
    ],
)
def test_what_follows_the_path_of_a_link_is_left_out(text: str, without: str) -> None:
    assert redacted(text) == without


def record(message: object, *args: object) -> logging.LogRecord:
    return logging.LogRecord("uvicorn.access", logging.INFO, "", 0, message, args, None)


def test_a_record_keeps_its_arguments_for_whoever_formats_it() -> None:
    one = record('%s - "%s %s HTTP/%s" %d', "127.0.0.1:9", "GET", f"/r/{TOKEN}", "1.1", 200)
    assert Redaction().filter(one)
    assert one.args == ("127.0.0.1:9", "GET", "/r/…", "1.1", 200)
    assert one.getMessage() == '127.0.0.1:9 - "GET /r/… HTTP/1.1" 200'


def test_a_token_is_found_in_a_message_in_named_and_in_nested_arguments() -> None:
    for one in (
        record(f"lost /r/{TOKEN}"),
        record("%(path)s", {"path": f"/r/{TOKEN}"}),
        record("scope=%s", {"path": f"/r/{TOKEN}", "raw_path": f"/r/{TOKEN}".encode()}),
        record("%s", ValueError(f"/r/{TOKEN}")),
    ):
        assert Redaction().filter(one)
        assert TOKEN not in one.getMessage()
        assert "/r/…" in one.getMessage()


def test_a_record_without_a_token_stays_the_very_same() -> None:
    argument = {"path": "/healthz"}
    one = record("scope=%s", (argument, 1))
    before = dict(vars(one))
    assert Redaction().filter(one)
    assert vars(one) == before


def test_the_filter_is_on_each_logger_once_however_often_it_is_put_there() -> None:
    for _ in range(3):
        redact()
    for name in LOGGERS:
        filters = logging.getLogger(name).filters
        assert len([one for one in filters if isinstance(one, Redaction)]) == 1


def handshake(server: Server, path: str) -> None:
    server.get(
        path,
        Connection="Upgrade",
        Upgrade="websocket",
        Sec_WebSocket_Version="13",
        Sec_WebSocket_Key="dGhlIHNhbXBsZSBub25jZQ==",
    )


def test_a_server_that_logs_all_it_can_logs_no_token(server: Server, served: House) -> None:
    token, unknown = served.token(TOM), TOKEN
    for one in (token, unknown):
        server.get(f"/r/{one}")
        server.get(f"/r/{one}?utm_source=mail")
        server.get(f"/r/{one}/")
        server.get(f"/%72/{one}")
        server.get(f"//r/{one}")
        server.request("HEAD", f"/r/{one}")
        server.request("POST", f"/r/{one}")
        cookies = server.press(one).cookies
        handshake(server, f"/r/{one}")
        for cookie in cookies.values():
            server.get("/", Referer=f"http://{server.host}/r/{one}", Cookie=cookie.OutputString())
    server.get("/all-asked")
    server.log.line_with("/all-asked")
    log = "".join(server.log.lines)
    assert token not in log
    assert unknown not in log
    assert re.search(r'"GET /r/… HTTP/1.1" 200', log)
    assert re.search(r'"POST /r/… HTTP/1.1" 303', log)
    assert re.search(r'"GET /r/… HTTP/1.1" 404', log)
