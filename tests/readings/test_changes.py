"""Change in programs with numbers of their own: the lines, and the evidence beside them."""

import numpy as np
import pytest

from mentorsurvey.measures.change_evidence import evidence
from mentorsurvey.readings.attention import of_program
from mentorsurvey.readings.changes import Changes, changes
from mentorsurvey.readings.pair_changes import PairChanges, of_pair
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
    whole = changes(program(*falling()))
    assert whole is not None
    return whole


def pair(whole: Changes, relationship_id: str) -> PairChanges:
    reading = of_pair(whole, relationship_id)
    assert reading is not None
    return reading


def test_from_thirty_pairs_on_the_evidence_stands_beside_the_lines(found: Changes) -> None:
    assert not found.basis.assumed
    assert found.limits.evidence is not None
    assert {found.ids[place] for place in found.falls} >= {"p3", "p5"}
    fall = found.falls[5]
    assert (fall.whom, fall.since, fall.round) == ("mentee", 3, 6)
    few = changes(program(*(side[:29] for side in falling())))
    assert few is not None
    assert (few.basis.assumed, few.limits.evidence, few.evidence, few.falls) == (
        True,
        None,
        None,
        {},
    )


def test_most_relationships_that_stay_as_they_are_raise_nothing(found: Changes) -> None:
    raised = {one for one in found.ids if pair(found, one).alarms or pair(found, one).fall}
    assert {"p3", "p5"} <= raised
    assert len(raised) <= 5


def test_both_rules_are_reasons_on_the_list_of_kind_change(found: Changes) -> None:
    whole = of_program(program(*falling()), {})
    rules = {reason.rule for reason in whole.reasons["p3"] if reason.kind == "change"}
    assert rules == {"change", "evidence"}
    reason = next(one for one in whole.reasons["p5"] if one.rule == "evidence")
    assert (reason.line, reason.since, reason.round_number, reason.assumed) == (
        "mentee",
        4,
        7,
        False,
    )
    assert reason.numbers["evidence"] > reason.numbers["limit"]


def test_what_it_says_would_clear_it_takes_it_off_the_list() -> None:
    mentor, mentee = falling()
    whole = of_program(program(mentor, mentee), {})
    reason = next(one for one in whole.reasons["p3"] if one.rule == "evidence")
    more, at_least = int(reason.numbers["clears_in"]), reason.numbers["clears_at"]
    later = np.full((PAIRS, more), np.nan)
    later[3] = at_least
    compared = changes(program(mentor, mentee))
    assert compared is not None
    longer = [np.concatenate([side, later], axis=1) for side in (mentor, mentee)]
    value = evidence(longer[0], longer[1], compared.basis).value[3, -1]
    assert value <= reason.numbers["limit"]


def test_one_relationship_tells_its_lines_by_the_numbers_of_rounds(found: Changes) -> None:
    reading = pair(found, "p3")
    health, mentor, mentee = reading.lines
    assert [line.series for line in reading.lines] == ["health", "mentor", "mentee"]
    assert [point.round_number for point in health.points] == [3, 4, 5, 6, 7]
    for line in (health, mentor, mentee):
        assert line.start is not None
        z = line.start
        for point in line.points:
            z = 0.3 * point.score + 0.7 * z
            assert point.z == pytest.approx(z)
            assert point.under is not None
            assert point.limit is not None
            size = (line.start - point.z) / point.under
            assert point.limit == pytest.approx(line.start - found.limits.ewma * size)
    assert {alarm.round for alarm in reading.alarms} == {7}
    assert reading.fall is not None
    assert (reading.fall.since, reading.fall.round) == (4, 7)
    assert [number for number, _ in reading.evidence] == [3, 4, 5, 6, 7]


def test_a_side_that_is_silent_leaves_health_where_it_was(found: Changes) -> None:
    health, mentor, mentee = pair(found, "p5").lines
    assert [point.round_number for point in health.points] == [3]
    assert [point.round_number for point in mentor.points] == [3]
    assert len(mentee.points) == 5


def test_only_the_rounds_since_the_wording_changed_count() -> None:
    whole = changes(program(*falling(), segments=[0, 0, 0, 0, 1, 1, 1]))
    assert whole is not None
    assert whole.numbers == (5, 6, 7)
    assert [point.round_number for point in pair(whole, "p1").lines[0].points] == [7]


@pytest.mark.parametrize("rounds", [1, 2])
def test_before_the_third_round_there_is_no_line_and_a_reason(rounds: int) -> None:
    whole = changes(program(*scores(PAIRS, rounds)))
    assert whole is not None
    reading = pair(whole, "p0")
    assert not reading.there
    assert {line.why_not for line in reading.lines} == {
        "one round" if rounds == 1 else "a baseline alone"
    }


def test_where_all_are_at_the_ceiling_no_change_is_told() -> None:
    top = np.full((PAIRS, ROUNDS), 100.0)
    whole = changes(program(top, top))
    assert whole is not None
    reading = pair(whole, "p0")
    assert (reading.fall, reading.alarms, reading.evidence) == (None, (), ())
    assert all(point.under is None for line in reading.lines for point in line.points)
    assert whole.own_rate is None


def test_nobody_else_is_in_it(found: Changes) -> None:
    assert of_pair(found, "somebody") is None
    assert changes(program(np.empty((0, 3)), np.empty((0, 3)))) is None


def test_the_program_s_own_rate_of_false_alarms_is_told(found: Changes) -> None:
    assert found.own_rate is not None
    rate, error = found.own_rate
    assert 0.005 < rate < 0.05
    assert 0 < error < 0.01
