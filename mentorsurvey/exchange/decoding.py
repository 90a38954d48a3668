"""Bytes to text: in which encoding a file was saved, and words with accents to check that by."""

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass

from charset_normalizer import from_bytes

from mentorsurvey.errors import RosterError

ENCODINGS: Mapping[str, str] = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "windows-1252": "Windows-1252, Western Europe",
    "windows-1250": "Windows-1250, Central Europe",
    "mac-roman": "Mac Roman",
}
"""What can be chosen, and its name for people."""
CODECS = {"utf-8": "utf-8-sig", "windows-1252": "cp1252", "windows-1250": "cp1250"}
SINGLE = {"cp1252": "windows-1252", "cp1250": "windows-1250", "mac_roman": "mac-roman"}
"""Encodings of one byte a character: nearly any file can be read in each of them."""
SAMPLES = 4
_ACCENTED = re.compile(r"[^\W\d_]*[^\W\d_\x00-\x7f][^\W\d_]*(?: [^\W\d_]+)?")


@dataclass(frozen=True, kw_only=True)
class Decoded:
    """The text of a file.

    Attributes
    ----------
    encoding : str
        A key of ``ENCODINGS``.
    samples : mapping of str to str
        Where the encoding had to be guessed: words with accents as each possible encoding reads
        them, the one that was taken first. Empty where it is certain.
    """

    text: str
    encoding: str
    samples: Mapping[str, str]


def decode(content: bytes, name: str, encoding: str | None = None) -> Decoded:
    """The text, in the encoding that was chosen, or else the one that fits best.

    Raises
    ------
    RosterError
        Where it is no text, or not in the encoding that was chosen.
    """
    if encoding is not None:
        text = _try(content, encoding)
        if text is None:
            raise RosterError(
                f"The file is not in {ENCODINGS.get(encoding, encoding)}.",
                f"Choose another encoding: {', '.join(ENCODINGS)}.",
                where=name,
            )
        return Decoded(text=text, encoding=encoding, samples=_samples(content, encoding))
    wide = _looks_like_utf16(content)
    certain = "utf-16" if wide else "utf-8"
    text = _try(content, certain)
    if text is not None:
        return Decoded(text=text, encoding=certain, samples={})
    guessed = _guess(content)
    text = None if wide else _try(content, guessed)
    if text is None:
        raise RosterError("The file is not text.", "Save it as CSV or as .xlsx.", where=name)
    return Decoded(text=text, encoding=guessed, samples=_samples(content, guessed))


def notices(decoded: Decoded) -> list[str]:
    """What to check where the encoding had to be guessed."""
    if not decoded.samples:
        return []
    name, words = ENCODINGS[decoded.encoding], decoded.samples[decoded.encoding]
    return [f"Read as {name}, which is a guess. Check words with accents: {words}."]


def _try(content: bytes, encoding: str) -> str | None:
    codec = CODECS.get(encoding, encoding)
    if encoding == "utf-16" and not content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        codec = "utf-16-le" if content[1:2] == b"\0" else "utf-16-be"
    try:
        text = content.decode(codec)
    except (UnicodeDecodeError, LookupError):
        return None
    return None if "\0" in text else text


def _looks_like_utf16(content: bytes) -> bool:
    """A byte order mark, or a zero in every second byte of its beginning."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    start = content[:200]
    return max(start[::2].count(0), start[1::2].count(0)) > len(start) // 4


def _guess(content: bytes) -> str:
    """The encoding of one byte a character that reads best; Western Europe where none does."""
    for match in from_bytes(content, cp_isolation=list(SINGLE), steps=10, threshold=0.9):
        if match.encoding in SINGLE:
            return SINGLE[match.encoding]
    return "windows-1252"


def _samples(content: bytes, first: str) -> dict[str, str]:
    """Words with accents in each encoding of one byte a character, where there are any."""
    found = {}
    for encoding in (first, *(one for one in SINGLE.values() if one != first)):
        text = _try(content, encoding)
        words = list(dict.fromkeys(_ACCENTED.findall(text or "")))
        if words:
            found[encoding] = ", ".join(words[:SAMPLES])
    return found if first in found else {}
