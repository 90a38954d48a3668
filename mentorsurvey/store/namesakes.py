"""People of the same name, told apart wherever they stand in one list."""

import unicodedata
from collections.abc import Mapping


def told_apart(people: Mapping[str, tuple[str | None, ...]]) -> dict[str, str]:
    """Id → the name to show, given the name and what else may tell people of one name apart.

    A name that only one of them has stays as it is. To others the first of what was given is
    added that differs for all of them, such as an address; else a number, in the order of ids.

    >>> told_apart({"1": ("Kim", "kim@a.org"), "2": ("Kim", "kim@b.org"), "3": ("Lee", None)})
    {'1': 'Kim (kim@a.org)', '2': 'Kim (kim@b.org)', '3': 'Lee'}
    """
    shown = {one: str(said[0]) for one, said in people.items()}
    for ids in _alike(shown):
        for one, more in zip(ids, _telling(people, ids), strict=True):
            shown[one] = f"{shown[one]} ({more})"
    while alike := _alike(shown):  # somebody is called as somebody else was just told apart
        for ids in alike:
            for number, one in enumerate(ids, start=1):
                shown[one] = f"{shown[one]} ({number})"
    return shown


def _alike(shown: Mapping[str, str]) -> list[list[str]]:
    """The ids of those who look alike, together."""
    found: dict[str, list[str]] = {}
    for one in sorted(shown):
        found.setdefault(_plain(shown[one]), []).append(one)
    return [ids for ids in found.values() if len(ids) > 1]


def _telling(people: Mapping[str, tuple[str | None, ...]], ids: list[str]) -> list[str]:
    for place in range(1, min(len(people[one]) for one in ids)):
        said = [people[one][place] or "" for one in ids]
        if all(said) and len({_plain(each) for each in said}) == len(ids):
            return said
    return [str(number) for number in range(1, len(ids) + 1)]


def _plain(name: str) -> str:
    """What of a name people can tell apart by eye: letters, without case and marks of direction."""
    if name.isascii():
        return " ".join(name.casefold().split())
    visible = "".join(one for one in name if unicodedata.category(one) != "Cf")
    return " ".join(unicodedata.normalize("NFKC", visible).casefold().split())
