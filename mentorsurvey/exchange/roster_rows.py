"""Rows of a file into rows of a roster: one for each pair, with a cell for each field."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from mentorsurvey.exchange.column_names import Side
from mentorsurvey.exchange.roster_columns import Layout, Who
from mentorsurvey.program import Refused, RosterRow

NOBODY = {
    "n/a", "na", "n.a.", "n.a", "none", "nobody", "no one", "nil", "null", "nan", "unknown",
    "tbd", "tba", "tbc", "to be determined", "to be announced", "to be confirmed", "pending",
    "open", "vacant", "unassigned", "not assigned", "not yet assigned", "x", "xx", "xxx",
    "total", "totals", "sum", "subtotal", "grand total",
}  # fmt: skip
"""What people write where there is nobody, and what a line of totals begins with."""
SEVERAL = re.compile(r"\s*(?:[;\n/&|]|\band\b|,(?=\s))\s*")
"""What stands between several people in a cell."""
MARK = re.compile(r"[^\W_]")


@dataclass(frozen=True, kw_only=True)
class Pairs:
    """The rows of a roster.

    Attributes
    ----------
    rows : list of RosterRow
        With the fields of a roster for columns; several of one line where it names several people.
    refused : list of Refused
        Lines that name nobody, or several people in a cell that is not to be split.
    several : tuple of int
        Lines with several people in a cell, whether they are split or not.
    """

    rows: list[RosterRow] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    several: tuple[int, ...] = ()

    @property
    def unread(self) -> int:
        """How many lines name several people and stay out: whose pairs they are is not known."""
        return sum(row.line in self.several for row in self.refused)


def pairs(rows: Sequence[RosterRow], layout: Layout, *, split: bool = False) -> Pairs:
    """Each mentor of a row with each of its mentees.

    Parameters
    ----------
    split : bool
        Whether a cell that names several people is taken as these people.
    """
    found, refused, several = [], [], []
    for row in rows:
        sides: dict[Side, list[dict[str, str]]] = {"mentor": [], "mentee": []}
        why = ""
        for side, people in sides.items():
            for who in layout.of(side):
                person = _person(row, who)
                if _is_nobody(person["name"]) and len(layout.of(side)) > 1:
                    continue
                each = _each(person)
                if len(each) > 1:
                    several.append(row.line)
                    if not split:
                        why = why or f"The {side}'s cell names several people."
                people.extend(each)
            people[:] = [one for one in people if one["name"]] or people[:1]
            if not why and not people:
                why = f"No {side} is named."
            if not why and any(_is_nobody(one["name"]) for one in people):
                why = _nobody(side, people[0]["name"])
        if why:
            refused.append(Refused(line=row.line, why=why))
            continue
        shared = {name: row.cells.get(column, "") for name, column in layout.of_pair.items()}
        found += [
            RosterRow(line=row.line, cells={**shared, **_cells("mentor", m), **_cells("mentee", n)})
            for m in sides["mentor"]
            for n in sides["mentee"]
        ]
    return Pairs(rows=found, refused=refused, several=tuple(dict.fromkeys(several)))


def _person(row: RosterRow, who: Who) -> dict[str, str]:
    parts = (row.cells.get(column, "") for column in who.name)
    return {
        "name": " ".join(part for part in parts if part),
        "email": row.cells.get(who.email, "") if who.email else "",
        "id": row.cells.get(who.id, "") if who.id else "",
    }


def _cells(side: Side, person: dict[str, str]) -> dict[str, str]:
    return {
        side: person["name"],
        f"{side}_email": person["email"],
        f"{side}_id": person["id"],
    }


def _each(person: dict[str, str]) -> list[dict[str, str]]:
    """The people in a cell: several where each part has a name of two words or more.

    "Byron, Ada" is one person, "Ada Byron, Cleo Tan" are two.
    """
    names = [part for part in SEVERAL.split(person["name"]) if part]
    if len(names) < 2 or any(len(part.split()) < 2 for part in names):
        return [person]
    emails = [part for part in re.split(r"[;,\s]+", person["email"]) if part]
    ids = [part for part in re.split(r"[;,\s]+", person["id"]) if part]
    return [
        {
            "name": name,
            "email": emails[place] if len(emails) == len(names) else "",
            "id": ids[place] if len(ids) == len(names) else "",
        }
        for place, name in enumerate(names)
    ]


def _is_nobody(name: str) -> bool:
    return (
        not MARK.search(name)
        or name.startswith("#")
        or name.casefold().strip("()[]<>*. ") in NOBODY
        or name.casefold() in NOBODY
    )


def _nobody(side: Side, name: str) -> str:
    return f"The {side}'s cell holds no name." if name else f"No {side} is named."
