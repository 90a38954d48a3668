"""Puts an analysis together: readings of answers that were collected elsewhere.

Everything is worked out in points of 0–100, and said in them or in the unit of the file.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from mentorsurvey.analyse import flows, program
from mentorsurvey.analyse import panel as every
from mentorsurvey.analyse.data import Choices, LongForm, flow_of
from mentorsurvey.analyse.give_and_take import Exchange
from mentorsurvey.analyse.model import model
from mentorsurvey.analyse.pairs import Found, relationships
from mentorsurvey.analyse.units import Object, Unit
from mentorsurvey.measures.attention.rules import DEFAULTS
from mentorsurvey.measures.noise import CAN_TELL, MINIMUM_PAIRS
from mentorsurvey.readings.changes import of_panel

CORE = "core (S)"
"""The name of S among the measures."""

OWN_MENTORS = (
    "The file has no column mentor: each relationship counts as its own mentor. Where mentors share"
    " mentees, intervals are too narrow."
)
NOT_VALIDATED = "The indices of give and take are this project's own algebra and not validated."
MIXED = "The measures of S have different scales: S, H and what rests on them are in points, 0–100."


@dataclass(frozen=True, kw_only=True)
class Analysis:
    """What an analysis says, as JSON: finite numbers, and an object with a null holds its reason.

    Swapping the sides flips differences, balances and tones; the order of rows changes nothing.

    Attributes
    ----------
    about : dict
        Everything but the relationships.
    found : Found
        What they are read with.
    """

    about: Object
    found: Found = field(repr=False)

    def relationships(self) -> Iterator[Object]:
        """One object a relationship, made as it is asked for: all at once take much memory."""
        return relationships(self.found)


def analyse(data: LongForm, choices: Choices) -> Analysis:
    """Read everything that there is to read of a file.

    Parameters
    ----------
    data : LongForm
        What it holds.
    choices : Choices
        What is asked.
    """
    measures = choices.health or data.scores
    units = {
        name: Unit(scale if choices.raw else None) for name, scale in sorted(data.scales.items())
    }
    core = _unit(data, choices, measures)
    items = choices.items or every.questions(data.constructs, measures)
    panel = every.panel_of(data, measures)
    changes = of_panel(panel, items)
    if changes is None:
        raise ValueError("a file holds a relationship and a round")
    alphas = program.reliabilities(data)
    usual = program.usual_gaps(data)
    overall, by_kind = (
        Exchange(unit=_flow_unit(data, choices, kinds), flows=one, noise=flows.noise(one.balance))
        for kinds, one in (
            (False, flows.flows(*every.ratings(data))),
            (True, flows.by_kind(every.ratings_by_kind(data))),
        )
    )
    found = Found(
        data=data,
        changes=changes,
        core=core,
        overall=overall,
        by_kind=by_kind,
        units=units,
        usual=usual,
        sems=program.errors_of_measurement(alphas),
    )
    compared = {name: (data.points(name), units[name]) for name in data.scores}
    if len(measures) > 1:
        compared[CORE] = ((panel.mentor, panel.mentee), core)
    about: Object = {
        "form": 2,
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
            "items": items,
            "standard_errors": CAN_TELL,
            "minimum_pairs": MINIMUM_PAIRS,
            "replicates": choices.replicates,
        },
        "program": {
            "n_relationships": len(data.relationships),
            "n_mentors": len(set(data.mentors)),
            "mentors_named": data.mentors_named,
            "parameters": {
                name: core.parameters(getattr(changes.basis, name))
                for name in ("health", "mentor", "mentee")
            },
            "change": program.change(changes),
            "balance": {
                "overall": program.noise_object(overall),
                "by_kind": program.noise_object(by_kind),
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
    }
    return Analysis(about=about, found=found)


def _flow_unit(data: LongForm, choices: Choices, by_kind: bool) -> Unit:
    names = [name for name in data.values if flow_of(name) and (":" in name) == by_kind]
    return _unit(data, choices, names)


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
