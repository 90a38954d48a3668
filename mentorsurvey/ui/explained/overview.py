"""How the pictures of *Overview* are computed, with the program's own numbers."""

from math import sqrt

from mentorsurvey import charts
from mentorsurvey.measures.change_trend import FEWEST_PAIRS, FEWEST_ROUNDS, Slope
from mentorsurvey.measures.clusters import t_quantile
from mentorsurvey.measures.give_and_take import ASSUMED_SEM, BalanceNoise
from mentorsurvey.measures.health import Parameters
from mentorsurvey.measures.noise import CAN_TELL, MINIMUM_PAIRS
from mentorsurvey.readings.fairness import LEANS
from mentorsurvey.readings.line import KEPT, Change
from mentorsurvey.readings.overview import HIGH, LOW, Answered, Overview, Spread, newest
from mentorsurvey.readings.trends import Trends
from mentorsurvey.ui.explained.arithmetic import Step, decimals, number, result
from mentorsurvey.ui.explained.shared import CLAIMS, NOT_VALIDATED, noise_of, parameters

ROUNDS, MEAN = 3, 70.0
"""The relationship that stands as an example: so many rounds, with that mean."""


def response(reading: Overview) -> tuple[str, ...]:
    """Who answered."""
    said = (
        "Each bar is a round; its whole height is the relationships that were asked. A"
        " relationship is one-sided where one of the two submitted and the other did not. Who has"
        " not answered yet stands on *Rounds*.",
    )
    there = [one for one in reading.rounds if one.answered]
    if not there:
        return said
    latest = newest(there)
    return (
        *said,
        *(
            f"**In numbers.** Round {latest.asked.number}: {_shares(found)}"
            for found in [latest.answered]
            if found
        ),
    )


def _shares(found: Answered) -> str:
    neither = found.asked - found.both - found.one_sided
    both, alone = (
        f"{result(100 * count / found.asked)} %" for count in (found.both, found.one_sided)
    )
    return (
        f"{found.both} both sides + {found.mentor_only} mentor alone + {found.mentee_only} mentee"
        f" alone + {neither} neither = {found.asked} asked. Both sides: {found.both}/{found.asked}"
        f" = {both}; one-sided: ({found.mentor_only} + {found.mentee_only})/{found.asked} ="
        f" {alone}."
    )


def health(reading: Overview, heading: Trends) -> tuple[str, ...]:
    """Health over a program, and its direction."""
    return (
        "Health is the mean of the two sides' core scores, 0 to 100: the questions about the other"
        " person or about both that stand in every check-in and review, six for the mentor and"
        " seven for the mentee. It needs both sides, two thirds of these answered and open to"
        " leads, submitted since you are a lead. So n can be smaller than the number of pairs with"
        " both forms. How far the two agree is no part of it.",
        "Boxes hold the middle half of the relationships of a round. The line follows the same"
        " relationships through the rounds that have closed, so that it cannot move because others"
        " answered. Rounds that asked fewer than half of them are left out of it, and then those"
        " that few answered, until all that remain share"
        f" {KEPT:.0%} of the latest round's relationships (a convention). The strokes on it are"
        " 95 % intervals of the mean. The table counts relationships under"
        f" {LOW:.0f}, up to {HIGH:.0f}, and over: conventions, since no published cut-off exists."
        f" A total takes at least {reading.fewest} relationships.",
        *_latest(reading),
        "Two rounds are compared by the differences of those same relationships. Within noise that"
        " is “no clear difference”. Relationships of one mentor may be alike and then tell"
        " less than so many of different mentors. So an interval rests on the mentors: deviations"
        " are added up within each before they are squared. With few mentors it is wide, with one"
        " there is none, and where one has most of the relationships it is a little too narrow.",
        *(_change(change) for change in [reading.change] if change),
        *_direction(heading),
    )


def _latest(reading: Overview) -> tuple[str, ...]:
    there = [one for one in reading.rounds if one.health]
    if not there:
        return ()
    latest = newest(there)
    return tuple(
        f"**In numbers.** Round {latest.asked.number}: {_mean(found)}"
        for found in [latest.health]
        if found
    )


def _mean(found: Spread) -> str:
    said = f"n = {found.n} relationships of "
    if found.error is None:
        return f"{said}one mentor, mean {result(found.mean)}. An interval takes two mentors."
    how, reach = _reach(found.n, found.n_mentors, found.error)
    return (
        f"{said}G = {found.n_mentors} mentors, mean {result(found.mean)}. {how} = {reach} each"
        f" way: {result(found.mean)} ± {reach}."
    )


