"""Who gives a mentee which kind of support, by their own newest reviews."""

from collections.abc import Mapping
from datetime import timedelta

import pytest

from mentorsurvey import rounds
from mentorsurvey.access import Actor
from mentorsurvey.program import pausing
from mentorsurvey.readings import support_words as words
from mentorsurvey.readings.support_map import KINDS, Cell, Kind, Mentor, SupportMap, support_map
from mentorsurvey.store import Database
from mentorsurvey.ui.own_picture import OF_PAGE
from mentorsurvey.ui.support_picture import picture
from tests.house import FULL, MIRA, NOEL, NOW, TOM, House, founded

GOT = {kind: f"got.{kind}" for kind in KINDS[:-1]} | {"perspective": "others.perspective"}
ALL: Mapping[Kind, int] = dict.fromkeys(KINDS, 6)


@pytest.fixture
def two(database: Database) -> House:
    house = founded(database, pairs=((MIRA, TOM), (NOEL, TOM)), asks=False)
    house.open_round("review", extras=True)
    return house


def rate(
    house: House, partner: str, given: Mapping[Kind, int], *, me: str = TOM, number: int = 1
) -> Actor:
    actor = house.actor(me)
    answers = {**FULL, **{GOT[kind]: value for kind, value in given.items()}}
    house.submit(actor, partner, answers, number=number)
    return actor


def read(house: House, who: Actor) -> SupportMap:
    return support_map(house.database, who, now=NOW + timedelta(days=1))


def made(*given: str) -> SupportMap:
    """Mentors A, B, … with a letter for each kind: m much, l less, anything else no answer."""
    cells: dict[str, Cell] = {"m": "much", "l": "less"}
    return SupportMap(
        mentors=tuple(
            Mentor(
                name="AB"[place],
                cells={kind: cells.get(one, "") for kind, one in zip(KINDS, line, strict=True)},
            )
            for place, line in enumerate(given)
        )
    )


def test_much_is_above_the_middle_and_less_is_not(two: House) -> None:
    tom = rate(two, MIRA, {"guidance": 5, "ideas": 4, "perspective": 7})
    (one,) = read(two, tom).mentors
    assert one.name == MIRA
    assert one.cells == {
        "guidance": "much",
        "opportunities": "",
        "ideas": "less",
        "technology": "",
        "support": "",
        "perspective": "much",
    }


def test_mentors_stand_by_name_and_the_newest_review_counts(two: House) -> None:
    tom = rate(two, NOEL, {"guidance": 1})
    rate(two, MIRA, {"guidance": 7})
    two.open_round("checkin")
    assert [one.name for one in read(two, tom).mentors] == [MIRA, NOEL]
    assert read(two, tom).givers("guidance") == (MIRA,)


def test_what_a_newer_review_does_not_ask_about_stays_as_it_was(two: House) -> None:
    rate(two, MIRA, {**ALL, "guidance": 2})
    (first,) = rounds.list_rounds(two.database, two.lead)
    rounds.close_round(two.database, two.operator, first.id, now=NOW)
    two.open_round("review")  # without the part that asks who gives what
    (one,) = read(two, rate(two, MIRA, {"perspective": 1}, number=2)).mentors
    assert one.cells == {**dict.fromkeys(KINDS, "much"), "guidance": "less", "perspective": "less"}


def test_what_is_not_submitted_or_was_said_as_a_mentor_is_not_in_it(two: House) -> None:
    tom = two.actor(TOM)
    two.answer(tom, two.form(tom, MIRA), {"got.guidance": 7})
    assert read(two, tom).mentors == ()
    assert read(two, rate(two, TOM, dict.fromkeys(KINDS[:-1], 6), me=MIRA)).mentors == ()


def test_nothing_shows_on_another_device(two: House) -> None:
    rate(two, MIRA, ALL)
    assert read(two, two.actor(TOM, browser="another")).mentors == ()


