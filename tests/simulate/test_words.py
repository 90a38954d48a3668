from string import Formatter
from typing import get_args

import numpy as np
import pytest

from mentorsurvey.instruments import SIDES, is_clean
from mentorsurvey.program.next_steps import LONGEST as LONGEST_STEP
from mentorsurvey.program.notes import LONGEST as LONGEST_NOTE
from mentorsurvey.simulate import Event, plan
from mentorsurvey.simulate.events import MENTEE, MENTOR
from mentorsurvey.simulate.filling import WRITES
from mentorsurvey.simulate.moods import mood
from mentorsurvey.simulate.words import BETTER, NOTES, SLOTS, STEPS, Deck, Mood

TEXTS = [text for texts in (*BETTER.values(), STEPS, NOTES) for text in texts]


@pytest.mark.parametrize("text", TEXTS)
def test_every_slot_of_a_text_can_be_filled(text: str) -> None:
    slots = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    assert slots <= set(SLOTS)
    assert is_clean(text)


def test_a_text_comes_again_only_after_all_the_others() -> None:
    deck = Deck(np.random.default_rng(1))
    texts = ["one", "two", "three"]
    dealt = [deck.deal(texts) for _ in range(6)]
    assert sorted(dealt[:3]) == sorted(dealt[3:]) == ["One", "Three", "Two"]


def test_next_steps_and_notes_fit() -> None:
    deck = Deck(np.random.default_rng(1))
    assert max(len(deck.deal(STEPS)) for _ in range(500)) <= LONGEST_STEP
    assert max(map(len, NOTES)) <= LONGEST_NOTE


def test_there_are_words_for_every_mood_that_a_side_can_be_in() -> None:
    assert set(WRITES) == set(get_args(Mood))
    _, truth = plan(pairs=400, rounds=6, seed=1)
    felt = {
        (SIDES[side], mood(truth, pair, index, side))
        for pair in range(400)
        for index in range(6)
        for side in (MENTOR, MENTEE)
    }
    assert felt == set(BETTER)


def test_only_the_exploited_mentee_writes_of_it_and_not_before_it_began() -> None:
    _, truth = plan(pairs=400, rounds=6, seed=1)
    pair = truth.events.index(Event.EXPLOITATION)
    onset = int(truth.onset[pair])
    assert mood(truth, pair, onset, MENTEE) == "exploited"
    assert mood(truth, pair, onset - 1, MENTEE) != "exploited"
    assert mood(truth, pair, onset, MENTOR) != "exploited"
