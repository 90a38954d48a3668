"""What of the agreement was kept."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsurvey.measures.attention.kept import Kept, Meetings, meetings, not_kept

COUNTS = st.none() | st.integers(0, 30)


@pytest.mark.parametrize(
    ("mentor", "mentee", "broken"),
    [
        ("no", "no", True),
        ("no", "partly", True),
        ("partly", "partly", True),
        ("yes", "no", False),
        ("partly", "yes", False),
        ("yes", "yes", False),
        ("cant_say", "no", False),
        (None, "no", False),
        (None, None, False),
    ],
)
def test_a_clause_is_not_kept_where_both_say_so_and_partly_counts_as_not(
    mentor: Kept | None, mentee: Kept | None, broken: bool
) -> None:
    assert not_kept(mentor, mentee) == not_kept(mentee, mentor) == broken


def test_the_larger_count_of_meetings_counts() -> None:
    assert meetings(3, 5) == Meetings(mentor=3, mentee=5, counted=5)


def test_one_side_alone_counts_for_both() -> None:
    assert meetings(None, 2) == Meetings(mentor=None, mentee=2, counted=2)
    assert meetings(0, math.nan) == Meetings(mentor=0, mentee=None, counted=0)


@pytest.mark.parametrize("missing", [None, math.nan])
def test_without_a_count_there_are_no_meetings_to_read(missing: float | None) -> None:
    assert meetings(missing, missing) is None


@given(COUNTS, COUNTS)
def test_swapping_the_sides_keeps_what_counts(mentor: int | None, mentee: int | None) -> None:
    one, other = meetings(mentor, mentee), meetings(mentee, mentor)
    assert (one is None) == (other is None)
    if one is not None and other is not None:
        assert one.counted == other.counted
        assert (one.mentor, one.mentee) == (other.mentee, other.mentor)


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="0 or more"):
        meetings(-1, 3)
