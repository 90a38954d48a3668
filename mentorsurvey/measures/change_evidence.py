"""The evidence of a fall: both sides together, whenever it began.

A likelihood ratio over when a fall began and whom it took, beside the EWMA. It finds more where a
fall may begin at any round and where answers are missing, because one side stands in for the
other. Its limit comes from ``change_limits``; its settings were chosen on the generators
of ``bench.calibration``, where the largest ratio in place of the sum, equal weights for every
onset, scores as they are and scores by rank all found less in some scenarios.
"""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

import numpy as np
import numpy.typing as npt

from mentorsurvey.measures.change_basis import Basis, shapes, standard
from mentorsurvey.measures.ewma import BASELINE, Flags, Floats, Ints, break_before, pairs_by_rounds

Whom = Literal["both", "mentor", "mentee"]
"""Whom a fall takes."""

FALLS: tuple[tuple[Whom, tuple[float, float], float], ...] = (
    ("both", (0.8, 0.8), 0.5),
    ("mentor", (1.2, 0.0), 0.25),
    ("mentee", (0.0, 1.2), 0.25),
)
"""Whom a fall takes; by how much (mentor, mentee), in SDs of the program's scores; how likely it
is held to be beside the others. Conventions."""

LATER = 1 / 6
"""How likely a fall is held to be at any later round, beside one right after the baseline.
A convention."""

AHEAD = 6
"""Rounds after which looking for what would clear a fall is given up. A convention."""

MOST = 50.0
"""Where the logarithm of one likelihood ratio is cut, so that no number overflows."""


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """How strongly each pair's scores speak for a fall and against none, up to each round.

    Arrays run over (pair, round).

    Attributes
    ----------
    value : floats
        Natural logarithm of the sum of weighted likelihood ratios, one for every fall and onset: a
        score, and no probability. It is not comparable between rounds (there are ever more onsets)
        or programs (stretched scores are normal only about); what it is worth is how seldom a
        stable pair gets there (`change_either.Limits.rarity`). NaN at rounds without any answer,
        in the first two with one, and without noise.
    fall : ints
        Place in `FALLS` of the likeliest fall; −1 where there is no value.
    onset : ints
        The round, from 0, at which that fall likeliest began; −1 where there is no value.
    """

    value: Floats = field(repr=False)
    fall: Ints = field(repr=False)
    onset: Ints = field(repr=False)

    @cached_property
    def farthest(self) -> Floats:
        """The largest value of each pair; −∞ without any."""
        there = ~np.isnan(self.value)
        return np.asarray(np.max(self.value, axis=1, initial=-np.inf, where=there))

    def alarm(self, limit: float) -> Flags:
        """Where the evidence is beyond a limit. Never where there is none."""
        return np.asarray(self.value > limit)


@dataclass(frozen=True, kw_only=True)
class Fall:
    """Evidence of one pair that lies beyond its limit.

    Attributes
    ----------
    whom : Whom
        Whom the likeliest fall takes.
    since, round : int
        The rounds, from 0, at which it likeliest began, and of the latest answer.
    value, limit : float
        The evidence and its limit, natural logarithms.
    clears : float
        The least whole score, 0–100, that clears it if both sides give it, or more, in each of the
        next ``clears_in`` rounds.
    clears_in : int
        The fewest rounds that can clear it; 0 where a few cannot.
    """

    whom: Whom
    since: int
    round: int
    value: float
    limit: float
    clears: float
    clears_in: int


def standing(
    found: Evidence, mentor: npt.ArrayLike, mentee: npt.ArrayLike, basis: Basis, *, limit: float
) -> dict[int, Fall]:
    """Pair → its fall, of those whose evidence is beyond the limit at their latest answer.

    Parameters
    ----------
    found : Evidence
        Of these scores, without any segment.
    mentor, mentee, basis
        As in `evidence`.
    limit : float
        A natural logarithm.
    """
    sides = pairs_by_rounds(mentor), pairs_by_rounds(mentee)
    known = ~np.isnan(found.value)
    there = np.flatnonzero(known.any(axis=1))
    last = known.shape[1] - 1 - known[there, ::-1].argmax(axis=1) if len(there) else there
    beyond = found.value[there, last] > limit
    pairs, last = there[beyond], last[beyond]
    clears, rounds = _clears(sides[0][pairs], sides[1][pairs], basis, limit)
    return {
        int(pair): Fall(
            whom=FALLS[int(found.fall[pair, at])][0],
            since=int(found.onset[pair, at]),
            round=int(at),
            value=float(found.value[pair, at]),
            limit=limit,
            clears=float(score),
            clears_in=int(more),
        )
        for pair, at, score, more in zip(pairs, last, clears, rounds, strict=True)
    }


def _clears(mentor: Floats, mentee: Floats, basis: Basis, limit: float) -> tuple[Floats, Ints]:
    """The least whole score that clears each pair, and in how many rounds; by halving."""
    clears, rounds = np.full(len(mentor), 100.0), np.zeros(len(mentor), dtype=np.int64)
    for more in range(1, AHEAD + 1):

        def clear(rows: Ints, scores: Floats, more: int = more) -> Flags:
            later = np.repeat(scores[:, None], more, axis=1)
            sides = [np.concatenate([one[rows], later], axis=1) for one in (mentor, mentee)]
            return np.asarray(evidence(sides[0], sides[1], basis).value[:, -1] <= limit)

        rows = np.flatnonzero(rounds == 0)
        rows = rows[clear(rows, np.full(len(rows), 100.0))]
        low, high = np.full(len(rows), -1.0), np.full(len(rows), 100.0)
        while (high - low > 1).any():
            middle = np.floor((low + high) / 2)
            enough = clear(rows, middle)
            low, high = np.where(enough, low, middle), np.where(enough, middle, high)
        clears[rows], rounds[rows] = high, more
    return clears, rounds


