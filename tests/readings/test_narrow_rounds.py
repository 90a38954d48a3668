"""A round that asks some pairs is nothing to the others: not missed, not their latest."""

from collections.abc import Iterable
from datetime import datetime, timedelta

import pytest

from mentorsurvey import program, rounds
from mentorsurvey.instruments import shipped
from mentorsurvey.program.check_ins import draw_routine
from mentorsurvey.readings.attention import watched
from mentorsurvey.readings.filters import Filter
from mentorsurvey.readings.overview import newest, overview
from mentorsurvey.readings.relationship import relationship
from mentorsurvey.rounds import EVERYONE, Reach
from mentorsurvey.store import Database, attention
from tests.house import CLOSES, NOW, House, founded, pair_row
from tests.readings.played import level, submit

Pairs = tuple[tuple[str, str], ...]


def crowd(cohort: str, many: int) -> Pairs:
    return tuple((f"M{cohort}{n} Om", f"E{cohort}{n} Ek") for n in range(many))


A, B = crowd("a", 5), crowd("b", 5)
OF_A, OF_B = (Reach(kind="cohorts", cohorts=(name,)) for name in "ab")
AFTER = NOW + timedelta(days=100)


def made(database: Database, *groups: Pairs) -> House:
    """These pairs, each in the cohort that its names tell."""
    pairs = tuple(pair for group in groups for pair in group)
    house = founded(database, pairs=pairs, asks=False)
    rows = [
        pair_row(line, mentor, mentee, cohort=mentor[1])
        for line, (mentor, mentee) in enumerate(pairs, start=2)
    ]
    program.import_roster(database, house.operator, rows, source="cohorts.csv", now=NOW)
    return house


def ids(house: House) -> dict[tuple[str, str], str]:
    with house.database.read() as tx:
        rows = tx.rows(
            "SELECT relationship.id, one.name AS mentor, two.name AS mentee FROM relationship"
            " JOIN person one ON one.id = mentor_id JOIN person two ON two.id = mentee_id"
        )
    return {(row["mentor"], row["mentee"]): row["id"] for row in rows}


def opened(house: House, reach: Reach, *, now: datetime) -> int:
    return rounds.open_round(
        house.database,
        house.operator,
        shipped()["checkin"],
        closes_at=now + timedelta(days=7),
        reach=reach,
        now=now,
    ).number


def play(house: House, reach: Reach, pairs: Iterable[tuple[str, str]], *, day: int) -> int:
    """A round that these pairs answer, and that is over a week later."""
    now = NOW + timedelta(days=day)
    number = opened(house, reach, now=now)
    for mentor, mentee in pairs:
        submit(house, mentor, mentee, level(6), number=number, now=now)
        submit(house, mentee, mentor, level(6), number=number, now=now)
    return number


def test_two_rounds_for_two_cohorts_at_once_count_each_pair_once(database: Database) -> None:
    house = made(database, A, B)
    opened(house, OF_A, now=NOW)
    opened(house, OF_B, now=NOW)
    both = overview(database, house.lead, now=NOW).rounds
    assert [one.answered.asked for one in both if one.answered] == [5, 5]
    first, second = overview(database, house.lead, chosen=Filter(cohort="a"), now=NOW).rounds
    assert first.answered is not None
    assert second.answered is None
    assert (first.wide, second.wide) == (True, False)


def test_a_pair_that_was_not_asked_misses_nothing_and_is_not_on_attention(
    database: Database,
) -> None:
    house = made(database, A, B)
    one = (A[0], B[0])
    for day in (0, 10):
        play(house, EVERYONE, one, day=day)
    for day in (20, 30):
        play(house, OF_A, (), day=day)
    found = watched(database, house.lead, now=AFTER)
    silent = {
        one
        for one, reasons in found.reasons.items()
        if any(reason.kind == "behaviour" for reason in reasons)
    }
    known = ids(house)
    assert silent == {known[A[0]]}


def test_the_page_of_a_pair_lists_the_rounds_that_asked_it(database: Database) -> None:
    house = made(database, A, B)
    play(house, EVERYONE, (A[0], *B[:2]), day=0)
    play(house, OF_A, A[:1], day=10)
    chosen = Reach(kind="pairs", pairs=(ids(house)[B[0]],))
    play(house, chosen, B[:1], day=20)
    for pair, numbers in ((A[0], [1, 2]), (B[0], [1, 3]), (B[1], [1])):
        reading = relationship(database, house.lead, ids(house)[pair], now=AFTER)
        assert [one.asked.number for one in reading.rounds] == numbers
        assert reading.latest is not None
        assert reading.latest.asked.number == numbers[-1]


def test_a_round_for_a_few_pairs_takes_no_line_and_no_first_place_from_the_program(
    database: Database,
) -> None:
    house = made(database, A, B)
    for day in (0, 10):
        play(house, EVERYONE, (*A, *B), day=day)
    before = overview(database, house.lead, now=AFTER)
    chosen = Reach(kind="pairs", pairs=(ids(house)[A[0]], ids(house)[A[1]]))
    play(house, chosen, A[:2], day=20)
    after = overview(database, house.lead, now=AFTER)
    assert (after.followed, after.direction) == (before.followed, before.direction)
    lines = [one.followed for one in after.rounds]
    assert lines == [*(one.followed for one in before.rounds), None]
    assert newest(after.rounds).asked.number == 2
    assert after.standings[-1].level == before.standings[-1].level


def test_the_line_of_cohorts_that_take_turns_follows_those_of_the_latest_round(
    database: Database,
) -> None:
    house = made(database, A, B)
    for number in range(4):
        reach, pairs = ((OF_A, A), (OF_B, B))[number % 2]
        play(house, reach, pairs, day=10 * number)
    found = overview(database, house.lead, now=AFTER)
    assert found.followed == 5
    assert [one.asked.number for one in found.rounds if one.followed] == [2, 4]
    own = overview(database, house.lead, chosen=Filter(cohort="a"), now=AFTER)
    assert [one.asked.number for one in own.rounds if one.followed] == [1, 3]


@pytest.mark.parametrize("together", [True, False])
def test_each_closed_round_draws_among_the_pairs_of_which_it_is_the_latest(
    database: Database, together: bool
) -> None:
    house = made(database, crowd("a", 20), crowd("b", 20))
    opened(house, OF_A, now=NOW)
    opened(house, OF_B, now=NOW if together else NOW + timedelta(days=20))
    for day in (8, 15, 40):
        draw_routine(database, house.lead, now=NOW + timedelta(days=day))
    with database.read() as tx:
        drawn = attention.drawn(tx, house.lead, now=AFTER)
    named = {one: mentor[1] for (mentor, _), one in ids(house).items()}
    assert {(named[one], number) for one, number in drawn.items()} == {("a", 1), ("b", 2)}
    assert len(drawn) == 40


def test_the_next_round_of_a_pair_ends_its_draw_and_that_of_others_does_not(
    database: Database,
) -> None:
    house = made(database, crowd("a", 20), crowd("b", 20))
    opened(house, EVERYONE, now=NOW)
    draw_routine(database, house.lead, now=CLOSES)
    opened(house, OF_A, now=CLOSES)
    with database.read() as tx:
        drawn = attention.drawn(tx, house.lead, now=AFTER)
        before = attention.drawn(tx, house.lead, now=CLOSES)
    named = {one: mentor[1] for (mentor, _), one in ids(house).items()}
    assert len(before) == 40
    assert drawn == {one: number for one, number in before.items() if named[one] == "b"}
