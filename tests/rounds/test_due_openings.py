"""The clock opens the rounds of a schedule: on their day, once, and never one over another."""

import sqlite3
from dataclasses import replace
from datetime import date, timedelta

import pytest

from mentorsurvey import program as programs
from mentorsurvey import rounds
from mentorsurvey.instruments import shipped
from mentorsurvey.program import pausing
from mentorsurvey.rounds import Reach, scheduling
from mentorsurvey.store import Database, reminders
from mentorsurvey.store.schedules import AS_EVERYBODY, PairRule, Step
from tests.conftest import Together
from tests.house import NOEL, TOM, UMA, VERA, House, pair_row
from tests.rounds.scheduled import CHECK_INS, TODAY, Scheduled
from tests.store.leading import pair_id

NOVEMBER, FEBRUARY = date(2026, 11, 2), date(2027, 2, 2)
DAY = timedelta(days=1)
INTRODUCTION = Step(form="introduction", anchor="pair", after=2, after_unit="weeks")
"""Two weeks after a pair begins; those of the house began on Monday, October 5."""
FIRST_MONDAY = date(2026, 10, 19)
ALL = {TOM, UMA, VERA}


@pytest.fixture
def program(unasked: House) -> Scheduled:
    """The small program with check-ins every three months."""
    found = Scheduled(house=unasked)
    found.save(CHECK_INS)
    return found


@pytest.fixture
def by_pair(unasked: House) -> Scheduled:
    """The small program with an introduction for each pair."""
    found = Scheduled(house=unasked)
    found.save(INTRODUCTION)
    return found


def by_hand(
    program: Scheduled, day: date, *, reach: Reach = rounds.EVERYONE, form: str = "checkin"
) -> str:
    """The lead opens a round at noon, for ten days."""
    at = program.at(day, 12)
    opened = rounds.open_round(
        program.house.database,
        program.house.lead,
        shipped()[form],
        closes_at=at + timedelta(days=10),
        reach=reach,
        now=at,
    )
    return opened.round_id


def test_a_round_opens_at_eight_in_the_morning_of_its_day_and_not_before(
    program: Scheduled,
) -> None:
    assert program.run(program.at(NOVEMBER, 7, 59)) == 0
    assert program.run(program.at(NOVEMBER)) == 1
    (opened,) = program.rounds
    assert (opened.instrument, opened.reach, opened.totals) == ("checkin", "all", True)
    assert opened.opened_at == program.at(NOVEMBER)
    assert opened.closes_at.isoformat() == "2026-11-16T23:59:59+00:00"
    with program.house.database.read() as tx:
        assert reminders.of_round(tx, opened.id) == (
            program.at(date(2026, 11, 9)),
            program.at(date(2026, 11, 13)),
        )


def test_it_opens_once_however_often_the_clock_looks(program: Scheduled) -> None:
    for minute in range(5):
        program.run(program.at(NOVEMBER, 8, minute))
    program.days(NOVEMBER, FEBRUARY + timedelta(days=30))
    assert program.opened == [NOVEMBER, FEBRUARY]
    assert [one.number for one in program.rounds] == [1, 2]


def test_a_clock_that_jumps_back_or_was_ahead_opens_nothing_twice(program: Scheduled) -> None:
    for day in (NOVEMBER, NOVEMBER - 5 * DAY, NOVEMBER + DAY, NOVEMBER - DAY, NOVEMBER):
        program.run(program.at(day, 9))
    assert program.opened == [NOVEMBER]


def test_a_clock_that_was_a_year_ahead_takes_no_round_from_the_year_between(
    program: Scheduled,
) -> None:
    program.run(program.at(NOVEMBER + timedelta(days=200)))  # between two openings
    program.days(NOVEMBER, NOVEMBER + DAY)
    assert program.opened == [NOVEMBER]


