"""What leads read of the clock, in each case."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from mentorsurvey.clock.coming import Next, coming
from mentorsurvey.clock.state import ClockState, Failing
from mentorsurvey.ui.by_itself import at_words
from mentorsurvey.ui.clock_words import line
from tests.house import CLOSES, NOW, House

ZONE = ZoneInfo("Europe/Berlin")
LAST = datetime(2026, 11, 10, 9, 42, tzinfo=UTC)
CLOSING = Next(
    at=datetime(2026, 11, 17, 22, 59, tzinfo=UTC), what="close", round_number=3, title="Check-in"
)


def said(standing: Any, *, on: bool = True, following: Any = (CLOSING,), **changes: Any) -> str:
    state = ClockState(
        standing=standing,
        ticked_at=None if standing == "never" else LAST,
        by_command=False,
        failing=changes.get("failing", ()),
    )
    now = LAST + timedelta(minutes=1)
    return line(state, following, on=on, moment=lambda at: at_words(at, ZONE, now=now), now=now)


def test_it_says_when_the_clock_last_ran_and_what_comes_next() -> None:
    assert said("running") == (
        "Rounds and mail run by themselves. They last ran at 10:42."
        " Next, round 3 (Check-in) closes on Tuesday, November 17 at 23:59."
    )


def test_it_says_that_nothing_is_planned() -> None:
    assert said("running", following=()).endswith("at 10:42. Nothing is planned.")


def test_it_says_which_round_the_schedule_opens_next() -> None:
    opens = replace(CLOSING, what="open", round_number=0)
    assert said("running", following=(opens, CLOSING)).endswith(
        "Next, the schedule opens a round (Check-in) on Tuesday, November 17 at 23:59."
    )


def test_it_says_why_the_schedule_waits() -> None:
    waits = replace(CLOSING, what="open", round_number=0, behind=4)
    assert said("running", following=(waits,)).endswith(
        "The schedule waits with the next round (Check-in), because round 4 is still open for the"
        " same pairs."
    )


def test_it_says_that_it_is_late() -> None:
    assert "at 10:42, which is a little late. Next, round 3" in said("late")


def test_where_the_clock_has_stopped_it_says_what_to_do_and_promises_nothing() -> None:
    assert said("stopped") == (
        "Nothing happens by itself right now: the clock last ran at 10:42."
        " Ask the people who run the server to start it again."
    )


def test_before_the_first_tick_it_says_that_it_comes() -> None:
    assert "begins with that a minute after its start" in said("never")
    assert "the clock is switched off" in said("never", on=False)


def test_where_a_job_fails_it_says_which_one_after_an_hour() -> None:
    def failing(hours: int) -> tuple[Failing, ...]:
        since = LAST - timedelta(hours=hours)
        return (Failing(title="closing rounds that are over", since=since, incident="1a2b"),)

    assert "One thing goes wrong: closing rounds that are over." in said(
        "running", failing=failing(2)
    )
    assert "wrong" not in said("running", failing=failing(0))


def test_days_are_said_where_the_program_is() -> None:
    assert at_words(LAST, ZONE, now=LAST) == "at 10:42"
    assert at_words(LAST + timedelta(days=1), ZONE, now=LAST) == "tomorrow at 10:42"
    assert at_words(LAST, ZONE, now=LAST + timedelta(days=90)).endswith("10, 2026 at 10:42")


def test_what_comes_next_are_the_rounds_that_are_open(house: House) -> None:
    (found,) = coming(house.database, house.lead, now=NOW)
    assert (found.at, found.what, found.round_number) == (CLOSES, "close", 1)
    assert coming(house.database, house.lead, now=CLOSES) == ()
