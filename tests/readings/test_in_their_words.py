"""What people let their program read in a round: who said it, to which question, and in words."""

from collections.abc import Mapping
from datetime import timedelta

import pytest

from mentorsurvey import program, responses
from mentorsurvey.errors import NotAllowed
from mentorsurvey.instruments import Construct
from mentorsurvey.readings.in_their_words import (
    InTheirWords,
    by_topic,
    headline,
    in_their_words,
    matching,
    narrowed,
    nothing_yet,
)
from mentorsurvey.store import Database
from tests.house import CLOSES, MIRA, NOEL, NOW, TOM, UMA, VERA, House, founded, pair_row
from tests.store.leading import let_read


def answered(
    house: House, who: str, partner: str, said: Mapping[str, object], *, number: int = 1
) -> str:
    """Answer, let the program read all of it, and submit."""
    actor = house.actor(who)
    form = house.form(actor, partner, number=number)
    house.answer(actor, form, said)
    let_read(house, actor, form, said)
    responses.submit(house.database, actor, form, now=house.now)
    return form


@pytest.fixture
def house(unasked: House) -> House:
    """An introduction to which one whole pair and one mentee of another have answered."""
    unasked.open_round("introduction")
    answered(unasked, MIRA, TOM, {"hopes": "A paper by Zoë", "time.hours": 6})
    answered(unasked, TOM, MIRA, {"time.project": "year", "hopes": "A post"})
    answered(unasked, VERA, NOEL, {"hopes": "A talk"})
    return unasked


def read(house: House, number: int | None = None, *, closed: bool = True) -> InTheirWords:
    now = CLOSES if closed else NOW
    return in_their_words(house.database, house.lead, number, now=now)


def test_answers_stand_by_topic_and_question_in_the_order_of_the_form(house: House) -> None:
    found = read(house)
    assert [(one.question.item_id, one.who, one.about, one.answer) for one in found.said] == [
        ("time.hours", MIRA, TOM, "6"),
        ("time.project", TOM, MIRA, "Six months to a year"),
        ("hopes", MIRA, TOM, "A paper by Zoë"),
        ("hopes", TOM, MIRA, "A post"),
        ("hopes", VERA, NOEL, "A talk"),
    ]
    assert by_topic(found.said) == {Construct.TIME: 2, Construct.HOPES: 3}
    assert found.topics[:2] == (Construct.TIME, Construct.HOPES)
    assert found.chosen == found.choices[0]


def test_while_the_round_is_open_a_pair_is_read_once_both_have_submitted(house: House) -> None:
    assert {one.who for one in read(house, closed=False).said} == {MIRA, TOM}


def test_a_question_is_shown_as_each_side_reads_it(house: House) -> None:
    asked = {one.item_id: one.wordings for one in read(house).questions}
    assert asked["hopes"] == (
        (
            ("mentor", "mentee"),
            "What do you hope your partner and you will have achieved in a year?",
        ),
    )
    assert [who for who, _ in asked["time.project"]] == [("mentor",), ("mentee",)]


def test_a_search_finds_words_and_names_whatever_their_capitals_and_accents(house: House) -> None:
    said = read(house).said
    assert [one.answer for one in narrowed(said, search="ZOE paper")] == ["A paper by Zoë"]
    assert {one.answer for one in narrowed(said, search="vera")} == {"A talk"}
    assert narrowed(said, search="paper talk") == ()
    assert narrowed(said, search="  ") == said


def test_answers_of_one_cohort_are_those_of_its_pairs(house: House) -> None:
    rows = [pair_row(2, NOEL, VERA, cohort="Spring")]
    program.import_roster(house.database, house.lead, rows, source="more.csv", now=NOW)
    found = read(house)
    assert found.cohorts == ("Spring",)
    assert {one.who for one in narrowed(found.said, cohort="Spring")} == {VERA}


def test_only_rounds_that_ask_for_something_that_leads_may_read_can_be_chosen(
    house: House,
) -> None:
    house.open_round("checkin", now=NOW + timedelta(hours=1))
    house.open_round("review", now=NOW + timedelta(hours=2))
    found = read(house)
    assert [one.number for one in found.choices] == [1, 3]
    assert found.chosen
    assert (found.chosen.number, found.rounds) == (3, 3)
    assert (found.said, read(house, 1).said != ()) == ((), True)
    assert read(house, 99).chosen == found.chosen


def test_a_check_in_asks_for_nothing_that_leads_read_word_for_word(database: Database) -> None:
    found = read(founded(database))
    assert (found.chosen, found.choices, found.questions, found.said) == (None, (), (), ())


def test_participants_and_the_command_line_read_none_of_it(house: House) -> None:
    for actor in (house.actor(TOM), house.operator):
        with pytest.raises(NotAllowed):
            in_their_words(house.database, actor, now=CLOSES)


def test_a_mentor_of_two_is_one_person_in_the_headline(house: House) -> None:
    answered(house, MIRA, UMA, {"hopes": "Something else"})
    found = read(house).said
    assert headline(found) == "3 people let you read 6 answers from this round."
    assert headline(found[:1]) == "1 person lets you read 1 answer from this round."


def test_how_many_are_left_is_said_only_where_the_page_is_narrowed() -> None:
    assert matching(2, 2_000) == "Here are 2 of 2,000 answers."
    assert matching(5, 5) == ""


def test_where_leads_see_totals_alone_it_says_so_and_what_was_begun_before_stays(
    house: House,
) -> None:
    program.set_leads_see(house.database, house.lead, "totals", now=NOW)
    assert len(read(house).said) == 5
    answered(house, NOEL, VERA, {"hopes": "Nobody reads this"})
    assert len(read(house).said) == 5
    assert "totals only" in nothing_yet(read(house))[0]
