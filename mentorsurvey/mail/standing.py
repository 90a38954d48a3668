"""Whether mail leaves at all, for leads who wait for it: one word for the whole server."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from mentorsurvey.access import Actor, require
from mentorsurvey.settings import settings
from mentorsurvey.store import Database, Tx, mail_server

HICCUP = timedelta(minutes=15)
"""So long a mail server may take nothing before anybody is told."""


@dataclass(frozen=True, kw_only=True)
class MailStanding:
    """How mail is: since when none leaves, and whether some of the program's is held back."""

    failing_since: datetime | None = None
    held_back: bool = False


def mail_standing(where: Database | Tx, actor: Actor, *, now: datetime) -> MailStanding:
    """How mail is for a lead's program; all is well where this server sends none."""
    require(actor, "round.see")
    if settings().mail.server is None:
        return MailStanding()
    with where.read() as tx:
        since = mail_server.state(tx).failing_since
        held_back = mail_server.held_back(tx, actor.program_id) > 0
    late = since is not None and now - since >= HICCUP
    return MailStanding(failing_since=since if late else None, held_back=held_back)
