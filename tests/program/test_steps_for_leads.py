"""Leads read a next step where both of a pair let them, at that moment; and nothing else of it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mentorsurvey import program
from mentorsurvey.access import Actor, clock
from mentorsurvey.errors import AnsweredElsewhere, NotAllowed, ResponseClosed
from mentorsurvey.program import merging, pair_agreement
from mentorsurvey.store import Database
from tests.access.world import lead_named
from tests.house import LEAD, MIRA, NOEL, NOW, TOM, VERA, House, address, founded
from tests.program.leaving import erase
from tests.program.stepping import WORDS, Kept, compared, kept_of
from tests.store.leading import pair_id, recuse_lead

DUE = date(2026, 10, 25)
LATER = NOW + timedelta(days=1)
OPEN = [(WORDS, NOW, DUE)]


@pytest.fixture
def two(house: House) -> Kept:
    return kept_of(house)


def said(two: Kept, actor: Actor) -> tuple[bool, bool, bool]:
    step = two.step(actor)
    return step.can_be_shown, step.shown_by_me, step.read_by_leads


def leads_see(house: House, what: str) -> None:
    with house.database.write() as tx:
        tx.run("UPDATE program SET leads_see = :what", what=what)


def test_leads_read_it_where_both_say_so_and_as_long_as_both_do(two: Kept) -> None:
    assert two.read() == []
    two.let_read(two.mira)
    assert two.read() == []
    two.let_read(two.tom)
    assert two.read() == OPEN
    for actor in (two.mira, two.tom):
        two.let_read(actor, allowed=False)
        assert two.read() == []
        two.let_read(actor)
        assert two.read() == OPEN


def test_saying_it_twice_changes_nothing(two: Kept) -> None:
    two.let_read(two.mira, two.mira, two.tom)
    two.let_read(two.mira, now=LATER)
    assert two.read() == OPEN
    two.let_read(two.mira, two.mira, allowed=False)
    assert two.read() == []


def test_what_one_says_shows_to_the_other_as_the_result_alone(two: Kept) -> None:
    before = repr(two.step(two.tom)), said(two, two.tom)
    two.let_read(two.mira)
    assert (repr(two.step(two.tom)), said(two, two.tom)) == before
    assert said(two, two.mira) == (True, True, False)
    two.let_read(two.tom)
    assert said(two, two.tom) == said(two, two.mira) == (True, True, True)
    two.let_read(two.mira, allowed=False)
    assert said(two, two.tom) == (True, True, False)
    assert said(two, two.mira) == (True, False, False)


def test_a_step_that_is_only_proposed_is_nobodys_to_open(house: House) -> None:
    two = compared(house)
    two.propose()
    for actor in (two.mira, two.tom):
        assert said(two, actor) == (False, False, False)
        for allowed in (True, False):
            with pytest.raises(NotAllowed):
                two.let_read(actor, allowed=allowed)
    assert house.count("next_step_shown") == 0


def test_a_step_that_was_kept_before_one_could_be_opened_stays_closed(two: Kept) -> None:
    with two.house.database.write() as tx:
        tx.run("UPDATE next_step SET leads_see = NULL")
    for actor in (two.mira, two.tom):
        assert said(two, actor) == (False, False, False)
        with pytest.raises(ResponseClosed, match="stays between the two of you"):
            two.let_read(actor)
    assert two.read() == []


def test_each_round_has_a_step_of_its_own_the_newest_first(two: Kept) -> None:
    two.let_read(two.mira, two.tom)
    later = NOW + timedelta(days=30)
    two.house.open_round("review", now=later)
    second = two.in_round(2, now=later)
    second.propose("Meet twice", now=later)
    second.keep(now=later)
    assert two.read() == OPEN
    second.let_read(two.tom, two.mira, now=later)
    assert [words for words, *_ in two.read()] == ["Meet twice", WORDS]
    two.let_read(two.mira, allowed=False)
    assert [words for words, *_ in two.read()] == ["Meet twice"]
    listed = pair_agreement.agreement(two.house.database, two.mira, two.pair, now=later).steps
    assert [(form, one.read_by_leads) for form, one in listed.items()] == [
        (second.forms[two.mira.person_id], True),
        (two.forms[two.mira.person_id], False),
    ]


def test_whether_it_happened_stays_with_each_of_them(two: Kept) -> None:
    two.let_read(two.mira, two.tom)
    before = two.read()
    two.house.open_round("review", now=LATER)
    form = two.house.form(two.mira, TOM, number=2)
    program.say_whether(two.house.database, two.mira, form, "no", now=LATER)
    assert two.read() == before


def test_a_lead_who_was_named_later_reads_later_steps_alone(two: Kept) -> None:
    later = lead_named(two.house, "Lara Later", since=timedelta(hours=1))
    two.let_read(two.mira, two.tom, now=LATER)
    assert two.read() == OPEN
    assert two.read(later) == []


@pytest.mark.parametrize("let", ["before", "after"])
def test_a_lead_who_is_kept_out_of_a_pair_is_refused(two: Kept, let: str) -> None:
    if let == "before":
        two.let_read(two.mira, two.tom)
    recuse_lead(two.house, TOM, now=NOW, lead_id=two.house.person_id(LEAD))
    if let == "after":
        two.let_read(two.mira, two.tom)
    with pytest.raises(NotAllowed):
        two.read()


def test_nobody_but_leads_reads_it_and_nobody_but_the_two_opens_it(two: Kept) -> None:
    house, step_id = two.house, two.step(two.mira).id
    two.let_read(two.mira, two.tom)
    vera, noel = house.actor(VERA), house.actor(NOEL)
    for actor in (two.mira, vera, noel, house.operator, clock()):
        with pytest.raises(NotAllowed):
            two.read(actor)
    for actor in (vera, noel, house.lead, house.operator, clock()):
        for form in (*two.forms.values(), "none", "a\x00b", "\ud800"):
            with pytest.raises(NotAllowed):
                program.let_step_be_read(
                    house.database, actor, form, step_id=step_id, allowed=False, now=NOW
                )
    own = two.forms[two.mira.person_id]
    for other in ("none", "", "a\x00b"):
        with pytest.raises(NotAllowed):
            program.let_step_be_read(
                house.database, two.mira, own, step_id=other, allowed=False, now=NOW
            )
    assert two.read() == OPEN


def test_whoever_only_holds_the_link_opens_nothing_and_closes_nothing(two: Kept) -> None:
    desk = two.house.actor(TOM, browser="an assistant's")
    two.let_read(two.mira, two.tom)
    for allowed in (True, False):
        with pytest.raises(AnsweredElsewhere):
            program.let_step_be_read(
                two.house.database,
                desk,
                two.forms[two.tom.person_id],
                step_id=two.step(two.tom).id,
                allowed=allowed,
                now=NOW,
            )
    assert two.read() == OPEN


def test_where_leads_see_totals_alone_nothing_is_opened(house: House) -> None:
    leads_see(house, "totals")
    two = kept_of(house)
    with pytest.raises(ResponseClosed, match="can't be let read this step"):
        two.let_read(two.mira)
    leads_see(house, "scores")
    with pytest.raises(ResponseClosed, match="can't be let read this step"):
        two.let_read(two.mira)  # they kept it when nobody could open it
    assert two.read() == []


def test_a_program_that_turns_to_totals_reads_no_step_and_what_was_said_can_be_taken_back(
    two: Kept,
) -> None:
    two.let_read(two.mira, two.tom)
    leads_see(two.house, "totals")
    assert two.read() == []
    assert said(two, two.mira) == said(two, two.tom) == (False, True, False)
    two.let_read(two.mira, allowed=False)
    assert said(two, two.mira) == (False, False, False)
    leads_see(two.house, "scores")
    assert two.read() == []
    assert said(two, two.tom) == (True, True, False)


def test_a_step_of_a_round_that_does_not_count_is_not_read(two: Kept) -> None:
    two.let_read(two.mira, two.tom)
    with two.house.database.write() as tx:
        tx.run("UPDATE round SET counts = 0")
    assert two.read() == []


def test_with_a_person_goes_what_was_said_and_the_step(two: Kept) -> None:
    two.let_read(two.mira, two.tom)
    erase(two.house, TOM)
    assert two.house.count("next_step_shown") == two.house.count("next_step") == 0
    with pytest.raises(NotAllowed):
        two.read()


def test_the_name_of_an_erased_person_is_marked_in_what_leads_read(house: House) -> None:
    two = compared(house)
    two.propose(f"Ask {VERA} for her data")
    two.keep()
    two.let_read(two.mira, two.tom)
    erase(house, VERA)
    assert [words for words, *_ in two.read()] == ["Ask [erased] for her data"]


def merged(house: House, kept: str, gone: str) -> str:
    merging.merge_people(
        house.database, house.lead, house.person_id(kept), house.person_id(gone), now=LATER
    )
    with house.database.read() as tx:
        return str(tx.rows("SELECT id FROM person_merge")[0]["id"])


def test_what_was_said_goes_with_a_pair_whose_person_was_found_to_be_another_one(
    two: Kept,
) -> None:
    house = two.house
    two.let_read(two.mira)
    merge_id = merged(house, NOEL, MIRA)
    assert two.read() == []
    two.let_read(two.tom, now=LATER)
    assert two.read() == OPEN
    merging.undo_merge(house.database, house.lead, merge_id, now=LATER + timedelta(hours=1))
    assert two.read() == OPEN


def test_what_another_person_said_in_ones_place_is_not_kept_when_the_two_are_parted(
    two: Kept,
) -> None:
    house = two.house
    two.let_read(two.tom)
    merge_id = merged(house, NOEL, MIRA)
    there = house.actor(NOEL, browser="phone")  # Mira's, on which she answered
    after = LATER + timedelta(hours=1)
    program.let_step_be_read(
        house.database,
        there,
        two.forms[two.mira.person_id],
        step_id=two.step(two.tom).id,
        allowed=True,
        now=after,
    )
    assert two.read() == OPEN
    elsewhere = house.actor(NOEL, browser="Noel's")
    with pytest.raises(AnsweredElsewhere):
        program.next_step(house.database, elsewhere, two.forms[two.mira.person_id])
    merging.undo_merge(house.database, house.lead, merge_id, now=after)
    assert two.read() == []
    assert said(two, two.tom) == (True, True, False)


def test_the_same_holds_where_the_two_had_the_same_pair(database: Database) -> None:
    twin = "Thomas Reyes"
    house = founded(database, pairs=((MIRA, TOM), (MIRA, twin)))
    two = kept_of(house, mentee=twin)
    merge_id = merged(house, TOM, twin)
    as_tom = replace(two, tom=house.actor(TOM), pair=pair_id(house, TOM))
    forms = {**two.forms, as_tom.tom.person_id: two.forms[two.tom.person_id]}
    as_tom = replace(as_tom, forms=forms)
    as_tom.let_read(as_tom.tom, as_tom.mira, now=LATER + timedelta(hours=1))
    assert as_tom.read() == OPEN
    merging.undo_merge(house.database, house.lead, merge_id, now=LATER + timedelta(hours=2))
    assert two.read() == as_tom.read() == []
    assert said(two, two.mira) == (True, True, False)
    two.let_read(two.tom)
    assert two.read() == OPEN


def test_a_pair_that_is_listed_no_more_opens_nothing_and_can_close(two: Kept) -> None:
    two.let_read(two.mira, two.tom)
    with two.house.database.write() as tx:
        tx.run(
            "INSERT INTO person_merge (id, program_id, kept_id, gone_id, key, merged_by, merged_at)"
            " SELECT 'merged', program_id, id, :mira, 'key', id, created_at FROM person"
            " WHERE id = :noel",
            noel=two.house.person_id(NOEL),
            mira=two.house.person_id(MIRA),
        )
    assert said(two, two.tom) == (False, True, False)
    two.let_read(two.tom, allowed=False)
    with pytest.raises(ResponseClosed):
        two.let_read(two.tom)


def test_it_is_recorded_that_something_was_said_and_not_what(two: Kept) -> None:
    two.let_read(two.mira)
    two.let_read(two.mira, allowed=False)
    with two.house.database.read() as tx:
        rows = tx.rows("SELECT * FROM audit ORDER BY number DESC LIMIT 2")
    assert [(row["verb"], row["object_kind"], row["object_id"]) for row in rows] == [
        ("step.show", "invitation", two.forms[two.mira.person_id])
    ] * 2
    assert address(MIRA) not in repr(rows)
    assert pair_id(two.house, TOM) == two.pair
