"""The only place that says what makes a good instrument, beyond one that merely works."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mentorsurvey.instruments.conditions import Comparison
from mentorsurvey.instruments.constructs import CORE, Construct
from mentorsurvey.instruments.faults import Fault, Place, fault
from mentorsurvey.instruments.items import PARTNER, SIDES, Item, Scale

MAX_WORDS = 20
MAX_ITEMS = 38
MAX_SECTION = 6
POINTS = 7

_PLACEHOLDER = re.compile(r"\{[^{}]*\}?|\}")
_NEGATION = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|nowhere|neither|without|cannot|hardly)\b|n['’]t\b"
)
_UN = re.compile(r"\bun(?!der|til|i|less|cle)\w{3,}")

_ANCHOR_FIELDS = ("construct", "about", "mentor", "mentee", "kind", "reverse", "anchor")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """An item that can be read, and where it stands; `borrowed` where it is a shared one."""

    item: Item
    place: Place
    borrowed: bool = False
    section: int = 0


def good_wording(item: Item, place: Place) -> Iterator[Fault]:
    """Short, positive, and with no other name than the partner's in it."""
    for side in SIDES:
        text = item.mentor if side == "mentor" else item.mentee
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
    earlier: dict[str, Item] = {}
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
        earlier.setdefault(item.id, item)
    yield from _short_enough(entries)
    if not unread.items:
        yield from _gave_and_got(entries)
    yield from _one_meaning(entries, scales)


def _good_condition(
    entry: Entry,
    earlier: dict[str, Item],
    later: set[str],
    unread: Unread,
    scales: dict[str, Scale],
) -> Iterator[Fault]:
    condition = entry.item.condition
    if condition is None:
        return
    for name in condition.ids:
        if name in earlier or name in unread.items:
            continue
        if name not in later:
            what = f"`show_if` of `{entry.item.id}` names `{name}`, which is no item."
            yield fault(entry.place, what, "Correct the id.")
        else:
            what = f"`show_if` of `{entry.item.id}` names `{name}`, which is not asked before it."
            yield fault(entry.place, what, "Ask that one first, or depend on an earlier item.")
    for comparison in condition.comparisons:
        other = earlier.get(comparison.id)
        if other and (problem := _impossible(comparison, other, scales)):
            yield fault(entry.place, f"`show_if` of `{entry.item.id}` {problem[0]}", problem[1])


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
    if len(entries) > MAX_ITEMS:
        yield fault(
            entries[MAX_ITEMS].place,
            f"The form has {len(entries)} items a side.",
            f"Keep at most {MAX_ITEMS}; this is the first beyond them.",
        )
    by_section: dict[int, list[Entry]] = {}
    for entry in entries:
        by_section.setdefault(entry.section, []).append(entry)
    for inside in by_section.values():
        if len(inside) > MAX_SECTION:
            yield fault(
                inside[MAX_SECTION].place,
                f"The section has {len(inside)} items, too many for one step on a phone.",
                f"Begin a new section after {MAX_SECTION}.",
            )


def _gave_and_got(entries: Sequence[Entry]) -> Iterator[Fault]:
    flows = {(entry.item.exchange, entry.item.flow) for entry in entries if entry.item.flow}
    for entry in entries:
        item = entry.item
        if item.flow is None:
            continue
        missing = "got" if item.flow == "gave" else "gave"
        if (item.exchange, missing) not in flows:
            yield fault(
                entry.place,
                f"`{item.id}` asks what one {item.flow}, and nothing asks what one {missing}.",
                f"Add the item with `exchange: {item.exchange}` and `flow: {missing}`.",
            )


def _one_meaning(entries: Sequence[Entry], scales: dict[str, Scale]) -> Iterator[Fault]:
    """A core construct is one score: about the same person, on the same points."""
    first: dict[Construct, Entry] = {}
    for entry in entries:
        item = entry.item
        if item.construct not in CORE or not item.rated:
            continue
        model = first.setdefault(item.construct, entry).item
        if item.about != model.about:
            yield fault(
                entry.place,
                f"`{item.id}` is about {item.about}, `{model.id}` about {model.about}.",
                f"Let all items of {item.construct} be about the same.",
            )
        points = [scales[one.scale].points for one in (item, model) if one.scale in scales]
        if len(set(points)) > 1:
            yield fault(
                entry.place,
                f"`{item.id}` has other points than `{model.id}`.",
                f"Give all items of {item.construct} scales with the same ends.",
            )


def kept_private(entries: Sequence[Entry], phase: object) -> Iterator[Fault]:
    """Safety, and a wish to end before completion, never reach the partner by way of a form."""
    for entry in entries:
        item = entry.item
        allowed = item.topic is None or (item.topic == "ending" and phase == "completion")
        if not allowed and item.default_audience.admits("partner"):
            yield fault(
                entry.place,
                f"`{item.id}` is about {item.topic}, and the partner would see it.",
                "It goes to the concern route: set `audience: leads` or `only_you`, or drop it.",
            )


def anchored(
    entries: Sequence[Entry],
    scales: dict[str, Scale],
    anchors: Sequence[tuple[Item, Scale | None]],
    unread: Unread,
    repeated: Place | None,
) -> Iterator[Fault]:
    """The anchors stand verbatim; all six of them where the instrument is repeated.

    `repeated` is the place of that key, None where the instrument is asked once.
    """
    found = {entry.item.id: entry for entry in entries}
    for anchor, scale in anchors:
        entry = found.get(anchor.id)
        if entry is None:
            if repeated and anchor.id not in unread.items:
                yield fault(
                    repeated,
                    f"The anchor `{anchor.id}` is missing from a repeated instrument.",
                    f"Add `- use: {anchor.id}`.",
                )
            continue
        differing = [
            name for name in _ANCHOR_FIELDS if getattr(entry.item, name) != getattr(anchor, name)
        ]
        if scales.get(entry.item.scale or "") != scale:
            differing.append("scale")
        if differing:
            yield fault(
                entry.place,
                f"The anchor `{anchor.id}` differs in {', '.join(differing)}.",
                f"Replace it by `- use: {anchor.id}`, so that rounds compare.",
            )
    known = {anchor.id for anchor, _ in anchors}
    for entry in entries:
        if entry.item.anchor and entry.item.id not in known:
            yield fault(
                entry.place,
                f"`{entry.item.id}` is none of the six anchors.",
                "Remove `anchor: true`.",
            )
