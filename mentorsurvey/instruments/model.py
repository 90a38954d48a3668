"""What an instrument is: sections of mirrored items.

The model holds what is needed to ask and to store; what makes a good instrument is checked in
rules.py. So a frozen version still opens when the rules of good wording have moved on.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import (
    BeforeValidator,
    Field,
    StrictBool,
    StrictInt,
    TypeAdapter,
    ValidationError,
    model_validator,
)
from pydantic.dataclasses import dataclass

from mentorsurvey.errors import InstrumentError
from mentorsurvey.instruments.conditions import Answers
from mentorsurvey.instruments.constructs import CORE, TITLES, Construct
from mentorsurvey.instruments.items import (
    FORM,
    PARTNER,
    SIDES,
    Item,
    Key,
    MisfitError,
    Option,
    Scale,
    Side,
    Sided,
    Words,
    other_side,
)

__all__ = [
    "CORE",
    "PARTNER",
    "SIDES",
    "TITLES",
    "Construct",
    "Instrument",
    "Item",
    "Option",
    "Phase",
    "Scale",
    "Section",
    "Side",
    "Sided",
    "other_side",
]

Phase = Literal["introduction", "cultivation", "completion"]

ANCHORS = 8
"""The items that stand word for word in every repeated instrument."""

ANCHORS_BEFORE = 6
"""How many they were in versions that were frozen earlier."""

TOPIC_ITEMS = 3
"""Ratings that a topic needs for a score of its own, and answers that such a score needs."""


@dataclass(frozen=True, kw_only=True, config=FORM)
class Section:
    """Questions that belong together; their ratings share one scale. Usually a step of the form."""

    id: Key
    title: Words
    items: Annotated[tuple[Item, ...], Field(min_length=1)]
    intro: Words | None = None
    """A sentence below the title; `{partner}` is the other person's name."""
    same_step: StrictBool = False
    """Drawn on the same step as the section before it."""
    optional: StrictBool = False
    """Asked only where the lead switches it on when opening the round."""

    def intro_for(self, partner: str) -> str:
        """The sentence below the title, or an empty text."""
        return (self.intro or "").replace(PARTNER, partner)


def _keyed(scales: object) -> object:
    """Let the name of a scale in the mapping be its key, so that it is written once."""
    if not isinstance(scales, Mapping):
        return scales
    return {
        key: {"key": key, **scale} if isinstance(scale, Mapping) else scale
        for key, scale in scales.items()
    }


Scales = Annotated[dict[Key, Scale], BeforeValidator(_keyed)]


