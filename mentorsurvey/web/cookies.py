"""Names and sets cookies. None that we set can be read by a script."""

from collections.abc import Mapping, Sequence

from starlette.responses import Response

from mentorsurvey.settings import settings

SESSION = "mentorsurvey_session"
"""Who is signed in."""
BROWSER = "mentorsurvey_browser"
"""Which browser this is: answers show where they were given."""
OTHERS = "mentorsurvey_other_programs"
"""The sessions of a lead's other programs on this browser, with a dot between them."""
ZONE = "mentorsurvey_zone"
"""The time zone of the browser, as our scripts tell the light form; it may say anything."""
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


def others(found: Mapping[str, str]) -> tuple[str, ...]:
    """The tokens of a lead's other programs."""
    return tuple(token for token in found.get(OTHERS, "").split(".") if token)


def put_others(response: Response, tokens: Sequence[str], found: Mapping[str, str]) -> None:
    """Keep the tokens of other programs, or none; ``found`` are the cookies of the request."""
    if tokens:
        put(response, OTHERS, ".".join(tokens))
    elif OTHERS in found:
        response.delete_cookie(OTHERS, httponly=True, samesite="lax", secure=settings().secure)
