"""A closing moment on a page: in the reader's zone, or in the program's, which is then said."""

from datetime import UTC, datetime, timedelta

import pytest

from mentorsurvey.mail import days
from mentorsurvey.store import programs
from tests.house import MIRA, House
from tests.pages.conftest import Visit, text_of

CLOSES = datetime(2026, 12, 9, 4, 59, 59, tzinfo=UTC)
NOW = datetime(2026, 12, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "own", "said"),
    [
        ("America/New_York", True, "Tuesday, December 8"),
        ("America/New_York", False, "Tuesday, December 8 (New York time)"),
        ("Europe/Berlin", True, "Wednesday, December 9, 5:59\u00a0AM (Berlin time)"),
        ("Europe/Berlin", False, "Wednesday, December 9, 5:59\u00a0AM (Berlin time)"),
    ],
)
def test_the_zone_is_said_where_it_is_not_the_readers_or_where_a_time_is(
    zone: str, own: bool, said: str
) -> None:
    assert days.until(CLOSES, zone, own=own, now=NOW) == said


def test_without_a_zone_of_the_browser_a_page_tells_times_of_the_program(
    here: House, visit: Visit
) -> None:
    with here.database.write() as tx:
        tx.run("UPDATE program SET timezone = 'Pacific/Kiritimati'")
        zone = programs.of(tx, here.operator).timezone
    closes = days.until(here.now + timedelta(days=14), zone, own=False, now=datetime.now(UTC))
    assert "(Kiritimati time)" in closes
    assert f"until **{closes}**" in text_of(visit(here, MIRA, "participant/due"))
