"""Times and ids as text: they come back as they went, and sort as time does."""

from datetime import UTC, datetime, timedelta, timezone
from threading import Thread
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsurvey.store.times import from_text, is_zone, maybe, new_id, to_text

ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(datetime(1900, 1, 2), datetime(2999, 12, 30), timezones=ZONES)  # noqa: DTZ001


def test_a_time_is_written_in_utc_with_six_decimals_and_z() -> None:
    moment = datetime(2026, 3, 1, 12, 30, tzinfo=timezone(timedelta(hours=2)))
    assert to_text(moment) == "2026-03-01T10:30:00.000000Z"
    assert to_text(moment + timedelta(microseconds=7)) == "2026-03-01T10:30:00.000007Z"


@pytest.mark.parametrize("name", ["UTC", "Europe/Paris", "America/Argentina/Buenos_Aires"])
def test_a_time_zone_is_known_by_its_name(name: str) -> None:
    assert is_zone(name)


@pytest.mark.parametrize(
    "name",
    [
        *("", ".", "Europe", "Europe/", "Europe/Paris ", "../etc/passwd", "/etc/localtime"),
        *("a\0b", "é", "\ud800", "Nowhere/Nothing", "tzdata.zi", "x" * 5000),
    ],
)
def test_anything_else_is_no_time_zone_and_breaks_nothing(name: str) -> None:
    assert not is_zone(name)


@given(MOMENTS)
def test_a_time_comes_back_as_the_same_moment(moment: datetime) -> None:
    assert from_text(to_text(moment)) == moment
    assert from_text(to_text(moment)).tzinfo == UTC


@given(MOMENTS, MOMENTS)
def test_texts_sort_as_their_moments_do(one: datetime, other: datetime) -> None:
    assert (to_text(one) < to_text(other)) == (one < other)


def test_a_time_without_its_zone_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="zone"):
        to_text(datetime(2026, 3, 1))  # noqa: DTZ001


def test_no_time_stays_no_time() -> None:
    assert maybe(None) is None
    assert maybe("2026-03-01T10:30:00.000000Z") == datetime(2026, 3, 1, 10, 30, tzinfo=UTC)


def test_ids_sort_in_the_order_in_which_they_were_made() -> None:
    ids = [new_id() for _ in range(2000)]
    assert ids == sorted(ids)
    assert {UUID(one).version for one in ids} == {7}


def test_no_two_ids_are_alike_when_threads_make_them_together() -> None:
    made: list[str] = []
    threads = [Thread(target=lambda: made.extend(new_id() for _ in range(500))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(made)) == len(made) == 4000
