"""A mentor of five or more reads averages of what all mentees let the mentor see, and no more."""

from datetime import datetime, timedelta

import pytest

from mentorsurvey import responses, rounds
from mentorsurvey.access import Actor, Audience
from mentorsurvey.measures.rounded_mean import Rounded
from mentorsurvey.program import merging
from mentorsurvey.readings.own_mentees import OwnMentees, mean_words, own_mentees
from mentorsurvey.store import Database
from tests.house import House, founded
from tests.readings.played import level, submit

MENTOR = "Ada Moss"
MENTEES = tuple(f"Mentee{n} Birch" for n in range(6))
CLEAR = "It was clear what your mentee and I expected of each other."
LISTENS = "I found out what your mentee needed before giving advice."


def of(house: House, name: str) -> Actor:
    return Actor(kind="person", program_id=house.program_id, person_id=house.person_id(name))


@pytest.fixture
def house(database: Database) -> House:
    """Six mentees of one mentor, and another pair."""
    pairs = (*((MENTOR, one) for one in MENTEES), ("Ben Nye", "Hal Thorn"))
    return founded(database, pairs=pairs)


def answer(house: House, ratings: tuple[int, ...], *, now: datetime | None = None) -> None:
    """These mentees answer, and their mentor about each of them."""
    moment = now or house.now
    for mentee, rating in zip(MENTEES, ratings, strict=False):
        submit(house, mentee, MENTOR, level(rating), number=1, now=moment)
        submit(house, MENTOR, mentee, level(6), number=1, now=moment)


def read(house: House, *, days: int, who: str = MENTOR) -> OwnMentees | None:
    return own_mentees(house.database, of(house, who), now=house.now + timedelta(days=days))


def test_the_mean_is_of_all_mentees_once_the_round_is_over(house: House) -> None:
    answer(house, (7, 6, 6, 5, 7, 6))
    assert read(house, days=1) is None
    found = read(house, days=15)
    assert found is not None
    assert (found.round_number, found.n) == (1, 6)
    lines = {line.question: line.mean for line in found.lines}
    assert lines[CLEAR] == Rounded(low=6, high=6)
    assert not any(mentee in question for question in lines for mentee in MENTEES)
    assert mean_words(lines[CLEAR]) == "About 6 of 7"
    assert mean_words(Rounded(low=3, high=5)) == "From 3 to 5 of 7"


def test_four_mentees_have_no_mean_and_nobody_else_reads_one(house: House) -> None:
    answer(house, (7, 6, 6, 5))
    assert read(house, days=15) is None
    assert read(house, days=15, who="Ben Nye") is None
    assert read(house, days=15, who=MENTEES[0]) is None


def test_a_program_that_asks_for_more_has_none_of_six(house: House) -> None:
    answer(house, (7, 6, 6, 5, 7, 6))
    responses.raise_fewest(house.database, house.lead, 7, now=house.now)
    assert read(house, days=15) is None


def test_a_question_that_one_of_them_hides_is_gone(house: House) -> None:
    answer(house, (7, 6, 6, 5, 7, 6))
    before = read(house, days=15)
    assert before is not None
    actor = of(house, MENTEES[2])
    responses.set_audience(
        house.database,
        actor,
        house.form(actor, MENTOR),
        {"core.expectations": Audience.LEADS},
        now=house.now + timedelta(days=16),
    )
    after = read(house, days=17)
    assert after is not None
    gone = {line.question for line in before.lines} - {line.question for line in after.lines}
    assert gone == {CLEAR}


def test_who_answers_when_the_round_is_opened_again_changes_nothing(house: House) -> None:
    answer(house, (7, 6, 6, 5, 7))
    before = read(house, days=15)
    assert before is not None
    now = house.now + timedelta(days=20)
    rounds.move_close(
        house.database,
        house.operator,
        house.round_id,
        closes_at=now + timedelta(days=5),
        now=now,
    )
    submit(house, MENTEES[5], MENTOR, level(1), number=1, now=now)
    submit(house, MENTOR, MENTEES[5], level(1), number=1, now=now)
    for days in (21, 30):
        assert read(house, days=days) == before


def test_nothing_depends_on_what_is_kept_from_the_mentor(house: House) -> None:
    answer(house, (7, 6, 6, 5, 7, 6))
    before = read(house, days=15)
    with house.database.write() as tx:
        tx.run(
            "UPDATE answer SET number = 8 - number WHERE audience IN ('leads', 'only_you')"
            " AND number IS NOT NULL AND item_id LIKE 'core.%'"
        )
    assert read(house, days=16) == before


def test_elsewhere_than_where_the_mentor_answered_there_is_nothing(house: House) -> None:
    answer(house, (7, 6, 6, 5, 7, 6))
    elsewhere = house.actor(MENTOR, browser="another")
    assert own_mentees(house.database, elsewhere, now=house.now + timedelta(days=15)) is None


def test_two_means_before_and_after_a_merge_tell_of_nobody(house: House) -> None:
    answer(house, (7, 6, 6, 5, 7, 6))
    submit(house, "Hal Thorn", "Ben Nye", level(1), number=1, now=house.now)
    submit(house, "Ben Nye", "Hal Thorn", level(6), number=1, now=house.now)
    before = read(house, days=15)
    assert before is not None
    ids = house.person_id(MENTOR), house.person_id("Ben Nye")
    moment = house.now + timedelta(days=16)
    merging.merge_people(house.database, house.lead, *ids, now=moment)
    assert read(house, days=17) is None
    with house.database.read() as tx:
        merge = tx.rows("SELECT id FROM person_merge")[0]["id"]
    merging.undo_merge(house.database, house.lead, merge, now=moment + timedelta(days=1))
    assert read(house, days=18) == before
