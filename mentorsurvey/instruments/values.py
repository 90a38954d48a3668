"""Which value an item takes, whatever a browser sent."""

import re
from typing import NoReturn, assert_never

from mentorsurvey.errors import AnswerError
from mentorsurvey.instruments.conditions import Value
from mentorsurvey.instruments.items import Item, Scale
from mentorsurvey.instruments.texts import is_clean

MAX_TEXT = 4000
_MONTH = re.compile(r"[12]\d{3}-(0[1-9]|1[0-2])", re.ASCII)


def check_value(item: Item, scale: Scale | None, value: object) -> Value | None:
    """The value as it is stored.

    Parameters
    ----------
    item : Item
        What was asked.
    scale : Scale or None
        The scale of a rated item, as `Instrument.scale_of` gives it.
    value : object
        What came from outside.

    Returns
    -------
    int, str, tuple of str or None
        A whole number (rating, number), a text with plain line ends and no blanks around it,
        an option's value, the ticked values in the order of the options, a month as
        ``YYYY-MM``. None means no answer: nothing was sent, the text is empty, nothing is
        ticked. "Can't say" is not a value and does not come here.

    Raises
    ------
    AnswerError
        Where the item does not take the value. It never repeats the value.
    """
    if value is None:
        return None
    match item.kind:
        case "rating":
            if scale is None:
                raise ValueError("a rated item is checked against its scale")
            return _whole(item, value, scale.min, scale.max)
        case "number":
            if item.min is None or item.max is None:
                raise ValueError("a number has min and max")
            if isinstance(value, float) and value.is_integer():
                value = int(value)
            return _whole(item, value, item.min, item.max)
        case "text":
            return _text(item, value)
        case "month":
            if not isinstance(value, str) or not _MONTH.fullmatch(value):
                _refuse(item, "This is not a month.", "Write it as year and month, like 2027-06.")
            return value
        case "choice":
            return _option(item, value)
        case "choices":
            if not isinstance(value, list | tuple | set | frozenset):
                _refuse(item, "This is not a list of options.", "Tick the options on the form.")
            ticked = {_option(item, one) for one in value}
            if item.most is not None and len(ticked) > item.most:
                _refuse(item, "These are too many.", f"Choose at most {item.most}.")
            if len(ticked) > 1 and any(o.alone for o in item.options if o.value in ticked):
                _refuse(item, "These exclude each other.", "Choose the one or the others.")
            return tuple(o.value for o in item.options if o.value in ticked) or None
        case _:
            assert_never(item.kind)


def _whole(item: Item, value: object, lowest: int, highest: int) -> int:
    mend = f"Choose a whole number from {lowest} to {highest}."
    if not isinstance(value, int) or isinstance(value, bool):
        _refuse(item, "This is not a whole number.", mend)
    if not lowest <= value <= highest:
        _refuse(item, "This number is out of range.", mend)
    return int(value)


def _text(item: Item, value: object) -> str | None:
    if not isinstance(value, str):
        _refuse(item, "This is not a text.", "Type your answer into the field.")
    if not is_clean(value):
        _refuse(item, "This text holds a character that cannot be stored.", "Type it again.")
    text = value.replace("\r\n", "\n").replace("\r", "\n").strip()
    if len(text) > MAX_TEXT:
        _refuse(item, "This text is too long.", f"Keep it within {MAX_TEXT} characters.")
    return text or None


def _option(item: Item, value: object) -> str:
    if not isinstance(value, str) or value not in {option.value for option in item.options}:
        _refuse(item, "This is none of the options.", "Choose one of those on the form.")
    return value


def _refuse(item: Item, what: str, mend: str) -> NoReturn:
    raise AnswerError(what, mend, where=item.id)
