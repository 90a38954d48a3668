"""Counts what of the agreement was kept. Standard library alone."""

from dataclasses import dataclass
from typing import Literal

Kept = Literal["yes", "partly", "no", "cant_say"]
"""What one side says of one clause."""


def not_kept(mentor: Kept | None, mentee: Kept | None) -> bool:
    """Whether both say of a clause that it was not kept, or only partly.

    "Can't say" leaves the clause out, as no answer does. Swapping the sides changes nothing.
    """
    return {mentor, mentee} <= {"partly", "no"}


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
    """
    counts = [None if count is None or count != count else count for count in (mentor, mentee)]
    there = [count for count in counts if count is not None]
    if not there:
        return None
    if min(there) < 0:
        raise ValueError("a count of meetings is 0 or more")
    return Meetings(mentor=counts[0], mentee=counts[1], counted=max(there))
