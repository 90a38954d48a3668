"""Which questions of which form a round's quality is read from."""

from pathlib import Path

from mentorsurvey import program
from mentorsurvey.instruments import CORE
from mentorsurvey.readings.quality import Quality, quality
from mentorsurvey.store import Database, create
from tests.earlier import frozen
from tests.house import NOW, House, founded, pair_row
from tests.readings.asking_quality import both, question
from tests.readings.played import (
    EXCHANGE_MENTEE,
    EXCHANGE_MENTOR,
    FIRST,
    PAIRS,
    Played,
    level,
    review,
    submit,
)
from tests.readings.test_quality import LATER


def test_each_side_is_listed_what_it_is_asked_in_its_own_words(played: Played) -> None:
    found = quality(played.database, played.house.lead, 1, now=played.after)
    mentors, mentees = ([one.title for one in side.questions] for side in both(found))
    assert mentors[1] == "The mentee came prepared to our meetings."
    assert mentees[1] == "I came prepared to my meetings with the mentor."
    # Eight anchors, gave, got, fairness and meetings; not what to talk about, nor a wish.
    assert len(mentors) == len(mentees) == 12
    assert (found.items, found.promised) == (14, 3)


def test_of_a_review_every_rating_is_listed_and_what_mentees_alone_are_asked(
    unasked: House,
) -> None:
    found = asked_in_a_review(unasked, extras=False)
    mentors, mentees = ({one.title for one in side.questions} for side in both(found))
    alone = "The mentor shows me a perspective that nobody else gives me."
    assert alone in mentees
    assert not any("no other mentor" in one for one in mentors)
    assert "The mentee has become something like a friend to me." in mentors
    assert not any("new ideas" in one for one in mentors | mentees)
    assert found.items == 39


def test_give_and_take_by_kind_is_listed_where_it_was_asked(unasked: House) -> None:
    found = asked_in_a_review(unasked, extras=True)
    for side, other in zip(both(found), ("mentee", "mentor"), strict=True):
        for asked in (
            f"How many new ideas have you brought the {other}?",
            f"How many new ideas has the {other} brought you?",
        ):
            assert question(side.questions, asked).answered is None


def asked_in_a_review(house: House, *, extras: bool) -> Quality:
    """Five more pairs, of whom each answers the ratings of a review."""
    program.import_roster(
        house.database,
        house.operator,
        [pair_row(line, *pair) for line, pair in enumerate(PAIRS, start=2)],
        source="more.csv",
        now=NOW,
    )
    house.open_round("review", extras=extras)
    for mentor, mentee in PAIRS:
        submit(house, mentor, mentee, review(6), number=1, now=NOW)
        submit(house, mentee, mentor, review(6), number=1, now=NOW)
    return quality(house.database, house.lead, now=LATER)


def test_a_program_that_sees_totals_alone_reads_the_same(played: Played, tmp_path: Path) -> None:
    named = quality(played.database, played.house.lead, 1, now=played.after)
    house = founded(create(tmp_path / "totals.db"), pairs=PAIRS)
    program.set_leads_see(house.database, house.lead, "totals", now=NOW)
    for (mentor, mentee), rating in zip(PAIRS, FIRST, strict=True):
        given, got = EXCHANGE_MENTOR, EXCHANGE_MENTEE
        submit(house, mentor, mentee, {**level(rating), **given}, number=1, now=NOW)
        submit(house, mentee, mentor, {**level(rating), **got}, number=1, now=NOW)
    found = quality(house.database, house.lead, now=LATER)
    assert (found.mentor, found.mentee) == (named.mentor, named.mentee)
    assert found.agreement == named.agreement


def test_a_round_with_the_earlier_six_core_questions_is_read_by_all_six(
    database: Database,
) -> None:
    house = founded(database, pairs=PAIRS, asks=False)
    form = frozen("checkin")
    house.open_round(form)
    for place, (mentor, mentee) in enumerate(PAIRS):
        answers = {item.id: 2 + place % 5 for item in form.anchors}
        submit(house, mentor, mentee, answers, number=1, now=NOW)
        submit(house, mentee, mentor, answers, number=1, now=NOW)
    found = quality(house.database, house.lead, now=LATER)
    for side in both(found):
        assert side.reliability is not None
        assert (side.reliability.n_items, side.reliability.n_people) == (6, 6)
    trust = question(both(found)[0].questions, "The mentee and I trust each other.")
    assert trust.answered == 6
    # There each of them was about one of the two, or about both.
    assert [one.construct for one in found.agreement] == list(CORE)


def test_a_form_without_core_questions_has_neither_reliability_nor_agreement(
    database: Database,
) -> None:
    house = founded(database, pairs=PAIRS, asks=False)
    house.open_round("introduction")
    for mentor, mentee in PAIRS:
        submit(house, mentor, mentee, {"authorship": "each_time"}, number=1, now=NOW)
        submit(house, mentee, mentor, {"authorship": "each_time"}, number=1, now=NOW)
    found = quality(database, house.lead, now=LATER)
    assert not found.core
    assert found.agreement == ()
    assert [side.reliability for side in both(found)] == [None, None]
