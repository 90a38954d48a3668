"""What a program's scores tell of its pairs: who has probably fallen, and what nobody can tell."""

from dataclasses import replace

import numpy as np
import pytest

from mentorsurvey.measures.health import ASSUMED
from mentorsurvey.readings.attention import of_program
from mentorsurvey.readings.changes import Changes, changes
from tests.readings.simulated import Floats, program, scores

PAIRS, ROUNDS = 40, 7


def falling() -> tuple[Floats, Floats]:
    """Pair 3 falls together from round 4 on; of pair 5 the mentee alone, whose mentor is silent."""
    mentor, mentee = scores(PAIRS, ROUNDS)
    for side in (mentor, mentee):
        side[3, 3:] -= 40
    mentee[5, 3:] -= 45
    mentor[5, 3:] = np.nan
    return np.clip(mentor, 0, 100), np.clip(mentee, 0, 100)


@pytest.fixture(scope="module")
def found() -> Changes:
    return there(*falling())


def there(mentor: Floats, mentee: Floats, segments: list[int] | None = None) -> Changes:
    whole = changes(program(mentor, mentee, segments))
    assert whole is not None
    return whole


def test_a_fall_of_both_is_found_with_the_round_it_began(found: Changes) -> None:
    assert not found.basis.assumed
    fall = found.falls["p3"]
    assert (fall.whom, fall.since, fall.round) == ("both", 4, 7)
    assert fall.value == found.evidence["p3"]
    assert found.limits is not None
    assert fall.value > found.limits.limit


def test_a_fall_of_the_mentee_is_found_while_the_mentor_is_silent(found: Changes) -> None:
    fall = found.falls["p5"]
    assert (fall.whom, fall.since, fall.round) == ("mentee", 4, 7)


def test_most_pairs_that_stay_as_they_are_raise_nothing(found: Changes) -> None:
    assert {"p3", "p5"} <= set(found.falls)
    assert len(found.falls) <= 5


def test_a_fall_is_a_reason_on_the_list_that_says_how_rare_it_is(found: Changes) -> None:
    whole = of_program(program(*falling()), {})
    (reason,) = [one for one in whole.reasons["p5"] if one.kind == "change"]
    assert (reason.rule, reason.since, reason.round_number) == ("change", 4, 7)
    assert not reason.assumed
    assert reason.rarity == found.rarity(found.falls["p5"])
    assert reason.rarity is not None
    assert 0 <= reason.rarity <= 20  # the limit lets 2 % pass


def test_the_present_level_is_where_a_pair_has_fallen_to(found: Changes) -> None:
    place = found.panel.place["p3"]
    now = found.panel.health[place, 3:].mean()
    assert found.levels.low[place] < now < found.levels.high[place]
    before = found.panel.health[place, :3].mean()
    assert found.levels.high[place] < before


def test_under_thirty_pairs_it_runs_on_assumed_numbers_and_claims_no_rate() -> None:
    mentor, mentee = scores(PAIRS, 6, seed=4)
    mentor[3, 4:] -= 30
    mentee[3, 4:] -= 30
    few = there(mentor[:29], mentee[:29])
    assert few.basis.assumed
    assert few.basis.health.mu == ASSUMED.mu
    assert "p3" in few.falls
    assert few.rarity(few.falls["p3"]) is None
    (reason,) = [
        one
        for one in of_program(program(mentor[:29], mentee[:29]), {}).reasons["p3"]
        if one.rule == "change"
    ]
    assert reason.assumed
    assert reason.rarity is None


def test_only_the_rounds_since_the_wording_changed_count() -> None:
    whole = there(*falling(), [0, 0, 0, 0, 1, 1, 1])
    assert whole.panel.numbers == (5, 6, 7)
    assert "p3" not in whole.falls  # it had fallen before
    assert whole.ready == PAIRS


@pytest.mark.parametrize(("rounds", "ready"), [(1, 0), (2, 0), (3, PAIRS)])
def test_a_change_is_looked_for_from_the_third_round_on(rounds: int, ready: int) -> None:
    whole = there(*scores(PAIRS, rounds))
    assert whole.ready == ready
    assert (whole.evidence == {}) == (ready == 0)


def test_a_second_round_that_differs_is_unusual_and_no_fall() -> None:
    mentor, mentee = scores(PAIRS, 2)
    mentor[0], mentee[0] = (80, 30), (80, 30)
    whole = there(mentor, mentee)
    assert whole.moved["p0"] == -50
    assert whole.falls == {}


@pytest.mark.parametrize("score", [100.0, 60.0])
def test_where_nothing_ever_varies_no_change_is_told(score: float) -> None:
    same = np.full((PAIRS, ROUNDS), score)
    whole = there(same, same)
    assert whole.why_none == "no noise"
    assert (whole.falls, whole.evidence, whole.limits) == ({}, {}, None)
    assert whole.levels.mean == pytest.approx([score] * PAIRS)


def test_where_one_side_always_says_the_same_no_change_is_told() -> None:
    mentor, mentee = falling()
    whole = there(np.full_like(mentor, 100), mentee)
    assert whole.why_none == "no noise"
    assert whole.falls == {}


def test_the_latest_answer_of_a_pair_and_whether_it_is_recent(found: Changes) -> None:
    mentor, mentee = scores(PAIRS, ROUNDS)
    for side in (mentor, mentee):
        side[0] = np.nan
        side[1, 5:] = np.nan
        side[2, 6:] = np.nan
    whole = there(mentor, mentee)
    numbers = [whole.last_answered(place) for place in range(4)]
    assert numbers == [0, 5, 6, 7]
    assert [whole.is_recent(number) for number in numbers] == [False, False, True, True]


def test_without_pairs_or_rounds_that_repeat_there_is_nothing() -> None:
    assert changes(program(np.empty((0, 3)), np.empty((0, 3)))) is None
    assert changes(program(np.empty((3, 0)), np.empty((3, 0)))) is None


def test_a_pair_without_any_answer_has_no_level_and_no_fall() -> None:
    mentor, mentee = falling()
    mentor[3], mentee[3] = np.nan, np.nan
    whole = there(mentor, mentee)
    assert np.isnan(whole.levels.mean[3])
    assert "p3" not in whole.evidence
    assert "p3" not in of_program(program(mentor, mentee), {}).reasons


@pytest.mark.parametrize(("items", "why"), [(6, None), (5, "fewer than six items")])
def test_with_assumed_numbers_a_program_whose_form_asks_fewer_questions_lists_no_fall(
    items: int, why: str | None
) -> None:
    mentor, mentee = scores(8, 4)
    mentor[2, 3] = mentee[2, 3] = 0.0
    whole = program(mentor, mentee)
    asks = tuple(replace(one, items=items) for one in whole.rounds)
    found = changes(replace(whole, rounds=asks))
    assert found is not None
    assert found.basis.assumed
    assert found.why_none == why
    assert set(found.falls) == (set() if why else {"p2"})
