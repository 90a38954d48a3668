"""The steps of a calculation, as people read them."""

import pytest

from mentorsurvey.measures.computed import POINTS, Step


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (72.0, POINTS, "72"),
        (72.25, POINTS, "72.2"),
        (-3.4, POINTS, "−3.4"),
        (-0.04, POINTS, "0.0"),
        (20_000, "pairs", "20,000"),
        (0.5236, "", "0.52"),
        (1.995, "%", "2.0"),
        (2.0, "%", "2.0"),
        (-0.001, "%", "0.0"),
        ("assumed", "", "assumed"),
    ],
)
def test_a_value_is_whole_or_has_a_decimal_or_two(
    value: float | str, unit: str, shown: str
) -> None:
    assert Step(name="", value=value, unit=unit).shown == shown
