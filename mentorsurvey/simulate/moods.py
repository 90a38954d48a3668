"""Who fills in a form, and how they feel about the relationship by then. Pure."""

from dataclasses import dataclass

from mentorsurvey.simulate.events import MENTEE, Event
from mentorsurvey.simulate.truth import Truth
from mentorsurvey.simulate.words import Mood

STRAINED_BELOW = 62.0
"""The true score (0–100) below which a person writes of strain."""


def mood(truth: Truth, pair: int, round_index: int, side: int) -> Mood:
    """How a person feels in a round, counted from 0, as their words will have it."""
    event = truth.events[pair]
    if event is Event.EXPLOITATION and side == MENTEE and truth.is_on(pair, round_index):
        return "exploited"
    if event is Event.RECOVERY and round_index >= truth.onset[pair] + 2:
        return "mending"
    return "strained" if truth.score[pair, round_index, side] < STRAINED_BELOW else "well"


@dataclass(frozen=True, kw_only=True)
class Author:
    """One side of one pair in one round, all counted from 0.

    ``named`` are the options of a wish to be contacted for which the program has named somebody;
    ``talkative`` is who names at least one topic to talk about.
    """

    truth: Truth
    pair: int
    round_index: int
    side: int
    named: frozenset[str] = frozenset()
    talkative: bool = False

    @property
    def mood(self) -> Mood:
        """How they feel."""
        return mood(self.truth, self.pair, self.round_index, self.side)
