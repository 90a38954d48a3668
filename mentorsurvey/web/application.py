"""The only place that puts the server together: script, routes, headers, script errors."""

import logging
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route

from mentorsurvey.web import routes
from mentorsurvey.web.headers import Headers

SCRIPT = Path(__file__).resolve().parent.parent / "ui" / "main.py"
log = logging.getLogger("mentorsurvey")


def build() -> st.App:
    """The application that both ``streamlit run app.py`` and ``mentorsurvey serve`` run."""
    return st.App(
        SCRIPT,
        routes=[
            Route("/r/{token}", routes.show_link, methods=["GET", "HEAD"]),
            Route("/r/{token}", routes.follow_link, methods=["POST"]),
            Route("/step.js", routes.step_script, methods=["GET"]),
            Route("/healthz", routes.healthz, methods=["GET", "HEAD"]),
        ],
        middleware=[Middleware(Headers)],
        on_script_error=explain,
    )


def explain(problem: Exception) -> bool:
    """Show a person what they can do; keep the details for the log, under one id."""
    from mentorsurvey.errors import MentorsurveyError, NotAllowed
    from mentorsurvey.store.times import new_id

    if isinstance(problem, NotAllowed):
        st.warning(str(problem), icon=":material/lock:")
        return True
    if isinstance(problem, MentorsurveyError):
        st.error(problem.mend or problem.what, title=problem.what if problem.mend else None)
        return True
    incident = new_id()[-8:]
    log.error("incident %s", incident, exc_info=problem)
    st.error(
        f"What you had saved is safe. Load the page again; if it stays, tell your program this"
        f" number: {incident}.",
        title="Something went wrong here.",
    )
    return True
