"""When an invitation takes no more answers, and the grace of whoever had begun before that.

A round must not shut under somebody who is typing. Whoever began a form before its close can finish
and submit it for half an hour after. That time is kept with the close, because SQL that two
databases share adds no minutes to a time, and it is taken away once it has passed, so that no clock
that goes back gives it again.
"""

from datetime import datetime, timedelta

GRACE = timedelta(minutes=30)
"""How long after its close a form that was begun can be finished."""

_ROUND_CLOSES = "COALESCE(round.closed_at, round.closes_at)"
CLOSES = (
    f"CASE WHEN invitation.extended_until > {_ROUND_CLOSES}"
    f" THEN invitation.extended_until ELSE {_ROUND_CLOSES} END"
)
"""SQL: when an invitation closes; an extension never shortens its round."""
CLOSED = (
    "(round.closed_at IS NOT NULL AND (invitation.extended_until IS NULL"
    " OR invitation.extended_until <= round.closed_at))"
)
"""SQL: whether it is written down that an invitation has closed."""
PAST = f"({CLOSED} OR {CLOSES} <= :now)"
"""SQL: whether an invitation has closed: nobody can begin its form any more."""
FINISHES = (
    "CASE WHEN invitation.finish_until > COALESCE(round.finish_until, '')"
    " THEN invitation.finish_until ELSE round.finish_until END"
)
"""SQL: until when a form that was begun before its close can be finished; NULL once it is over."""
FINISHING = (
    "EXISTS (SELECT 1 FROM response draft WHERE draft.invitation_id = invitation.id"
    f" AND draft.submitted_at IS NULL AND draft.started_at < {CLOSES}"
    " AND (round.finish_until > :now OR invitation.finish_until > :now))"
)
"""SQL: whether somebody may still finish the form of an invitation that has closed."""
ENDED = f"({PAST} AND NOT {FINISHING})"
"""SQL: whether an invitation takes no more answers."""


def in_grace(
    started_at: datetime | None,
    closes_at: datetime,
    finishes_at: datetime | None,
    *,
    now: datetime,
) -> bool:
    """Whether a form that has closed can still be finished: ``FINISHING``, of what was read."""
    begun = started_at is not None and started_at < closes_at
    return begun and finishes_at is not None and now < finishes_at
