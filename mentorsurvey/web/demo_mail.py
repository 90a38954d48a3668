"""The mail of a demonstration, to be read; only where every person is invented."""

from datetime import UTC, date, datetime, time
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from mentorsurvey.errors import DatabaseError
from mentorsurvey.mail import local_box
from mentorsurvey.mail.days import day, day_and_time
from mentorsurvey.now import now
from mentorsurvey.settings import settings
from mentorsurvey.store import Database, programs
from mentorsurvey.ui.mail_words import DEMO_MAIL
from mentorsurvey.web import plain

AT = DEMO_MAIL
ON_A_PAGE = 50
NOON = time(12)
_NUMBERS = frozenset(map(str, range(1, 1_000)))


def routes() -> list[Route]:
    """The pages, where this server keeps mail in a folder; on any other server there are none."""
    if not isinstance(settings().mail.server, Path):
        return []
    return [
        plain.route(AT, show_all, methods=["GET", "HEAD"]),
        plain.route(f"{AT}/{{key}}", show_one, methods=["GET", "HEAD"]),
    ]


def _is_invented(database: Database) -> bool:
    """Whether every program in the database is one of invented people."""
    with database.read() as tx:
        every = programs.every(tx)
    return bool(every) and all(program.demo for program in every)


async def show_all(request: Request) -> Response:
    """Everything that would have been sent, the newest first, a page at a time."""
    wanted = request.query_params.get("find", "").strip()
    number = request.query_params.get("page", "")
    return await run_in_threadpool(_all, wanted, int(number) if number in _NUMBERS else 1)


async def show_one(request: Request) -> Response:
    """One mail as it looks, as plain text, with its calendar entry and its headers."""
    return await run_in_threadpool(_one, request.path_params["key"])


def _all(wanted: str, number: int) -> Response:
    try:
        folder, zone = _folder()
    except DatabaseError as problem:
        return plain.page("problem.html", 503, problem=problem)
    if folder is None:
        return _no_page()
    found = [
        one
        for one in local_box.listed(folder)
        if wanted.casefold() in f"{one.to} {one.address} {one.subject}".casefold()
    ]
    last = max(1, -(-len(found) // ON_A_PAGE))
    number = min(max(number, 1), last)
    return plain.page(
        "demo_mails.html",
        mails=found[(number - 1) * ON_A_PAGE : number * ON_A_PAGE],
        total=len(found),
        wanted=wanted,
        number=number,
        last=last,
        at=AT,
        when=lambda moment: _when(moment, zone),
    )


def _one(key: str) -> Response:
    try:
        folder, zone = _folder()
    except DatabaseError as problem:
        return plain.page("problem.html", 503, problem=problem)
    if folder is None:
        return _no_page()
    mail = local_box.opened(folder, key)
    if mail is None:
        return plain.problem(404, "This mail is not there any more.", "Go back to the list.")
    return plain.page("demo_mail.html", mail=mail, at=AT, when=lambda moment: _when(moment, zone))


def _folder() -> tuple[Path | None, str]:
    """Where mail is kept, and the zone of the program; none where one real person is here."""
    folder, database = settings().mail.server, Database(settings().database)
    if not isinstance(folder, Path) or not _is_invented(database):
        return None, ""
    with database.read() as tx:
        return folder, programs.every(tx)[0].timezone


def _when(moment: date | datetime, zone: str) -> str:
    """Such as "Tuesday, November 10, 10:15 AM", in the zone of the program."""
    if not isinstance(moment, datetime):
        return day(datetime.combine(moment, NOON, UTC), "UTC", now=now())
    return day_and_time(moment, zone, now=now())


def _no_page() -> Response:
    return plain.problem(404, "There is no page at this address.", "Check the address.")
