"""The readings of large programs: all pairs at once, beside a plain loop, and concordance.

The loop reads one pair after the other in Python; it runs on a sample and its time is scaled.
"""

import gc
import math
import resource
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from mentorsurvey.measures.change_basis import basis, health_of
from mentorsurvey.measures.change_limits import ewma_limit
from mentorsurvey.measures.concordance import concordance
from mentorsurvey.measures.ewma import Floats, Ints, baseline_weight, start_variance
from mentorsurvey.measures.give_and_take import (
    Ratings,
    assumed_balance_noise,
    balance_interval,
    balance_noise,
    give_and_take,
)
from mentorsurvey.measures.health import (
    Parameters,
    band,
    estimate,
    health,
    probability_below,
    running_posteriors,
)
from mentorsurvey.measures.noise import present
from mentorsurvey.readings.analysis_arrays import PairReadings, read_pairs

ROUNDS = 12
SIZES = (100, 1_000, 10_000)
STEP = 100 / 36
REPLICATES = 2_000
EACH = 3
"""Mentees a mentor."""

MOST_SECONDS, MOST_MB, MOST_CONCORDANCE, LEAST_FASTER = 2.0, 1_000, 3.0, 50.0


@dataclass(frozen=True, kw_only=True)
class Answers:
    """Core scores and ratings of a program, (pair, round)."""

    mentor: Floats
    mentee: Floats
    ratings: tuple[Floats, ...]


def program(pairs: int, *, seed: int = 0, response: float = 0.9) -> Answers:
    """A program of stable pairs with a share of forms missing."""
    rng = np.random.default_rng(seed)
    sides = []
    common = rng.normal(0, 11, (pairs, 1))
    for _ in range(2):
        level = 75 + common + rng.normal(0, 11, (pairs, 1))
        x = level + rng.normal(0, 8, (pairs, ROUNDS))
        sides.append(np.clip(np.rint(x / STEP) * STEP, 0, 100))
    answered = [rng.uniform(size=(pairs, ROUNDS)) < response for _ in sides]
    ratings = [
        np.where(
            answered[side], np.clip(sides[side] + rng.normal(0, 9, (pairs, ROUNDS)), 0, 100), np.nan
        )
        for side in (0, 0, 1, 1)
    ]
    mentor, mentee = (np.where(there, x, np.nan) for there, x in zip(answered, sides, strict=True))
    return Answers(mentor=mentor, mentee=mentee, ratings=tuple(ratings))


def at_once(of: Answers, limit: float) -> tuple[PairReadings, Ints]:
    """Everything of every pair: H, bands, level, flows, balances, the three lines and alarms."""
    usual = basis(of.mentor, of.mentee)
    kinds = np.empty((0, 4, *of.mentor.shape))
    found = read_pairs(of.mentor, of.mentee, of.ratings, kinds, usual, limit)
    found.running.band()
    found.overall.interval(found.noise.sd)
    return found, found.change.first


def one_by_one(of: Answers, limit: float) -> list[tuple[object, ...]]:
    """Read the same a pair at a time, with the scalar measures and plain Python."""
    found: list[tuple[object, ...]] = []
    firsts: list[list[float]] = []
    lines = (health_of(of.mentor, of.mentee), of.mentor, of.mentee)
    usual, of_mentor, of_mentee = (estimate(one.tolist()) for one in lines)
    sd = assumed_balance_noise().sd
    rows = [one.tolist() for one in (of.mentor, of.mentee, *of.ratings)]
    for mentor, mentee, *said in zip(*rows, strict=True):
        line = [health(x, y) for x, y in zip(mentor, mentee, strict=True)]
        posteriors = running_posteriors(line, usual)
        bands = [band(one) for one in posteriors if one]
        recent = running_posteriors(line, usual, 2)
        below = next((probability_below(one, 60) for one in reversed(recent) if one), None)
        flows = [
            give_and_take(Ratings(mentor_gave=a, mentor_got=b, mentee_gave=c, mentee_got=d))
            for a, b, c, d in zip(*said, strict=True)
        ]
        jump = _jump(present(line), usual)
        firsts.append([one.balance for one in flows if one][:2])
        balances = [balance_interval(one.balance, sd) for one in flows if one]
        series = ((line, usual), (mentor, of_mentor), (mentee, of_mentee))
        alarms = [_fallen(values, parameters, limit) for values, parameters in series]
        found.append((line, bands, below, jump, balances, any(alarms)))
    balance_noise((one[0], one[1]) for one in firsts if len(one) == 2)
    return found


def _jump(seen: Sequence[float], of: Parameters) -> float | None:
    return (seen[1] - seen[0]) / math.sqrt(2 * of.sigma2) if len(seen) > 1 else None


def _fallen(values: Sequence[float | None], of: Parameters, limit: float) -> bool:
    seen = present(values)
    if len(seen) < 3:
        return False
    own = float(baseline_weight(of.tau2, of.sigma2))
    spread = float(start_variance(of.tau2, of.sigma2))
    start = z = own * (seen[0] + seen[1]) / 2 + (1 - own) * of.mu
    fallen = False
    for n, value in enumerate(seen[2:], start=1):
        z = 0.3 * value + 0.7 * z
        kept = 0.7**n
        size = math.sqrt(of.sigma2 * 0.3 / 1.7 * (1 - kept**2) + spread * (1 - kept) ** 2)
        fallen = fallen or z < start - limit * size - 1e-9
    return fallen


def compare(*, sizes: Sequence[int], runs: int, sample: int = 300) -> bool:
    """Print what the readings of programs of these sizes take; whether every limit is kept."""
    limit = ewma_limit(basis(*_cores(program(1_000)))).limit
    times = {size: _median(partial(at_once, program(size), limit), runs) for size in sizes}
    largest = sizes[-1]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    some = program(min(sample, largest))
    loop = _median(lambda: one_by_one(some, limit), runs)
    loop *= largest / len(some.mentor)
    mentor, mentee = (side[:, 0].tolist() for side in _cores(program(largest, response=1.0)))
    mentors = [str(place // EACH) for place in range(largest)]
    alone = _median(lambda: concordance(mentor, mentee, mentors, replicates=REPLICATES), runs)
    rows = []
    for before, size in zip((None, *sizes), sizes, strict=False):
        growth = f"   × {times[size] / times[before]:.1f} for × {size / before:g}" if before else ""
        rows.append(f"{size:>7,} pairs × {ROUNDS} rounds{times[size] * 1e3:10.1f} ms{growth}")
    print(*rows, sep="\n")
    faster = loop / times[largest]
    limits = (
        ("all pairs, s", times[largest], MOST_SECONDS, times[largest] <= MOST_SECONDS),
        ("memory of the process, MB", memory, MOST_MB, memory <= MOST_MB),
        ("times faster than a loop", faster, LEAST_FASTER, faster >= LEAST_FASTER),
        (
            f"concordance, {REPLICATES:,} replicates, s",
            alone,
            MOST_CONCORDANCE,
            alone <= MOST_CONCORDANCE,
        ),
    )
    print(f"a loop over pairs, scaled from {len(some.mentor)}: {loop:.2f} s")
    for name, value, bound, kept in limits:
        word = "at least" if bound == LEAST_FASTER else "at most"
        print(f"{name:36}{value:9.3f}   {word} {bound:g}: {'ok' if kept else 'missed'}")
    return all(kept for *_, kept in limits)


def _cores(of: Answers) -> tuple[Floats, Floats]:
    return of.mentor, of.mentee


def _median(work: Callable[[], object], runs: int) -> float:
    times = []
    for _ in range(runs):
        gc.collect()
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times)
