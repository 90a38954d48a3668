"""The only place that says in plain words how each picture is computed, rule and convention.

Each function gives paragraphs in Markdown, of our own words and numbers alone.
"""

from mentorsurvey.measures.concordance import ICC_PAIRS, INTERVAL_MENTORS
from mentorsurvey.measures.give_and_take import ASSUMED_SEM, BalanceNoise
from mentorsurvey.measures.health import Parameters
from mentorsurvey.measures.noise import CAN_TELL, MINIMUM_PAIRS
from mentorsurvey.program.check_ins import ONE_IN
from mentorsurvey.readings.attention import Watched
from mentorsurvey.readings.line import KEPT
from mentorsurvey.readings.overview import HIGH, LOW
from mentorsurvey.readings.relationship import GAP_ERROR
from mentorsurvey.readings.series import FEWEST

NOT_VALIDATED = "These indices are this project's own and **not validated**."
CLAIMS = (
    "The balance cannot tell a true imbalance from one side claiming more than the other:"
    " both look the same in it."
)


def response() -> tuple[str, ...]:
    """Who answered."""
    return (
        "Each bar is a round; its whole height is the relationships that were asked. A"
        " relationship is one-sided where one of the two submitted and the other did not. Who has"
        " not answered yet stands on *Rounds*.",
    )


def health() -> tuple[str, ...]:
    """Health over a program."""
    return (
        "Health is the mean of the two sides' core scores, 0 to 100: six questions, the same in"
        " every repeated form. It needs both sides, at least four answers each that leads may see,"
        " submitted since you are a lead; so n can be smaller than the number of relationships"
        " with both forms. How far the two agree is no part of it.",
        "Boxes hold the middle half of the relationships of a round. The line follows the same"
        " relationships through the rounds that have closed, so that it cannot move because others"
        " answered. Rounds that few answered are left out of it, until all that remain share"
        f" {KEPT:.0%} of the latest round's relationships (a convention). The strokes on it are"
        " 95 % intervals of the mean.",
        "Two rounds are compared by the differences of those same relationships. Within noise that"
        " is “no difference we can tell”. The table counts relationships under"
        f" {LOW:.0f}, up to {HIGH:.0f}, and over: conventions, since no published cut-off exists."
        f" A total takes at least {FEWEST} relationships, and so {FEWEST} people of each side.",
    )


def plane(noise: BalanceNoise) -> tuple[str, ...]:
    """Give and take over a program."""
    return (
        "Each mark is a relationship. Up: what went to the mentee; right: what went to the mentor;"
        " each the mean of what one says they gave and the other says they got. On the diagonal"
        " give and take are even, up and right much flows both ways.",
        "A mentor who gives more is normal, and even is not the goal. The colour is what people"
        " say of it themselves: from −2 they give more than they get, from +2 they get more (a"
        " convention). Marks that would cover each other stand side by side.",
        f"In the grey band there is no difference we can tell ({CAN_TELL} SE). {_noise(noise)}",
        f"{CLAIMS} {NOT_VALIDATED}",
    )


def levels(parameters: Parameters | None) -> tuple[str, ...]:
    """The level of each relationship."""
    said = (
        "The level weighs a relationship's own rounds against what is usual in the program: with"
        " few rounds it lies nearer to the program's mean. The band holds the true level with 95 %"
        " probability, as far as relationships differ and rounds vary as said here. Rounds from"
        " before a change of wording do not count. Bands that overlap cannot be told apart.",
    )
    return (*said, _parameters(parameters)) if parameters else said


def lines(parameters: Parameters | None) -> tuple[str, ...]:
    """One relationship over the rounds."""
    said = (
        "Each side's line is its core score, 0 to 100: six questions, the same in every repeated"
        " form, at least four answered. Health is the mean of the two. Where one side alone can be"
        " read its mark is hollow and there is no health: hidden, unanswered and not asked look"
        " alike.",
        "The band says where the level lies with 95 % probability, from the rounds up to there and"
        " from what is usual in the program. A change of wording begins a new band.",
        "Single rounds move by themselves. No direction is read from fewer than five rounds, and"
        " none is drawn here at all.",
    )
    return (*said, _parameters(parameters)) if parameters else said


def flows(noise: BalanceNoise) -> tuple[str, ...]:
    """Give and take of one relationship."""
    return (
        "Mentor to mentee is the mean of what the mentor says was given and what the mentee says"
        " was got; mentee to mentor likewise. The balance is their difference: above zero the"
        " mentor gives more, which is normal.",
        f"Its bars are ± {CAN_TELL} standard errors. {_noise(noise)} Hollow: no difference we can"
        " tell.",
        f"{CLAIMS} {NOT_VALIDATED}",
    )


def gaps() -> tuple[str, ...]:
    """How each sees each construct."""
    return (
        "One question each, asked of both. A difference counts from"
        f" {CAN_TELL * GAP_ERROR:.0f} points on: {CAN_TELL} standard errors of the difference of"
        f" two single answers (**assumed**: {ASSUMED_SEM:.0f} points each).",
        "Two people in a good relationship often see things differently, and of several questions"
        " one differs by chance now and then. What counts is what returns in the next round.",
    )


