"""How an answer stands in the fields of a browser, and how it is read out of them again."""

import hashlib
import json
import re
from collections.abc import Sequence

from mentorsurvey.instruments import Item
from mentorsurvey.responses.describing import CANT_SAY_OPTION

CANT_SAY = "cant_say"
_WHOLE = re.compile(r"[-−]?[0-9]{1,6}")


def mark(value: object) -> str:
    """Stands for an answer in a page: short, and another one for another answer."""
    if value is None:
        return ""
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()[:12]


def read(item: Item, raw: Sequence[str]) -> object:
    """What a field holds as the form holds it, None where it is empty; the verb checks it."""
    if item.kind == "choices":
        return [one for one in raw if one] or None
    text = raw[-1].replace("\r\n", "\n").replace("\r", "\n").strip() if raw else ""
    if not text:
        return None
    if item.cannot_say and text == CANT_SAY:
        return CANT_SAY_OPTION
    if item.kind in ("rating", "number") and _WHOLE.fullmatch(text):
        return int(text.replace("−", "-"))
    return text


def written(value: object) -> list[str]:
    """What stands in the fields of an answer: the other way round."""
    if value is None:
        return []
    if isinstance(value, list):
        return [str(one) for one in value]
    return [CANT_SAY if value == CANT_SAY_OPTION else str(value)]
