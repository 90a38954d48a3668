"""Deleting what has run out: sessions, and the hashes of links and codes. Never an answer."""

from datetime import datetime

from mentorsurvey.store.database import Tx
from mentorsurvey.store.times import to_text

GONE = "gone:"
"""How the place of a link's hash begins once that is deleted: no token has such a hash."""


def sessions(tx: Tx, *, before: datetime) -> int:
    """Delete participants' sessions that would have ended by themselves by then; how many.

    Those of leads stay. They say on which device a lead signed in first, that somebody has signed
    in as a lead, and where a former lead may still read the wishes that named them.
    """
    return tx.run(
        "DELETE FROM session WHERE expires_at < :before"
        " AND link_id IN (SELECT id FROM link WHERE scope = 'participant')",
        before=to_text(before),
    )


def tokens(tx: Tx, *, before: datetime) -> int:
    """Delete the hashes of links that were dead by then; how many.

    Who made a link for whom stays, because people can read it in their history.
    """
    return tx.run(
        "UPDATE link SET token_hash = :gone || id WHERE expires_at < :before"
        " AND token_hash NOT LIKE 'gone:%'",
        gone=GONE,
        before=to_text(before),
    )


def codes(tx: Tx, *, now: datetime) -> int:
    """Delete the hashes of mailed codes that can't be entered any more; how many."""
    return tx.run(
        "UPDATE pin SET code = NULL, code_expires_at = NULL WHERE code_expires_at < :now",
        now=to_text(now),
    )
