"""When people are reminded of a round: twice at most, within it, and moved with its close."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from mentorsurvey import rounds
from mentorsurvey.errors import RoundError
from mentorsurvey.instruments import shipped
from mentorsurvey.rounds.reminding import LATE_ONLY, NEVER, USUAL, morning
from mentorsurvey.store import reminders
from tests.house import NOW, House

UTC_ZONE = ZoneInfo("UTC")
DAY = timedelta(days=1)


def of_round(house: House) -> list[str]:
    """Day and hour of each reminder of the first round."""
    with house.database.read() as tx:
        found = reminders.of_round(tx, house.round_id)
    return [f"{one:%m-%d %H:%M}" for one in found]


def opened(house: House, *, days: int = 21, remind: list[datetime] | None = None) -> None:
    rounds.open_round(
        house.database,
        house.operator,
        shipped()["checkin"],
        closes_at=rounds.end_of_day(NOW.date() + timedelta(days=days), "UTC"),
        reminders=remind,
        now=NOW,
    )


def moved(house: House, day: date, *, now: datetime = NOW) -> None:
    closes = rounds.end_of_day(day, "UTC")
    rounds.move_close(house.database, house.operator, house.round_id, closes_at=closes, now=now)


def test_a_round_reminds_a_week_after_its_opening_and_three_days_before_its_last_day(
    unasked: House,
) -> None:
    opened(unasked)
    assert of_round(unasked) == ["10-12 08:00", "10-23 08:00"]


@pytest.mark.parametrize(
    ("days", "wanted"),
    [
        (1, []),
        (2, []),
        (5, ["10-07 08:00"]),
        (10, ["10-12 08:00"]),
        (11, ["10-13 08:00"]),
        (12, ["10-12 08:00", "10-14 08:00"]),
    ],
)
def test_two_reminders_are_never_within_a_day_of_each_other_nor_of_the_opening(
    unasked: House, days: int, wanted: list[str]
) -> None:
    opened(unasked, days=days)
    assert of_round(unasked) == wanted


def test_a_lead_chooses_when_people_are_reminded_or_that_nobody_is(unasked: House) -> None:
    opened(unasked, remind=[NOW + 9 * DAY])
    assert of_round(unasked) == ["10-14 09:00"]
    with unasked.database.read() as tx:
        assert list(reminders.numbered(tx, unasked.round_id)) == [1]


def test_nobody_is_reminded_where_a_lead_says_never(unasked: House) -> None:
    opened(unasked, remind=[])
    assert of_round(unasked) == []


@pytest.mark.parametrize(
    ("remind", "said"),
    [
        ([NOW], "while the round is open"),
        ([NOW + 30 * DAY], "while the round is open"),
        ([NOW + DAY, NOW + 2 * DAY], "within a day of each other"),
        ([NOW + one * DAY for one in (2, 5, 8)], "twice at most"),
    ],
)
def test_reminders_that_cannot_be_are_refused_and_nothing_opens(
    unasked: House, remind: list[datetime], said: str
) -> None:
    with pytest.raises(RoundError, match=said):
        opened(unasked, remind=remind)
    assert unasked.count("round") == 0


def test_the_reminder_before_the_close_moves_with_the_close(unasked: House) -> None:
    opened(unasked)
    moved(unasked, date(2026, 11, 2))
    assert of_round(unasked) == ["10-12 08:00", "10-30 08:00"]
    moved(unasked, date(2026, 10, 14))
    assert of_round(unasked) == ["10-11 08:00"]


def test_a_reminder_that_is_over_stays_where_it_was(unasked: House) -> None:
    opened(unasked)
    after = datetime(2026, 10, 25, 12, tzinfo=UTC)
    moved(unasked, date(2026, 11, 9), now=after)
    assert of_round(unasked) == ["10-12 08:00", "10-23 08:00"]


def test_people_whose_time_becomes_short_are_reminded_at_once(unasked: House) -> None:
    opened(unasked)
    moment = datetime(2026, 10, 19, 12, tzinfo=UTC)
    moved(unasked, date(2026, 10, 20), now=moment)
    assert of_round(unasked) == ["10-12 08:00", "10-19 12:00"]


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/New_York", "Asia/Kolkata"])
def test_people_are_reminded_in_the_morning_where_the_program_is(zone: str) -> None:
    there = ZoneInfo(zone)
    opens = morning(date(2026, 10, 20), there)
    closes = rounds.end_of_day(date(2026, 11, 10), zone)  # over the end of summer time
    found = [one.astimezone(there) for one in USUAL.times(opens, closes, there)]
    assert [f"{one:%m-%d %H:%M}" for one in found] == ["10-27 08:00", "11-07 08:00"]


def test_the_other_choices_remind_once_or_never() -> None:
    closes = rounds.end_of_day(date(2026, 10, 26), "UTC")
    assert [one.date() for one in LATE_ONLY.times(NOW, closes, UTC_ZONE)] == [date(2026, 10, 23)]
    assert NEVER.times(NOW, closes, UTC_ZONE) == []
