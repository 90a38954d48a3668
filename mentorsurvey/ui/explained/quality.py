"""How the figures of *Quality* are computed."""

from mentorsurvey.measures.concordance import ICC_PAIRS, INTERVAL_MENTORS
from mentorsurvey.readings.series import FEWEST


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
