"""Rules of change, each at exactly 2 % false alarms, and what they find in a scenario.

Every rule gets the limit that exactly 2 % of the stable pairs of the same setting cross within
six rounds; level, spread and noise are estimated from those stable pairs. The evidence is the
product's; the EWMA is a baseline beside it.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from bench.ewma import farthest, on_any, on_health
from bench.reference import CANDOUR, Floats, Scenario, Sides
from mentorsurvey.measures.change.basis import Basis, basis
from mentorsurvey.measures.change.falls import evidence
from mentorsurvey.measures.health import health
from mentorsurvey.measures.noise import CAN_TELL
from mentorsurvey.measures.pair_rounds import Flags

FALSE_ALARMS = 0.02
LEVELS = (70.0, 90.0)
Generator = Callable[[Scenario, int, np.random.Generator], Sides]
Rule = Callable[[Sides, Basis], Floats]
"""The farthest that each pair gets under a rule; −∞ where it never gets anywhere."""
Alarms = Callable[[Sides, Basis], Flags]
"""Which pairs alarm."""


def by_evidence(sides: Sides, of: Basis) -> Floats:
    """Evidence of a fall."""
    return evidence(*sides, of).farthest


RULES: Mapping[str, Rule] = {
    "EWMA on H": on_health,
    "EWMA on H or a side": on_any,
    "evidence": by_evidence,
}


EVIDENCE, EWMA = "evidence", "EWMA on H or a side"
NAMES = tuple(RULES)


@dataclass(frozen=True)
class Share:
    """A share with its Monte Carlo standard error."""

    value: float
    error: float

    def __str__(self) -> str:
        return f"{self.value:.3f} ± {self.error:.3f}"

    def agrees(self, low: float, high: float, rounding: float = 0.005) -> bool:
        """Whether a published range lies within three errors, its rounding allowed for."""
        reach = 3 * self.error + rounding
        return low - reach <= self.value <= high + reach


@dataclass(frozen=True, kw_only=True)
class Setting:
    """Stable pairs of one level and response, and each rule's limit for them."""

    level: float
    response: str
    stable: Scenario
    basis: Basis
    rules: Mapping[str, Rule]
    limits: Mapping[str, tuple[float, float, float]]
    """The limit at the wanted share of false alarms, and at one error less and more."""

    def found(self, sides: Sides) -> dict[str, Share]:
        """The share of pairs that each rule lists."""
        return {
            name: self.share(name, rule(sides, self.basis)) for name, rule in self.rules.items()
        }

    def share(self, name: str, reached: Floats) -> Share:
        """The share beyond a rule's limit; its error is of these pairs and of the limit."""
        limit, low, high = self.limits[name]
        value = float((reached > limit).mean())
        drawn = math.sqrt(value * (1 - value) / len(reached))
        of_limit = float(((reached > low) & (reached <= high)).mean()) / 2
        return Share(value=value, error=math.hypot(drawn, of_limit))


@dataclass(frozen=True, kw_only=True)
class Row:
    """What the rules find in one scenario."""

    setting: Setting
    scenario: Scenario
    found: Mapping[str, Share]


RESPONSES = {
    "100 %": (1.0, 0.0),
    "70 %, by chance": (0.7, 0.0),
    "70 %, the unhappy less": (0.7, CANDOUR),
}


def setting(
    generator: Generator,
    level: float,
    response: str,
    pairs: int,
    rng: np.random.Generator,
    rules: Mapping[str, Rule] = RULES,
) -> tuple[Setting, Sides]:
    """Set each rule's limit by stable pairs, and return these with it."""
    rate, candour = RESPONSES[response]
    stable = Scenario(level=level, response=rate, candour=candour)
    sides = generator(stable, pairs, rng)
    of = basis(*sides)
    error = math.sqrt(FALSE_ALARMS * (1 - FALSE_ALARMS) / pairs)
    limits = {}
    for name, rule in rules.items():
        values = rule(sides, of)
        at, low, high = (
            float(np.quantile(values, 1 - FALSE_ALARMS + way * error)) for way in (0, -1, 1)
        )
        limits[name] = at, low, high
    found = Setting(
        level=level,
        response=response,
        stable=stable,
        basis=of,
        rules=rules,
        limits=limits,
    )
    return found, sides


def compare(
    generator: Generator, responses: Iterable[str], pairs: int, rng: np.random.Generator
) -> Iterator[Row]:
    """What each rule finds, at both levels, of both falls, from a fixed and a random onset."""
    for level in LEVELS:
        for response in responses:
            of, _ = setting(generator, level, response, pairs, rng)
            for random_onset in (False, True):
                for fall in ("joint", "mentee"):
                    scenario = replace(of.stable, fall=fall, random_onset=random_onset)
                    sides = generator(scenario, pairs, rng)
                    yield Row(setting=of, scenario=scenario, found=of.found(sides))


def naive(sides: Sides, of: Basis) -> dict[str, float]:
    """Share of stable pairs that rules without a model alarm on, by name."""
    both = np.stack(sides, axis=2)
    h = health(*sides)
    spread = both[:, 0].std(axis=0)
    gap = both[..., 0] - both[..., 1]
    error = CAN_TELL * math.sqrt(2 * of.health.sigma2)
    return {
        "a side falls by .5 SD or more between two rounds": float(
            (np.diff(both, axis=1) <= -0.5 * spread).any(axis=(1, 2)).mean()
        ),
        "the sides differ by more than 1 SD in some round": float(
            (np.abs(gap) > spread.mean()).any(axis=1).mean()
        ),
        "H differs from round 1 beyond 1.96·√2·σ_e in some round": float(
            (np.abs(h[:, 1:] - h[:, :1]) > error).any(axis=1).mean()
        ),
    }


def estimated(stable: Sides, n_pairs: int, rule: Alarms, *, programs: int) -> Share:
    """False alarms of a rule in programs that estimate everything from their own pairs."""
    rates = []
    for start in range(0, min(programs * n_pairs, len(stable[0]) - n_pairs + 1), n_pairs):
        sides = stable[0][start : start + n_pairs], stable[1][start : start + n_pairs]
        rates.append(rule(sides, basis(*sides, minimum_pairs=2)).mean())
    return Share(float(np.mean(rates)), float(np.std(rates) / math.sqrt(len(rates))))


def first_rounds(stable: Sides, n_pairs: int, limits: tuple[float, float, float]) -> Share:
    """False alarms of the EWMA where τ² is the sample variance of first rounds, less the noise.

    The way that comes out as published; the product takes all rounds. The limit is that of exactly
    2 % of a large program, and the limits at one error less and more: as in `Setting`, its error
    counts too.
    """
    programs = len(stable[0]) // n_pairs
    sides = [one[: programs * n_pairs] for one in stable]
    reached = np.full(programs * n_pairs, -np.inf)
    for x in (health(*sides), *sides):
        by_program = x.reshape(programs, n_pairs, -1)
        first = by_program[:, :, 0]
        sigma2 = np.diff(by_program, axis=2).reshape(programs, -1).var(axis=1) / 2
        tau2 = np.maximum(0.0, first.var(axis=1, ddof=1) - sigma2)
        of = (np.repeat(one, n_pairs) for one in (first.mean(axis=1), tau2, sigma2))
        reached = np.maximum(reached, farthest(x, *of))
    at, low, high = ((reached > limit).reshape(programs, n_pairs).mean(axis=1) for limit in limits)
    drawn = float(at.std(ddof=1)) / math.sqrt(programs)
    return Share(float(at.mean()), math.hypot(drawn, float(low.mean() - high.mean()) / 2))
