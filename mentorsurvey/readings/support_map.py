"""Who gives a mentee which kind of support, by the mentee's own newest answers about each mentor.

It is made of the forms as their author sees them on this browser. Nobody else is shown it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from mentorsurvey.access import Actor, require
from mentorsurvey.instruments import Item
from mentorsurvey.readings.my_answers import WithPartner, my_answers
from mentorsurvey.responses.forms import Form
from mentorsurvey.store import Database, Tx

Kind = Literal["guidance", "opportunities", "ideas", "technology", "support", "perspective"]
KINDS: tuple[Kind, ...] = get_args(Kind)
PERSPECTIVE = "others.perspective"
"""The question about a perspective that nobody else gives."""

Cell = Literal["much", "less", ""]
"""Above the middle of the scale, not above it, or no answer here."""


@dataclass(frozen=True, kw_only=True)
class Mentor:
    """One mentor, with what the newest review that asks about a kind says of it."""

    name: str
    cells: Mapping[Kind, Cell]


@dataclass(frozen=True, kw_only=True)
class SupportMap:
    """The mentors of one mentee, by name: nobody is ranked."""

    mentors: tuple[Mentor, ...]

    def givers(self, kind: Kind) -> tuple[str, ...]:
        """Who gives much of a kind."""
        return tuple(one.name for one in self.mentors if one.cells[kind] == "much")

    def said(self, kind: Kind) -> bool:
        """Whether anything was answered about a kind."""
        return any(one.cells[kind] for one in self.mentors)

    @property
    def empty(self) -> bool:
        """Whether nothing was answered about anybody."""
        return not any(self.said(kind) for kind in KINDS)

    @property
    def missing(self) -> tuple[Kind, ...]:
        """What nobody gives much of, where an answer about every mentor says so."""
        return tuple(
            kind
            for kind in KINDS
            if self.mentors and all(one.cells[kind] == "less" for one in self.mentors)
        )

    @property
    def only_from(self) -> str:
        """The one of several mentors from whom everything comes of which there is much."""
        given = [self.givers(kind) for kind in KINDS if self.givers(kind)]
        if len(self.mentors) < 2 or len(given) < 2 or any(one != given[0] for one in given):
            return ""
        return given[0][0] if len(given[0]) == 1 else ""


def support_map(where: Database | Tx, actor: Actor, *, now: datetime) -> SupportMap:
    """Read the map of the actor's own mentors; without any where no review shows here.

    A pair that has ended, and a mentor who was erased, are not in it.
    """
    require(actor, "response.own")
    found = [_mentor(one, now) for one in my_answers(where, actor, now=now)]
    return SupportMap(mentors=tuple(one for one in found if one))


def _mentor(one: WithPartner, now: datetime) -> Mentor | None:
    cells: dict[Kind, Cell] = {}
    for mine in one.forms:  # the newest round first
        owed = mine.form.owed
        held = owed.held(now)
        if mine.gone or owed.side != "mentee" or (held and held.kind == "ended"):
            return None
        if owed.submitted_at is not None:
            for kind, item in _items(mine.form).items():
                cells.setdefault(kind, _cell(mine.form, item))
    return Mentor(name=one.partner, cells={**dict.fromkeys(KINDS, ""), **cells}) if cells else None


def _items(form: Form) -> dict[Kind, Item]:
    """Kind → the question that a form asked about it."""
    asked: dict[str, Item] = {}
    for item in form.shown:
        if item.flow == "got" and item.exchange:
            asked[item.exchange] = item
        elif item.id == PERSPECTIVE:
            asked["perspective"] = item
    return {kind: asked[kind] for kind in KINDS if kind in asked}


def _cell(form: Form, item: Item) -> Cell:
    answer, scale = form.visible(item.id), form.instrument.scale_of(item)
    if answer is None or scale is None or answer.number is None:
        return ""
    return "much" if answer.number > scale.middle else "less"
