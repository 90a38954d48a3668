"""How long a form takes: from the words that there are to read and the taps that there are to make.

Reading goes at 200 words a minute, slower than the 238 of English adults (Brysbaert 2019), for
many read in a second language. What stands beside several questions alike is read once.
"""

import math
from typing import assert_never

from mentorsurvey.instruments.items import SIDES, Item, Side
from mentorsurvey.instruments.model import Instrument
from mentorsurvey.instruments.promises import sentence

WORDS_A_MINUTE = 200
TAP = 1.5
NUMBER = 4.0
TEXT = 30.0
"""Seconds that it takes to choose, to enter a number, to write a sentence. Conventions."""

SOMEBODY = "Dr. Kim"


def minutes_of(instrument: Instrument) -> int:
    """Minutes that the form takes the side that has more to do, all its sections included."""
    return max(math.ceil(seconds(instrument, side) / 60) for side in SIDES)


def seconds(instrument: Instrument, side: Side) -> float:
    """How long one side needs to read and answer every question of a form."""
    items = instrument.asked_of(side)
    turns = len(instrument.steps) + 1  # the last turn submits
    acting = sum(_acting(item) for item in items) + TAP * turns
    return 60 * words(instrument, side) / WORDS_A_MINUTE + acting


def words(instrument: Instrument, side: Side) -> int:
    """How many words one side reads in the form's questions; what is repeated counts once."""
    read: list[str] = []
    for section in instrument.sections:
        items = [item for item in section.items if item.asked_of in (None, side)]
        if not items:
            continue
        read += [section.title, section.intro_for(SOMEBODY)]
        for item in items:
            scale = instrument.scale_of(item)
            read += [item.wording(side, SOMEBODY), item.help_for(side, SOMEBODY)]
            read += [option.label for option in item.options]
            read += scale.labels.values() if scale else ()
            read.append(sentence(instrument, item, side, item.default_audience, SOMEBODY))
    return sum(len(text.split()) for text in dict.fromkeys(read))


def _acting(item: Item) -> float:
    match item.kind:
        case "number":
            return NUMBER
        case "text":
            return TEXT
        case "rating" | "choice" | "choices" | "month":
            return TAP
        case _:
            assert_never(item.kind)
