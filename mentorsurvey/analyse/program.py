"""Says what an analysis reads of a whole program."""

import math
from collections.abc import Mapping, Sequence

import numpy as np

from mentorsurvey.analyse.data import LongForm
from mentorsurvey.analyse.give_and_take import Exchange
from mentorsurvey.analyse.pairs import ASSUMED, WHY_NONE
from mentorsurvey.analyse.units import Object, Unit
from mentorsurvey.instruments import SIDES
from mentorsurvey.measures.agreement.concordance import Concordance, Index, concordance
from mentorsurvey.measures.pair_rounds import Floats, Sides
from mentorsurvey.measures.reliability import Reliability, reliability
from mentorsurvey.measures.shared_view import MeanDifference, mean_difference
from mentorsurvey.readings.changes import Changes

INDICES = {
    "difference": "δ (mentor − mentee)",
    "pairwise": "pairwise ICC",
    "absolute": "ICC(A,1)",
    "consistent": "ICC(C,1)",
    "lin": "Lin's CCC",
    "krippendorff": "Krippendorff's α",
    "chance_corrected": "A = 1 − D_obs/D_rand",
}
"""Index of a `Concordance` → how a table calls it."""
SEED = 0
"""Of what is drawn: the same file gives the same numbers."""


def agreement(
    data: LongForm, named: Mapping[str, tuple[Sides, Unit]], replicates: int
) -> list[Object]:
    """Concordance of each measure and round in which somebody answered.

    Parameters
    ----------
    data : LongForm
        Whose mentors are resampled.
    named : mapping of str to values in points, and their unit
        What is compared.
    replicates : int
        Resampled programs.
    """
    mentors = data.mentors
    found = []
    for name, ((mentor, mentee), unit) in named.items():
        for at, label in enumerate(data.rounds):
            x, y = mentor[:, at], mentee[:, at]
            if np.isnan(x).all() and np.isnan(y).all():
                continue
            of = concordance(x.tolist(), y.tolist(), mentors, replicates=replicates, seed=SEED)
            found.append(
                {"measure": name, "round": label, **_concordance(of, unit)}
                | {
                    "means": {
                        side: _mean(one, unit) for side, one in zip(SIDES, (x, y), strict=True)
                    }
                }
            )
    return found


def _concordance(of: Concordance, unit: Unit) -> Object:
    distances = {}
    for name, value in (("observed", of.observed), ("random", of.random)):
        why = "no pairs" if of.n_pairs == 0 else "one mentor"
        distances[name] = {
            "value": unit.difference(value),
            "reason": why if value is None else None,
        }
    return {
        "unit": unit.name,
        "n_pairs": of.n_pairs,
        "n_mentors": of.n_mentors,
        "stage": of.stage,
        **{
            name: _index(getattr(of, name), unit if name == "difference" else None)
            for name in INDICES
        },
        **distances,
    }


def _index(of: Index, unit: Unit | None = None) -> Object:
    said = unit.difference if unit else (lambda value: value)
    return {
        "value": said(of.value),
        "low": said(of.low),
        "high": said(of.high),
        "reason": of.reason or of.unsure,
    }


def _mean(values: Floats, unit: Unit) -> Object:
    there = values[~np.isnan(values)]
    if not len(there):
        return {"n": 0, "mean": None, "sd": None, "reason": "no answers"}
    alone = len(there) < 2
    return {
        "n": len(there),
        "mean": unit.level(float(there.mean())),
        "sd": None if alone else unit.difference(float(there.std(ddof=1))),
        "reason": "one answer has no spread" if alone else None,
    }


def reliabilities(data: LongForm) -> dict[tuple[str, int, str], Reliability]:
    """Cronbach's α by construct, round and side, one answer a person.

    Of a person with several relationships the first whose items are all there counts, in their
    order.
    """
    found: dict[tuple[str, int, str], Reliability] = {}
    for construct, items in data.constructs.items():
        both = [data.points(item) for item in items]
        for at in range(len(data.rounds)):
            for place, (side, people) in enumerate(
                zip(SIDES, (data.mentors, data.mentees), strict=True)
            ):
                answers = np.stack([one[place][:, at] for one in both], axis=1)
                if not np.isnan(answers).all():
                    found[construct, at, side] = reliability(_one_each(answers, people))
    return found


