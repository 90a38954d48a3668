"""What *Relationship* says of its pictures: what they rest on, and how they are computed."""

from math import sqrt

from mentorsurvey.charts.trend import NO_DIRECTION
from mentorsurvey.measures.attention_rules import DEFAULTS, Settings
from mentorsurvey.measures.change_trend import FEWEST_PAIRS, FEWEST_ROUNDS
from mentorsurvey.measures.health import probability_below
from mentorsurvey.measures.noise import CAN_TELL, MINIMUM_PAIRS
from mentorsurvey.readings.relationship import Balance, Level, RelationshipReading, RoundReading
from mentorsurvey.readings.trends import Trends
from mentorsurvey.ui.explained.arithmetic import decimals, number, result
from mentorsurvey.ui.explained.shared import (
    CLAIMS,
    NOT_VALIDATED,
    assumed,
    noise_of,
    parameters,
)


def unusual(change: float) -> str:
    """A second round that differs more than most."""
    return (
        f"Unusual here: health moved by {change:+.0f} points from the first round to the second."
        " About one in twenty relationships that stay as they are moves so far."
    ).replace("-", "−")


# Both lines


def lines_note(reading: RelationshipReading, found: Trends | None) -> str:
    """What stands under the lines: a direction, and what is assumed."""
    usual = reading.latest_level.parameters if reading.latest_level else reading.parameters
    return f"{direction(reading, found)} {assumed(usual)}".strip()


def direction(reading: RelationshipReading, found: Trends | None) -> str:
    """Where health is heading, from five rounds on; ``found`` may be left out before."""
    if found is None or reading.rounds_from_both < FEWEST_ROUNDS:
        return "No direction is read before five closed rounds from both sides."
    slope = found.pairs.get(reading.relationship_id)
    if slope is None and found.reason is None and found.n_pairs < MINIMUM_PAIRS:
        return (
            f"No direction of its own is read below {MINIMUM_PAIRS} relationships with two rounds"
            f" from both sides; {found.n_pairs} have."
        )
    if slope is None:
        return {
            "fewer than eight pairs": (
                f"No direction is read: too few pairs ({found.n_pairs} with two rounds from both"
                f" sides, of {FEWEST_PAIRS} that it takes)."
            ),
            "one mentor": "No direction is read: all these relationships share one mentor.",
            "no noise": "No direction is read: nobody's health has moved.",
        }.get(found.reason or "", "No direction can be read from these rounds.")
    # An end next to zero is never printed as zero: on which side it lies decides.
    places = 1 if min(abs(slope.low), abs(slope.high)) >= 0.05 else 2
    value, low, high = (result(x, places) for x in (slope.value, slope.low, slope.high))
    by = f"{value} points a round (95 % interval {low} to {high})"
    if found.same_slope:
        return (
            "No relationship's own direction can be told from the program's, which is"
            f" {by}{'' if slope.can_tell else f': {NO_DIRECTION}'}."
        )
    by = f"{value} points a round ({low} to {high}, taking the model's variances as known)"
    if not slope.can_tell:
        return f"Over the rounds: {by}, {NO_DIRECTION}."
    return f"Over the rounds health goes {'up' if slope.value > 0 else 'down'}: {by}."


def lines(reading: RelationshipReading, settings: Settings = DEFAULTS) -> tuple[str, ...]:
    """One relationship over the rounds."""
    latest, level = reading.latest, reading.latest_level
    usual = level.parameters if level else reading.parameters
    said = [
        "Each side's line is its core score, 0 to 100: the questions about the other person or"
        " about both that stand in every check-in and review. They are six for the mentor and seven"
        " for the mentee, and two thirds must be answered. Answers about oneself are not in it."
        " Health is the mean of the two. Where one side alone can be read, its mark is hollow and"
        " there is no health. Hidden, unanswered and not asked look alike.",
        "The band rests on the rounds up to there and on what is usual in the program. It would"
        " hold the level with 95 % probability if that were known exactly and noise were the same"
        " in every relationship; in a small program, and for one that is unusually low, it is less"
        " certain than that. A change of wording begins a new band.",
        "Single rounds move by themselves. No direction is read from fewer than five rounds. From"
        " then on it is the slope that one model over all relationships predicts for this one; it"
        " is drawn towards the program's as far as its own rounds are few or noisy, and never drawn"
        f" as a line. It takes {MINIMUM_PAIRS} relationships with two rounds from both sides (a"
        " convention). Its 95 % interval takes as known how noisy rounds are and how far slopes"
        " differ, which the model estimates too; so it is somewhat too narrow, most of all while"
        " relationships and rounds are few.",
    ]
    if usual:
        said.append(parameters(usual))
    if latest and level:
        said += [_health(latest), *_level(level, settings.cut)]
    return tuple(said)


def _health(one: RoundReading) -> str:
    mentor, mentee = one.mentor or 0.0, one.mentee or 0.0
    places = decimals((lambda m, e: (m + e) / 2, (mentor, mentee), 1))
    return (
        f"**This relationship, round {one.asked.number}:** mentor {number(mentor, places)}, mentee"
        f" {number(mentee, places)}, so health is ½·({number(mentor, places)} +"
        f" {number(mentee, places)}) = {result((mentor + mentee) / 2)}."
    )


