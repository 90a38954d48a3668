"""Connections have a number and a patience, and whoever is refused is told so."""

import contextlib
import select
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack

import psutil
import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from mentorsurvey.store import Database
from mentorsurvey.web import addresses, connections, door, serving
from mentorsurvey.web.headers import HEADERS
from tests.house import MIRA, TOM, House
from tests.web.server import PATIENCE, Server, shipped
from tests.web.tab import Tab, words

FILES = 640
ROOM = (FILES - connections.KEPT) // 2


@pytest.fixture(scope="module")
def small(served_database: Database) -> Iterator[Server]:
    """A server that may open few files, as it is shipped otherwise."""
    with shipped(served_database.path, files=FILES) as running:
        yield running


@pytest.fixture(scope="module")
def hasty(served_database: Database) -> Iterator[Server]:
    """A server that waits for a second where it would wait for longer."""
    seconds = ["connections:PATIENCE:1", "connections:STALLED:1"]
    with shipped(served_database.path, seconds=seconds) as running:
        yield running


def spent(server: Server) -> float:
    """Seconds of CPU that the server has used so far."""
    times = psutil.Process(server.pid).cpu_times()
    return float(times.user + times.system)


def closed(bare: socket.socket) -> bool:
    """Whether the server ends a connection within a few seconds, whatever it says before."""
    bare.settimeout(8)
    try:
        while bare.recv(65_536):
            pass
    except ConnectionError:
        pass
    except TimeoutError:
        return False
    return True


def open_again(server: Server) -> Server:
    """The server, as soon as it has noticed that others have gone."""
    deadline = time.monotonic() + PATIENCE
    while server.get("/healthz").status != 200:
        if time.monotonic() > deadline:
            raise TimeoutError
    return server


@pytest.fixture
def crowded(small: Server) -> Iterator[Server]:
    """The server with as many connections as it takes."""
    with ExitStack() as crowd:
        for _ in range(ROOM):
            bare = crowd.enter_context(small.connect())
            bare.sendall(b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
            if not bare.recv(4096).startswith(b"HTTP/1.1 200"):
                raise LookupError("there is less room than there should be")
            bare.sendall(b"GET /healthz HTTP/1.1\r\n")  # and the rest does not come
        yield small
    open_again(small)


def test_one_connection_more_is_told_so_in_words(crowded: Server) -> None:
    for path in ("/", "/healthz", "/r/x", "/static/none.js"):
        reply = crowded.get(path)
        assert reply.status == 503
        assert "Too many people are here right now" in reply.body
        assert {name: reply.headers[name] for name in HEADERS} == HEADERS
        assert reply.headers["Connection"] == "close"
        assert int(reply.headers["Retry-After"]) > 0


def test_one_websocket_more_is_told_so_too(crowded: Server) -> None:
    with pytest.raises(InvalidStatus) as refused, Tab(crowded, "mentorsurvey_session=x"):
        pass
    assert refused.value.response.status_code == 503


def test_three_hundred_more_are_told_so_and_cost_little(crowded: Server) -> None:
    before = spent(crowded)
    assert {crowded.get("/").status for _ in range(300)} == {503}
    assert spent(crowded) - before < 2


def test_websockets_count(small: Server, served: House) -> None:
    with ExitStack() as tabs:
        for number in range(ROOM):
            if number % 10 == 0:
                cookie = open_again(small).sign_in(served.token(TOM))
            tabs.enter_context(Tab(small, cookie))
        assert small.get("/healthz").status == 503
    assert open_again(small).get("/").status == 200


def test_a_flood_leaves_those_who_are_here_alone_and_ends_with_it(
    small: Server, served: House
) -> None:
    open_again(small)
    with Tab(small, small.sign_in(served.token(TOM))) as tab:
        before = spent(small)
        with ExitStack() as flood:
            for _ in range(FILES + 100):
                flood.enter_context(small.connect())
            assert MIRA in words(tab.load())
            assert psutil.Process(small.pid).num_fds() < FILES
        assert spent(small) - before < 4
    assert open_again(small).get("/").status == 200
    assert "".join(small.log.lines).count("\n") == 1  # "Serving …", and nothing since


def address(server: Server) -> tuple[str, int]:
    name, _, port = server.address.rpartition(":")
    return name, int(port)


def test_who_says_nothing_is_not_waited_for(hasty: Server) -> None:
    with hasty.connect() as silent, hasty.connect() as slow, hasty.connect() as idle:
        slow.sendall(b"GET / HTTP/1.1\r\nHost: ")
        idle.sendall(f"GET /healthz HTTP/1.1\r\nHost: {hasty.host}\r\n\r\n".encode())
        assert idle.recv(4096).startswith(b"HTTP/1.1 200")
        assert [closed(bare) for bare in (silent, slow, idle)] == [True] * 3


def test_who_goes_on_byte_by_byte_is_not_waited_for_either(hasty: Server) -> None:
    with hasty.connect() as slow:
        slow.sendall(f"GET / HTTP/1.1\r\nHost: {hasty.host}\r\nX: ".encode())
        begin = time.monotonic()
        with contextlib.suppress(ConnectionError):
            while time.monotonic() - begin < 8:
                if select.select([slow], [], [], 0.1)[0] and not slow.recv(4096):
                    break
                slow.sendall(b"x")
        assert time.monotonic() - begin < 4


def test_a_body_that_nobody_reads_is_not_waited_for(hasty: Server, served: House) -> None:
    head = (
        f"POST /r/{served.token(TOM)} HTTP/1.1\r\nHost: {hasty.host}\r\n"
        f"Origin: {hasty.origin}\r\nContent-Length: 5000\r\n\r\na"
    )
    with hasty.connect() as slow:
        slow.sendall(head.encode())
        assert closed(slow)


def test_an_answer_that_is_not_taken_is_not_kept(hasty: Server) -> None:
    large = next(path for path in addresses.assets() if "/js/plotly" in path.lower())
    with socket.socket() as slow:
        slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        slow.connect(address(hasty))
        slow.sendall(f"GET {large} HTTP/1.1\r\nHost: {hasty.host}\r\n\r\n".encode())
        process = psutil.Process(hasty.pid)
        mine = slow.getsockname()[1]
        deadline = time.monotonic() + 8
        while any(each.raddr and each.raddr.port == mine for each in process.net_connections()):
            assert time.monotonic() < deadline


def test_who_takes_an_answer_slowly_gets_all_of_it(hasty: Server) -> None:
    path = next(path for path in addresses.assets() if path.startswith("/static/js/index."))
    whole = hasty.get(path)
    with socket.socket() as slow:
        slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65_536)
        slow.connect(address(hasty))
        head = f"GET {path} HTTP/1.1\r\nHost: {hasty.host}\r\nConnection: close\r\n\r\n"
        slow.sendall(head.encode())
        taken = b""
        while part := slow.recv(16_384):
            taken += part
            select.select([], [], [], 0.01)
    assert len(taken.partition(b"\r\n\r\n")[2]) == len(whole.body.encode())


