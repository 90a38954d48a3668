"""How change in one relationship is computed: the rule, and its own numbers."""

from mentorsurvey.measures.change_either import Limits
from mentorsurvey.measures.ewma import BASELINE, WEIGHT, baseline_weight
from mentorsurvey.measures.noise import MINIMUM_PAIRS
from mentorsurvey.readings.pair_changes import Line, PairChanges
from mentorsurvey.ui.explained.arithmetic import decimals, number, result
from mentorsurvey.ui.explained.shared import parameters

NAMES = {"health": "Health", "mentor": "Mentor", "mentee": "Mentee"}
WHOM = {"both": "both", "mentor": "the mentor", "mentee": "the mentee"}


def rarity(limits: Limits, evidence: float) -> str:
    """How seldom a relationship that stays as it is comes to such evidence, and what it takes."""
    count = limits.rarity(evidence)
    most = limits.rarity(evidence if limits.evidence is None else limits.evidence)
    return (
        f"{count or 'fewer than 1'} of 1,000 relationships that stay as they are"
        f" {'comes' if count == 1 else 'come'} this far within {limits.rounds} rounds; it counts"
        f" where at most {most} do"
    )


def weighed(found: PairChanges) -> str:
    """What the evidence of both sides says of a relationship, and what it would take."""
    if found.limits.evidence is None or not found.evidence:
        return ""
    number_of_round, value = found.evidence[-1]
    said = (
        f"**Evidence** of both sides together, up to round {number_of_round}:"
        f" {rarity(found.limits, value)}."
    )
    if found.fall:
        said += (
            f" **Unusual here**: likeliest is a fall of {WHOM[found.fall.whom]} in round"
            f" {found.fall.since}."
        )
    return said


def note(found: PairChanges) -> str:
    """What the picture rests on, in a line or two."""
    said = [
        weighed(found),
        "What is usual here is **assumed** until the program has numbers of its own, so how many"
        " would come to count by chance is not known."
        if found.assumed
        else "",
    ]
    return " ".join(one for one in said if one)


def change(found: PairChanges) -> tuple[str, ...]:
    """Whether one relationship has changed."""
    said = (
        "Each line begins at a relationship's first two rounds since the core questions last"
        " changed, weighed with what is usual in the program (T₀). From then on the newest round"
        f" counts {WEIGHT:.0%} and all before it the rest (EWMA), over the rounds that each line"
        " has. The picture shows how far it lies from its beginning, in the standard deviations of"
        " relationships that stay as they are; so one limit, L, holds for all three lines.",
        f"L = {found.limits.ewma:.2f}: with it {found.limits.false_alarms:.1%} of relationships"
        f" that stay as they are come to count within {found.limits.rounds} rounds"
        + (", by a line or by the evidence" if found.limits.evidence is not None else "")
        + f", and about twice as many in twice the rounds ({found.limits.pairs:,} of them simulated"
        " with these numbers).",
    )
    own = tuple(paragraph for line in found.lines if (paragraph := _own(line, found.limits.ewma)))
    if found.limits.evidence is None:
        beside = (
            "A second rule, the **evidence** of both sides together, joins when level, spread and"
            f" noise are the program's own, from {MINIMUM_PAIRS} relationships with two rounds on.",
        )
    else:
        beside = (
            "The **evidence** weighs how the answers of both sides together would look with a fall"
            " of both or of one, by about a standard deviation, from any round on, against none. It"
            " is a score and no probability; what it is worth is how seldom a relationship that"
            " stays as it is comes so far. It finds more than the lines where a fall begins late or"
            " answers are missing. It was tuned by simulation, not on real relationships.",
        )
    return (*said, *own, *beside)


def _own(line: Line, limit: float) -> str:
    """One line's own numbers, worked through."""
    of = line.parameters
    if line.start is None or not line.points or len(line.first) < BASELINE:
        return ""
    last, weight = line.points[-1], float(baseline_weight(of.tau2, of.sigma2))
    own = "with both sides" if line.series == "health" else f"of the {line.series}"
    usual = parameters(of, own)
    mean = sum(line.first) / BASELINE

    def start(r: float, x: float, mu: float) -> float:
        return r * x + (1 - r) * mu

    places = decimals((start, (weight, mean, of.mu), 1))
    r, x, mu = (number(one, places) for one in (weight, mean, of.mu))
    said = (
        f"**{NAMES[line.series]}.** The first two rounds have a mean of {x}, which counts r₂ = {r}:"
        f" T₀ = {r}·{x} + (1 − {r})·{mu} = {result(line.start)}. After"
        f" {len(line.points)} more {'round' if len(line.points) == 1 else 'rounds'} the line is at"
        f" {result(last.z)}"
    )
    if last.limit is None or last.under is None or not last.under:
        return f"{said}. {usual}"
    size = (line.start - last.z) / last.under

    def lower(t: float, most: float, sd: float) -> float:
        return t - most * sd

    places = decimals((lower, (line.start, limit, size), 1))
    t, most, sd = (number(one, places) for one in (line.start, limit, size))
    return f"{said}, its limit T₀ − L·SD = {t} − {most}·{sd} = {result(last.limit)}. {usual}"
