"""What a column's name says: mentor or mentee, name or address, and a number where it has one."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

Side = Literal["mentor", "mentee"]
Kind = Literal["name", "first", "last", "email", "id"]

SIDES: dict[str, Side] = {
    **dict.fromkeys(("mentor", "mentors"), "mentor"),
    **dict.fromkeys(("mentee", "mentees", "protege", "proteges"), "mentee"),
}
KINDS: dict[str, Kind] = {
    "": "name",
    "name": "name",
    "names": "name",
    "full name": "name",
    "first": "first",
    "first name": "first",
    "firstname": "first",
    "given name": "first",
    "forename": "first",
    "last": "last",
    "last name": "last",
    "lastname": "last",
    "surname": "last",
    "family name": "last",
    "email": "email",
    "email address": "email",
    "mail": "email",
    "mail address": "email",
    "address": "email",
    "id": "id",
    "key": "id",
    "staff id": "id",
    "employee id": "id",
    "person id": "id",
}
SHARED = {
    "cohort": "cohort",
    "cohort name": "cohort",
    "department": "department",
    "line manager": "line_manager",
    "line managers": "line_manager",
    "line manager email": "line_manager",
    "since": "since",
    "start date": "since",
}
"""Words → the field of a roster that belongs to the pair."""
FILLERS = {"s", "the", "of", "your", "our", "in"}


@dataclass(frozen=True, kw_only=True)
class About:
    """What a name says: a side and a kind, or a field of the pair.

    ``number`` counts several people in one row; a year is none, and then ``apart`` holds it.
    """

    side: Side | None = None
    kind: Kind | None = None
    field: str | None = None
    number: int | None = None
    apart: str = ""


def about(name: str) -> About:
    """What a column of that name holds, as far as its words are known."""
    words = [word for word in _words(name) if word not in FILLERS]
    sides = [SIDES[word] for word in words if word in SIDES]
    numbers = [word for word in words if word.isdecimal()]
    rest = [word for word in words if word not in SIDES and not word.isdecimal()]
    if not sides and not numbers:
        return About(field=SHARED.get(" ".join(rest)))
    kind = KINDS.get(" ".join(rest))
    if len(sides) != 1 or kind is None or len(numbers) > 1:
        return About()
    number = int(numbers[0]) if numbers and len(numbers[0]) < 3 else None
    apart = numbers[0] if numbers and number is None else ""
    return About(side=sides[0], kind=kind, number=number, apart=apart)


def _words(name: str) -> list[str]:
    """Its words without capitals and accents; "E-Mail" is one word, and so is a number."""
    plain = "".join(
        character
        for character in unicodedata.normalize("NFKD", name.casefold())
        if not unicodedata.combining(character)
    )
    plain = re.sub(r"\be[\s_-]?mail", "email", plain.replace("_", " "))
    return re.findall(r"[^\W\d_]+|\d+", plain)
