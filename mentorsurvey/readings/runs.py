"""One pair's rounds in runs, which begin where the two started anew and are not compared."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from mentorsurvey.readings.series import Asked


def starting_anew(of: Iterable[Asked], starts: Collection[int]) -> tuple[Asked, ...]:
    """One pair's rounds: the first that repeats, from each of these numbers on, starts anew."""
    waiting, found = sorted(starts), []
    for each in of:
        anew = each.segment is not None and bool(waiting) and each.number >= waiting[0]
        waiting = [one for one in waiting if not anew or one > each.number]
        found.append(replace(each, anew=anew))
    return tuple(found)


def split(of: Iterable[Asked]) -> list[list[Asked]]:
    """One pair's rounds in runs: each begins where the two started anew."""
    runs: list[list[Asked]] = [[]]
    for each in of:
        if each.anew:
            runs.append([])
        runs[-1].append(each)
    return runs
