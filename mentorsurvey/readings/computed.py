"""How the readings of leads come about, step by step: nothing that the reading itself may not say.

The formulas stand in docs/measures.md.
"""

from collections.abc import Sequence

from mentorsurvey.instruments import TITLES
from mentorsurvey.measures.change.basis import Basis
from mentorsurvey.measures.computed import POINTS, Step, usual
from mentorsurvey.measures.give_and_take import BalanceNoise
from mentorsurvey.measures.noise import CAN_TELL
from mentorsurvey.readings.attention import Watched
from mentorsurvey.readings.changes import Changes
from mentorsurvey.readings.overview import Answered, Overview, Spread, newest
from mentorsurvey.readings.quality import SIDES, Agreement, Quality, SideQuality
from mentorsurvey.readings.relationship import RelationshipReading

Steps = tuple[Step, ...]


def response(reading: Overview) -> Steps:
    """Who answered in the latest round."""
    there = [one for one in reading.rounds if one.answered]
    found = newest(there).answered if there else None
    return () if found is None else _response(newest(there).asked.number, found)


def health(reading: Overview) -> Steps:
    """Health of the latest round, and the direction."""
    there = [one for one in reading.rounds if one.health]
    found = newest(there).health if there else None
    steps = [] if found is None else _spread(newest(there).asked.number, found)
    if one := reading.direction:
        steps += [
            Step(name="Direction: from round", value=one.first_round, unit=""),
            Step(name="Direction: to round", value=one.last_round, unit=""),
            Step(name="Direction: the same pairs", value=one.n, unit="pairs"),
            Step(name="Direction: of mentors", value=one.n_mentors, unit="mentors"),
            Step(name="Direction: mean change of their levels", value=one.difference),
            *_interval("Direction", one.low, one.high),
        ]
    return tuple(steps)


def plane(noise: BalanceNoise) -> Steps:
    """The band in which a balance is no clear difference."""
    return (
        *_balance(noise),
        Step(name="Band, each way: 1.96 standard errors", value=CAN_TELL * noise.sd),
    )


def levels(of: Basis | None) -> Steps:
    """What the level of each pair rests on."""
    return () if of is None else tuple(_usual(of))


def lines(reading: RelationshipReading) -> Steps:
    """The latest level of one pair."""
    latest = next((one for one in reversed(reading.rounds) if one.level), None)
    steps: list[Step] = []
    if latest and latest.level:
        steps += [
            Step(name="Round", value=latest.asked.number, unit=""),
            *(
                Step(name=f"Core score of the {side}", value=value)
                for side, value in (("mentor", latest.mentor), ("mentee", latest.mentee))
                if value is not None
            ),
        ]
        if latest.health is not None:
            steps.append(Step(name="Health H = ½(mentor + mentee)", value=latest.health))
        steps += [
            Step(name="Present level", value=latest.level.mean),
            *_interval("Present level", latest.level.low, latest.level.high),
            Step(name="A steady pair’s next answers: from", value=latest.level.next_low),
            Step(name="A steady pair’s next answers: to", value=latest.level.next_high),
        ]
    return (*steps, *levels(reading.usual))


def flows(reading: RelationshipReading) -> Steps:
    """Give and take of the latest round with both sides."""
    one = reading.exchanged
    if one is None or one.balance is None:
        return ()
    flow = one.balance.flow
    return (
        Step(name="Round", value=one.asked.number, unit=""),
        Step(name="Mentor to mentee", value=flow.mentor_to_mentee),
        Step(name="Mentee to mentor", value=flow.mentee_to_mentor),
        Step(name="Balance B: their difference", value=flow.balance),
        *_balance(reading.balance),
        *_interval("Balance", one.balance.low, one.balance.high),
    )


def gaps(reading: RelationshipReading) -> Steps:
    """The differences between both views of each topic."""
    steps = []
    for topic in reading.reviewed.topics if reading.reviewed else ():
        if topic.gap is None or topic.usual is None:
            continue
        name, delta = TITLES[topic.construct], topic.usual.delta.value
        steps += [
            Step(name=f"{name}: difference", value=topic.raw),
            Step(name=f"{name}: what is usual δ", value=delta),
            Step(name=f"{name}: standard error", value=topic.gap.error),
            Step(
                name=f"{name}: g",
                value="no noise" if topic.gap.g is None else topic.gap.g,
                unit="standard errors",
            ),
        ]
    return tuple(steps)


def attention(found: Watched) -> Steps:
    """What puts a pair on the list."""
    rules = found.settings
    return (
        Step(name="Level: listed below", value=rules.cut),
        Step(name="Level: with a chance over", value=100 * rules.probability, unit="%"),
        Step(name="Silence: rounds answered", value=rules.answered, unit="rounds"),
        Step(name="Silence: then rounds missed", value=rules.missed, unit="rounds"),
        *(_change(found.changes) if found.changes else ()),
    )


