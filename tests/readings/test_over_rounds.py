"""Averages over the rounds: enough pairs or people, whole groups, and only of what is chosen."""

from datetime import timedelta

import pytest

from mentorsurvey import sign_in, simulate
from mentorsurvey.access import Actor, operator
from mentorsurvey.readings.filters import EVERYBODY, Filter, filters
from mentorsurvey.readings.over_rounds import TO_MENTEE, TO_MENTOR, Average, Subject, over_rounds
from mentorsurvey.readings.over_rounds_words import finding, highest, nothing, people
from mentorsurvey.readings.who_answered import who_answered
from mentorsurvey.store import Database, create, totals
from tests.house import NOW, founded
from tests.readings.played import Played, level, submit

LINES = {"mentors": {3: Average(mean=70, n=9), 6: Average(mean=74.4, n=12)}, "mentees": {}}
ONE = Subject(title="Trust", lines=LINES)
OTHER = Subject(title="Fit", lines={"mentors": {6: Average(mean=50, n=10)}})


def test_give_and_take_is_averaged_over_the_pairs_of_each_round(played: Played) -> None:
    (found,) = over_rounds(played.database, played.house.lead, "exchange", now=played.after)
    assert found.title == "All together"
    assert found.lines == {
        TO_MENTEE: {1: Average(mean=100, n=6)},
        TO_MENTOR: {1: Average(mean=25, n=6)},
    }


def test_a_part_that_is_not_offered_is_read_as_everybody(played: Played) -> None:
    whole = over_rounds(played.database, played.house.lead, "exchange", now=played.after)
    part = Filter(cohort="secret")
    assert (
        over_rounds(played.database, played.house.lead, "exchange", chosen=part, now=played.after)
        == whole
    )


def test_a_form_without_topics_or_questions_about_oneself_has_none(played: Played) -> None:
    for what in ("topics", "growth"):
        assert over_rounds(played.database, played.house.lead, what, now=played.after) == ()


def test_a_person_of_two_pairs_is_counted_once(database: Database) -> None:
    house = founded(database, pairs=(("Mira Olsen", "Tom Reyes"), ("Mira Olsen", "Uma Shah")))
    moment = house.now + timedelta(days=1)
    submit(house, "Mira Olsen", "Tom Reyes", level(7), number=1, now=moment)
    with database.read() as tx:
        ids = [row["id"] for row in tx.rows("SELECT id FROM relationship")]
    found = who_answered(database, house.lead, 1, ids, now=moment)
    assert (found["mentor"].asked, found["mentor"].answered) == (1, 1)
    assert (found["mentee"].asked, found["mentee"].answered) == (2, 0)
    assert who_answered(database, house.lead, 1, [], now=moment)["mentor"].asked == 0
    assert who_answered(database, house.lead, 9, ids, now=moment) == {}


def test_the_finding_names_the_latest_round_and_the_one_before() -> None:
    assert finding(ONE) == "Round 6: mentors 74 (70 in round 3)."
    assert finding(OTHER) == "Round 6: mentors 50."
    assert finding(Subject(title="", lines={"mentors": {}})) == ""


def test_the_highest_and_the_lowest_are_named_where_they_differ() -> None:
    assert highest([ONE, OTHER], "mentors") == "For mentors, “Trust” is highest and “Fit” lowest."
    assert highest([ONE, ONE], "mentors") == ""
    assert highest([ONE], "mentees") == ""
    near = Subject(title="Near", lines={"mentors": {6: Average(mean=73, n=9)}})
    assert highest([ONE, near], "mentors") == "All are about as high for mentors."


def test_people_are_counted_as_people() -> None:
    assert people([ONE, OTHER], "people") == (
        "Averages of 10 to 12 mentors in the latest round that asked."
    )
    assert people([ONE], "pairs") == "Averages of 12 pairs in the latest round that asked."
    assert people([], "people") == ""


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Database, Actor]:
    """Two dozen pairs over three rounds, the last closed one a review."""
    database = create(tmp_path_factory.mktemp("reviewed") / "reviewed.db")
    made = simulate.build(database, pairs=24, rounds=4, now=NOW)
    token = sign_in.mint(database, operator(made.program.id), made.lead_id, scope="lead", now=NOW)
    cookie = sign_in.start_session(database, token, browser="office", now=NOW)
    session = sign_in.resume(database, cookie, now=NOW)
    assert session is not None
    return database, session.actor


def test_what_one_gets_is_of_enough_people_and_of_whole_groups_in_every_part(
    reviewed: tuple[Database, Actor],
) -> None:
    database, lead = reviewed
    parts = filters(database, lead)
    for part in (EVERYBODY, *sorted(parts.offered)):
        among = parts.among(part)
        for one in over_rounds(database, lead, "growth", chosen=part, now=NOW):
            for by_round in one.lines.values():
                for number, found in by_round.items():
                    assert found.n >= parts.fewest
                    with database.read() as tx:
                        those = totals.together(tx, lead, number=number, now=NOW)
                    within = {
                        pair
                        for of in those.values()
                        for group in of
                        if group <= among
                        for pair in group
                    }
                    assert found.n <= len(within)
    whole = over_rounds(database, lead, "growth", now=NOW)
    assert len(whole) >= 5
    assert any("more confident" in one.title for one in whole)


def test_topics_are_averages_of_both_sides(reviewed: tuple[Database, Actor]) -> None:
    database, lead = reviewed
    found = over_rounds(database, lead, "topics", now=NOW)
    assert "Trust" in {one.title for one in found}
    assert all(
        0 <= a.mean <= 100 for one in found for by in one.lines.values() for a in by.values()
    )


def test_it_says_why_there_is_nothing() -> None:
    assert nothing("growth", of_a_part=False).startswith("No review has closed yet")
    assert "no group lies wholly among these pairs" in nothing("growth", of_a_part=True)
    assert nothing("topics", of_a_part=True) == nothing("topics", of_a_part=False)
