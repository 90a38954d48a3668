"""*Schedule* says that it waits where a form cannot be read, or is not there any more."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from mentorsurvey.rounds import scheduling
from mentorsurvey.settings import ROOT, settings
from mentorsurvey.store.schedules import Step
from mentorsurvey.ui.schedule_waits import missing
from tests.house import House
from tests.pages.conftest import Visit

PAGE = "lead/schedule"


@pytest.fixture
def surveys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the forms that this server reads."""
    copy = Path(shutil.copytree(ROOT / "surveys", tmp_path / "surveys"))
    monkeypatch.setenv("MENTORSURVEY_SURVEYS", str(copy))
    settings.cache_clear()
    return copy


def start(house: House) -> None:
    step = Step(form="checkin", first_on=(house.now + timedelta(days=30)).date())
    scheduling.save(house.database, house.lead, [step], now=house.now)


def test_a_file_with_a_fault_stops_the_schedule_and_the_page_says_so(
    here_unasked: House, visit: Visit, surveys: Path
) -> None:
    (surveys / "review.yaml").write_text("key: [", encoding="utf-8")
    assert not visit(here_unasked, "lead", PAGE).warning  # it is not on
    start(here_unasked)
    at = visit(here_unasked, "lead", PAGE)
    assert not at.exception
    assert "review.yaml" in at.error[0].proto.title
    assert at.warning[0].proto.title == "The schedule waits."
    assert "opens no round before this file is corrected" in at.warning[0].value


def test_a_form_that_is_gone_is_named(here_unasked: House, visit: Visit, surveys: Path) -> None:
    start(here_unasked)
    assert not visit(here_unasked, "lead", PAGE).warning
    (surveys / "checkin.yaml").unlink()
    at = visit(here_unasked, "lead", PAGE)
    assert not at.exception
    assert "The form checkin is not there any more" in at.warning[0].value


def test_several_forms_are_named_once_each() -> None:
    steps = [Step(form=form) for form in ("one", "two", "one", "three")]
    assert missing(steps, {"one", "two", "three"}) == ""
    assert missing(steps, {"two"}).startswith("The forms one and three are not there any more,")
