"""Pairs whose agreed time ends soon: a lead is offered to ask them how to go on."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from mentorsurvey.access import Actor, require
from mentorsurvey.program.pair_days import calendar
from mentorsurvey.store import Database, Tx, agreement_ends, relationships
from mentorsurvey.store.relationships import Relationship

SOON = timedelta(weeks=6)
"""From how long before the end of the agreed time on a completion is offered."""


@dataclass(frozen=True, kw_only=True)
class EndingSoon:
    """Pairs whose agreed time ends soon or is over, and the last month of any of them."""

    pairs: tuple[Relationship, ...]
    last: str


def ending_soon(where: Database | Tx, actor: Actor, *, now: datetime) -> EndingSoon | None:
    """The pairs of a lead that have not been asked a completion yet; None where there are none.

    An agreement runs until the last day of the month that it names.

    Raises
    ------
    NotAllowed
        Where the actor is no lead.
    """
    require(actor, "agreement.see")
    with where.read() as tx:
        today = calendar(tx, actor, now=now).today
        soon = {
            pair: until
            for pair, until in agreement_ends.ends(tx, actor).items()
            if _last_day(until) <= today + SOON
        }
        pairs = tuple(
            one
            for one in relationships.within(tx, actor)
            if one.id in soon and one.status(now) == "active"
        )
    if not pairs:
        return None
    return EndingSoon(pairs=pairs, last=max(soon[one.id] for one in pairs))


def _last_day(month: str) -> date:
    first = date.fromisoformat(f"{month}-01")
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
