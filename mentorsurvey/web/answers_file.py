"""The file of answers that a lead downloads."""

from datetime import datetime
from pathlib import Path

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from mentorsurvey import sign_in
from mentorsurvey.access import Actor
from mentorsurvey.errors import FileError
from mentorsurvey.program.record import downloaded
from mentorsurvey.readings import export
from mentorsurvey.store import Database
from mentorsurvey.web import downloads

AT = f"{downloads.UNDER}answers"
"""Its address: ``layout``, ``format`` and, with names, ``names=1``."""


async def answers(request: Request) -> Response:
    """What a lead may read of single pairs, as a file."""
    return await downloads.send(request, _make)


def _make(
    database: Database, actor: Actor, asked: QueryParams, folder: Path, moment: datetime
) -> Path:
    # Loaded here: whoever answers a form needs none of it.
    from mentorsurvey.exchange.export_file import FORMATS, LAYOUTS, write_one

    found = export.for_leads(database, actor, now=moment)
    layout, kind = LAYOUTS.get(asked.get("layout", "")), FORMATS.get(asked.get("format", ""))
    if layout is None or kind is None:
        raise FileError("There is no such file.", "Choose one on the page Download.")
    if not found.values:
        raise FileError(
            "There is nothing to download yet.",
            "You can read scores once both people of a pair have submitted, or the round is over.",
        )
    names = asked.get("names") == "1"
    downloaded(database, actor, names=names, now=moment)
    key = sign_in.new_token()
    return write_one(folder, found, layout=layout, kind=kind, key=key, names=names)
