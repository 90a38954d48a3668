"""Both rules of change together: one share of false alarms for the two."""

from dataclasses import replace

import numpy as np
import pytest

from mentorsurvey.measures.change import watch
from mentorsurvey.measures.change_basis import ASSUMED_BASIS, Basis
from mentorsurvey.measures.change_either import Limits, limits, own_rate
from mentorsurvey.measures.change_evidence import evidence
from mentorsurvey.measures.change_limits import (
    USUAL,
    Trial,
    evidence_limit,
    ewma_limit,
    stable_pairs,
)
from mentorsurvey.measures.ewma import Floats
from tests.measures.test_change_limits import CEILING, MIDDLE, QUIET


def rates(of: Basis, found: Limits, mentor: Floats, mentee: Floats) -> tuple[float, float, float]:
    """Pairs that alarm by the line, by the evidence, by either."""
    assert found.evidence is not None
    line = watch(mentor, mentee, of, limit=found.ewma).farthest > found.ewma
    weighed = evidence(mentor, mentee, of).farthest > found.evidence
    return float(line.mean()), float(weighed.mean()), float((line | weighed).mean())


@pytest.mark.parametrize("of", [MIDDLE, CEILING])
def test_at_most_two_percent_of_other_stable_pairs_alarm_by_either(of: Basis) -> None:
    found = limits(of)
    line, weighed, either = rates(of, found, *stable_pairs(of, replace(USUAL, seed=1)))
    assert either == pytest.approx(0.02, abs=0.003)
    assert line == pytest.approx(weighed, abs=0.003)
    assert max(line, weighed) < either


def test_the_share_that_it_tells_is_that_of_the_pairs_it_was_set_by() -> None:
    found = limits(MIDDLE)
    *_, either = rates(MIDDLE, found, *stable_pairs(MIDDLE))
    assert found.false_alarms == either <= 0.02
    assert found.error == pytest.approx((either * (1 - either) / 20_000) ** 0.5)
    assert (found.rounds, found.pairs) == (6, 20_000)


def test_two_rules_together_are_set_farther_than_each_alone() -> None:
    found = limits(MIDDLE)
    assert found.evidence is not None
    assert found.ewma > ewma_limit(MIDDLE).limit
    assert found.evidence > evidence_limit(MIDDLE).limit


def test_with_assumed_numbers_the_line_holds_alone() -> None:
    alone = ewma_limit(ASSUMED_BASIS)
    found = limits(ASSUMED_BASIS)
    assert (found.ewma, found.evidence) == (alone.limit, None)
    assert found.false_alarms == alone.false_alarms
    partly = replace(MIDDLE, mentee=replace(MIDDLE.mentee, assumed=True))
    assert limits(partly).evidence is None


def test_without_noise_nothing_alarms() -> None:
    assert limits(QUIET) == Limits(
        ewma=3.0, evidence=None, false_alarms=0.0, error=0.0, rounds=6, pairs=0
    )


def test_small_programs_have_more_false_alarms_than_large_ones() -> None:
    found, trial = limits(MIDDLE), Trial(pairs=12_000)
    small, large = own_rate(MIDDLE, found, 30, trial), own_rate(MIDDLE, found, 400, trial)
    assert small[0] > large[0] > 0.01
    assert small[0] == pytest.approx(0.025, abs=0.01)
    assert 0 < small[1] < 0.005


def test_a_rate_of_a_program_without_numbers_of_its_own_is_refused() -> None:
    with pytest.raises(ValueError, match="30 pairs"):
        own_rate(MIDDLE, limits(MIDDLE), 29)


def test_the_same_program_has_the_same_limits_whichever_side_is_which() -> None:
    uneven = replace(MIDDLE, mentee=replace(MIDDLE.mentee, mu=58.0))
    turned = Basis(health=uneven.health, mentor=uneven.mentee, mentee=uneven.mentor)
    ours, theirs = limits(uneven), limits(turned)
    assert limits(uneven) == ours
    assert ours.ewma == pytest.approx(theirs.ewma, abs=0.15)
    assert np.isclose(ours.evidence or 0.0, theirs.evidence or 1.0, atol=0.2)
