"""What a person reads of what others did for them: links that were made, their name and address."""

from collections.abc import Collection
from datetime import datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.store import Database, Tx, history
from mentorsurvey.store.history import Change

MOST = 30
"""Of their own history a person reads so many entries, the newest."""


def own_history(where: Database | Tx, actor: Actor) -> list[Change]:
    """Who made a link for the actor, and who set their name and address; the newest first."""
    require(actor, "history.own")
    with where.read() as tx:
        return history.of(tx, actor, MOST)


def untold(where: Database | Tx, actor: Actor) -> list[Change]:
    """What the actor is to be told on this browser, the oldest first."""
    require(actor, "history.own")
    with where.read() as tx:
        return history.unread(tx, actor)


def confirm(where: Database | Tx, actor: Actor, ids: Collection[str], *, now: datetime) -> None:
    """Note that the actor has read what they were told, on this browser alone.

    Whoever made the link can open it, and would otherwise confirm in the person's place.
    """
    require(actor, "history.own")
    with where.write() as tx:
        history.mark_read(tx, actor, ids, now=now)
