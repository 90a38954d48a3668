"""How far one side's answer, or its score of one topic, moves by itself. Standard library alone.

It is taken from its own movement from round to round. Cronbach's α would miss what is the same in
all items of a topic on one day and gone on the next.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mentorsurvey.measures.noise import MINIMUM_PAIRS, assumed_sem, error_variance, present

Views = tuple[float | None, float | None]
"""What the mentor and what the mentee says in one round, 0–100; None or NaN where one does not."""


@dataclass(frozen=True, kw_only=True)
class AnswerNoise:
    """Standard error of measurement of one answer or of one topic's score, for each side.

    Attributes
    ----------
    sem_mentor, sem_mentee : float
        SEM_M and SEM_E in points of 0–100, above 0.
    assumed : bool
        True: not from this program's answers. Say so wherever a number rests on it.
    n_pairs : int
        Relationships with two rounds from both sides, also where these were too few.
    """

    sem_mentor: float
    sem_mentee: float
    assumed: bool
    n_pairs: int

    @property
    def still(self) -> bool:
        """Whether it is assumed although the relationships suffice: a side's answers never moved.

        That is a ceiling, and no measurement without error.
        """
        return self.assumed and self.n_pairs >= MINIMUM_PAIRS


def answer_noise(
    series: Iterable[Sequence[Views]], *, assumed: float = assumed_sem()
) -> AnswerNoise:
    """Noise of one item or topic from round to round: SEM² = ½·mean[(d − d̄)²], of each side.

    d are the successive differences of all relationships, d̄ their mean, so that what everybody
    gained or lost is no noise. What really moves in a relationship counts as noise: this errs
    towards more of it, and so towards "no clear difference".

    Parameters
    ----------
    series : iterable of sequences of tuples of float or None
        One sequence a relationship, in the order of rounds, within one phase and wording. Rounds
        without both sides are passed over. The order of the relationships does not matter.
    assumed : float
        Standard error of either side until there is an own one, in points, above 0; for a topic,
        `noise.assumed_sem` of its items.

    Returns
    -------
    AnswerNoise
        Below ``MINIMUM_PAIRS`` relationships with two such rounds, and where one side's differences
        have no spread, both sides are ``assumed``: without noise every difference, however small,
        could be told. Swapping the sides swaps the errors.
    """
    if not assumed > 0:
        raise ValueError("an assumed standard error is above 0")
    rows = [[both for views in one if len(both := present(views)) == 2] for one in series]
    n_pairs = sum(len(row) > 1 for row in rows)
    if n_pairs >= MINIMUM_PAIRS:
        mentor, mentee = (
            math.sqrt(
                error_variance(
                    [after[side] - before[side] for row in rows for before, after in pairwise(row)]
                )
            )
            for side in (0, 1)
        )
        if mentor and mentee:
            return AnswerNoise(sem_mentor=mentor, sem_mentee=mentee, assumed=False, n_pairs=n_pairs)
    return AnswerNoise(sem_mentor=assumed, sem_mentee=assumed, assumed=True, n_pairs=n_pairs)
