"""Finding people by what somebody types: without capitals and accents, every word of it."""

import unicodedata
from collections.abc import Sequence


def letters(text: str) -> str:
    """A text without capitals and accents."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(one for one in parts if not unicodedata.combining(one)).casefold()


def holds(text: str, words: Sequence[str]) -> bool:
    """Whether every word is in a text; the words are without capitals and accents already."""
    said = letters(text)
    return all(one in said for one in words)
