"""Which cohorts can be looked at alone without isolating anyone."""

from collections import Counter
from collections.abc import Iterable, Mapping

from mentorsurvey.readings.series import FEWEST


def offered_cohorts(cohorts: Iterable[str]) -> tuple[str, ...]:
    """The cohorts that can be chosen, given the cohort of every relationship: all `separable`.

    A single cohort is no choice.
    """
    sizes = Counter(cohorts)
    return separable(sizes) if len(sizes) > 1 else ()


def separable(sizes: Mapping[str, int]) -> tuple[str, ...]:
    """The cohorts that may be looked at alone, given how many relationships each has.

    Each has at least ``FEWEST``, and so has what remains without them, unless nothing does:
    nobody is isolated by choosing, nor by taking what was chosen away from the whole.
    """
    offered = sorted(name for name, size in sizes.items() if size >= FEWEST and name)
    left = sum(sizes.values()) - sum(sizes[name] for name in offered)
    if 0 < left < FEWEST and offered:
        offered.remove(min(offered, key=lambda name: (sizes[name], name)))
    return tuple(offered)
