"""Text as people type and read it: what can be stored, what may be shown, how things count."""

import re
import unicodedata

_NOT_TEXT = re.compile("[\x00\ud800-\udfff]")
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of writing, also of what follows the text."""
_COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What a terminal obeys, such as clearing its screen; the tab and the line break are left."""
_ACTS = re.compile(r"!\[|\]\(|\]\[|<[a-z/!?]|://|\bwww\.|\S@\w", re.IGNORECASE)
"""A picture, a link, HTML, or an address of which a page makes a link."""
_INVISIBLE = frozenset({"Cf", "Mn", "Me", "Zs"})


def is_clean(text: str) -> bool:
    """Whether every database takes the text: no NUL, no half of a surrogate pair."""
    return _NOT_TEXT.search(text) is None


def one_line(text: str) -> str:
    """A name or a label without line breaks, and without marks that turn what stands beside it."""
    return " ".join(_TURNS.sub("", text).split())


def is_name(text: str) -> bool:
    """Whether people can read the text and it does nothing else: no control characters."""
    kinds = {unicodedata.category(character) for character in text}
    return is_clean(text) and "Cc" not in kinds and bool(kinds - _INVISIBLE)


def printable(text: str) -> str:
    """The text for a terminal: "�" stands for what it would obey, and for halves of characters."""
    return _COMMANDS.sub("\ufffd", text)


def acts(text: str) -> bool:
    """Whether a page that reads Markdown would make a link, a picture or HTML of the text."""
    return _ACTS.search(text) is not None


def count(number: int, one: str, many: str = "") -> str:
    """Such as "1 form", "3 forms"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
