"""The page Schedule: looking at a year, starting, changing and stopping it, and single pairs."""

from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from mentorsurvey.access import clock
from mentorsurvey.rounds import due_openings, scheduling
from mentorsurvey.store.schedules import Schedule, Step
from tests.house import TOM, House
from tests.pages.conftest import Visit, text_of
from tests.store.leading import pair_id, recuse_lead

PAGE = "lead/schedule"


@pytest.fixture
def page(here_unasked: House, visit: Visit) -> AppTest:
    return visit(here_unasked, "lead", PAGE)


def press(at: AppTest, key: str) -> AppTest:
    at = at.button(key=key).click().run()
    assert not at.exception
    return at


def on(house: House) -> Schedule | None:
    found = scheduling.see(house.database, house.lead, now=house.now)
    return found if found and found.is_on else None


def started(at: AppTest, template: str = "year") -> AppTest:
    return press(press(at, f"schedule_look_{template}"), "schedule_start")


def test_looking_at_a_template_starts_nothing(page: AppTest, here_unasked: House) -> None:
    at = press(page, "schedule_look_year")
    text = text_of(at)
    assert "Not started yet." in text
    assert "rounds open in the next twelve months" in text
    assert "minutes a year for a person" in text
    assert "does not send e-mail yet" in text
    assert on(here_unasked) is None
    at = press(at, "schedule_forget")
    assert "A light year" in text_of(at)


def test_a_lead_starts_a_year_and_sees_that_it_is_on(page: AppTest, here_unasked: House) -> None:
    at = started(page)
    assert "The schedule has been on since" in text_of(at)
    schedule = on(here_unasked)
    assert schedule
    assert [step.form for step in schedule.steps] == [
        "introduction",
        "checkin",
        "review",
        "checkin",
        "completion",
    ]
    assert "Not started yet." not in text_of(at)


def test_a_step_that_opens_nothing_this_year_says_why(page: AppTest) -> None:
    at = press(page, "schedule_own")
    assert "opens nothing" not in text_of(at)
    at = press(at, "schedule_change_0")
    at.number_input(key="step_after").set_value(20).run()
    at.selectbox(key="step_after_unit").set_value("months").run()
    at = press(at, "step_keep")
    assert "because your pairs are past this point or not there yet" in text_of(at)


def test_one_day_for_everyone_begins_on_the_chosen_day(page: AppTest, here_unasked: House) -> None:
    at = page.segmented_control(key="schedule_begins").set_value("calendar").run()
    day = at.date_input(key="schedule_first").value
    started(at, "light")
    schedule = on(here_unasked)
    assert schedule
    assert [step.anchor for step in schedule.steps] == ["calendar", "calendar"]
    assert schedule.steps[0].first_on == day


def test_a_step_is_changed_and_nothing_holds_before_it_is_saved(
    page: AppTest, here_unasked: House
) -> None:
    at = started(page, "light")
    at = press(at, "schedule_change_0")
    at.number_input(key="step_days").set_value(10).run()
    at = press(at, "step_keep")
    assert "Your changes are not saved yet." in text_of(at)
    assert "Open for 10 days." in text_of(at)
    schedule = on(here_unasked)
    assert schedule
    assert schedule.steps[0].days == 21
    press(at, "schedule_start")
    schedule = on(here_unasked)
    assert schedule
    assert schedule.steps[0].days == 10


def test_steps_that_overlap_are_refused_in_one_sentence_and_kept(
    page: AppTest, here_unasked: House
) -> None:
    at = press(page, "schedule_own")
    at = press(at, "schedule_add")
    at.selectbox(key="step_form").set_value("checkin").run()
    at.segmented_control(key="step_anchor").set_value("pair").run()
    at.number_input(key="step_after").set_value(1).run()
    at = press(at, "step_keep")
    at = press(at, "schedule_start")
    (wrong,) = at.error
    assert "Check-in" in wrong.value
    assert on(here_unasked) is None
    assert "schedule_remove_1" in {one.key for one in at.button}
    at = press(at, "schedule_remove_1")
    press(at, "schedule_start")
    assert on(here_unasked)


def test_a_year_that_asks_too_much_says_what_to_leave_out(page: AppTest) -> None:
    at = press(page, "schedule_own")
    at = press(at, "schedule_change_0")
    at.selectbox(key="step_every_unit").set_value("weeks").run()
    at.number_input(key="step_every").set_value(2).run()
    at.number_input(key="step_days").set_value(10).run()
    at = press(at, "step_keep")
    (warning,) = [one for one in at.warning if "more than" in one.value]
    assert "more than 40 minutes a year" in warning.value
    assert "Check-in takes" in warning.value


def test_one_pair_is_asked_later_and_then_like_the_others(
    page: AppTest, here_unasked: House
) -> None:
    pair = pair_id(here_unasked, TOM)
    at = started(page)
    at.selectbox(key="schedule_pair").set_value(pair).run()
    at.number_input(key="schedule_pair_later").set_value(14).run()
    at = press(at, "schedule_pair_keep")
    assert "This pair is asked 14 days later than the others." in text_of(at)
    schedule = on(here_unasked)
    assert schedule
    assert schedule.pairs[pair].later == 14
    at = press(at, f"schedule_like_others_{pair}")
    schedule = on(here_unasked)
    assert schedule
    assert not schedule.pairs


def test_a_pair_that_is_kept_from_a_lead_is_in_no_list(here_unasked: House, visit: Visit) -> None:
    recuse_lead(here_unasked, TOM, now=here_unasked.now)
    at = started(visit(here_unasked, "lead", PAGE))
    assert TOM not in text_of(at)
    assert not [one for one in at.selectbox(key="schedule_pair").options if TOM in one]


def test_stopping_asks_first_and_keeps_the_steps(page: AppTest, here_unasked: House) -> None:
    at = press(started(page), "schedule_stop")
    assert on(here_unasked)
    at = press(at, "schedule_stop_sure")
    assert on(here_unasked) is None
    assert "No round opens by itself." in text_of(at)
    press(at, "schedule_start")
    assert on(here_unasked)


def test_what_the_schedule_has_done_is_on_its_page(here_unasked: House, visit: Visit) -> None:
    yesterday, past = (datetime.now(UTC) - timedelta(days=days) for days in (1, 2))
    step = Step(form="checkin", first_on=yesterday.date(), every=3, times=None)
    scheduling.save(here_unasked.database, here_unasked.lead, [step], now=past)
    due_openings.open_due(
        here_unasked.database, clock(here_unasked.program_id), now=datetime.now(UTC)
    )
    assert "round 1 opened (Check-in)." in text_of(visit(here_unasked, "lead", PAGE))
