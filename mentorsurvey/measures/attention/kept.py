"""Counts what of the agreement was kept. Standard library alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Kept = Literal["yes", "partly", "no", "cant_say"]
"""What one side says of one clause."""


@dataclass(frozen=True, kw_only=True)
class Clauses:
    """Of the agreed clauses, how many were kept according to whom: raw counts, never a percentage.

    Attributes
    ----------
    both : int
        Both say kept.
    one : int
        One says kept, the other partly or not. Swapping the sides changes nothing.
    neither : int
        Both say partly or not.
    partly : int
        Of ``one`` and ``neither``, those in which somebody says partly.
    left_out : int
        Clauses that a side cannot judge or has not judged.
    """

    both: int
    one: int
    neither: int
    partly: int
    left_out: int

    @property
    def n(self) -> int:
        """Clauses that both sides judge: ``both`` + ``one`` + ``neither``."""
        return self.both + self.one + self.neither


def clauses(said: Iterable[tuple[Kept | None, Kept | None]]) -> Clauses:
    """Count the agreed clauses that were kept, in one round.

    "Partly" counts as not kept, and is shown. "Can't say" leaves the clause out, as no answer does.

    Parameters
    ----------
    said : iterable of tuples of Kept or None
        What the mentor and the mentee say of each clause that was due. The order does not matter.

    Returns
    -------
    Clauses
        All 0 without clauses.

    Raises
    ------
    ValueError
        For another word.
    """
    kept, partly, left_out = [0, 0, 0], 0, 0
    for sides in said:
        for word in sides:
            if word not in ("yes", "partly", "no", "cant_say", None):
                raise ValueError("a clause was kept: yes, partly, no or cant_say")
        if None in sides or "cant_say" in sides:
            left_out += 1
            continue
        kept[sides.count("yes")] += 1
        partly += "partly" in sides
    return Clauses(both=kept[2], one=kept[1], neither=kept[0], partly=partly, left_out=left_out)


@dataclass(frozen=True, kw_only=True)
class Meetings:
    """How often the two met, by both counts.

    Attributes
    ----------
    mentor, mentee : float or None
        Each side's own count, both shown; None where it has none.
    counted : float
        The larger, which the rule uses: a meeting that one forgot did take place.
    """

    mentor: float | None
    mentee: float | None
    counted: float


def meetings(mentor: float | None, mentee: float | None) -> Meetings | None:
    """Read how often the two met in a round.

    Parameters
    ----------
    mentor, mentee : float or None
        Meetings that each side counts, 0 or more; None or NaN where it does not say.

    Returns
    -------
    Meetings or None
        Of one side alone it is that side's count. None where neither counts. Swapping the sides
        keeps ``counted``.

    Raises
    ------
    ValueError
        For a negative count.
    """
    counts = [None if count is None or count != count else count for count in (mentor, mentee)]
    there = [count for count in counts if count is not None]
    if not there:
        return None
    if min(there) < 0:
        raise ValueError("a count of meetings is 0 or more")
    return Meetings(mentor=counts[0], mentee=counts[1], counted=max(there))