def evidence(
    mentor: npt.ArrayLike,
    mentee: npt.ArrayLike,
    basis: Basis,
    *,
    segment: npt.ArrayLike | None = None,
) -> Evidence:
    """Weigh a fall against none, after each round, for every pair.

    Scores y are standardised and stretched (`Shape.stretched`), so that noise is about the same
    at the ceiling as elsewhere. Without a fall y_t = T + e_t, T ~ N(0, Σ_τ) and
    e_t ~ N(0, Σ_e), over the sides that answered; with one, d is taken off from round k on.
    With J and b the sums of information A_t and of A_t·y_t (of those rounds alone: subscript k),
    and V = (Σ_τ⁻¹ + J)⁻¹, the ratio is exp(−d′(b_k − J_k V b) − ½ d′(J_k − J_k V J_k)d). It is
    summed over every fall of `FALLS` and every k after two rounds, weighed by how likely each is
    held to be.

    Parameters
    ----------
    mentor, mentee : array (pair, round)
        Core scores, 0–100, missing as NaN. Rounds without any answer are passed over.
    basis : Basis
        The program's level, spread and noise; of this phase.
    segment : array (round,) or (pair, round), optional
        Where it changes, everything begins anew.

    Returns
    -------
    Evidence
        A fall counts only where one of those it takes answered both before and after it: being
        low from the beginning is no change. Swapping the sides, and their parameters, swaps who
        fell and changes no value. Without noise (σ_e² = 0) on either side there is no value.

    Raises
    ------
    ValueError
        If the arrays are not of one shape, pairs by rounds.
    """
    sides = [pairs_by_rounds(mentor), pairs_by_rounds(mentee)]
    if sides[0].shape != sides[1].shape:
        raise ValueError("both sides run over the same pairs and rounds")
    shape = sides[0].shape
    found = Evidence(
        value=np.full(shape, np.nan), fall=np.full(shape, -1), onset=np.full(shape, -1)
    )
    if not basis.noisy or not sides[0].size:
        return found
    y = np.stack([one.stretched(x) for one, x in zip(shapes(basis), sides, strict=True)], axis=2)
    place = np.cumsum(break_before(segment, shape), axis=1)
    for part in range(int(place.max()) + 1):
        inside = place == part
        _fill(found, np.where(inside[..., None], y, np.nan), standard(basis))
    return found


def _fill(found: Evidence, y: Floats, covariances: tuple[Floats, Floats]) -> None:
    """Write one segment's evidence to where it belongs."""
    between, within = covariances
    there = ~np.isnan(y)
    # Rounds with an answer first, in their order: a round nobody answered is no round.
    order = np.argsort(~there.any(axis=2), axis=1, kind="stable")
    rounds = int(there.any(axis=2).sum(axis=1).max(initial=0))
    order = order[:, :rounds]
    y = np.take_along_axis(y, order[..., None], axis=1)
    there = ~np.isnan(y)
    a = _information(there, within)
    b = (a @ np.where(there, y, 0.0)[..., None])[..., 0]
    answered = np.cumsum(there, axis=1)
    a_sum, b_sum = np.cumsum(a, axis=1), np.cumsum(b, axis=1)
    for last in range(BASELINE, rounds):
        rows = np.flatnonzero(there[:, last].any(axis=1))
        value, fall, onset = _weigh(a_sum[rows], b_sum[rows], answered[rows], last, between)
        at = (rows, order[rows, last])
        found.value[at], found.fall[at] = value, fall
        found.onset[at] = order[rows, onset]


def _weigh(
    a_sum: Floats, b_sum: Floats, answered: Ints, last: int, between: Floats
) -> tuple[Floats, Ints, Ints]:
    """Evidence up to a round, the likeliest fall and its onset, among the rounds with answers."""
    j, b = a_sum[:, last], b_sum[:, last]
    v = between @ np.linalg.inv(np.eye(2) + j @ between)
    level = v @ b[..., None]
    ratios, weights, falls, onsets = [], [], [], []
    for onset in range(BASELINE, last + 1):
        j_after = j - a_sum[:, onset - 1]
        score = (b - b_sum[:, onset - 1]) - (j_after @ level)[..., 0]
        size = j_after - j_after @ v @ j_after
        compares = (answered[:, onset - 1] > 0) & (answered[:, last] > answered[:, onset - 1])
        for place, (_, taken, weight) in enumerate(FALLS):
            d = np.array(taken)
            ratio = -(score @ d) - 0.5 * np.einsum("i,nij,j->n", d, size, d)
            told = compares[:, d > 0].any(axis=1)
            ratios.append(np.where(told, np.clip(ratio, -MOST, MOST), 0.0))
            weights.append(weight * (1.0 if onset == BASELINE else LATER))
            falls.append(place)
            onsets.append(onset)
    part = np.log(weights)[:, None] + np.array(ratios)
    best = part.argmax(axis=0)
    value = np.log(np.exp(part).sum(axis=0))
    return value, np.array(falls)[best], np.array(onsets)[best]


def _information(there: Flags, within: Floats) -> Floats:
    """Information A of each round about the two levels, (pair, round, side, side)."""
    found = np.zeros((*there.shape, 2))
    found[there.all(axis=2)] = np.linalg.inv(within)
    for side in (0, 1):
        alone = there[..., side] & ~there[..., 1 - side]
        found[alone, side, side] = 1 / within[side, side]
    return found
