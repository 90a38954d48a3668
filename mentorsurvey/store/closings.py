"""Writing down what is over, so that no clock that goes back opens it again.

That a round is closed is written down at its close, and so nobody begins a form after it. That its
grace is over is written down half an hour later, in one transaction: a form is submitted before
that, or it is not.
"""

from datetime import datetime

from mentorsurvey.access import clock
from mentorsurvey.store import audit
from mentorsurvey.store.database import Tx
from mentorsurvey.store.times import to_text

_EXTENDED = "(extended_until <= :now AND COALESCE(finish_until, extended_until) <= :now)"
"""SQL: whether an extension is over, for those who had begun as well."""


def unwritten(tx: Tx, *, now: datetime) -> bool:
    """Whether a round or an extension is over by the clock alone."""
    row = tx.row(
        "SELECT 1 AS found WHERE"
        " EXISTS (SELECT 1 FROM round WHERE closed_at IS NULL AND closes_at <= :now) OR"
        " EXISTS (SELECT 1 FROM round WHERE finish_until <= :now) OR"
        f" EXISTS (SELECT 1 FROM invitation WHERE {_EXTENDED})",
        now=to_text(now),
    )
    return row is not None


def write_down(tx: Tx, *, now: datetime) -> int:
    """Close for good what is over by the clock, so that no clock that goes back opens it again.

    How many rounds and extensions that were.
    """
    at = to_text(now)
    tx.run(
        "UPDATE program SET changes = changes + 1 WHERE id IN (SELECT round.program_id FROM round"
        " LEFT JOIN invitation ON invitation.round_id = round.id"
        " WHERE (round.closed_at IS NULL AND round.closes_at <= :now)"
        f" OR round.finish_until <= :now OR invitation.id IN"
        f"  (SELECT id FROM invitation WHERE {_EXTENDED}))",
        now=at,
    )
    closed = tx.rows(
        "UPDATE round SET closed_at = closes_at WHERE closed_at IS NULL AND closes_at <= :now"
        " RETURNING id, program_id",
        now=at,
    )
    for row in closed:
        of = row["program_id"]
        audit.write(tx, clock(), "round.over", "round", row["id"], program_id=of, now=now)
    extended = tx.run(
        f"UPDATE invitation SET extended_until = NULL, finish_until = NULL WHERE {_EXTENDED}",
        now=at,
    )
    tx.run("UPDATE round SET finish_until = NULL WHERE finish_until <= :now", now=at)
    return len(closed) + extended
