"""What two people said in one round, compared by halves of the scale, one thing at a time.

Nothing finer leaves this module: no difference, no mean, no number.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from mentorsurvey.instruments import HIGH, TOPIC_ITEMS, Construct, Instrument, Item
from mentorsurvey.instruments.promises import shared_items, to_partner
from mentorsurvey.store.responses import Answer

High = Literal["both", "neither", "one"]
"""Who rates a thing high: both people, neither, or one of them, and never which."""

Open = Mapping[str, Answer | None]
"""What one person lets the other see: item id → the answer, None where there is no value.

A question that is kept from the other is missing, whether or not it was answered.
"""


@dataclass(frozen=True, kw_only=True)
class Compared:
    """One thing that both rated.

    ``items`` are the questions that it rests on, as the person who reads answered them: one, or
    all of a topic where ``by_mean``. For give and take the one item holds what that person gave or
    got.
    """

    construct: Construct
    items: tuple[Item, ...]
    by_mean: bool
    high: High


def open_to_partner(
    instrument: Instrument, answers: Mapping[str, Answer]
) -> dict[str, Answer | None]:
    """What one person lets the other see, of what a reflection may show at all.

    A question of which nothing is kept at all is as open as it is by default.
    """
    found: dict[str, Answer | None] = {}
    for item in instrument.items:
        answer = answers.get(item.id)
        audience = answer.audience if answer else item.default_audience
        if to_partner(instrument, item) and audience.admits("partner"):
            found[item.id] = answer if answer and answer.value is not None else None
    return found


def compared(instrument: Instrument, own: Open, theirs: Open) -> tuple[Compared, ...]:
    """Everything that both rated and let each other see, in the order of the form.

    A rating is compared by its half: 1–4, or 5–7. A topic of three shared ratings or more is
    compared by the mean of each person's answers, 5 or more, and then never by single ones.
    What one gave is compared with what the other got.
    """
    return tuple(_compared(instrument, own, theirs))


def _compared(instrument: Instrument, own: Open, theirs: Open) -> Iterator[Compared]:
    topics: set[Construct] = set()
    for item in instrument.items:
        match to_partner(instrument, item):
            case "half":
                high = _of_one(own.get(item.id), theirs.get(_beside(instrument, item)))
                items: tuple[Item, ...] = (item,)
            case "topic" if item.construct not in topics:
                topics.add(item.construct)
                items = shared_items(instrument, item.construct)
                high = _of_topic(items, own, theirs)
            case _:
                continue
        if high:
            yield Compared(construct=item.construct, items=items, by_mean=len(items) > 1, high=high)


def _beside(instrument: Instrument, item: Item) -> str:
    """The id of the other person's question that one's own is compared with."""
    if item.flow is None:
        return item.id
    return next(
        other.id
        for other in instrument.items
        if other.exchange == item.exchange and other.flow not in (None, item.flow)
    )


def _of_one(mine: Answer | None, theirs: Answer | None) -> High | None:
    if mine is None or theirs is None:
        return None
    return _told(_is_high([mine]), _is_high([theirs]))


def _of_topic(items: tuple[Item, ...], own: Open, theirs: Open) -> High | None:
    """A topic by its mean: None unless every question is open and three are answered, by both.

    "Can't say" and a blank only leave an answer out. One that is kept from the other closes the
    whole topic, answered or not, so that nothing on the page depends on it. Whoever sees a
    comparison knows that nothing was kept back, and of each answer nothing at all: with three
    answers or more, every point from 1 to 7 is possible on either side of 5. Whoever sees none
    cannot tell a kept answer from too few.
    """
    sides = []
    for said in (own, theirs):
        if any(item.id not in said for item in items):
            return None
        given = [answer for item in items if (answer := said[item.id])]
        if len(given) < TOPIC_ITEMS:
            return None
        sides.append(_is_high(given))
    return _told(*sides)


def _is_high(answers: list[Answer]) -> bool:
    return sum(int(answer.number or 0) for answer in answers) >= HIGH * len(answers)


def _told(mine: bool, theirs: bool) -> High:
    if mine != theirs:
        return "one"
    return "both" if mine else "neither"
