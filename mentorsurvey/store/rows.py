"""Makes a value of a row: each field from the column of its name, read as the field's type says."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from mentorsurvey.store.database import Row
from mentorsurvey.store.times import from_text

Made = TypeVar("Made")
Reader = Callable[[Any], object]

_READERS: Mapping[object, Reader] = {
    datetime: from_text,
    date: date.fromisoformat,
    bool: bool,
    str: lambda text: text or "",
}
"""Type of a field → how the database's value becomes one; a text that is not there is empty."""


def of_row(kind: Callable[..., Made], row: Row, **more: object) -> Made:
    """A dataclass of a row. ``more`` are fields that no column is; a column may be no field."""
    readers = _readers(kind)
    columns = readers.keys() & row.keys() - more.keys()
    return kind(**{name: readers[name](row[name]) for name in columns}, **more)


@cache
def _readers(kind: Any) -> Mapping[str, Reader]:
    return {name: _reader(hint) for name, hint in get_type_hints(kind).items()}


def _reader(hint: object) -> Reader:
    kinds = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    read = next((_READERS[one] for one in kinds if one in _READERS), None)
    if read is None:
        return lambda value: value
    if type(None) in kinds:
        return lambda value: None if value is None else read(value)
    return read
