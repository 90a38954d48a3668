"""False alarms in worlds unlike the model: pairs to which nothing happens, on the reference.

Limits are those that the product would set: by level, spread and noise as estimated from these
pairs, and their response. What was found before is of the rule that came before (an EWMA or the
evidence, set together).
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from bench.reference import CORRELATION, ROUNDS, SPREAD, WOBBLE, Floats, Sides, scored

MENTEES = 3
"""Of each mentor, where mentors are shared."""

Wobble = Callable[[int, int, np.random.Generator], Floats]
Moves = Callable[[int, int, np.random.Generator], Floats]


@dataclass(frozen=True, kw_only=True)
class World:
    """What is unlike the model; arrays are (pair, round, side) or spread out to it.

    Attributes
    ----------
    moves : function of pairs, rounds and generator
        Points that are added to the lasting levels.
    wobble : function of the same
        The noise of each round, in points.
    items, points : int
        What is answered.
    shared : bool
        Whether mentors have several mentees, with one level and one wobble.
    """

    moves: Moves = lambda _pairs, rounds, _rng: np.zeros((1, rounds, 1))
    wobble: Wobble = lambda pairs, rounds, rng: WOBBLE * white(pairs, rounds, rng)
    items: int = 12
    points: int = 5
    shared: bool = False

    def sides(
        self, level: float, pairs: int, rng: np.random.Generator, rounds: int = ROUNDS
    ) -> Sides:
        """Scores of so many pairs."""
        return self.answered(lasting_levels(level, pairs, rng), rng, rounds)

    def answered(self, lasting: Floats, rng: np.random.Generator, rounds: int = ROUNDS) -> Sides:
        """Scores of pairs with these levels."""
        pairs = len(lasting)
        felt = lasting[:, None] + self.moves(pairs, rounds, rng) + self.wobble(pairs, rounds, rng)
        if self.shared:
            felt[..., 0] = np.repeat(felt[::MENTEES, :, 0], MENTEES, axis=0)[:pairs]
        scores = scored(felt, rng, items=self.items, points=self.points)
        return scores[..., 0], scores[..., 1]


def lasting_levels(level: float, pairs: int, rng: np.random.Generator) -> Floats:
    """The sides' true levels, (pair, side), as in the reference."""
    common, own = rng.standard_normal((pairs, 1)), rng.standard_normal((pairs, 2))
    lasting = np.sqrt(CORRELATION) * common + np.sqrt(1 - CORRELATION) * own
    return np.asarray(level + SPREAD * lasting)


def white(pairs: int, rounds: int, rng: np.random.Generator) -> Floats:
    """Noise with an SD of 1, half of its variance common to both sides."""
    together, alone = (
        rng.standard_normal((pairs, rounds, 1)),
        rng.standard_normal((pairs, rounds, 2)),
    )
    return np.asarray(np.sqrt(0.5) * (together + alone))


def lasting_noise(correlation: float, sd: float = WOBBLE) -> Wobble:
    """AR(1): a share of a round's noise stays for the next."""

    def drawn(pairs: int, rounds: int, rng: np.random.Generator) -> Floats:
        noise = white(pairs, rounds, rng)
        for at in range(1, rounds):
            new = math.sqrt(1 - correlation**2) * noise[:, at]
            noise[:, at] = correlation * noise[:, at - 1] + new
        return sd * noise

    return drawn


def bad_days(share: float, points: float) -> Wobble:
    """Besides the usual noise, a person's round in so many has points less."""

    def drawn(pairs: int, rounds: int, rng: np.random.Generator) -> Floats:
        noise = WOBBLE * white(pairs, rounds, rng)
        return noise - points * (rng.uniform(size=noise.shape) < share)

    return drawn


def unlike(log_sd: float) -> Wobble:
    """Each pair's noise has an SD of its own: the usual times a log-normal factor with mean 1."""

    def drawn(pairs: int, rounds: int, rng: np.random.Generator) -> Floats:
        factor = np.exp(log_sd * rng.standard_normal((pairs, 1, 1)) - log_sd**2 / 2)
        return WOBBLE * factor * white(pairs, rounds, rng)

    return drawn


def heavy(pairs: int, rounds: int, rng: np.random.Generator) -> Floats:
    """Noise with the tails of a t distribution of 4 degrees, and the usual SD."""
    chi = np.sqrt(rng.chisquare(4, (pairs, rounds, 1)) / 4)
    return WOBBLE * white(pairs, rounds, rng) / chi / math.sqrt(2)


def moving(*points: float) -> Moves:
    """All pairs move by so many points in each round."""
    return lambda _pairs, rounds, _rng: np.array(points[:rounds])[None, :, None]


def slopes(sd: float) -> Moves:
    """Each pair has a slope of its own, in points a round."""
    return lambda pairs, rounds, rng: (
        sd * rng.standard_normal((pairs, 1, 1)) * np.arange(rounds)[None, :, None]
    )


WORLDS: Mapping[str, tuple[World, str, str]] = {
    "as in the model": (World(), "1.6", "2"),
    "the program drifts by −2 a round": (
        World(moves=moving(0, -2, -4, -6, -8, -10)),
        "7.8",
        "2.5",
    ),
    "a honeymoon: +6 in the first two rounds": (
        World(moves=moving(6, 6, 0, 0, 0, 0)),
        "6.4",
        "2.5",
    ),
    "a season: −6 in rounds 4 and 5": (World(moves=moving(0, 0, 0, -6, -6, 0)), "4.1", "2.5"),
    "noise AR(1) .5": (World(wobble=lasting_noise(0.5)), "3.3", "4"),
    "noise AR(1) .8": (World(wobble=lasting_noise(0.8)), "3.5", "4"),
    "noise AR(1) .8, wobble 12": (World(wobble=lasting_noise(0.8, 12)), "7.4", "4, or said"),
    "heavy tails (t, 4 degrees)": (World(wobble=heavy), "–", "3.5"),
    "3 % bad days of −40": (World(wobble=bad_days(0.03, 40)), "5.1", "3.5"),
    "pairs' noise differs, log SD .8": (World(wobble=unlike(0.8)), "3.5", "3.5"),
    "pairs' slopes differ, SD 3": (World(moves=slopes(3)), "8.6", "real change: said"),
    f"{MENTEES} mentees share a mentor": (World(shared=True), "–", "2.5"),
}
"""World → what it is, false alarms in percent with the rule before, and what is wanted at most."""

ASSUMED: Mapping[str, tuple[World, int, str]] = {
    "as assumed": (World(), 12, "–"),
    "3 items": (World(items=3), 3, "14.5"),
    "1 item of 7 points": (World(items=1, points=7), 1, "38.5"),
    "wobble 14": (World(wobble=lasting_noise(0, 14)), 12, "9.9"),
}
"""With assumed numbers: world → what it is, anchors, false alarms before."""