def test_of_two_processes_that_look_at_once_one_opens_it(
    program: Scheduled, at_once: Together
) -> None:
    others = [Database(program.house.database.path) for _ in range(4)]
    at = program.at(NOVEMBER)
    done = at_once([lambda one=one: program.run(at, one) for one in others])
    assert sorted(done) == [0, 0, 0, 1]
    assert program.opened == [NOVEMBER]


def test_of_two_processes_that_look_at_once_one_opens_that_of_pairs(
    by_pair: Scheduled, at_once: Together
) -> None:
    others = [Database(by_pair.house.database.path) for _ in range(4)]
    at = by_pair.at(FIRST_MONDAY)
    done = at_once([lambda one=one: by_pair.run(at, one) for one in others])
    assert sorted(done) == [0, 0, 0, 1]
    assert by_pair.opened == [FIRST_MONDAY]


def test_clocks_five_minutes_apart_open_it_once(program: Scheduled) -> None:
    for minute in range(10):
        now = program.at(NOVEMBER, 7, 55) + timedelta(minutes=minute)
        program.run(now)
        program.run(now - timedelta(minutes=5))
    assert program.opened == [NOVEMBER]


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Kolkata", "Pacific/Auckland"])
def test_it_opens_by_the_clocks_of_its_program(unasked: House, zone: str) -> None:
    with unasked.database.write() as tx:
        tx.run("UPDATE program SET timezone = :zone", zone=zone)
    program = Scheduled(house=unasked, zone=zone)
    program.save(replace(CHECK_INS, first_on=date(2026, 10, 26)))  # clocks change in these months
    for day in (date(2026, 10, 26), date(2027, 1, 26), date(2027, 4, 26)):
        opens = program.at(day)
        assert program.run(opens - timedelta(minutes=1)) == 0
        assert program.run(opens) == 1
        last = program.rounds[-1].closes_at
        assert last == program.at(day + timedelta(days=14), 23, 59) + timedelta(seconds=59)


def test_a_server_that_was_off_for_half_a_year_opens_what_can_still_be_answered(
    program: Scheduled,
) -> None:
    program.days(NOVEMBER, NOVEMBER)
    assert program.run(program.at(date(2027, 4, 20))) == 0  # that of February is over
    assert program.run(program.at(date(2027, 5, 6), 15)) == 1
    assert program.opened == [NOVEMBER, date(2027, 5, 6)]
    last = program.rounds[-1]
    assert last.closes_at.date() == date(2027, 5, 16)  # as planned
    with program.house.database.read() as tx:
        assert reminders.of_round(tx, last.id) == (
            program.at(date(2027, 5, 13)),  # both of them would come then
        )


def test_on_its_last_day_it_is_too_late_to_open(program: Scheduled) -> None:
    assert program.run(program.at(date(2026, 11, 16))) == 0
    assert program.rounds == []


def test_what_a_lead_opened_by_hand_shortly_before_is_not_opened_again(
    program: Scheduled,
) -> None:
    program.days(NOVEMBER, NOVEMBER)
    by_hand(program, date(2027, 1, 4))  # after the middle between November and February
    program.days(FEBRUARY, FEBRUARY + timedelta(days=20))
    assert [one.opened_at.date() for one in program.rounds] == [NOVEMBER, date(2027, 1, 4)]
    program.days(date(2027, 5, 1), date(2027, 5, 3))
    assert program.opened[-1] == date(2027, 5, 2)


def test_what_was_opened_by_hand_before_the_middle_is_something_else(program: Scheduled) -> None:
    program.days(NOVEMBER, NOVEMBER)
    by_hand(program, date(2026, 12, 1))
    program.days(FEBRUARY, FEBRUARY)
    assert len(program.rounds) == 3


def test_a_round_by_hand_that_a_lead_took_back_does_not_count(program: Scheduled) -> None:
    mistaken = by_hand(program, date(2026, 10, 30))
    rounds.discard_round(
        program.house.database, program.house.lead, mistaken, now=program.at(date(2026, 10, 30), 13)
    )
    program.days(NOVEMBER, NOVEMBER)
    assert program.opened[-1] == NOVEMBER


