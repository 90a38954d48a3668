"""Says what to look at in a relationship that was read elsewhere, and why."""

from collections.abc import Sequence

import numpy as np

from mentorsurvey.measures.attention_rules import DEFAULTS
from mentorsurvey.readings.analysis_arrays import PairReadings
from mentorsurvey.readings.analysis_units import Object, number

LINES = {"health": "H", "mentor": "the mentor's score", "mentee": "the mentee's score"}


def flags(
    pairs: PairReadings, rounds: Sequence[str], place: int, level: Object, change: Object
) -> list[Object]:
    """What to look at in one relationship, each with its reason; none is a verdict.

    Parameters
    ----------
    pairs : PairReadings
        Of all relationships.
    rounds : sequence of str
        Their names.
    place : int
        Which relationship.
    level, change : dict
        What is said of these, in the unit that is reported.
    """
    found: list[Object] = []
    second = change["second_round"]
    basis = pairs.basis
    if second["unusual"]:
        way = "rose" if second["index"] > 0 else "fell"
        why = (
            f"H {way} from round {second['from']} to {second['to']} by"
            f" {number(abs(second['index']))} times the noise of a difference"
        )
        found.append(_flag("unusual here", why, assumed=basis.health.assumed))
    for alarm in change["alarms"]:
        why = (
            f"the line of {LINES[alarm['series']]} is under its limit since round"
            f" {alarm['since']} ({number(alarm['z'])}, limit {number(alarm['lower_limit'])},"
            f" L {pairs.change.limit:.2f})"
        )
        found.append(
            _flag(
                "change",
                why,
                assumed=getattr(basis, alarm["series"]).assumed,
                series=alarm["series"],
                limit=pairs.change.limit,
            )
        )
    if level.get("probability_below", 0.0) > DEFAULTS.probability:
        why = f"P(T < {level['cut']:g}) = {level['probability_below']:.3f}"
        found.append(_flag("level", why, assumed=basis.health.assumed))
    found += _one_sided(pairs, rounds, place)
    return found


def _one_sided(pairs: PairReadings, rounds: Sequence[str], place: int) -> list[Object]:
    mentor, mentee = ~np.isnan(pairs.mentor[place]), ~np.isnan(pairs.mentee[place])
    found = []
    for side, alone in (("mentor", mentor & ~mentee), ("mentee", mentee & ~mentor)):
        named = [rounds[at] for at in np.flatnonzero(alone).tolist()]
        if named:
            why = f"only the {side} has a core score in round {', '.join(named)}"
            found.append(_flag("one-sided", why, assumed=False, side=side, rounds=named))
    return found


def _flag(kind: str, why: str, *, assumed: bool, **more: object) -> Object:
    return {"flag": kind, "reason": why, "assumed": assumed, **more}
