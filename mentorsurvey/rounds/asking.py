"""Whom a round would ask, before it is opened."""

from dataclasses import dataclass
from datetime import date, datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import RoundError
from mentorsurvey.rounds.opening import check_close, check_not_today, check_only_one
from mentorsurvey.store import Database, Tx, attributes, relationships, rounds


@dataclass(frozen=True, kw_only=True)
class Asks:
    """Whom a round would ask, of the pairs that the actor may see."""

    people: int
    pairs: int
    cohorts: tuple[str, ...]

    def sentence(self, last_day: date) -> str:
        """Such as "This asks 5 people in 3 pairs until the end of Tuesday, November 10, 2026."."""
        people = "1 person" if self.people == 1 else f"{self.people:,} people"
        pairs = "1 pair" if self.pairs == 1 else f"{self.pairs:,} pairs"
        cohorts = ""
        if self.cohorts:
            kind = "cohort" if len(self.cohorts) == 1 else "cohorts"
            cohorts = f" ({kind} {', '.join(self.cohorts)})"
        return (
            f"This asks {people} in {pairs}{cohorts}"
            f" until the end of {last_day:%A, %B} {last_day.day}, {last_day.year}."
        )


def would_ask(
    where: Database | Tx, actor: Actor, instrument: str, *, closes_at: datetime, now: datetime
) -> Asks:
    """Whom a round with this instrument would ask. Changes nothing.

    Raises
    ------
    RoundError
        Where the round could not be opened: its close is out of range, the same questions are
        open already, or there is nobody to ask.
    """
    require(actor, "round.open")
    check_close(closes_at, now)
    with where.read() as tx:
        check_not_today(tx, actor, closes_at, now)
        check_only_one(rounds.of_program(tx, actor.program_id), instrument, now)
        pairs = relationships.within(tx, actor)
        stated = attributes.of_program(tx, actor.program_id)
    if not pairs:
        raise RoundError(
            "There is nobody to ask yet.", "Import your roster first, then open the round."
        )
    people = {one for pair in pairs for one in (pair.mentor_id, pair.mentee_id)}
    cohorts = {one for pair in pairs for one in stated.get(pair.id, {}).get("cohort", ())}
    return Asks(people=len(people), pairs=len(pairs), cohorts=tuple(sorted(cohorts)))