def test_pairs_that_a_lead_asked_by_hand_are_left_out_and_the_others_are_asked(
    program: Scheduled,
) -> None:
    chosen = Reach(kind="pairs", pairs=(pair_id(program.house, TOM),))
    by_hand(program, date(2026, 10, 28), reach=chosen)
    program.days(NOVEMBER, NOVEMBER)
    assert (program.mentees(1), program.mentees(2)) == ({TOM}, {UMA, VERA})
    assert not program.rounds[1].totals  # compared with another round, it would tell of one pair


def test_where_all_pairs_were_asked_by_hand_one_after_the_other_nothing_opens(
    program: Scheduled,
) -> None:
    for mentee in ALL:
        chosen = Reach(kind="pairs", pairs=(pair_id(program.house, mentee),))
        by_hand(program, date(2026, 10, 28), reach=chosen)
    program.days(NOVEMBER, NOVEMBER + timedelta(days=20))
    assert len(program.rounds) == 3


def test_an_open_round_of_the_same_form_is_waited_for(program: Scheduled) -> None:
    old = by_hand(program, TODAY)
    database, lead = program.house.database, program.house.lead
    late = program.at(date(2026, 11, 5), 23)
    rounds.move_close(database, lead, old, closes_at=late, now=program.at(TODAY, 13))
    program.days(NOVEMBER, date(2026, 11, 5))
    assert len(program.rounds) == 1
    program.run(program.at(date(2026, 11, 6)))
    assert program.opened == [TODAY, date(2026, 11, 6)]
    assert program.rounds[1].closes_at.date() == date(2026, 11, 16)


def test_a_completion_waits_while_an_introduction_is_open_for_the_same_pairs(
    unasked: House,
) -> None:
    program = Scheduled(house=unasked)
    program.save(Step(form="completion", first_on=NOVEMBER))
    unasked.open_round("introduction", now=program.at(NOVEMBER - 4 * DAY), days=8)
    program.days(NOVEMBER, NOVEMBER + 3 * DAY)
    assert [one.instrument for one in program.rounds] == ["introduction"]
    program.days(NOVEMBER + 4 * DAY, NOVEMBER + 5 * DAY)
    assert [one.instrument for one in program.rounds] == ["introduction", "completion"]
    assert program.opened[1] == NOVEMBER + 4 * DAY


def test_what_waits_until_its_last_day_never_opens(program: Scheduled) -> None:
    old = by_hand(program, TODAY)
    late = program.at(date(2026, 12, 5))
    rounds.move_close(
        program.house.database,
        program.house.lead,
        old,
        closes_at=late,
        now=program.at(TODAY, 13),
    )
    program.days(NOVEMBER, date(2026, 12, 10))
    assert program.opened == [TODAY]
    program.days(FEBRUARY, FEBRUARY)
    assert program.opened == [TODAY, FEBRUARY]


def test_a_form_that_is_not_there_keeps_no_other_round_from_opening(program: Scheduled) -> None:
    program.save(CHECK_INS, Step(form="review", first_on=NOVEMBER))
    with program.house.database.write() as tx:
        tx.run("UPDATE schedule_step SET form = 'gone' WHERE form = 'checkin'")
    assert program.run(program.at(NOVEMBER)) == 1
    assert [one.instrument for one in program.rounds] == ["review"]
    with program.house.database.write() as tx:
        tx.run("UPDATE schedule_step SET form = 'checkin' WHERE form = 'gone'")
    assert program.run(program.at(NOVEMBER + DAY)) == 1  # mended by the next morning


