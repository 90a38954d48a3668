"""Which column of a file of answers is what: one answer a row, or several side by side."""

import re
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mentorsurvey.analyse.asked import Asked, Fault, listed
from mentorsurvey.exchange.headers import WITHIN
from mentorsurvey.exchange.spellings import key
from mentorsurvey.instruments import SIDES

LONG = ("measure", "value")
NEEDED = ("relationship", "round", "side", *LONG)
PEOPLE = ("mentor", "mentee")
"""Columns that may be left out."""
OFTEN = {
    "relationship": ("dyad", "dyadid", "pair", "pairid", "couple", "coupleid", "relationshipid"),
    "round": ("wave", "time", "timepoint", "occasion", "session", "visit", "month"),
    "side": ("role", "rater", "respondent", "person"),
}
"""How such columns are often called: used for advice alone, never taken."""
NO_MEASURES = {"", "id", "key", "name", "email", "e mail", "address", "department", "cohort"}
"""Words that follow "mentor" or "mentee" in the name of a column without answers."""
MOST = 8
"""Columns of answers that an advice lists."""
_SIDE = "|".join(SIDES)
_SIDED = re.compile(
    rf"(?:(?P<first>{_SIDE})[\s_.:-]+(?P<after>.+)|(?P<before>.+?)[\s_.:(-]+(?P<last>{_SIDE})\)?)",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Measured:
    """A column of answers; ``side`` where its name says whose they are."""

    column: str
    measure: str
    side: str | None = None


@dataclass(frozen=True, kw_only=True)
class Layout:
    """Where everything stands.

    Attributes
    ----------
    at : mapping of str to str
        Field → its column.
    measured : tuple of Measured
        The columns of answers, where a row holds several; empty where it holds one.
    named : bool
        Whether the columns of answers were named, so that all of them must hold numbers.
    """

    at: Mapping[str, str]
    measured: tuple[Measured, ...] = ()
    named: bool = False

    def unread(self, columns: Sequence[str]) -> list[str]:
        """The columns that hold nothing of this."""
        read = {*self.at.values(), *(one.column for one in self.measured)}
        return [column for column in columns if column not in read]


def header_of(lines: Sequence[tuple[int, list[str]]], asked: Asked) -> int | None:
    """The place of the line that names the columns, where one does."""
    wanted = {key(one) for one in (*NEEDED, *asked.columns.values())}
    found = [
        len(wanted & {key(" ".join(cell.split())) for cell in cells}) for _, cells in lines[:WITHIN]
    ]
    most = max(found, default=0)
    return found.index(most) if most > 1 else None


def understand(columns: Sequence[str], asked: Asked) -> tuple[Layout, list[Fault]]:
    """What the columns mean, and what is missing or not there."""
    at, faults = _found(columns, asked)
    measures = asked.names_of_measures
    wide = asked.wide or measures or (asked.columns and not set(LONG) & at.keys())
    if not wide:
        missing = [name for name in NEEDED if name not in at]
        if set(LONG) & set(missing) and not faults:
            faults.append(_several(columns, at))
        else:
            faults += [_missing(name) for name in missing]
        return Layout(at=at), faults
    at = {name: column for name, column in at.items() if name not in LONG}
    rest = [column for column in columns if column not in at.values()]
    measured = [_measured(column, sided="side" not in at) for column in rest]
    kept = [one for one in measured if one and _is_asked(one, measures)]
    unknown = [name for name in measures if not any(_is_asked(one, [name]) for one in kept)]
    faults += [
        Fault(
            place="--measures",
            what=f"The file has no column {name}.",
            mend=f"Its columns are: {', '.join(columns)}.",
        )
        for name in unknown
    ]
    if "relationship" not in at:
        faults.append(_missing("relationship", "Name it with --relationship COLUMN."))
    if "side" not in at and not kept and not unknown:
        faults.append(
            _missing(
                "side",
                "Name it with --side COLUMN, or say in the name of each column whose answers it"
                " holds, such as mentor_trust and mentee_trust.",
            )
        )
    return Layout(at=at, measured=tuple(kept), named=bool(measures)), faults


def _found(columns: Sequence[str], asked: Asked) -> tuple[dict[str, str], list[Fault]]:
    """Field → column, by the options and by name, and what of the options is not there."""
    by_key = {key(column): column for column in reversed(columns)}
    at, faults = {}, []
    for field in (*NEEDED, *PEOPLE):
        given = asked.columns.get(field)
        column = by_key.get(key(given or field))
        if column:
            at[field] = column
        elif given:
            mend = f"Its columns are: {', '.join(columns)}."
            what = f"The file has no column {given}."
            faults.append(Fault(place=f"--{field}", what=what, mend=mend))
    return at, faults


def _measured(column: str, *, sided: bool) -> Measured | None:
    if not sided:
        return Measured(column=column, measure=column)
    match = _SIDED.fullmatch(column)
    if match is None:
        return None
    side, measure = match["first"] or match["last"], match["after"] or match["before"]
    if re.sub(r"[\s_.-]+", " ", measure).casefold() in NO_MEASURES:
        return None
    return Measured(column=column, measure=measure, side=side.casefold())


def _is_asked(one: Measured, measures: Sequence[str]) -> bool:
    return not measures or bool({key(one.column), key(one.measure)} & set(map(key, measures)))


def _missing(name: str, mend: str = "") -> Fault:
    return Fault(
        place=f"column {name}",
        what="This column is missing.",
        mend=mend or f"Add a column named {name}.",
    )


def _several(columns: Sequence[str], at: Mapping[str, str]) -> Fault:
    """What to write where a row holds several answers, as far as the names tell."""
    options = []
    taken = set(at.values())
    for field in ("relationship", "round", "side"):
        if field in at:
            continue
        fits = [one for one in columns if re.sub(r"[\s_.-]+", "", one).casefold() in OFTEN[field]]
        options.append(f"--{field} {shlex.quote(fits[0]) if fits else 'COLUMN'}")
        taken.update(fits[:1])
    rest = [one for one in columns if one not in taken and key(one) not in PEOPLE]
    options.append(f"--measures {shlex.quote(listed(rest[:MOST]) or 'COLUMN,COLUMN')}")
    return Fault(
        place="",
        what="The file has no columns measure and value. Perhaps a row holds several answers.",
        mend=f"Then say which columns they are: {' '.join(options)}.",
    )