def _reach(n: int, n_mentors: int, error: float) -> tuple[str, str]:
    """How far an interval goes each way, worked out from what mentors deviate by."""
    quantile = t_quantile(n_mentors)
    squares = (error * n) ** 2 * (n_mentors - 1) / n_mentors
    step: Step = (
        lambda t, q: t * sqrt(n_mentors / (n_mentors - 1) * q) / n,
        (quantile, squares),
        1,
    )
    t, q = (number(one, decimals(step)) for one in step[1])
    return (
        "What the relationships of each mentor deviate by, added up and squared, comes to"
        f" Q = {q} over all mentors, and t with G − 1 degrees of freedom is {t}. The interval"
        f" reaches t·√(G/(G − 1)·Q)/n = {t}·√({n_mentors}/({n_mentors} − 1)·{q})/{n}"
    ), result(quantile * error)


def _change(found: Change) -> str:
    mean = result(found.difference)
    said = (
        f"**In numbers.** From round {found.first_round} to round {found.last_round} the same"
        f" n = {found.n} relationships"
    )
    if found.error is None:
        return f"{said} of one mentor differ by {mean} on average. An interval takes two mentors."
    how, reach = _reach(found.n, found.n_mentors, found.error)
    told = "beyond noise" if found.can_tell else "no clear difference"
    return (
        f"{said} of G = {found.n_mentors} mentors differ by {mean} on average. {how} = {reach}, so"
        f" {mean} ± {reach}: {told}."
    )


def _direction(found: Trends) -> tuple[str, ...]:
    said = (
        "The direction comes from one mixed model over all relationships of the program, never"
        " from a line for each: every relationship has a level of its own and, where that can be"
        " told, a slope of its own. Rounds count as evenly spaced; those still open wait. It takes"
        f" {FEWEST_ROUNDS} rounds since the core questions last changed, and {FEWEST_PAIRS}"
        " relationships with two of them from both sides (conventions)."
    )
    if found.program is None:
        closed = f" {found.rounds} {'has' if found.rounds == 1 else 'have'} closed so far."
        return (said + closed if found.rounds < FEWEST_ROUNDS else said,)
    return (said, _slope(found, found.program))


def _slope(found: Trends, slope: Slope) -> str:
    quantile = t_quantile(found.n_mentors)
    error = (slope.high - slope.low) / 2 / quantile
    shown = charts.slope_places(slope)
    given = (slope.value, quantile, error)
    places = decimals(
        (lambda value, t, se: value - t * se, given, shown),
        (lambda value, t, se: value + t * se, given, shown),
    )
    value, t, se = (number(one, places) for one in given)
    own = (
        "No relationship's slope could be told from the others', so all share one."
        if found.same_slope
        else "Relationships have slopes of their own; this is that of the average one."
    )
    return (
        f"**In numbers.** {found.n_values:,} values of health of {found.n_pairs:,} relationships"
        f" over {found.rounds} rounds, by restricted maximum likelihood (REML): a slope of {value}"
        f" points a round. Its standard error, {se}, holds although relationships share"
        f" {found.n_mentors:,} mentors, and t with {found.n_mentors - 1:,} degrees of freedom is"
        f" {t}: {value} ± {t}·{se} ="
        f" {result(slope.low, shown)} to {result(slope.high, shown)}; zero lies"
        f" {'outside' if slope.can_tell else 'between'}."
        f" {own}"
    )


def plane(noise: BalanceNoise, fewest: int) -> tuple[str, ...]:
    """Give and take over a program."""
    return (
        "Each mark is a relationship. Up: what went to the mentee; right: what went to the mentor;"
        " each the mean of what one says they gave and the other says they got. On the diagonal"
        " give and take are even, up and right much flows both ways.",
        "A mentor who gives more is normal, and even is not the goal. What each of the two answered"
        " is not shown to you. Marks that would cover each other stand side by side.",
        "The balance is what went to the mentee less what went to the mentor. In the grey band"
        f" there is no clear difference ({CAN_TELL} SE). One in twenty pairs whose give and take"
        f" are even lies outside it by chance. {noise_of(noise)}",
        _balance(noise),
        f"{CLAIMS} {NOT_VALIDATED}",
        f"What people say of their own balance is counted, never shown by name: from −{LEANS} they"
        f" give more than they get, from +{LEANS} they get more (a convention). It takes {fewest}"
        " people of a side, in a round that is over for everybody.",
    )


