"""What is due when: over missed ticks, the ends of months, summer time, and clocks that jump."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from mentorsurvey.clock.rhythm import Daily, EachTick, Hourly, Rhythm, is_due
from tests.house import NOW

BERLIN, CHICAGO = ZoneInfo("Europe/Berlin"), ZoneInfo("America/Chicago")
SECOND, MINUTE, HOUR, DAY = (
    timedelta(**{unit: 1}) for unit in ("seconds", "minutes", "hours", "days")
)


def played(rhythm: Rhythm, zone: ZoneInfo, start: datetime, end: datetime) -> list[datetime]:
    """When a job is done by a clock that ticks every ten minutes."""
    done, did, now = rhythm.latest(start, zone), [], start
    while now <= end:
        if (moment := is_due(rhythm, done, now=now, zone=zone)) is not None:
            done = moment
            did.append(now)
        now += 10 * MINUTE
    return did


@pytest.mark.parametrize("hour", [0, 1, 2, 3, 23])
@pytest.mark.parametrize(
    ("zone", "first"),
    [
        ("Europe/Berlin", datetime(2027, 3, 25, 12, tzinfo=UTC)),  # summer time begins
        ("Europe/Berlin", datetime(2026, 10, 22, 12, tzinfo=UTC)),  # and ends
        ("America/New_York", datetime(2027, 3, 11, 12, tzinfo=UTC)),
        ("America/New_York", datetime(2026, 10, 29, 12, tzinfo=UTC)),
        ("Australia/Lord_Howe", datetime(2026, 10, 1, 12, tzinfo=UTC)),  # by half an hour
        ("America/Santiago", datetime(2026, 9, 3, 12, tzinfo=UTC)),  # at midnight
        ("Asia/Kathmandu", datetime(2026, 2, 26, 12, tzinfo=UTC)),  # the end of February
        ("Pacific/Kiritimati", datetime(2028, 2, 27, 12, tzinfo=UTC)),  # of a leap year
        ("Europe/London", datetime(2026, 12, 29, 12, tzinfo=UTC)),  # of a year
    ],
)
def test_a_daily_job_is_done_once_on_each_day(zone: str, first: datetime, hour: int) -> None:
    there = ZoneInfo(zone)
    did = played(Daily(hour=hour), there, first, first + 7 * DAY)
    days = [moment.astimezone(there).date() for moment in did]
    assert len(days) >= 7
    assert all(later - before == DAY for before, later in pairwise(days))


def test_a_day_that_a_zone_leaves_out_is_left_out() -> None:
    first = datetime(2011, 12, 28, 12, tzinfo=UTC)  # Samoa had no 30 December
    did = played(Daily(hour=3), ZoneInfo("Pacific/Apia"), first, first + 4 * DAY)
    days = [moment.astimezone(ZoneInfo("Pacific/Apia")).day for moment in did]
    assert days == [28, 29, 31, 1]


@pytest.mark.parametrize("rhythm", [EachTick(), Hourly(), Daily(hour=3)])
def test_what_was_missed_is_due_once(rhythm: Rhythm) -> None:
    now = NOW + timedelta(days=40)
    moment = is_due(rhythm, rhythm.latest(NOW, BERLIN), now=now, zone=BERLIN)
    assert moment is not None
    assert moment == rhythm.latest(now, BERLIN)
    assert is_due(rhythm, moment, now=now, zone=BERLIN) is None


@pytest.mark.parametrize("back", [SECOND, MINUTE, HOUR])
def test_where_the_clock_jumps_back_a_job_of_the_day_is_not_due_again(back: timedelta) -> None:
    at = datetime(2026, 11, 10, 9, 0, 5, tzinfo=UTC)  # three o'clock in Chicago
    done = is_due(Daily(hour=3), None, now=at, zone=CHICAGO)
    assert done == datetime(2026, 11, 10, 9, tzinfo=UTC)
    for moment in (at - back, at, at + 23 * HOUR):
        assert is_due(Daily(hour=3), done, now=moment, zone=CHICAGO) is None
    assert is_due(Daily(hour=3), done, now=at + DAY, zone=CHICAGO) is not None


@pytest.mark.parametrize("rhythm", [EachTick(), Hourly(), Daily(hour=3)])
def test_what_a_clock_did_that_was_a_year_ahead_keeps_nothing_waiting(rhythm: Rhythm) -> None:
    done = rhythm.latest(NOW + timedelta(days=365), BERLIN)
    assert is_due(rhythm, done, now=NOW, zone=BERLIN) == rhythm.latest(NOW, BERLIN)


def test_a_job_of_each_tick_goes_on_where_another_servers_clock_was_five_minutes_ahead() -> None:
    assert is_due(EachTick(), NOW + 5 * MINUTE, now=NOW, zone=BERLIN) == NOW
