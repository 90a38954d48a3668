"""What lets rounds compare: one meaning for each topic, and the same anchors word for word."""

from collections.abc import Iterator, Sequence

from mentorsurvey.instruments.constructs import CORE, Construct
from mentorsurvey.instruments.faults import Fault, Place, fault
from mentorsurvey.instruments.items import Item, Scale
from mentorsurvey.instruments.rules import Entry, Unread

_ANCHOR_FIELDS = (
    "construct",
    "about",
    "mentor",
    "mentee",
    "kind",
    "reverse",
    "anchor",
    "show_if",
)


def one_meaning(entries: Sequence[Entry], scales: dict[str, Scale]) -> Iterator[Fault]:
    """A core construct is one score: about the same person, on the same points."""
    first: dict[Construct, Entry] = {}
    for entry in entries:
        item = entry.item
        if item.construct not in CORE or not item.rated:
            continue
        if item.asked_of is not None:
            yield fault(
                entry.place,
                f"`{item.id}` is a rating of {item.construct} that only one side is asked.",
                "Ask both sides, or give it another construct.",
            )
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


def anchored(
    entries: Sequence[Entry],
    scales: dict[str, Scale],
    anchors: Sequence[tuple[Item, Scale | None]],
    unread: Unread,
    repeated: Place | None,
) -> Iterator[Fault]:
    """The anchors stand verbatim; all eight of them where the instrument is repeated.

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
        if entry.optional:
            yield fault(
                entry.place,
                f"The anchor `{anchor.id}` stands in an optional section.",
                "Put it into a section that every round asks.",
            )
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
                f"`{entry.item.id}` is none of the eight anchors.",
                "Remove `anchor: true`.",
            )
