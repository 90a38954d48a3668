"""Names that differ only in capitals, leading zeros or ".0": one spelling for all of them."""

import re
from collections.abc import Iterable, Mapping

SHOWN = 5
"""How many spellings a notice lists."""
_WHOLE = re.compile(r"\d+\.0+")
_ZEROS = re.compile(r"(?<![\d.])0+(?=\d)")


def key(name: str) -> str:
    """The same for every spelling of one name: 1, 01 and 1.0; Bond and bond."""
    plain = name.casefold()
    if "0" not in plain:
        return plain
    if _WHOLE.fullmatch(plain):
        plain = plain.partition(".")[0]
    return _ZEROS.sub("", plain)


def spelled(names: Iterable[str]) -> dict[str, str]:
    """Each name that is there, and the spelling to use: the shortest, whatever came first."""
    spellings: dict[str, set[str]] = {}
    for name in names:
        spellings.setdefault(key(name), set()).add(name)
    return {
        name: min(same, key=lambda one: (len(one), one))
        for same in spellings.values()
        for name in same
    }


def notices(spelling: Mapping[str, str], what: str) -> list[str]:
    """Which spellings were taken for which name."""
    other = [f"“{name}” as “{one}”" for name, one in sorted(spelling.items()) if name != one]
    if not other:
        return []
    more = f", and {len(other) - SHOWN} more" if other[SHOWN:] else ""
    return [f"Read as one {what}: {', '.join(other[:SHOWN])}{more}."]
