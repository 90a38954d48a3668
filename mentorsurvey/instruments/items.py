"""What an item is: one question, two wordings, and how it is answered."""

from functools import cached_property
from typing import Annotated, Literal

from pydantic import (
    BeforeValidator,
    ConfigDict,
    StrictBool,
    StrictInt,
    StringConstraints,
    model_validator,
)
from pydantic.dataclasses import dataclass

from mentorsurvey.access import Audience
from mentorsurvey.errors import InstrumentError
from mentorsurvey.instruments.conditions import Condition, parse
from mentorsurvey.instruments.constructs import AUDIENCES, EARLIER_NAMES, Construct

Side = Literal["mentor", "mentee"]
SIDES: tuple[Side, ...] = ("mentor", "mentee")
About = Literal["mentor", "mentee", "both", "partner", "self"]
Kind = Literal["rating", "number", "text", "choice", "choices", "month"]
Flow = Literal["gave", "got"]
Exchange = Literal["overall", "guidance", "opportunities", "ideas", "technology", "support"]
Topic = Literal["ending", "safety"]

PARTNER = "{partner}"
"""Stands in a wording for the other person's name."""

LEAD, CONTACT = "{lead}", "{contact}"
"""Stand in the options of a wish to be contacted for the two people whom the program named."""

HIGH = 5
"""From this point on a rating of 1 to 7 is "high"; below it, it is not. Nothing finer is shared."""

SHARED_POINTS = 6
"""The fewest points of a scale that may be shared by halves."""

ID = r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$"
Id = Annotated[str, StringConstraints(pattern=ID, max_length=60)]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]

FORM = ConfigDict(extra="forbid", use_attribute_docstrings=True)


class MisfitError(ValueError):
    """A form that does not fit together: what is wrong and how to mend it."""

    def __init__(self, what: str, mend: str) -> None:
        self.what, self.mend = what, mend
        super().__init__(f"{what} {mend}")


def _today(name: object) -> object:
    """The construct's name today: versions that were frozen earlier keep the one of their time."""
    return EARLIER_NAMES.get(name, name) if isinstance(name, str) else name


def other_side(side: Side) -> Side:
    """The side across: mentee for mentor, mentor for mentee."""
    return "mentee" if side == "mentor" else "mentor"


@dataclass(frozen=True, kw_only=True, config=FORM)
class Sided:
    """One text for each side."""

    mentor: Words
    mentee: Words

    def text(self, side: Side) -> str:
        """What that side reads."""
        return self.mentor if side == "mentor" else self.mentee


@dataclass(frozen=True, kw_only=True, config=FORM)
class Scale:
    """An odd number of points with worded ends and a worded middle."""

    key: Key
    """Its name in the file."""
    min: StrictInt
    """Lowest point."""
    max: StrictInt
    """Highest point."""
    labels: dict[int, Words]
    """Point → words; the two ends and the middle need words, the others may have them."""

    @property
    def middle(self) -> int:
        """The point halfway."""
        return (self.min + self.max) // 2

    @property
    def points(self) -> tuple[int, ...]:
        """Every point, lowest first."""
        return tuple(range(self.min, self.max + 1))

    @property
    def halves(self) -> bool:
        """Whether it can be shared by its halves: enough points, and from 1 up."""
        return self.min == 1 and self.max == 7 and len(self.points) >= SHARED_POINTS

    @model_validator(mode="after")
    def _fits(self) -> "Scale":
        if self.max <= self.min or (self.max - self.min) % 2:
            raise MisfitError(
                f"The scale `{self.key}` has no middle point.",
                "Give it an odd number of points, such as 1 to 7.",
            )
        ends = {self.min: "lower end", self.middle: "middle", self.max: "upper end"}
        for point, name in ends.items():
            if point not in self.labels:
                raise MisfitError(
                    f"The scale `{self.key}` has no words for its {name}.",
                    f"Add `{point}: …` to its labels.",
                )
        if stray := [point for point in self.labels if point not in self.points]:
            raise MisfitError(
                f"The scale `{self.key}` has words for {stray[0]}, which is no point of it.",
                f"Keep its labels between {self.min} and {self.max}.",
            )
        return self


@dataclass(frozen=True, kw_only=True, config=FORM)
class Option:
    """One answer to choose."""

    value: Key
    """What is stored; keep it when the words change."""
    label: Words
    """What is read; `{lead}` and `{contact}` are the people whom the program named."""
    alone: StrictBool = False
    """For one of several choices: it is never chosen together with another one."""


