"""What leads plan for a pair: who may know of it, and what is refused."""

from datetime import date, timedelta

import pytest

from mentorsurvey.access import Actor
from mentorsurvey.errors import AnswerError, NotAllowed
from mentorsurvey.program import follow_ups, pausing
from mentorsurvey.store import programs
from mentorsurvey.store.follow_ups import FollowUp
from tests.access.world import lead_named
from tests.house import LEAD, MIRA, NOW, TOM, House
from tests.store.leading import pair_id, recuse_lead

SOON = NOW.date() + timedelta(days=9)
OTHER = "Lara Later"


def plan(house: House, by: Actor | None = None, **given: object) -> None:
    lead = by or house.lead
    fields: dict[str, object] = {
        "words": "Call both",
        "owner_id": lead.person_id,
        "due_on": SOON,
        "now": NOW,
        **given,
    }
    follow_ups.plan(house.database, lead, pair_id(house, TOM), **fields)


def listed(house: House, by: Actor | None = None) -> list[FollowUp]:
    return follow_ups.follow_ups(house.database, by or house.lead)


def done(house: House, outcome: str, by: Actor | None = None) -> None:
    one = listed(house)[0]
    follow_ups.finish(house.database, by or house.lead, one.id, outcome, now=NOW)


def test_a_follow_up_says_what_who_and_by_when(house: House) -> None:
    plan(house)
    (one,) = listed(house)
    assert (one.words, one.owner, one.due_on, one.planned_by) == ("Call both", LEAD, SOON, LEAD)
    assert (one.mentor, one.mentee) == (MIRA, TOM)
    assert (one.outcome, one.done_by, one.done_at) == ("", "", None)


def test_planning_the_same_twice_is_once(house: House) -> None:
    plan(house)
    plan(house)
    assert len(listed(house)) == 1
    plan(house, words="Call the mentee")
    assert len(listed(house)) == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"words": "  "},
        {"words": "x" * 301},
        {"words": "nul\0"},
        {"owner_id": ""},
        {"owner_id": "nobody"},
        {"due_on": NOW.date() - timedelta(days=2)},
        {"due_on": NOW.date() + timedelta(days=400)},
        {"due_on": date.min},
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(house: House, wrong: dict[str, object]) -> None:
    with pytest.raises(AnswerError) as problem:
        plan(house, **wrong)
    assert problem.value.mend
    assert listed(house) == []


def test_neither_of_the_two_can_be_the_one_who_does_it(house: House) -> None:
    mentor = house.person_id(MIRA)
    with house.database.write() as tx:
        programs.name_lead(tx, person_id=mentor, now=NOW)
    assert mentor not in follow_ups.owners(house.database, house.lead, pair_id(house, TOM))
    with pytest.raises(AnswerError, match="not chosen a lead"):
        plan(house, owner_id=mentor)


def test_what_came_of_it_makes_it_done_and_its_author_can_open_it_again(house: House) -> None:
    plan(house)
    done(house, "They meet every week now")
    (one,) = listed(house)
    assert (one.outcome, one.done_by, one.done_at) == ("They meet every week now", LEAD, NOW)
    done(house, "They meet every week now")  # a second tap
    with pytest.raises(AnswerError, match="is done"):
        done(house, "Something else")
    with pytest.raises(AnswerError, match="is done"):
        follow_ups.change(
            house.database,
            house.lead,
            one.id,
            owner_id=one.owner_id,
            due_on=SOON + timedelta(days=1),
            now=NOW,
        )
    follow_ups.reopen(house.database, house.lead, one.id, now=NOW)
    assert listed(house)[0].done_at is None


@pytest.mark.parametrize("outcome", ["", "  ", "x" * 1001])
def test_done_needs_a_word_about_what_came_of_it(house: House, outcome: str) -> None:
    plan(house)
    with pytest.raises(AnswerError, match="What came of it"):
        done(house, outcome)
    assert listed(house)[0].done_at is None


def test_another_lead_takes_it_over_and_only_they_open_it_again(house: House) -> None:
    other = lead_named(house, OTHER)
    plan(house, now=NOW + timedelta(days=1))
    one = listed(house)[0]
    follow_ups.change(
        house.database, house.lead, one.id, owner_id=other.person_id, due_on=SOON, now=NOW
    )
    assert listed(house, other)[0].owner == OTHER
    done(house, "Spoke with both", by=other)
    assert listed(house)[0].done_by == OTHER
    with pytest.raises(AnswerError, match="Another lead"):
        follow_ups.reopen(house.database, house.lead, one.id, now=NOW)


def test_a_lead_who_is_kept_out_finds_nothing_even_where_they_were_chosen(house: House) -> None:
    other = lead_named(house, OTHER)
    plan(house, owner_id=other.person_id, now=NOW + timedelta(days=1))
    one = listed(house, other)[0]
    recuse_lead(house, TOM, now=NOW, lead_id=other.person_id)
    assert listed(house, other) == []
    for call in (
        lambda: follow_ups.owners(house.database, other, pair_id(house, TOM)),
        lambda: follow_ups.finish(house.database, other, one.id, "Well", now=NOW),
        lambda: follow_ups.reopen(house.database, other, one.id, now=NOW),
        lambda: plan(house, by=other),
    ):
        with pytest.raises(NotAllowed):
            call()
    assert other.person_id in follow_ups.owners(house.database, house.lead, pair_id(house, TOM))


def test_a_later_lead_reads_nothing_of_what_was_written_before(house: House) -> None:
    plan(house)
    later = lead_named(house, OTHER, since=timedelta(days=3))
    assert listed(house, later) == []


def test_what_an_earlier_lead_notes_is_not_read_by_one_who_may_read_less(house: House) -> None:
    house.submit(house.actor(TOM), MIRA)
    later = lead_named(house, OTHER, since=timedelta(days=3))
    plan(house, by=later, now=NOW + timedelta(days=4))
    (one,) = listed(house)  # the earlier lead may read all that the later one may
    moment = NOW + timedelta(days=5)
    follow_ups.finish(house.database, house.lead, one.id, "As round 1 said", now=moment)
    assert listed(house)[0].outcome == "As round 1 said"
    (seen,) = listed(house, later)
    assert (seen.outcome, seen.done_by) == ("", LEAD)


def test_it_stays_when_the_pair_has_ended(house: House) -> None:
    plan(house)
    pausing.end_pair(
        house.database, house.lead, pair_id(house, TOM), since=NOW.date(), reason="left", now=NOW
    )
    assert len(listed(house)) == 1
    done(house, "Talked with both about the end")


def test_participants_can_neither_plan_nor_read_any(house: House) -> None:
    plan(house)
    for who in (house.actor(TOM), house.actor(MIRA)):
        with pytest.raises(NotAllowed):
            listed(house, who)
