"""In which order rounds came: by the numbers or the dates in their labels, else as it is said."""

import re
from collections.abc import Sequence
from datetime import datetime

from mentorsurvey.analyse.data import as_number
from mentorsurvey.exchange.spellings import key

DATES = (
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%Y-%m",
    "%Y/%m",
    "%d.%m.%Y",
    "%m.%Y",
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%m/%Y",
    "%d %B %Y",
    "%d %b %Y",
    "%B %d, %Y",
    "%b %d, %Y",
    "%B %Y",
    "%b %Y",
)
"""How days and months are written. Where several ways fit all labels, they must agree."""
_NUMBER = re.compile(r"(\d+(?:\.\d+)?)(?:(?:st|nd|rd|th)\b)?", re.IGNORECASE)
_YEAR = range(1900, 2200)


def in_order(labels: Sequence[str]) -> list[str] | None:
    """The labels in their order, where it can be told from them.

    They can be numbers, dates, or the same words around numbers that grow, such as "Wave 10".
    """
    dated = _by_dates(labels)
    if dated:
        return dated[0] if len(dated) == 1 else None
    numbers = {label: as_number(label) for label in labels}
    if None not in numbers.values():
        return sorted(labels, key=lambda label: (numbers[label] or 0.0, label))
    return _by_numbers(labels) if len(labels) > 1 else list(labels)


def as_said(labels: Sequence[str], given: Sequence[str]) -> list[str] | None:
    """The labels in the order that is given; None where the two do not hold the same ones."""
    places = {key(one): place for place, one in enumerate(given)}
    if len(places) != len(given) or places.keys() != {key(one) for one in labels}:
        return None
    return sorted(labels, key=lambda one: places[key(one)])


def _by_dates(labels: Sequence[str]) -> list[list[str]]:
    """Every order in which the labels can be read as dates: 01/02 is in January or in February."""
    orders: list[list[str]] = []
    for form in DATES:
        try:
            days = {label: datetime.strptime(label, form) for label in labels}  # noqa: DTZ007
        except ValueError:
            continue
        order = sorted(labels, key=lambda label: (days[label], label))
        if order not in orders:
            orders.append(order)
    return orders


def _by_numbers(labels: Sequence[str]) -> list[str] | None:
    words = {re.sub(r"\s", "", _NUMBER.sub("#", label)).casefold() for label in labels}
    numbers = {label: [float(one) for one in _NUMBER.findall(label)] for label in labels}
    if len(words) > 1 or not all(numbers.values()):
        return None
    growing = [
        place
        for place, column in enumerate(zip(*numbers.values(), strict=True))
        if len(set(column)) > 1
    ]
    ranks = {label: tuple(of[place] for place in growing) for label, of in numbers.items()}
    years = [all(rank[place] in _YEAR for rank in ranks.values()) for place in range(len(growing))]
    if any(years[1:]) or len(set(ranks.values())) < len(labels):
        return None  # "Q1 2026": the year counts before the quarter
    return sorted(labels, key=ranks.__getitem__)
