"""Reliability: Cronbach's α with Feldt's interval, SD and SEM of a score.

Of one round, with one answer a person. Reads a whole program, so it may use numpy and scipy; never
import it while people answer.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy import stats

from mentorsurvey.measures.noise import SAME, present

Reason = Literal["fewer than two people", "one item", "no spread"]
"""Why there is no α."""


@dataclass(frozen=True, kw_only=True)
class Reliability:
    """Reliability of one construct, side and round.

    Attributes
    ----------
    alpha : float or None
        Cronbach's α, at most 1. Below 0 where the items pull against each other.
    low, high : float or None
        Feldt's 95 % interval of α.
    sd : float or None
        Standard deviation of the score over people (ddof 1), in points of 0–100.
    sem : float or None
        Standard error of measurement SD·√(1 − α), in points. For differences between two scores
        of the same round; noise from it is too small for change over time.
    n_people : int
        People with all items answered; the others are left out.
    n_items : int
        Items of the construct.
    reason : Reason or None
        Why ``alpha``, ``low``, ``high`` and ``sem`` are None; None where they are there.
    """

    alpha: float | None = None
    low: float | None = None
    high: float | None = None
    sd: float | None = None
    sem: float | None = None
    n_people: int
    n_items: int
    reason: Reason | None = None


def reliability(answers: Sequence[Sequence[float | None]]) -> Reliability:
    """Cronbach's α with Feldt's interval, SD and SEM of the mean of k items over n people.

    α = k/(k − 1)·(1 − Σ Var(item)/Var(sum)). By Feldt (1965), (1 − α)/(1 − α̂) follows F with
    n − 1 and (n − 1)(k − 1) degrees of freedom; so the limits are 1 − (1 − α̂)·F at its upper and
    lower quantile. SEM = SD·√(1 − α).

    Parameters
    ----------
    answers : sequence of sequences of float or None
        One row a person and one column an item, in POMP and with reverse-keyed items turned
        (`scoring.item_score`). One row a person: whoever answers about several relationships
        enters once. Neither order matters.

    Returns
    -------
    Reliability
        Missing data: listwise, a person with any item missing is left out. Never NaN: with fewer
        than two people, fewer than two items, or no spread of the score over people, there is no
        α but a ``reason``; ``sd`` is there from two people on.

    References
    ----------
    Feldt, L. S. (1965). The approximate sampling distribution of Kuder-Richardson reliability
    coefficient twenty. Psychometrika, 30, 357–370.
    """
    k = len(answers[0]) if answers else 0
    if any(len(row) != k for row in answers):
        raise ValueError("every person has one entry an item")
    rows = [row for row in map(present, answers) if k and len(row) == k]
    n = len(rows)
    if n < 2:
        return Reliability(n_people=n, n_items=k, reason="fewer than two people")
    # Sorted, so that the order of people cannot change even the last digit of a sum.
    table = np.array(sorted(rows), dtype=float)
    score = table.mean(axis=1)
    spread = bool(np.ptp(score) > SAME)
    sd = float(score.std(ddof=1)) if spread else 0.0
    if k < 2:
        return Reliability(sd=sd, n_people=n, n_items=k, reason="one item")
    if not spread:
        return Reliability(sd=sd, n_people=n, n_items=k, reason="no spread")
    items = float(table.var(axis=0, ddof=1).sum())
    alpha = min(1.0, k / (k - 1) * (1 - items / (k * sd) ** 2))
    upper, lower = stats.f.isf([0.025, 0.975], n - 1, (n - 1) * (k - 1))
    return Reliability(
        alpha=alpha,
        low=1 - (1 - alpha) * float(upper),
        high=1 - (1 - alpha) * float(lower),
        sd=sd,
        sem=sd * math.sqrt(1 - alpha),
        n_people=n,
        n_items=k,
    )
