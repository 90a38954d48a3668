"""What keeps the promises beside the questions: who could be shown an answer, and of what kind."""

from collections.abc import Iterator, Sequence

from mentorsurvey.instruments.constructs import Construct
from mentorsurvey.instruments.faults import Fault, fault
from mentorsurvey.instruments.items import CONTACT, LEAD, SHARED_POINTS, Scale
from mentorsurvey.instruments.rules import Entry


def good_sharing(
    entries: Sequence[Entry], scales: dict[str, Scale], phase: object
) -> Iterator[Fault]:
    """Every fault of who may see an answer."""
    for entry in entries:
        yield from _no_wider_than_allowed(entry)
        yield from _read_on_say_so_alone(entry)
        yield from _shared_by_halves(entry, scales.get(entry.item.scale or ""))
        yield from _named_people(entry)
        yield from _kept_private(entry, phase)


def _no_wider_than_allowed(entry: Entry) -> Iterator[Fault]:
    item = entry.item
    if not item.default_audience.viewers <= item.widest_audience.viewers:
        yield fault(
            entry.place,
            f"`{item.id}` is shown to more people than its author may allow.",
            "Let `audience` be no wider than `widest`.",
        )


def _read_on_say_so_alone(entry: Entry) -> Iterator[Fault]:
    """Words, and a single answer by name, are read only where their author says so."""
    item, default = entry.item, entry.item.default_audience
    if item.kind == "text" and default.viewers:
        yield fault(
            entry.place,
            f"The words of `{item.id}` would be read without their author's say-so.",
            "Remove `audience`: beside each text, its author says who may read it.",
        )
    elif not (item.rated or item.counted) and default.admits("leads"):
        yield fault(
            entry.place,
            f"The program would read `{item.id}` without its author's say-so.",
            "Say `audience: partner` or `audience: only_you`; its author may allow more.",
        )


def _shared_by_halves(entry: Entry, scale: Scale | None) -> Iterator[Fault]:
    """A rating that the partner may see runs from 1 to 7, and its high half is the good one."""
    item = entry.item
    if scale is None or not item.widest_audience.admits("partner"):
        return
    if item.reverse:
        yield fault(
            entry.place,
            f"`{item.id}` is turned round, and the partner could see it.",
            "Half of a turned scale is misread: add `widest: leads`.",
        )
    if len(scale.points) < SHARED_POINTS:
        yield fault(
            entry.place,
            f"`{item.id}` has {len(scale.points)} points, and the partner could see it.",
            f"Half of fewer than {SHARED_POINTS} points gives the answer away: add"
            " `widest: leads`.",
        )
    elif not scale.halves:
        yield fault(
            entry.place,
            f"`{item.id}` does not run from 1 to 7, and the partner could see it.",
            "Only a scale from 1 to 7 is shared by its halves: add `widest: leads`.",
        )


def _named_people(entry: Entry) -> Iterator[Fault]:
    """A wish to be contacted names the people whom the program has named, and nothing else does."""
    item = entry.item
    named = {
        option.value: {one for one in (LEAD, CONTACT) if one in option.label}
        for option in item.options
    }
    if item.construct is not Construct.CONTACT:
        if any(named.values()):
            yield fault(
                entry.place,
                f"`{item.id}` names people whom it does not reach.",
                f"Keep {LEAD} and {CONTACT} to the construct `contact`.",
            )
        return
    if item.kind != "choice" or named != {"no": set(), "lead": {LEAD}, "contact": {CONTACT}}:
        yield fault(
            entry.place,
            f"`{item.id}` does not offer what a wish to be contacted needs.",
            f"Make it a choice of `no`, `lead` with {LEAD} in its label, and `contact` with"
            f" {CONTACT} in its label.",
        )
    if item.widest_audience.viewers:
        yield fault(
            entry.place,
            f"`{item.id}` could be shown to others than the person named in it.",
            "Remove `audience` and `widest`.",
        )


def _kept_private(entry: Entry, phase: object) -> Iterator[Fault]:
    """Safety, and a wish to end before completion, never reach the partner by way of a form."""
    item = entry.item
    allowed = item.topic is None or (item.topic == "ending" and phase == "completion")
    if not allowed and item.widest_audience.admits("partner"):
        yield fault(
            entry.place,
            f"`{item.id}` is about {item.topic}, and the partner could see it.",
            "Set `widest: leads` or `only_you`, or drop it.",
        )
