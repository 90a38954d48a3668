"""The file of one's own answers, on the browser where they show."""

from datetime import datetime
from pathlib import Path

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from mentorsurvey.access import Actor
from mentorsurvey.errors import FileError
from mentorsurvey.readings.own_words import NOTHING_HERE, WHERE
from mentorsurvey.store import Database
from mentorsurvey.web import downloads

AT = f"{downloads.UNDER}my-answers"
"""Its address; with ``form``, of one form alone."""


async def mine(request: Request) -> Response:
    """What the person who is signed in answered on this browser, as a table."""
    return await downloads.send(request, _make)


def _make(
    database: Database, actor: Actor, asked: QueryParams, folder: Path, moment: datetime
) -> Path:
    # Loaded here: whoever answers a form needs none of it.
    from mentorsurvey.exchange.my_answers_file import write_my_answers
    from mentorsurvey.readings.my_answers import my_answers

    only = asked.get("form", "")
    found = my_answers(database, actor, now=moment)
    here = {mine.form.owed.invitation_id for one in found for mine in one.forms}
    if not here or (only and only not in here):
        raise FileError(NOTHING_HERE, WHERE)
    path = folder / "my-answers.csv"
    write_my_answers(path, found, only=only, now=moment)
    return path
