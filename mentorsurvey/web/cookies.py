"""Sets cookies. None that we set can be read by a script."""

from collections.abc import Mapping, Sequence

from starlette.responses import Response

from mentorsurvey.settings import settings
from mentorsurvey.sign_in.cookies import OTHERS

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


def put_others(response: Response, tokens: Sequence[str], found: Mapping[str, str]) -> None:
    """Keep the tokens of other programs, or none; ``found`` are the cookies of the request."""
    if tokens:
        put(response, OTHERS, ".".join(tokens))
    elif OTHERS in found:
        response.delete_cookie(OTHERS, httponly=True, samesite="lax", secure=settings().secure)
