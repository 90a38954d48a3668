"""Give and take: what flows each way, the balance of the two, and how far that can be told.

The indices are this project's own algebra, not validated: say so wherever they are shown. Ratings
are in POMP, 0–100. What they say beyond the flows is read by `analyse` alone (``analyse.flows``).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from mentorsurvey.measures.noise import MINIMUM_PAIRS, assumed_sem, error_variance, interval

KINDS = 5
"""The kinds of give and take that the longer instrument may ask about."""

KINDS_NEEDED = 3
"""Of these, the kinds that a by-kind reading takes from both sides."""


@dataclass(frozen=True, kw_only=True)
class JointFlows:
    """What flows each way by what both people say of it, in points: all that leads read.

    Attributes
    ----------
    mentor_to_mentee : float
        F_ME = ½(M_g + E_r), 0–100: what both say went to the mentee.
    mentee_to_mentor : float
        F_EM = ½(E_g + M_r), 0–100: what both say went to the mentor.
    """

    mentor_to_mentee: float
    mentee_to_mentor: float

    @property
    def balance(self) -> float:
        """B = F_ME − F_EM, −100…100; > 0: the mentor gives more, which is normal.

        Besides the true balance it holds half of (claim of the mentor − claim of the mentee), and
        cannot tell them apart. Swapping the sides flips its sign.
        """
        return self.mentor_to_mentee - self.mentee_to_mentor

    @property
    def mutuality(self) -> float:
        """min(F_ME, F_EM), 0–100: what flows at least, both ways. Swapping the sides keeps it."""
        return min(self.mentor_to_mentee, self.mentee_to_mentor)


@dataclass(frozen=True, kw_only=True)
class BalanceNoise:
    """Noise of the balance B of one round.

    Attributes
    ----------
    sd : float
        Standard error of B, in points, 0 or more.
    assumed : bool
        True: not from this program's rounds. Say so wherever an interval rests on it.
    n_pairs : int
        Relationships that it rests on; 0 where assumed.
    """

    sd: float
    assumed: bool
    n_pairs: int


def balance_noise(changes: Sequence[float]) -> BalanceNoise | None:
    """Noise of B from a program's own rounds: variance ½·Var(B₂ − B₁).

    Parameters
    ----------
    changes : sequence of float
        B₂ − B₁ of each relationship that has two rounds with both flows, both overall. The order
        does not matter.

    Returns
    -------
    BalanceNoise or None
        Its ``sd`` is the √ of that variance (population moment, about the mean change). None with
        fewer than `MINIMUM_PAIRS` relationships, and where no balance moved at all: a ceiling is no
        measurement without error. Then use `ASSUMED_NOISE`.
    """
    if len(changes) < MINIMUM_PAIRS:
        return None
    noise = error_variance(changes)
    return BalanceNoise(sd=math.sqrt(noise), assumed=False, n_pairs=len(changes)) if noise else None


ASSUMED_NOISE = BalanceNoise(sd=assumed_sem(), assumed=True, n_pairs=0)
"""Noise of B before a program has its own: √(¼·Σ SEM²) of four ratings, 15 points. A convention.

B is ½ times a sum and difference of four ratings, hence the quarter. Their errors are taken as
independent. An overall rating is a single item and has no SEM of its own by Cronbach's α.
"""


def balance_interval(balance: float, sd: float) -> tuple[float, float]:
    """Interval of a balance of one round: B ± 1.96·SE (`BalanceNoise.sd`), cut at −100 and 100.

    Where 0 lies between its limits there is no clear difference.
    """
    return interval(balance, sd, lowest=-100.0, highest=100.0)
