"""Connections to the server: how many, and how long one may keep it waiting."""

import asyncio
import resource
from typing import Any

from starlette.types import Receive, Scope, Send
from uvicorn.config import Config
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.server import ServerState

from mentorsurvey.web import plain
from mentorsurvey.web.headers import security

PATIENCE = 10
"""Seconds in which a connection must have asked for something, and then for the next thing."""
STALLED = 60
"""Seconds for which an answer may wait for a browser that takes nothing of it."""
MANY = 2_000
"""Connections in all, where the system lets this process open enough files."""
FILES = 8_192
"""Open files that are asked of the system."""
BACKLOG = 64
"""Connections that may wait to be taken. They are taken all at once."""
KEPT = 256 + 4 * BACKLOG
"""Files that are kept back for the database, and for those who come and go at this moment.

Somebody who is one too many is gone four turns of the event loop later.
"""


LARGEST_HEAD = 65_536
"""Bytes that may come before the empty line which ends a request's headers."""


def room() -> int:
    """How many connections there may be, after asking the system for as many files as it gives.

    Half of the files are for connections. A page that runs opens the database as well.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = FILES if hard == resource.RLIM_INFINITY else min(FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
        soft = wanted
    files = FILES if soft == resource.RLIM_INFINITY else soft
    return max(16, min(MANY, (files - KEPT) // 2))


class Guarded(HttpToolsProtocol):
    """Uvicorn's connection, which counts websockets too and ends where nobody speaks.

    Uvicorn's own ``limit_concurrency`` is the number of connections. One more is told so, and
    where half as many again are waiting to be told, the rest is closed unheard. There is no limit
    for one address: a hospital is one.
    """

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self._most, self.limit_concurrency = self.limit_concurrency or MANY, None
        self._full = False
        self._head: int | None = None
        self._waiting: asyncio.TimerHandle | None = None
        self._stalled: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a request."""
        super().connection_made(transport)
        if len(self.connections) > self._most * 3 // 2:
            transport.abort()
            return
        if len(self.connections) > self._most:
            self._full, self.app = True, full
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        self._stop_waiting()
        self.resume_writing()
        super().connection_lost(exc)

    def on_response_complete(self) -> None:
        """Begin to wait for the next request."""
        super().on_response_complete()
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Read on; a request whose headers do not end is refused."""
        super().data_received(data)
        if self._head is not None:
            self._head += len(data)
            if self._head > LARGEST_HEAD and not self.transport.is_closing():
                self.send_400_response("The headers of this request are too large.")

    def on_message_begin(self) -> None:
        """Begin to count."""
        super().on_message_begin()
        self._head = 0

    def on_headers_complete(self) -> None:
        """Count no longer. A request names a path of ours and one host."""
        self._head = None
        if not self.url.startswith(b"/"):
            raise ValueError("a request is not for a path")
        hosts = [name for name, _ in self.headers].count(b"host")
        if hosts > 1 or (not hosts and self.parser.get_http_version() != "1.0"):
            raise ValueError("a request names no host, or several")
        super().on_headers_complete()

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take a header; after the body none is taken."""
        if self._head is None:
            raise ValueError("a request has headers after its body")
        super().on_header(name, value)

    def handle_websocket_upgrade(self) -> None:
        """Leave the connection to the websocket, which has signs of life of its own."""
        self._stop_waiting()
        super().handle_websocket_upgrade()

    def pause_writing(self) -> None:
        """Begin to wait for a browser that does not take its answer."""
        super().pause_writing()
        if self._stalled is None:
            self._stalled = self.loop.call_later(STALLED, self.transport.abort)

    def resume_writing(self) -> None:
        """Go on: the browser has taken some of it."""
        if self._stalled is not None:
            self._stalled.cancel()
            self._stalled = None
        super().resume_writing()

    def send_400_response(self, msg: str) -> None:
        """Refuse what is no request, with the headers of every response."""
        headers = {
            **security(),
            "Content-Type": "text/plain; charset=utf-8",
            "Content-Length": str(len(msg)),
            "Connection": "close",
        }
        lines = ["HTTP/1.1 400 Bad Request", *(f"{name}: {one}" for name, one in headers.items())]
        self.transport.write("\r\n".join([*lines, "", msg]).encode("ascii"))
        self.transport.close()

    def _unsupported_upgrade_warning(self) -> None:
        """Say nothing: what is asked for beside websockets is answered as if it were not."""

    def _should_upgrade(self) -> bool:
        return not self._full and super()._should_upgrade()

    def _wait(self) -> None:
        self._stop_waiting()
        self._waiting = self.loop.call_later(PATIENCE, self._waited)

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _waited(self) -> None:
        """End the connection, unless it has asked for something that is being answered."""
        if self.cycle is None or self.cycle.response_complete:
            self.transport.abort()


async def full(scope: Scope, receive: Receive, send: Send) -> None:
    """Say that there are too many connections, and close."""
    answer = plain.problem(
        503, "Too many people are here right now.", "Wait a minute, then load this page again."
    )
    answer.headers.update({**security(), "Connection": "close", "Retry-After": "60"})
    await answer(scope, receive, send)
