"""A log is read by more people than a mail: nothing personal is in it."""

import logging
import re
import sqlite3
from collections.abc import Iterator

import pytest

from mentorsurvey.web.redaction import details, redact, redacted
from tests.house import TOM, House
from tests.web.server import Server

TOKEN = "tYq3-_0aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789"
TAB = "16b98047-cba1-4245-9826-a4b96653f293"


@pytest.mark.parametrize(
    ("text", "without"),
    [
        (f"/r/{TOKEN}", "/r/…"),
        (f"GET /r/{TOKEN} HTTP/1.1", "GET /r/… HTTP/1.1"),
        (f'"WebSocket /r/{TOKEN}?a=b" 403', '"WebSocket /r/…" 403'),
        (f"https://survey.example.org/r/{TOKEN}/more", "https://survey.example.org/r/…"),
        (f"//R/{TOKEN}", "//R/…"),
        (f"mentorsurvey_session={TOKEN}; x", "mentorsurvey_session=…; x"),
        (f"PUT /_stcore/upload_file/{TAB}/1", "PUT /_stcore/upload_file/…/1"),
        (f"Session with id {TAB} is open", "Session with id … is open"),
        ("to ana.lee@example.org, unsent", "to … unsent"),
        ("form=01a2230d-d4d1-7867-a599-0d5ce2b1d1a2", "form=01a2230d-d4d1-7867-a599-0d5ce2b1d1a2"),
        ("/healthz", "/healthz"),
        ("/r/", "/r/"),
    ],
)
def test_links_tokens_tabs_and_addresses_are_left_out(text: str, without: str) -> None:
    assert redacted(text) == without


@pytest.fixture
def record() -> Iterator[object]:
    """Makes records as every logger of a server does."""
    before = logging.getLogRecordFactory()
    redact()
    redact()
    yield logging.getLogger("anybody.at.all").makeRecord
    logging.setLogRecordFactory(before)


def made(record: object, message: object, *args: object, error: object = None) -> logging.LogRecord:
    return record("anybody", logging.INFO, "", 0, message, args, error)  # type: ignore[operator]


def test_a_record_keeps_its_arguments_for_whoever_formats_it(record: object) -> None:
    one = made(record, '%s - "%s %s HTTP/%s" %d', "127.0.0.1:9", "GET", f"/r/{TOKEN}", "1.1", 200)
    assert one.args == ("127.0.0.1:9", "GET", "/r/…", "1.1", 200)
    assert one.getMessage() == '127.0.0.1:9 - "GET /r/… HTTP/1.1" 200'


def test_a_token_is_found_in_a_message_in_named_and_in_nested_arguments(record: object) -> None:
    for one in (
        made(record, f"lost /r/{TOKEN}"),
        made(record, "%(path)s", {"path": f"/r/{TOKEN}"}),
        made(record, "scope=%s", {"path": f"/r/{TOKEN}", "raw_path": f"/r/{TOKEN}".encode()}),
    ):
        assert TOKEN not in one.getMessage()
        assert "/r/…" in one.getMessage()


def test_a_record_without_a_secret_stays_as_it_is(record: object) -> None:
    argument = {"path": "/healthz"}
    one = made(record, "scope=%s %d", argument, 1)
    assert one.args == (argument, 1)
    assert one.msg == "scope=%s %d"


def failure(name: str) -> ValueError:
    try:
        try:
            int(name)
        except ValueError as cause:
            raise ValueError(f"{name} is no number") from cause
    except ValueError as problem:
        return problem
    raise AssertionError(name)


def test_of_an_exception_a_record_keeps_where_and_of_which_kind_and_not_what_it_quotes(
    record: object,
) -> None:
    problem = failure("Ana Lee")
    raised = (type(problem), problem, problem.__traceback__)
    for one in (made(record, "%s", problem), made(record, "oh", error=raised)):
        text = logging.Formatter().format(one)
        assert "ValueError" in text
        assert "Ana Lee" not in text
    assert text.count("ValueError at") == 2
    assert text.count("in failure") == 2


def test_what_the_database_library_says_is_told(record: object) -> None:
    problem = sqlite3.OperationalError("disk I/O error")
    assert details(problem) == "sqlite3.OperationalError: disk I/O error at"


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