def test_where_nobody_is_there_yet_a_round_waits_for_them(unasked: House) -> None:
    program = Scheduled(house=unasked)
    program.save(CHECK_INS)
    database, lead = unasked.database, unasked.lead
    for mentee in ALL:
        pausing.end_pair(
            database,
            lead,
            pair_id(unasked, mentee),
            since=TODAY,
            reason="left",
            now=program.at(TODAY, 12),
        )
    program.days(NOVEMBER, NOVEMBER + 3 * DAY)
    assert program.rounds == []
    pausing.resume_pair(
        database, lead, pair_id(unasked, TOM), now=program.at(NOVEMBER + 3 * DAY, 12)
    )
    program.days(NOVEMBER + 4 * DAY, NOVEMBER + 4 * DAY)
    assert program.mentees(1) == {TOM}


def test_who_has_left_or_is_paused_is_not_asked(program: Scheduled) -> None:
    database, lead, now = program.house.database, program.house.lead, program.at(TODAY, 12)
    pausing.end_pair(
        database, lead, pair_id(program.house, TOM), since=TODAY, reason="left", now=now
    )
    pausing.pause_pair(
        database,
        lead,
        pair_id(program.house, UMA),
        since=TODAY + DAY,
        until=date(2026, 12, 1),
        reason="away",
        now=now,
    )
    program.days(NOVEMBER, NOVEMBER)
    program.days(FEBRUARY, FEBRUARY)
    assert (program.mentees(1), program.mentees(2)) == ({VERA}, {UMA, VERA})


def test_a_pair_that_comes_later_joins_the_round_for_all_and_has_an_introduction_of_its_own(
    program: Scheduled,
) -> None:
    program.save(CHECK_INS, INTRODUCTION)
    program.days(FIRST_MONDAY, NOVEMBER)
    programs.import_roster(
        program.house.database,
        program.house.operator,
        [pair_row(2, NOEL, "Zoe Adler")],
        source="late.csv",
        now=program.at(date(2026, 11, 4), 12),
    )
    assert program.mentees(2) == {*ALL, "Zoe Adler"}
    program.days(date(2026, 11, 5), date(2026, 12, 5))
    assert program.opened == [FIRST_MONDAY, NOVEMBER, date(2026, 11, 23)]
    assert (program.mentees(1), program.mentees(3)) == (ALL, {"Zoe Adler"})


def test_pairs_of_one_week_are_asked_together_by_a_round_that_is_in_no_total(
    by_pair: Scheduled,
) -> None:
    by_pair.days(FIRST_MONDAY - 3 * DAY, FIRST_MONDAY + 30 * DAY)
    (opened,) = by_pair.rounds
    assert (opened.reach, opened.totals, by_pair.mentees(1)) == ("pairs", False, ALL)
    assert by_pair.opened == [FIRST_MONDAY]


def test_a_pair_that_starts_anew_is_asked_anew_and_once(by_pair: Scheduled) -> None:
    database, lead, tom = by_pair.house.database, by_pair.house.lead, pair_id(by_pair.house, TOM)
    by_pair.days(FIRST_MONDAY, FIRST_MONDAY)
    gone, back = date(2026, 12, 1), date(2027, 1, 11)
    pausing.end_pair(database, lead, tom, since=gone, reason="away", now=by_pair.at(gone, 12))
    pausing.restart_pair(database, lead, tom, since=back, now=by_pair.at(back, 12))
    by_pair.days(back, back + 60 * DAY)
    assert by_pair.opened == [FIRST_MONDAY, date(2027, 1, 25)]
    assert by_pair.mentees(2) == {TOM}
    pausing.undo_restart(database, lead, tom, now=by_pair.at(date(2027, 3, 20)))
    by_pair.days(date(2027, 3, 21), date(2027, 4, 1))
    assert len(by_pair.rounds) == 2


def test_a_pair_that_was_introduced_by_hand_is_not_introduced_again(by_pair: Scheduled) -> None:
    chosen = Reach(kind="pairs", pairs=(pair_id(by_pair.house, TOM),))
    by_hand(by_pair, date(2026, 10, 7), reach=chosen, form="introduction")
    by_pair.days(FIRST_MONDAY, FIRST_MONDAY + 40 * DAY)
    assert [by_pair.mentees(1), by_pair.mentees(2)] == [{TOM}, {UMA, VERA}]
    assert len(by_pair.rounds) == 2


