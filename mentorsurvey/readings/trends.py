"""Where a program and its relationships are heading: one model over all, from five rounds on."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from mentorsurvey.measures.change_trend import FEWEST_ROUNDS, Reason, Slope, trend
from mentorsurvey.readings.series import Program, healths, in_segment


@dataclass(frozen=True, kw_only=True)
class Trends:
    """Slopes of H, in points a round, over the rounds since the anchors last changed.

    Attributes
    ----------
    program : Slope or None
        Of the average relationship; None where ``reason`` says why.
    pairs : mapping of str to Slope
        By relationship, of those with five rounds from both sides or more.
    same_slope : bool
        True: no relationship's own slope could be told from the others'.
    rounds, n_pairs : int
        Rounds that were asked, and relationships with two or more of them from both sides.
    reason : Reason or None
        Why there is no trend.
    """

    program: Slope | None
    pairs: Mapping[str, Slope] = field(repr=False)
    same_slope: bool
    rounds: int
    n_pairs: int
    reason: Reason | None


def trends(whole: Program) -> Trends:
    """Fit one mixed model to H of every relationship in the latest segment."""
    latest = max((one.segment for one in whole.rounds if one.segment is not None), default=None)
    numbers = [] if latest is None else in_segment(whole.rounds, latest)
    rows = [healths(whole.history(pair.id), numbers) for pair in whole.pairs]
    values = np.array(rows, dtype=np.float64).reshape(len(rows), len(numbers))
    found = trend(values) if len(numbers) >= FEWEST_ROUNDS else None
    slopes = found.pairs if found else ()
    return Trends(
        program=found.program if found else None,
        pairs={
            pair.id: slope
            for pair, slope in zip(whole.pairs, slopes, strict=bool(slopes))
            if slope is not None
        },
        same_slope=bool(found and found.same_slope),
        rounds=len(numbers),
        n_pairs=found.n_pairs if found else 0,
        reason=found.reason if found else "fewer than five rounds",
    )
