"""What *Overview* says above its pictures: what they show, in a sentence each."""

from collections.abc import Callable, Iterable, Mapping

from mentorsurvey.instruments import Side
from mentorsurvey.measures.noise import CAN_TELL
from mentorsurvey.readings.home_words import heading, headline
from mentorsurvey.readings.overview import Overview, newest
from mentorsurvey.readings.parts import Part
from mentorsurvey.readings.standings import BANDS, Standing
from mentorsurvey.readings.who_answered import Counted

MOST, HALF = 0.8, 0.5
"""Shares of the pairs asked from which most, or more than half, are said to have answered.
Conventions."""


NO_PARTS = (
    "Your program chose totals only. Totals of cohorts and departments could be subtracted from one"
    " another, so they do not stand side by side."
)


def response(reading: Overview) -> str:
    """Whether most pairs answered, in the round that stands for all of them."""
    there = [one for one in reading.rounds if one.answered and one.answered.asked]
    if not there:
        return "Who answered"
    latest = newest(there)
    if latest.answered is None:
        return "Who answered"
    share = latest.answered.both / latest.answered.asked
    many = (
        "most pairs"
        if share >= MOST
        else "more than half of the pairs"
        if share >= HALF
        else "fewer than half of the pairs"
    )
    if latest.asked.is_open:
        return f"So far, in {many}, both people have answered round {latest.asked.number}"
    return f"In {many}, both people answered round {latest.asked.number}"


def health(reading: Overview, pairs: str = "Your pairs") -> str:
    """How pairs are doing: the same sentence as on Home."""
    return headline(reading, pairs).rstrip(".")


def parts(fewest: int) -> str:
    """What the lines of cohorts or departments are made of."""
    return (
        "Each line follows the same pairs over its rounds. It is made of scores that you can also"
        f" read pair by pair, and takes at least {fewest} pairs."
    )


def part(found: Part) -> str:
    """How the pairs of a cohort or a department are doing, and of how many pairs that is."""
    said = heading(found.line.direction, "They")
    return f"{said} {found.line.followed} of {found.relationships} pairs."


def give_and_take(reading: Overview) -> str:
    """Whether one side gives more in most pairs, by what both say."""
    if reading.plane is None:
        return "Give and take"
    reach = CAN_TELL * reading.balance.sd
    mentor = sum(one.flow.balance > reach for one in reading.plane.points)
    half = len(reading.plane.points) / 2
    if mentor > half:
        return "In most pairs, the mentor gives more"
    mentee = sum(one.flow.balance < -reach for one in reading.plane.points)
    if mentee > half:
        return "In most pairs, the mentee gives more"
    return "In most pairs, we can’t tell who gives more"


def beside_health(reading: Overview, scale: str) -> str:
    """What the picture of health counts: whom the line follows, and what n is."""
    said = f"{scale} n: pairs with a score of both people."
    if not reading.followed:
        return said
    said += f" The line follows {reading.followed} pairs over all its rounds."
    if (change := reading.direction) and change.n != reading.followed:
        said += (
            f" The sentence above compares the {change.n} pairs that answered rounds"
            f" {change.first_round} and {change.last_round}."
        )
    return said


def people(found: Mapping[Side, Counted], side: Side) -> str:
    """Such as "33 of 40": people of a side who answered."""
    one = found.get(side)
    return f"{one.answered:,} of {one.asked:,}" if one else "–"


ORDERS = ("Name", "Cohort", "Level")
"""By what the list can be put in order."""


def in_order(
    standings: Iterable[Standing], order: str, cohort: Callable[[Standing], str]
) -> list[Standing]:
    """The list by name; or by cohort, or by the band of the level, and by name within each."""
    listed = list(standings)
    if order == "Cohort":
        return sorted(listed, key=lambda one: (not cohort(one), cohort(one)))
    if order == "Level":
        return sorted(listed, key=lambda one: BANDS.index(one.band))
    return listed
