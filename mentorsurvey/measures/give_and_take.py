"""Give and take: what flows each way, the balance of the two, and what it may hide.

The indices are this project's own algebra, not validated: say so wherever they are shown. Ratings
are in POMP, 0–100. Standard library alone.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mentorsurvey.measures.noise import (
    MINIMUM_PAIRS,
    assumed_sem,
    error_variance,
    interval,
    mean,
    present,
)

KINDS = 5
"""The kinds of give and take that the longer instrument may ask about."""

KINDS_NEEDED = 3
"""Of these, the kinds that a by-kind reading takes from both sides."""

ASSUMED_SEM = assumed_sem()
"""Standard error of one rating, in points, until a program has its own: 15. A convention."""

ASSUMED_SEMS = (ASSUMED_SEM, ASSUMED_SEM, ASSUMED_SEM, ASSUMED_SEM)
"""Of the four ratings."""


@dataclass(frozen=True, kw_only=True)
class Ratings:
    """What each side says it gave and got, 0–100; None or NaN where it does not say.

    Attributes
    ----------
    mentor_gave, mentor_got : float or None
        M_g and M_r.
    mentee_gave, mentee_got : float or None
        E_g and E_r.
    """

    mentor_gave: float | None
    mentor_got: float | None
    mentee_gave: float | None
    mentee_got: float | None


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
class GiveAndTake(JointFlows):
    """The joint flows, with what the four ratings say beyond them, in points.

    For `analyse` and for totals alone: the four readings together give back all four ratings.

    Attributes
    ----------
    claiming : float
        U = ½(M_g + E_g) − ½(M_r + E_r), −100…100; > 0: together they say they gave more than they
        say they got. Swapping the sides keeps it.
    tone : float
        V = ½(M_g + M_r) − ½(E_g + E_r), −100…100; > 0: the mentor rates everything higher.
        Swapping the sides flips its sign.
    """

    claiming: float
    tone: float


def give_and_take(ratings: Ratings) -> GiveAndTake | None:
    """Read the overall give and take of one round.

    Parameters
    ----------
    ratings : Ratings
        The overall ratings of both sides. Never mixed with ratings by kind.

    Returns
    -------
    GiveAndTake or None
        None unless all four ratings are there: one side alone has no flow.
    """
    given = _complete(ratings)
    return _read(*given) if given else None


@dataclass(frozen=True, kw_only=True)
class ByKind:
    """Give and take by kind: a line of its own, never joined to the overall one.

    Attributes
    ----------
    together : GiveAndTake
        Of the mean ratings over the kinds that both sides rated in full.
    kinds : mapping of str to GiveAndTake
        Each of these kinds alone.
    """

    together: GiveAndTake
    kinds: Mapping[str, GiveAndTake]


def by_kind(ratings: Mapping[str, Ratings]) -> ByKind | None:
    """Read give and take by kind, in the longer instrument.

    A kind counts where all four of its ratings are there, so that both flows rest on the same
    kinds: otherwise their difference would compare one kind with another.

    Parameters
    ----------
    ratings : mapping of str to Ratings
        At most five kinds, by name; a kind may be left out or hold missing ratings. The order
        does not matter.

    Returns
    -------
    ByKind or None
        None with fewer than three kinds from both.

    Raises
    ------
    ValueError
        With more than five kinds.
    """
    if len(ratings) > KINDS:
        raise ValueError("give and take has at most five kinds")
    rated = {kind: given for kind, of in ratings.items() if (given := _complete(of))}
    if len(rated) < KINDS_NEEDED:
        return None
    return ByKind(
        together=_read(*map(mean, zip(*rated.values(), strict=True))),
        kinds={kind: _read(*given) for kind, given in rated.items()},
    )


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


def balance_noise(
    first_second_pairs: Iterable[tuple[float | None, float | None]],
    *,
    minimum_pairs: int = MINIMUM_PAIRS,
) -> BalanceNoise | None:
    """Noise of B from a program's own rounds: variance ½·Var(B₂ − B₁).

    Parameters
    ----------
    first_second_pairs : iterable of tuples of float or None
        B of the first and the second round of each relationship, both overall. A relationship
        without both is left out. The order of the relationships does not matter.
    minimum_pairs : int
        Relationships that it takes, at least 2; the same convention as for health.

    Returns
    -------
    BalanceNoise or None
        Its ``sd`` is the √ of that variance (population moment, about the mean change). None with
        fewer relationships, and where no balance moved at all: a ceiling is no measurement
        without error. Then use `assumed_balance_noise`.

    Raises
    ------
    ValueError
        For ``minimum_pairs`` below 2.
    """
    if minimum_pairs < 2:
        raise ValueError("noise takes at least two pairs")
    both = [pair for pair in map(present, first_second_pairs) if len(pair) == 2]
    if len(both) < minimum_pairs:
        return None
    noise = error_variance([second - first for first, second in both])
    return BalanceNoise(sd=math.sqrt(noise), assumed=False, n_pairs=len(both)) if noise else None


def assumed_balance_noise(sems: Sequence[float] = ASSUMED_SEMS) -> BalanceNoise:
    """Noise of B before a program has two rounds: √(¼·Σ SEM²), labelled assumed.

    B is ½ times a sum and difference of four ratings, hence the quarter. Their errors are taken
    as independent. An overall rating is a single item and has no SEM of its own by Cronbach's α,
    hence the default (`noise.assumed_sem`).

    Parameters
    ----------
    sems : sequence of float
        The standard errors of M_g, M_r, E_g and E_r, in points, in any order, 0 or more.

    Returns
    -------
    BalanceNoise
        Always ``assumed``.

    Raises
    ------
    ValueError
        If there are not four, or one is negative or missing.
    """
    if len(sems) != 4 or not all(sem >= 0 for sem in sems):
        raise ValueError("the noise of a balance takes four standard errors of 0 or more")
    return BalanceNoise(sd=math.hypot(*sems) / 2, assumed=True, n_pairs=0)


def balance_interval(balance: float, sd: float) -> tuple[float, float]:
    """Interval of a balance: B ± 1.96·SE, cut at −100 and 100.

    Parameters
    ----------
    balance : float
        B of one round, in points.
    sd : float
        Its standard error (`BalanceNoise.sd`), 0 or more.

    Returns
    -------
    tuple of float
        Lower and upper limit. Where 0 lies between them there is no clear difference.

    Raises
    ------
    ValueError
        For a negative ``sd``.
    """
    return interval(balance, sd, lowest=-100.0, highest=100.0)


def reciprocity_ratio(reading: JointFlows) -> float | None:
    """Ratio R = 2·min(F_ME, F_EM)/(F_ME + F_EM). For `analyse` alone, never for a screen.

    It needs a true zero, which ratings do not have, and noise bends it: with SEM 9 at level 75
    perfect reciprocity looks like R ≈ .95.

    Parameters
    ----------
    reading : JointFlows
        Flows of 0 or more.

    Returns
    -------
    float or None
        0–1; 1 is reciprocal, 0 is one way only; swapping the sides keeps it. None where nothing
        flows.
    """
    total = reading.mentor_to_mentee + reading.mentee_to_mentor
    return 2 * reading.mutuality / total if total > 0 else None


def _complete(ratings: Ratings) -> tuple[float, float, float, float] | None:
    match present(
        [ratings.mentor_gave, ratings.mentor_got, ratings.mentee_gave, ratings.mentee_got]
    ):
        case [mentor_gave, mentor_got, mentee_gave, mentee_got]:
            return mentor_gave, mentor_got, mentee_gave, mentee_got
        case _:
            return None


def _read(
    mentor_gave: float, mentor_got: float, mentee_gave: float, mentee_got: float
) -> GiveAndTake:
    return GiveAndTake(
        mentor_to_mentee=(mentor_gave + mentee_got) / 2,
        mentee_to_mentor=(mentee_gave + mentor_got) / 2,
        claiming=(mentor_gave + mentee_gave) / 2 - (mentor_got + mentee_got) / 2,
        tone=(mentor_gave + mentor_got) / 2 - (mentee_gave + mentee_got) / 2,
    )
