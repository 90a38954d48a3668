"""What a simulated person chooses of the options of a question. Pure."""

from collections.abc import Mapping

import numpy as np

from mentorsurvey.instruments import CORE, Construct, Item
from mentorsurvey.simulate.events import Floats
from mentorsurvey.simulate.moods import Author
from mentorsurvey.simulate.truth import STAGES
from mentorsurvey.simulate.words import Mood

WORTH_TALKING = 46.0
"""From how much missing of a topic on, in points, a person wants to talk about it."""
FELT = 14.0
"""SD of what a person adds to that by chance, in points."""

ASKS: Mapping[Mood, float] = {"well": 0.0, "strained": 0.02, "exploited": 0.2, "mending": 0.0}
"""The chance, 0–1, that a person asks somebody from the program to get in touch."""
IN_CONFIDENCE: Mapping[Mood, float] = {"strained": 0.4, "exploited": 0.8}
"""The chance, 0–1, that it is the confidential contact whom they ask."""


def chosen(item: Item, author: Author, rng: np.random.Generator) -> str | tuple[str, ...] | None:
    """What a person chooses of an item's options; None where they leave it empty."""
    match item.construct:
        case Construct.TALK:
            return topics(item, author, rng)
        case Construct.CONTACT:
            return wish(author, rng)
        case Construct.DELIVERABLES:
            return status(author, rng)
        case _:
            return None


def missing(author: Author) -> Floats:
    """How much is missing of each topic of the core, as a person feels it: low, or apart."""
    both = author.truth.core[author.pair, author.round_index]
    own, other = both[author.side], both[1 - author.side]
    return np.asarray(100 - own + 0.3 * np.abs(own - other))


def topics(item: Item, author: Author, rng: np.random.Generator) -> tuple[str, ...]:
    """The topics that a person wants to talk about most, or nothing in particular."""
    felt = missing(author)
    felt = felt + rng.normal(0, FELT, felt.shape)
    order = [int(place) for place in np.argsort(-felt)]
    pressing = [place for place in order if felt[place] > WORTH_TALKING][: item.most]
    if author.talkative:
        pressing = pressing or order[:1]
    wanted = {CORE[place].value for place in pressing}
    options = tuple(option.value for option in item.options if option.value in wanted)
    return options or tuple(option.value for option in item.options if option.alone)


def wish(author: Author, rng: np.random.Generator) -> str | None:
    """Whom a person asks to get in touch; None where there is nobody to ask."""
    asks, quietly = rng.uniform(size=2)
    how = author.mood
    if not author.named:
        return None
    if asks >= ASKS[how]:
        return "no"
    wanted = "contact" if quietly < IN_CONFIDENCE[how] else "lead"
    return wanted if wanted in author.named else "no"


def status(author: Author, rng: np.random.Generator) -> str:
    """How far the common work has come; one in ten thinks of the stage before."""
    behind = int(rng.uniform() < 0.1)
    return STAGES[max(0, int(author.truth.stage[author.pair, author.round_index]) - behind)]
