"""What a simulated person puts into a form, and who may see it. Pure."""

from collections.abc import Mapping

import numpy as np

from mentorsurvey.access import Audience
from mentorsurvey.instruments import SIDES, Construct, Instrument
from mentorsurvey.responses import CANT_SAY
from mentorsurvey.simulate.answering import Answers
from mentorsurvey.simulate.choosing import chosen
from mentorsurvey.simulate.moods import Author
from mentorsurvey.simulate.words import BETTER, Deck, Mood

WRITES: Mapping[Mood, float] = {"well": 0.4, "strained": 0.75, "exploited": 0.85, "mending": 0.8}
"""The chance, 0–1, that a person answers a question in words."""

ALL, PARTNER, LEADS = Audience.PARTNER_AND_LEADS, Audience.PARTNER, Audience.LEADS
NOBODY = Audience.ONLY_YOU

TEXTS: Mapping[Mood, Mapping[Audience, float]] = {
    "well": {PARTNER: 0.3, LEADS: 0.12, ALL: 0.12},
    "strained": {PARTNER: 0.05, LEADS: 0.35},
    "exploited": {LEADS: 0.45},
    "mending": {PARTNER: 0.3, LEADS: 0.1, ALL: 0.2},
}
"""The chance, 0–1, that a person lets their words be read, and by whom; else they keep them."""

USUAL: Mapping[Construct, Mapping[Audience, float]] = {
    Construct.TRUST: {ALL: 0.08, NOBODY: 0.02},
    Construct.OVERSIGHT: {ALL: 0.05, NOBODY: 0.02},
    Construct.GUIDANCE: {LEADS: 0.04},
    Construct.EXPECTATIONS: {PARTNER: 0.02},
    Construct.EXCHANGE: {PARTNER: 0.04},
    Construct.GROWTH: {ALL: 0.05, NOBODY: 0.03},
}
STRAINED: Mapping[Construct, Mapping[Audience, float]] = {
    Construct.TRUST: {NOBODY: 0.08},
    Construct.WORK: {NOBODY: 0.05},
    Construct.GUIDANCE: {LEADS: 0.2, NOBODY: 0.03},
    Construct.EXPECTATIONS: {LEADS: 0.15},
    Construct.PREPARATION: {LEADS: 0.1},
    Construct.EXCHANGE: {LEADS: 0.15, NOBODY: 0.05},
    Construct.GROWTH: {NOBODY: 0.08},
}
EXPLOITED: Mapping[Construct, Mapping[Audience, float]] = {
    Construct.TRUST: {NOBODY: 0.1},
    Construct.GUIDANCE: {LEADS: 0.5},
    Construct.EXPECTATIONS: {LEADS: 0.4},
    Construct.CAREER: {LEADS: 0.4},
    Construct.EXCHANGE: {LEADS: 0.7},
}
WISHES: Mapping[Mood, Mapping[Construct, Mapping[Audience, float]]] = {
    "well": USUAL,
    "mending": USUAL,
    "strained": STRAINED,
    "exploited": EXPLOITED,
}
"""Mood → topic → the chance, 0–1, that a person lets others see it than the question says."""


def filled_in(
    instrument: Instrument,
    answers: Answers,
    author: Author,
    deck: Deck,
    rng: np.random.Generator,
) -> list[tuple[str, object]]:
    """Item id and value, in the order of the side's form; what is left empty is not in it."""
    found: dict[str, object] = {}
    side = SIDES[author.side]
    for place, item_id in enumerate(answers.item_ids):
        if answers.cannot_say[author.pair, author.side, place]:
            found[item_id] = CANT_SAY
        elif not np.isnan(value := answers.values[author.pair, author.side, place]):
            found[item_id] = int(value)
    asked = instrument.asked_of(side)
    for item in asked:
        if item.kind == "text" and rng.uniform() < WRITES[author.mood]:
            found[item.id] = deck.deal(BETTER[side, author.mood])
        elif item.options and (choice := chosen(item, author, rng)) is not None:
            found[item.id] = choice
    return [(item.id, found[item.id]) for item in asked if item.id in found]


def audiences(
    instrument: Instrument, author: Author, rng: np.random.Generator
) -> dict[str, Audience]:
    """Item id → the audience that a person wishes for it, never wider than the item allows."""
    how = author.mood
    wished = {
        construct: audience
        for construct, chances in WISHES[how].items()
        if (audience := _drawn(chances, rng)) is not None
    }
    found = {}
    for item in instrument.asked_of(SIDES[author.side]):
        wish = _drawn(TEXTS[how], rng) if item.kind == "text" else wished.get(item.construct)
        if wish is not None:
            found[item.id] = item.widest_audience.narrowed_to(wish)
    return found


def _drawn(chances: Mapping[Audience, float], rng: np.random.Generator) -> Audience | None:
    """One audience by its chance; None where the question's own stands."""
    luck = float(rng.uniform())
    for audience, chance in chances.items():
        if luck < chance:
            return audience
        luck -= chance
    return None
