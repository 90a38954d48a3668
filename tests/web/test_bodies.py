"""What anybody's request brings along is small and comes in time, whatever route reads it."""

import sys
from collections.abc import Iterator

import pytest

from mentorsurvey.store import Database
from tests.web.server import RUNNING, Server, process

ECHO = """\
import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from mentorsurvey.web import door
from mentorsurvey.web.headers import Headers
from mentorsurvey.web.incidents import Incidents
door.BODY_PATIENCE = 1
async def size(request):
    return PlainTextResponse(str(len(await request.body())))
own = [Route("/size", size, methods=["POST"])]
before = [Middleware(Headers), Middleware(Incidents), Middleware(door.Door, own=own)]
uvicorn.run(Starlette(middleware=before), host="127.0.0.1", port=0)
"""


@pytest.fixture(scope="module")
def reading(served_database: Database) -> Iterator[Server]:
    """A server of one route, which reads all that it is sent."""
    with process([sys.executable, "-c", ECHO], RUNNING, served_database.path) as running:
        yield running


def test_a_small_body_comes_through(reading: Server) -> None:
    for size in (0, 1, 64_000):
        reply = reading.request("POST", "/size", b"x" * size, Origin=reading.origin)
        assert (reply.status, reply.body) == (200, str(size))


def test_a_large_body_is_refused_whatever_it_says_of_its_size(reading: Server) -> None:
    reply = reading.request("POST", "/size", b"x" * 64_001, Origin=reading.origin)
    assert (reply.status, reply.body) == (413, "This request is too large.")
    with reading.connect() as bare:
        bare.sendall(head(reading, "Transfer-Encoding: chunked"))
        bare.sendall(b"".join(b"2000\r\n" + b"x" * 0x2000 + b"\r\n" for _ in range(9)))
        assert bare.recv(100).startswith(b"HTTP/1.1 413")


def test_a_late_body_is_not_waited_for_though_it_trickles(reading: Server) -> None:
    with reading.connect() as bare:
        bare.sendall(head(reading, "Content-Length: 50000") + b"x")
        bare.settimeout(0.2)
        for _ in range(50):
            try:
                assert bare.recv(100).startswith(b"HTTP/1.1 408")
                return
            except TimeoutError:
                bare.sendall(b"x")
    pytest.fail("it was waited for")


def head(server: Server, *lines: str) -> bytes:
    host = f"Host: {server.host}"
    return "\r\n".join(
        ("POST /size HTTP/1.1", host, f"Origin: {server.origin}", *lines, "", "")
    ).encode()
