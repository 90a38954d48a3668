"""What the columns of an export are called, and what their values mean."""

from collections.abc import Mapping

from mentorsurvey.exchange.sheets import Column, Labels
from mentorsurvey.instruments import SIDES, TITLES, Construct, Instrument, Item, Side
from mentorsurvey.readings.export import GIVEN, Export

LONGEST = 50
"""Characters, so that a side fits before it: SPSS takes 64 bytes."""

TOPIC = "topic:"
SAID: Mapping[str, str] = {
    "core": "Core score: the mean of the core questions about the other person or about both",
    "meetings": "Number of meetings since the last round, as this side counts them",
    GIVEN: "What this side gave the other, averaged over what both say of it",
}
"""Score → what it is."""


def names(export: Export) -> dict[str, str]:
    """Measure → its name in a file, in the order of the form: letters, digits and ``_``."""
    there = {one.measure for one in export.values}
    asked = [item.id for one in export.rounds.values() for item in one.instrument.items]
    topics = sorted(one for one in there if one.startswith(TOPIC))
    ordered = dict.fromkeys([*SAID, *topics, *asked, *sorted(there)])
    found: dict[str, str] = {}
    taken: set[str] = set()
    for measure in ordered:
        name = _free(spelled(measure), taken)
        taken.add(name)
        found[measure] = name
    return {measure: name for measure, name in found.items() if measure in there}


def column(export: Export, measure: str, name: str, side: Side | None, *, prefix: str) -> Column:
    """A measure's column for one side, or for either of them, in its newest words."""
    found = _newest(export, measure)
    said = " / ".join(
        dict.fromkeys(
            words for one in SIDES if side in (None, one) if (words := label(measure, one, found))
        )
    )
    number = all(isinstance(one.value, float) for one in export.values if one.measure == measure)
    values = meaning(*found) if found else {}
    return Column(
        name=f"{prefix}_{name}",
        label=f"{prefix.capitalize()}: {said}",
        number=number,
        values=values if all(isinstance(one, float) == number for one in values) else {},
    )


def label(measure: str, side: Side, asked: tuple[Instrument, Item] | None) -> str:
    """What a measure is: a score in our words, a question in those of that side."""
    if measure.startswith(TOPIC):
        return f"{TITLES[Construct(measure.removeprefix(TOPIC))]}: the mean of its questions"
    return SAID.get(measure) or (wording(asked[1], side) if asked else measure)


def meaning(instrument: Instrument, item: Item) -> Labels:
    """What the values of an answer mean: the points of its scale, or its options."""
    if scale := instrument.scale_of(item):
        return {float(point): words for point, words in sorted(scale.labels.items())}
    if item.kind == "choice":
        return {option.value: option.label for option in item.options}
    return {}


def wording(item: Item, side: Side) -> str:
    """A question as that side reads it, with nobody's name in it."""
    asked = item.asked_of in (None, side)
    return item.wording(side, "[mentee]" if side == "mentor" else "[mentor]") if asked else ""


def _newest(export: Export, measure: str) -> tuple[Instrument, Item] | None:
    for number in sorted(export.rounds, reverse=True):
        instrument = export.rounds[number].instrument
        for item in instrument.items:
            if item.id == measure:
                return instrument, item
    return None


def spelled(measure: str) -> str:
    """A measure's name in a file, unless another one is called so already."""
    return measure.replace(":", "_").replace(".", "_")[:LONGEST]


def _free(name: str, taken: set[str]) -> str:
    """The name, or it with a number where another measure is called so already."""
    number, free = 2, name
    while free in taken:
        free, number = f"{name}_{number}", number + 1
    return free
