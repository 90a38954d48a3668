"""Give and take of all pairs at once: arrays over (pair, round), missing as NaN.

The formulas are those of `give_and_take`, which says what each number means; the tests hold both to
the same results.
"""

from dataclasses import dataclass, fields

import numpy as np

from mentorsurvey.measures.give_and_take import KINDS, KINDS_NEEDED, BalanceNoise
from mentorsurvey.measures.noise import CAN_TELL, MINIMUM_PAIRS
from mentorsurvey.measures.pair_rounds import Floats, first_two, spread


@dataclass(frozen=True, kw_only=True)
class Flows:
    """Give and take, in points, of any shape; see `give_and_take.GiveAndTake`. NaN: incomplete."""

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
        """R = 2·min(F_ME, F_EM)/(F_ME + F_EM), as `give_and_take.reciprocity_ratio`."""
        total = self.mentor_to_mentee + self.mentee_to_mentor
        return np.asarray(2 * self.mutuality / np.where(total > 0, total, np.nan))

    def interval(self, error: float) -> tuple[Floats, Floats]:
        """B ± 1.96·SE, cut at −100 and 100, as `give_and_take.balance_interval`."""
        low, high = self.balance - CAN_TELL * error, self.balance + CAN_TELL * error
        return low.clip(-100.0, 100.0, out=low), high.clip(-100.0, 100.0, out=high)


def flows(
    mentor_gave: Floats, mentor_got: Floats, mentee_gave: Floats, mentee_got: Floats
) -> Flows:
    """Read give and take wherever all four ratings are there, as `give_and_take.give_and_take`."""
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
    """Read give and take over the kinds that both sides rated in full, as `give_and_take.by_kind`.

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


def balance_noise(balances: Floats, *, minimum_pairs: int = MINIMUM_PAIRS) -> BalanceNoise | None:
    """Noise of B from the first two rounds of each pair that have one.

    As `give_and_take.balance_noise`; balances (pair, round), missing as NaN. None with too few,
    and where no balance moved.
    """
    both, _ = first_two(balances)
    changes = (both[:, 1] - both[:, 0])[~np.isnan(both[:, 0])]
    if len(changes) < minimum_pairs:
        return None
    sd = float(np.sqrt(spread(changes) / 2))
    return BalanceNoise(sd=sd, assumed=False, n_pairs=len(changes)) if sd else None
