"""Whether two people's time matches, by what both said in an introduction and let each other see.

What is kept from the other and what is blank look alike: it is not compared. Pure.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from mentorsurvey.instruments import Instrument
from mentorsurvey.readings.comparing import Open
from mentorsurvey.responses.forms import in_words

HOURS, UNTIL, PROJECT = "time.hours", "time.until", "time.project"
MORE_HOURS = 1.5
"""From how many times the hours of the other on the two don't match."""
HOURS_APART = 2
MONTHS_APART = 3
AT_LEAST = {"half_year": 0, "year": 6, "two_years": 12, "longer": 24}
"""Length of a project → the months that it takes at least. A length that is open is not here."""

What = Literal["hours", "until", "project", "longer"]


@dataclass(frozen=True, kw_only=True)
class Apart:
    """Where the time of the two doesn't match, and what each said.

    "longer" is a project that goes on after one of the two can: then it is until when each can,
    and ``project`` is how long both expect it to take.
    """

    what: What
    mine: str
    theirs: str
    project: str = ""


@dataclass(frozen=True, kw_only=True)
class YourTime:
    """Where the time of the two doesn't match; nothing where all of it does."""

    apart: tuple[Apart, ...]


def your_time(instrument: Instrument, own: Open, theirs: Open, *, begins: date) -> YourTime | None:
    """How the time of the two compares; None where nothing can be compared.

    The same for both. Hours don't match where the larger number is at least 1.5 times the smaller
    and 2 hours more; the end where it is 3 months apart or more; a project where the two expect
    other lengths, or where it takes longer than one of the two can give.
    """
    if instrument.phase != "introduction":
        return None
    asked = {item.id: item for item in instrument.items}
    both = {
        name: (mine, other)
        for name in (HOURS, UNTIL, PROJECT)
        if name in asked and (mine := own.get(name)) and (other := theirs.get(name))
    }

    def apart(what: What, name: str, project: str = "") -> Apart:
        mine, other = (in_words(instrument, asked[name], one) for one in both[name])
        return Apart(what=what, mine=mine, theirs=other, project=project)

    found = []
    if HOURS in both:
        less, more = sorted(float(one.number or 0) for one in both[HOURS])
        if more >= MORE_HOURS * less and more - less >= HOURS_APART:
            found.append(apart("hours", HOURS))
    untils = sorted(_months(str(one.words)) for one in both.get(UNTIL, ()))
    if untils and untils[1] - untils[0] >= MONTHS_APART:
        found.append(apart("until", UNTIL))
    said = [str(one.words) for one in both.get(PROJECT, ())]
    lengths = {one for one in said if one in AT_LEAST}
    if len(lengths) == 2:
        found.append(apart("project", PROJECT))
    elif lengths and untils:
        (length,) = lengths
        if begins.year * 12 + begins.month + AT_LEAST[length] > untils[0]:
            label = next(one.label for one in asked[PROJECT].options if one.value == length)
            found.append(apart("longer", UNTIL, label))
    return YourTime(apart=tuple(found)) if both else None


def _months(text: str) -> int:
    """Months since the year 0 of a month such as "2027-06"."""
    year, month = text.split("-")
    return int(year) * 12 + int(month)
