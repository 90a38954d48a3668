"""How the readings of leads come about, step by step: nothing that the reading itself may not say.

The formulas stand in docs/measures.md.
"""

from collections.abc import Iterable

from mentorsurvey.instruments import SIDES, TITLES
from mentorsurvey.measures.change.basis import Basis
from mentorsurvey.measures.computed import POINTS, Step
from mentorsurvey.measures.give_and_take import BalanceNoise
from mentorsurvey.measures.noise import CAN_TELL
from mentorsurvey.readings.attention import Watched
from mentorsurvey.readings.changes import Changes
from mentorsurvey.readings.overview import Overview, RoundReading, newest
from mentorsurvey.readings.quality import Quality, SideQuality
from mentorsurvey.readings.relationship import RelationshipReading

Steps = tuple[Step, ...]
Rows = list[tuple[str, float | str | None, str]]
"""Name, value and unit; without a value there is no step."""


def response(reading: Overview) -> Steps:
    """Who answered in the latest round."""
    latest = _newest(one for one in reading.rounds if one.answered)
    found = latest.answered if latest else None
    if latest is None or found is None:
        return ()
    return _steps(
        [
            ("Round", latest.asked.number, ""),
            ("Pairs asked", found.asked, "pairs"),
            ("Both answered", found.both, "pairs"),
            ("Only the mentor answered", found.mentor_only, "pairs"),
            ("Only the mentee answered", found.mentee_only, "pairs"),
            ("Neither answered", found.asked - found.both - found.one_sided, "pairs"),
        ]
    )


def health(reading: Overview) -> Steps:
    """Health of the latest round, and the direction."""
    rows: Rows = []
    latest = _newest(one for one in reading.rounds if one.health)
    if latest and (found := latest.health):
        rows += [
            ("Round", latest.asked.number, ""),
            ("Pairs with both sides", found.n, "pairs"),
            ("Their mentors", found.n_mentors, "mentors"),
            ("Mean health", found.mean, POINTS),
            ("Standard error, by mentor", found.error, POINTS),
            ("95 % interval, each way", found.reach, POINTS),
            ("Lower quarter", found.lower, POINTS),
            ("Median", found.median, POINTS),
            ("Upper quarter", found.upper, POINTS),
        ]
    if one := reading.direction:
        rows += [
            ("Direction: from round", one.first_round, ""),
            ("Direction: to round", one.last_round, ""),
            ("Direction: the same pairs", one.n, "pairs"),
            ("Direction: of mentors", one.n_mentors, "mentors"),
            ("Direction: mean change of their levels", one.difference, POINTS),
            *_interval("Direction", one.low, one.high),
        ]
    return _steps(rows)


def plane(noise: BalanceNoise) -> Steps:
    """The band in which a balance is no clear difference."""
    each_way = CAN_TELL * noise.sd
    return _steps([*_balance(noise), ("Band, each way: 1.96 standard errors", each_way, POINTS)])


def levels(of: Basis | None) -> Steps:
    """What the level of each pair rests on."""
    return _steps(_usual(of) if of else [])


def lines(reading: RelationshipReading) -> Steps:
    """The latest level of one pair."""
    rows: Rows = []
    latest = next((one for one in reversed(reading.rounds) if one.level), None)
    if latest and (level := latest.level):
        rows += [
            ("Round", latest.asked.number, ""),
            ("Core score of the mentor", latest.mentor, POINTS),
            ("Core score of the mentee", latest.mentee, POINTS),
            ("Health H = ½(mentor + mentee)", latest.health, POINTS),
            ("Present level", level.mean, POINTS),
            *_interval("Present level", level.low, level.high),
            ("A steady pair’s next answers: from", level.next_low, POINTS),
            ("A steady pair’s next answers: to", level.next_high, POINTS),
        ]
    return _steps(rows) + levels(reading.usual)


def flows(reading: RelationshipReading) -> Steps:
    """Give and take of the latest round with both sides."""
    one = reading.exchanged
    if one is None or one.balance is None:
        return ()
    flow = one.balance.flow
    return _steps(
        [
            ("Round", one.asked.number, ""),
            ("Mentor to mentee", flow.mentor_to_mentee, POINTS),
            ("Mentee to mentor", flow.mentee_to_mentor, POINTS),
            ("Balance B: their difference", flow.balance, POINTS),
            *_balance(reading.balance),
            *_interval("Balance", one.balance.low, one.balance.high),
        ]
    )


def gaps(reading: RelationshipReading) -> Steps:
    """The differences between both views of each topic."""
    rows: Rows = []
    for topic in reading.reviewed.topics if reading.reviewed else ():
        if topic.gap is None or topic.usual is None:
            continue
        name, g = TITLES[topic.construct], topic.gap.g
        rows += [
            (f"{name}: difference", topic.raw, POINTS),
            (f"{name}: what is usual δ", topic.usual.delta.value, POINTS),
            (f"{name}: standard error", topic.gap.error, POINTS),
            (f"{name}: g", "no noise" if g is None else g, "standard errors"),
        ]
    return _steps(rows)


