"""The only place that puts the server together: script, routes, headers, script errors."""

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import TypedDict

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route

from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.settings import settings
from mentorsurvey.store import Database
from mentorsurvey.store.times import new_id
from mentorsurvey.ui import notices
from mentorsurvey.web import routes
from mentorsurvey.web.headers import Headers
from mentorsurvey.web.origins import SameOrigin
from mentorsurvey.web.redaction import redact

SCRIPT = Path(__file__).resolve().parent.parent / "ui" / "main.py"
log = logging.getLogger("mentorsurvey")


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Hold the database open while the server runs."""
    with Database(settings().database).kept_open():
        yield


class Surroundings(TypedDict):
    """What stands around the script: the arguments of ``st.App`` beside it."""

    routes: list[Route]
    middleware: list[Middleware]
    lifespan: Callable[[st.App], AbstractAsyncContextManager[None]]
    on_script_error: Callable[[Exception], bool]


def surroundings() -> Surroundings:
    """Routes, middleware and the rest, for app.py.

    app.py itself names ``st.App``: `streamlit run` looks for that very call in the file.
    """
    redact()
    return Surroundings(
        routes=[
            Route("/r/{token}", routes.show_link, methods=["GET", "HEAD"]),
            Route("/r/{token}", routes.follow_link, methods=["POST"]),
            Route("/overview", routes.overview, methods=["GET", "HEAD"]),
            Route("/step.js", routes.step_script, methods=["GET"]),
            Route("/healthz", routes.healthz, methods=["GET", "HEAD"]),
        ],
        middleware=[Middleware(Headers), Middleware(SameOrigin)],
        lifespan=lifespan,
        on_script_error=explain,
    )


def explain(problem: Exception) -> bool:
    """Show a person what they can do; keep the details for the log, under one id."""
    if isinstance(problem, MentorsurveyError):
        notices.tell(problem)
        return True
    incident = new_id()[-8:]
    log.error("incident %s", incident, exc_info=problem)
    notices.tell_incident(incident)
    return True
