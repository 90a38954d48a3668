"""The only place that says in plain words how each picture is computed, rule and convention.

Each function gives paragraphs in Markdown, of our own words and numbers alone.
"""

from mentorsurvey.measures.give_and_take import ASSUMED_SEM, BalanceNoise
from mentorsurvey.measures.health import Parameters
from mentorsurvey.measures.noise import CAN_TELL, MINIMUM_PAIRS
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
