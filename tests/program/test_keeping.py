"""Whether what was agreed on was kept: asked of both beside a form, read by both once released."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from mentorsurvey import responses, sign_in
from mentorsurvey.access import Actor
from mentorsurvey.errors import AnsweredElsewhere, AnswersChanged, NotAllowed, ResponseClosed
from mentorsurvey.program import keeping, merging, pausing
from mentorsurvey.store.clauses import Outcome
from tests.house import FULL, MIRA, NOEL, NOW, TOM, House
from tests.program.agreeing import FIELDS, Two, two_of

LATER = NOW + timedelta(days=20)
DONE = LATER + timedelta(hours=1)
MONTHLY = {**FIELDS, "meetings": "monthly"}


@pytest.fixture
def two(house: House) -> Two:
    """They have an agreement, and a review has opened since."""
    found = two_of(house)
    found.agree(MONTHLY)
    house.open_round("review", now=LATER)
    return found


def asked(two: Two, actor: Actor, number: int = 2) -> dict[str, Outcome | None]:
    form = form_of(two, actor, number)
    found = keeping.clauses_to_ask_about(two.house.database, actor, form)
    return {one.clause.key: one.mine for one in found}


def form_of(two: Two, actor: Actor, number: int = 2) -> str:
    mentor = actor.person_id == two.mira.person_id
    return two.house.form(actor, TOM if mentor else MIRA, number=number)


def say(two: Two, actor: Actor, outcome: str | None = "yes", clause: str = "meetings") -> None:
    keeping.say_clause(
        two.house.database,
        actor,
        form_of(two, actor),
        clause,
        outcome,
        now=DONE,
    )


def submit(two: Two, *people: Actor, answers: Mapping[str, object] = FULL) -> None:
    for each in people:
        known = {
            item.id
            for item in responses.open_form(
                two.house.database, each, form_of(two, each)
            ).instrument.items
        }
        given = {name: value for name, value in answers.items() if name in known}
        two.house.answer(each, form_of(two, each), given, now=DONE)
        responses.submit(two.house.database, each, form_of(two, each), now=DONE)


def read(two: Two, actor: Actor) -> dict[str, tuple[Outcome | None, Outcome | None]]:
    return {one.clause.key: (one.mine, one.theirs) for one in two.of(actor, now=DONE).said}


def test_a_review_asks_both_about_the_same_clauses(two: Two) -> None:
    assert list(asked(two, two.mira)) == ["time", "meetings", "confidentiality"]
    assert asked(two, two.mira) == asked(two, two.tom)


def test_what_one_says_is_read_by_both_once_both_have_submitted(two: Two) -> None:
    say(two, two.mira, "partly")
    assert asked(two, two.mira)["meetings"] == "partly"
    assert asked(two, two.tom)["meetings"] is None
    submit(two, two.mira)
    assert read(two, two.mira) == read(two, two.tom) == {}
    say(two, two.tom, "yes")
    submit(two, two.tom)
    assert read(two, two.mira) == {"meetings": ("partly", "yes")}
    assert read(two, two.tom) == {"meetings": ("yes", "partly")}


def test_a_form_that_is_reopened_takes_what_was_said_with_it(two: Two) -> None:
    say(two, two.mira, "no")
    submit(two, two.mira)
    with pytest.raises(ResponseClosed):
        say(two, two.mira)
    responses.take_back(two.house.database, two.mira, form_of(two, two.mira), now=DONE)
    submit(two, two.tom)
    assert read(two, two.tom) == {}
    say(two, two.mira, "partly")
    submit(two, two.mira)
    assert read(two, two.tom) == {"meetings": (None, "partly")}


def test_starting_again_deletes_what_was_said(two: Two) -> None:
    say(two, two.mira, "no")
    responses.start_again(two.house.database, two.mira, form_of(two, two.mira), now=DONE)
    assert set(asked(two, two.mira).values()) == {None}
    assert two.house.count("clause_said") == 0


def test_another_browser_is_asked_nothing_and_is_not_told_that_there_is_anything(two: Two) -> None:
    say(two, two.mira, "no")
    elsewhere = two.house.actor(MIRA, browser="the assistant's")
    assert asked(two, elsewhere) == {}
    with pytest.raises(NotAllowed):
        say(two, elsewhere)
    form = responses.open_form(two.house.database, elsewhere, form_of(two, elsewhere))
    assert (form.begun, form.clauses, form.seen) == (False, {}, {})
    two.house.answer(elsewhere, form_of(two, elsewhere), {"core.trust": 4}, now=DONE)
    with pytest.raises(AnsweredElsewhere):
        responses.submit(two.house.database, elsewhere, form_of(two, elsewhere), now=DONE)


def test_a_second_device_with_the_pin_is_asked_and_shows_what_was_said(two: Two) -> None:
    say(two, two.mira, "no")
    tablet = two.house.actor(MIRA, browser="tablet")
    sign_in.choose_pin(two.house.database, two.mira, "402718", now=NOW)
    sign_in.enter_pin(two.house.database, tablet, "402718", now=NOW)
    assert asked(two, tablet)["meetings"] == "no"


def test_a_page_that_showed_something_else_submits_nothing(two: Two) -> None:
    form = form_of(two, two.mira)
    two.house.answer(two.mira, form, {"core.trust": 4}, now=DONE)
    say(two, two.mira, "yes")
    seen = responses.open_form(two.house.database, two.mira, form).seen
    say(two, two.mira, "no")
    with pytest.raises(AnswersChanged):
        responses.submit(two.house.database, two.mira, form, seen=seen, now=DONE)


def test_a_version_confirmed_since_the_round_opened_is_asked_about_in_the_next(two: Two) -> None:
    two.propose(two.tom, {"meetings": "", "authorship": "each_time"}, now=DONE)
    two.confirm(two.mira, 2, now=DONE)
    for each in (two.mira, two.tom):
        assert list(asked(two, each)) == ["time", "meetings", "confidentiality"]
    say(two, two.mira)
    submit(two, two.mira, two.tom)
    assert read(two, two.mira) == {}


def test_what_was_said_of_a_clause_can_be_taken_back(two: Two) -> None:
    for clause in ("time", "meetings"):
        say(two, two.mira, "no", clause)
        say(two, two.tom, "partly", clause)
    say(two, two.mira, None, "meetings")
    say(two, two.mira, None, "confidentiality")  # nothing was said of it
    assert asked(two, two.mira) == {"time": "no", "meetings": None, "confidentiality": None}
    assert asked(two, two.tom)["meetings"] == "partly"
    submit(two, two.mira)
    with pytest.raises(ResponseClosed):
        say(two, two.mira, None, "time")


def test_what_is_not_asked_cannot_be_said(two: Two) -> None:
    for clause in ("deliverable:a1", "hopes:mentor", "no such clause", ""):
        with pytest.raises(NotAllowed):
            say(two, two.mira, clause=clause)
    stranger = two.house.actor("Uma Shah")
    with pytest.raises(NotAllowed):
        keeping.say_clause(
            two.house.database, stranger, form_of(two, two.tom), "meetings", "yes", now=DONE
        )


def test_without_an_agreement_nothing_is_asked(house: House) -> None:
    two = two_of(house)
    house.open_round("review", now=LATER)
    assert asked(two, two.mira) == {}
    with pytest.raises(NotAllowed):
        say(two, two.mira)


def test_a_paper_that_both_call_done_is_not_asked_about_in_the_next_review(house: House) -> None:
    two = two_of(house)
    two.agree({"d.a1.title": "Tides", "d.a1.due": "2026-10"})
    house.open_round("review", now=NOW + timedelta(days=30))
    when = NOW + timedelta(days=31)
    paper = "deliverable:a1"
    for each in (two.mira, two.tom):
        form = form_of(two, each)
        assert list(asked(two, each)) == [paper]
        keeping.say_clause(house.database, each, form, paper, "yes", now=when)
        house.answer(each, form, {"core.trust": 4}, now=when)
        responses.submit(house.database, each, form, now=when)
    house.open_round("review", now=NOW + timedelta(days=60))
    assert asked(two, two.mira, 3) == asked(two, two.tom, 3) == {}
    assert two.of(two.mira, now=when).said[0].theirs == "yes"


def test_leads_hear_of_nothing_where_the_program_shows_totals_alone(two: Two) -> None:
    form = form_of(two, two.mira)
    first = keeping.clauses_to_ask_about(two.house.database, two.mira, form)
    assert {one.leads_hear for one in first} == {True}
    with two.house.database.write() as tx:
        tx.run("UPDATE program SET leads_see = 'totals'")
    now = keeping.clauses_to_ask_about(two.house.database, two.mira, form)
    assert {one.leads_hear for one in now} == {False}


def test_what_somebody_said_in_a_pair_that_was_not_theirs_goes_when_the_merge_is_undone(
    two: Two,
) -> None:
    house = two.house
    say(two, two.tom, "partly")
    merging.merge_people(
        house.database, house.lead, house.person_id(NOEL), house.person_id(MIRA), now=LATER
    )
    with house.database.read() as tx:
        merge_id = str(tx.rows("SELECT id FROM person_merge")[0]["id"])
    noel = house.actor(NOEL, browser="phone")
    form = house.form(noel, TOM, number=2)
    keeping.say_clause(house.database, noel, form, "meetings", "no", now=DONE)
    merging.undo_merge(house.database, house.lead, merge_id, now=DONE)
    mira = house.actor(MIRA)
    assert set(asked(two, mira).values()) == {None}
    assert asked(two, two.tom)["meetings"] == "partly"


def test_a_pair_that_has_ended_is_asked_but_says_nothing_more(two: Two) -> None:
    house = two.house
    pausing.end_pair(
        house.database, house.lead, two.pair, since=LATER.date(), reason="finished", now=LATER
    )
    with pytest.raises(ResponseClosed, match="This pair has ended"):
        say(two, two.tom)
    assert house.count("clause_said") == 0


def test_two_tabs_at_once_leave_one_word(two: Two) -> None:
    outcomes = ("yes", "no", "partly", "yes") * 3
    with ThreadPoolExecutor(4) as tabs:
        list(tabs.map(lambda one: say(two, two.mira, one), outcomes))
    assert two.house.count("clause_said") == 1
    assert asked(two, two.mira)["meetings"] in outcomes