def _balance(noise: BalanceNoise) -> str:
    if noise.assumed:
        sem = number(ASSUMED_SEM, 1)
        se = result(noise.sd)
        reach = result(CAN_TELL * noise.sd)
        how = f"½·√({sem}² + {sem}² + {sem}² + {sem}²) = {se}, and {CAN_TELL}·{se} = {reach}"
        which = f"each of the four ratings is assumed to err by {sem} points: "
    else:
        step: Step = (lambda variance: CAN_TELL * sqrt(variance / 2), (2 * noise.sd**2,), 1)
        variance = number(2 * noise.sd**2, decimals(step))
        reach = result(CAN_TELL * noise.sd)
        how = f"{CAN_TELL}·√(½·{variance}) = {reach}"
        which = (
            "between their first two rounds the balances of"
            f" {noise.n_pairs} relationships changed with the variance {variance}: "
        )
    return f"**In numbers.** The band: {which}{how} points either way."


def levels(usual: Parameters | None) -> tuple[str, ...]:
    """The level of each relationship, and what stands beside it."""
    said: tuple[str, ...] = (
        "The level weighs a relationship's own rounds against what is usual in the program: with"
        " few rounds it lies nearer to the program's mean. The band would hold the true level with"
        " 95 % probability if what is usual were known exactly and noise were the same in every"
        " relationship; in a small program, and for one that is unusually low, it is less certain"
        " than that. Rounds from before a change of wording do not count. Bands that overlap cannot"
        " be told apart.",
    )
    if usual:
        said += (parameters(usual), _example(usual))
    return (*said, _beside(usual))


def _example(usual: Parameters) -> str:
    mu, tau2, sigma2, k, own = usual.mu, usual.tau2, usual.sigma2, ROUNDS, MEAN
    head = f"**In numbers.** A relationship with k = {k} rounds whose mean is {own:.0f}: "
    if sigma2 == 0:
        return f"{head}rounds do not vary here, so its level is {own:.0f}, without a band."
    if tau2 == 0:
        return (
            f"{head}noise explains all that relationships differ by here, so its level is the"
            f" program's mean, {result(mu)}, without a band."
        )
    weight = tau2 / (tau2 + sigma2 / k)
    steps: tuple[Step, ...] = (
        (lambda w, m: w * own + (1 - w) * m, (weight, mu), 1),
        (lambda t, s: CAN_TELL * sqrt(t * s / (k * t + s)), (tau2, sigma2), 1),
    )
    shown = decimals(steps[0])
    places = decimals(steps[1], (lambda t, s: t / (t + s / k), (tau2, sigma2), shown))
    w, m = number(weight, shown), number(mu, shown)
    rest = number(1 - float(w), shown)
    t, s = number(tau2, places), number(sigma2, places)
    level, reach = (
        result(weight * own + (1 - weight) * mu),
        result(CAN_TELL * sqrt(weight * sigma2 / k)),
    )
    return (
        f"{head}its own share is w = τ²/(τ² + σ²/k) = {t}/({t} + {s}/{k}) = {w}, with τ² = {t} the"
        f" variance between relationships and σ² = {s} that of one round. Its level is"
        f" w·{own:.0f} + (1 − w)·μ = {w}·{own:.0f} + {rest}·{m} = {level}, its band"
        f" {CAN_TELL}·√(τ²σ²/(kτ² + σ²)) = {CAN_TELL}·√({t}·{s}/({k}·{t} + {s})) = {reach} each"
        " way."
    )


def _beside(usual: Parameters | None) -> str:
    said = (
        "**Reading.** “One-sided”: the latest round that leads can read has one side alone. “Too"
        " few rounds”: a change takes two rounds with both sides. “Unusual here”: with two such"
        " rounds, health moved further than it does in 19 of 20 relationships that stay as they"
        " are; from the third round on, it fell further than they do, by the rules of *Attention*."
    )
    if usual is None or usual.sigma2 == 0:
        return said
    step: Step = (lambda s2: CAN_TELL * sqrt(2 * s2), (usual.sigma2,), 1)
    s2 = number(usual.sigma2, decimals(step))
    reach = result(CAN_TELL * sqrt(2 * usual.sigma2))
    return (
        f"{said} With two rounds that is from {CAN_TELL}·√(2·σ²) = {CAN_TELL}·√(2·{s2}) = {reach}"
        " points on."
    )


def claims(noise: BalanceNoise) -> str:
    """A caption of what give and take cannot say."""
    said = (
        "These readings of give and take are **not validated**, and cannot tell giving more from"
        " claiming more."
    )
    if not noise.assumed:
        return said
    return (
        f"{said} The width of the gray band is **assumed** until {MINIMUM_PAIRS} pairs have give"
        " and take in two rounds."
    )
