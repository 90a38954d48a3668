"""Judging an instrument's file: each fault, its line, how to mend it."""

import difflib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from pydantic import Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass
from pydantic_core import ErrorDetails

from mentorsurvey.instruments import comparable, rules, sharing
from mentorsurvey.instruments.burden import minutes_of
from mentorsurvey.instruments.constructs import CORE
from mentorsurvey.instruments.faults import Fault, fault
from mentorsurvey.instruments.items import Item, MisfitError, Option, Scale, Sided
from mentorsurvey.instruments.model import ANCHORS, Instrument, Scales, Section
from mentorsurvey.instruments.source import (
    SHARED,
    Location,
    Source,
    default_folder,
    read,
    resolve,
)


@dataclass(frozen=True, kw_only=True, config={"extra": "forbid"})
class Shared:
    """The shared file of a folder: scales and items that its instruments `use`."""

    scales: Scales = Field(default_factory=dict)
    items: tuple[Item, ...] = ()


_INSTRUMENT = TypeAdapter(Instrument)
_SHARED = TypeAdapter(Shared)
_ITEM = TypeAdapter(Item)
_SCALES = TypeAdapter(Scales)

_MISSING = {
    "mentor": "Write both wordings: one for the mentor, one for the mentee.",
    "mentee": "Write both wordings: one for the mentor, one for the mentee.",
    "labels": "Give words to both ends and to the middle.",
}
_OWN_SCALE = """Write it there, and its name here, `scale: quality`:
scales:
  quality:
    {min: 1, max: 7, labels: {1: poor, 4: fair, 7: excellent}}"""
_KEYS = {
    field.name
    for form in (Instrument, Section, Item, Scale, Option, Sided, Shared)
    if is_dataclass(form)
    for field in fields(form)
} | {"use"}


def instrument_files(folder: Path) -> list[Path]:
    """The instruments of a folder by name; a name that begins with `_` is none."""
    found = [path for ending in ("*.yaml", "*.yml") for path in folder.glob(ending)]
    return sorted(path for path in found if not path.name.startswith(("_", ".")))


def check(path: Path) -> list[Fault]:
    """Every fault of one file, in the order of its lines; empty where it can be used."""
    if path.name == SHARED:
        return _check_shared(read(path))
    return examine(path)[1]


def check_folder(folder: Path) -> list[Fault]:
    """Every fault of every file of a folder, each once."""
    files = instrument_files(folder)
    if not files:
        return [no_instruments(folder)]
    if (folder / SHARED).exists():
        files.insert(0, folder / SHARED)
    return list(dict.fromkeys(one for path in files for one in check(path)))


def no_instruments(folder: Path) -> Fault:
    """What to say about a folder without instruments."""
    return Fault(
        file=folder,
        line=1,
        what="The folder holds no instrument.",
        mend="Put a .yaml file in it, or name another folder.",
    )


def examine(path: Path) -> tuple[Instrument | None, list[Fault]]:
    """The instrument where it has no fault, and its faults where it has some."""
    own = read(path)
    if own.faults:
        return None, list(own.faults)
    # A file copied out of the folder still finds the shared items that came with the program.
    folder = path.parent if (path.parent / SHARED).exists() else default_folder()
    shared = read(folder / SHARED)
    source = resolve(own, shared)
    faults = [*_check_shared(shared), *source.faults, *_structure(_INSTRUMENT, source)]
    faults.extend(_rules(source, shared))
    if faults:
        return None, sorted(dict.fromkeys(faults), key=lambda one: (one.file, one.line))
    try:
        return _INSTRUMENT.validate_python(source.data), []
    except ValidationError as error:  # only what the rules did not name more precisely
        return None, [_translated(detail, source) for detail in error.errors()]


def _check_shared(shared: Source) -> list[Fault]:
    if shared.faults:
        return list(shared.faults)
    faults = list(_structure(_SHARED, shared))
    entries = _entries(shared, [(("items", k), item) for k, item in _enumerated(shared.data)])
    scales, unread = _scales(shared)
    for key, scale in scales.items():
        faults.extend(rules.good_scale(scale, shared.place(("scales", key))))
    for entry in entries:
        faults.extend(rules.good_wording(entry.item, entry.place))
        if entry.item.scale is not None and entry.item.scale not in scales.keys() | unread:
            what = f"`{entry.item.scale}` is no scale of this file."
            faults.append(fault(entry.place, what, "Add it to the scales, or correct its name."))
    anchors = [entry.item.construct for entry in entries if entry.item.anchor]
    if (set(anchors) != set(CORE) or len(anchors) != ANCHORS) and not faults:
        what = "The shared file does not hold eight anchors, with each core construct among them."
        faults.append(fault(shared.place(("items",)), what, f"These are {', '.join(CORE)}."))
    return faults


def _enumerated(data: dict[str, Any]) -> list[tuple[int, Any]]:
    items = data.get("items")
    return list(enumerate(items)) if isinstance(items, list) else []


def _rules(source: Source, shared: Source) -> Iterator[Fault]:
    entries = _entries(source, list(source.items()))
    scales, unread_scales = _scales(source)
    names = {str(item.get("id")) for _, item in source.items() if isinstance(item, dict)}
    read_ids = {entry.item.id for entry in entries}
    unread = rules.Unread(items=frozenset(names) - read_ids, scales=unread_scales)
    for key, scale in scales.items():
        yield from rules.good_scale(scale, source.place(("scales", key)))
    for entry in entries:
        if not entry.borrowed:
            yield from rules.good_wording(entry.item, entry.place)
    yield from rules.whole_form(entries, scales, unread)
    yield from comparable.one_meaning(entries, scales)
    yield from sharing.good_sharing(entries, scales, source.data.get("phase"))
    common, _ = _scales(shared)
    anchors = [
        (entry.item, common.get(entry.item.scale or ""))
        for entry in _entries(shared, [(("items", k), i) for k, i in _enumerated(shared.data)])
        if entry.item.anchor
    ]
    repeated = source.place(("repeated",)) if source.data.get("repeated") is True else None
    yield from comparable.anchored(entries, scales, anchors, unread, repeated)
    yield from _names(source)
    yield from _honest_minutes(source)


