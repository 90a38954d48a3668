"""What both of a pair rated in the last rounds, as one lead may read it, and how that is said."""

from collections.abc import Sequence
from dataclasses import dataclass

from mentorsurvey.instruments import one_line
from mentorsurvey.readings.changes import Changes
from mentorsurvey.readings.panel import known

ROUNDS = 6
"""So many rounds a small line goes back."""


@dataclass(frozen=True, kw_only=True)
class Rated:
    """Both people's core scores of one round, 0–100; None where leads cannot read one."""

    round_number: int
    mentor: float | None
    mentee: float | None


def recent(of: Changes | None, relationship_id: str) -> tuple[Rated, ...]:
    """The last rounds of a pair that are compared with each other, from the first with a score.

    A round between them of which nothing can be read is there too.
    """
    if of is None or relationship_id not in of.panel.place:
        return ()
    place = of.panel.place[relationship_id]
    rows = zip(
        of.panel.numbers,
        of.panel.mentor[place].tolist(),
        of.panel.mentee[place].tolist(),
        strict=True,
    )
    found = [
        Rated(round_number=number, mentor=known(mentor), mentee=known(mentee))
        for number, mentor, mentee in rows
    ][-ROUNDS:]
    there = [at for at, one in enumerate(found) if (one.mentor, one.mentee) != (None, None)]
    return tuple(found[there[0] : there[-1] + 1]) if there else ()


def in_words(rated: Sequence[Rated], mentor: str, mentee: str) -> str:
    """The same for whoever cannot see the line; empty without anything to read."""
    if not rated:
        return ""
    said = [_of_round(one, one_line(mentor), one_line(mentee)) for one in rated]
    return " ".join(("What both rated, of 100.", *said))


def _of_round(one: Rated, mentor: str, mentee: str) -> str:
    if one.mentor is None and one.mentee is None:
        return f"Round {one.round_number}: nothing to read."
    if one.mentee is None:
        return f"Round {one.round_number}: {mentor} {one.mentor:.0f}, {mentee} nothing to read."
    if one.mentor is None:
        return f"Round {one.round_number}: {mentor} nothing to read, {mentee} {one.mentee:.0f}."
    return f"Round {one.round_number}: {mentor} {one.mentor:.0f}, {mentee} {one.mentee:.0f}."
