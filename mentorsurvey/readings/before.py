"""What was answered before a lead was named: how many pairs, and nothing of what they said."""

from collections.abc import Mapping
from dataclasses import dataclass

from mentorsurvey.access import Actor, require
from mentorsurvey.store import Database, Tx, leads


@dataclass(frozen=True, kw_only=True)
class Before:
    """Round → the pairs that answered it before the lead was named, of those in scope.

    ``waiting`` are those of them of which nobody has submitted anything since.
    """

    rounds: Mapping[int, frozenset[str]]
    waiting: frozenset[str]

    @property
    def pairs(self) -> frozenset[str]:
        """Every pair that answered before."""
        return frozenset().union(*self.rounds.values())


def answered_before(where: Database | Tx, actor: Actor) -> Before:
    """Which pairs answered before the actor was named a lead. Who has answered all leads see."""
    require(actor, "reading.program")
    with where.read() as tx:
        rounds = leads.answered_before(tx, actor)
        since = leads.answered_since(tx, actor) if rounds else frozenset()
    found = Before(rounds=rounds, waiting=frozenset())
    return Before(rounds=rounds, waiting=found.pairs - since)
