"""Cohorts and departments side by side: nothing in them that does not stand on the pairs' pages."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from statistics import fmean

import pytest

from mentorsurvey import program
from mentorsurvey.readings.overview import of_program
from mentorsurvey.readings.overview_words import part
from mentorsurvey.readings.overview_words import parts as words
from mentorsurvey.readings.parts import Kind, Part, parts
from mentorsurvey.readings.relationship import relationship
from mentorsurvey.readings.series import Program
from mentorsurvey.readings.series import program as series_of
from mentorsurvey.store import Database
from tests.house import House, founded, pair_row
from tests.readings.played import PAIRS as SIX
from tests.readings.played import Played, close, level, submit
from tests.store.leading import recuse_lead

MORE = (("Gus Lamb", "Meg Zorn"), ("Hope Main", "Nat Abel"), ("Ivo Nash", "Oli Bern"))
PAIRS = (*SIX, *MORE)
KINDS: tuple[Kind, ...] = ("cohort", "department")
ALL_BUT_ONE = tuple("x" if n < 8 else "y" for n in range(9))
"""Eight pairs in one department: with all nine beside it, whoever subtracts has the ninth."""


def play(database: Database, departments: Sequence[str], ratings: Sequence[int]) -> Played:
    """Nine pairs, whose first five are a cohort of their own, in two rounds that all answered."""
    return twice(imported(database, departments), ratings)


def imported(database: Database, departments: Sequence[str]) -> House:
    house = founded(database, pairs=(), asks=False)
    rows = [
        pair_row(line, *pair, cohort="a" if line < 7 else "b", department=of)
        for line, (pair, of) in enumerate(zip(PAIRS, departments, strict=True), start=2)
    ]
    program.import_roster(database, house.operator, rows, source="pairs.csv", now=house.now)
    return house


def twice(house: House, ratings: Sequence[int]) -> Played:
    return asks(asks(Played(house=house, after=house.now), 1, ratings), 2, ratings)


def asks(played: Played, number: int, ratings: Sequence[int]) -> Played:
    """One round, answered by both people of each pair, and the program after it has closed."""
    house, now = played.house, played.after
    house.open_round(now=now)
    for place, (mentor, mentee) in enumerate(PAIRS):
        for who, whom in ((mentor, mentee), (mentee, mentor)):
            submit(house, who, whom, level(ratings[place]), number=number, now=now)
    close(house, number, now=now + timedelta(days=10))
    return Played(house=house, after=now + timedelta(days=10, minutes=1))


def read(of: Played) -> Program:
    return series_of(of.database, of.house.lead, now=of.after)


def called(found: Sequence[Part]) -> dict[str, Part]:
    return {one.name: one for one in found}


RATINGS = (7, 7, 4, 4, 1, 4, 7, 4, 1)


def test_each_line_is_the_mean_of_what_stands_on_the_pages_of_its_pairs(
    database: Database,
) -> None:
    played = play(database, "xxxxxyyyy", RATINGS)
    house, whole = played.house, read(played)
    by_name = {
        pair.id: {
            one.asked.number: one.health
            for one in relationship(database, house.lead, pair.id, now=played.after).rounds
        }
        for pair in whole.pairs
    }
    checked = 0
    for kind in KINDS:
        for one in parts(whole, kind):
            inside = [
                pair.id
                for pair in whole.pairs
                if one.name in (pair.cohorts if kind == "cohort" else pair.departments)
            ]
            for number, followed in one.line.rounds.items():
                values = [by_name[pair][number] for pair in inside]
                assert followed.mean == pytest.approx(fmean(v for v in values if v is not None))
                assert len(values) >= whole.fewest
                checked += 1
    assert checked == 4  # two rounds of a cohort and of a department


def test_a_department_shows_where_a_total_of_it_could_be_subtracted(database: Database) -> None:
    played = play(database, ALL_BUT_ONE, RATINGS)
    whole = read(played)
    assert not any(one.department == "x" for one in of_program(whole).offered)
    found = called(parts(whole, "department"))
    assert found["x"].line.followed == 8
    assert found["y"].line.rounds == {}  # one pair
    assert (found["x"].relationships, found["y"].relationships) == (8, 1)


def test_where_leads_see_totals_alone_no_line_is_there_to_subtract(database: Database) -> None:
    house = imported(database, ALL_BUT_ONE)
    program.set_leads_see(database, house.lead, "totals", now=house.now)
    whole = read(twice(house, RATINGS))
    assert any(one.health for one in of_program(whole).rounds)
    for kind in KINDS:
        assert all(one.line.rounds == {} for one in parts(whole, kind))
        assert all(one.line.direction is None for one in parts(whole, kind))


def test_rounds_that_leads_see_in_totals_are_in_no_line_of_a_program_that_changed(
    database: Database,
) -> None:
    played = play(database, ALL_BUT_ONE, RATINGS)
    before = {kind: parts(read(played), kind) for kind in KINDS}
    program.set_leads_see(database, played.house.lead, "totals", now=played.after)
    later = asks(played, 3, [1] * 9)
    assert {kind: parts(read(later), kind) for kind in KINDS} == before


def test_a_pair_that_is_kept_from_a_lead_is_in_no_line_and_in_no_count(
    database: Database,
) -> None:
    played = play(database, "xxxxxyyyy", RATINGS)
    recuse_lead(played.house, PAIRS[0][1], now=played.after)
    found = called(parts(read(played), "department"))
    assert (found["x"].relationships, found["x"].line.rounds) == (4, {})


def test_a_program_that_raised_its_minimum_shows_fewer(database: Database) -> None:
    whole = read(play(database, "xxxxxyyyy", RATINGS))
    assert called(parts(whole, "department"))["x"].line.followed == 5
    whole = replace(whole, fewest=6)
    assert all(one.line.rounds == {} for one in parts(whole, "department"))


def test_the_words_say_of_how_many_pairs_and_what_it_is_made_of(database: Database) -> None:
    found = called(parts(read(play(database, "xxxxxyyyy", RATINGS)), "department"))
    assert part(found["x"]) == "It is too early to say how they are changing. 5 of 5 pairs."
    assert "also read pair by pair, and takes at least 5 pairs." in words(5)
