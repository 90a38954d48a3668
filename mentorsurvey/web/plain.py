"""Plain pages: words that need no script and no websocket."""

from collections.abc import Awaitable, Callable

from jinja2 import Environment, PackageLoader
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.sign_in import cookies
from mentorsurvey.web.light import files

NO_COOKIES = (
    "Your browser keeps no cookies from this address, so it can’t stay signed in.",
    "Allow cookies for this address, or use another browser. Then open your link again.",
)
TEMPLATES = Environment(
    loader=PackageLoader("mentorsurvey.web"), autoescape=True, auto_reload=False
)

PACKED = Middleware(GZipMiddleware, compresslevel=5)
"""A page at level 9 is as small, and takes twice the time."""


def route(
    path: str, endpoint: Callable[[Request], Awaitable[Response]], *, methods: list[str]
) -> Route:
    """Serve a page at an address of ours, packed where the browser takes it so."""
    return Route(path, endpoint, methods=methods, middleware=[PACKED])


def page(name: str, status: int = 200, **values: object) -> HTMLResponse:
    """A page from its template, kept in no cache."""
    body = TEMPLATES.get_template(name).render(**values)
    return HTMLResponse(body, status_code=status, headers={"Cache-Control": "no-store"})


def problem(status: int, what: str, mend: str, *, back: bool = False) -> HTMLResponse:
    """A page that says what is the case and what to do about it.

    Parameters
    ----------
    back : bool
        Whether somebody is signed in, so that a button can lead to their first page.
    """
    return page("problem.html", status, problem=MentorsurveyError(what, mend), back=back)


def stranger(request: Request, *, forgets: bool) -> HTMLResponse:
    """What somebody reads who is not signed in; right after a link, why it does not last."""
    if request.query_params.get("from") == "link" and cookies.SESSION not in request.cookies:
        return problem(403, *NO_COOKIES)
    return sign_in(forgets=forgets)


def sign_in(*, forgets: bool = False) -> HTMLResponse:
    """What somebody reads who is not signed in.

    Parameters
    ----------
    forgets : bool
        Whether they signed out themselves: then what this browser has not sent yet is deleted.
    """
    return page("sign_in.html", forgets=files.address("forget.js") if forgets else "")
