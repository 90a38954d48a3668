"""What the runs come to: medians, ratios of interleaved runs, and whether they keep the limits."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from bench.answers import Sample

PRODUCT = "product"
MEASURES = ("cpu_ms", "median_ms", "p95_ms", "session_mb")


@dataclass(frozen=True, kw_only=True)
class Limit:
    """At most this many times what another target needs; median of the runs' ratios."""

    measure: str
    of: str
    at_most: float


ANSWER_LIMITS = (
    Limit(measure="cpu_ms", of="default", at_most=0.25),
    Limit(measure="cpu_ms", of="tuned", at_most=2),
    Limit(measure="median_ms", of="default", at_most=0.4),
)
LOAD_LIMITS = (Limit(measure="p95_ms", of="tuned", at_most=1.5),)


def of_target(samples: Sequence[Sample], target: str, measure: str) -> list[float]:
    """Return one measure of one target, a value a run in the order of the runs."""
    return [getattr(sample, measure) for sample in samples if sample.target == target]


def ratio(samples: Sequence[Sample], measure: str, target: str, other: str) -> float:
    """Return the median over the runs of target ÷ other.

    Each run's ratio is taken between neighbours in time, so that a slow minute of the machine
    falls on both.
    """
    pairs = zip(
        of_target(samples, target, measure), of_target(samples, other, measure), strict=True
    )
    return statistics.median(ours / theirs for ours, theirs in pairs)


def medians_table(samples: Sequence[Sample]) -> list[str]:
    """Return one line a target: the medians of its runs, with the CPU's spread."""
    lines = [f"{'':10}{'cpu ms':>8}{'(low–high)':>16}{'median ms':>11}{'p95 ms':>9}{'MB':>7}"]
    for target in dict.fromkeys(sample.target for sample in samples):
        cpu = of_target(samples, target, "cpu_ms")
        middle = [statistics.median(of_target(samples, target, measure)) for measure in MEASURES]
        spread = f"({min(cpu):.1f}–{max(cpu):.1f})"
        lines.append(
            f"{target:10}{middle[0]:8.1f}{spread:>16}{middle[1]:11.1f}{middle[2]:9.1f}"
            f"{middle[3]:7.2f}"
        )
    return lines


def verdicts(samples: Sequence[Sample], limits: Sequence[Limit]) -> tuple[list[str], bool]:
    """Return one line a limit, and whether all of them are kept.

    Limits whose targets were not measured are left out.
    """
    measured = {sample.target for sample in samples}
    lines, kept = [], True
    for limit in limits:
        if {PRODUCT, limit.of} <= measured:
            value = ratio(samples, limit.measure, PRODUCT, limit.of)
            ok = value <= limit.at_most
            kept = kept and ok
            lines.append(
                f"{limit.measure:10} product ÷ {limit.of:8}{value:6.2f}   "
                f"at most {limit.at_most:g}: {'ok' if ok else 'over'}"
            )
    return lines, kept


def yardsticks(samples: Sequence[Sample]) -> list[str]:
    """Return how the two bare pages compare, where both were measured."""
    if not {"default", "tuned"} <= {sample.target for sample in samples}:
        return []
    return [
        f"{measure:10} tuned ÷ default   {ratio(samples, measure, 'tuned', 'default'):6.2f}"
        for measure in ("cpu_ms", "median_ms")
    ]
