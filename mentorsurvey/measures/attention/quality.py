"""Says how good an attention list is, from how its entries ended.

Standard library alone.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import NormalDist

from mentorsurvey.measures.attention.rules import RULES, Kind

BEST_SENSITIVITY = 0.43
"""Of the best published screen (Lyons and Edwards 2022): what a list can hope for."""

Z = NormalDist().inv_cdf(0.975)
"""How many standard errors an interval of 95 % reaches each way."""

RAISED = frozenset(RULES.values()) - {"routine"}
"""The kinds of entry that a rule raises."""


@dataclass(frozen=True, kw_only=True)
class Share:
    """A share with Wilson's interval, 0–1; None where ``n`` is 0.

    Attributes
    ----------
    value, low, high : float or None
        ``yes``/n and its interval.
    yes, n : int
        How many of how many; those without an outcome are not among them.
    """

    value: float | None
    low: float | None
    high: float | None
    yes: int
    n: int


def share(outcomes: Iterable[bool | None]) -> Share:
    """Share of outcomes that are true, with Wilson's interval of 95 %.

    (p + z²/2n ± z·√(p(1 − p)/n + z²/4n²))/(1 + z²/n); Wilson (1927), Journal of the American
    Statistical Association, 22, 209–212.

    Parameters
    ----------
    outcomes : iterable of bool or None
        None: still open, left out. The order does not matter.
    """
    known = [outcome for outcome in outcomes if outcome is not None]
    n, yes = len(known), sum(known)
    if n == 0:
        return Share(value=None, low=None, high=None, yes=0, n=0)
    p, z2n = yes / n, Z**2 / n
    middle, reach = p + z2n / 2, math.sqrt(z2n * (p * (1 - p) + z2n / 4))
    low, high = (middle - reach) / (1 + z2n), (middle + reach) / (1 + z2n)
    return Share(value=p, low=min(max(low, 0.0), p), high=max(min(high, 1.0), p), yes=yes, n=n)


@dataclass(frozen=True, kw_only=True)
class Quality:
    """How good a program's own list is.

    Attributes
    ----------
    precision : Share
        Of the entries that a rule raised, those in which help was needed.
    missed : Share
        Of the relationships drawn at random, those in which help was needed: what the rules miss
        among all whom they do not list.
    """

    precision: Share
    missed: Share


def quality(outcomes: Iterable[tuple[Kind, bool | None]]) -> Quality:
    """Precision of the list, and what it misses, from how its entries ended.

    Parameters
    ----------
    outcomes : iterable of tuples of Kind and bool or None
        Whether help was needed; dismissed as fine is False, still open is None.
    """
    ended = list(outcomes)
    return Quality(
        precision=share(needed for kind, needed in ended if kind in RAISED),
        missed=share(needed for kind, needed in ended if kind == "routine"),
    )
