"""When the steps of a schedule are due: calendars, time zones, pairs. Nothing is stored here."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from mentorsurvey.rounds.schedule_plan import (
    Member,
    due_on,
    member,
    middle,
    openings,
    plan,
    slot,
)
from mentorsurvey.store.breaks import Break
from mentorsurvey.store.relationships import Relationship
from mentorsurvey.store.schedules import AS_EVERYBODY, PairRule, Step

HERE = ZoneInfo("UTC")
NOW = datetime(2026, 10, 5, 9, tzinfo=UTC)
FAR = date(2028, 1, 1)
MONTHLY = Step(form="checkin", first_on=date(2027, 1, 31), times=None, days=7)
AFTER_A_MONTH = Step(
    form="checkin", anchor="pair", after=1, after_unit="months", times=None, days=7
)


def pair(
    name: str, *, cohorts: tuple[str, ...] = (), breaks: tuple[Break, ...] = ()
) -> Relationship:
    return Relationship(
        id=name,
        mentor_id="mentor",
        mentor="",
        mentee_id=name,
        mentee="",
        cohorts=cohorts,
        since=NOW,
        breaks=breaks,
    )


def days(step: Step, *, until: date = FAR, of: Member | None = None) -> list[date]:
    return [one.day for one in openings(step, HERE, since=date(2026, 1, 1), until=until, of=of)]


def begun(day: date, **rule: int) -> Member:
    return Member(pair=pair("tom"), begins=day, rule=PairRule(**rule))


def test_a_month_from_the_31st_is_the_last_day_of_a_shorter_one_and_never_slips() -> None:
    assert days(MONTHLY, until=date(2027, 5, 31)) == [
        date(2027, 1, 31),
        date(2027, 2, 28),
        date(2027, 3, 31),
        date(2027, 4, 30),
        date(2027, 5, 31),
    ]


def test_a_year_from_the_29th_of_february_is_the_28th() -> None:
    yearly = Step(form="review", first_on=date(2028, 2, 29), every=12, times=2)
    found = openings(yearly, HERE, since=FAR, until=date(2030, 1, 1))
    assert [one.day for one in found] == [date(2028, 2, 29), date(2029, 2, 28)]


def test_days_are_found_wherever_one_begins_to_look() -> None:
    for step in (MONTHLY, replace(MONTHLY, unit="weeks", every=5)):
        all_of_them = list(openings(step, HERE, since=date(2027, 1, 1), until=date(2035, 1, 1)))
        for start in range(0, 2800, 97):
            since = date(2027, 1, 1) + timedelta(days=start)
            found = list(openings(step, HERE, since=since, until=date(2035, 1, 1)))
            assert found == [one for one in all_of_them if one.day >= since]


def test_a_step_that_follows_pairs_opens_on_the_monday_on_or_after_their_day() -> None:
    found = days(AFTER_A_MONTH, of=begun(date(2027, 1, 31)), until=date(2027, 6, 1))
    assert found == [
        date(2027, 3, 1),  # from Sunday, February 28
        date(2027, 4, 5),  # from Wednesday, March 31
        date(2027, 5, 3),  # from Friday, April 30
        date(2027, 5, 31),  # itself a Monday
    ]
    assert {day.weekday() for day in found} == {0}


def test_pairs_of_a_week_come_together_and_the_next_week_is_a_round_of_its_own() -> None:
    steps = [replace(AFTER_A_MONTH, after=2, after_unit="weeks", times=1)]
    members = [
        Member(pair=pair("tom"), begins=date(2026, 10, 6)),
        Member(pair=pair("uma"), begins=date(2026, 10, 12)),
        Member(pair=pair("vera"), begins=date(2026, 10, 13)),
    ]
    found = plan(steps, members, HERE, since=NOW.date(), until=FAR)
    assert [(one.due.day, [m.pair.id for m in one.members], one.alone) for one in found] == [
        (date(2026, 10, 26), ["tom", "uma"], True),
        (date(2026, 11, 2), ["vera"], True),
    ]


@pytest.mark.parametrize(
    ("zone", "opens", "closes"),
    [
        ("America/New_York", "2027-03-01T13:00:00+00:00", "2027-03-16T03:59:59+00:00"),
        ("Europe/Berlin", "2027-03-01T07:00:00+00:00", "2027-03-15T22:59:59+00:00"),
        ("Asia/Kolkata", "2027-03-01T02:30:00+00:00", "2027-03-15T18:29:59+00:00"),
        ("Pacific/Auckland", "2027-02-28T19:00:00+00:00", "2027-03-15T10:59:59+00:00"),
    ],
)
def test_it_opens_at_eight_and_closes_at_the_end_of_a_day_where_the_program_is(
    zone: str, opens: str, closes: str
) -> None:
    step = Step(form="checkin", first_on=date(2027, 3, 1), days=14)
    due = due_on(step, 1, date(2027, 3, 1), ZoneInfo(zone))
    assert due.opens_at.astimezone(UTC).isoformat() == opens
    assert due.closes_at.astimezone(UTC).isoformat() == closes  # New York's clocks went ahead


@pytest.mark.parametrize(
    ("day", "opens"),
    [
        (date(2027, 3, 27), "2027-03-27T07:00:00+00:00"),
        (date(2027, 3, 28), "2027-03-28T06:00:00+00:00"),  # clocks go ahead at two
        (date(2027, 10, 30), "2027-10-30T06:00:00+00:00"),
        (date(2027, 10, 31), "2027-10-31T07:00:00+00:00"),  # and back at three
    ],
)
def test_eight_in_the_morning_is_eight_on_the_days_on_which_clocks_change(
    day: date, opens: str
) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    assert due_on(MONTHLY, 1, day, berlin).opens_at.astimezone(UTC).isoformat() == opens
    at = datetime.fromisoformat(opens)
    assert slot(at, berlin) == at
    assert slot(at - timedelta(seconds=1), berlin) < at - timedelta(hours=22)


def test_a_pair_that_is_asked_later_keeps_its_distance_to_the_others() -> None:
    shifted = days(MONTHLY, of=begun(NOW.date(), later=10), until=date(2027, 4, 1))
    assert shifted == [date(2027, 2, 10), date(2027, 3, 10)]
    members = [begun(NOW.date(), later=10), Member(pair=pair("uma"), begins=NOW.date())]
    found = plan([MONTHLY], members, HERE, since=date(2027, 1, 1), until=date(2027, 2, 20))
    assert [(one.alone, len(one.members), one.without) for one in found] == [
        (False, 1, frozenset({"tom"})),
        (True, 1, frozenset()),
    ]


def test_a_pair_that_is_left_out_is_in_no_round() -> None:
    alone = replace(begun(NOW.date()), rule=PairRule(left_out=True))
    found = plan([MONTHLY, AFTER_A_MONTH], [alone], HERE, since=date(2027, 1, 1), until=FAR)
    assert {len(one.members) for one in found} == {0}
    assert {one.without for one in found} == {frozenset({"tom"})}


def test_who_has_ended_or_is_paused_on_a_day_is_not_asked_on_it() -> None:
    paused = Break(
        kind="paused",
        starts_at=datetime(2027, 2, 1, tzinfo=UTC),
        stops_at=datetime(2027, 3, 15, tzinfo=UTC),
        reason="away",
    )
    away = Member(pair=pair("tom", breaks=(paused,)), begins=NOW.date())
    found = plan([MONTHLY], [away], HERE, since=date(2027, 1, 1), until=date(2027, 4, 1))
    assert [len(one.members) for one in found] == [1, 0, 1]


def test_a_step_asks_its_cohorts_alone() -> None:
    members = [
        Member(pair=pair("tom", cohorts=("2025",)), begins=NOW.date()),
        Member(pair=pair("uma", cohorts=("2026",)), begins=NOW.date()),
        Member(pair=pair("vera", cohorts=("2025", "2026")), begins=NOW.date()),
    ]
    step = replace(MONTHLY, cohorts=("2025",), times=1)
    (found,) = plan([step], members, HERE, since=date(2027, 1, 1), until=FAR)
    assert [one.pair.id for one in found.members] == ["tom", "vera"]


def test_the_time_of_a_pair_begins_when_it_came_in_or_earlier_where_its_roster_says_so() -> None:
    def begins(stated: date | None, *breaks: Break) -> tuple[date, str]:
        found = member(
            pair("tom", breaks=breaks), zone=HERE, stated=stated, rule=AS_EVERYBODY, now=NOW
        )
        return found.begins, found.life

    assert begins(None) == (date(2026, 10, 5), "")
    assert begins(date(2026, 9, 1)) == (date(2026, 9, 1), "")
    assert begins(date(2026, 12, 1)) == (date(2026, 10, 5), "")
    ahead = Break(kind="ahead", starts_at=NOW, stops_at=NOW + timedelta(days=30), reason="other")
    assert begins(date(2026, 9, 1), ahead) == (date(2026, 11, 4), "")
    anew = Break(
        kind="ended",
        starts_at=NOW,
        stops_at=NOW + timedelta(days=60),
        reason="left",
        anew_on=date(2026, 12, 1),
    )
    assert begins(date(2026, 9, 1), anew) == (date(2026, 12, 1), "2026-12-01")


def test_a_round_counts_as_an_opening_from_the_middle_to_the_one_before_it() -> None:
    quarterly = replace(MONTHLY, first_on=date(2027, 1, 4), every=12, unit="weeks")
    first, second = openings(quarterly, HERE, since=date(2027, 1, 1), until=date(2027, 4, 1))
    assert middle(second, HERE) == datetime(2027, 2, 15, 8, tzinfo=UTC)
    assert middle(first, HERE) == datetime(2026, 12, 28, 8, tzinfo=UTC)  # as long as it is open


def test_before_the_first_opening_of_a_pair_it_counts_from_the_middle_to_its_beginning() -> None:
    one = begun(date(2027, 1, 4))
    step = replace(AFTER_A_MONTH, after=8, after_unit="weeks")
    due = next(openings(step, HERE, since=date(2027, 1, 1), until=FAR, of=one))
    assert middle(due, HERE, of=one) == datetime(2027, 2, 1, 8, tzinfo=UTC)
    once = due_on(replace(step, times=1), 1, due.day, HERE)
    assert middle(once, HERE, of=one) == datetime(2027, 1, 4, 8, tzinfo=UTC)


def test_a_pair_that_is_asked_later_counts_what_the_others_count() -> None:
    quarterly = replace(MONTHLY, first_on=date(2027, 1, 4), every=12, unit="weeks")
    one = begun(NOW.date(), later=21)
    due = list(openings(quarterly, HERE, since=date(2027, 1, 1), until=FAR, of=one))[1]
    assert due.day == date(2027, 4, 19)
    assert middle(due, HERE, of=one) == datetime(2027, 2, 15, 8, tzinfo=UTC)