def attention(found: Watched) -> tuple[str, ...]:
    """The attention list."""
    rules = found.settings
    return (
        f"**Behaviour.** One of the two answered at least {rules.answered} forms, then missed the"
        f" last {rules.missed} whose time is over. Reminders leave by your own mail, so every"
        " missed form counts. Meetings and agreed clauses would count too; nothing is agreed on"
        " here yet.",
        f"**Level.** The chance that health is below {rules.cut:.0f} is over"
        f" {rules.probability:.0%}, by the last {rules.level_rounds} rounds with both sides and by"
        " what is usual in the program; one such round is enough where there is no second. The"
        " cuts are conventions: no published one exists.",
        "**Change.** From a relationship's third round on: a weighted line (EWMA, the newest round"
        " counts 30 %) through health and through each side's core score, each begun at its first"
        " two rounds. It stands here where one of the three lies under its lower limit.",
        *_limit(found),
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


def _limit(found: Watched) -> tuple[str, ...]:
    if found.basis is None or found.limit is None:
        return ()
    if found.limit.reason is not None:
        return ("There is no noise from round to round, so that no change can be told.",)
    told = (
        f"The limit lies L = {found.limit.limit:.2f} standard deviations under the beginning: so"
        " far that of relationships that stay as they are"
        f" {found.limit.false_alarms:.1%} come here within {found.limit.rounds} rounds, by"
        f" simulating {found.limit.pairs:,} of them with the program's numbers."
    )
    if found.own_rate is not None:
        rate, error = found.own_rate
        told += (
            f" A program of {found.basis.health.n_pairs}, which has to estimate these numbers"
            f" itself, has {rate:.1%} (± {1.96 * error:.1%})."
        )
    elif found.assumed:
        told += (
            " The numbers are not the program's own yet, so its own rate of false alarms is not"
            " known; it may be higher."
        )
    basis = found.basis
    lines = (("Health", basis.health), ("Mentors", basis.mentor), ("Mentees", basis.mentee))
    return (told, *(f"{name}: {_parameters(one)}" for name, one in lines))


def unusual(change: float) -> str:
    """A second round that differs more than most."""
    return (
        f"Unusual here: health moved by {change:+.0f} points from the first round to the second."
        " About one in twenty relationships that stay as they are moves so far."
    ).replace("-", "−")


def reliability() -> tuple[str, ...]:
    """How reliable the core score is."""
    return (
        "Cronbach's α of the six core questions, from people who answered all six so that leads"
        " can read them: how far they go together, at most 1. In brackets Feldt's 95 % interval. A"
        " mentor of many enters once, with one relationship.",
        "The error of one score is its standard error of measurement, SD·√(1 − α), in points of"
        " 100. It holds within one round; from round to round scores vary more, so that health and"
        " change use a noise of their own.",
        f"Nothing is shown of fewer than {FEWEST} people of a side.",
    )


def answers() -> tuple[str, ...]:
    """Missing answers, "can't say" and the ceiling."""
    return (
        "Answered: forms of which leads can read an answer. The others did not answer, chose"
        " “can't say” or keep it from leads: these look alike. “Can't say” is counted where leads"
        f" may see it and at least {FEWEST} chose it.",
        "At the top: the share of those answers that are the best possible one. Where many are, a"
        " question can fall and hardly rise, and differences between good relationships are lost.",
        "Questions of longer forms that stand for one construct together are not listed singly.",
    )


def agreement() -> tuple[str, ...]:
    """How far both sides agree over a program."""
    return (
        "Each core question over the relationships in which leads can read both answers. ICC(C,1)"
        " says how far the same relationships are high with both, a general difference taken out: 1"
        " is the same, 0 no more than chance.",
        "The mean difference is mentors less mentees, in points. Chance-corrected: the share of the"
        " distance between strangers (every mentor with every mentee of another) that pairs do not"
        " have.",
        "Intervals (95 %) draw mentors with all their mentees anew, because pairs of one mentor are"
        f" not independent; so they need {INTERVAL_MENTORS} mentors, and an index needs"
        f" {ICC_PAIRS} pairs (conventions). Disagreement is the normal state: two honest people in"
        " a good relationship agree at about r = .36.",
    )


def burden() -> tuple[str, ...]:
    """What answering takes."""
    return (
        "Minutes from the first to the last answer of each submitted form, so that whoever came"
        " back the next day counts with a day: look at the middle, not at the ends. Reading before"
        " the first answer is not in it.",
    )


def _parameters(found: Parameters) -> str:
    numbers = (
        f"mean level {found.mu:.0f}, spread between relationships {found.tau2**0.5:.0f} (SD),"
        f" noise of one round {found.sigma2**0.5:.0f} (SD)"
    )
    if found.assumed:
        return (
            f"What is usual is **assumed**: {numbers}. The program's own numbers take over when"
            f" {MINIMUM_PAIRS} relationships have two rounds with both sides; {found.n_pairs} have."
        )
    return f"What is usual is **estimated** from {found.n_pairs} relationships: {numbers}."


def _noise(noise: BalanceNoise) -> str:
    if noise.assumed:
        return (
            f"The standard error, {noise.sd:.0f} points, is **assumed** until {MINIMUM_PAIRS}"
            " relationships have two rounds with both sides."
        )
    return (
        f"The standard error, {noise.sd:.0f} points, is **estimated** from {noise.n_pairs}"
        " relationships."
    )
