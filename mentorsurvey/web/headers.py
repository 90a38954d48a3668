"""The headers that every response carries."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from mentorsurvey.settings import settings

POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data: blob:",
        "style-src 'self' 'unsafe-inline'",
        "font-src 'self' data:",
        "script-src 'self'",
        "connect-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "object-src 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    # The origin alone: a link's token must not travel in a Referer, and a form's POST needs its
    # Origin, which "no-referrer" would turn into "null".
    "Referrer-Policy": "strict-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
STARTS = ("http.response.start", "websocket.http.response.start")


def security() -> dict[str, str]:
    """The headers of every response; under https also that browsers stay with it."""
    if settings().secure:
        return {**HEADERS, "Strict-Transport-Security": "max-age=31536000"}
    return dict(HEADERS)


class Headers:
    """ASGI middleware that adds the headers, and keeps personal pages out of every cache."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, with the headers added to its response."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] in STARTS:
                headers = MutableHeaders(scope=message)
                for name, value in security().items():
                    headers[name] = value
                if scope["path"].startswith(("/r/", "/stop/", "/files/", "/demo/", "/healthz")):
                    headers["Cache-Control"] = "no-store"
                if scope["path"].startswith(("/r/", "/stop/", "/files/", "/healthz", "/light")):
                    headers["X-Robots-Tag"] = "noindex"
                _secure_cookies(headers)
            await send(message)

        await self._app(scope, receive, send_with_headers)


def _secure_cookies(headers: MutableHeaders) -> None:
    """Under https, mark Streamlit's own cookies Secure too."""
    if settings().secure:
        given = headers.getlist("set-cookie")
        del headers["set-cookie"]
        for cookie in given:
            marked = "; secure" in cookie.lower()
            headers.append("set-cookie", cookie if marked else f"{cookie}; Secure")
