"""Says what an analysis reads of each relationship."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from mentorsurvey.measures import arrays
from mentorsurvey.measures.attention_rules import DEFAULTS
from mentorsurvey.measures.change import Alarm
from mentorsurvey.measures.ewma import Chart
from mentorsurvey.measures.give_and_take import BalanceNoise
from mentorsurvey.measures.health import Posterior, band, probability_below
from mentorsurvey.measures.noise import CAN_TELL
from mentorsurvey.measures.shared_view import MeanDifference, gap
from mentorsurvey.readings.analysis_arrays import PairReadings
from mentorsurvey.readings.analysis_data import LongForm, Sides, construct_of
from mentorsurvey.readings.analysis_flags import flags
from mentorsurvey.readings.analysis_units import Object, Unit, sides


@dataclass(frozen=True, kw_only=True)
class Found:
    """What relationships are read with.

    Attributes
    ----------
    core, flow, by_kind : Unit
        Of S and H, of overall ratings, of ratings by kind.
    units : mapping of str to Unit
        Of each measure.
    usual : mapping of (measure, round) to MeanDifference
        What the other usually sees more of.
    sems : mapping of (measure, round) to pair of float
        Standard errors of both sides, in points, where items tell them.
    """

    data: LongForm
    pairs: PairReadings = field(repr=False)
    core: Unit
    flow: Unit
    by_kind: Unit
    units: Mapping[str, Unit]
    usual: Mapping[tuple[str, int], MeanDifference]
    sems: Mapping[tuple[str, int], tuple[float, float]]


def relationships(found: Found) -> list[Object]:
    """One object a relationship, in their order."""
    points = {name: found.data.points(name) for name in found.data.scores}
    shown = {
        name: values if found.units[name].raw else found.data.points(name)
        for name, values in found.data.values.items()
        if construct_of(name) is None
    }
    bands = found.pairs.running.band()
    balances = {
        "overall": found.pairs.overall.interval(found.pairs.noise.sd),
        "by_kind": found.pairs.by_kind.interval(found.pairs.noise_by_kind.sd),
    }
    return [
        _relationship(found, place, points, shown, bands, balances)
        for place in range(len(found.data.relationships))
    ]


def _relationship(
    found: Found,
    place: int,
    points: Mapping[str, Sides],
    shown: Mapping[str, Sides],
    bands: Sides,
    balances: Mapping[str, Sides],
) -> Object:
    data = found.data
    rounds = []
    for at, label in enumerate(data.rounds):
        here = (place, at)
        mentor, mentee = found.pairs.mentor[here], found.pairs.mentee[here]
        one: Object = {
            "round": label,
            "answered": _who(mentor, mentee),
            "scores": {
                name: sides(_there(both[0][here]), _there(both[1][here]))
                for name, both in shown.items()
            },
            "core": sides(found.core.level(mentor), found.core.level(mentee)),
            "health": _health(found, here, bands),
            "gaps": {name: _gap(found, name, at, both, here) for name, both in points.items()},
        }
        pairs = found.pairs
        one["give_and_take"] = {
            "overall": _flow(found.flow, pairs.overall, pairs.noise, balances["overall"], here),
            "by_kind": _flow(
                found.by_kind, pairs.by_kind, pairs.noise_by_kind, balances["by_kind"], here
            ),
        }
        rounds.append(one)
    level, change = _level(found, place), _change(found, place)
    return {
        "relationship": data.relationships[place],
        "mentor": data.mentors[place] if data.mentors_named else data.relationships[place],
        "rounds": rounds,
        "level": level,
        "change": change,
        "flags": flags(found.pairs, data.rounds, place, level, change),
    }


def _there(value: float) -> float | None:
    return None if math.isnan(value) else float(value)


def _who(mentor: float, mentee: float) -> str:
    if np.isnan(mentor):
        return "neither" if np.isnan(mentee) else "mentee"
    return "mentor" if np.isnan(mentee) else "both"


def _health(found: Found, here: tuple[int, int], bands: Sides) -> Object:
    unit, running = found.core, found.pairs.running
    value = unit.level(found.pairs.health[here])
    return {
        "value": value,
        "mean": unit.level(running.mean[here]),
        "sd": unit.difference(running.sd[here]),
        "low": unit.level(bands[0][here]),
        "high": unit.level(bands[1][here]),
        "rounds": int(running.rounds[here]),
        "reason": "no core score of both sides" if value is None else None,
    }


def _flow(
    unit: Unit, flows: arrays.Flows, noise: BalanceNoise, ends: Sides, here: tuple[int, int]
) -> Object:
    to_mentee, to_mentor = flows.mentor_to_mentee[here], flows.mentee_to_mentor[here]
    if np.isnan(to_mentee):
        return {"reason": "ratings of both sides are missing"}
    total, least = float(to_mentee + to_mentor), float(flows.mutuality[here])
    return {
        "mentor_to_mentee": unit.level(to_mentee),
        "mentee_to_mentor": unit.level(to_mentor),
        "mutuality": unit.level(least),
        "balance": unit.difference(flows.balance[here]),
        "balance_low": unit.difference(ends[0][here]),
        "balance_high": unit.difference(ends[1][here]),
        "balance_error": unit.difference(noise.sd),
        "assumed": noise.assumed,
        "claiming": unit.difference(flows.claiming[here]),
        "tone": unit.difference(flows.tone[here]),
        "ratio": 2 * least / total if total > 0 else None,
        "reason": None if total > 0 else "no ratio where nothing flows",
    }


def _gap(found: Found, name: str, at: int, both: Sides, here: tuple[int, int]) -> Object:
    unit, usual = found.units[name], found.usual[name, at]
    sems = found.sems.get((name, at))
    read = gap(
        float(both[0][here]),
        float(both[1][here]),
        "both",
        sem_mentor=sems[0] if sems else 0.0,
        sem_mentee=sems[1] if sems else 0.0,
        delta=usual.value,
    )
    if read is None:
        return {"reason": "not answered by both"}
    if sems is None:
        points = unit.difference(read.points)
        return {
            "points": points,
            "error": None,
            "g": None,
            "can_tell": None,
            "reason": f"no items of {name} to take its noise from",
        }
    return {
        "points": unit.difference(read.points),
        "error": unit.difference(read.error),
        "g": read.g,
        "can_tell": read.can_tell,
        "reason": "no noise" if read.g is None else None,
    }


def _level(found: Found, place: int) -> Object:
    recent, unit = found.pairs.recent, found.core
    there = np.flatnonzero(~np.isnan(found.pairs.health[place]))
    cut = unit.level(DEFAULTS.cut)
    if not len(there):
        return {"cut": cut, "reason": "no round with both sides"}
    posterior = Posterior(
        mean=float(recent.mean[place]),
        sd=float(recent.sd[place]),
        weight=float(recent.weight[place]),
        rounds=int(recent.rounds[place]),
    )
    low, high = band(posterior)
    return {
        "round": found.data.rounds[int(there[-1])],
        "rounds": posterior.rounds,
        "mean": unit.level(posterior.mean),
        "sd": unit.difference(posterior.sd),
        "low": unit.level(low),
        "high": unit.level(high),
        "cut": cut,
        "probability_below": probability_below(posterior, DEFAULTS.cut),
        "assumed": found.pairs.basis.health.assumed,
        "reason": None,
    }


def _change(found: Found, place: int) -> Object:
    change, rounds = found.pairs.change, found.data.rounds
    jump, at = float(found.pairs.jump[place]), found.pairs.jump_rounds[place]
    second: Object = {"index": None, "unusual": False, "reason": "fewer than two rounds with H"}
    if at[0] >= 0:
        none = bool(np.isnan(jump))
        second = {
            "from": rounds[at[0]],
            "to": rounds[at[1]],
            "index": None if none else jump,
            "unusual": not none and abs(jump) >= CAN_TELL,
            "reason": "no noise" if none else None,
        }
    first = int(change.first[place])
    standing = change.standing(place) if first >= 0 else ()
    return {
        "second_round": second,
        "lines": {name: _line(found, one, place) for name, one in change.charts},
        "alarms": [_alarm(found, alarm) for alarm in standing],
        "first_alarm": {"round": rounds[first], "reason": None}
        if first >= 0
        else {"round": None, "reason": "no alarm"},
    }


def _line(found: Found, one: Chart, place: int) -> Object:
    at, reason = int(one.latest[place]), one.why_not(place)
    if reason is not None or at < 0:
        return {"reason": reason or "a baseline alone"}
    unit, limit = found.core, found.pairs.change.limit
    return {
        "round": found.data.rounds[at],
        "z": unit.level(float(one.z[place, at])),
        "start": unit.level(float(one.start[place, at])),
        "lower_limit": unit.level(float(one.lower_limit(limit)[place, at])),
        "reason": None,
    }


def _alarm(found: Found, alarm: Alarm) -> Object:
    unit, rounds = found.core, found.data.rounds
    return {
        "series": alarm.series,
        "since": rounds[alarm.since],
        "round": rounds[alarm.round],
        "z": unit.level(alarm.z),
        "start": unit.level(alarm.start),
        "lower_limit": unit.level(alarm.limit),
        "clears": unit.level(alarm.clears),
        "clears_in": alarm.clears_in,
    }
