"""The last day of a form as an entry for its author's calendar."""

from datetime import timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from starlette.datastructures import QueryParams

from mentorsurvey.errors import FileError, NotAllowed
from mentorsurvey.web import last_day_file
from tests.house import CLOSES, NOEL, NOW, TOM, VERA, House


def made(house: House, folder: Path, who: str, form: str, zone: str = "UTC") -> bytes:
    asked = QueryParams({"form": form, "zone": zone})
    return last_day_file._make(house.database, house.actor(who), asked, folder, NOW).read_bytes()


@pytest.mark.parametrize("zone", ["UTC", "nowhere/at all", "../../etc/passwd", ""])
def test_it_names_the_form_the_partner_and_the_end_and_holds_no_link(
    house: House, tmp_path: Path, zone: str
) -> None:
    form = house.form(house.actor(VERA), NOEL)
    found = made(house, tmp_path, VERA, form, zone)
    (event,) = Calendar.from_ical(found).walk("VEVENT")
    assert event["SUMMARY"] == f"Last day: Check-in about {NOEL}"
    assert event["UID"] == f"{form}@mentorsurvey"
    assert event["DTEND"].dt == CLOSES
    assert b"http" not in found


def test_it_is_there_for_ones_own_open_form_alone(house: House, tmp_path: Path) -> None:
    actor = house.actor(VERA)
    form = house.form(actor, NOEL)
    for who, asked in ((TOM, form), (VERA, "no-such-form"), (VERA, "")):
        with pytest.raises(NotAllowed):
            made(house, tmp_path, who, asked)
    house.submit(actor, NOEL, now=NOW + timedelta(minutes=1))
    with pytest.raises(FileError):
        made(house, tmp_path, VERA, form)
