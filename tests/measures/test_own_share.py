"""Carrying more than one's share: two answered rounds running, both low."""

import pytest

from mentorsurvey.measures.attention.own_share import carries_more

LOW = (-1.0, -2.0)


@pytest.mark.parametrize(
    ("rounds", "carries"),
    [
        ([], False),
        ([LOW], False),
        ([LOW, LOW], True),
        ([(3.0, 0.0), LOW, (-3.0, -3.0)], True),
        ([LOW, LOW, (1.0, -2.0)], False),
        ([LOW, (0.0, -3.0)], False),  # the middle is not the lower half
        ([LOW, (-3.0, -1.0)], False),
        ([LOW, LOW, (None, -3.0)], False),
        ([LOW, (-1.0, None)], False),
        ([LOW, (3.0, 3.0), LOW], False),
    ],
)
def test_it_takes_two_answered_rounds_running(
    rounds: list[tuple[float | None, float | None]], carries: bool
) -> None:
    assert carries_more(rounds) is carries


def test_it_is_nobodys_business_how_somebody_who_gets_more_answers() -> None:
    assert not carries_more([(-3.0, 3.0), (-3.0, 3.0)])
