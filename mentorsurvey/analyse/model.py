"""Says what an analysis reads of actor and partner: who moves with whom."""

import numpy as np

from mentorsurvey.analyse.data import Choices, LongForm
from mentorsurvey.analyse.dyads import ActorPartner, Dyad, actor_partner
from mentorsurvey.analyse.equations import Effect, Equation
from mentorsurvey.analyse.units import Object
from mentorsurvey.measures.pair_rounds import Sides

PEOPLE = {
    "pairs": "nobody is in two pairs",
    "mentor as a grouping": "mentors have several pairs: modelled, with the mentor as a grouping",
    "a mentee is in several pairs": "refused: a mentee is in several pairs",
    "a person is on both sides": "refused: a person is mentor here and mentee there",
    "too few mentors": "refused: mentors have several pairs and are too few to be a grouping",
}
GROUPED = "not with the mentor as a grouping: a side with several partners is not the other"


def model(data: LongForm, choices: Choices) -> Object:
    """Fit the actor–partner model in the latest round with the outcome.

    The predictor comes from the latest earlier round in which it was answered, else from the same.
    """
    outcome, predictor = choices.outcome, choices.predictor
    if outcome is None or predictor is None:
        return {"reason": "not asked for: give --outcome and --predictor"}
    y, x = _values(data, outcome, choices), _values(data, predictor, choices)
    at = _latest(y, len(data.rounds))
    if at is None:
        return {"outcome": outcome, "predictor": predictor, "reason": "no round has the outcome"}
    before = _latest(x, at)
    x_at = at if before is None else before
    fit = actor_partner(
        Dyad(
            mentor=data.mentors[place],
            mentee=data.mentees[place],
            x_mentor=float(x[0][place, x_at]),
            x_mentee=float(x[1][place, x_at]),
            y_mentor=float(y[0][place, at]),
            y_mentee=float(y[1][place, at]),
        )
        for place in range(len(data.relationships))
    )
    return {
        "outcome": outcome,
        "predictor": predictor,
        "unit": "file" if choices.raw else "points",
        "outcome_round": data.rounds[at],
        "predictor_round": data.rounds[x_at],
        "earlier": before is not None,
        **_fit(fit),
    }


def _values(data: LongForm, measure: str, choices: Choices) -> Sides:
    return data.values[measure] if choices.raw else data.points(measure)


def _latest(values: Sides, before: int) -> int | None:
    """The latest round before one in which some pair has both values."""
    both = ~np.isnan(values[0] + values[1])[:, :before]
    rounds = np.flatnonzero(np.count_nonzero(both, axis=0))
    return int(rounds[-1]) if len(rounds) else None


def _fit(fit: ActorPartner) -> Object:
    reason = fit.reason
    known = PEOPLE.get(fit.model or str(reason), "not looked at")
    found: Object = {
        "n_pairs": fit.n_pairs,
        "n_mentors": fit.n_mentors,
        "model": fit.model or "none",
        "people": known,
        "alike": {"reason": reason or GROUPED},
        "apart": {"reason": reason or "not fitted"},
        "distinguishability": {"reason": reason or GROUPED},
        "reason": reason,
    }
    if fit.alike:
        found["alike"] = {
            "intercept": _effect(fit.alike.intercept),
            "actor": _effect(fit.alike.actor),
            "partner": _effect(fit.alike.partner),
            "rho": fit.alike.rho,
            "sd": fit.alike.sd,
            "minus_two_rll": fit.alike.minus_two_rll,
            "reason": None,
        }
    if fit.apart:
        found["apart"] = {
            "mentor": _equation(fit.apart.mentor),
            "mentee": _equation(fit.apart.mentee),
            "rho": fit.apart.rho,
            "reason": None,
        }
    if test := fit.distinguishability:
        found["distinguishability"] = {
            "alike": test.alike,
            "apart": test.apart,
            "chi2": test.chi2,
            "df": test.df,
            "p": test.p,
            "reason": None,
        }
    return found


def _effect(of: Effect) -> Object:
    low, high = of.interval
    return {"value": of.value, "error": of.error, "low": low, "high": high}


def _equation(of: Equation) -> Object:
    none = of.grouping is None
    return {
        "intercept": _effect(of.intercept),
        "actor": _effect(of.actor),
        "partner": _effect(of.partner),
        "sd": of.sd,
        "grouping": of.grouping,
        "reason": "no grouping" if none else None,
    }
