"""One pair's rounds in runs, which begin where the two started anew and are not compared."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from mentorsurvey.readings.series import Asked
from mentorsurvey.store.breaks import Break


@dataclass(frozen=True, kw_only=True)
class Stop:
    """A pair ended, was paused or began a phase after a round had opened; 0: before the first."""

    round_number: int
    kind: str


def stops(of: Iterable[Asked], breaks: Iterable[Break], *, now: datetime) -> tuple[Stop, ...]:
    """Where one pair's rounds are interrupted by what has come to pass, the first one first."""
    rounds = list(of)
    return tuple(
        Stop(
            round_number=max(
                (each.number for each in rounds if each.opened_at <= one.starts_at), default=0
            ),
            kind=one.kind,
        )
        for one in breaks
        if one.kind != "ahead"
        and one.starts_at <= now
        and (one.stops_at is None or one.starts_at < one.stops_at)
    )


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


def phase_changes(of: Sequence[Asked], phases: Sequence[tuple[str, date]]) -> tuple[Stop, ...]:
    """Where a pair went on to another phase between two of its rounds."""
    found = []
    for phase, since in phases[1:]:
        before = [one.number for one in of if one.opened_at.date() < since]
        if 0 < len(before) < len(of):
            found.append(Stop(round_number=max(before), kind=phase))
    return tuple(found)