@dataclass(frozen=True, kw_only=True, config=FORM)
class Instrument:
    """A form that both sides fill in, each in its own words."""

    key: Key
    """The file's name without its ending."""
    title: Words
    purpose: Words
    """One sentence: what it is for."""
    minutes: Annotated[StrictInt, Field(ge=1, le=60)]
    """How long it takes; the checker holds it against what there is to read and to tap."""
    repeated: StrictBool
    """Asked round after round: it holds the eight anchors."""
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    licence: Words = "CC0-1.0"
    validated: Literal[False] = False
    """No instrument here is validated, and each says so."""
    phase: Phase = "cultivation"
    """The phase of the relationship that it belongs to."""
    titles: Sided | None = None
    """Where the two sides read different titles."""
    scales: Scales = Field(default_factory=dict)
    """Name → scale; those of _shared.yaml need no repetition."""

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Every item, in the order in which it is asked."""
        return tuple(item for section in self.sections for item in section.items)

    @cached_property
    def _by_id(self) -> dict[str, Item]:
        return {item.id: item for item in self.items}

    @cached_property
    def anchors(self) -> tuple[Item, ...]:
        """The anchor items, in the order of the core constructs."""
        order = {construct: place for place, construct in enumerate(CORE)}
        anchors = (item for item in self.items if item.anchor)
        return tuple(sorted(anchors, key=lambda item: order.get(item.construct, len(order))))

    def core_items(self, side: Side) -> tuple[Item, ...]:
        """The anchors that a side's core score is made of: about the other person, or about both.

        Ratings of oneself are in no score of health. Versions that were frozen with six anchors
        keep the score of their time, the mean of all six.
        """
        if len(self.anchors) == ANCHORS_BEFORE:
            return self.anchors
        return tuple(item for item in self.anchors if item.concerns(side))

    @cached_property
    def _by_topic(self) -> dict[Construct, tuple[Item, ...]]:
        found: dict[Construct, tuple[Item, ...]] = {}
        for item in self.items:
            if item.rated and item.asked_of is None:
                found[item.construct] = (*found.get(item.construct, ()), item)
        return found

    def topic_items(self, construct: Construct) -> tuple[Item, ...]:
        """The ratings of a topic that both sides are asked, in their order."""
        return self._by_topic.get(construct, ())

    def topics(self) -> tuple[Construct, ...]:
        """The topics with a score of their own: three ratings or more that both are asked."""
        return tuple(
            construct
            for construct, items in self._by_topic.items()
            if construct not in (Construct.EXCHANGE, Construct.FAIRNESS)
            and len(items) >= TOPIC_ITEMS
        )

    def asked_of(self, side: Side) -> tuple[Item, ...]:
        """The items that a side is asked, in their order."""
        return self._by_side[side]

    @cached_property
    def _by_side(self) -> dict[Side, tuple[Item, ...]]:
        return {
            side: tuple(item for item in self.items if item.asked_of in (None, side))
            for side in SIDES
        }

    @property
    def extras(self) -> tuple[Section, ...]:
        """The sections that a lead may switch on when opening a round."""
        return tuple(section for section in self.sections if section.optional)

    def with_extras(self, wanted: bool) -> "Instrument":
        """The instrument as a round asks it: with its optional sections, or without them."""
        kept = tuple(section for section in self.sections if wanted or not section.optional)
        if kept == self.sections:
            return self
        used = {item.scale for section in kept for item in section.items if item.scale}
        scales = {key: scale for key, scale in self.scales.items() if key in used}
        return replace(self, sections=kept, scales=scales)

    @cached_property
    def steps(self) -> tuple[tuple[Section, ...], ...]:
        """The sections of each step of the form."""
        found: list[list[Section]] = []
        for section in self.sections:
            if found and section.same_step:
                found[-1].append(section)
            else:
                found.append([section])
        return tuple(tuple(step) for step in found)

    def item(self, item_id: str) -> Item:
        """The item of that id.

        Raises
        ------
        KeyError
            Where the instrument has none.
        """
        return self._by_id[item_id]

    def scale_of(self, item: Item) -> Scale | None:
        """The scale that the item is rated on, None where it is not rated."""
        return None if item.scale is None else self.scales[item.scale]

    def title_for(self, side: Side) -> str:
        """The title that side reads."""
        return self.titles.text(side) if self.titles else self.title

    def shown(self, answers: Answers, side: Side) -> tuple[Item, ...]:
        """The items that these answers leave on that side's form.

        An answer to a hidden item counts as none, so that what depends on it is hidden too.
        """
        visible: list[Item] = []
        known: dict[str, Any] = {}
        for item in self.asked_of(side):
            condition = item.condition
            if condition is None or condition.holds(known):
                visible.append(item)
                known[item.id] = answers.get(item.id)
        return tuple(visible)

    def canonical_json(self) -> str:
        """The instrument as text: the same for the same instrument, whatever its file looked like.

        Fields at their defaults are left out, so that a field added later changes no version.
        """
        plain = _ADAPTER.dump_python(self, mode="json", exclude_defaults=True)
        return _canonical(plain)

    @property
    def content_hash(self) -> str:
        """SHA-256 of the canonical text, in hexadecimal."""
        return _sha256(self.canonical_json())

    @property
    def anchor_hash(self) -> str:
        """SHA-256 of what makes anchors comparable: wordings and scales, whatever their order."""
        plain = []
        for item in sorted(self.anchors, key=lambda item: item.id):
            scale = self.scale_of(item)
            points = [scale.min, scale.max, sorted(scale.labels.items())] if scale else None
            said = [item.id, item.construct, item.about, item.mentor, item.mentee, item.reverse]
            plain.append([*said, points])
        return _sha256(_canonical(plain))

    @classmethod
    def from_json(cls, text: str) -> "Instrument":
        """Read what `canonical_json` wrote.

        Raises
        ------
        InstrumentError
            Where the text is no instrument.
        """
        try:
            return _ADAPTER.validate_json(text)
        except ValidationError as error:
            raise InstrumentError(
                "A stored version of an instrument cannot be read.",
                "Restore it from a backup, or start the program that wrote it.",
            ) from error

    @model_validator(mode="after")
    def _fits(self) -> "Instrument":
        earlier: set[str] = set()
        for item in (item for section in self.sections for item in section.items):
            if item.id in earlier:
                raise MisfitError(f"`{item.id}` stands twice.", "Give each item its own id.")
            if item.scale is not None and item.scale not in self.scales:
                raise MisfitError(f"`{item.scale}` is no scale.", "Add it to the scales.")
            condition = item.condition
            if condition and not earlier.issuperset(condition.ids):
                raise MisfitError(
                    f"`{item.id}` depends on an item that is not asked before it.",
                    "Let its show_if name earlier items alone.",
                )
            earlier.add(item.id)
        return self


_ADAPTER = TypeAdapter(Instrument)


def _canonical(plain: object) -> str:
    return json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
