"""What makes a good instrument, beyond one that merely works."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mentorsurvey.instruments.conditions import Comparison
from mentorsurvey.instruments.constructs import Construct
from mentorsurvey.instruments.faults import Fault, Place, fault
from mentorsurvey.instruments.items import PARTNER, SIDES, Item, Scale

MAX_WORDS = 20
MAX_ITEMS = 40
MAX_STEP = 8
POINTS = 7

_PLACEHOLDER = re.compile(r"\{[^{}]*\}?|\}")
_NEGATION = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|nowhere|neither|without|cannot|hardly)\b|n['’]t\b"
)
_UN = re.compile(r"\bun(?!der|til|i|less|cle)\w{3,}")

_ONCE = (Construct.FAIRNESS, Construct.TALK, Construct.CONTACT)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """An item that can be read, and where it stands; `borrowed` where it is a shared one.

    `section` and `step` count the sections and the steps of the form from 0; `optional` says that
    the section is asked only where a lead switches it on.
    """

    item: Item
    place: Place
    borrowed: bool = False
    section: int = 0
    step: int = 0
    optional: bool = False


def good_wording(item: Item, place: Place) -> Iterator[Fault]:
    """Short, positive, and with no other name than the partner's in it."""
    for side in SIDES:
        text = (item.mentor if side == "mentor" else item.mentee) or ""
        if (words := len(text.split())) > MAX_WORDS:
            yield fault(
                place,
                f"The {side}'s wording of `{item.id}` has {words} words.",
                f"Say it in at most {MAX_WORDS}; a `help` line may hold the rest.",
            )
        if any(found != PARTNER for found in _PLACEHOLDER.findall(text)):
            yield fault(
                place,
                f"The {side}'s wording of `{item.id}` has braces around something else.",
                f"Only {PARTNER} stands in braces.",
            )
        if doubly_negative(text):
            yield fault(
                place,
                f"The {side}'s wording of `{item.id}` denies something twice.",
                "Say what does happen, in positive words.",
            )


def doubly_negative(text: str) -> bool:
    """Whether two denials, or a denial before an un-word, stand in one sentence."""
    lower = text.lower()
    denials = list(_NEGATION.finditer(lower))
    if not denials:
        return False
    return len(denials) > 1 or _UN.search(lower, denials[0].end()) is not None


def good_scale(scale: Scale, place: Place) -> Iterator[Fault]:
    """Seven points everywhere, so that scores of a construct can be averaged."""
    if len(scale.points) != POINTS:
        yield fault(
            place,
            f"The scale `{scale.key}` has {len(scale.points)} points.",
            f"Give it {POINTS}, such as 1 to 7 or -3 to 3.",
        )


@dataclass(frozen=True, kw_only=True)
class Unread:
    """Names of what cannot be read: its own fault is told, and it counts as there."""

    items: frozenset[str] = frozenset()
    scales: frozenset[str] = frozenset()


def whole_form(
    entries: Sequence[Entry], scales: dict[str, Scale], unread: Unread
) -> Iterator[Fault]:
    """What can only be seen with all items side by side."""
    earlier: dict[str, Entry] = {}
    later = {entry.item.id for entry in entries}
    for entry in entries:
        item = entry.item
        if item.id in earlier:
            yield fault(
                entry.place, f"The id `{item.id}` stands twice.", "Give each item its own id."
            )
        if item.scale is not None and item.scale not in scales.keys() | unread.scales:
            yield fault(
                entry.place,
                f"`{item.scale}` is no scale of this file or of the shared one.",
                f"Use one of {', '.join(sorted(scales)) or 'those that you add to it'}.",
            )
        if item.condition:
            yield from _good_condition(entry, earlier, later, unread, scales)
        earlier.setdefault(item.id, entry)
    yield from _short_enough(entries)
    if not unread.items:
        yield from _gave_and_got(entries)
    yield from _one_format(entries)
    yield from _asked_without_extras(entries)
    yield from _asked_once(entries)


def _good_condition(
    entry: Entry,
    earlier: dict[str, Entry],
    later: set[str],
    unread: Unread,
    scales: dict[str, Scale],
) -> Iterator[Fault]:
    condition = entry.item.condition
    if condition is None:
        return
    for name in condition.ids:
        if name in unread.items:
            continue
        if name in earlier:
            if not _always_there(earlier[name], entry):
                what = f"`show_if` of `{entry.item.id}` names `{name}`, which may not be asked."
                yield fault(entry.place, what, "Depend on an item that is asked wherever it is.")
        elif name not in later:
            what = f"`show_if` of `{entry.item.id}` names `{name}`, which is no item."
            yield fault(entry.place, what, "Correct the id.")
        else:
            what = f"`show_if` of `{entry.item.id}` names `{name}`, which is not asked before it."
            yield fault(entry.place, what, "Ask that one first, or depend on an earlier item.")
    for comparison in condition.comparisons:
        other = earlier.get(comparison.id)
        if other and (problem := _impossible(comparison, other.item, scales)):
            yield fault(entry.place, f"`show_if` of `{entry.item.id}` {problem[0]}", problem[1])


