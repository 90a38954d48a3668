"""Sessions: re-read on every rerun, because cookies are read once a connection."""

from contextlib import suppress
from datetime import datetime

from mentorsurvey.errors import NotSaved
from mentorsurvey.sign_in.tokens import hashed
from mentorsurvey.store import Database, Tx, closings, links
from mentorsurvey.store.links import Session


def resume(where: Database | Tx, token: str, *, now: datetime) -> Session | None:
    """The session that a cookie names, unless ended, expired, or its link revoked.

    Every page and every change begins here. So a round that is over is written down as closed
    before anybody sees it closed, and stays closed where the clock is set back afterwards.
    """
    found, unwritten = look(where, token, now=now)
    if unwritten:
        with suppress(NotSaved), where.write() as tx:  # reading goes on where nothing can be saved
            closings.write_down(tx, now=now)
    return found


def look(where: Database | Tx, token: str, *, now: datetime) -> tuple[Session | None, bool]:
    """The same without writing anything; and whether a round that is over has to be written down.

    Where it has to be, nothing may be shown before :func:`resume` was called.
    """
    if not token:
        return None, False
    with where.read() as tx:
        found = links.session(tx, hashed(token), now=now)
        return found, found is not None and closings.unwritten(tx, now=now)


def has_signed_out(where: Database | Tx, token: str) -> bool:
    """Whether the session that a cookie names was ended by signing out, and not by time."""
    if not token:
        return False
    with where.read() as tx:
        return links.was_ended(tx, hashed(token))


def sign_out(where: Database | Tx, token: str, *, now: datetime) -> None:
    """End the session that a cookie names; an unknown one is as good as ended."""
    with where.write() as tx:
        links.end_session(tx, hashed(token), now=now)
