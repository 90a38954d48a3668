"""Says how good an attention list is, from how its entries ended.

Standard library alone.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import NormalDist

from mentorsurvey.measures.attention.rules import RULES, Kind

BEST_SENSITIVITY, BEST_SPECIFICITY = 0.43, 0.75
"""Of the best published screen (Lyons and Edwards 2022): what a list can hope for."""

RAISED = frozenset(rule.kind for rule in RULES.values() if rule.audience == "leads") - {"routine"}
"""The kinds of entry that a rule raises for leads."""


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


def share(outcomes: Iterable[bool | None], *, level: float = 0.95) -> Share:
    """Share of outcomes that are true, with Wilson's interval.

    (p + z²/2n ± z·√(p(1 − p)/n + z²/4n²))/(1 + z²/n); Wilson (1927), Journal of the American
    Statistical Association, 22, 209–212.

    Parameters
    ----------
    outcomes : iterable of bool or None
        None: still open, left out. The order does not matter.
    level : float
        Coverage of the interval, between 0 and 1.

    Raises
    ------
    ValueError
        For a level outside (0, 1).
    """
    if not 0 < level < 1:
        raise ValueError("a level lies between 0 and 1")
    known = [outcome for outcome in outcomes if outcome is not None]
    n, yes = len(known), sum(known)
    if n == 0:
        return Share(value=None, low=None, high=None, yes=0, n=0)
    p, z2n = yes / n, NormalDist().inv_cdf(0.5 + level / 2) ** 2 / n
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
        Whether help was needed; dismissed as fine is False, still open is None. Entries that leads
        do not see are left out.
    """
    ended = list(outcomes)
    return Quality(
        precision=share(needed for kind, needed in ended if kind in RAISED),
        missed=share(needed for kind, needed in ended if kind == "routine"),
    )


def expected_precision(
    base_rate: float,
    *,
    sensitivity: float = BEST_SENSITIVITY,
    specificity: float = BEST_SPECIFICITY,
) -> float | None:
    """Share of entries in which help is needed: se·b/(se·b + (1 − sp)·(1 − b)).

    Parameters
    ----------
    base_rate : float
        b, the share of relationships that need help, 0–1.
    sensitivity, specificity : float
        Of the list, 0–1.

    Returns
    -------
    float or None
        0–1; None where such a list stays empty.

    Raises
    ------
    ValueError
        For a share outside 0–1.
    """
    if not all(0 <= one <= 1 for one in (base_rate, sensitivity, specificity)):
        raise ValueError("a share lies between 0 and 1")
    right, wrong = sensitivity * base_rate, (1 - specificity) * (1 - base_rate)
    return right / (right + wrong) if right + wrong else None
