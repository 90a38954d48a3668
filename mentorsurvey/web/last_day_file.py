"""The last day of a form that is open, for its author's own calendar."""

from datetime import datetime
from pathlib import Path

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from mentorsurvey import program, responses
from mentorsurvey.access import Actor
from mentorsurvey.errors import FileError
from mentorsurvey.store import Database
from mentorsurvey.store.times import is_zone
from mentorsurvey.web import downloads

AT = f"{downloads.UNDER}last-day"
"""Its address: ``form``, and ``zone``, the time zone of the browser."""


async def last_day(request: Request) -> Response:
    """An entry with the day, the form and the partner, and no link: others may read a calendar."""
    return await downloads.send(request, _make)


def _make(
    database: Database, actor: Actor, asked: QueryParams, folder: Path, moment: datetime
) -> Path:
    # Loaded here: whoever answers a form needs none of it.
    from mentorsurvey.mail.calendar_entry import entries
    from mentorsurvey.mail.letters import LetterForm

    form = responses.open_form(database, actor, asked.get("form", ""))
    owed = form.owed
    if owed.submitted_at is not None or not owed.in_time(moment):
        raise FileError("This form has no last day any more.", "Go back to your forms.")
    own = program.program_of(database, actor)
    entry = LetterForm(
        id=owed.invitation_id,
        partner=owed.partner,
        title=form.instrument.title_for(owed.side),
        minutes=form.instrument.minutes,
        closes_at=owed.closes_at,
    )
    path = folder / "last-day.ics"
    told = asked.get("zone", "")
    zone = told if is_zone(told) else own.timezone
    path.write_bytes(entries([entry], program=own.name, timezone=zone, now=moment))
    return path
