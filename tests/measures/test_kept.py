"""What of the agreement was kept."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsurvey.measures.attention.kept import Clauses, Kept, Meetings, clauses, meetings

WORDS = st.none() | st.sampled_from(["yes", "partly", "no", "cant_say"])
SAID = st.lists(st.tuples(WORDS, WORDS), max_size=12)
COUNTS = st.none() | st.integers(0, 30)


def test_clauses_are_counted_by_who_says_kept() -> None:
    found = clauses(
        [
            ("yes", "yes"),
            ("yes", "no"),
            ("partly", "yes"),
            ("no", "partly"),
            ("no", "no"),
            ("cant_say", "no"),
            (None, "yes"),
        ]
    )
    assert found == Clauses(both=1, one=2, neither=2, partly=2, left_out=2)
    assert found.n == 5


def test_partly_counts_as_not_kept() -> None:
    found = clauses([("partly", "partly")])
    assert (found.neither, found.partly) == (1, 1)


def test_without_clauses_every_count_is_zero() -> None:
    assert clauses([]) == Clauses(both=0, one=0, neither=0, partly=0, left_out=0)
    assert clauses([(None, None), ("cant_say", None)]).left_out == 2


@given(SAID, st.randoms(use_true_random=False))
def test_neither_side_nor_order_matters(
    said: list[tuple[Kept | None, Kept | None]], order: random.Random
) -> None:
    mixed = [(mentee, mentor) for mentor, mentee in said]
    order.shuffle(mixed)
    assert clauses(mixed) == clauses(said)


@given(SAID)
def test_every_clause_is_counted_once(said: list[tuple[Kept | None, Kept | None]]) -> None:
    found = clauses(said)
    assert found.n + found.left_out == len(said)
    assert 0 <= found.partly <= found.one + found.neither


@pytest.mark.parametrize("word", ["maybe", "", "Yes"])
def test_another_word_is_refused(word: Kept) -> None:
    with pytest.raises(ValueError, match="yes, partly, no"):
        clauses([("yes", word)])


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
