"""Pair-level readings of a whole program at once: arrays over (pair, round).

The formulas are those of `health` and `give_and_take`, which say what each number means, and the
tests hold both to the same results. Missing is NaN. Uses numpy; never import it while people
answer.
"""

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

from mentorsurvey.measures.ewma import Counts, Floats, Ints, pairs_by_rounds
from mentorsurvey.measures.give_and_take import KINDS, KINDS_NEEDED, BalanceNoise
from mentorsurvey.measures.health import ASSUMED, Parameters
from mentorsurvey.measures.noise import CAN_TELL, MINIMUM_PAIRS, SAME


def estimate(
    values: npt.ArrayLike, *, assumed: Parameters = ASSUMED, minimum_pairs: int = MINIMUM_PAIRS
) -> Parameters:
    """Level, spread and noise as `health.estimate` finds them.

    Parameters
    ----------
    values : array (pair, round)
        In points of 0–100, missing as NaN.
    assumed, minimum_pairs
        As in `health.estimate`.

    Returns
    -------
    health.Parameters
        Equal to it but for rounding.

    Raises
    ------
    ValueError
        For ``minimum_pairs`` below 2, or values that are not pairs by rounds.
    """
    if minimum_pairs < 2:
        raise ValueError("an estimate takes at least two pairs")
    x = pairs_by_rounds(values)
    seen = ~np.isnan(x)
    counts = np.count_nonzero(seen, axis=1)
    n_pairs = int(np.count_nonzero(counts > 1))
    if n_pairs < minimum_pairs:
        return Parameters(
            mu=assumed.mu,
            tau2=assumed.tau2,
            sigma2=assumed.sigma2,
            assumed=True,
            n_pairs=n_pairs,
        )
    there, starts = x[seen], np.cumsum(counts) - counts
    begins = np.zeros(len(there), dtype=np.bool_)
    begins[starts[counts > 0]] = True
    sigma2 = _variance(np.diff(there)[~begins[1:]]) / 2
    counts = counts[counts > 0]
    between = _variance(np.add.reduceat(there, np.flatnonzero(begins)) / counts)
    own = between - sigma2 * float((1 / counts).mean())
    return Parameters(
        mu=float(there[begins].mean()),
        tau2=max(own, between * float(np.sqrt(2 / len(counts)))),
        sigma2=sigma2,
        assumed=False,
        n_pairs=n_pairs,
    )


@dataclass(frozen=True, kw_only=True)
class Posteriors:
    """What rounds say about true levels, (pair, round) or (pair,); see `health.Posterior`.

    NaN, and 0 rounds, where there is none to speak of. ``weights`` and ``sds`` run over the
    number of rounds, on which alone they depend.
    """

    mean: Floats
    rounds: Counts
    weights: Floats
    sds: Floats

    @property
    def weight(self) -> Floats:
        """The weight w of each, 0–1."""
        return np.asarray(self.weights.take(self.rounds))

    @property
    def sd(self) -> Floats:
        """Its deviation √V, in points."""
        return np.asarray(self.sds.take(self.rounds))

    def band(self, level: float = 0.95) -> tuple[Floats, Floats]:
        """Interval of each, as `health.band`: m ± z·√V, cut at 0 and 100."""
        z = NormalDist().inv_cdf(0.5 + level / 2)
        reach = z * self.sd
        low, high = self.mean - reach, self.mean + reach
        return low.clip(0.0, 100.0, out=low), high.clip(0.0, 100.0, out=high)


def running_posteriors(values: npt.ArrayLike, parameters: Parameters) -> Posteriors:
    """Posterior after each round, from the rounds up to it, as `health.running_posteriors`.

    Parameters
    ----------
    values : array (pair, round)
        In points of 0–100, missing as NaN.
    parameters : Parameters
        Of the same quantity.

    Returns
    -------
    Posteriors
        Equal to the scalar function but for rounding.

    Raises
    ------
    ValueError
        If values are not pairs by rounds.
    """
    x = pairs_by_rounds(values)
    gone = np.isnan(x)
    rounds = np.cumsum(~gone, axis=1, dtype=np.int16)
    rounds[gone] = 0
    total = np.cumsum(np.where(gone, 0.0, x), axis=1)
    return _posteriors(total, rounds, x.shape[1], parameters)


def last_posteriors(values: npt.ArrayLike, parameters: Parameters, window: int) -> Posteriors:
    """Posterior of each pair from its last rounds that are there, (pair,).

    Parameters
    ----------
    values, parameters
        As in `running_posteriors`.
    window : int
        How many of the last rounds count; fewer where there are fewer.

    Returns
    -------
    Posteriors
        As the last that `health.running_posteriors` gives with this window; NaN, and 0 rounds,
        without any.

    Raises
    ------
    ValueError
        For a window below 1, or values that are not pairs by rounds.
    """
    if window < 1:
        raise ValueError("a window holds at least one round")
    x = pairs_by_rounds(values)
    there = ~np.isnan(x)
    back = np.cumsum(there[:, ::-1], axis=1)[:, ::-1]  # 1 at the last that is there
    counted = there & (back <= window)
    rounds = np.count_nonzero(counted, axis=1).astype(np.int16)
    total = np.where(counted, x, 0.0).sum(axis=1)
    return _posteriors(total, rounds, window, parameters)


def _posteriors(total: Floats, rounds: Counts, most: int, of: Parameters) -> Posteriors:
    """From sums over so many rounds; weights and deviations depend on their number alone."""
    k = np.arange(1, most + 1)
    weights = np.ones(most) if of.sigma2 == 0 else k * of.tau2 / (k * of.tau2 + of.sigma2)
    own, others = (np.append(np.nan, one) for one in (weights / k, (1 - weights) * of.mu))
    mean = own.take(rounds)
    mean *= total
    mean += others.take(rounds)
    return Posteriors(
        mean=mean,
        rounds=rounds,
        weights=np.append(np.nan, weights),
        sds=np.append(np.nan, np.sqrt(weights * of.sigma2 / k)),
    )


@dataclass(frozen=True, kw_only=True)
class Flows:
    """Give and take, in points, of any shape; see `give_and_take.GiveAndTake`. NaN: incomplete."""

    mentor_to_mentee: Floats
    mentee_to_mentor: Floats
    balance: Floats
    mutuality: Floats
    claiming: Floats
    tone: Floats

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
    sd = float(np.sqrt(_variance(changes) / 2))
    return BalanceNoise(sd=sd, assumed=False, n_pairs=len(changes)) if sd else None


def first_two(values: Floats) -> tuple[Floats, Ints]:
    """The first two values of each row that are there, and their rounds from 0.

    Returns
    -------
    pair of arrays (pair, 2)
        NaN and −1 in both places of a row with fewer than two.
    """
    there = ~np.isnan(values)
    if values.shape[1] < 2:
        return np.full((len(values), 2), np.nan), np.full((len(values), 2), -1)
    rows, at = np.arange(len(values)), np.empty((len(values), 2), dtype=np.int64)
    at[:, 0] = there.argmax(axis=1)
    later = there.copy()
    later[rows, at[:, 0]] = False
    at[:, 1] = later.argmax(axis=1)
    found = np.take_along_axis(values, at, axis=1)
    short = np.count_nonzero(there, axis=1) < 2
    found[short], at[short] = np.nan, -1
    return found, at


def _variance(values: Floats) -> float:
    """Population variance; 0 where all values are the same but for rounding."""
    if not len(values) or np.ptp(values) <= SAME:
        return 0.0
    return float(values.var())