def _change(found: Changes) -> list[Step]:
    steps = _usual(found.basis)
    if found.why_none:
        return [
            *steps,
            Step(name="Change: no pair is listed for it", value=found.why_none, unit=""),
        ]
    if found.limits:
        of = found.limits
        steps += [
            Step(name="Change: limit of the evidence, ln", value=of.limit, unit=""),
            Step(name="Change: rounds looked at", value=of.rounds, unit="rounds"),
            Step(name="Change: steady pairs simulated", value=of.pairs, unit="pairs"),
        ]
        if not found.basis.assumed:
            steps.append(
                Step(
                    name="Change: steady pairs listed, in simulations",
                    value=100 * of.false_alarms,
                    unit="%",
                )
            )
    return steps


def reliability(reading: Quality) -> Steps:
    """How reliable the core scores are."""
    steps = []
    for side in SIDES:
        found = reading.side(side)
        if found is None or found.reliability is None or found.reliability.alpha is None:
            continue
        of = found.reliability
        steps += [
            Step(name=f"{side.title()}s: people", value=of.n_people, unit="people"),
            Step(name=f"{side.title()}s: questions", value=of.n_items, unit="questions"),
            Step(name=f"{side.title()}s: Cronbach’s α", value=of.alpha or 0.0, unit=""),
            *_interval(f"{side.title()}s: α", of.low, of.high, unit=""),
            *_known(f"{side.title()}s: SD of a score", of.sd),
            *_known(f"{side.title()}s: standard error SD·√(1 − α)", of.sem),
        ]
    return tuple(steps)


def answers(reading: Quality) -> Steps:
    """How many forms of each side there are."""
    there = [(side, found) for side in SIDES if (found := reading.side(side))]
    return tuple(step for side, found in there for step in _forms(side, found))


def agreement(reading: Quality) -> Steps:
    """How far both sides agree on each topic."""
    return tuple(step for one in reading.agreement for step in _agreement(one))


def burden(reading: Quality) -> Steps:
    """How long a form takes."""
    there = [(side, found.minutes) for side in SIDES if (found := reading.side(side))]
    return tuple(
        Step(name=f"{side.title()}s: {name}", value=value, unit=unit)
        for side, found in there
        if found
        for name, value, unit in (
            ("forms", float(found.n), "forms"),
            ("a quarter took less than", found.lower, "minutes"),
            ("half took less than", found.median, "minutes"),
            ("a quarter took more than", found.upper, "minutes"),
        )
    )


def _response(number: int, found: Answered) -> Steps:
    return tuple(
        Step(name=name, value=value, unit=unit)
        for name, value, unit in (
            ("Round", number, ""),
            ("Pairs asked", found.asked, "pairs"),
            ("Both answered", found.both, "pairs"),
            ("Only the mentor answered", found.mentor_only, "pairs"),
            ("Only the mentee answered", found.mentee_only, "pairs"),
            ("Neither answered", found.asked - found.both - found.one_sided, "pairs"),
        )
    )


def _spread(number: int, found: Spread) -> list[Step]:
    return [
        Step(name="Round", value=number, unit=""),
        Step(name="Pairs with both sides", value=found.n, unit="pairs"),
        Step(name="Their mentors", value=found.n_mentors, unit="mentors"),
        Step(name="Mean health", value=found.mean),
        *_known("Standard error, by mentor", found.error),
        *_known("95 % interval, each way", found.reach),
        Step(name="Lower quarter", value=found.lower),
        Step(name="Median", value=found.median),
        Step(name="Upper quarter", value=found.upper),
    ]


def _usual(of: Basis) -> list[Step]:
    return [
        step
        for name, one in (("Health", of.health), ("Mentors", of.mentor), ("Mentees", of.mentee))
        for step in usual(name, one.mu, one.tau2, one.sigma2, assumed=one.assumed)
    ]


def _balance(noise: BalanceNoise) -> Sequence[Step]:
    where = "assumed" if noise.assumed else f"estimated from {noise.n_pairs} pairs"
    return (
        Step(name="Standard error of a balance", value=noise.sd),
        Step(name="It is", value=where, unit=""),
    )


def _agreement(one: Agreement) -> list[Step]:
    name, found = TITLES[one.construct], one.found
    mentors, mentees = one.means
    indices = (
        ("ICC(C,1)", found.consistent.value),
        ("chance-corrected agreement A", found.chance_corrected.value),
    )
    return [
        Step(name=f"{name}: pairs", value=found.n_pairs, unit="pairs"),
        Step(name=f"{name}: mentors’ mean", value=mentors),
        Step(name=f"{name}: mentees’ mean", value=mentees),
        Step(name=f"{name}: mean difference", value=mentors - mentees),
        *(
            Step(name=f"{name}: {index}", value=value, unit="")
            for index, value in indices
            if value is not None
        ),
    ]


def _forms(side: str, found: SideQuality) -> Steps:
    return (
        Step(name=f"{side.title()}s: people", value=found.people, unit="people"),
        Step(name=f"{side.title()}s: forms", value=found.forms, unit="forms"),
    )


def _known(name: str, value: float | None) -> list[Step]:
    return [] if value is None else [Step(name=name, value=value)]


def _interval(
    name: str, low: float | None, high: float | None, *, unit: str = POINTS
) -> list[Step]:
    if low is None or high is None:
        return []
    return [
        Step(name=f"{name}: 95 % from", value=low, unit=unit),
        Step(name=f"{name}: 95 % to", value=high, unit=unit),
    ]
