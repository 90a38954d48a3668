"""Puts an analysis together: readings of answers that were collected elsewhere.

Everything is worked out in points of 0–100, and said in them or in the unit of the file.
"""

import numpy as np

from mentorsurvey.measures.attention_rules import DEFAULTS
from mentorsurvey.measures.change_basis import basis
from mentorsurvey.measures.change_limits import WITHOUT_NOISE
from mentorsurvey.measures.ewma import BASELINE, WEIGHT
from mentorsurvey.measures.noise import CAN_TELL, MINIMUM_PAIRS
from mentorsurvey.readings import analysis_arrays as every
from mentorsurvey.readings import analysis_pairs as pairs
from mentorsurvey.readings import analysis_program as program
from mentorsurvey.readings.analysis_data import Choices, LongForm, flow_of
from mentorsurvey.readings.analysis_model import model
from mentorsurvey.readings.analysis_units import Object, Unit

CORE = "core (S)"
"""The name of S among the measures."""

OWN_MENTORS = (
    "The file has no column mentor: each relationship counts as its own mentor. Where mentors share"
    " mentees, intervals are too narrow."
)
NOT_VALIDATED = "The indices of give and take are this project's own algebra and not validated."
MIXED = "The measures of S have different scales: S, H and what rests on them are in points, 0–100."


def analyse(data: LongForm, choices: Choices) -> Object:
    """Read everything that there is to read of a file.

    Parameters
    ----------
    data : LongForm
        What it holds.
    choices : Choices
        What is asked.

    Returns
    -------
    dict
        JSON of finite numbers: an object with a null holds its reason. Swapping the sides flips
        differences, balances and tones; the order of rows changes nothing.
    """
    measures = choices.health or data.scores
    units = {
        name: Unit(scale if choices.raw else None) for name, scale in sorted(data.scales.items())
    }
    flow, kinds = (
        _unit(data, choices, [name for name in data.values if _is_flow(name, by_kind)])
        for by_kind in (False, True)
    )
    core = _unit(data, choices, measures)
    mentor, mentee = every.core(data, measures)
    of_pairs = basis(mentor, mentee)
    answered = int((~np.isnan(mentor) | ~np.isnan(mentee)).any(axis=0).sum())
    limit, limit_object = program.change_limit(of_pairs, answered)
    read = every.read_pairs(
        mentor,
        mentee,
        every.ratings(data),
        every.ratings_by_kind(data),
        of_pairs,
        limit.limit if limit else WITHOUT_NOISE,
    )
    alphas = program.reliabilities(data)
    usual = program.usual_gaps(data)
    found = pairs.Found(
        data=data,
        pairs=read,
        core=core,
        flow=flow,
        by_kind=kinds,
        units=units,
        usual=usual,
        sems=program.errors_of_measurement(alphas),
    )
    compared = {name: (data.points(name), units[name]) for name in data.scores}
    if len(measures) > 1:
        compared[CORE] = ((mentor, mentee), core)
    return {
        "form": 1,
        "unit": "file" if choices.raw else "points",
        "rounds": list(data.rounds),
        "measures": list(data.scores),
        "health_measures": list(measures),
        "core_unit": core.name,
        "notices": [
            *_notices(data, choices, core, list(measures)),
            *program.reversed_items(alphas),
        ],
        "settings": {
            "cut": DEFAULTS.cut,
            "probability": DEFAULTS.probability,
            "level_rounds": DEFAULTS.level_rounds,
            "standard_errors": CAN_TELL,
            "minimum_pairs": MINIMUM_PAIRS,
            "ewma_weight": WEIGHT,
            "baseline_rounds": BASELINE,
            "replicates": choices.replicates,
        },
        "program": {
            "n_relationships": len(data.relationships),
            "n_mentors": len(set(data.mentors)),
            "mentors_named": data.mentors_named,
            "parameters": {
                name: core.parameters(getattr(of_pairs, name))
                for name in ("health", "mentor", "mentee")
            },
            "change": limit_object,
            "balance": {
                "overall": program.noise_object(flow, read.noise),
                "by_kind": program.noise_object(kinds, read.noise_by_kind),
            },
            "usual_gaps": [
                program.usual_object(data, key, one, units[key[0]])
                for key, one in sorted(usual.items())
            ],
            "concordance": program.agreement(data, compared, choices.replicates),
            "reliability": [
                program.reliability_object(
                    data, key, one, _unit(data, choices, data.constructs[key[0]])
                )
                for key, one in sorted(alphas.items())
            ],
            "actor_partner": model(data, choices),
        },
        "relationships": pairs.relationships(found),
    }


def _is_flow(name: str, by_kind: bool) -> bool:
    return flow_of(name) is not None and (":" in name) == by_kind


def _unit(data: LongForm, choices: Choices, measures: list[str] | tuple[str, ...]) -> Unit:
    """The unit that measures share where the file's is asked for; else points."""
    return Unit(data.shared(measures) if choices.raw else None)


def _one_sided(data: LongForm) -> list[str]:
    """What only mentors or only mentees answered, so that nothing of it can be compared."""
    given = {name: tuple(~np.isnan(side) for side in sides) for name, sides in data.values.items()}
    if not any((mentor & mentee).any() for mentor, mentee in given.values()):
        return [
            "None of your relationships has both sides in a round: nothing can be compared. Check"
            " that both sides name the relationship, the round and the measure alike."
        ]
    found = []
    for place, (side, other) in enumerate((("mentors", "mentees"), ("mentees", "mentors"))):
        alone = [name for name, of in given.items() if of[place].any() and not of[1 - place].any()]
        if alone:
            found.append(f"Answered by {side} alone, and by no {other}: {', '.join(alone)}.")
    return found


def _notices(data: LongForm, choices: Choices, core: Unit, measures: list[str]) -> list[str]:
    found = [*data.notices, *_one_sided(data)]
    if not data.mentors_named:
        found.append(OWN_MENTORS)
    if choices.raw and measures and not core.raw:
        found.append(MIXED)
    if any(map(flow_of, data.values)):
        found.append(NOT_VALIDATED)
    if not measures:
        found.append("The file has no score: there is no H, no level and no change.")
    return found
