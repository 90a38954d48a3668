"""The parts of the server put together: script, routes, what stands before them."""

import gc
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import TypedDict

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware

from mentorsurvey.settings import settings
from mentorsurvey.store import Database
from mentorsurvey.web import demo_mail, last_day_file, links_file, my_answers_file, routes, stop
from mentorsurvey.web.answers_file import answers
from mentorsurvey.web.browser_part import BrowserPart, show_ahead
from mentorsurvey.web.door import Door
from mentorsurvey.web.headers import Headers
from mentorsurvey.web.incidents import Incidents, explain
from mentorsurvey.web.light import routes as light
from mentorsurvey.web.plain import route
from mentorsurvey.web.redaction import redact
from mentorsurvey.web.ticking import Ticking

SCRIPT = Path(__file__).resolve().parent.parent / "ui" / "main.py"
ROUTES = [
    *light.ROUTES,  # the first ones, because they are asked for most
    route("/r/{token}", routes.show_link, methods=["GET", "HEAD"]),
    route("/r/{token}", routes.follow_link, methods=["POST"]),
    route(f"{stop.AT}{{token}}", stop.show_stop, methods=["GET", "HEAD"]),
    route(f"{stop.AT}{{token}}", stop.stop, methods=["POST"]),
    route("/programs", routes.show_programs, methods=["GET", "HEAD"]),
    route("/programs/{program}", routes.show_programs, methods=["GET", "HEAD"]),
    route("/programs/{program}", routes.switch_program, methods=["POST"]),
    route("/home", routes.home, methods=["GET", "HEAD"]),
    route("/ahead", show_ahead, methods=["GET"]),
    route("/here", routes.here, methods=["GET"]),
    route("/step.js", routes.step_script, methods=["GET"]),
    route("/files/answers", answers, methods=["GET"]),
    route(last_day_file.AT, last_day_file.last_day, methods=["GET"]),
    route(my_answers_file.AT, my_answers_file.mine, methods=["GET"]),
    route(links_file.AT, links_file.links, methods=["POST"]),
    route(links_file.AT, links_file.back_to_rounds, methods=["GET", "HEAD"]),
    route("/healthz", routes.healthz, methods=["GET", "HEAD"]),
]


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Hold the database open while the server runs, and do by itself what is due."""
    database = Database(settings().database)
    with database.kept_open():
        ticking = Ticking(database)
        if settings().clock:
            ticking.start()
        settle_in()
        yield
        await run_in_threadpool(ticking.stop)


def settle_in() -> None:
    """Let the collector of garbage leave alone what was loaded at the start and stays.

    Looking through all of it took a tenth of a second, while everybody waited.
    """
    gc.collect()
    gc.freeze()


class Surroundings(TypedDict):
    """What stands around the script: the arguments of ``st.App`` beside it.

    Our own routes are none of them: the door answers these before Streamlit hears of a request.
    """

    middleware: list[Middleware]
    lifespan: Callable[[st.App], AbstractAsyncContextManager[None]]
    on_script_error: Callable[[Exception], bool]


def surroundings() -> Surroundings:
    """Routes, middleware and the rest, for app.py.

    app.py itself names ``st.App``: `streamlit run` looks for that very call in the file.
    """
    redact()
    own = [*ROUTES, *demo_mail.routes()]
    return Surroundings(
        middleware=[
            Middleware(Headers),
            Middleware(Incidents),
            Middleware(Door, own=own),
            Middleware(BrowserPart),
        ],
        lifespan=lifespan,
        on_script_error=explain,
    )
