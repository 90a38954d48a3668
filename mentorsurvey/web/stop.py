"""The page behind the link in a reminder: stops reminders, and sends them again."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from mentorsurvey.errors import DatabaseError
from mentorsurvey.mail.stopping import Stopping, set_reminders, stopping
from mentorsurvey.now import now
from mentorsurvey.settings import settings
from mentorsurvey.store import Database
from mentorsurvey.web import plain
from mentorsurvey.web.origins import is_ours

ONE_CLICK = b"List-Unsubscribe=One-Click"
AT = "/stop/"
"""Where these links are. A mail program presses the button for its reader, from no page at all."""


async def show_stop(request: Request) -> Response:
    """Say what the button does. Changes nothing, so that a mail scanner may follow the link."""
    try:
        found = await run_in_threadpool(stopping, _database(), request.path_params["token"])
    except DatabaseError as problem:
        return plain.page("problem.html", 503, problem=problem)
    return _said(found, pressed=False)


async def stop(request: Request) -> Response:
    """Stop reminders; on our own page also send them again.

    That page sends which of the two. A mail program sends ``List-Unsubscribe=One-Click``
    (RFC 8058), and without an ``Origin``.
    """
    ours = is_ours(request.headers.get("origin", ""), request.headers.get("host", ""))
    body = await request.body()
    again = ours and b"reminders=again" in body
    token = request.path_params["token"]
    if not ours and ONE_CLICK not in body:
        return await show_stop(request)  # a mail scanner that presses everything
    try:
        found = await run_in_threadpool(set_reminders, _database(), token, again, now=now())
    except DatabaseError as problem:
        return plain.page("problem.html", 503, problem=problem)
    return _said(found, pressed=True)


def _said(found: Stopping | None, *, pressed: bool) -> Response:
    if found is None:
        return plain.problem(
            404,
            "This link does not stop reminders.",
            "Copy the whole link from the end of the reminder. It works in any browser.",
        )
    return plain.page("stop.html", stopping=found, pressed=pressed)


def _database() -> Database:
    return Database(settings().database)
