"""The only place that says what a simulated person puts into a form, and hides from whom. Pure."""

from collections.abc import Mapping

import numpy as np

from mentorsurvey.access import Audience
from mentorsurvey.instruments import SIDES, Construct, Instrument
from mentorsurvey.responses import CANT_SAY
from mentorsurvey.simulate.answering import Answers
from mentorsurvey.simulate.events import MENTEE, Event
from mentorsurvey.simulate.truth import Truth
from mentorsurvey.simulate.words import BETTER, Deck, Mood

STRAINED_BELOW = 62.0
"""The true score (0–100) below which a person writes of strain."""
WRITES: Mapping[Mood, float] = {"well": 0.4, "strained": 0.75, "exploited": 0.85, "mending": 0.8}
"""The chance, 0–1, that a person answers a question in words."""

NARROWINGS: Mapping[Construct, tuple[float, Audience]] = {
    Construct.BOND: (0.05, Audience.LEADS),
    Construct.GUIDANCE: (0.04, Audience.LEADS),
    Construct.EXCHANGE: (0.05, Audience.PARTNER),
    Construct.EXPECTATIONS: (0.02, Audience.PARTNER),
    Construct.ACCOUNTABILITY: (0.03, Audience.ONLY_YOU),
    Construct.GROWTH: (0.04, Audience.ONLY_YOU),
    Construct.OPEN_TEXT: (0.1, Audience.ONLY_YOU),
}
"""Construct → the chance, 0–1, that a person narrows its audience in a form, and to what."""
EXPLOITED_HIDE = 0.7
"""The chance, 0–1, that an exploited mentee hides the give and take from the mentor."""


def mood(truth: Truth, pair: int, round_index: int, side: int) -> Mood:
    """How a person feels in a round, counted from 0, as their words will have it."""
    event = truth.events[pair]
    if event is Event.EXPLOITATION and side == MENTEE and truth.is_on(pair, round_index):
        return "exploited"
    if event is Event.RECOVERY and round_index >= truth.onset[pair] + 2:
        return "mending"
    return "strained" if truth.score[pair, round_index, side] < STRAINED_BELOW else "well"


def filled_in(
    instrument: Instrument,
    answers: Answers,
    pair: int,
    side: int,
    how: Mood,
    deck: Deck,
    rng: np.random.Generator,
) -> list[tuple[str, object]]:
    """Item id and value, in the order of the form; what is left empty is not in it."""
    found: dict[str, object] = {}
    for place, item_id in enumerate(answers.item_ids):
        if answers.cannot_say[pair, side, place]:
            found[item_id] = CANT_SAY
        elif not np.isnan(value := answers.values[pair, side, place]):
            found[item_id] = int(value)
    for item in instrument.items:
        if item.kind == "text" and rng.uniform() < WRITES[how]:
            found[item.id] = deck.deal(BETTER[SIDES[side], how])
    return [(item.id, found[item.id]) for item in instrument.items if item.id in found]


def narrowings(instrument: Instrument, how: Mood, rng: np.random.Generator) -> dict[str, Audience]:
    """Item id → the audience that a person wishes for it, never wider than the item's own."""
    wished = {
        construct: audience
        for construct, (chance, audience) in NARROWINGS.items()
        if rng.uniform() < chance
    }
    if how == "exploited" and rng.uniform() < EXPLOITED_HIDE:
        wished[Construct.EXCHANGE] = Audience.LEADS
    return {
        item.id: item.default_audience.narrowed_to(wished[item.construct])
        for item in instrument.items
        if item.construct in wished
    }
