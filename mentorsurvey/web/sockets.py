"""The websockets of signed-in browsers: few for each, and each with its own tabs alone."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from mentorsurvey.store.links import Session
from mentorsurvey.web import messages

MOST = 10
"""Websockets of one session at a time: a person's tabs, and those that a phone left behind."""
REMEMBERED = 10_000
"""Tabs whose session is remembered, so that they find their state again after a break."""
RECHECK = 15
"""Seconds between two looks at whether a websocket's session still lives."""
SUBPROTOCOL = b"sec-websocket-protocol"

Alive = Callable[[], Awaitable[Session | None]]


class Sockets:
    """Which websockets are open, and which of Streamlit's sessions ("tabs") are whose.

    This belongs to one event loop.
    """

    def __init__(self) -> None:
        self._open: Counter[str] = Counter()
        self._tabs: dict[str, str] = {}

    def full(self, session: Session) -> bool:
        """Whether this session has as many websockets as it may."""
        return self._open[session.actor.session_id] >= MOST

    def owns(self, session: Session, tab: str) -> bool:
        """Whether the tab was opened by this session."""
        return self._tabs.get(tab) == session.actor.session_id

    async def serve(
        self,
        app: ASGIApp,
        scope: Scope,
        receive: Receive,
        send: Send,
        *,
        session: Session,
        alive: Alive,
    ) -> None:
        """Let a page and its browser talk until one of them ends it, or the session has ended."""
        owner = session.actor.session_id
        over = False

        async def to_browser(message: Message) -> None:
            if over:
                return
            if data := message.get("bytes"):
                data, tab = messages.without_the_host(data)
                message = {**message, "bytes": data}
                self._remember(tab, owner)
            await send(message)

        async def from_browser() -> Message:
            while True:
                message = await receive()
                data = message.get("bytes")
                if not data or messages.is_heard(data):
                    return message

        async def watch() -> None:
            nonlocal over
            while not over:
                await asyncio.sleep(RECHECK)
                with suppress(Exception):  # while it cannot be read, pages say so themselves
                    over = await alive() is None
            await _lead_away(send)

        self._open[owner] += 1
        watching = asyncio.create_task(watch(), name="watch over a session")
        try:
            await app(self._own_tab(scope, session), from_browser, to_browser)
        finally:
            watching.cancel()
            self._open[owner] -= 1
            if not self._open[owner]:
                del self._open[owner]

    def _own_tab(self, scope: Scope, session: Session) -> Scope:
        """The handshake without the tab that it would go on with, unless that is its own.

        A browser names that tab in the third place of the subprotocols.
        """
        headers = []
        for name, value in scope["headers"]:
            if name == SUBPROTOCOL:
                parts: list[bytes] = value.split(b",")
                tab = b"".join(parts[2:3]).decode("latin-1").strip()
                if not self.owns(session, tab):
                    value = b",".join(parts[:2])
            headers.append((name, value))
        return {**scope, "headers": headers}

    def _remember(self, tab: str, owner: str) -> None:
        if tab:
            self._tabs.pop(tab, None)
            self._tabs[tab] = owner
            while len(self._tabs) > REMEMBERED:
                del self._tabs[next(iter(self._tabs))]


async def say_goodbye(scope: Scope, receive: Receive, send: Send) -> None:
    """Lead a tab that outlived its session to the plain page."""
    await receive()  # "websocket.connect"
    await send({"type": "websocket.accept", "subprotocol": next(iter(scope["subprotocols"]), None)})
    await _lead_away(send)


async def _lead_away(send: Send) -> None:
    await send({"type": "websocket.send", "bytes": messages.GOODBYE})
    await send({"type": "websocket.close", "code": 1000})