def _always_there(followed: Entry, entry: Entry) -> bool:
    """Whether everyone who may be asked a follow-up is asked what it follows."""
    if followed.optional and not entry.optional:
        return False
    return followed.item.asked_of in (None, entry.item.asked_of)


def _impossible(
    comparison: Comparison, item: Item, scales: dict[str, Scale]
) -> tuple[str, str] | None:
    """Why this comparison can never be what its author meant, if it cannot."""
    if (comparison.sign == "ticked") != (item.kind == "choices"):
        return (
            f"compares `{item.id}` in the wrong way.",
            f'Write `"value" in {item.id}`.'
            if item.kind == "choices"
            else f'Write `{item.id} == "value"`, or < and > for numbers.',
        )
    numeric = item.kind in ("rating", "number")
    for value in comparison.values:
        if isinstance(value, int) != numeric:
            mend = "a number" if numeric else "a text in quotation marks"
            return f"compares `{item.id}` with the wrong kind.", f"Compare it with {mend}."
        if item.options and value not in {option.value for option in item.options}:
            return f"names `{value}`, which is no option.", f"Use an option of `{item.id}`."
        low, high = item.min, item.max
        if item.scale in scales:
            low, high = scales[item.scale].min, scales[item.scale].max
        if low is None or high is None or not isinstance(value, int):
            continue
        if not low <= value <= high:
            return f"names {value}, out of range.", f"`{item.id}` takes {low} to {high}."
    return None


def _short_enough(entries: Sequence[Entry]) -> Iterator[Fault]:
    always = [entry for entry in entries if not entry.optional]
    longest = max(
        ([one for one in always if one.item.asked_of in (None, side)] for side in SIDES), key=len
    )
    if len(longest) > MAX_ITEMS:
        yield fault(
            longest[MAX_ITEMS].place,
            f"The form asks one person {len(longest)} questions.",
            f"Keep at most {MAX_ITEMS}; this is the first beyond them.",
        )
    by_step: dict[int, list[Entry]] = {}
    for entry in entries:
        by_step.setdefault(entry.step, []).append(entry)
    for inside in by_step.values():
        if len(inside) > MAX_STEP:
            yield fault(
                inside[MAX_STEP].place,
                f"This step of the form has {len(inside)} questions, too many for a phone.",
                f"Begin a new step after {MAX_STEP}.",
            )


def _one_format(entries: Sequence[Entry]) -> Iterator[Fault]:
    """A thumb that has learned a scale keeps it to the end of the section."""
    first: dict[int, Entry] = {}
    for entry in entries:
        if not entry.item.rated:
            continue
        model = first.setdefault(entry.section, entry)
        if entry.item.scale != model.item.scale:
            yield fault(
                entry.place,
                f"`{entry.item.id}` has another scale than `{model.item.id}` in the same section.",
                "Put it into a section of its own.",
            )


def _asked_without_extras(entries: Sequence[Entry]) -> Iterator[Fault]:
    """Without its optional sections, a form still asks something."""
    if entries and all(entry.optional for entry in entries):
        yield fault(
            entries[0].place,
            "Every section is optional, so a round could ask nothing.",
            "Remove `optional: true` from one of them.",
        )


def _gave_and_got(entries: Sequence[Entry]) -> Iterator[Fault]:
    """A give is asked with its get, in every round that asks it."""
    for entry in entries:
        item = entry.item
        if item.flow is None:
            continue
        missing = "got" if item.flow == "gave" else "gave"
        if not any(
            (other.item.exchange, other.item.flow) == (item.exchange, missing)
            and (entry.optional or not other.optional)
            for other in entries
        ):
            yield fault(
                entry.place,
                f"`{item.id}` asks what one {item.flow}, and nothing asks what one {missing}.",
                f"Add the item with `exchange: {item.exchange}` and `flow: {missing}`.",
            )


def _asked_once(entries: Sequence[Entry]) -> Iterator[Fault]:
    """What is kept under a name of its own is asked by one question alone."""
    first: dict[tuple[Construct, str | None, str | None], str] = {}
    for entry in entries:
        item = entry.item
        if not (item.flow or item.counted or item.construct in _ONCE):
            continue
        name = (item.construct, item.exchange, item.flow)
        model = first.setdefault(name, item.id)
        if model != item.id:
            yield fault(
                entry.place,
                f"`{item.id}` asks the same as `{model}`.",
                "Keep one of the two: only one answer would count.",
            )