def test_a_step_that_was_changed_does_not_ask_again_what_it_has_asked(program: Scheduled) -> None:
    program.days(NOVEMBER, NOVEMBER)
    (step,) = program.schedule.steps
    program.save(replace(step, days=21), now=program.at(NOVEMBER, 10))
    assert program.schedule.steps[0].id != step.id
    program.days(NOVEMBER, FEBRUARY)
    assert program.opened == [NOVEMBER, FEBRUARY]
    assert program.rounds[1].closes_at.date() == date(2027, 2, 23)


def test_an_introduction_that_moves_is_not_asked_again(by_pair: Scheduled) -> None:
    by_pair.days(FIRST_MONDAY, FIRST_MONDAY)
    (step,) = by_pair.schedule.steps
    by_pair.save(replace(step, after=6), now=by_pair.at(FIRST_MONDAY, 10))
    by_pair.days(FIRST_MONDAY, FIRST_MONDAY + 90 * DAY)
    assert by_pair.opened == [FIRST_MONDAY]


def test_a_step_that_did_not_change_goes_on_where_others_come_and_go(program: Scheduled) -> None:
    (step,) = program.schedule.steps
    review = Step(form="review", first_on=date(2026, 12, 1))
    program.save(review, step, now=program.at(TODAY, 12))
    assert [one.form for one in program.schedule.steps] == ["review", "checkin"]
    assert program.schedule.steps[1] == step
    program.save(step, now=program.at(TODAY, 13))
    program.days(NOVEMBER, date(2026, 12, 3))
    assert program.opened == [NOVEMBER]


def test_a_schedule_that_was_stopped_opens_nothing_nor_catches_up_on_it(
    program: Scheduled,
) -> None:
    database, lead = program.house.database, program.house.lead
    scheduling.stop(database, lead, now=program.at(TODAY, 12))
    program.days(NOVEMBER, NOVEMBER + 3 * DAY)
    assert program.rounds == []
    assert not program.schedule.is_on
    program.save(*program.schedule.steps, now=program.at(NOVEMBER + 3 * DAY, 12))
    program.days(NOVEMBER + 3 * DAY, FEBRUARY)
    assert program.opened == [FEBRUARY]


def test_a_step_opens_on_the_day_on_which_it_is_switched_on(program: Scheduled) -> None:
    program.run(program.at(TODAY, 11))
    review = Step(form="review", first_on=TODAY)
    program.save(*program.schedule.steps, review, now=program.at(TODAY, 12))
    assert program.run(program.at(TODAY, 12, 1)) == 1
    assert program.rounds[0].opened_at == program.at(TODAY, 12, 1)


def test_it_opens_nothing_that_was_due_before_it_was_switched_on(unasked: House) -> None:
    program = Scheduled(house=unasked)
    program.save(replace(CHECK_INS, first_on=TODAY - 3 * DAY))
    program.days(TODAY, TODAY + 60 * DAY)
    assert program.rounds == []
    program.days(date(2027, 1, 2), date(2027, 1, 2))
    assert program.opened == [date(2027, 1, 2)]


def test_a_pair_that_is_asked_later_has_a_round_of_its_own(program: Scheduled) -> None:
    program.rule(TOM, PairRule(later=10))
    program.days(NOVEMBER, NOVEMBER + 20 * DAY)
    assert program.opened == [NOVEMBER, NOVEMBER + 10 * DAY]
    assert (program.mentees(1), program.mentees(2)) == ({UMA, VERA}, {TOM})
    assert [(one.reach, one.totals) for one in program.rounds] == [("all", True), ("pairs", False)]


def test_a_pair_that_is_moved_after_it_was_asked_is_not_asked_again(program: Scheduled) -> None:
    program.days(NOVEMBER, NOVEMBER)
    program.rule(TOM, PairRule(later=60), now=program.at(NOVEMBER, 12))
    program.days(NOVEMBER, FEBRUARY)
    assert program.opened == [NOVEMBER, FEBRUARY]
    assert program.mentees(2) == {UMA, VERA}