def test_a_websocket_outlives_the_patience_with_requests(hasty: Server, served: House) -> None:
    with Tab(hasty, hasty.sign_in(served.token(TOM))) as tab:
        tab.load()
        with hasty.connect() as silent:
            assert closed(silent)  # so that the patience is over
        assert MIRA in words(tab.load())


def test_a_message_on_a_websocket_has_a_size(hasty: Server, served: House) -> None:
    cookie = hasty.sign_in(served.token(TOM))
    with Tab(hasty, cookie) as other, Tab(hasty, cookie) as tab:
        with contextlib.suppress(ConnectionClosed):  # it may close while this is on its way
            tab.socket.send(b"x" * (serving.LARGEST_MESSAGE + 1))
        with pytest.raises(ConnectionClosed):
            tab.hear_until("script_finished")
        assert MIRA in words(other.load())


def test_what_is_no_request_is_refused_with_all_headers(small: Server) -> None:
    for text in (b"\x16\x03\x01\x02\x00\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n"):
        with small.connect() as bare:
            bare.sendall(text)
            reply = b"".join(iter(lambda: bare.recv(4096), b"")).decode()
        assert reply.startswith("HTTP/1.1 400")
        for name, value in HEADERS.items():
            assert f"{name}: {value}" in reply


def test_headers_that_do_not_end_are_refused(small: Server) -> None:
    with small.connect() as bare:
        bare.sendall(f"GET /healthz HTTP/1.1\r\nHost: {small.host}\r\n".encode())
        with contextlib.suppress(ConnectionError):
            for number in range(connections.LARGEST_HEAD // 1_000 + 10):
                bare.sendall(f"X-{number}: {'x' * 1_000}\r\n".encode())
        assert bare.recv(100).startswith(b"HTTP/1.1 400")
    assert small.get("/healthz").status == 200


def test_no_header_comes_after_a_body(small: Server) -> None:
    with small.connect() as bare:
        bare.sendall(
            f"POST /light/sign-out HTTP/1.1\r\nHost: {small.host}\r\nOrigin: {small.origin}\r\n"
            "Transfer-Encoding: chunked\r\n\r\n0\r\nCookie: mentorsurvey_session=x\r\n\r\n".encode()
        )
        assert bare.recv(100).startswith(b"HTTP/1.1 400")


def test_a_shipped_server_waits_for_no_longer_than_this() -> None:
    assert connections.PATIENCE <= 10
    assert connections.STALLED <= 60
    assert door.BODY_PATIENCE <= 30