def test_a_pair_that_has_ended_leaves_it(two: House) -> None:
    tom = rate(two, MIRA, ALL)
    with two.database.read() as tx:
        (row,) = tx.rows(
            "SELECT id FROM relationship WHERE mentor_id = :mira", mira=two.person_id(MIRA)
        )
    pausing.end_pair(two.database, two.lead, row["id"], since=NOW.date(), reason="left", now=NOW)
    assert read(two, tom).mentors == ()


def test_what_nobody_gives_is_missing_only_where_every_answer_says_so() -> None:
    assert made("llllll", "mlllll").missing == KINDS[1:]
    assert made("l-----", "------").missing == ()
    assert made("llllll").missing == KINDS


def test_everything_from_one_is_said_of_several_mentors_alone() -> None:
    assert made("mmllll", "llllll").only_from == "A"
    assert made("mmllll", "lmllll").only_from == ""
    assert made("mlllll", "llllll").only_from == ""
    assert made("mmllll").only_from == ""


@pytest.mark.parametrize(
    ("found", "said", "asked"),
    [
        (
            made("lmmmmm"),
            "By your answers, your mentor does not give you much guidance.",
            "Who else could give you guidance? It can be somebody outside this program. You can"
            " ask your mentor whom they would suggest.",
        ),
        (
            made("lmmmmm", "llmmmm"),
            "By your answers, none of your mentors gives you much guidance.",
            "Who else could give you guidance? It can be somebody outside this program. You can"
            " ask one of your mentors whom they would suggest.",
        ),
        (
            made("mmmmmm", "l--lll"),
            "Everything that you get much of comes from A.",
            "If A were away for half a year, whom would you ask?",
        ),
        (
            made("mmmmmm", "mmmmmm"),
            "By your answers, you get much of everything that you rated.",
            "Which of these matters most to you in the next half year, and do you get enough of"
            " it?",
        ),
    ],
)
def test_a_finding_and_one_question_to_take_along(found: SupportMap, said: str, asked: str) -> None:
    assert words.finding(found) == said
    assert words.question(found) == asked


@pytest.mark.parametrize(
    ("answers", "rest"),
    [
        ("mlmmmm", "many opportunities and contacts."),
        ("mmlmmm", "many new ideas."),
        ("mmmmml", "much of a different perspective."),
        ("mlmlmm", "many opportunities and contacts, or much help with methods and technology."),
        ("lmmmlm", "much guidance, or much personal support."),
    ],
)
def test_one_or_two_kinds_that_are_missing_stand_in_running_words(answers: str, rest: str) -> None:
    alone, several = made(answers), made(answers, answers)
    assert words.finding(alone) == f"By your answers, your mentor does not give you {rest}"
    assert words.finding(several) == f"By your answers, none of your mentors gives you {rest}"


def test_more_kinds_that_are_missing_are_listed() -> None:
    rest = "much of: opportunities and contacts, new ideas, and methods and technology."
    assert words.finding(made("mlllmm")) == (
        f"By your answers, there are 3 things that your mentor does not give you {rest}"
    )
    assert words.finding(made("mlllmm", "mlllmm")) == (
        f"By your answers, there are 3 things that none of your mentors gives you {rest}"
    )


def test_without_any_answer_nothing_is_said_to_be_missing() -> None:
    assert made("------").empty
    assert made().empty
    assert not made("------", "l-----").empty


def test_each_row_says_who_gives_much_of_it() -> None:
    found = made("mml--l", "ml-l-l")
    assert [who for _, who in words.rows(found)] == [
        "A and B",
        "A alone",
        "Nobody whom you rated on it",
        "Nobody whom you rated on it",
        "You did not say",
        "Nobody",
    ]


@pytest.mark.parametrize("many", [1, 2])
def test_the_picture_holds_a_mark_for_each_answer_and_no_name(many: int) -> None:
    drawn = picture(made(*("mml--l", "ml-l-l")[:many]), colors=OF_PAGE)
    assert drawn.count("<circle") == {1: 4, 2: 8}[many]
    assert ">A<" not in drawn
    assert 'width="2' in drawn  # it fits on a phone of 320 pixels
