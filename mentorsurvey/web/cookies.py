"""The only place that names and sets cookies. None can be read by a script."""

from starlette.responses import Response

from mentorsurvey.settings import settings

SESSION = "mentorsurvey_session"
"""Who is signed in."""
BROWSER = "mentorsurvey_browser"
"""Which browser this is: answers show where they were given."""
LONGEST = 400 * 24 * 3600
"""Seconds; what browsers keep a cookie at most. Sessions end on the server, and sooner."""


def put(response: Response, name: str, value: str) -> None:
    """Set a cookie: HttpOnly, SameSite=Lax, Secure where people come by https."""
    response.set_cookie(
        name,
        value,
        max_age=LONGEST,
        httponly=True,
        samesite="lax",
        secure=settings().secure,
    )
