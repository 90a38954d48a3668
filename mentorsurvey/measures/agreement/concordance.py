"""Says how far mentors and mentees of a program agree, and how sure that is.

Over pairs with both sides: x the mentor's score, y the mentee's, 0–100. Reads a whole program, so
it uses numpy and scipy; never import it while people answer. `sums` holds what is behind it.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from mentorsurvey.measures.agreement.sums import CHANCE, INDICES, OBSERVED, RANDOM, Sums
from mentorsurvey.measures.noise import SAME
from mentorsurvey.measures.pair_rounds import Floats

ICC_PAIRS = 25
"""Pairs with both sides from which indices are given; below, plots and means only. A convention."""

MODEL_PAIRS = 50
"""Pairs from which the actor–partner model is fitted. A convention."""

INTERVAL_MENTORS = 15
"""Mentors from which an interval is given. Resampling few of them is too sure: of 95 % intervals
some 89 % hold the truth with 10 mentors of three pairs, and 90 to 93 % with 15. A convention."""

MOST_MENTORS = 10_000
"""Mentors that are resampled at most. Of more, parts of so many are resampled, and what comes of it
is drawn together to the size of all, so that no program takes longer. A convention."""

PART = 100
"""Resampled programs of each such part. A convention."""

REPLICATES = 2000
"""Resampled programs behind an interval. A convention."""

DEFINED = 0.95
"""Share of the resampled programs in which an index must exist to have an interval."""

_STREAM = 1979  # draws of its own: a program simulated from the same seed shares none of them

Stage = Literal["plots and means", "icc", "model"]
Reason = Literal["no pairs", "too few pairs", "no spread", "one mentor"]
Unsure = Literal["not resampled", "too few mentors", "too often undefined"]


def stage(n_pairs: int) -> Stage:
    """What a program of this size may be shown: means, then ICC with interval, then the model."""
    if n_pairs < ICC_PAIRS:
        return "plots and means"
    return "icc" if n_pairs < MODEL_PAIRS else "model"


@dataclass(frozen=True, kw_only=True)
class Index:
    """One number over a program's pairs, with its interval.

    Attributes
    ----------
    value : float or None
        None where ``reason`` says why.
    low, high : float or None
        Interval over resampled mentors; None where ``reason`` or ``unsure`` says why.
    reason : Reason or None
        Why there is no value.
    unsure : Unsure or None
        Why there is a value without interval.
    """

    value: float | None
    low: float | None = None
    high: float | None = None
    reason: Reason | None = None
    unsure: Unsure | None = None


NO_PAIRS = Index(value=None, reason="no pairs")


@dataclass(frozen=True, kw_only=True)
class Concordance:
    """How far both sides of a program's pairs agree. Swapping the sides keeps all but δ.

    m and s² are mean and population variance of all 2N scores. Unless told otherwise an index is
    at most 1 (both always say the same), 0 is no more than chance, below 0 is less than that.

    Attributes
    ----------
    n_pairs, n_mentors : int
        Pairs with both sides, and the mentors among them: the number that intervals rest on.
    difference : Index
        δ = mean(x − y), −100…100 points; > 0: mentors rate higher. Swapping the sides flips it.
    pairwise : Index
        r_p = Σ(x − m)(y − m)/(N·s²) = 1 − mean[(x − y)²]/(2s²), −1…1 (Kenny, Kashy and Cook).
    absolute : Index
        ICC(A,1): a mean difference counts as disagreement (McGraw and Wong).
    consistent : Index
        ICC(C,1): a mean difference is taken out, −1…1 (McGraw and Wong).
    lin : Index
        2·s_xy/(s_x² + s_y² + δ²), population moments, −1…1 (Lin).
    krippendorff : Index
        Interval α = r_p + (1 − r_p)/(2N) (Krippendorff).
    chance_corrected : Index
        A = 1 − D_obs/D_rand: the share of the distance between strangers that pairs do not have.
    observed : float or None
        D_obs = mean|x − y|, points, 0 or more; None without pairs.
    random : float or None
        D_rand: mean|x − y| over all combinations of a mentor's score with the score of a mentee
        of another mentor, points; None with one mentor.
    """

    n_pairs: int = 0
    n_mentors: int = 0
    difference: Index = NO_PAIRS
    pairwise: Index = NO_PAIRS
    absolute: Index = NO_PAIRS
    consistent: Index = NO_PAIRS
    lin: Index = NO_PAIRS
    krippendorff: Index = NO_PAIRS
    chance_corrected: Index = NO_PAIRS
    observed: float | None = None
    random: float | None = None

    @property
    def stage(self) -> Stage:
        """What a program of this size may be shown."""
        return stage(self.n_pairs)


def concordance(
    mentor: Sequence[float | None],
    mentee: Sequence[float | None],
    mentors: Sequence[str],
    *,
    minimum_pairs: int = ICC_PAIRS,
    minimum_mentors: int = INTERVAL_MENTORS,
    replicates: int = REPLICATES,
    seed: int = 0,
) -> Concordance:
    """Agreement of both sides over a program's pairs, of one construct and one round.

    Intervals of 95 % are percentiles over resampled programs: mentors are drawn with replacement,
    each with all their pairs, because pairs of one mentor are not independent. Copies of a mentor
    are no strangers to each other, so D_rand never matches them. Of more than 10,000 mentors parts
    are resampled: an error shrinks with the root of their number.

    Parameters
    ----------
    mentor, mentee : sequence of float or None
        Score of each side, one entry a pair; None or NaN where a side has none.
    mentors : sequence of str
        The mentor of each pair. The order of pairs does not matter.
    minimum_pairs, minimum_mentors : int
        From how many on there are indices, and intervals. A mean difference takes one pair.
    replicates : int
        Resampled programs; 0 for no intervals.
    seed : int
        The same seed gives the same intervals.

    Returns
    -------
    Concordance
        A pair without both sides is left out. Never NaN: an index that does not exist says why.
        A resampled program without the index is left out; when more than one in twenty are, there
        is no interval.

    References
    ----------
    Kenny, Kashy and Cook (2006), Dyadic data analysis, ch. 2. McGraw and Wong (1996),
    Psychological Methods 1, 30–46. Lin (1989), Biometrics 45, 255–268. Krippendorff (2004),
    Content analysis, ch. 11.
    """
    if not len(mentor) == len(mentee) == len(mentors):
        raise ValueError("every pair has two entries and a mentor")
    if minimum_pairs < 1 or minimum_mentors < 2 or replicates < 0:
        raise ValueError("counts are positive")
    x, y = (np.array([math.nan if v is None else v for v in side]) for side in (mentor, mentee))
    if np.isinf(x).any() or np.isinf(y).any():
        raise ValueError("a score is finite")
    both = ~(np.isnan(x) | np.isnan(y))
    names, of = np.unique(np.array(mentors, dtype=str)[both], return_inverse=True)
    x, y = x[both], y[both]
    # In one order, whatever the order that they came in: so that even the last digit agrees.
    order = np.lexsort((y, x, of))
    x, y, of = x[order], y[order], of[order]
    n, n_mentors = len(x), len(names)
    if n == 0:
        return Concordance()

    low, high = float(min(x.min(), y.min())), float(max(x.max(), y.max()))
    centre, unit = (low + high) / 2, (high - low) / 2
    scale = 1 / unit if high - low > SAME else 0.0
    program = Sums((x - centre) * scale, (y - centre) * scale, of, n_mentors)
    points = program.indices(np.ones((n_mentors, 1)))[:, 0]
    cloud = np.empty((len(points), 0))
    if replicates and n_mentors >= minimum_mentors:
        random_numbers = np.random.default_rng([_STREAM, seed])
        if n_mentors <= MOST_MENTORS:
            cloud = program.resampled(replicates, random_numbers)
        else:
            scores = (x - centre) * scale, (y - centre) * scale, of
            parts = _parts(*scores, replicates, random_numbers)
            cloud = points[:, None] + parts * math.sqrt(MOST_MENTORS / n_mentors)

    def index(row: int, scale: float = 1.0, needs: int = minimum_pairs) -> Index:
        value = float(points[row]) * scale
        if n < needs:
            return Index(value=None, reason="too few pairs")
        if math.isnan(value):
            alone = row == CHANCE and n_mentors == 1
            return Index(value=None, reason="one mentor" if alone else "no spread")
        if n_mentors < minimum_mentors:
            return Index(value=value, unsure="too few mentors")
        if not replicates:
            return Index(value=value, unsure="not resampled")
        found = cloud[row][~np.isnan(cloud[row])] * scale
        if len(found) < DEFINED * replicates:
            return Index(value=value, unsure="too often undefined")
        ends = np.quantile(found, [0.025, 0.975])
        return Index(value=value, low=float(ends[0]), high=float(ends[1]))

    random = float(points[RANDOM]) * unit
    return Concordance(
        n_pairs=n,
        n_mentors=n_mentors,
        difference=index(0, unit, 1),
        observed=float(points[OBSERVED]) * unit,
        random=None if math.isnan(random) else random,
        **{name: index(row) for row, name in enumerate(INDICES, 1)},
    )


def _parts(
    x: Floats, y: Floats, of: NDArray[np.intp], replicates: int, random: np.random.Generator
) -> Floats:
    """How far resampled parts of a program lie from the parts themselves, (index, program)."""
    found = []
    for start in range(0, replicates, PART):
        drawn = np.zeros(int(of[-1]) + 1, dtype=np.intp)
        drawn[random.choice(len(drawn), MOST_MENTORS, replace=False)] = 1
        inside = drawn[of] == 1
        place = (np.cumsum(drawn) - 1)[of[inside]]
        part = Sums(x[inside], y[inside], place, MOST_MENTORS)
        own = part.indices(np.ones((MOST_MENTORS, 1)))
        found.append(part.resampled(min(PART, replicates - start), random) - own)
    return np.concatenate(found, axis=1)
