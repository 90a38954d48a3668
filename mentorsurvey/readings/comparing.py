"""The only place that compares what two people said in one round, one thing at a time."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from mentorsurvey.instruments import Construct, Instrument, Item
from mentorsurvey.measures.noise import assumed_sem, can_tell
from mentorsurvey.measures.scoring import item_score, mean_score
from mentorsurvey.store.responses import Answer

Band = Literal["lower", "same", "higher"]
Answers = Mapping[str, Answer]

DIGITS = 6
"""Decimals of a comparison, so that a difference is the same on both screens."""


@dataclass(frozen=True, kw_only=True)
class Compared:
    """What two people say about one thing, on the same items.

    Attributes
    ----------
    own, theirs : float
        Mean item score of each, 0–100.
    items : tuple of (Item, Item)
        The items that both gave: one's own, and the partner's that it is compared with.
    """

    own: float
    theirs: float
    items: tuple[tuple[Item, Item], ...]

    @property
    def gap(self) -> float:
        """The partner's less one's own, −100…100. Swapping the two flips the sign."""
        return round(self.theirs - self.own, DIGITS)

    @property
    def mean(self) -> float:
        """The mean of both, 0–100."""
        return round((self.own + self.theirs) / 2, DIGITS)

    @property
    def differs(self) -> bool:
        """Whether the gap is a difference that can be told, for means of so many items."""
        return differs(self.gap, len(self.items))

    @property
    def band(self) -> Band:
        """How the partner sees it against one's own view; "same" within the assumed noise."""
        if not self.differs:
            return "same"
        return "higher" if self.gap > 0 else "lower"


def differs(gap: float, items: int = 1) -> bool:
    """Whether a gap of two means of so many items, in points, is more than assumed noise."""
    return can_tell(gap, error(items))


def error(items: int = 1) -> float:
    """SEM_diff, points: the assumed error of a difference of two people's means."""
    return math.hypot(assumed_sem(items), assumed_sem(items))


def to_partner(answers: Answers) -> dict[str, Answer]:
    """The answers that stand and that the partner may see."""
    return {
        item_id: answer
        for item_id, answer in answers.items()
        if answer.audience.admits("partner") and answer.given
    }


def compared(
    instrument: Instrument, pairs: Sequence[tuple[Item, Item]], own: Answers, theirs: Answers
) -> Compared | None:
    """Compare pairs of items, as far as both gave them.

    Parameters
    ----------
    instrument : Instrument
        As it was asked.
    pairs : sequence of (Item, Item)
        An item of one's own, and the one of the partner's that it is compared with.
    own, theirs : mapping of str to Answer
        What each lets the other see (`to_partner`).

    Returns
    -------
    Compared or None
        None where no pair has two answers. Hidden, "can't say" and not given are one thing.
    """
    found = [
        (item, other, mine, their)
        for item, other in pairs
        if (mine := _score(instrument, item, own)) is not None
        and (their := _score(instrument, other, theirs)) is not None
    ]
    mine_mean = mean_score([mine for _, _, mine, _ in found])
    their_mean = mean_score([their for _, _, _, their in found])
    if mine_mean is None or their_mean is None:
        return None
    return Compared(
        own=mine_mean,
        theirs=their_mean,
        items=tuple((item, other) for item, other, _, _ in found),
    )


def compared_construct(
    instrument: Instrument, construct: Construct, own: Answers, theirs: Answers
) -> Compared | None:
    """Compare a construct over all its rated items, as `compared` does."""
    items = [item for item in instrument.items if item.rated and item.construct is construct]
    return compared(instrument, [(item, item) for item in items], own, theirs)


def compared_anchor(
    instrument: Instrument, construct: Construct, own: Answers, theirs: Answers
) -> Compared | None:
    """Compare a construct by its anchor alone, as `compared` does."""
    items = [item for item in instrument.anchors if item.construct is construct]
    return compared(instrument, [(item, item) for item in items], own, theirs)


def _score(instrument: Instrument, item: Item, answers: Answers) -> float | None:
    scale, answer = instrument.scale_of(item), answers.get(item.id)
    if answer is None or scale is None:
        return None
    return item_score(
        answer.number, minimum=scale.min, maximum=scale.max, reverse_keyed=item.reverse
    )
