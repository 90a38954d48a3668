"""When two people see the same thing differently. Standard library alone.

One topic at a time: topics about different people are never averaged, because the good that
everybody sees in oneself would cancel out. Two honest people in a good relationship agree only at
about r = .36: disagreement is the normal state.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from mentorsurvey.measures.noise import can_tell, mean, present

DIFFERENCE_PAIRS = 10
"""Pairs with both sides from which the program's own mean difference counts. A convention."""

RUNNING = 2
"""Rounds with both sides in which a gap stands before anybody reads of it. A convention."""

About = Literal["mentor", "mentee", "both", "partner"]
"""Whom a topic is about; `partner`: each about the other. One's own growth is an outcome: no gap is
taken on it."""


def raw_gap(mentor: float | None, mentee: float | None, about: About) -> float | None:
    """The other's view less one's own view of the same person.

    Parameters
    ----------
    mentor, mentee : float or None
        What each side says, 0–100; None or NaN where it does not.
    about : About
        "mentor": the mentee's view less the mentor's own. "mentee": the mentor's view less the
        mentee's own. "both": nobody is the other, so by convention the mentee's less the mentor's;
        and so for "partner", where each speaks of the other and nobody of oneself.

    Returns
    -------
    float or None
        −100…100 points; > 0: the other sees it better than one does oneself. Swapping the answers
        flips the sign. None without both sides.
    """
    if about not in ("mentor", "mentee", "both", "partner"):
        raise ValueError("a gap is about the mentor, the mentee, both or each other")
    sides = present([mentor, mentee])
    if len(sides) < 2:
        return None
    return sides[0] - sides[1] if about == "mentee" else sides[1] - sides[0]


@dataclass(frozen=True, kw_only=True)
class MeanDifference:
    """δ of a program: what the other side sees more of than oneself, on the average.

    Attributes
    ----------
    value : float
        Points, signed as `raw_gap`; 0 where ``assumed``.
    assumed : bool
        True: too few pairs for a mean of their own.
    n_pairs : int
        Pairs with both sides, also where these were too few.
    """

    value: float
    assumed: bool
    n_pairs: int


def mean_difference(
    pairs: Iterable[tuple[float | None, float | None]], about: About
) -> MeanDifference:
    """Mean gap δ of one topic over a program's pairs, in one round.

    Parameters
    ----------
    pairs : iterable of tuples of float or None
        The mentor's and the mentee's score of each pair. The order does not matter.
    about : About
        As in `raw_gap`.

    Returns
    -------
    MeanDifference
        A pair without both sides is left out. Below `DIFFERENCE_PAIRS` δ is 0, labelled assumed.
    """
    gaps = present(raw_gap(mentor, mentee, about) for mentor, mentee in pairs)
    if len(gaps) < DIFFERENCE_PAIRS:
        return MeanDifference(value=0.0, assumed=True, n_pairs=len(gaps))
    return MeanDifference(value=mean(gaps), assumed=False, n_pairs=len(gaps))


@dataclass(frozen=True, kw_only=True)
class Gap:
    """How differently two people see one topic, in one round.

    Attributes
    ----------
    points : float
        The gap less δ; > 0: the other sees it better, compared with what is usual here.
    error : float
        √(SEM_M² + SEM_E²), points, 0 or more.
    g : float or None
        ``points`` in standard errors; None where there is no noise to measure by.
    can_tell : bool
        Whether |g| ≥ 1.96. False is "no clear difference", never "you agree".
    """

    points: float
    error: float
    g: float | None
    can_tell: bool


def gap(
    mentor: float | None,
    mentee: float | None,
    about: About,
    *,
    sem_mentor: float,
    sem_mentee: float,
    delta: float = 0.0,
) -> Gap | None:
    """Gap of one topic: g = (other − own − δ)/√(SEM_M² + SEM_E²).

    Parameters
    ----------
    mentor, mentee : float or None
        What each side says, 0–100; None or NaN where it does not.
    about : About
        As in `raw_gap`.
    sem_mentor, sem_mentee : float
        Standard error of measurement of each side's score, points, 0 or more.
    delta : float
        δ of the program (`mean_difference`), for the same ``about``.

    Returns
    -------
    Gap or None
        None without both sides. Swapping the answers flips the signs where δ flips with them.
    """
    if not (sem_mentor >= 0 and sem_mentee >= 0):
        raise ValueError("a standard error is 0 or more")
    raw = raw_gap(mentor, mentee, about)
    if raw is None:
        return None
    points, error = raw - delta, math.hypot(sem_mentor, sem_mentee)
    return Gap(
        points=points,
        error=error,
        g=points / error if error else None,
        can_tell=can_tell(points, error),
    )


def stands(gaps: Sequence[Gap | None]) -> bool:
    """Whether anybody reads of a gap: the same one stands in the last two rounds.

    Seven topics at 1.96 give a 30 % chance of one false gap in a round, hence two.

    Parameters
    ----------
    gaps : sequence of Gap or None
        Of one topic, in the order of rounds; None at a one-sided round, which is skipped.

    Returns
    -------
    bool
        True where each of these gaps can be told and all have one sign.
    """
    last = [one for one in gaps if one is not None][-RUNNING:]
    same_sign = len({one.points > 0 for one in last}) == 1
    return len(last) == RUNNING and same_sign and all(one.can_tell for one in last)
