"""Where an agreement opens, and what a first draft begins with: no more than both may know."""

from collections.abc import Mapping
from datetime import timedelta

import pytest

from mentorsurvey import responses, sign_in
from mentorsurvey.access import Actor, Audience
from mentorsurvey.errors import AnsweredElsewhere, ResponseClosed
from mentorsurvey.program import agreeing, pair_agreement
from mentorsurvey.program.agreement_terms import Terms
from tests.house import MIRA, NOW, TOM, House
from tests.program.agreeing import two_of
from tests.store.leading import pair_id

MENTOR: Mapping[str, object] = {
    "time.hours": 8,
    "time.until": "2028-06",
    "hopes": "A colleague",
    "authorship": "mentee_first",
    "communication.ways": ("video", "email"),
    "communication.rhythm": "weekly",
}
MENTEE: Mapping[str, object] = {
    "time.hours": 6,
    "time.until": "2028-09",
    "hopes": "A paper",
    "authorship": "mentee_first",
    "communication.ways": ("email", "phone"),
    "communication.rhythm": "two_weeks",
}


def opens(house: House, actor: Actor) -> bool:
    try:
        pair_agreement.agreement(house.database, actor, pair_id(house, TOM), now=NOW)
    except ResponseClosed:
        return False
    return True


def introduced(
    house: House,
    mentee: Mapping[str, object] = MENTEE,
    hidden: Mapping[str, Audience] | None = None,
) -> Terms:
    """Both answer the introduction; what the mentor's first draft begins with."""
    house.open_round("introduction")
    mira, tom = house.actor(MIRA), house.actor(TOM)
    shown = {"hopes": Audience.PARTNER, **(hidden or {})}
    form = house.form(tom, MIRA, number=2)
    responses.set_audience(house.database, tom, form, shown, now=NOW)
    house.submit(tom, MIRA, mentee, number=2)
    form = house.form(mira, TOM, number=2)
    responses.set_audience(house.database, mira, form, {"hopes": Audience.PARTNER}, now=NOW)
    house.submit(mira, TOM, MENTOR, number=2)
    return pair_agreement.agreement(house.database, mira, pair_id(house, TOM), now=NOW).terms


def test_it_opens_once_both_have_submitted_and_not_before(house: House) -> None:
    mira, tom = house.actor(MIRA), house.actor(TOM)
    assert not opens(house, mira)
    house.submit(mira, TOM)
    house.answer(tom, house.form(tom, MIRA))
    for each in (mira, tom):
        assert not opens(house, each)
        with pytest.raises(ResponseClosed, match="can't write an agreement yet"):
            agreeing.save_draft(house.database, each, pair_id(house, TOM), {"hours": 3}, now=NOW)
    responses.submit(house.database, tom, house.form(tom, MIRA), now=NOW)
    assert opens(house, mira)
    assert opens(house, tom)


def test_it_opens_where_its_reader_answered_or_with_their_pin(house: House) -> None:
    two = two_of(house)
    two.propose(two.mira)
    two.write(two.tom, hours=2)
    elsewhere = house.actor(TOM, browser="the assistant's")
    said = []
    for act in (
        lambda: two.of(elsewhere),
        lambda: two.write(elsewhere, hours=1),
        lambda: two.confirm(elsewhere),
        lambda: two.take_back(elsewhere),
        lambda: agreeing.drop_draft(house.database, elsewhere, two.pair),
        lambda: agreeing.propose(house.database, elsewhere, two.pair, seen=1, now=NOW),
    ):
        with pytest.raises(AnsweredElsewhere) as told:
            act()
        said.append(str(told.value))
    assert len(set(said)) == 1
    assert two.of(two.tom).terms.hours == 2
    sign_in.choose_pin(house.database, two.tom, "402718", now=NOW)
    sign_in.enter_pin(house.database, elsewhere, "402718", now=NOW)
    assert two.of(elsewhere).terms.hours == 2


def test_where_it_does_not_open_it_says_the_same_whether_or_not_there_is_one(house: House) -> None:
    two = two_of(house)
    elsewhere = house.actor(TOM, browser="the assistant's")
    said = []
    for act in (lambda: None, lambda: two.propose(two.mira), lambda: two.confirm(two.tom)):
        act()
        with pytest.raises(AnsweredElsewhere) as told:
            two.of(elsewhere)
        said.append(str(told.value))
    assert len(set(said)) == 1


def test_whoever_begins_a_form_with_the_link_reads_no_agreement(house: House) -> None:
    two = two_of(house)
    two.agree()
    later = NOW + timedelta(days=20)
    house.open_round(now=later)
    elsewhere = house.actor(TOM, browser="the assistant's")
    form = house.form(elsewhere, MIRA, number=2)
    house.answer(elsewhere, form, now=later)
    responses.submit(house.database, elsewhere, form, now=later)
    with pytest.raises(AnsweredElsewhere):
        two.of(elsewhere)


def test_a_first_draft_holds_what_both_said_and_can_both_keep(house: House) -> None:
    assert introduced(house) == Terms(
        hours=6,
        until="2028-06",
        meetings="",
        ways=("email",),
        authorship="mentee_first",
        hopes_mentor="A colleague",
        hopes_mentee="A paper",
    )


def test_what_one_keeps_from_the_other_is_in_no_draft(house: House) -> None:
    kept = dict.fromkeys(
        ("time.hours", "time.until", "authorship", "communication.ways", "hopes"),
        Audience.ONLY_YOU,
    )
    assert introduced(house, hidden=kept) == Terms(hopes_mentor="A colleague")


def test_a_draft_is_the_same_whatever_stands_in_an_answer_that_is_kept(house: House) -> None:
    kept = {"time.hours": Audience.LEADS}
    terms = introduced(house, {**MENTEE, "time.hours": 1}, hidden=kept)
    assert terms.hours is None
    assert terms.until == "2028-06"


def test_answers_that_were_not_given_leave_a_draft_open(house: House) -> None:
    assert introduced(house, {"time.until": "2028-09"}) == Terms(
        until="2028-06", hopes_mentor="A colleague"
    )


def test_both_begin_with_the_same_draft(house: House) -> None:
    hers = introduced(house)
    his = pair_agreement.agreement(house.database, house.actor(TOM), pair_id(house, TOM), now=NOW)
    assert his.terms == hers
