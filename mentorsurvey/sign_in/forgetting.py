"""How long sessions, links and codes are kept after they have run out, and deleting them then."""

from datetime import datetime, timedelta

from mentorsurvey.access import Actor, require
from mentorsurvey.store import Database, Tx, forgetting

SESSIONS_KEPT = timedelta(days=90)
"""How long a participant's session is kept after it would have ended by itself."""

LINKS_KEPT = timedelta(days=180)
"""How long the hash of a link is kept after the link has stopped working by itself."""


def forget(where: Database | Tx, actor: Actor, *, now: datetime) -> int:
    """Delete what has run out for so long, in the whole server; how much there was.

    Answers, PINs, the record, people's own history and leads' sessions are not among it: people
    have been promised something that rests on each of them.
    """
    require(actor, "expired.forget")
    with where.write() as tx:
        return (
            forgetting.sessions(tx, before=now - SESSIONS_KEPT)
            + forgetting.tokens(tx, before=now - LINKS_KEPT)
            + forgetting.codes(tx, now=now)
        )
