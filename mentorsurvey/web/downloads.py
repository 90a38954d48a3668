"""Files that leave: made for whoever asks at that moment, streamed, and kept nowhere."""

import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import IO

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from mentorsurvey import sign_in
from mentorsurvey.access import Actor
from mentorsurvey.errors import DatabaseError, MentorsurveyError, NotAllowed
from mentorsurvey.now import now
from mentorsurvey.settings import settings
from mentorsurvey.sign_in import cookies
from mentorsurvey.store import Database
from mentorsurvey.web import plain

UNDER = "/files/"
"""Where these files are. The headers keep what is there out of every cache."""

Make = Callable[[Database, Actor, QueryParams, Path, datetime], Path]
"""Write a file into the folder, for this actor, and say where it is. It asks the table of rules."""

MEDIA = {
    ".csv": "text/csv; charset=utf-8",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".zip": "application/zip",
    ".ics": "text/calendar; charset=utf-8",
}
AT_ONCE = 64 * 1024
OURS = ("same-origin", "none")
"""What a browser says where one of our pages leads here, or a person who typed the address."""


async def send(request: Request, make: Make) -> Response:
    """The file that ``make`` writes for who is signed in on this browser, read from the session."""
    if request.headers.get("sec-fetch-site", "none") not in OURS:
        return plain.problem(
            403, "Another site's page led here.", "Open our own page, and press its button."
        )
    moment, database = now(), Database(settings().database)
    token = request.cookies.get(cookies.SESSION, "")
    try:
        session = await run_in_threadpool(sign_in.resume, database, token, now=moment)
        if session is None:
            return plain.sign_in()
        if request.query_params.get("program", "") not in ("", session.actor.program_id):
            return plain.problem(
                409,
                "You have switched to another program meanwhile.",
                "Load the page again, then download.",
            )
        name, file = await run_in_threadpool(
            _made, make, database, session.actor, request.query_params, moment
        )
    except NotAllowed as problem:
        return plain.problem(403, problem.what, problem.mend, back=True)
    except DatabaseError as problem:
        return plain.problem(503, problem.what, problem.mend)
    except MentorsurveyError as problem:
        return plain.problem(400, problem.what, problem.mend, back=True)
    return StreamingResponse(
        _read(file),
        media_type=MEDIA[Path(name).suffix],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _made(
    make: Make, database: Database, actor: Actor, asked: QueryParams, moment: datetime
) -> tuple[str, IO[bytes]]:
    """The file's name, and the file: opened, and gone from the disk once it is read."""
    with tempfile.TemporaryDirectory(prefix="mentorsurvey-") as folder:
        path = make(database, actor, asked, Path(folder), moment)
        return path.name, path.open("rb")


def _read(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while part := file.read(AT_ONCE):
            yield part
