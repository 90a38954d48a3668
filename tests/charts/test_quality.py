"""Mean differences between the two sides, as far as they can be told."""

import pytest

from mentorsurvey import charts
from mentorsurvey.measures.concordance import Index


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Index(value=3.0, low=-1.0, high=7.0), "no difference we can tell"),
        (Index(value=5.0, low=1.0, high=9.0), "mentors higher"),
        (Index(value=-5.0, low=-9.0, high=-1.0), "mentees higher"),
        (Index(value=5.0, unsure="too few mentors"), "too few mentors for an interval"),
        (Index(value=5.0, unsure="too often undefined"), "–"),
        (Index(value=None, reason="no pairs"), "–"),
    ],
)
def test_a_mean_difference_is_read_by_its_interval(found: Index, said: str) -> None:
    assert charts.difference_reading(found) == said
