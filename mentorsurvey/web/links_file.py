"""The file of a round's links, made for a lead who presses a button on *Rounds*."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import get_args

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from mentorsurvey import program, rounds, sign_in
from mentorsurvey.access import Actor
from mentorsurvey.errors import NotAllowed, RoundError
from mentorsurvey.exchange.links_file import write_links
from mentorsurvey.settings import settings
from mentorsurvey.store import Database
from mentorsurvey.web import downloads

AT = f"{downloads.UNDER}links"
"""Its address: ``round`` and ``whom``."""
WHOM: Mapping[str, sign_in.Whom] = {one: one for one in get_args(sign_in.Whom)}


async def links(request: Request) -> Response:
    """Make the links and send the file. A POST, because it makes keys: following it makes none."""
    return await downloads.send(request, _make)


async def back_to_rounds(request: Request) -> Response:
    """Where somebody follows the address, or loads a page again that said why not."""
    del request
    return RedirectResponse("/rounds", status_code=303)


def _make(
    database: Database, actor: Actor, asked: QueryParams, folder: Path, moment: datetime
) -> Path:
    round_id, whom = asked.get("round", ""), WHOM.get(asked.get("whom", ""))
    if whom is None:
        raise NotAllowed
    with database.write() as tx:
        minted = sign_in.mint_for_round(tx, actor, round_id, whom=whom, now=moment)
        number = {one.id: one.number for one in rounds.list_rounds(tx, actor)}[round_id]
        zone = program.program_of(tx, actor).timezone
    if not minted:
        raise RoundError(
            "Nobody needs a link for this round.", "Go back to Rounds and load the page again."
        )
    path = folder / f"links-round-{number}.csv"
    write_links(path, minted, base_url=settings().base_url, timezone=zone)
    return path
