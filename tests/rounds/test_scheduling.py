"""What leads do with a schedule: trying it, switching it on and off, changing it, single pairs."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from mentorsurvey import program as programs
from mentorsurvey import rounds
from mentorsurvey.access import clock
from mentorsurvey.clock import coming as clock_coming
from mentorsurvey.errors import NotAllowed, ScheduleError
from mentorsurvey.instruments import shipped
from mentorsurvey.mail.coming import next_round
from mentorsurvey.program import pausing
from mentorsurvey.rounds import schedule_coming, scheduling
from mentorsurvey.rounds.schedule_plan import Planned
from mentorsurvey.store.schedules import AS_EVERYBODY, PairRule, Step
from tests.house import MIRA, NOEL, TOM, UMA, VERA, House, pair_row
from tests.rounds.scheduled import CHECK_INS, TODAY, Scheduled
from tests.store.leading import pair_id, recuse_lead

REVIEW = Step(form="review", first_on=date(2027, 4, 5), days=21)
INTRODUCTION = Step(form="introduction", anchor="pair", after=2, after_unit="weeks")
YEAR = TODAY + timedelta(days=366)


@pytest.fixture
def program(unasked: House) -> Scheduled:
    """The small program, which has no schedule yet."""
    return Scheduled(house=unasked)


def preview(program: Scheduled, *steps: Step, until: date = YEAR) -> Sequence[Planned]:
    return scheduling.preview(
        program.house.database, program.house.lead, steps, now=program.house.now, until=until
    )


def refused(program: Scheduled, *steps: Step) -> ScheduleError:
    with pytest.raises(ScheduleError) as told:
        program.save(*steps)
    return told.value


def shown(planned: Sequence[Planned]) -> list[tuple[str, date, int]]:
    return [(one.due.step.form, one.due.day, len(one.members)) for one in planned]


def test_a_program_has_no_schedule_until_somebody_switches_one_on(program: Scheduled) -> None:
    database, lead = program.house.database, program.house.lead
    assert scheduling.see(database, lead, now=program.house.now) is None
    assert schedule_coming.coming(database, lead, now=program.house.now, until=YEAR) == ()
    scheduling.stop(database, lead, now=program.house.now)
    assert program.house.count("schedule") == 0


def test_a_preview_shows_what_would_open_and_changes_nothing(program: Scheduled) -> None:
    assert shown(preview(program, INTRODUCTION, CHECK_INS, REVIEW)) == [
        ("introduction", date(2026, 10, 19), 3),
        ("checkin", date(2026, 11, 2), 3),
        ("checkin", date(2027, 2, 2), 3),
        ("review", date(2027, 4, 5), 3),
        ("checkin", date(2027, 5, 2), 3),
        ("checkin", date(2027, 8, 2), 3),
    ]
    assert program.house.count("schedule") == program.house.count("schedule_step") == 0


def test_what_is_shown_is_what_the_clock_opens(program: Scheduled) -> None:
    steps = (INTRODUCTION, CHECK_INS, REVIEW)
    shown_before = [(one.due.step.form, one.due.day) for one in preview(program, *steps)]
    program.save(*steps)
    for _, day in shown_before:
        program.run(program.at(day))
    opened = [(one.instrument, one.opened_at.date()) for one in program.rounds]
    assert opened == shown_before


def test_a_preview_leaves_out_what_has_opened_and_what_was_opened_by_hand(
    program: Scheduled,
) -> None:
    program.save(CHECK_INS)
    by_hand = program.at(date(2026, 10, 25), 12)
    rounds.open_round(
        program.house.database,
        program.house.lead,
        shipped()["checkin"],
        closes_at=by_hand + timedelta(days=5),
        now=by_hand,
    )
    steps = program.schedule.steps

    def days(now: date, *others: Step) -> list[date]:
        found = scheduling.preview(
            program.house.database,
            program.house.lead,
            others or steps,
            now=program.at(now),
            until=YEAR,
        )
        return [one.due.day for one in found]

    as_new = days(date(2026, 11, 1), CHECK_INS)
    assert (
        as_new == days(date(2026, 11, 1)) == [date(2027, 2, 2), date(2027, 5, 2), date(2027, 8, 2)]
    )
    program.days(date(2027, 2, 2), date(2027, 2, 2))
    assert days(date(2027, 2, 3)) == [date(2027, 5, 2), date(2027, 8, 2)]


def test_a_preview_of_a_changed_step_leaves_out_what_it_has_asked_already(
    program: Scheduled,
) -> None:
    program.save(CHECK_INS)
    day = date(2026, 11, 2)
    program.days(day, day)
    changed = replace(program.schedule.steps[0], days=20)
    found = scheduling.preview(
        program.house.database, program.house.lead, [changed], now=program.at(day, 12), until=YEAR
    )
    assert [one.due.day for one in found] == [
        date(2027, 2, 2),
        date(2027, 5, 2),
        date(2027, 8, 2),
    ]
    assert {one.due.step for one in found} == {changed}


def test_a_preview_of_a_schedule_that_is_off_begins_today(program: Scheduled) -> None:
    program.save(CHECK_INS)
    scheduling.stop(program.house.database, program.house.lead, now=program.house.now)
    found = scheduling.preview(
        program.house.database,
        program.house.lead,
        program.schedule.steps,
        now=program.at(date(2026, 11, 4)),
        until=date(2027, 3, 1),
    )
    assert [one.due.day for one in found] == [date(2027, 2, 2)]


def test_steps_keep_their_order_and_every_choice(program: Scheduled) -> None:
    steps = (
        replace(INTRODUCTION, extras=True, times=None, every=10, unit="weeks", remind_after=None),
        replace(REVIEW, times=3, every=6, remind_before=None),
    )
    program.save(*steps)
    found = program.schedule
    assert tuple(replace(one, id="", added_at=None) for one in found.steps) == steps
    assert all(one.id and one.added_at == program.house.now for one in found.steps)
    assert found.is_on


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"form": "gone"}, "Step 2 asks a form that is not there."),
        ({"days": 0}, "Step 2 (Check-in) closes before it opens."),
        ({"days": -3}, "Step 2 (Check-in) closes before it opens."),
        ({"days": 366}, "Step 2 (Check-in) is open for more than a year."),
        ({"first_on": None}, "Step 2 (Check-in) has no first day."),
        ({"first_on": date(2036, 1, 1)}, "Step 2 (Check-in) opens in more than two years."),
        ({"first_on": date(2016, 1, 1)}, "Step 2 (Check-in) begins more than a year ago."),
        (
            {"first_on": date(2026, 9, 1), "times": 1},
            "Step 2 (Check-in) opens no more, because its day has passed.",
        ),
        ({"times": 0}, "Step 2 (Check-in) opens 0 times."),
        ({"times": 10_000}, "Step 2 (Check-in) opens 10000 times."),
        ({"every": 0}, "Step 2 (Check-in) comes again every 0 months."),
        ({"every": 1_000}, "Step 2 (Check-in) comes again every 1000 months."),
        ({"remind_after": 15}, "Step 2 (Check-in) reminds people when it is not open."),
        ({"remind_after": 0}, "Step 2 (Check-in) reminds people when it is not open."),
        ({"remind_before": 14}, "Step 2 (Check-in) reminds people before it opens."),
        ({"remind_before": -1}, "Step 2 (Check-in) reminds people before it opens."),
        ({"cohorts": ("1999",)}, "Step 2 (Check-in) is for a cohort that is not there."),
        (
            {"every": 2, "unit": "weeks"},
            "Step 2 (Check-in) would still be open when it opens again.",
        ),
        (
            {"every": 1, "days": 28},
            "Step 2 (Check-in) would still be open when it opens again.",
        ),
        (
            {"anchor": "pair", "after": -1},
            "Step 2 (Check-in) opens -1 weeks after a pair begins.",
        ),
        (
            {"anchor": "pair", "every": 1, "days": 28},
            "Step 2 (Check-in) would still be open when it opens again.",
        ),
    ],
)
def test_one_sentence_says_what_is_wrong_with_which_step_and_nothing_is_lost(
    program: Scheduled, wrong: dict[str, object], said: str
) -> None:
    program.save(REVIEW)
    before = program.schedule
    problem = refused(program, *before.steps, replace(CHECK_INS, **wrong))
    assert problem.what == said
    assert problem.mend
    assert problem.where == "step 2"
    assert program.schedule == before


def test_months_apart_are_far_enough_for_three_weeks(program: Scheduled) -> None:
    program.save(
        replace(CHECK_INS, every=1, days=21), replace(REVIEW, anchor="pair", every=1, days=21)
    )
    assert len(program.schedule.steps) == 2


def test_two_steps_that_would_ask_the_same_people_the_same_at_once_are_named(
    program: Scheduled,
) -> None:
    problem = refused(program, CHECK_INS, REVIEW, Step(form="checkin", first_on=date(2027, 2, 10)))
    assert problem.what == "Steps 1 and 3 would ask the same people Check-in at the same time."
    program.save(CHECK_INS, REVIEW, Step(form="checkin", first_on=date(2027, 3, 10)))


def test_the_same_step_twice_is_named_with_both_places(program: Scheduled) -> None:
    problem = refused(program, REVIEW, CHECK_INS, CHECK_INS)
    assert problem.what == "Steps 2 and 3 would ask the same people Check-in at the same time."
    assert problem.where == "step 3"


def test_a_step_for_all_and_one_of_pairs_may_not_meet_for_a_pair_that_is_there(
    program: Scheduled,
) -> None:
    early = replace(INTRODUCTION, form="checkin")  # from October 19 to November 2
    problem = refused(program, early, CHECK_INS)
    assert problem.what == "Steps 1 and 2 would ask the same people Check-in at the same time."
    program.save(early, replace(CHECK_INS, first_on=date(2026, 11, 3)))


def test_two_steps_of_pairs_overlap_whenever_a_pair_begins(program: Scheduled) -> None:
    after = replace(INTRODUCTION, form="checkin", after=4)
    problem = refused(program, after, replace(after, after=1, after_unit="months"))
    assert problem.what.startswith("Steps 1 and 2 would ask")
    program.save(after, replace(after, after=8))


def test_steps_of_two_cohorts_can_be_open_at_once(program: Scheduled) -> None:
    programs.import_roster(
        program.house.database,
        program.house.operator,
        [pair_row(2, MIRA, TOM, cohort="2025"), pair_row(3, MIRA, UMA, cohort="2026")],
        source="cohorts.csv",
        now=program.house.now,
    )
    first = replace(CHECK_INS, cohorts=("2025",))
    program.save(first, replace(CHECK_INS, cohorts=("2026",), days=21))
    program.days(date(2026, 11, 2), date(2026, 11, 2))
    assert sorted([program.mentees(1), program.mentees(2)], key=min) == [{TOM}, {UMA}]
    problem = refused(program, first, replace(CHECK_INS, days=21))
    assert problem.what == "Steps 1 and 2 would ask the same people Check-in at the same time."


def test_a_schedule_without_steps_or_with_too_many_is_refused(program: Scheduled) -> None:
    assert refused(program).what == "The schedule has no step, so nothing would open."
    many = [Step(form="review", first_on=TODAY + timedelta(days=30 * one)) for one in range(25)]
    assert refused(program, *many).what.startswith("A schedule has 24 steps at most")


def test_what_a_step_does_not_use_makes_no_difference_to_it(program: Scheduled) -> None:
    program.save(CHECK_INS, INTRODUCTION)
    before = program.schedule.steps
    program.save(
        replace(before[0], after=5, after_unit="months"), replace(before[1], first_on=TODAY)
    )
    assert program.schedule.steps == before


def test_a_step_that_is_over_stays_where_nobody_changes_it(program: Scheduled) -> None:
    once = Step(form="review", first_on=date(2026, 11, 2))
    program.save(once)
    program.days(date(2026, 11, 2), date(2026, 11, 2))
    late = program.at(date(2027, 3, 1))
    program.save(*program.schedule.steps, replace(CHECK_INS, first_on=date(2027, 4, 1)), now=late)
    assert len(program.schedule.steps) == 2


def test_it_is_switched_off_and_on_again_and_that_is_in_the_record(program: Scheduled) -> None:
    program.save(CHECK_INS)
    for _ in range(2):
        scheduling.stop(program.house.database, program.house.lead, now=program.house.now)
    stopped = program.schedule
    assert not stopped.is_on
    program.save(*stopped.steps)
    assert program.schedule.is_on
    with program.house.database.read() as tx:
        rows = tx.rows("SELECT verb FROM audit WHERE object_kind = 'program' ORDER BY number")
    verbs = [row["verb"] for row in rows if row["verb"].startswith("schedule")]
    assert verbs == ["schedule.start", "schedule.stop", "schedule.start"]


def test_a_pair_differs_until_it_is_like_the_others_again(program: Scheduled) -> None:
    program.save(CHECK_INS)
    program.rule(TOM, PairRule(later=14, longer=7))
    assert program.schedule.pairs == {pair_id(program.house, TOM): PairRule(later=14, longer=7)}
    assert shown(preview(program, *program.schedule.steps, until=date(2026, 12, 1))) == [
        ("checkin", date(2026, 11, 2), 2),
        ("checkin", date(2026, 11, 16), 1),
    ]
    program.rule(TOM, AS_EVERYBODY)
    assert program.schedule.pairs == {}
    assert program.house.count("schedule_pair") == 0


@pytest.mark.parametrize("rule", [PairRule(later=-1), PairRule(later=181), PairRule(longer=999)])
def test_days_that_cannot_be_are_refused_for_a_pair(program: Scheduled, rule: PairRule) -> None:
    with pytest.raises(ScheduleError, match="by 180 days at most"):
        program.rule(TOM, rule)


def test_a_pair_is_not_given_longer_than_until_the_same_form_comes_again(
    program: Scheduled,
) -> None:
    program.save(CHECK_INS)
    program.rule(TOM, PairRule(longer=70))
    with pytest.raises(ScheduleError, match="still have one form open") as told:
        program.rule(TOM, PairRule(longer=80))
    assert told.value.mend == "Choose fewer days."
    assert program.schedule.pairs[pair_id(program.house, TOM)].longer == 70


def test_a_lead_sees_and_changes_nothing_of_a_pair_that_is_kept_from_them(
    program: Scheduled,
) -> None:
    program.save(CHECK_INS, INTRODUCTION)
    program.rule(TOM, PairRule(later=14))
    program.rule(VERA, PairRule(later=21))
    recuse_lead(program.house, VERA, now=program.house.now)
    with pytest.raises(NotAllowed):
        program.rule(VERA, AS_EVERYBODY)
    assert set(program.schedule.pairs) == {pair_id(program.house, TOM)}
    hidden = pair_id(program.house, VERA)
    planned = preview(program, *program.schedule.steps)
    assert hidden not in {m.pair.id for one in planned for m in one.members}
    assert hidden not in {one for each in planned for one in each.without}
    alone = [one.due.day for one in planned if one.alone and one.due.step.form == "checkin"]
    assert alone[0] == date(2026, 11, 16)
    assert date(2026, 11, 23) not in alone
    listed = schedule_coming.coming(
        program.house.database, program.house.lead, now=program.house.now, until=YEAR
    )
    assert date(2026, 11, 23) not in {one.opens_at.date() for one in listed}


def test_a_lead_who_sees_few_pairs_changes_what_is_for_all(program: Scheduled) -> None:
    for mentee in (TOM, UMA):
        recuse_lead(program.house, mentee, now=program.house.now)
    program.save(CHECK_INS)
    program.days(date(2026, 11, 2), date(2026, 11, 2))
    assert program.mentees(1) == {TOM, UMA, VERA}


def test_what_comes_next_is_told_with_its_title_and_how_many_it_asks(program: Scheduled) -> None:
    program.save(CHECK_INS, INTRODUCTION)
    found = schedule_coming.coming(
        program.house.database, program.house.lead, now=program.house.now, until=YEAR
    )
    assert [(one.title, one.opens_at.date(), one.pairs, one.alone) for one in found[:2]] == [
        ("Introduction", date(2026, 10, 19), 3, True),
        ("Check-in", date(2026, 11, 2), 3, False),
    ]
    assert not any(one.waits for one in found)


def test_what_waits_says_for_which_round(program: Scheduled) -> None:
    program.save(replace(CHECK_INS, every=6))
    early, day = program.at(TODAY, 12), date(2026, 11, 3)
    rounds.open_round(
        program.house.database,
        program.house.lead,
        shipped()["checkin"],
        closes_at=early + timedelta(days=40),
        now=early,
    )
    program.days(date(2026, 11, 2), day)
    found = schedule_coming.coming(
        program.house.database, program.house.lead, now=program.at(day), until=YEAR
    )
    assert [(one.waits, one.behind) for one in found] == [(True, 1), (False, None)]
    first, *_ = clock_coming.coming(program.house.database, program.house.lead, now=program.at(day))
    assert (first.what, first.behind, first.title) == ("open", 1, "Check-in")


def test_the_clock_tells_the_next_round_also_where_it_is_far_away(program: Scheduled) -> None:
    def told() -> list[tuple[str, date]]:
        found = clock_coming.coming(
            program.house.database, program.house.lead, now=program.house.now
        )
        return [(one.what, one.at.date()) for one in found]

    assert told() == []
    program.save(REVIEW)
    assert told() == [("open", date(2027, 4, 5))]
    scheduling.stop(program.house.database, program.house.lead, now=program.house.now)
    assert told() == []


def test_a_person_is_told_when_they_are_asked_next_in_whichever_pair(program: Scheduled) -> None:
    def told(name: str) -> date | None:
        with program.house.database.read() as tx:
            at = next_round(
                tx,
                clock(program.house.program_id),
                program.house.person_id(name),
                now=program.house.now,
            )
        return at.date() if at else None

    assert told(TOM) is None
    program.save(CHECK_INS)
    assert {told(name) for name in (MIRA, NOEL, TOM, VERA)} == {date(2026, 11, 2)}
    program.rule(TOM, PairRule(later=10))
    assert (told(TOM), told(MIRA)) == (date(2026, 11, 12), date(2026, 11, 2))
    program.rule(TOM, PairRule(left_out=True))
    pausing.end_pair(
        program.house.database,
        program.house.lead,
        pair_id(program.house, VERA),
        since=TODAY,
        reason="finished",
        now=program.house.now,
    )
    assert (told(TOM), told(NOEL), told(UMA)) == (None, None, date(2026, 11, 2))