def test_a_pair_that_becomes_like_the_others_joins_their_open_round(program: Scheduled) -> None:
    program.rule(TOM, PairRule(later=60))
    program.days(NOVEMBER, NOVEMBER)
    program.rule(TOM, AS_EVERYBODY, now=program.at(NOVEMBER, 12))
    assert program.mentees(1) == ALL
    program.days(NOVEMBER + DAY, NOVEMBER + 70 * DAY)
    assert program.opened == [NOVEMBER]


def test_a_pair_that_is_left_out_is_not_asked_nor_invited_when_it_starts_anew(
    program: Scheduled,
) -> None:
    program.rule(TOM, PairRule(left_out=True))
    program.days(NOVEMBER, NOVEMBER)
    database, lead, tom = program.house.database, program.house.lead, pair_id(program.house, TOM)
    at = program.at(NOVEMBER, 12)
    pausing.end_pair(database, lead, tom, since=NOVEMBER, reason="away", now=at)
    pausing.restart_pair(database, lead, tom, since=NOVEMBER, now=at)
    program.days(NOVEMBER, NOVEMBER + 20 * DAY)
    assert program.mentees(1) == {UMA, VERA}
    assert len(program.rounds) == 1


def test_a_pair_that_gets_longer_can_answer_longer_than_the_others(program: Scheduled) -> None:
    program.rule(TOM, PairRule(longer=7))
    program.days(NOVEMBER, NOVEMBER)
    found = rounds.standings(program.house.database, program.house.operator, program.rounds[0].id)
    assert {(one.name, one.closes_at.date()) for one in found if one.side == "mentee"} == {
        (TOM, date(2026, 11, 23)),
        (UMA, date(2026, 11, 16)),
        (VERA, date(2026, 11, 16)),
    }


def test_what_opens_is_in_the_record_as_done_by_the_clock(program: Scheduled) -> None:
    program.days(NOVEMBER, NOVEMBER)
    with program.house.database.read() as tx:
        (row,) = tx.rows("SELECT actor_kind, verb FROM audit WHERE verb = 'round.open'")
    assert row["actor_kind"] == "clock"


def test_between_two_mornings_the_clock_reads_the_schedule_and_nothing_else(
    program: Scheduled,
) -> None:
    program.run(program.at(NOVEMBER))
    with program.house.database.write() as tx:
        tx.run("DELETE FROM schedule_opening")  # so that it would open again if it looked
    assert program.run(program.at(NOVEMBER, 23)) == 0
    assert len(program.rounds) == 1


def test_a_pair_whose_own_round_is_open_still_is_left_out_of_the_one_for_all(
    program: Scheduled,
) -> None:
    tom = pair_id(program.house, TOM)
    old = by_hand(program, TODAY, reach=Reach(kind="pairs", pairs=(tom,)))
    rounds.move_close(
        program.house.database,
        program.house.lead,
        old,
        closes_at=program.at(date(2026, 11, 20)),
        now=program.at(TODAY, 13),
    )
    program.days(NOVEMBER, NOVEMBER)
    assert program.mentees(2) == {UMA, VERA}


def test_a_pair_that_comes_after_a_round_by_hand_is_asked_with_the_others_next_time(
    program: Scheduled,
) -> None:
    by_hand(program, date(2026, 10, 20))
    programs.import_roster(
        program.house.database,
        program.house.operator,
        [pair_row(2, NOEL, "Zoe Adler")],
        source="late.csv",
        now=program.at(date(2026, 11, 1), 12),
    )
    program.days(date(2026, 11, 1), NOVEMBER + 20 * DAY)
    assert len(program.rounds) == 1
    program.days(FEBRUARY, FEBRUARY)
    assert program.mentees(2) == {*ALL, "Zoe Adler"}


