"""Reads all pairs of an analysis at once, in points of 0–100."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from mentorsurvey.measures import arrays
from mentorsurvey.measures.attention_rules import DEFAULTS
from mentorsurvey.measures.change import Change, second_round, watch
from mentorsurvey.measures.change_basis import Basis, health_of
from mentorsurvey.measures.change_limits import WITHOUT_NOISE
from mentorsurvey.measures.ewma import Floats, Ints
from mentorsurvey.measures.give_and_take import BalanceNoise, assumed_balance_noise
from mentorsurvey.measures.scoring import needed
from mentorsurvey.readings.analysis_data import FLOWS, OVERALL, LongForm, Sides, normal


@dataclass(frozen=True, kw_only=True)
class PairReadings:
    """What there is to say of every pair; arrays run over (pair, round).

    Attributes
    ----------
    mentor, mentee, health : floats
        S of both sides and H; NaN where missing.
    running : Posteriors
        After each round, of all rounds up to it.
    recent : Posteriors (pair,)
        Of the last two rounds with both sides, which the level rests on.
    overall, by_kind : Flows
        Give and take.
    noise, noise_by_kind : BalanceNoise
        Of their balance.
    jump : floats (pair,)
        Change between the first two values of H in units of its noise; NaN where there is none.
    jump_rounds : ints (pair, 2)
        Their rounds, from 0; −1 where there are not two.
    change : Change
        The lines and their alarms.
    """

    mentor: Floats = field(repr=False)
    mentee: Floats = field(repr=False)
    health: Floats = field(repr=False)
    basis: Basis
    running: arrays.Posteriors = field(repr=False)
    recent: arrays.Posteriors = field(repr=False)
    overall: arrays.Flows = field(repr=False)
    by_kind: arrays.Flows = field(repr=False)
    noise: BalanceNoise
    noise_by_kind: BalanceNoise
    jump: Floats = field(repr=False)
    jump_rounds: Ints = field(repr=False)
    change: Change = field(repr=False)


def read_pairs(
    mentor: Floats,
    mentee: Floats,
    ratings: Sequence[Floats],
    kinds: Floats,
    basis: Basis,
    limit: float = WITHOUT_NOISE,
) -> PairReadings:
    """Read every pair.

    Parameters
    ----------
    mentor, mentee : floats (pair, round)
        S of each side.
    ratings : sequence of floats (pair, round)
        What the mentor gave, got, the mentee gave, got.
    kinds : floats (kind, rating, pair, round)
        The same by kind; none, or at most five.
    basis : Basis
        What pairs are compared with.
    limit : float
        L of the change alarm.

    Returns
    -------
    PairReadings
        In points. Swapping the sides flips the sign of balances and tones.
    """
    # A round's column in one piece: what goes through the rounds is a third faster.
    mentor, mentee = np.asfortranarray(mentor), np.asfortranarray(mentee)
    health = health_of(mentor, mentee)
    overall, by_kind = arrays.flows(*ratings), arrays.by_kind(kinds)
    both, at = arrays.first_two(health)
    return PairReadings(
        mentor=mentor,
        mentee=mentee,
        health=health,
        basis=basis,
        running=arrays.running_posteriors(health, basis.health),
        recent=arrays.last_posteriors(health, basis.health, DEFAULTS.level_rounds),
        overall=overall,
        by_kind=by_kind,
        noise=_noise(overall),
        noise_by_kind=_noise(by_kind),
        jump=second_round(both[:, 0], both[:, 1], basis.health),
        jump_rounds=at,
        change=watch(mentor, mentee, basis, limit=limit),
    )


def core(data: LongForm, measures: Sequence[str]) -> Sides:
    """S of both sides: the mean of these measures in points, two thirds of which are answered."""
    if not measures:
        return data.points("")
    both = [data.points(name) for name in measures]
    found = []
    for side in (0, 1):
        values = np.stack([one[side] for one in both])
        count = (~np.isnan(values)).sum(axis=0)
        enough = count >= needed(len(measures))
        total = np.nansum(values, axis=0)
        found.append(np.where(enough, total / np.where(enough, count, 1), np.nan))
    return found[0], found[1]


def ratings(data: LongForm, kind: str = OVERALL) -> tuple[Floats, Floats, Floats, Floats]:
    """What the mentor gave and got, and the mentee gave and got, of a kind."""
    gave, got = (data.points(normal(f"{flow}:{kind}")) for flow in FLOWS)
    return gave[0], got[0], gave[1], got[1]


def ratings_by_kind(data: LongForm) -> Floats:
    """All kinds, (kind, rating, pair, round)."""
    shape = (0, 4, len(data.relationships), len(data.rounds))
    return np.array([ratings(data, kind) for kind in data.kinds]).reshape(
        len(data.kinds), *shape[1:]
    )


def _noise(flows: arrays.Flows) -> BalanceNoise:
    return arrays.balance_noise(flows.balance) or assumed_balance_noise()
