"""The one model of change: two correlated levels, and at most one step of them.

A pair's scores are its two lasting levels T ~ N(μ, Σ_τ) plus the noise of each round, N(0, Σ_e),
over the sides that answered. From some round on, a step δ may have been added: of both sides, of
the mentor or of the mentee, down or up, of a size that is normal about a usual one. Everything
that is said of change and of the present level comes from the weights of these steps (``levels``,
``falls``).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

import numpy as np

from mentorsurvey.measures.health import WEIGHTS
from mentorsurvey.measures.pair_rounds import Flags, Floats, Ints, Sides, answered

Whom = Literal["both", "mentor", "mentee"]
"""Whom a step takes."""

FALLS: tuple[tuple[Whom, tuple[float, float], float], ...] = (
    ("both", (0.8, 0.8), 0.5),
    ("mentor", (1.2, 0.0), 0.25),
    ("mentee", (0.0, 1.2), 0.25),
)
"""Whom a step takes; its usual size (mentor, mentee), in SDs of the program's scores; how likely it
is held to be beside the others. Conventions."""

SPREAD = 8.0
"""SD of the size of a step about its usual one, in points; the same for both sides at once.
A convention."""

DOWN = 0.7
"""How many of the steps are held to be falls. A convention."""

SHARE = 0.6
"""How likely a step is held to be at all, once a pair has two rounds, at any of its rounds alike.
A convention, chosen so that the bands of levels cover what they should (docs/calibration.md)."""


@dataclass(frozen=True, kw_only=True)
class Sums:
    """Sums of information over the rounds that a pair answered, in their order.

    A round that nobody answered is no round, so that it changes nothing. Arrays run over
    (pair, answered round) and go up to that round.

    Attributes
    ----------
    order : ints
        The round of the array that each answered round is; past a pair's last one, others.
    rounds : ints (pair,)
        How many rounds each pair answered.
    information : three arrays
        Of A: mentor, mentee, and between them.
    score : pair of arrays
        Of A·y.
    answered : pair of ints
        Rounds that each side answered.
    """

    order: Ints
    rounds: Ints
    information: tuple[Floats, Floats, Floats]
    score: Sides
    answered: tuple[Ints, Ints]


def in_order(y: Sides) -> tuple[Sides, Ints, Ints]:
    """The rounds with an answer of each pair first: scores, places, and how many there are."""
    some = answered(*y)
    rounds = some.sum(axis=1)
    order = np.argsort(~some, axis=1, kind="stable")[:, : int(rounds.max(initial=0))]
    mentor, mentee = (np.take_along_axis(one, order, axis=1) for one in y)
    return (mentor, mentee), order, rounds


def sums(y: Sides, order: Ints, rounds: Ints, within: Floats) -> Sums:
    """Sum up information about the levels; y are deviations from μ as `in_order` puts them."""
    mentor, mentee = (~np.isnan(one) for one in y)
    both = mentor & mentee
    whole = np.linalg.inv(within)
    a_m, a_e = (
        np.where(both, whole[side, side], np.where(one, 1 / within[side, side], 0.0))
        for side, one in enumerate((mentor, mentee))
    )
    a_x = np.where(both, whole[0, 1], 0.0)
    y_m, y_e = (np.where(one, values, 0.0) for one, values in zip((mentor, mentee), y, strict=True))
    return Sums(
        order=order,
        rounds=rounds,
        information=(a_m.cumsum(axis=1), a_e.cumsum(axis=1), a_x.cumsum(axis=1)),
        score=((a_m * y_m + a_x * y_e).cumsum(axis=1), (a_x * y_m + a_e * y_e).cumsum(axis=1)),
        answered=(mentor.cumsum(axis=1), mentee.cumsum(axis=1)),
    )


@dataclass(frozen=True, kw_only=True)
class Steps:
    """What no step, and every possible step, makes of some pairs' scores.

    Arrays run over (step, pair). The levels are w_M·T_M + w_E·T_E less that of μ.

    Attributes
    ----------
    kinds : ints (step,)
        Place in `FALLS`.
    onsets : ints (step,)
        The answered round, from 0, from which on it is there.
    odds : floats (step,)
        How likely it is held to be beside the others before anything is seen.
    ratio : floats
        Logarithm of the likelihood ratio of this step and none, its size integrated out; 0 where
        none of those whom it takes answered both before and after: nothing is known of it.
    told : flags
        Where something is.
    mean, variance : floats
        Of the present level, if this step was.
    calm_mean, calm_variance : floats (pair,)
        Of the present level, if there was none.
    """

    kinds: Ints
    onsets: Ints
    odds: Floats
    ratio: Floats
    told: Flags
    mean: Floats
    variance: Floats
    calm_mean: Floats
    calm_variance: Floats


def weigh(
    of: Sums,
    rows: Ints,
    last: int,
    between: Floats,
    *,
    sizes: Floats,
    spreads: Floats,
    signs: Sequence[tuple[int, float]] = ((-1, DOWN), (1, 1 - DOWN)),
    first: int = 1,
) -> Steps:
    """Weigh every step against none, up to an answered round.

    With J and b the sums of A and A·y, of the rounds from k on J_k and b_k, V = (Σ_τ⁻¹ + J)⁻¹ and
    m₀ = V·b: let g = b_k − J_k·m₀ and M = J_k − J_k·V·J_k. A step has the size δ = d + s·z with
    z ~ N(0, 1). With q = s′Ms and r = s′(g − Md) the log ratio is
    d′g − ½·d′Md + ½·r²/(1 + q) − ½·ln(1 + q), and given the step z has the mean r/(1 + q) and the
    variance 1/(1 + q). The present level is m₀ + (I − V·J_k)δ with V besides.

    Parameters
    ----------
    of : Sums
        Of a segment.
    rows : ints
        The pairs.
    last : int
        The answered round, from 0; of pairs with fewer, their last one.
    between : array (side, side)
        Σ_τ.
    sizes : array (kind, side)
        |d| of each of `FALLS`, in the unit of the scores.
    spreads : array (side,)
        SD of the size on either side.
    signs : sequence of (int, float)
        Whether a step goes down (−1) or up (1), and the share of the steps that do.
    first : int
        The first answered round, from 0, at which a step may be: at least 1.
    """
    jm, je, jx = (one[rows, last] for one in of.information)
    bm, be = (one[rows, last] for one in of.score)
    tm, te, tx = between[0, 0], between[1, 1], between[0, 1]
    size = tm * te - tx * tx
    det = 1 + jm * tm + je * te + 2 * jx * tx + (jm * je - jx * jx) * size
    vm, ve, vx = (tm + size * je) / det, (te + size * jm) / det, (tx - size * jx) / det
    mm, me = vm * bm + vx * be, vx * bm + ve * be
    wm, we = WEIGHTS
    calm = wm * wm * vm + we * we * ve + 2 * wm * we * vx
    counts = list(product(range(first, last + 1), range(len(FALLS)), signs))
    shape = len(counts), len(rows)
    ratio, mean, variance = (np.empty(shape) for _ in range(3))
    told = np.empty(shape, dtype=np.bool_)
    place = 0
    for k in range(first, last + 1):
        km, ke, kx = (
            j - one[rows, k - 1] for j, one in zip((jm, je, jx), of.information, strict=True)
        )
        gm = bm - of.score[0][rows, k - 1] - km * mm - kx * me
        ge = be - of.score[1][rows, k - 1] - kx * mm - ke * me
        # I − V·J_k, by rows, and M = J_k·(I − V·J_k)
        i_mm, i_me = 1 - vm * km - vx * kx, -vm * kx - vx * ke
        i_em, i_ee = -vx * km - ve * kx, 1 - vx * kx - ve * ke
        m_m, m_e = km * i_mm + kx * i_em, kx * i_me + ke * i_ee
        m_x = km * i_me + kx * i_ee
        hm, he = wm * i_mm + we * i_em, wm * i_me + we * i_ee
        compares = [
            (one[rows, k - 1] > 0) & (one[rows, last] > one[rows, k - 1]) for one in of.answered
        ]
        for kind, (_, taken, _) in enumerate(FALLS):
            dm, de = sizes[kind]
            sm, se = (spread if one else 0.0 for spread, one in zip(spreads, taken, strict=True))
            known = np.logical_or.reduce([c for c, one in zip(compares, taken, strict=True) if one])
            q = 1 + sm * sm * m_m + se * se * m_e + 2 * sm * se * m_x
            s_g, d_g = sm * gm + se * ge, dm * gm + de * ge
            s_d = sm * dm * m_m + se * de * m_e + (sm * de + se * dm) * m_x
            d_d = dm * dm * m_m + de * de * m_e + 2 * dm * de * m_x
            h_s, h_d = hm * sm + he * se, hm * dm + he * de
            half_log = np.log(q) / 2
            of_size = calm + h_s * h_s / q
            for sign, _ in signs:
                r = s_g - sign * s_d
                ratio[place] = np.where(
                    known, sign * d_g - d_d / 2 + r * r / (2 * q) - half_log, 0.0
                )
                mean[place] = wm * mm + we * me + sign * h_d + h_s * r / q
                variance[place] = of_size
                told[place] = known
                place += 1
    return Steps(
        kinds=np.array([kind for _, kind, _ in counts], dtype=np.int64),
        onsets=np.array([k for k, _, _ in counts], dtype=np.int64),
        odds=np.array([FALLS[kind][2] * share for _, kind, (_, share) in counts]),
        ratio=ratio,
        told=told,
        mean=mean,
        variance=variance,
        calm_mean=wm * mm + we * me,
        calm_variance=calm,
    )
