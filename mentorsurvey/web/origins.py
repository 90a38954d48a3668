"""The only place that says which pages may speak to this server: its own."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from mentorsurvey.settings import settings

FORBIDDEN = {"type": "websocket.close", "code": 1008, "reason": "not from a page of ours"}


def is_ours(origin: str, host: str) -> bool:
    """Whether a request with this Origin comes from a page of ours: every browser says so.

    Parameters
    ----------
    origin, host : str
        The request's two headers; empty where they are missing.
    """
    allowed = {settings().base_url}
    if not settings().secure:  # on loopback people come by 127.0.0.1 and by localhost
        allowed.add(f"http://{host}")
    return bool(urlsplit(origin).netloc) and origin in allowed


class SameOrigin:
    """ASGI middleware that refuses a websocket from another site.

    Streamlit would refuse it too, but asks an outside service for its own address first.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, unless it opens a websocket from elsewhere."""
        if scope["type"] == "websocket":
            headers = Headers(scope=scope)
            if not is_ours(headers.get("origin", ""), headers.get("host", "")):
                await send(FORBIDDEN)
                return
        await self._app(scope, receive, send)
