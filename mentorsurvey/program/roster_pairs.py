"""One row of a roster, read: the two people whom it names, and what it says of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from mentorsurvey.instruments import is_clean, is_name, one_line
from mentorsurvey.program.addresses import checked_address
from mentorsurvey.store import attributes

FIELDS = (
    "mentor",
    "mentee",
    "cohort",
    "mentor_email",
    "mentee_email",
    "mentor_id",
    "mentee_id",
    "line_manager",
    "department",
    "since",
)
"""What a roster's columns can mean. ``mentor`` and ``mentee`` are needed; ``line_manager`` holds
the addresses (separated by ;) of leads to keep out of the relationship, and ``since`` the day from
which the row's cohort and department count, where it is not the day of the import."""

LONGEST = 200


@dataclass(frozen=True, kw_only=True)
class RosterRow:
    """One row of a roster: the line on which it stands in its file, and a cell for each column.

    ``cells`` has the names of ``FIELDS`` as keys once it is known which column is what.
    """

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Named:
    """A person as a row writes them; a program knows them by the key."""

    key: str
    name: str
    address: str | None


@dataclass(frozen=True, kw_only=True)
class Pair:
    """A row about two people; ``since`` is None where the day of the import counts."""

    line: int
    cohort: str
    department: str
    since: date | None
    mentor: Named
    mentee: Named
    line_managers: tuple[str, ...]

    @property
    def two(self) -> tuple[str, str]:
        """Whose relationship it is: there is one of these two in a program."""
        return (self.mentor.key, self.mentee.key)

    @property
    def stated(self) -> dict[attributes.Kind, str]:
        """What the row says of the relationship."""
        said: dict[attributes.Kind, str] = {"cohort": self.cohort, "department": self.department}
        return {kind: value for kind, value in said.items() if value}


def read_pair(row: RosterRow) -> Pair | str:
    """The relationship of one row, or why there is none."""
    cells = {}
    for name in FIELDS:
        text, called = row.cells.get(name, ""), name.replace("_", " ")
        if not is_clean(text):
            return f"The {called} has a character that cannot be stored."
        if len(text) > LONGEST:
            return f"The {called} is longer than {LONGEST} characters."
        cells[name] = one_line(text)
        if cells[name] and not is_name(cells[name]):
            return f"The {called} has an invisible character, or no visible one."
    sides = {}
    for side in ("mentor", "mentee"):
        name, address, key = (cells.get(side + end, "") for end in ("", "_email", "_id"))
        if not name:
            return f"No {side} is named."
        checked = checked_address(address) if address else None
        if address and checked is None:
            return f"The {side}'s address is not an e-mail address."
        sides[side] = Named(
            key=key or (checked or "").casefold() or name, name=name, address=checked
        )
    if sides["mentor"].key == sides["mentee"].key:
        return "Mentor and mentee are the same person."
    managers = [part for part in cells.get("line_manager", "").split(";") if part.strip()]
    addresses = [checked_address(manager) for manager in managers]
    if None in addresses:
        return "A line manager's address is not an e-mail address."
    since = None
    if cells.get("since"):
        try:
            since = date.fromisoformat(cells["since"])
        except ValueError:
            return "The day is not written like 2026-09-30."
    return Pair(
        line=row.line,
        cohort=cells.get("cohort", ""),
        department=cells.get("department", ""),
        since=since,
        mentor=sides["mentor"],
        mentee=sides["mentee"],
        line_managers=tuple(address for address in addresses if address),
    )
