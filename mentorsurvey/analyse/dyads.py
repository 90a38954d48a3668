"""The actor–partner model: what one's own and the other's x do to one's y.

y_M = b_M + a_M·x_M + p_M·x_E + e_M and y_E = b_E + a_E·x_E + p_E·x_M + e_E, corr(e_M, e_E) = ρ.
Kenny, Kashy and Cook (2006), Dyadic data analysis, ch. 7. For `analyse` alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy import stats

from mentorsurvey.analyse.equations import (
    Alike,
    Apart,
    apart_deviance,
    fit_alike,
    fit_apart,
    flat,
    told_apart,
)
from mentorsurvey.measures.agreement.concordance import INTERVAL_MENTORS, MODEL_PAIRS
from mentorsurvey.measures.noise import present

Model = Literal["pairs", "mentor as a grouping"]
Reason = Literal[
    "too few pairs",
    "a mentee is in several pairs",
    "a person is on both sides",
    "too few mentors",
    "predictors cannot be told apart",
    "no residual spread",
]


@dataclass(frozen=True, kw_only=True)
class Dyad:
    """One pair: who they are, the predictor x and the outcome y of each; None or NaN is missing."""

    mentor: str
    mentee: str
    x_mentor: float | None
    x_mentee: float | None
    y_mentor: float | None
    y_mentee: float | None


@dataclass(frozen=True, kw_only=True)
class Distinguishability:
    """Whether mentors and mentees need equations of their own: a likelihood-ratio test by ML.

    Attributes
    ----------
    alike, apart : float
        −2 × log-likelihood of both models, with the constant.
    chi2 : float
        Their difference, 0 or more; χ² with ``df`` degrees of freedom if one equation is enough.
    df : int
        Two intercepts, slopes and variances that are held equal.
    p : float
        Probability of so large a difference if one equation is enough.
    """

    alike: float
    apart: float
    chi2: float
    df: int
    p: float


@dataclass(frozen=True, kw_only=True)
class ActorPartner:
    """What was fitted, or why nothing was.

    Attributes
    ----------
    n_pairs, n_mentors : int
        Pairs with all four values, and the mentors among them.
    model : Model or None
        "pairs": nobody is in two pairs. "mentor as a grouping": mentors have several pairs; each
        side's equation has a random intercept a mentor, and there is no model alike and no test,
        because a side with several partners is never the same as the other.
    alike, apart, distinguishability : None where not fitted
    reason : Reason or None
        Why ``model`` is None.
    """

    n_pairs: int
    n_mentors: int
    model: Model | None = None
    alike: Alike | None = None
    apart: Apart | None = None
    distinguishability: Distinguishability | None = None
    reason: Reason | None = None


def actor_partner(
    dyads: Iterable[Dyad],
    *,
    minimum_pairs: int = MODEL_PAIRS,
    minimum_mentors: int = INTERVAL_MENTORS,
) -> ActorPartner:
    """Fit the actor–partner model, with x one round earlier than y where there is one.

    Alike by REML with compound symmetry, apart by REML with a residual covariance left free, both
    as closed forms; the test by ML. With a grouping y = … + u + e, u one draw a mentor.

    Parameters
    ----------
    dyads : iterable of Dyad
        The order does not matter.
    minimum_pairs : int
        Pairs with all four values that the model takes, at least 5.
    minimum_mentors : int
        Mentors that a grouping takes.

    Returns
    -------
    ActorPartner
        A pair with a value missing is left out. A mentee with several mentors, or a person who is
        mentor here and mentee there, is refused with a reason; mentors with several mentees are
        modelled as a grouping. Never NaN.

    Raises
    ------
    ValueError
        For ``minimum_pairs`` below 5: more coefficients than the data can hold.
    """
    if minimum_pairs < 5:
        raise ValueError("the model takes at least five pairs")
    rows = []
    for dyad in dyads:
        values = present([dyad.x_mentor, dyad.x_mentee, dyad.y_mentor, dyad.y_mentee])
        if len(values) == 4:
            rows.append((*values, dyad.mentor, dyad.mentee))
    rows.sort()  # so that the order of pairs cannot change even the last digit
    mentors, mentees = [row[4] for row in rows], [row[5] for row in rows]
    n, n_mentors = len(rows), len(set(mentors))

    def refused(reason: Reason) -> ActorPartner:
        return ActorPartner(n_pairs=n, n_mentors=n_mentors, reason=reason)

    if n < minimum_pairs:
        return refused("too few pairs")
    if set(mentors) & set(mentees):
        return refused("a person is on both sides")
    if len(set(mentees)) < n:
        return refused("a mentee is in several pairs")
    table = np.array([row[:4] for row in rows], dtype=float)
    x, y = table[:, :2], table[:, 2:]
    if not told_apart(x):
        return refused("predictors cannot be told apart")
    if flat(x, y):
        return refused("no residual spread")
    if n_mentors == n:
        alike, of_alike = fit_alike(x, y)
        of_apart = apart_deviance(x, y)
        chi2 = max(0.0, of_alike - of_apart)
        test = Distinguishability(
            alike=of_alike, apart=of_apart, chi2=chi2, df=4, p=float(stats.chi2.sf(chi2, 4))
        )
        return ActorPartner(
            n_pairs=n,
            n_mentors=n,
            model="pairs",
            alike=alike,
            apart=fit_apart(x, y, None),
            distinguishability=test,
        )
    if n_mentors < minimum_mentors:
        return refused("too few mentors")
    of = np.unique(np.array(mentors, dtype=str), return_inverse=True)[1]
    return ActorPartner(
        n_pairs=n,
        n_mentors=n_mentors,
        model="mentor as a grouping",
        apart=fit_apart(x, y, of),
    )
