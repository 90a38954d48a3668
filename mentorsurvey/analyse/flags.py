"""Says what to look at in a relationship that was read elsewhere, and why."""

from collections.abc import Sequence

from mentorsurvey.analyse.units import Object
from mentorsurvey.instruments import SIDES
from mentorsurvey.measures.attention.rules import DEFAULTS
from mentorsurvey.readings.changes import Changes

WHOSE = {"both": "both", "mentor": "the mentor", "mentee": "the mentee"}


def flags(
    found: Changes, place: int, rounds: Sequence[Object], level: Object, change: Object
) -> list[Object]:
    """What to look at in one relationship, each with its reason; none is a verdict.

    Parameters
    ----------
    found : Changes
        Of all relationships.
    place : int
        Which relationship.
    rounds, level, change
        What is said of these, in the unit that is reported.
    """
    flagged: list[Object] = []
    second, fall = change["second_round"], change["fall"]
    basis = found.basis
    if found.panel.ids[place] in found.moved:
        way = "rose" if second["index"] > 0 else "fell"
        why = (
            f"H {way} from round {second['from']} to {second['to']} by"
            f" {abs(second['index']):.1f} times the noise of a difference"
        )
        flagged.append(_flag("unusual here", why, assumed=basis.health.assumed))
    if "whom" in fall:
        why = f"the ratings of {WHOSE[fall['whom']]} have probably fallen since {fall['since']}"
        if fall["rarity"] is not None:
            many = fall["rarity"] or "fewer than 1"
            why += f"; in simulations {many} of 1,000 steady relationships come as far"
        flagged.append(
            _flag("change", why, assumed=basis.assumed, whom=fall["whom"], since=fall["since"])
        )
    recent = found.is_recent(found.last_answered(place))
    if recent and level["probability_below"] > DEFAULTS.probability:
        why = f"P(T < {level['cut']:g}) = {level['probability_below']:.3f}"
        flagged.append(_flag("level", why, assumed=basis.assumed))
    for side in SIDES:
        named = [one["round"] for one in rounds if one["answered"] == side]
        if named:
            why = f"only the {side} has a core score in round {', '.join(named)}"
            flagged.append(_flag("one-sided", why, assumed=False, side=side, rounds=named))
    return flagged


def _flag(kind: str, why: str, *, assumed: bool, **more: object) -> Object:
    return {"flag": kind, "reason": why, "assumed": assumed, **more}
