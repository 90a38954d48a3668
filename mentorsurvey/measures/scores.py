"""Turning answers into scores. Runs while people submit: standard library alone.

Every score is in POMP, percent of maximum possible (Cohen et al. 1999): 0–100. A missing answer is
None or NaN; "can't say" is not an answer and arrives here as None. Nothing is ever imputed.
"""

from collections.abc import Sequence

from mentorsurvey.measures.noise import SAME, mean, present

FEWEST_ANSWERS = 3
"""Answers that a score needs before anyone but their author reads it by name."""


def reverse(x: float, minimum: float, maximum: float) -> float:
    """Turn the answer to a reverse-keyed item: x′ = min + max − x, in the unit of the scale.

    Turning twice gives ``x``. A ValueError outside the scale, and for a scale without length.
    """
    _check(x, minimum, maximum)
    return min(max(minimum + maximum - x, minimum), maximum)


def pomp(mean: float, minimum: float, maximum: float) -> float:
    """Percent of maximum possible: S = 100·(x̄ − min)/(max − min).

    Parameters
    ----------
    mean : float
        An answer or a mean of answers, in the unit of the scale.
    minimum, maximum : float
        The ends of the scale.

    Returns
    -------
    float
        0–100; 0 is the lowest possible answer, 100 the highest.
    """
    _check(mean, minimum, maximum)
    return min(max(100 * ((mean - minimum) / (maximum - minimum)), 0.0), 100.0)


def item_score(
    value: float | None, *, minimum: float, maximum: float, reverse_keyed: bool = False
) -> float | None:
    """Turn one answer to POMP, turned round where the item is reverse-keyed.

    0–100, high means much of the construct; None without an answer (None or NaN). Items of one
    construct may have scales of different length: each is turned on its own scale.
    """
    for answer in present([value]):
        keyed = reverse(answer, minimum, maximum) if reverse_keyed else answer
        return pomp(keyed, minimum, maximum)
    return None


def needed(n_items: int) -> int:
    """How many of a score's items must be answered: two thirds, rounded up.

    4 of 6, 3 of 4, 2 of 3, 2 of 2, 1 of 1, 0 of 0; a ValueError for a negative number of items.
    """
    if n_items < 0:
        raise ValueError("a score has 0 or more items")
    return (2 * n_items + 2) // 3


def mean_score(pomps: Sequence[float | None]) -> float | None:
    """Score of a construct: the mean of its answered items, each already in POMP.

    Equal to S = 100·(x̄ − min)/(max − min) where all items share one scale.

    Parameters
    ----------
    pomps : sequence of float or None
        One entry an item of the construct, missing ones included (see `item_score`).

    Returns
    -------
    float or None
        0–100. None where fewer than two thirds (rounded up) are answered, or nothing was asked.
    """
    answered = present(pomps)
    if not answered or len(answered) < needed(len(pomps)):
        return None
    return mean(answered)


def core_score(anchors: Sequence[float | None]) -> float | None:
    """Core score S of a person: the mean of the anchors about the other person, or about both.

    Of the eight anchors six for the mentor and seven for the mentee; ratings of oneself are in no
    score of health. Topic scores of a longer instrument never enter: rounds must compare.

    Parameters
    ----------
    anchors : sequence of float or None
        In POMP, missing ones included. Their order does not matter.

    Returns
    -------
    float or None
        0–100, high is good. None where fewer than two thirds (rounded up) are answered, or fewer
        than three: leads read it by name.
    """
    return mean_score(anchors) if len(present(anchors)) >= FEWEST_ANSWERS else None


def _check(x: float, minimum: float, maximum: float) -> None:
    if not minimum < maximum:
        raise ValueError("a scale runs from a minimum to a greater maximum")
    slack = SAME * (maximum - minimum)
    if not minimum - slack <= x <= maximum + slack:
        raise ValueError("a value lies outside its scale")
