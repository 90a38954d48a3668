"""Addresses that are not what they seem lead nowhere, by http and behind TLS."""

import pytest

from tests.house import LEAD, House
from tests.web.server import Server

SECRETS = ("root:", "st.App(", "[server]", "import streamlit", "SQLite format", "BEGIN")
DOTS = (
    "..",
    "%2e%2e",
    "%2E.",
    ".%2e",
    "%252e%252e",
    "%c0%ae%c0%ae",
    "..;",
    "%2e%2e%00",
    "%25252e%25252e",
    "%ef%bc%8e%ef%bc%8e",
)
SLASHES = ("/", "%2f", "%5c", "\\", "%252f")
STARTS = ("/", "/static/", "/static/js/", "/_stcore/bidi-components/x/", "/r/", "/media/", "//")
TARGETS = ("app.py", "etc/passwd")
ODD = (
    "//evil.example/",
    "//evil.example/%2e%2e",
    "/\\evil.example",
    "/%5cevil.example/answer/",
    "/answer%00",
    "/answer%0d%0aX-Injected:%20yes",
    "/r/x%0d%0aSet-Cookie:%20a=b",
    "/static",
    "/static/",
    "/static/%00",
    "/static/js/..%00/index.html",
    "/C:/Windows/win.ini",
    "/file:///etc/passwd",
    "/.git/HEAD",
    "/.env",
    "/app.py",
    "/data/mentorsurvey.db",
    "/answer/../due",
    "/answer;x=1",
    "/ANSWER",
    "/R/x",
    "/%2561nswer",
    "/answer%3fform=x",
    "/answer%23",
    "/_STCORE/health",
    "/_stcore/health/..%2fmetrics",
    "/_stcore%2fmetrics",
    "/%F0%9F",
    "/" + "a" * 9_000,
)


def paths() -> list[str]:
    climbing = [
        f"{start}{slash.join([dots] * 4)}{slash}{target}"
        for start in STARTS
        for dots in DOTS
        for slash in SLASHES
        for target in TARGETS
    ]
    return [*climbing, *ODD]


@pytest.mark.parametrize("over_tls", [False, True], ids=["http", "tls"])
@pytest.mark.parametrize("signed_in", [False, True], ids=["stranger", "lead"])
def test_no_path_leads_to_a_file_or_elsewhere(
    server: Server, secure: Server, served: House, over_tls: bool, signed_in: bool
) -> None:
    running = secure if over_tls else server
    cookie = running.sign_in(served.token(LEAD, scope="lead")) if signed_in else ""
    proxy = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7"} if over_tls else {}
    wrong = {
        path: reply.status
        for path, reply in running.get_all(paths(), Cookie=cookie, **proxy).items()
        if reply.status not in {400, 404}
        or any(secret in reply.body for secret in SECRETS)
        or reply.headers["Location"]
        or reply.headers["X-Injected"]
        or reply.cookies
        or reply.headers["X-Content-Type-Options"] != "nosniff"
    }
    assert not wrong


@pytest.mark.parametrize(
    "target",
    [
        "http://evil.example/",
        "http://evil.example/answer",
        "https://survey.example.org/answer",
        "http://127.0.0.1/",
        "//survey.example.org/answer",
        "*",
        "answer",
        "?x",
        "evil:443",
        "\\\\evil.example\\answer",
        "/\u202eanswer",
    ],
)
def test_a_target_that_is_no_path_leads_nowhere(
    server: Server, secure: Server, target: str
) -> None:
    for running in (server, secure):
        with running.connect() as bare:
            bare.sendall(f"GET {target} HTTP/1.1\r\nHost: {running.host}\r\n\r\n".encode())
            assert bare.recv(100).split()[1] in {b"400", b"404"}


def test_a_page_may_end_in_a_slash_and_is_then_led_to_itself(server: Server, served: House) -> None:
    cookie = server.sign_in(served.token(LEAD))
    reply = server.get("/answer/?form=x", Cookie=cookie)
    assert (reply.status, reply.headers["Location"]) == (301, "/answer?form=x")