@dataclass(frozen=True, kw_only=True, config=FORM)
class Item:
    """One question with two wordings: the same thing, seen from each side."""

    id: Id
    """Unique in the instrument, such as `trust.mistake`."""
    construct: Annotated[Construct, BeforeValidator(_today)]
    """What it measures or asks about."""
    about: About
    """Whom it describes; `partner` is the other person, `self` the one who answers."""
    kind: Kind
    """How it is answered."""
    mentor: Words | None = None
    """What the mentor reads; `{partner}` is the mentee's name."""
    mentee: Words | None = None
    """What the mentee reads; `{partner}` is the mentor's name."""
    asked_of: Side | None = None
    """Asked of this side alone, and so in no score and no comparison."""
    scale: Key | None = None
    """For a rating: a scale of this file or of _shared.yaml."""
    options: tuple[Option, ...] = ()
    """For a choice or choices: at least two."""
    most: StrictInt | None = None
    """For choices: how many may be chosen."""
    reverse: StrictBool = False
    """For a rating: the low end is the good one."""
    anchor: StrictBool = False
    """One of the eight items that stand word for word in every repeated instrument."""
    flow: Flow | None = None
    """For give and take: what the person who answers gave, or got."""
    exchange: Exchange | None = None
    """For give and take: overall, or which kind."""
    audience: Audience | None = None
    """Who sees the answer unless its author says otherwise, where the construct says it wrongly."""
    widest: Audience | None = None
    """The most that its author may allow, where the construct says it wrongly."""
    show_if: str | None = None
    """Shown only where this holds; asks about earlier items alone."""
    min: StrictInt | None = None
    """For a number: the smallest that is taken."""
    max: StrictInt | None = None
    """For a number: the largest that is taken."""
    unit: Words | None = None
    """For a number: what is counted."""
    help: Words | Sided | None = None
    """A line below the question, for both sides or one for each."""
    topic: Topic | None = None
    """A wish to end, or safety: the partner does not see such an answer."""

    def wording(self, side: Side, partner: str) -> str:
        """The question as that side reads it, with the other person's name in it."""
        text = self.mentor if side == "mentor" else self.mentee
        return (text or "").replace(PARTNER, partner)

    def help_for(self, side: Side, partner: str) -> str:
        """The line below the question, or an empty text."""
        text = self.help.text(side) if isinstance(self.help, Sided) else self.help or ""
        return text.replace(PARTNER, partner)

    @property
    def rated(self) -> bool:
        """Whether it is answered on a scale."""
        return self.kind == "rating"

    @property
    def counted(self) -> bool:
        """Whether it is the number of meetings, which leads see as announced."""
        return self.kind == "number" and self.construct is Construct.ACTIVITY

    @property
    def cannot_say(self) -> bool:
        """Whether "can't say" stands beside it: on every rated item."""
        return self.rated

    @cached_property
    def default_audience(self) -> Audience:
        """Who sees the answer unless its author says otherwise."""
        return self.audience or AUDIENCES[self._goes_by][0].narrowed_to(self.widest_audience)

    @cached_property
    def widest_audience(self) -> Audience:
        """The most that its author may allow."""
        return self.widest or AUDIENCES[self._goes_by][1]

    @property
    def _goes_by(self) -> Construct:
        return Construct.OPEN_TEXT if self.kind == "text" else self.construct

    def concerns(self, side: Side) -> bool:
        """Whether that side rates the other person, or both: what a core score is made of."""
        return self.rated and self.about in ("both", "partner", other_side(side))

    @cached_property
    def condition(self) -> Condition | None:
        """The parsed show-if, or None where the item is always shown."""
        return None if self.show_if is None else parse(self.show_if)

    @model_validator(mode="after")
    def _fits(self) -> "Item":
        for side in SIDES:
            asked = self.asked_of in (None, side)
            if asked != (getattr(self, side) is not None):
                raise MisfitError(
                    f"`{side}` is missing." if asked else f"`{side}` is not asked this.",
                    "Write both wordings: one for the mentor, one for the mentee."
                    if asked
                    else f"Remove that wording, or `asked_of: {self.asked_of}`.",
                )
        if self.rated != (self.scale is not None):
            raise MisfitError(
                "A rating without a scale." if self.rated else f"A {self.kind} with a scale.",
                "Give a scale to every rating and to nothing else.",
            )
        if (self.kind == "number") != (self.min is not None and self.max is not None):
            raise MisfitError(
                "A number without both `min` and `max`."
                if self.kind == "number"
                else f"A {self.kind} with `min` and `max`.",
                "Give `min` and `max` to every number and to nothing else.",
            )
        if self.min is not None and self.max is not None and self.min >= self.max:
            raise MisfitError("`min` is not below `max`.", "Exchange them or correct one.")
        choosing = self.kind in ("choice", "choices")
        if choosing != bool(self.options) or len(self.options) == 1:
            raise MisfitError(
                f"A {self.kind} with {len(self.options)} options.",
                "Give at least two options to every choice and none to anything else.",
            )
        if len({option.value for option in self.options}) < len(self.options):
            raise MisfitError("Two options with the same value.", "Give each its own value.")
        if self.most is not None and not (
            self.kind == "choices" and 1 <= self.most < len(self.options)
        ):
            raise MisfitError(
                "`most` does not fit.", "Give it to choices alone, below the number of options."
            )
        if self.reverse and not self.rated:
            raise MisfitError(f"A reversed {self.kind}.", "Remove `reverse`; only ratings have it.")
        giving = self.construct is Construct.EXCHANGE
        if giving != (self.flow is not None) or giving != (self.exchange is not None):
            raise MisfitError(
                "`flow` and `exchange` do not fit the construct.",
                "Give both to every item of the construct `exchange` and to nothing else.",
            )
        if self.show_if is not None:
            try:
                parse(self.show_if)
            except InstrumentError as error:
                raise MisfitError(error.what, error.mend) from error
        return self