def _honest_minutes(source: Source) -> Iterator[Fault]:
    """The minutes that a form promises are those that its words and taps take."""
    try:
        instrument = _INSTRUMENT.validate_python(source.data)
        needed = minutes_of(instrument.with_extras(False))
    except ValidationError:
        return  # its faults are told already
    if instrument.minutes < needed:
        what = f"The form promises {instrument.minutes} min and takes about {needed} min."
        yield fault(source.place(("minutes",)), what, f"Write `minutes: {needed}`, or ask less.")


def _names(source: Source) -> Iterator[Fault]:
    key = source.data.get("key")
    if isinstance(key, str) and key != source.path.stem:
        what = f"The key is `{key}`, the file is `{source.path.name}`."
        yield fault(source.place(("key",)), what, "Give both the same name.")
    seen: set[str] = set()
    sections = source.data.get("sections")
    for s, section in enumerate(sections if isinstance(sections, list) else []):
        name = section.get("id") if isinstance(section, dict) else None
        if not isinstance(name, str):
            continue
        if name in seen:
            what = f"The section `{name}` stands twice."
            yield fault(source.place(("sections", s)), what, "Give each section its own id.")
        seen.add(name)


def _entries(source: Source, items: list[tuple[Location, Any]]) -> list[rules.Entry]:
    """The items that can be read one by one; the others have faults of their own."""
    steps, optional = _steps(source)
    entries = []
    for at, raw in items:
        try:
            item = _ITEM.validate_python(raw)
        except ValidationError:
            continue
        section = at[1] if at[0] == "sections" and isinstance(at[1], int) else 0
        entries.append(
            rules.Entry(
                item=item,
                place=source.place(at),
                borrowed=at in source.borrowed,
                section=section,
                step=steps.get(section, 0),
                optional=section in optional,
            )
        )
    return entries


def _steps(source: Source) -> tuple[dict[int, int], frozenset[int]]:
    """The step on which each section is drawn, and the sections that are optional."""
    steps: dict[int, int] = {}
    optional = set()
    raw = source.data.get("sections")
    for place, section in enumerate(raw if isinstance(raw, list) else []):
        joins = isinstance(section, dict) and section.get("same_step") is True
        steps[place] = max(steps.values(), default=0) + (0 if joins or not steps else 1)
        if isinstance(section, dict) and section.get("optional") is True:
            optional.add(place)
    return steps, frozenset(optional)


def _scales(source: Source) -> tuple[dict[str, Scale], frozenset[str]]:
    """The scales that can be read, and the names of those that cannot."""
    raw = source.data.get("scales")
    good: dict[str, Scale] = {}
    for key, scale in raw.items() if isinstance(raw, dict) else ():
        try:
            good.update(_SCALES.validate_python({key: scale}))
        except ValidationError:
            continue
    return good, frozenset(raw if isinstance(raw, dict) else ()) - good.keys()


def _structure(form: TypeAdapter[Any], source: Source) -> Iterator[Fault]:
    try:
        form.validate_python(source.data)
    except ValidationError as error:
        for detail in error.errors():
            # A list counts as empty when nothing in it can be read, which is told already; and
            # the rules name what concerns the whole form, with its line.
            hollow = detail["type"] == "too_short" and detail["input"]
            if detail["loc"] and not hollow:
                yield _translated(detail, source)


def _translated(detail: ErrorDetails, source: Source) -> Fault:
    """Say pydantic's finding in plain words."""
    place, name = source.place(detail["loc"]), str(detail["loc"][-1]) if detail["loc"] else "file"
    context = detail.get("ctx", {})
    cause = context.get("error")
    if isinstance(cause, MisfitError):
        return fault(place, cause.what, cause.mend)
    if name == "scale" and _describes(detail["input"]):
        return fault(place, "A scale of your own stands at the top of the file.", _OWN_SCALE)
    match detail["type"]:
        case "missing":
            mend = _MISSING.get(name, f"Add `{name}: …` here.")
            return fault(place, f"`{name}` is missing.", mend)
        case "unexpected_keyword_argument" | "extra_forbidden":
            close = difflib.get_close_matches(name, sorted(_KEYS - {name}), n=1)
            mend = f"Did you mean `{close[0]}`?" if close else "Remove it."
            return fault(place, f"`{name}` is not known here.", mend)
        case "enum" | "literal_error":
            what = f"`{_as_written(detail['input'])}` is not known as `{name}`."
            return fault(place, what, f"Use {_as_written(context['expected'])}.")
        case "too_short":
            return fault(place, f"`{name}` is empty.", "Write at least one, or remove it.")
        case "string_type":
            return fault(place, f"`{name}` is not a text.", "Put it in quotation marks.")
        case "string_pattern_mismatch":
            what = f"`{name}` is not a plain name."
            return fault(place, what, "Use small letters, digits and _ and begin with a letter.")
    return fault(place, f"`{name}` does not fit.", f"{detail['msg'].removesuffix('.')}.")


def _describes(value: object) -> bool:
    """Whether it describes a scale where its name should stand."""
    return isinstance(value, dict | list) or str(value).lstrip().startswith(("{", "["))


def _as_written(value: object) -> str:
    """Give a value as YAML writes it: no capital in true and false."""
    text = str(value)
    return text.lower() if text in ("True", "False") else text