def _level(level: Level, cut: float) -> tuple[str, str]:
    after, usual = level.posterior, level.parameters
    k, m, sd = after.rounds, after.mean, after.sd
    shown = decimals(
        (lambda mid, spread: mid - CAN_TELL * spread, (m, sd), 1),
        (lambda mid, spread: mid + CAN_TELL * spread, (m, sd), 1),
    )
    tries = (float(result(after.weight, at)) for at in range(2, 9))
    weight = next((one for one in tries if _comes_out(one, level, shown)), after.weight)
    digits = max(2, len(f"{weight:.8f}".rstrip("0").partition(".")[2]))
    places = decimals(
        (lambda t, s: _share(t, t + s / k), (usual.tau2, usual.sigma2), digits),
        (lambda own, mu: weight * own + (1 - weight) * mu, (level.own, usual.mu), shown),
        (lambda s: sqrt(weight * s / k), (usual.sigma2,), shown),
    )
    own, mu, sigma2 = (number(x, places) for x in (level.own, usual.mu, usual.sigma2))
    w, mid, spread = number(weight, digits), number(m, shown), number(sd, shown)
    rounds = "one round" if k == 1 else f"{k} rounds"
    if usual.sigma2 == 0:
        middle = f"Nobody's health moves here from round to round, so the level is {mid} itself."
    else:
        tau2 = number(usual.tau2, places)
        middle = (
            f"The variance between relationships is {tau2}, that of one round {sigma2}, the"
            f" program's mean {mu}. So its own rounds weigh w = {tau2}/({tau2} + {sigma2}/{k}) ="
            f" {w}, and the level is {w}·{own} + {number(1 - weight, digits)}·{mu} = {mid}, with a"
            f" standard deviation of √({w}·{sigma2}/{k}) = {spread}."
        )
    low, high = max(0.0, m - CAN_TELL * sd), min(100.0, m + CAN_TELL * sd)
    return (
        f"**Its level** rests on {rounds} with a mean of {own}. {middle}",
        f"The band is {mid} ± {CAN_TELL}·{spread}: {result(low)} to {result(high)}. The chance that"
        f" the level lies below {cut:.0f} (a convention) is"
        f" {_percent(probability_below(after, cut))}, by a normal curve with that mean and"
        " deviation. *Attention* asks the same of the last two rounds alone.",
    )


def _comes_out(weight: float, level: Level, shown: int) -> bool:
    after, usual = level.posterior, level.parameters
    mid = weight * level.own + (1 - weight) * usual.mu
    spread = sqrt(weight * usual.sigma2 / after.rounds)
    return (result(mid, shown), result(spread, shown)) == (
        result(after.mean, shown),
        result(after.sd, shown),
    )


def _share(part: float, whole: float) -> float:
    """Their ratio; out of all bounds where the whole is, or would be printed as, 0."""
    return part / whole if whole else 1e9


def _percent(share: float) -> str:
    if share < 0.005:
        return "under 1 %"
    return "over 99 %" if share > 0.995 else f"{result(100 * share, 0)} %"


# Give and take


def flows_note(reading: RelationshipReading) -> str:
    """What stands under give and take."""
    said = (
        "These readings of give and take are **not validated**, and cannot tell giving more from"
        " claiming more."
    )
    if reading.balance.assumed:
        said += (
            f" The length of the bars is **assumed** until {MINIMUM_PAIRS} pairs have give and take"
            " in two rounds."
        )
    return said


def flows(reading: RelationshipReading) -> tuple[str, ...]:
    """Give and take of one relationship."""
    said = [
        "Mentor to mentee is the mean of what the mentor says was given and what the mentee says"
        " was got; mentee to mentor likewise. What each of them answered is not shown to you. The"
        " balance is the difference of the two: above zero the mentor gives more, which is normal.",
        f"Its bars are ± {CAN_TELL} standard errors, cut at −100 and 100."
        f" {noise_of(reading.balance)} Hollow: no clear difference.",
        f"{CLAIMS} {NOT_VALIDATED}",
    ]
    if (one := reading.exchanged) and one.balance:
        said.append(_flows(one.asked.number, one.balance, reading.balance.sd))
    return tuple(said)


def _flows(round_number: int, one: Balance, error: float) -> str:
    flow = one.flow
    ends = decimals(
        (lambda at, sd: at - CAN_TELL * sd, (flow.balance, error), 1),
        (lambda at, sd: at + CAN_TELL * sd, (flow.balance, error), 1),
    )
    places = decimals(
        (lambda to, back: to - back, (flow.mentor_to_mentee, flow.mentee_to_mentor), ends)
    )
    to_mentee, to_mentor = (
        number(value, places) for value in (flow.mentor_to_mentee, flow.mentee_to_mentor)
    )
    return (
        f"**This pair, round {round_number}:** {to_mentee} went to the mentee and {to_mentor} to"
        f" the mentor. The balance is {to_mentee} − {to_mentor} = {number(flow.balance, ends)},"
        f" ± {CAN_TELL}·{number(error, ends)}: {result(one.low)} to {result(one.high)}"
        + (
            f", so by their ratings the {'mentor' if flow.balance > 0 else 'mentee'} gives more."
            if one.can_tell
            else ", no clear difference."
        )
    )
