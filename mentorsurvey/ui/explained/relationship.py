"""How the pictures of *Relationship* are computed."""

from mentorsurvey.measures.give_and_take import ASSUMED_SEM, BalanceNoise
from mentorsurvey.measures.health import Parameters
from mentorsurvey.measures.noise import CAN_TELL
from mentorsurvey.readings.relationship import GAP_ERROR
from mentorsurvey.ui.explained.shared import CLAIMS, NOT_VALIDATED, noise_of, parameters


def unusual(change: float) -> str:
    """A second round that differs more than most."""
    return (
        f"Unusual here: health moved by {change:+.0f} points from the first round to the second."
        " About one in twenty relationships that stay as they are moves so far."
    ).replace("-", "−")


def lines(usual: Parameters | None) -> tuple[str, ...]:
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
    return (*said, parameters(usual)) if usual else said


def flows(noise: BalanceNoise) -> tuple[str, ...]:
    """Give and take of one relationship."""
    return (
        "Mentor to mentee is the mean of what the mentor says was given and what the mentee says"
        " was got; mentee to mentor likewise. The balance is their difference: above zero the"
        " mentor gives more, which is normal.",
        f"Its bars are ± {CAN_TELL} standard errors. {noise_of(noise)} Hollow: no difference we can"
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
