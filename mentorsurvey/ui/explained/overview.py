"""How the pictures of *Overview* are computed."""

from mentorsurvey.measures.give_and_take import BalanceNoise
from mentorsurvey.measures.health import Parameters
from mentorsurvey.measures.noise import CAN_TELL
from mentorsurvey.readings.line import KEPT
from mentorsurvey.readings.overview import HIGH, LOW
from mentorsurvey.readings.series import FEWEST
from mentorsurvey.ui.explained.shared import CLAIMS, NOT_VALIDATED, noise_of, parameters


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
        f"In the grey band there is no difference we can tell ({CAN_TELL} SE). {noise_of(noise)}",
        f"{CLAIMS} {NOT_VALIDATED}",
    )


def levels(usual: Parameters | None) -> tuple[str, ...]:
    """The level of each relationship."""
    said = (
        "The level weighs a relationship's own rounds against what is usual in the program: with"
        " few rounds it lies nearer to the program's mean. The band holds the true level with 95 %"
        " probability, as far as relationships differ and rounds vary as said here. Rounds from"
        " before a change of wording do not count. Bands that overlap cannot be told apart.",
    )
    return (*said, parameters(usual)) if usual else said
