"""Where a program and its relationships are heading: one model over all, from five rounds on."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from mentorsurvey.measures.change_trend import FEWEST_ROUNDS, Reason, Slope, trend
from mentorsurvey.readings.series import Program, healths, in_segment


@dataclass(frozen=True, kw_only=True)
class Trends:
    """Slopes of H, in points a round, over the closed rounds since the anchors last changed.

    Attributes
    ----------
    program : Slope or None
        Of the average relationship; None where ``reason`` says why.
    pairs : mapping of str to Slope
        By relationship, of those with five rounds from both sides or more.
    same_slope : bool
        True: no relationship's own slope could be told from the others'.
    rounds : int
        Rounds that have closed.
    n_pairs, n_values, n_mentors : int
        Relationships with two or more of these from both sides, values of H over all of them, and
        the mentors that the relationships share; 0 below five rounds.
    reason : Reason or None
        Why there is no trend.
    """

    program: Slope | None
    pairs: Mapping[str, Slope] = field(repr=False)
    same_slope: bool
    rounds: int
    n_pairs: int
    n_values: int
    reason: Reason | None
    n_mentors: int = 0


def trends(whole: Program) -> Trends:
    """Fit one mixed model to H of every relationship in the latest segment.

    A round that is still open waits: whoever answers first need not be like the others.
    """
    latest = whole.segment
    closed = [one for one in whole.rounds if not one.is_open]
    numbers = [] if latest is None else in_segment(closed, latest)
    rows = [healths(whole.run(pair.id), numbers) for pair in whole.pairs]
    values = np.array(rows, dtype=np.float64).reshape(len(rows), len(numbers))
    mentors = [pair.mentor_id for pair in whole.pairs]
    found = trend(values, mentors) if len(numbers) >= FEWEST_ROUNDS else None
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
        n_values=found.n_values if found else 0,
        reason=found.reason if found else "fewer than five rounds",
        n_mentors=found.n_mentors if found else 0,
    )