def _one_each(answers: Floats, people: Sequence[str]) -> list[list[float]]:
    rows: dict[str, list[float]] = {}
    for person, row in zip(people, answers.tolist(), strict=True):
        if not any(map(math.isnan, row)):
            rows.setdefault(person, row)
    return list(rows.values()) or [[math.nan] * answers.shape[1]]


def reliability_object(
    data: LongForm, key: tuple[str, int, str], of: Reliability, unit: Unit
) -> Object:
    """One α with its interval, SD and SEM in the unit of its items."""
    reason: str | None = of.reason
    return {
        "construct": key[0],
        "round": data.rounds[key[1]],
        "side": key[2],
        "unit": unit.name,
        "alpha": of.alpha,
        "low": of.low,
        "high": of.high,
        "sd": unit.difference(of.sd),
        "sem": unit.difference(of.sem),
        "n_people": of.n_people,
        "n_items": of.n_items,
        "reason": reason,
    }


def reversed_items(found: Mapping[tuple[str, int, str], Reliability]) -> list[str]:
    """A question for each construct whose items contradict each other."""
    below = sorted({construct for (construct, _, _), of in found.items() if (of.alpha or 0) < 0})
    return [
        f"α of {construct} is below 0 somewhere: is one of its items reversed? Turn such an item"
        " (lowest plus highest point, less the answer) before you read on."
        for construct in below
    ]


def errors_of_measurement(
    found: Mapping[tuple[str, int, str], Reliability],
) -> dict[tuple[str, int], tuple[float, float]]:
    """SEM of both sides, in points, by construct and round where both have one."""
    both = {}
    for construct, at, _ in found:
        sems = [
            one.sem if (one := found.get((construct, at, side))) is not None else None
            for side in SIDES
        ]
        if sems[0] is not None and sems[1] is not None:
            both[construct, at] = (sems[0], sems[1])
    return both


def usual_gaps(data: LongForm) -> dict[tuple[str, int], MeanDifference]:
    """What mentees say more than mentors, by measure and round; 0 below ten pairs."""
    found = {}
    for name in data.scores:
        mentor, mentee = data.points(name)
        for at in range(len(data.rounds)):
            pairs = zip(mentor[:, at].tolist(), mentee[:, at].tolist(), strict=True)
            found[name, at] = mean_difference(pairs, "both")
    return found


def usual_object(data: LongForm, key: tuple[str, int], of: MeanDifference, unit: Unit) -> Object:
    """One usual gap."""
    return {
        "measure": key[0],
        "round": data.rounds[key[1]],
        "unit": unit.name,
        "value": unit.difference(of.value),
        "assumed": of.assumed,
        "n_pairs": of.n_pairs,
    }


def change(found: Changes) -> Object:
    """How far is too far, and how often steady pairs get there; or why no fall is looked for."""
    why = WHY_NONE[found.why_none] if found.why_none else None
    if not found.ready:
        why = why or "no relationship has three rounds with an answer"
    if why or found.limits is None:
        return {"limit": None, "false_alarms": None, "reason": why}
    limits, assumed = found.limits, found.basis.assumed
    return {
        "limit": limits.limit,
        "false_alarms": None if assumed else limits.false_alarms,
        "error": None if assumed else limits.error,
        "rounds": limits.rounds,
        "pairs": limits.pairs,
        "reason": ASSUMED if assumed else None,
    }


def noise_object(of: Exchange) -> Object:
    """Standard error of a balance."""
    return {
        "unit": of.unit.name,
        "error": of.unit.difference(of.noise.sd),
        "assumed": of.noise.assumed,
        "n_pairs": of.noise.n_pairs,
    }
