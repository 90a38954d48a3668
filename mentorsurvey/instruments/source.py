"""Reads an instrument's YAML: plain data, and the line of each part."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import DuplicateKeyError
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from mentorsurvey.instruments.faults import Fault, Place, fault
from mentorsurvey.instruments.texts import acts, is_clean

Location = tuple[str | int, ...]

SHARED = "_shared.yaml"
"""Scales and items that several instruments of a folder use; it is no instrument itself."""

MAX_DEPTH = 12
MAX_PARTS = 20_000


def default_folder() -> Path:
    """The surveys/ folder beside the package, wherever the program was started."""
    return Path(__file__).resolve().parents[2] / "surveys"


@dataclass(kw_only=True)
class Source:
    """A file as plain dicts and lists.

    Attributes
    ----------
    data : dict
        Empty where the file cannot be read.
    places : dict
        Location, such as ``("sections", 0, "items", 2, "mentor")``, → file and line.
    faults : list of Fault
        Why it cannot be read, and uses that lead nowhere.
    borrowed : set of Location
        Items that came from the shared file.
    """

    path: Path
    data: dict[str, Any] = field(default_factory=dict)
    places: dict[Location, Place] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    borrowed: set[Location] = field(default_factory=set)

    def place(self, location: Location) -> Place:
        """Where it stands, or else the nearest part around it."""
        for end in range(len(location), -1, -1):
            if location[:end] in self.places:
                return self.places[location[:end]]
        return Place(file=self.path, line=1)

    def items(self) -> Iterator[tuple[Location, Any]]:
        """Every entry that stands where an item should, whatever it is."""
        for s, section in enumerate(_list(self.data.get("sections"))):
            if isinstance(section, dict):
                for i, item in enumerate(_list(section.get("items"))):
                    yield ("sections", s, "items", i), item


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def read(path: Path) -> Source:
    """Read one file as it stands. What is wrong with it is in `faults`, nothing is raised.

    Nobody changes what comes back: the same file with the same words is read once.
    """
    first = Place(file=path, line=1)
    try:
        raw = path.read_bytes()
    except OSError:
        what = "The file cannot be read."
        return Source(path=path, faults=[fault(first, what, "Check its name and its permissions.")])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = Place(file=path, line=raw.count(b"\n", 0, error.start) + 1)
        return Source(
            path=path, faults=[fault(place, "The file is not UTF-8.", "Save it as UTF-8.")]
        )
    return _of_text(path, text)


@lru_cache(maxsize=64)
def _of_text(path: Path, text: str) -> Source:
    source = Source(path=path)
    source.faults += list(_read_into(source, text))
    if source.faults:
        source.data = {}
    return source


def _read_into(source: Source, text: str) -> Iterator[Fault]:
    path = source.path
    first = Place(file=path, line=1)
    try:
        tree = YAML(typ="rt").load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        yield _malformed(error, Place(file=path, line=mark.line + 1 if mark else 1), text)
        return
    except (YAMLError, ValueError, RecursionError):
        yield fault(first, "The file is not YAML.", "Look for a stray character or tab.")
        return
    if tree is None:
        yield fault(first, "The file is empty.", "Copy another instrument and change it.")
        return
    if not isinstance(tree, CommentedMap):
        yield fault(first, "The file is no mapping.", "Begin it with `key:`, `title:` and so on.")
        return
    source.places[()] = first
    source.data = _plain(tree, (), source)


def _malformed(error: MarkedYAMLError, place: Place, text: str) -> Fault:
    if isinstance(error, DuplicateKeyError):
        return fault(place, "A key stands twice in the same place.", "Remove one of the two.")
    lines = text.splitlines()
    near = " ".join(lines[max(place.line - 2, 0) : place.line])
    mend = "Compare the indentation and the colons with another instrument."
    if ": {" in near:
        mend = "Put a text that begins with {partner} in quotation marks."
    return fault(place, "The YAML cannot be read here.", mend)


def _plain(node: Any, location: Location, source: Source) -> Any:
    """Plain Python values, their lines noted on the way."""
    # A few lines of aliases can unfold to more than any memory holds.
    if len(location) > MAX_DEPTH or len(source.places) > MAX_PARTS:
        if not source.faults:
            what = "This is nested too deeply, or unfolds to too much."
            source.faults.append(fault(source.place(location), what, "Write it out plainly."))
        return None
    if isinstance(node, CommentedMap):
        plain = {}
        for key, value in node.items():
            name = key if isinstance(key, str | int) else str(key)
            inner = (*location, name)
            source.places[inner] = _line(source, location, node.lc.data, key)
            plain[name] = _plain(value, inner, source)
        return plain
    if isinstance(node, CommentedSeq):
        values = []
        for index, value in enumerate(node):
            inner = (*location, index)
            source.places[inner] = _line(source, location, node.lc.data, index)
            values.append(_plain(value, inner, source))
        return values
    if isinstance(node, str):
        if not is_clean(node):
            place = source.place(location)
            what = "This text holds a character that cannot be stored."
            source.faults.append(fault(place, what, "Remove the NUL or the half of a pair."))
        elif acts(node):
            what = "This text holds a link, an address, a picture or HTML."
            mend = "A form shows plain words alone: write it without."
            source.faults.append(fault(source.place(location), what, mend))
        return str(node)
    if isinstance(node, int) and not isinstance(node, bool):
        return int(node)
    return node


def _line(
    source: Source, around: Location, lines: dict[Any, list[int]] | None, key: object
) -> Place:
    mark = (lines or {}).get(key)
    # What an alias brought in has no line of its own.
    return Place(file=source.path, line=mark[0] + 1) if mark else source.place(around)


def resolve(source: Source, shared: Source) -> Source:
    """The instrument with each `use: id` replaced by that item, and the scales that it needs."""
    known = {
        item["id"]: k
        for k, item in enumerate(_list(shared.data.get("items")))
        if isinstance(item, dict) and isinstance(item.get("id"), str)
    }
    full = Source(path=source.path, data=dict(source.data), faults=list(source.faults))
    full.places = {
        at: place for at, place in source.places.items() if not (len(at) > 3 and at[2] == "items")
    }
    if isinstance(source.data.get("sections"), list):
        full.data["sections"] = [
            dict(section, items=[])
            if isinstance(section, dict) and isinstance(section.get("items"), list)
            else section
            for section in source.data["sections"]
        ]
    for at, item in source.items():
        items = full.data["sections"][at[1]]["items"]
        target = (*at[:3], len(items))
        full.places[target] = source.place(at)
        if not isinstance(item, dict) or "use" not in item:
            items.append(item)
            _copy_places(source, at, full, target)
        elif problem := _unusable(item, known):
            full.faults.append(fault(source.place(at), *problem))
        else:
            origin: Location = ("items", known[item["use"]])
            items.append(shared.data["items"][origin[1]])
            full.borrowed.add(target)
            _copy_places(shared, origin, full, target)
    _add_scales(full, shared)
    return full


def _unusable(entry: dict[str, Any], known: dict[str, int]) -> tuple[str, str] | None:
    name = entry["use"]
    if len(entry) > 1:
        return "`use` stands with other keys.", "Let it stand alone; a shared item stays verbatim."
    if not isinstance(name, str) or name not in known:
        close = difflib.get_close_matches(str(name), known, n=1)
        mend = f"Did you mean `{close[0]}`?" if close else f"Use an id that stands in {SHARED}."
        return f"`{name}` is no shared item.", mend
    return None


def _copy_places(source: Source, origin: Location, full: Source, target: Location) -> None:
    depth = len(origin)
    for at, place in source.places.items():
        if len(at) > depth and at[:depth] == origin:
            full.places[(*target, *at[depth:])] = place


def _add_scales(full: Source, shared: Source) -> None:
    """Take over the shared scales that are used and not written in the instrument itself."""
    own = full.data.get("scales", {})
    common = shared.data.get("scales")
    if not isinstance(own, dict) or not isinstance(common, dict):
        return
    used = [item.get("scale") for _, item in full.items() if isinstance(item, dict)]
    added = {k: scale for k, scale in common.items() if k in used and k not in own}
    full.data["scales"] = {**own, **added}
    for key in added:
        full.places[("scales", key)] = shared.place(("scales", key))
        _copy_places(shared, ("scales", key), full, ("scales", key))
