"""What both say of an agreement, in simulated programs: who is raised, and by what was drawn."""

from dataclasses import replace

import numpy as np

from bench.agreements import CLAUSES, RHYTHM, RULES, WHO, WORDS, agreed, lived, raised, section
from bench.listing import APART, ROUNDS, START, Programs, simulated
from mentorsurvey.readings.agreed import due

SMALL = Programs(base_rate=0.1, response=1.0, pairs=24, number=6)
MEETINGS = RULES.index("meetings")


def test_three_meetings_are_agreed_between_two_rounds() -> None:
    assert due(RHYTHM, START, START + APART) == 3


def test_a_pair_that_stops_has_hardly_a_meeting_from_then_on_and_before_as_many_as_ever() -> None:
    people, truth, rng = next(simulated(replace(SMALL, pairs=60), 3))
    life = lived(people, truth, rng)
    stopped = np.flatnonzero(life.stops < ROUNDS)
    assert len(stopped)
    assert (life.stops[stopped] > people.first_rounds[stopped]).all()
    for pair in stopped:
        assert life.counts[pair, life.stops[pair] :].mean() < 2
    before = np.arange(ROUNDS) < life.stops[:, None]
    assert (np.abs(life.counts - truth.meetings[..., None])[before] <= 1).all()
    assert life.said.shape == (60, ROUNDS, CLAUSES, 2)
    assert set(np.unique(life.said)) <= set(range(len(WORDS)))


def test_nothing_is_compared_before_a_second_round_of_both() -> None:
    people, truth, rng = next(simulated(replace(SMALL, response=0.7), 3))
    life = lived(people, truth, rng)
    joined = list(range(SMALL.pairs))
    assert agreed(truth, life, joined, people.first_rounds, 1) == {}
    for pair, one in agreed(truth, life, joined, people.first_rounds, ROUNDS).items():
        number = one.meetings_in - 1
        assert truth.responds[int(pair), number].all()
        assert not truth.responds[int(pair), number + 1 :].all(axis=1).any()


def test_pairs_that_stopped_are_raised_far_more_often_than_steady_ones() -> None:
    found = raised(SMALL, 1)
    steady, stopped = (found.rules[found.who == place].mean(axis=0) for place in (0, 1))
    assert (stopped > steady + 0.3).all()
    assert stopped[MEETINGS] > 0.6


def test_the_section_has_a_row_for_each_kind_of_pair_and_share_of_answers() -> None:
    said, rows = section(20, 2, 1)
    assert said == "2 programs a row, the list read after each of rounds 3 to 8."
    assert sum(line.startswith("| ") for line in rows.splitlines()) - 2 == 2 * len(WHO)