def attention(found: Watched) -> Steps:
    """What puts a pair on the list."""
    rules = found.settings
    return _steps(
        [
            ("Level: listed below", rules.cut, POINTS),
            ("Level: with a chance over", 100 * rules.probability, "%"),
            ("Silence: rounds answered", rules.answered, "rounds"),
            ("Silence: then rounds missed", rules.missed, "rounds"),
            *(_change(found.changes) if found.changes else ()),
        ]
    )


def _change(found: Changes) -> Rows:
    rows, of = _usual(found.basis), found.limits
    if found.why_none:
        rows.append(("Change: no pair is listed for it", found.why_none, ""))
    elif of:
        share = None if found.basis.assumed else 100 * of.false_alarms
        rows += [
            ("Change: limit of the evidence, ln", of.limit, ""),
            ("Change: rounds looked at", of.rounds, "rounds"),
            ("Change: steady pairs simulated", of.pairs, "pairs"),
            ("Change: steady pairs listed, in simulations", share, "%"),
        ]
    return rows


def reliability(reading: Quality) -> Steps:
    """How reliable the core scores are."""
    rows: Rows = []
    for who, found in _sides(reading):
        of = found.reliability
        if of is None or of.alpha is None:
            continue
        rows += [
            (f"{who}: people", of.n_people, "people"),
            (f"{who}: questions", of.n_items, "questions"),
            (f"{who}: Cronbach’s α", of.alpha, ""),
            *_interval(f"{who}: α", of.low, of.high, unit=""),
            (f"{who}: SD of a score", of.sd, POINTS),
            (f"{who}: standard error SD·√(1 − α)", of.sem, POINTS),
        ]
    return _steps(rows)


def answers(reading: Quality) -> Steps:
    """How many forms of each side there are."""
    rows: Rows = []
    for who, found in _sides(reading):
        rows += [
            (f"{who}: people", found.people, "people"),
            (f"{who}: forms", found.forms, "forms"),
        ]
    return _steps(rows)


def agreement(reading: Quality) -> Steps:
    """How far both sides agree on each topic."""
    rows: Rows = []
    for one in reading.agreement:
        name, found = TITLES[one.construct], one.found
        mentors, mentees = one.means
        rows += [
            (f"{name}: pairs", found.n_pairs, "pairs"),
            (f"{name}: mentors’ mean", mentors, POINTS),
            (f"{name}: mentees’ mean", mentees, POINTS),
            (f"{name}: mean difference", mentors - mentees, POINTS),
            (f"{name}: ICC(C,1)", found.consistent.value, ""),
            (f"{name}: chance-corrected agreement A", found.chance_corrected.value, ""),
        ]
    return _steps(rows)


def burden(reading: Quality) -> Steps:
    """How long a form takes."""
    rows: Rows = []
    for who, side in _sides(reading):
        if found := side.minutes:
            rows += [
                (f"{who}: forms", found.n, "forms"),
                (f"{who}: a quarter took less than", found.lower, "minutes"),
                (f"{who}: half took less than", found.median, "minutes"),
                (f"{who}: a quarter took more than", found.upper, "minutes"),
            ]
    return _steps(rows)


def _steps(rows: Rows) -> Steps:
    return tuple(
        Step(name=name, value=value, unit=unit) for name, value, unit in rows if value is not None
    )


def _newest(there: Iterable[RoundReading]) -> RoundReading | None:
    rounds = list(there)
    return newest(rounds) if rounds else None


def _sides(reading: Quality) -> list[tuple[str, SideQuality]]:
    """The sides that there is anything of, as steps name them."""
    return [(f"{side.title()}s", found) for side in SIDES if (found := reading.side(side))]


def _usual(of: Basis) -> Rows:
    """Level, spread and noise, and where they are from."""
    rows: Rows = []
    for name, one in (("Health", of.health), ("Mentors", of.mentor), ("Mentees", of.mentee)):
        rows += [
            (f"{name}: mean level μ", one.mu, POINTS),
            (f"{name}: spread between pairs τ", one.tau2**0.5, POINTS),
            (f"{name}: noise of one round σ", one.sigma2**0.5, POINTS),
            (f"{name}: these are", "assumed" if one.assumed else "estimated", ""),
        ]
    return rows


def _balance(noise: BalanceNoise) -> Rows:
    where = "assumed" if noise.assumed else f"estimated from {noise.n_pairs} pairs"
    return [("Standard error of a balance", noise.sd, POINTS), ("It is", where, "")]


def _interval(name: str, low: float | None, high: float | None, *, unit: str = POINTS) -> Rows:
    return [(f"{name}: 95 % from", low, unit), (f"{name}: 95 % to", high, unit)]
