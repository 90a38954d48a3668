"""The words for where a program is heading: never an arrow, and never a line a pair."""

from mentorsurvey.charts.drawing import mentor_words, signed
from mentorsurvey.measures.change_trend import Reason, Slope
from mentorsurvey.readings.trends import Trends

NO_DIRECTION = "no direction we can tell"
"""What is said of a slope within its noise."""

WHY: dict[Reason, str] = {
    "fewer than five rounds": "No direction is read from fewer than five rounds.",
    "fewer than eight pairs": (
        "No direction is read: too few pairs. It takes eight with two rounds from both sides."
    ),
    "one mentor": (
        "No direction is read: all relationships are one mentor's, so that they cannot be told from"
        " what this mentor does."
    ),
    "no noise": (
        "No direction is read: scores do not vary from round to round, so there is no noise to"
        " compare a direction with."
    ),
    "no fit": "No direction is read: the model found no answer for these rounds.",
}


def trend_words(found: Trends) -> str:
    """The direction of the average relationship with its interval, or why there is none."""
    slope = found.program
    if slope is None:
        return WHY[found.reason or "no fit"]
    over = (
        f"over {found.n_pairs:,} relationships ({mentor_words(found.n_mentors)}) and"
        f" {found.rounds} rounds"
    )
    if not slope.can_tell:
        return f"{slope_words(slope)}: {NO_DIRECTION}, {over}."
    which = "up" if slope.value > 0 else "down"
    return f"The average relationship goes {which}: {slope_words(slope)}, {over}."


def slope_words(slope: Slope) -> str:
    """A slope with its 95 % interval, such as "+0.4 points a round (−0.3 to +1.1)"."""
    places = slope_places(slope)
    value, low, high = (signed(one, places) for one in (slope.value, slope.low, slope.high))
    return f"{value} points a round ({low} to {high})"


def slope_places(slope: Slope) -> int:
    """Decimals with which slope and limits, and zero, are told from each other: one to four."""
    apart = {slope.low, slope.value, slope.high, 0.0}
    return next(
        (
            places
            for places in (1, 2, 3)
            if len({round(one, places) for one in apart}) == len(apart)
        ),
        4,
    )
