"""How often the band of the present level covers where a pair really is, by round."""

from collections.abc import Mapping

import numpy as np
from scipy.stats import norm

from bench.markdown import table
from bench.reference import ITEM_NOISE, ROUNDS, WOBBLE, Floats, scored
from bench.worlds import lasting_levels, white
from mentorsurvey.measures.change.basis import basis
from mentorsurvey.measures.change.levels import levels
from mentorsurvey.measures.health import health

AT = np.arange(ROUNDS)
STEADY: Floats = np.zeros(ROUNDS)

EVENTS: Mapping[str, tuple[Floats, tuple[int, int]]] = {
    "steady": (STEADY, (1, 1)),
    "both fall by 16 at round 3": (np.where(AT >= 2, 16.0, 0.0), (1, 1)),
    "both fall by 30 at round 3": (np.where(AT >= 2, 30.0, 0.0), (1, 1)),
    "the mentee falls by 24 at round 3": (np.where(AT >= 2, 24.0, 0.0), (0, 1)),
    "both lose 4 a round from round 3": (np.where(AT >= 2, 4.0 * (AT - 1), 0.0), (1, 1)),
    "both fall by 16 in rounds 3 and 4 alone": (
        np.where((AT == 2) | (AT == 3), 16.0, 0.0),
        (1, 1),
    ),
}
"""What happens → latent points that are taken off in each round, and of whom."""


def expected(truth: Floats) -> Floats:
    """The mean score of a true level, over rounds and items."""
    grid = np.linspace(-100, 250, 3_501)
    sd = np.hypot(ITEM_NOISE, WOBBLE)
    item = sum(norm.sf((step - 0.5) * 25, grid, sd) for step in range(1, 5))
    return np.asarray(np.interp(truth, grid, 25 * item))


def coverage_table(pairs: int, rng: np.random.Generator) -> str:
    """Share of the bands that cover, by round, of those who answered in it."""
    rows = []
    for level in (70.0, 90.0):
        for response in (1.0, 0.7):
            of = basis(*_drawn(level, response, STEADY, (1, 1), pairs, rng)[0])
            for name, (points, taken) in EVENTS.items():
                sides, truth = _drawn(level, response, points, taken, pairs, rng)
                found = levels(*sides, of)
                covers = (found.low <= truth) & (truth <= found.high)
                there = ~np.isnan(found.mean)
                by_round = (covers[there[:, at], at].mean() for at in range(ROUNDS))
                width = float(np.nanmean(found.high[:, -1] - found.low[:, -1]))
                said = [f"{level:.0f}", f"{response:.0%}", name]
                rows.append([*said, *(f"{100 * one:.0f}" for one in by_round), f"{width:.0f}"])
    rounds = (str(at + 1) for at in range(ROUNDS))
    return table(["level", "response", "what happens", *rounds, "width at 6"], rows)


def _drawn(
    level: float,
    response: float,
    points: Floats,
    taken: tuple[int, int],
    pairs: int,
    rng: np.random.Generator,
) -> tuple[tuple[Floats, Floats], Floats]:
    """Scores, and the true health of each round."""
    lasting = lasting_levels(level, pairs, rng)[:, None]
    truth = lasting - points[None, :, None] * np.array(taken)
    scores = scored(truth + WOBBLE * white(pairs, ROUNDS, rng), rng)
    scores[rng.uniform(size=scores.shape) >= response] = np.nan
    mean = expected(truth)
    return (scores[..., 0], scores[..., 1]), health(mean[..., 0], mean[..., 1])
