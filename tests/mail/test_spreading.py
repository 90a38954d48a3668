"""When a mail leaves: over people's own working hours, whatever zone, weekend or season."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from mentorsurvey.mail.spreading import awake, is_sensible, spread, week_of

MONDAY = datetime(2026, 10, 5, 9, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ZONES = (
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "America/Los_Angeles",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
)


def leaves(
    person: object,
    zone: str = "UTC",
    *,
    now: datetime = MONDAY,
    closes_at: datetime | None = None,
    hours: float = 6,
) -> datetime:
    found = spread(str(person), "round", zone, hours=hours, now=now, closes_at=closes_at)
    assert found >= now
    return found


def test_ten_thousand_people_are_spread_evenly() -> None:
    now = MONDAY.replace(hour=8)
    quarters = Counter((leaves(one, now=now) - now) // (HOUR / 4) for one in range(10_000))
    assert set(quarters) == set(range(24))
    assert max(quarters.values()) < 520  # 417 on average
    assert min(quarters.values()) > 320


def test_a_person_has_one_moment_for_a_round_and_others_for_others() -> None:
    assert leaves("a") == leaves("a")
    assert spread("a", "other", "UTC", hours=6, now=MONDAY) != leaves("a")


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize(
    "start",
    [
        MONDAY,
        MONDAY + 4 * DAY + 8 * HOUR,  # on a Friday evening
        datetime(2026, 10, 23, 22, 0, tzinfo=UTC),  # summer time ends in Europe
        datetime(2027, 3, 12, 22, 0, tzinfo=UTC),  # and begins in America
    ],
)
def test_everybody_gets_it_in_their_own_working_hours(zone: str, start: datetime) -> None:
    for person in range(40):
        local = leaves(person, zone, now=start).astimezone(ZoneInfo(zone))
        assert local.weekday() < 5
        assert 8 <= local.hour < 18


def test_six_working_hours_may_take_two_days() -> None:
    late = MONDAY.replace(hour=16)
    days = Counter(leaves(one, now=late).date() for one in range(300))
    assert sorted(days) == [late.date(), late.date() + DAY]
    assert 60 < days[late.date()] < 140  # two of six hours


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("length", [30, 20, 10, 3, 0.5])
@pytest.mark.parametrize("hour", [1, 9, 17, 23])
def test_nothing_leaves_after_the_close(zone: str, length: float, hour: int) -> None:
    start = (MONDAY + 4 * DAY).replace(hour=hour)  # a Friday
    closes_at = start + length * HOUR
    for person in range(10):
        assert leaves(person, zone, now=start, closes_at=closes_at) < closes_at


def test_a_round_over_a_weekend_invites_on_the_weekend() -> None:
    friday = (MONDAY + 4 * DAY).replace(hour=19)
    sunday = (MONDAY + 6 * DAY).replace(hour=23)
    found = [leaves(one, now=friday, closes_at=sunday) for one in range(50)]
    assert all(one <= sunday - 12 * HOUR for one in found)
    assert all(8 <= one.hour < 20 for one in found)


def test_two_wait_until_both_are_awake_and_not_where_they_never_are() -> None:
    assert awake(["UTC"], now=MONDAY) == MONDAY
    night = MONDAY.replace(hour=3)
    assert awake(["UTC"], now=night) == MONDAY.replace(hour=8)
    assert awake(["UTC", "America/New_York"], now=MONDAY) == MONDAY.replace(hour=12)
    never = ["Pacific/Auckland", "Europe/Lisbon"]  # twelve hours apart
    assert awake(never, now=MONDAY) == MONDAY


def test_the_morning_after_the_clocks_change_is_at_eight() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    night = datetime(2026, 10, 25, 0, 30, tzinfo=berlin)
    assert awake(["Europe/Berlin"], now=night.astimezone(UTC)) == datetime(
        2026, 10, 25, 8, tzinfo=berlin
    )
    assert not is_sensible("Europe/Berlin", now=datetime(2026, 10, 25, 6, 30, tzinfo=UTC))


@pytest.mark.parametrize(
    ("now", "week"),
    [
        ("2026-10-05T07:59Z", None),
        ("2026-10-05T08:00Z", "2026-W41"),
        ("2026-10-05T21:00Z", None),
        ("2026-10-06T10:00Z", "2026-W41"),  # the server was off on Monday
        ("2026-10-07T10:00Z", None),
        ("2027-01-04T10:00Z", "2027-W01"),
        ("2026-12-28T10:00Z", "2026-W53"),
    ],
)
def test_a_digest_is_due_at_the_start_of_the_week(now: str, week: str | None) -> None:
    assert week_of("UTC", now=datetime.fromisoformat(now)) == week


def test_the_week_begins_where_the_lead_is() -> None:
    sunday_evening = datetime(2026, 10, 4, 19, 0, tzinfo=UTC)
    assert week_of("Pacific/Kiritimati", now=sunday_evening) == "2026-W41"
    assert week_of("UTC", now=sunday_evening) is None
