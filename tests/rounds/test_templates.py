"""What the templates ask, and what that costs people."""

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from mentorsurvey.instruments import shipped
from mentorsurvey.rounds.load import MOST_IN_A_PAIR, MOST_OF_A_MENTOR, load, minutes
from mentorsurvey.rounds.schedule_plan import Member, Planned, plan
from mentorsurvey.rounds.templates import TEMPLATES, Template
from mentorsurvey.store import relationships
from mentorsurvey.store.schedules import Step
from tests.house import House

TODAY = date(2026, 1, 5)
YEAR = date(2027, 1, 5)
FORMS = shipped()


def members(house: House, begins: date = TODAY) -> list[Member]:
    with house.database.read() as tx:
        pairs = relationships.every(tx, house.program_id)
    return [Member(pair=pair, begins=begins) for pair in pairs]


def planned(house: House, *steps: Step) -> list[Planned]:
    return plan(steps, members(house), ZoneInfo("UTC"), since=TODAY, until=YEAR)


@pytest.mark.parametrize("plan_of", TEMPLATES, ids=lambda one: one.key)
def test_a_template_stays_within_what_people_put_up_with(plan_of: Template, unasked: House) -> None:
    for anchor in ("pair", "calendar"):
        steps = plan_of.steps(anchor=anchor, first=TODAY, forms=tuple(FORMS))
        found = load(planned(unasked, *steps), FORMS)
        assert 5 < found.pair <= MOST_IN_A_PAIR
        assert not found.is_too_much


def test_a_year_asks_its_forms_in_their_order(unasked: House) -> None:
    (year, *_) = TEMPLATES
    asked = planned(unasked, *year.steps(anchor="calendar", first=TODAY, forms=tuple(FORMS)))
    assert [one.due.step.form for one in asked] == [
        "introduction",
        "checkin",
        "checkin",
        "review",
        "checkin",
        "completion",
    ]


def test_a_form_that_a_program_does_not_have_is_left_out() -> None:
    (year, *_) = TEMPLATES
    steps = year.steps(anchor="pair", first=TODAY, forms=("checkin",))
    assert {step.form for step in steps} == {"checkin"}


def test_a_mentors_minutes_count_every_mentee(unasked: House) -> None:
    step = Step(form="checkin", first_on=TODAY, every=1, unit="months", times=4)
    found = load(planned(unasked, step), FORMS)
    assert found.pair == pytest.approx(4 * max(minutes(step, FORMS).values()))
    assert found.mentees == 2
    assert found.mentor == pytest.approx(2 * 4 * minutes(step, FORMS)["mentor"])
    assert found.heaviest == step
    assert found.spared == pytest.approx(found.pair)


def test_for_a_mentor_with_too_much_to_do_the_step_that_costs_that_mentor_most_is_named(
    unasked: House,
) -> None:
    often = Step(form="checkin", first_on=TODAY, every=3, unit="weeks", times=13, days=7)
    once = Step(form="review", first_on=TODAY, extras=True)
    found = load(planned(unasked, often, once), FORMS)
    assert found.pair <= MOST_IN_A_PAIR
    many = [replace(one, members=one.members * 2) for one in planned(unasked, often)]
    found = load(many, FORMS)
    assert found.mentor > MOST_OF_A_MENTOR
    assert found.heaviest == often


def test_nothing_planned_costs_nothing(unasked: House) -> None:
    found = load([], FORMS)
    assert (found.pair, found.mentor, found.heaviest) == (0.0, 0.0, None)
    assert not found.is_too_much


def test_optional_questions_cost_more() -> None:
    usual, more = (minutes(Step(form="review", extras=extras), FORMS) for extras in (False, True))
    assert more["mentee"] > usual["mentee"] + 0.5
