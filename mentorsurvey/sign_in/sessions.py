"""Sessions: re-read on every rerun, because cookies are read once a connection."""

from datetime import datetime

from mentorsurvey.sign_in.tokens import hashed
from mentorsurvey.store import Database, Tx, links
from mentorsurvey.store.links import Session


def resume(where: Database | Tx, token: str, *, now: datetime) -> Session | None:
    """The session that a cookie names, unless ended, expired, or its link revoked."""
    if not token:
        return None
    with where.read() as tx:
        return links.session(tx, hashed(token), now=now)


def sign_out(where: Database | Tx, token: str, *, now: datetime) -> None:
    """End the session that a cookie names; an unknown one is as good as ended."""
    with where.write() as tx:
        links.end_session(tx, hashed(token), now=now)
