"""The picture of change: one limit for three lines, and what its sentence says."""

import numpy as np
import pytest

from mentorsurvey import charts
from mentorsurvey.charts import palette
from mentorsurvey.readings.changes import Changes, changes
from mentorsurvey.readings.pair_changes import PairChanges, of_pair
from mentorsurvey.ui.explained import change as explained
from tests.readings.simulated import program, scores

COLOURS = palette(dark=False)


@pytest.fixture(scope="module")
def found() -> Changes:
    mentor, mentee = scores(40, 7)
    mentor[3, 3:] -= 40
    mentee[3, 3:] -= 40
    whole = changes(program(np.clip(mentor, 0, 100), np.clip(mentee, 0, 100)))
    assert whole is not None
    return whole


def pair(whole: Changes, relationship_id: str) -> PairChanges:
    reading = of_pair(whole, relationship_id)
    assert reading is not None
    return reading


def test_one_dashed_limit_holds_for_the_three_lines(found: Changes) -> None:
    chart = charts.change(pair(found, "p3"), COLOURS)
    assert chart is not None
    assert [trace.name for trace in chart.figure.data] == ["Health", "Mentor", "Mentee"]
    (limit,) = chart.figure.layout.shapes
    assert limit.y0 == limit.y1 == -found.limits.ewma
    low, high = chart.figure.layout.yaxis.range
    shown = [value for trace in chart.figure.data for value in trace.y]
    assert low < min(*shown, limit.y0)
    assert max(shown) < high


def test_its_sentence_says_what_is_unusual_and_what_is_not(found: Changes) -> None:
    fell, calm = (charts.change(pair(found, one), COLOURS) for one in ("p3", "p1"))
    assert fell is not None
    assert calm is not None
    assert "Unusual here: health since round" in fell.sentence
    assert calm.sentence.endswith("No change we can tell.")
    assert len(calm.table) == 15


def test_a_relationship_of_two_rounds_has_no_picture() -> None:
    whole = changes(program(*scores(40, 2)))
    assert whole is not None
    assert charts.change(pair(whole, "p0"), COLOURS) is None


def test_how_it_is_computed_works_through_its_own_numbers(found: Changes) -> None:
    reading = pair(found, "p3")
    said = explained.change(reading)
    health = next(one for one in said if one.startswith("**Health.**"))
    (line, *_) = reading.lines
    assert line.start is not None
    assert f"= {line.start:.1f}. After 5 more rounds" in health
    assert f"the line is at {line.points[-1].z:.1f}" in health
    assert f"= {line.points[-1].limit:.1f}." in health
    assert "tuned by simulation" in said[-1]
    assert "**Unusual here**" in explained.note(reading)
    assert (
        "fewer than 1 of 1,000 relationships that stay as they are come this far"
        in explained.note(reading)
    )
    assert "relationships that stay as they are" in explained.note(pair(found, "p1"))


def test_a_program_with_assumed_numbers_says_so() -> None:
    whole = changes(program(*scores(8, 5)))
    assert whole is not None
    reading = pair(whole, "p0")
    assert "**assumed**" in explained.note(reading)
    assert (
        "joins when level, spread and noise are the program's own" in explained.change(reading)[-1]
    )


def test_evidence_is_said_by_how_seldom_stable_relationships_come_so_far(found: Changes) -> None:
    limits = found.limits
    assert limits.evidence is not None
    at_limit = limits.rarity(limits.evidence)
    assert 10 <= at_limit <= 20
    ends = f"within 6 rounds; it counts where at most {at_limit} do"
    for value, count in ((50.0, "fewer than 1"), (limits.evidence, at_limit), (-50.0, 1000)):
        said = f"{count} of 1,000 relationships that stay as they are come this far {ends}"
        assert explained.rarity(limits, value) == said
    assert limits.rarity(limits.evidence + 1) < at_limit < limits.rarity(limits.evidence - 1)
