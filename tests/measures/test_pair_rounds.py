"""Arrays over pairs and rounds."""

import numpy as np

from mentorsurvey.measures.pair_rounds import first_two


def test_the_first_two_values_are_those_that_are_there() -> None:
    found, at = first_two(np.array([[np.nan, 3, np.nan, 5], [1, np.nan, np.nan, np.nan]]))
    assert found[0].tolist() == [3, 5]
    assert at.tolist() == [[1, 3], [-1, -1]]
    assert np.isnan(found[1]).all()
