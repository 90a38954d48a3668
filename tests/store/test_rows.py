"""A row becomes a value by the names of its columns and the types of its fields."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

import pytest

from mentorsurvey.store.rows import of_row


@dataclass(frozen=True, kw_only=True)
class Visit:
    at: datetime
    left_at: datetime | None
    due_on: date | None
    loud: bool
    words: str
    address: str | None
    way: Literal["in", "out"] | None
    names: tuple[str, ...] = ()
    number: int = 7


ROW = {
    "at": "2026-10-05T08:00:00.000000Z",
    "left_at": None,
    "due_on": "2026-10-06",
    "loud": 0,
    "words": None,
    "address": None,
    "way": "in",
    "no_field": "is left out",
}


def test_each_field_is_read_as_its_type_says() -> None:
    assert of_row(Visit, ROW, names=("Mira",)) == Visit(
        at=datetime(2026, 10, 5, 8, tzinfo=UTC),
        left_at=None,
        due_on=date(2026, 10, 6),
        loud=False,
        words="",
        address=None,
        way="in",
        names=("Mira",),
    )


def test_what_is_given_comes_before_what_the_row_has() -> None:
    assert of_row(Visit, ROW, words="Hello").words == "Hello"


def test_a_field_that_is_nowhere_is_missed() -> None:
    with pytest.raises(TypeError, match="way"):
        of_row(Visit, {name: value for name, value in ROW.items() if name != "way"})