def test_a_pair_that_an_old_open_round_did_not_ask_is_not_asked_before_the_others(
    program: Scheduled,
) -> None:
    database, lead, tom = program.house.database, program.house.lead, pair_id(program.house, TOM)
    noon = program.at(TODAY, 12)
    pausing.pause_pair(
        database, lead, tom, since=TODAY, until=date(2026, 10, 25), reason="away", now=noon
    )
    old = by_hand(program, TODAY)
    late = program.at(date(2026, 11, 4), 23)
    rounds.move_close(database, lead, old, closes_at=late, now=program.at(TODAY, 13))
    program.days(NOVEMBER, date(2026, 11, 5))
    assert program.opened == [TODAY, date(2026, 11, 5)]
    assert (program.mentees(1), program.mentees(2)) == ({UMA, VERA}, ALL)


def test_nothing_that_was_due_before_is_opened_for_a_pair_that_is_asked_later(
    unasked: House,
) -> None:
    program = Scheduled(house=unasked)
    program.rule(TOM, PairRule(later=10))
    program.save(replace(CHECK_INS, first_on=TODAY - 3 * DAY))
    program.days(TODAY, TODAY + 30 * DAY)
    assert program.rounds == []


def test_a_pair_that_is_asked_the_same_already_waits_and_the_others_do_not(
    unasked: House,
) -> None:
    program = Scheduled(house=unasked)
    program.save(replace(INTRODUCTION, form="checkin", after=12, every=6, times=None))
    database, lead, due = unasked.database, unasked.lead, date(2026, 12, 28)
    program.rule(UMA, PairRule(later=21))
    old = by_hand(program, TODAY, reach=Reach(kind="pairs", pairs=(pair_id(unasked, TOM),)))
    late = program.at(due + 2 * DAY, 23)
    rounds.move_close(database, lead, old, closes_at=late, now=program.at(TODAY, 13))
    program.days(due, due + 25 * DAY)
    assert program.opened[1:] == [due, due + 3 * DAY, due + 21 * DAY]
    assert [program.mentees(number) for number in (2, 3, 4)] == [{VERA}, {TOM}, {UMA}]


def test_a_pair_that_was_paused_on_its_day_is_asked_once_it_goes_on(by_pair: Scheduled) -> None:
    pausing.pause_pair(
        by_pair.house.database,
        by_pair.house.lead,
        pair_id(by_pair.house, TOM),
        since=TODAY,
        until=FIRST_MONDAY + 4 * DAY,
        reason="away",
        now=by_pair.at(TODAY, 12),
    )
    by_pair.days(FIRST_MONDAY, FIRST_MONDAY + 30 * DAY)
    assert by_pair.opened == [FIRST_MONDAY, FIRST_MONDAY + 4 * DAY]
    assert (by_pair.mentees(1), by_pair.mentees(2)) == ({UMA, VERA}, {TOM})
    assert by_pair.rounds[0].closes_at == by_pair.rounds[1].closes_at


def test_what_breaks_in_the_middle_leaves_nothing_half_open_and_is_tried_again(
    program: Scheduled,
) -> None:
    program.save(*program.schedule.steps, Step(form="review", first_on=NOVEMBER))
    with program.house.database.write() as tx:
        tx.run(
            "CREATE TRIGGER broken BEFORE INSERT ON schedule_opening WHEN NEW.step_id ="
            " (SELECT id FROM schedule_step WHERE form = 'checkin')"
            " BEGIN SELECT RAISE(ABORT, 'broken'); END"
        )
    with pytest.raises(sqlite3.Error, match="broken"):
        program.run(program.at(NOVEMBER))
    assert [one.instrument for one in program.rounds] == ["review"]
    with program.house.database.write() as tx:
        tx.run("DROP TRIGGER broken")
    assert program.run(program.at(NOVEMBER, 8, 1)) == 1
    assert [one.instrument for one in program.rounds] == ["review", "checkin"]
