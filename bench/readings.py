"""The readings of large programs: all pairs at once, and concordance."""

import gc
import resource
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt

from mentorsurvey.measures.agreement.concordance import concordance
from mentorsurvey.measures.change import alarms
from mentorsurvey.measures.change.alarms import Limits
from mentorsurvey.measures.change.basis import Basis, basis
from mentorsurvey.measures.change.falls import Fall, evidence, standing
from mentorsurvey.measures.change.levels import Levels, present

Floats = npt.NDArray[np.float64]

ROUNDS = 12
SIZES = (100, 1_000, 10_000)
STEP = 100 / 36
REPLICATES = 2_000
EACH = 3
"""Mentees a mentor."""

MOST_SECONDS, MOST_MB, MOST_CONCORDANCE = 1.0, 300, 3.0


@dataclass(frozen=True, kw_only=True)
class Answers:
    """Core scores of a program, (pair, round)."""

    mentor: Floats
    mentee: Floats


def program(pairs: int, *, seed: int = 0, response: float = 0.9) -> Answers:
    """A program of stable pairs with a share of forms missing."""
    rng = np.random.default_rng(seed)
    sides = []
    common = rng.normal(0, 11, (pairs, 1))
    for _ in range(2):
        level = 75 + common + rng.normal(0, 11, (pairs, 1))
        x = level + rng.normal(0, 8, (pairs, ROUNDS))
        x = np.clip(np.rint(x / STEP) * STEP, 0, 100)
        sides.append(np.where(rng.uniform(size=x.shape) < response, x, np.nan))
    return Answers(mentor=sides[0], mentee=sides[1])


def at_once(of: Answers) -> tuple[Basis, Levels, Floats]:
    """Every pair's present level with its band, and the chance that it is low."""
    usual = basis(of.mentor, of.mentee)
    now = present(of.mentor, of.mentee, usual)
    return usual, now, now.high - now.low + now.below(60)


def falls(of: Answers, usual: Basis, limits: Limits) -> dict[int, Fall]:
    """Every pair's evidence of a fall, held against its limit."""
    return standing(evidence(of.mentor, of.mentee, usual), limit=limits.limit)


def compare(*, sizes: Sequence[int], runs: int) -> bool:
    """Print what the readings of programs of these sizes take; whether every limit is kept."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    times = {size: _median(partial(at_once, program(size)), runs) for size in sizes}
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 - before
    largest = sizes[-1]
    many = program(largest)
    usual = basis(many.mentor, many.mentee)
    weighed = _median(partial(falls, many, usual, alarms.limits(usual)), runs)
    whole = program(largest, response=1.0)
    mentor, mentee = (side[:, 0].tolist() for side in (whole.mentor, whole.mentee))
    mentors = [str(place // EACH) for place in range(largest)]
    alone = _median(lambda: concordance(mentor, mentee, mentors, replicates=REPLICATES), runs)
    for earlier, size in zip((None, *sizes), sizes, strict=False):
        growth = (
            f"   × {times[size] / times[earlier]:.1f} for × {size / earlier:g}" if earlier else ""
        )
        print(f"{size:>7,} pairs × {ROUNDS} rounds{times[size] * 1e3:10.1f} ms{growth}")
    print(f"evidence of a fall, all pairs, s{weighed:13.3f}")
    limits = (
        ("all pairs with bands, s", times[largest], MOST_SECONDS),
        ("memory that this takes, MB", memory, MOST_MB),
        (f"concordance, {REPLICATES:,} replicates, s", alone, MOST_CONCORDANCE),
    )
    for name, value, bound in limits:
        print(f"{name:36}{value:9.3f}   at most {bound:g}: {'ok' if value <= bound else 'missed'}")
    return all(value <= bound for _, value, bound in limits)


def _median(work: Callable[[], object], runs: int) -> float:
    times = []
    for _ in range(runs):
        gc.collect()
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times)
