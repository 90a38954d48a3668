"""Plain pages: words that need no script and no websocket."""

from jinja2 import Environment, PackageLoader
from starlette.responses import HTMLResponse

from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.web.light import files

TEMPLATES = Environment(loader=PackageLoader("mentorsurvey.web"), autoescape=True)


def page(name: str, status: int = 200, **values: object) -> HTMLResponse:
    """A page from its template, kept in no cache."""
    body = TEMPLATES.get_template(name).render(**values)
    return HTMLResponse(body, status_code=status, headers={"Cache-Control": "no-store"})


def problem(status: int, what: str, mend: str) -> HTMLResponse:
    """A page that says what is the case and what to do about it."""
    return page("problem.html", status, problem=MentorsurveyError(what, mend))


def sign_in(*, forgets: bool = False) -> HTMLResponse:
    """What somebody reads who is not signed in.

    Parameters
    ----------
    forgets : bool
        Whether they signed out themselves: then what this browser has not sent yet is deleted.
    """
    return page("sign_in.html", forgets=files.address("forget.js") if forgets else "")
