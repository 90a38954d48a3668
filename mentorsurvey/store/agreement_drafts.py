"""What one of the two is writing for the agreement of their pair: seen by its author alone."""

from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.access import Actor
from mentorsurvey.store.agreements import OwnPair, mine
from mentorsurvey.store.database import Tx
from mentorsurvey.store.times import from_text, to_text


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What one of the two is writing. ``based_on`` is the number of the version they saw then."""

    words: str
    based_on: int
    saved_at: datetime


def of_pair(tx: Tx, actor: Actor, pair: OwnPair) -> Draft | None:
    """The actor's own draft."""
    row = tx.row(
        f"SELECT * FROM agreement_draft WHERE {mine(pair)} AND side = :side",
        relationship=pair.id,
        actor=actor.person_id,
        side=pair.side,
    )
    if row is None:
        return None
    return Draft(words=row["words"], based_on=row["based_on"], saved_at=from_text(row["saved_at"]))


def put(tx: Tx, actor: Actor, pair: OwnPair, words: str, *, based_on: int, now: datetime) -> None:
    """Keep the actor's own draft in place of the one before."""
    tx.run(
        "INSERT INTO agreement_draft (relationship_id, side, words, based_on, saved_at)"
        " SELECT id, :side, :words, :based, :now FROM relationship"
        f" WHERE id = :relationship AND {pair.side}_id = :actor"
        " ON CONFLICT (relationship_id, side) DO UPDATE SET words = excluded.words,"
        "  based_on = excluded.based_on, saved_at = excluded.saved_at",
        relationship=pair.id,
        actor=actor.person_id,
        side=pair.side,
        words=words,
        based=based_on,
        now=to_text(now),
    )


def drop(tx: Tx, actor: Actor, pair: OwnPair) -> int:
    """Delete the actor's own draft. How many that were."""
    return tx.run(
        f"DELETE FROM agreement_draft WHERE {mine(pair)} AND side = :side",
        relationship=pair.id,
        actor=actor.person_id,
        side=pair.side,
    )
