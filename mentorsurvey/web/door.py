"""Who comes in by which address, decided before Streamlit hears of it."""

import asyncio
from collections.abc import Sequence

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route, Router
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from mentorsurvey import sign_in
from mentorsurvey.errors import DatabaseError
from mentorsurvey.now import now
from mentorsurvey.settings import settings
from mentorsurvey.sign_in import cookies
from mentorsurvey.store import Database
from mentorsurvey.store.links import Session
from mentorsurvey.web import addresses, plain, stop
from mentorsurvey.web.browser_part import SESSION
from mentorsurvey.web.origins import is_our_host, is_ours
from mentorsurvey.web.sockets import Sockets, say_goodbye

SAFE = ("GET", "HEAD", "OPTIONS")
LARGEST_BODY = 64_000
"""Bytes that anybody's request may bring along; a lead's upload is Streamlit's to limit."""
LARGEST_STEP = 512_000
"""Bytes of a whole step of the light form, where each of its texts is as long as can be."""
BODY_PATIENCE = 30
"""Seconds in which they must have come."""


class Door:
    """ASGI middleware that lets in what is served, from an address of ours, for whom it is.

    Parameters
    ----------
    own : sequence of Route
        The plain routes, which ask for themselves who comes. Streamlit hears nothing of them.
    """

    def __init__(self, app: ASGIApp, own: Sequence[Route]) -> None:
        self._app = app
        self._own = Router(own, redirect_slashes=False, default=self._streamlit)
        self._sockets = Sockets()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request or a websocket on, or answer in its place."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        try:
            _check_origin(scope)
            if scope["type"] == "http":
                most = LARGEST_STEP if scope["path"].startswith("/light/") else LARGEST_BODY
                upload = addresses.UPLOAD.fullmatch(scope["path"])
                await self._own(scope, receive if upload else _bounded(receive, most), send)
                return
            if scope["path"] == addresses.PROBE:
                await _open_and_close(receive, send)
                return
            session = await self._of_websocket(scope)
        except _Refused as refused:
            await _answer(refused.answer, scope, receive, send)
            return
        except HTTPException as refused:
            said = PlainTextResponse(refused.detail, refused.status_code, refused.headers)
            await said(scope, receive, send)
            return
        if session is None:
            await say_goodbye(scope, receive, send)
        else:
            await self._sockets.serve(
                self._app, scope, receive, send, session=session, alive=lambda: _living(scope)
            )

    async def _streamlit(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass what is no plain route on to Streamlit, where it is served."""
        await self._check(scope)
        await self._app(scope, receive, send)

    async def _check(self, scope: Scope) -> None:
        """Pass where an address of Streamlit's is served, and served to whoever asks."""
        path = scope["path"]
        if path in addresses.assets() or path in addresses.OPEN:
            return
        if path.startswith(addresses.COMPONENTS):
            return
        if upload := addresses.UPLOAD.fullmatch(path):
            self._check_upload(await _session(scope), upload["tab"])
        elif addresses.is_page(path):
            session = await _session(scope)
            if session is None:
                forgets = await _has_signed_out(scope)
                raise _Refused(plain.stranger(Request(scope), forgets=forgets))
            if addresses.is_first(path, lead=session.actor.is_lead):
                raise _Refused(RedirectResponse("/", status_code=303))
            self._check_room(session)
            scope[SESSION] = session
        else:
            raise _nothing_here()

    def _check_upload(self, session: Session | None, tab: str) -> None:
        """Pass where a lead sends a file from a tab of that very session."""
        if session is None or not session.actor.is_lead or not self._sockets.owns(session, tab):
            raise _refused(
                403,
                "Only program leads can upload a file here.",
                "Open your link as a lead, then choose the file again.",
            )

    def _check_room(self, session: Session) -> None:
        if self._sockets.full(session):
            raise _refused(
                429,
                "You have too many tabs open here.",
                "Close some of them, then load this page again.",
            )

    async def _of_websocket(self, scope: Scope) -> Session | None:
        """Whose websocket it is; None for a tab that outlived its session and comes back."""
        if scope["path"] != addresses.STREAM:
            raise _nothing_here()
        if not _token(scope):
            raise _refused(403, "You are not signed in.", "Open your personal link first.")
        session = await _session(scope)
        if session is not None:
            self._check_room(session)
        return session


class _Refused(Exception):
    """Nobody passes: this is answered instead."""

    def __init__(self, answer: Response) -> None:
        super().__init__()
        self.answer = answer


def _refused(status: int, what: str, mend: str) -> _Refused:
    return _Refused(plain.problem(status, what, mend))


def _nothing_here() -> _Refused:
    return _refused(
        404,
        "There is no page at this address.",
        "Check the address, or open the newest link from your program.",
    )


def _check_origin(scope: Scope) -> None:
    """Pass where a request is for a host of ours, and what it changes comes from a page of ours."""
    headers = Headers(scope=scope)
    host = headers.get("host", "")
    if not is_our_host(host, scope["path"]):
        raise _refused(
            421,
            "This server is reached at another address.",
            f"Open {settings().base_url} instead.",
        )
    if scope["path"].startswith(stop.AT):
        return  # a mail program stops reminders for its reader, from no page at all
    changes = scope["type"] == "websocket" or scope["method"] not in SAFE
    origins = headers.getlist("origin")
    if changes and not is_ours(origins[0] if len(origins) == 1 else "", host):
        raise _refused(
            403,
            "This button was not pressed on our own page.",
            "Open the link from your mail again and press the button there.",
        )


def _token(scope: Scope) -> str:
    return HTTPConnection(scope).cookies.get(cookies.SESSION, "")


async def _living(scope: Scope) -> Session | None:
    """The session of a request's cookie, read now."""
    token = _token(scope)
    if not token:
        return None
    return await run_in_threadpool(sign_in.resume, Database(settings().database), token, now=now())


async def _has_signed_out(scope: Scope) -> bool:
    database = Database(settings().database)
    return await run_in_threadpool(sign_in.has_signed_out, database, _token(scope))


async def _session(scope: Scope) -> Session | None:
    try:
        return await _living(scope)
    except DatabaseError as problem:
        raise _refused(503, problem.what, problem.mend) from problem


async def _open_and_close(receive: Receive, send: Send) -> None:
    """Show that a websocket can open between a browser and this server."""
    await receive()  # "websocket.connect"
    await send({"type": "websocket.accept"})
    await send({"type": "websocket.close", "code": 1000})


async def _answer(answer: Response, scope: Scope, receive: Receive, send: Send) -> None:
    """Say it; to a websocket as well, where the server can."""
    if scope["type"] == "websocket" and "websocket.http.response" not in scope["extensions"]:
        await send({"type": "websocket.close", "code": 1008})
        return
    await answer(scope, receive, send)


def _bounded(receive: Receive, most: int) -> Receive:
    """A request's body, where it is small and comes in time."""
    size, done = 0, False
    end = asyncio.get_running_loop().time() + BODY_PATIENCE

    async def part() -> Message:
        nonlocal size, done
        try:
            async with asyncio.timeout_at(None if done else end):
                message = await receive()
        except TimeoutError as late:
            raise HTTPException(408, "The rest of this request did not come in time.") from late
        size += len(message.get("body", b""))
        done = not message.get("more_body", False)
        if size > most:
            raise HTTPException(413, "This request is too large.")
        return message

    return part
