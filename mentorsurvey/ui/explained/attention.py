"""How the attention list is computed."""

from mentorsurvey.measures.noise import MINIMUM_PAIRS
from mentorsurvey.program.check_ins import ONE_IN
from mentorsurvey.readings.attention import Watched
from mentorsurvey.ui.explained.shared import parameters
from mentorsurvey.ui.words import count


def attention(found: Watched) -> tuple[str, ...]:
    """The attention list."""
    rules = found.settings
    return (
        f"**Behavior.** One of the two answered at least {count(rules.answered, 'form')}, then"
        f" missed the last {rules.missed} whose time is over. Every missed form counts,"
        " whether or not a reminder went out. A pair is here too where both count fewer than"
        f" {rules.meetings_share:.0%} of the meetings that they agreed on since the round before,"
        " or where both say that a clause of their agreement was not kept, or only partly. What"
        " they agreed on is not told.",
        f"**Level.** The chance that health is below {rules.cut:.0f} is over"
        f" {rules.probability:.0%}, by at most {rules.level_rounds} of the latest rounds with both"
        " sides and by what is usual in the program; one such round is enough where there is no"
        " second. The cuts are conventions: no published one exists.",
        "**Change.** From a relationship's third round on: a weighted line (EWMA, the newest round"
        " counts 30 %) through health and through each side's core score, each begun at its first"
        " two rounds. It stands here where one of the three lies under its lower limit; each entry"
        " gives the line and the limit.",
        *_limits(found),
        f"**Routine.** When a round is over, one in {ONE_IN} of the relationships that it asked is"
        f" drawn at random, whoever else is here; none in a program of fewer than {ONE_IN}. So"
        " being here never means that somebody complained, and what you find tells what the rules"
        " miss. The next round draws anew.",
        "Scores count as soon as both have submitted. What was kept from leads counts for nothing"
        " here. Views that move apart are for the two people alone, and a call for help goes to"
        " whom they chose: neither is ever on this page.",
        "What you take off stays off until a later round raises it again. The shares are of entries"
        " with a yes or a no, with Wilson's 95 % interval; an entry drawn at random that a rule"
        " raised too counts for the rules.",
    )


def _limits(found: Watched) -> tuple[str, ...]:
    if found.changes is None:
        return ()
    change = found.changes
    set_to, basis = change.limits, change.basis
    if not set_to.pairs:
        return ("One side's scores do not vary from round to round: no change can be told.",)
    if set_to.evidence is None:
        beside = (
            "**Evidence**, a second rule that weighs both sides' answers together, joins when all"
            f" numbers below are the program's own, from {MINIMUM_PAIRS} relationships with two"
            " rounds on: before that nobody knows how often it would point to those who are fine.",
        )
        set_at = f"The line's limit lies L = {set_to.ewma:.2f} standard deviations down"
        rules = "by the line"
    else:
        beside = (
            "**Evidence**, beside the line: how strongly both sides' answers together speak for a"
            " fall of both or of one, by about a standard deviation, from any round on. It is a"
            " score and no probability: an entry says how seldom a relationship that stays as it is"
            " comes so far. It finds more where a fall begins late or answers are missing, because"
            " one side stands in for the other. It was tuned by simulation, not on real"
            " relationships.",
        )
        set_at = (
            f"The line's limit lies L = {set_to.ewma:.2f} standard deviations down, that of the"
            f" evidence where {set_to.rarity(set_to.evidence)} of 1,000 come"
        )
        rules = "by the line or by the evidence"
    told = (
        f"{set_at}: so that of relationships that stay as they are {set_to.false_alarms:.1%} come"
        f" to count for change, {rules}, within {set_to.rounds} rounds, and about twice as many in"
        f" twice the rounds. That is by simulating {set_to.pairs:,} of them with the program's"
        " numbers; on simulated answers of another kind it was 1.2 to 2.4 %."
    )
    if own := change.own_rate:
        rate, error = own
        told += (
            f" Programs of {basis.health.n_pairs} that estimate these numbers themselves have"
            f" {rate:.1%} (± {1.96 * error:.1%} of the simulation)."
        )
    elif found.assumed:
        told += (
            " The numbers are not the program's own yet, so its own rate of false alarms is not"
            " known; it may be higher."
        )
    usual = (
        f"Health: {parameters(basis.health)}",
        f"Mentors: {parameters(basis.mentor, 'of the mentor')}",
        f"Mentees: {parameters(basis.mentee, 'of the mentee')}",
    )
    return (*beside, told, *usual)
