"""What pages say of the part of a program that they show."""

from mentorsurvey.readings.filters import Filter, Filters
from mentorsurvey.responses.forms import Fit


def named(part: Filter, fit: Fit) -> str:
    """Such as "cohort 2025, department Surgery"."""
    said = []
    if part.cohort:
        said.append(f"cohort {fit(part.cohort)}")
    if part.department:
        said.append(f"department {fit(part.department)}")
    return ", ".join(said)


def pairs_of(part: Filter) -> str:
    """Whom a headline is about."""
    return "These pairs" if part else "Your pairs"


def shown(found: Filters, part: Filter, fit: Fit) -> str:
    """How many pairs the page shows, and which."""
    return f"{len(found.among(part)):,} of {len(found.pairs):,} pairs: {named(part, fit)}."


def not_shown(found: Filters, asked: Filter, fit: Fit) -> str:
    """Why a part that the address asks for is not shown, where all pairs are shown instead."""
    if asked in found.known:
        return (
            f"Totals of {named(asked, fit)} could tell about single people, so you see all pairs."
            " Lists of names can still be narrowed to it, on People, Rounds and Attention."
        )
    return f"No pair here is in {named(asked, fit)}, so you see all pairs."


def whole_round(part: Filter, fit: Fit) -> str:
    """What does not follow the filter on *Rounds*."""
    return (
        f"The numbers and lists of people below are of {named(part, fit)}. Links, reminders, the"
        " last day and closing are for the whole round."
    )


def whole_list(part: Filter, fit: Fit) -> str:
    """What does not follow the filter on *Attention*."""
    return (
        f"The list is of {named(part, fit)}. How often the list was right, and the thresholds, are"
        " of the whole program."
    )


def whole_roster(part: Filter, fit: Fit) -> str:
    """What does not follow the filter on *People*."""
    return (
        f"The list and the names to choose from are of {named(part, fit)}. Imports, and the files"
        " on Download, are of the whole program."
    )


def whole_times(part: Filter, fit: Fit) -> str:
    """What is not read of a part on *Quality*."""
    return (
        f"These numbers are of {named(part, fit)}. The time that the form takes, and how often"
        " people chose “can't say”, are shown for the whole program only, so that nobody's answer"
        " can be worked out."
    )


def whole_overview(part: Filter, fit: Fit) -> str:
    """What does not follow the filter on *Overview*."""
    return (
        f"Everything on this page is of {named(part, fit)}. The files on Download are of the whole"
        " program."
    )
