"""Names in a mail: one line, not too long, and nothing of which a mail program makes a link."""

import re
import unicodedata
from collections.abc import Sequence

from mentorsurvey.instruments import one_line

LONGEST = 100
"""Characters of a name; of a longer one, the rest is left out."""
LONGEST_ADDRESS = 2_000
"""Characters of a web address that still goes into a mail."""

_APART = "\u2060"
"""A word joiner: it has no width, and nobody hears it."""
_ADDRESSES = re.compile(r"(?<=\S)(?=\.[^\W\d_]{2})|(?<=:)(?=/)|(?<=\S)(?=@)|(?<=@)(?=\S)")
"""Where a mail program sees an address, in "evil.example", "https://" and "a@b"."""
_GONE = frozenset({"Cc", "Cs", "Co", "Cn"})
_READ = frozenset({"\u200c", "\u200d"})
"""Joiners without a width that some scripts and pictures are written with."""
FEW = 3


def cleaned(text: str, longest: int = LONGEST) -> str:
    """The text in one line without control characters, for a header or a calendar."""
    start = one_line(text[: 4 * longest])
    kept = "".join(one for one in start if _is_seen(one))
    return kept if len(kept) <= longest else f"{kept[: longest - 1].rstrip()}…"


def shown(text: str, longest: int = LONGEST) -> str:
    """The same for the words of a mail, where no address in it becomes a link."""
    return _ADDRESSES.sub(_APART, cleaned(text, longest))


def listed(names: Sequence[str]) -> str:
    """Such as "Dr. Kim, Sam Hill and 3 others"."""
    several = list(dict.fromkeys(names))
    if len(several) > FEW + 1:
        several = [*several[:FEW], f"{len(several) - FEW:,} others"]
    *first, last = several or [""]
    return f"{', '.join(first)} and {last}" if first else last


def _is_seen(character: str) -> bool:
    kind = unicodedata.category(character)
    return kind not in _GONE and (kind != "Cf" or character in _READ)
