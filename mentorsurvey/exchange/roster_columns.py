"""Which column of a roster is what: understood from the columns' names, or said by the lead."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mentorsurvey.errors import RosterError
from mentorsurvey.exchange.column_names import About, Side, about
from mentorsurvey.program import FIELDS

JOINS = "+"
"""Joins the two columns of a name: ``mentor=First+Last``."""
LONGEST_SHOWN = 60
"""Characters of a column's name in a message."""
OF_PAIR = ("cohort", "department", "line_manager", "since")

Said = Mapping[str, tuple[str, ...]]
"""Field → its columns, as the lead said it. Several columns of a name are joined; none means that
the file does not hold the field."""


@dataclass(frozen=True, kw_only=True)
class Who:
    """The columns of one person: their name in one or two, their address and id where they are."""

    name: tuple[str, ...]
    email: str | None = None
    id: str | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.name, *(one for one in (self.email, self.id) if one))


@dataclass(frozen=True, kw_only=True)
class Layout:
    """How a row names people: every mentor in it with every mentee.

    Attributes
    ----------
    of_pair : mapping of str to str
        Field → column of what belongs to the pair.
    unclear : mapping of str to tuple of str
        Field → columns that fit it equally well. It is not used until the lead has said which.
    unused : tuple of str
        Columns that are not read.
    """

    mentors: tuple[Who, ...]
    mentees: tuple[Who, ...]
    of_pair: Mapping[str, str]
    unclear: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unused: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether it says who mentors whom."""
        return bool(self.mentors and self.mentees) and not self.unclear

    def of(self, side: Side) -> tuple[Who, ...]:
        """The people of a side that a row can name."""
        return self.mentors if side == "mentor" else self.mentees

    def columns(self, name: str) -> tuple[str, ...]:
        """The columns of a field, where it is one person's or the pair's."""
        if name in OF_PAIR:
            return (self.of_pair[name],) if name in self.of_pair else ()
        side, _, kind = name.partition("_")
        people = self.of("mentor" if side == "mentor" else "mentee")
        if len(people) != 1:
            return ()
        if not kind:
            return people[0].name
        column = people[0].email if kind == "email" else people[0].id
        return (column,) if column else ()


def understand(columns: Sequence[str], said: Said | None = None) -> Layout:
    """What these columns mean; what the lead said comes first.

    Raises
    ------
    RosterError
        Where the lead named a field or a column that does not exist.
    """
    said = said or {}
    _check(columns, said)
    taken = {column for those in said.values() for column in those}
    free = {column: about(column) for column in columns if column not in taken}
    unclear: dict[str, tuple[str, ...]] = {}
    mentors = _people("mentor", free, said, unclear)
    mentees = _people("mentee", free, said, unclear)
    of_pair: dict[str, str] = {}
    for name in OF_PAIR:
        fits = said.get(name) or tuple(one for one, what in free.items() if what.field == name)
        if name in said and not said[name]:
            continue
        if len(fits) == 1:
            of_pair[name] = fits[0]
        elif fits:
            unclear[name] = fits
    used = {column for who in (*mentors, *mentees) for column in who.columns}
    used |= {*of_pair.values(), *(one for those in unclear.values() for one in those)}
    return Layout(
        mentors=mentors,
        mentees=mentees,
        of_pair=of_pair,
        unclear=unclear,
        unused=tuple(column for column in columns if column not in used),
    )


def _check(columns: Sequence[str], said: Said) -> None:
    listed = _quoted(columns)
    for name, those in said.items():
        if name not in FIELDS:
            raise RosterError(
                f"“{name}” is not something that a roster holds.",
                f"Use {', '.join(FIELDS)}.",
                where="--map",
            )
        for column in those:
            if column not in columns:
                raise RosterError(
                    f"The file has no column “{column}”.",
                    f"Its columns are: {listed}.",
                    where="--map",
                )


def _people(
    side: Side, free: Mapping[str, About], said: Said, unclear: dict[str, tuple[str, ...]]
) -> tuple[Who, ...]:
    """The people of a side whom a row names, in the order of their numbers."""
    ours = {column: what for column, what in free.items() if what.side == side}
    if side in said:
        if not said[side]:
            return ()
        return (Who(name=said[side], **_address_and_id(side, ours, said, unclear)),)
    numbers: list[int | None] = [None]
    numbers += sorted({what.number for what in ours.values() if what.number is not None})
    people = []
    for number in numbers:
        of = {column: what for column, what in ours.items() if what.number == number}
        who = _person(side, of, said, unclear)
        if who:
            people.append(who)
    return tuple(people)


def _person(
    side: Side, ours: Mapping[str, About], said: Said, unclear: dict[str, tuple[str, ...]]
) -> Who | None:
    def fits(kind: str) -> tuple[str, ...]:
        return tuple(column for column, what in ours.items() if what.kind == kind)

    names, firsts, lasts = fits("name"), fits("first"), fits("last")
    if len(names) > 1 or len(firsts) > 1 or len(lasts) > 1:
        unclear[side] = next(those for those in (names, firsts, lasts) if len(those) > 1)
        return None
    name = names or ((*firsts, *lasts) if firsts and lasts else ())
    return Who(name=name, **_address_and_id(side, ours, said, unclear)) if name else None


def _address_and_id(
    side: Side, ours: Mapping[str, About], said: Said, unclear: dict[str, tuple[str, ...]]
) -> dict[str, str | None]:
    """The column of a person's address and that of their id; of two that fit neither is taken."""
    found: dict[str, str | None] = {}
    for kind in ("email", "id"):
        name = f"{side}_{kind}"
        those = said.get(name, tuple(one for one, what in ours.items() if what.kind == kind))
        if len(those) > 1:
            unclear[name] = those
        found[kind] = those[0] if len(those) == 1 else None
    return found


def require(layout: Layout, columns: Sequence[str]) -> None:
    """Pass where it is clear who mentors whom.

    Raises
    ------
    RosterError
        Where two columns fit the same field, or none fits a mentor or a mentee.
    """
    listed = _quoted(columns)
    for name, those in layout.unclear.items():
        raise RosterError(
            f"{len(those)} columns fit “{name}”: {_quoted(those)}.",
            f"Say which one with --map '{name}={those[-1]}'.",
            where="--map",
        )
    for side in ("mentor", "mentee"):
        if not layout.of("mentor" if side == "mentor" else "mentee"):
            raise RosterError(
                f"No column was recognized as the {side}'s.",
                f"Name it with --map {side}=COLUMN. The columns are: {listed}.",
                where="--map",
            )


def unused(layout: Layout) -> list[str]:
    """What a lead should know of the columns that were not read."""
    found = []
    if layout.unused:
        found.append(f"Columns that were not used: {_quoted(layout.unused)}.")
    if not any(who.email for who in (*layout.mentors, *layout.mentees)):
        found.append("No column with addresses was found: nobody in this file will have one.")
    return found


def _quoted(columns: Sequence[str]) -> str:
    return ", ".join(f"“{_short(one)}”" for one in columns)


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_SHOWN else f"{name[: LONGEST_SHOWN - 1]}…"
