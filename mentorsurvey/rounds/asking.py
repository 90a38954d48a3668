"""Whom a round would ask, before it is opened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import RoundError
from mentorsurvey.rounds.opening import check_close, check_not_today
from mentorsurvey.rounds.reach import EVERYONE, Reach, chosen
from mentorsurvey.store import Database, Tx, people, programs, relationships
from mentorsurvey.store.reach import Asking


@dataclass(frozen=True, kw_only=True)
class Asks:
    """Whom a round would ask, of the pairs that the actor may see.

    ``left_out`` is a round in the way for each pair that is left out. ``totals`` says whether the
    round is part of totals, and ``nothing`` that its leads would then read nothing of it.
    """

    people: int
    pairs: int
    cohorts: tuple[str, ...]
    left_out: tuple[Asking, ...] = ()
    totals: bool = True
    nothing: bool = False

    def sentence(self, last_day: date) -> str:
        """Such as "This asks 5 people in 3 pairs until the end of Tuesday, November 10, 2026."."""
        people = "1 person" if self.people == 1 else f"{self.people:,} people"
        cohorts = ""
        if self.cohorts:
            kind = "cohort" if len(self.cohorts) == 1 else "cohorts"
            cohorts = f" ({kind} {', '.join(self.cohorts)})"
        said = [
            f"This asks {people} in {_pairs(self.pairs)}{cohorts}"
            f" until the end of {last_day:%A, %B} {last_day.day}, {last_day.year}."
        ]
        for same in (True, False):
            if found := [one.number for one in self.left_out if one.same is same]:
                said.append(_left_out(found, same=same))
        if not self.totals:
            said.append(
                "This round is in no total, because a total of so few could tell about one person."
            )
        if self.nothing:
            said.append("Your leads see totals only, so this round gives them no numbers.")
        return " ".join(said)


def would_ask(
    where: Database | Tx,
    actor: Actor,
    instrument: str,
    *,
    closes_at: datetime,
    reach: Reach = EVERYONE,
    now: datetime,
) -> Asks:
    """Whom a round with this instrument would ask. Changes nothing.

    Raises
    ------
    NotAllowed
        Where a chosen pair is not the actor's to see.
    RoundError
        Where the round could not be opened: its close is out of range, nobody was chosen, the same
        questions are open already, or there is nobody to ask.
    """
    require(actor, "round.open")
    check_close(closes_at, now)
    with where.read() as tx:
        check_not_today(tx, actor, closes_at, now)
        found = chosen(tx, actor, instrument, reach, now=now)
        own = {pair.id for pair in relationships.within(tx, actor)}
        program = programs.of(tx, actor)
    pairs = [pair for pair in found.pairs if pair.id in own]
    if not pairs:
        raise RoundError(
            "There is nobody to ask yet.", "Import your roster first, then open the round."
        )
    return Asks(
        people=len({one for pair in pairs for one in (pair.mentor_id, pair.mentee_id)}),
        pairs=len(pairs),
        cohorts=tuple(
            sorted(reach.cohorts or {cohort for pair in pairs for cohort in pair.cohorts})
        ),
        left_out=tuple(asking for one, asking in found.left_out.items() if one in own),
        totals=found.totals,
        nothing=not found.totals and program is not None and program.leads_see == "totals",
    )


def pairs_by_name(where: Database | Tx, actor: Actor) -> dict[str, str]:
    """What a pair of the actor's may be called, in small letters → its id.

    The mentee with the mentor, both by name or both by address; names that two pairs have are left
    out.
    """
    require(actor, "round.open")
    with where.read() as tx:
        pairs = relationships.within(tx, actor)
        addresses = {one.id: one.address for one in people.by_key(tx, actor.program_id).values()}
    found: dict[str, set[str]] = {}
    for pair in pairs:
        called = [(pair.mentee, pair.mentor)]
        mentee, mentor = addresses.get(pair.mentee_id), addresses.get(pair.mentor_id)
        if mentee and mentor:
            called.append((mentee, mentor))
        for two in called:
            found.setdefault(" with ".join(two).casefold(), set()).add(pair.id)
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}


def _left_out(numbers: Sequence[int], *, same: bool) -> str:
    rounds = sorted(set(numbers))
    by = " and ".join(f"round {number}" for number in rounds)
    asks, is_or_are = ("asks", "is") if len(rounds) == 1 else ("ask", "are")
    what = f"{asks} the same questions" if same else f"{asks} about another phase"
    left = "1 pair is" if len(numbers) == 1 else f"{_pairs(len(numbers))} are"
    return f"{left} left out, because {by} {what} and {is_or_are} still open."


def _pairs(many: int) -> str:
    return "1 pair" if many == 1 else f"{many:,} pairs"
