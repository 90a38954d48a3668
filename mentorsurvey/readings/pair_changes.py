"""What one relationship's scores tell of change: its three lines, and the evidence, by round."""

from dataclasses import dataclass, replace

import numpy as np

from mentorsurvey.measures.change import Alarm, Series
from mentorsurvey.measures.change_either import Limits
from mentorsurvey.measures.change_evidence import Fall
from mentorsurvey.measures.ewma import BASELINE, Chart, Floats, Reason
from mentorsurvey.measures.health import Parameters
from mentorsurvey.readings.changes import Changes


@dataclass(frozen=True, kw_only=True)
class Point:
    """A line after one round: the score, the line and its limit in points of 0–100.

    ``under`` is how far the line lies under its beginning, in standard deviations; > 0 is lower.
    None without noise to measure by.
    """

    round_number: int
    score: float
    z: float
    limit: float | None
    under: float | None


@dataclass(frozen=True, kw_only=True)
class Line:
    """One of the three lines since the anchors last changed.

    ``first`` are the scores of the rounds that it begins at, and ``start`` where it begins (T₀);
    ``why_not`` says why there is no line, or no limit to it.
    """

    series: Series
    first: tuple[float, ...]
    start: float | None
    points: tuple[Point, ...]
    alarm: Alarm | None
    parameters: Parameters
    why_not: Reason | None


@dataclass(frozen=True, kw_only=True)
class PairChanges:
    """One relationship. Rounds in ``alarm`` and ``fall`` are numbers of rounds, not places.

    ``evidence`` holds round number and evidence; it is empty where the line holds alone.
    """

    lines: tuple[Line, ...]
    evidence: tuple[tuple[int, float], ...]
    fall: Fall | None
    limits: Limits
    assumed: bool

    @property
    def there(self) -> bool:
        """Whether any line has a point."""
        return any(line.points for line in self.lines)

    @property
    def alarms(self) -> tuple[Alarm, ...]:
        """The lines that lie under their limit now."""
        return tuple(line.alarm for line in self.lines if line.alarm)


def of_pair(of: Changes, relationship_id: str) -> PairChanges | None:
    """One relationship's part of a program's; None where it is not in it."""
    if relationship_id not in of.ids:
        return None
    place = of.ids.index(relationship_id)
    standing = {
        one.series: replace(one, since=of.numbers[one.since], round=of.numbers[one.round])
        for one in of.alarms(place)
    }
    values = {"health": of.health, "mentor": of.mentor, "mentee": of.mentee}
    fall = of.falls.get(place)
    return PairChanges(
        lines=tuple(
            _line(of, name, chart, values[name][place], place, standing.get(name))
            for name, chart in of.lines.charts
        ),
        evidence=()
        if of.evidence is None
        else tuple(
            (number, float(value))
            for number, value in zip(of.numbers, of.evidence.value[place], strict=True)
            if not np.isnan(value)
        ),
        fall=fall and replace(fall, since=of.numbers[fall.since], round=of.numbers[fall.round]),
        limits=of.limits,
        assumed=of.basis.assumed,
    )


def _line(
    of: Changes, series: Series, chart: Chart, scores: Floats, place: int, alarm: Alarm | None
) -> Line:
    there = np.flatnonzero(~np.isnan(scores))
    at = np.flatnonzero(chart.n[place] > 0)
    limit, under = chart.lower_limit(of.limits.ewma)[place], chart.distance[place]
    return Line(
        series=series,
        first=tuple(float(one) for one in scores[there[:BASELINE]]),
        start=float(chart.start[place, at[-1]]) if len(at) else None,
        points=tuple(
            Point(
                round_number=of.numbers[one],
                score=float(scores[one]),
                z=float(chart.z[place, one]),
                limit=_known(limit[one]),
                under=_known(under[one]),
            )
            for one in at
        ),
        alarm=alarm,
        parameters=chart.parameters,
        why_not=chart.why_not(place),
    )


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
