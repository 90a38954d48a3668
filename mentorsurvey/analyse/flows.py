"""Give and take of all pairs at once, with what four ratings say beyond the joint flows.

For `analyse` alone: flows, claiming and tone together give back all four ratings.
"""

from dataclasses import dataclass, fields

import numpy as np

from mentorsurvey.measures.give_and_take import (
    ASSUMED_NOISE,
    KINDS,
    KINDS_NEEDED,
    BalanceNoise,
    balance_noise,
)
from mentorsurvey.measures.noise import CAN_TELL
from mentorsurvey.measures.pair_rounds import Floats, first_two


@dataclass(frozen=True, kw_only=True)
class Flows:
    """Give and take, in points, of any one shape. NaN: a rating is missing.

    Attributes
    ----------
    mentor_to_mentee, mentee_to_mentor, balance, mutuality : floats
        As in `give_and_take.JointFlows`.
    claiming : floats
        U = ½(M_g + E_g) − ½(M_r + E_r), −100…100; > 0: together they say they gave more than they
        say they got. Swapping the sides keeps it.
    tone : floats
        V = ½(M_g + M_r) − ½(E_g + E_r), −100…100; > 0: the mentor rates everything higher.
        Swapping the sides flips its sign.
    """

    mentor_to_mentee: Floats
    mentee_to_mentor: Floats
    balance: Floats
    mutuality: Floats
    claiming: Floats
    tone: Floats

    def rows(self, which: slice) -> "Flows":
        """Those of some pairs."""
        return Flows(**{one.name: getattr(self, one.name)[which] for one in fields(self)})

    @property
    def ratio(self) -> Floats:
        """R = 2·min(F_ME, F_EM)/(F_ME + F_EM), 0–1; 1 is reciprocal. NaN where nothing flows.

        It needs a true zero, which ratings do not have, and noise bends it: with SEM 9 at level 75
        perfect reciprocity looks like R ≈ .95. So it is never on a screen.
        """
        total = self.mentor_to_mentee + self.mentee_to_mentor
        return np.asarray(2 * self.mutuality / np.where(total > 0, total, np.nan))

    def interval(self, error: float) -> tuple[Floats, Floats]:
        """B ± 1.96·SE, cut at −100 and 100, as `give_and_take.balance_interval`."""
        low, high = self.balance - CAN_TELL * error, self.balance + CAN_TELL * error
        return low.clip(-100.0, 100.0, out=low), high.clip(-100.0, 100.0, out=high)


def flows(
    mentor_gave: Floats, mentor_got: Floats, mentee_gave: Floats, mentee_got: Floats
) -> Flows:
    """Read give and take wherever all four ratings are there; never mixed with those by kind."""
    to_mentee, to_mentor = mentor_gave + mentee_got, mentee_gave + mentor_got
    to_mentee /= 2
    to_mentor /= 2
    balance = to_mentee - to_mentor
    gone = np.isnan(balance)
    np.copyto(to_mentee, np.nan, where=gone)
    np.copyto(to_mentor, np.nan, where=gone)
    claim_of_mentor, claim_of_mentee = mentor_gave - mentee_got, mentee_gave - mentor_got
    return Flows(
        mentor_to_mentee=to_mentee,
        mentee_to_mentor=to_mentor,
        balance=balance,
        mutuality=np.minimum(to_mentee, to_mentor),
        claiming=(claim_of_mentor + claim_of_mentee) / 2,
        tone=(claim_of_mentor - claim_of_mentee) / 2,
    )


def by_kind(ratings: Floats) -> Flows:
    """Read give and take by kind: of the mean ratings over the kinds that both rated in full.

    A kind counts where all four of its ratings are there, so that both flows rest on the same
    kinds: otherwise their difference would compare one kind with another.

    Parameters
    ----------
    ratings : array (kind, rating, pair, round)
        At most five kinds; ratings in the order of `flows`.

    Returns
    -------
    Flows
        Together; NaN with fewer than three kinds from both.

    Raises
    ------
    ValueError
        With more than five kinds.
    """
    if len(ratings) > KINDS:
        raise ValueError("give and take has at most five kinds")
    if not len(ratings):
        nothing = np.full(ratings.shape[2:], np.nan)
        return Flows(
            mentor_to_mentee=nothing,
            mentee_to_mentor=nothing,
            balance=nothing,
            mutuality=nothing,
            claiming=nothing,
            tone=nothing,
        )
    whole = np.logical_not(np.isnan(ratings).any(axis=1))
    count = whole.sum(axis=0)
    enough = count >= KINDS_NEEDED
    totals = np.where(whole[:, None], ratings, 0.0).sum(axis=0)
    means = np.where(enough, totals / np.where(enough, count, 1), np.nan)
    return flows(*means)


def noise(balances: Floats) -> BalanceNoise:
    """Noise of B from each pair's first two rounds that have one, of (pair, round); or assumed."""
    both, _ = first_two(balances)
    changes = (both[:, 1] - both[:, 0])[~np.isnan(both[:, 0])]
    return balance_noise(changes.tolist()) or ASSUMED_NOISE
