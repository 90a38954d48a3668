"""The server answers to its own address alone, and knows a page of its own by it."""

import time

import pytest
from websockets.exceptions import InvalidStatus

from mentorsurvey.sign_in.cookies import SESSION
from tests.house import TOM, House
from tests.web.server import Server
from tests.web.tab import Tab

FOREIGN = [
    "evil.example",
    "evil.example:8501",
    "survey.example.org.evil.example",
    "evil.example#survey.example.org",
    "survey.example.org@evil.example",
    "survey.example.org:444",
    "survey.example.org:443:443",
    "survey.example.org:0443443",
    "survey.example.org, evil.example",
    "survey.example.org/",
    "survey.example.org.",
    "SURVEY.EXAMPLE.ORG.evil.example",
    "http://survey.example.org",
    "survey.example.org\\.evil.example",
    "survey.example.org%2eevil.example",
    "survey.example.org:https",
    "survey.example.org:",
    ".survey.example.org",
    "survey..example.org",
    "192.0.2.1",
    "2130706433",
    "0x7f000001",
    "127.1",
    "[::1",
    "[::]",
    "[fe80::1%25eth0]",
    "[2001:db8::1]",
    "127.0.0.1.evil.example",
    "localhost.evil.example",
    "127.0.0.1@evil.example",
    "0.0.0.0",  # noqa: S104  # not bound to
    "xn--survey",
    "",
    " ",
]
LOOPBACK = ["127.0.0.1", "127.0.0.1:8501", "localhost", "localhost:3000", "[::1]:8501"]
OWN = ["survey.example.org", "SURVEY.example.org", "survey.example.org:443"]
PATHS = ["/", "/answer", "/r/x", "/_stcore/health", "/static/none.js", "/none"]


@pytest.mark.parametrize("host", FOREIGN)
def test_a_foreign_host_is_told_the_right_address(
    server: Server, secure: Server, host: str
) -> None:
    for running, address in ((server, "http://127.0.0.1:8501"), (secure, secure.base_url)):
        for path in (*PATHS, "/healthz"):
            reply = running.get(path, Host=host)
            assert reply.status == 421
            assert f"Open {address} instead." in reply.body


@pytest.mark.parametrize("host", LOOPBACK)
def test_a_loopback_host_is_for_local_use_and_for_the_health_probe(
    server: Server, secure: Server, host: str
) -> None:
    assert server.get("/", Host=host).status == 200
    assert secure.get("/healthz", Host=host).status == 200
    for path in PATHS:
        assert secure.get(path, Host=host).status == 421


@pytest.mark.parametrize("host", OWN)
def test_a_host_is_known_by_name_and_port(server: Server, secure: Server, host: str) -> None:
    assert secure.get("/", Host=host).status == 200
    assert server.get("/", Host=host).status == 421


def test_no_header_of_a_proxy_speaks_for_the_host(secure: Server) -> None:
    for name in ("X_Forwarded_Host", "Forwarded", "X_Host", "X_Original_URL"):
        words = {name: "host=survey.example.org" if name == "Forwarded" else "survey.example.org"}
        assert secure.get("/", Host="evil.example", **words).status == 421
        assert secure.get("/", **{name: "evil.example"}).status == 200


def test_a_host_said_twice_or_not_at_all_is_no_request(server: Server) -> None:
    for lines, status in (
        (f"Host: {server.host}\r\nHost: evil.example\r\n", b"400"),
        ("", b"400"),
    ):
        with server.connect() as bare:
            bare.sendall(f"GET / HTTP/1.1\r\n{lines}\r\n".encode())
            assert bare.recv(100).split()[1] == status
    with server.connect() as bare:
        bare.sendall(b"GET / HTTP/1.0\r\n\r\n")
        assert bare.recv(100).split()[1] == b"421"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example"])
def test_a_websocket_for_a_foreign_host_is_refused_at_once(
    server: Server, served: House, host: str
) -> None:
    # Streamlit would ask an outside service for its own address, in the loop that serves everyone.
    cookie = server.sign_in(served.token(TOM))
    begin = time.monotonic()
    for _ in range(5):
        with (
            pytest.raises(InvalidStatus) as refused,
            Tab(server, cookie, host=host, origin=f"http://{host}"),
        ):
            pass
        assert refused.value.response.status_code == 421
    assert time.monotonic() - begin < 1


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "null",
        "",
        "http://127.0.0.1",
        "http://survey.example.org",
        "https://survey.example.org:444",
        "https://survey.example.org.",
        "https://survey.example.org.evil.example",
        "https://survey.example.org@evil.example",
        "https://survey.example.org/",
        "https://survey.example.org https://evil.example",
        "https://[::1]",
        "HTTPS://EVIL.EXAMPLE",
        "file://",
        "data:text/html,x",
        "chrome-extension://survey.example.org",
    ],
)
def test_a_websocket_from_another_page_is_refused(
    server: Server, secure: Server, served: House, origin: str
) -> None:
    for running in (server, secure):
        cookie = running.sign_in(served.token(TOM))
        with (
            pytest.raises(InvalidStatus) as refused,
            Tab(running, cookie, origin=origin),
        ):
            pass
        assert refused.value.response.status_code == 403


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_is_changed_from_another_page_whatever_the_address(
    server: Server, served: House, method: str
) -> None:
    cookie = server.sign_in(served.token(TOM))
    for path in ("/", "/answer", f"/r/{served.token(TOM)}", "/_stcore/upload_file/a/b", "/none"):
        for origin in ("https://evil.example", "null"):
            reply = server.request(method, path, Origin=origin, Cookie=cookie)
            assert reply.status == 403
            assert SESSION not in reply.cookies


@pytest.mark.parametrize("order", [1, -1], ids=["ours first", "ours last"])
def test_an_origin_said_twice_is_none(
    server: Server, secure: Server, served: House, order: int
) -> None:
    for running in (server, secure):
        said = [running.origin, "https://evil.example"][::order]
        origins = "".join(f"Origin: {one}\r\n" for one in said)
        head = f"POST /r/{served.token(TOM)} HTTP/1.1\r\nHost: {running.host}\r\n{origins}"
        with running.connect() as bare:
            bare.sendall(f"{head}Content-Length: 0\r\n\r\n".encode())
            assert bare.recv(100).split()[1] == b"403"


def test_a_host_said_twice_is_no_request_behind_tls_either(secure: Server) -> None:
    for hosts in ((secure.host, "evil.example"), ("evil.example", secure.host)):
        lines = "".join(f"Host: {one}\r\n" for one in hosts)
        with secure.connect() as bare:
            bare.sendall(f"GET /answer HTTP/1.1\r\n{lines}\r\n".encode())
            assert bare.recv(100).split()[1] == b"400"
