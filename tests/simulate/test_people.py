import numpy as np
import pytest

from mentorsurvey.program.addresses import checked_address
from mentorsurvey.simulate.people import LEADS, cast, leads


@pytest.mark.parametrize("pairs", [4, 8, 60, 1000])
def test_everybody_has_a_name_and_an_address_of_their_own(pairs: int) -> None:
    people = cast(20, pairs=pairs, rounds=6).people
    assert len({one.name for one in people}) == len(people)
    assert len({one.address for one in people}) == len(people)
    for one in people:
        assert one.address.endswith("@example.org")
        assert checked_address(one.address) == one.address


def test_a_program_of_sixty_looks_like_one() -> None:
    made = cast(20, pairs=60, rounds=6)
    of_mentor = np.bincount(made.mentors)
    of_mentee = np.bincount(made.mentees)[len(of_mentor) :]
    assert 30 <= len(of_mentor) <= 42
    assert of_mentor.max() <= 4
    assert (of_mentor >= 2).sum() >= 8
    assert (of_mentee == 2).sum() == 3
    assert of_mentee.max() == 2
    assert np.bincount(made.cohorts).tolist() == [23, 25, 12]


def test_the_first_mentor_has_three_mentees_from_the_first_round_on() -> None:
    made = cast(20, pairs=8, rounds=3)
    assert (made.mentors[:3] == 0).all()
    assert (made.first_rounds[:3] == 0).all()


@pytest.mark.parametrize("seed", range(5))
def test_no_two_people_are_a_pair_twice(seed: int) -> None:
    made = cast(seed, pairs=200, rounds=6)
    pairs = set(zip(made.mentors.tolist(), made.mentees.tolist(), strict=True))
    assert len(pairs) == 200
    assert not set(made.mentors.tolist()) & set(made.mentees.tolist())


def test_a_cohort_joins_before_the_third_round_where_there_are_as_many() -> None:
    assert set(cast(20, pairs=60, rounds=6).first_rounds) == {0, 2}
    assert set(cast(20, pairs=60, rounds=3).first_rounds) == {0, 1}
    assert set(cast(20, pairs=60, rounds=1).first_rounds) == {0}


def test_one_lead_mentors_and_the_first_one_does_not() -> None:
    mentors = {one.name for one in cast(20, pairs=8, rounds=3).people}
    assert [name in mentors for name in LEADS] == [False, True, False]
    assert [one.name for one in leads()] == list(LEADS)
