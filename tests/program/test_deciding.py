"""Each of two decides unseen; once both have, what they chose has consequences, and only then."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from mentorsurvey import program, responses
from mentorsurvey.access import Actor, Audience
from mentorsurvey.errors import AnswerError, NotAllowed, ResponseClosed
from mentorsurvey.instruments import shipped
from mentorsurvey.program import agreeing, deciding, merging, pair_agreement, pausing
from mentorsurvey.program.pairing import Who
from mentorsurvey.program.replacing import replace_mentor
from mentorsurvey.store import breaks, decisions
from tests.house import MIRA, NOEL, NOW, TOM, VERA, House, address
from tests.program.deciding import AFTER, INTRODUCTION, Deciders, deciders
from tests.program.leaving import erase

LATER = NOW + timedelta(days=21)
SOON = NOW + timedelta(days=1)


@pytest.fixture
def two(unasked: House) -> Deciders:
    return deciders(unasked)


def ends(two: Deciders) -> list[tuple[str, str]]:
    with two.house.database.read() as tx:
        found = breaks.of_program(tx, two.house.program_id).get(two.pair, ())
        words = breaks.words(tx, two.house.operator, two.pair)
    return [(one.reason, said) for one, said in zip(found, words, strict=True)]


def test_until_both_have_decided_nobody_learns_whether_the_other_has(two: Deciders) -> None:
    before = two.of(two.tom)
    assert before.kind == "start"
    assert two.decide(two.mira, "commit") is None
    assert two.of(two.tom) == before
    assert two.standing() == "deciding"
    assert two.of(two.mira).mine == "commit"
    assert two.of(two.mira).outcome is None


def test_one_can_decide_otherwise_until_both_have(two: Deciders) -> None:
    two.decide(two.mira, "not_now")
    two.decide(two.mira, "commit")
    assert two.of(two.mira).mine == "commit"
    assert two.decide(two.tom, "commit") == "starts"


def test_where_both_commit_their_work_begins_that_day(two: Deciders) -> None:
    assert two.phases() == ["introduction"]
    assert two.both("commit", "commit", now=SOON) == "starts"
    assert two.phases() == ["introduction", "cultivation"]
    assert ends(two) == []
    assert two.standing() == "starts"
    for who in (two.mira, two.tom):
        found = two.of(who, now=SOON)
        assert (found.outcome, found.settled_at, found.theirs) == ("starts", SOON, "")


@pytest.mark.parametrize(
    ("hers", "his"),
    [
        (hers, his)
        for hers in ("commit", "later", "not_now")
        for his in ("commit", "later", "not_now")
        if (hers, his) != ("commit", "commit")
    ],
)
def test_anything_else_ends_it_and_both_read_that_alone(two: Deciders, hers: str, his: str) -> None:
    assert two.both(hers, his) == "not_started"
    for who, mine in ((two.mira, hers), (two.tom, his)):
        found = two.of(who)
        assert (found.outcome, found.mine, found.theirs) == ("not_started", mine, "")
    assert two.standing() == "not_started"
    assert ends(two) == [("other", "Their work together did not start.")]


def test_nothing_tells_which_of_two_was_the_second(two: Deciders) -> None:
    two.both("commit", "not_now")
    with two.house.database.read() as tx:
        (row,) = tx.rows("SELECT said_by FROM pair_break")
        seen = tx.rows("SELECT DISTINCT verb FROM audit WHERE verb LIKE 'pair.%'")
    assert row["said_by"] is None
    assert seen == []


def test_a_pair_that_did_not_start_is_asked_nothing_more(two: Deciders) -> None:
    two.both("not_now", "commit")
    opened = two.house.open_round("review", now=SOON)
    asked = [
        one.owed.relationship_id
        for one in responses.due(two.house.database, two.tom)
        if one.owed.round_number == opened.number
    ]
    assert asked == []


def test_deciding_the_same_twice_changes_nothing(two: Deciders) -> None:
    two.decide(two.mira, "commit")
    two.decide(two.mira, "commit", now=SOON)
    with two.house.database.read() as tx:
        (row,) = tx.rows("SELECT decided_at FROM decision")
    assert row["decided_at"].startswith(f"{AFTER:%Y-%m-%dT%H}")
    two.decide(two.tom, "commit")
    assert two.decide(two.tom, "commit") == "starts"


def test_what_both_decided_cannot_be_changed_from_a_stale_page(two: Deciders) -> None:
    two.both("commit", "commit")
    with pytest.raises(ResponseClosed, match="both decided in the meantime"):
        two.decide(two.mira, "not_now")
    assert two.of(two.mira).mine == "commit"


def test_two_who_decide_at_the_same_moment_are_settled_once(two: Deciders) -> None:
    with ThreadPoolExecutor(2) as at_once:
        came = list(at_once.map(lambda who: two.decide(who, "commit"), (two.mira, two.tom)))
    assert sorted(map(str, came)) == ["None", "starts"]
    assert two.of(two.mira).outcome == "starts"


@pytest.mark.parametrize("choice", ["continue", "", "a\x00b", "\ud800"])
def test_only_what_stands_on_the_page_can_be_decided(two: Deciders, choice: str) -> None:
    with pytest.raises(AnswerError):
        two.decide(two.mira, choice)
    assert two.house.count("decision") == 0


@pytest.mark.parametrize("held", ["ended", "paused", "replaced"])
def test_a_pair_that_ends_or_pauses_meanwhile_decides_nothing_and_loses_nothing(
    two: Deciders, held: str
) -> None:
    house, today = two.house, NOW.date()
    two.decide(two.mira, "commit")
    if held == "ended":
        pausing.end_pair(house.database, house.lead, two.pair, since=today, reason="left", now=NOW)
    elif held == "paused":
        pausing.pause_pair(
            house.database,
            house.lead,
            two.pair,
            since=today,
            until=today + timedelta(days=60),
            reason="away",
            now=NOW,
        )
    else:
        who = Who(name=NOEL, address=address(NOEL))
        replace_mentor(house.database, house.lead, two.pair, who, since=today, now=NOW)
    with pytest.raises(ResponseClosed, match="nothing was changed"):
        two.decide(two.tom, "commit", now=SOON)
    assert two.of(two.tom, now=SOON).held == ("paused" if held == "paused" else "ended")
    assert two.of(two.mira, now=SOON).mine == "commit"


def test_after_somebody_was_erased_there_is_nothing_to_decide(two: Deciders) -> None:
    two.decide(two.tom, "commit")
    assert erase(two.house, TOM)["decision"] == 1
    with pytest.raises(ResponseClosed, match="erased"):
        two.decide(two.mira, "commit")


def test_before_both_have_submitted_there_is_nothing_to_decide(unasked: House) -> None:
    unasked.open_round("introduction")
    mira = unasked.actor(MIRA)
    form = unasked.submit(mira, TOM, INTRODUCTION)
    for call in (
        lambda: deciding.decision(unasked.database, mira, form, now=AFTER),
        lambda: deciding.decide(unasked.database, mira, form, "commit", now=AFTER),
    ):
        with pytest.raises(ResponseClosed, match="nothing to decide yet"):
            call()


def test_elsewhere_nothing_of_a_decision_is_read_or_changed(two: Deciders) -> None:
    two.decide(two.tom, "commit")
    desk = two.house.actor(TOM, browser="desk")
    with pytest.raises(ResponseClosed, match="other device"):
        deciding.decision(two.house.database, desk, two.his, now=AFTER)
    vera = two.house.actor(VERA)
    with pytest.raises(NotAllowed):
        deciding.decide(two.house.database, vera, two.his, "not_now", now=AFTER)


def test_a_check_in_ends_in_no_decision(house: House) -> None:
    mira, tom = house.actor(MIRA), house.actor(TOM)
    form = house.submit(mira, TOM)
    house.submit(tom, MIRA)
    assert deciding.decision(house.database, mira, form, now=AFTER) is None
    with pytest.raises(ResponseClosed, match="Nothing is decided"):
        deciding.decide(house.database, mira, form, "commit", now=AFTER)


def test_an_introduction_that_asked_for_the_decision_itself_decides_nothing_more(
    unasked: House,
) -> None:
    one = shipped()["introduction"]
    last = one.sections[-1]
    asked = replace(last.items[-1], id="decision")
    items = replace(last, items=(*last.items[:-1], asked))
    unasked.open_round(replace(one, sections=(*one.sections[:-1], items)))
    mira, tom = unasked.actor(MIRA), unasked.actor(TOM)
    form = unasked.submit(mira, TOM, INTRODUCTION)
    unasked.submit(tom, MIRA, INTRODUCTION)
    assert deciding.decision(unasked.database, mira, form, now=AFTER) is None
    assert deciding.standings(unasked.database, unasked.lead) == {}


# The end


@pytest.mark.parametrize(
    ("hers", "his", "outcome"),
    [
        ("continue", "continue", "continues"),
        ("redefine", "redefine", "redefined"),
        ("continue", "redefine", "redefined"),
        ("end", "continue", "ended"),
        ("redefine", "end", "ended"),
        ("end", "end", "ended"),
    ],
)
def test_what_both_chose_in_the_completion_counts_when_both_have_submitted(
    unasked: House, hers: str, his: str, outcome: str
) -> None:
    two = deciders(unasked, "completion", hers={"next": hers}, his={"next": his})
    found = two.of(two.mira)
    assert (found.outcome, found.mine, found.theirs) == (outcome, hers, his)
    assert two.of(two.tom).theirs == hers
    assert two.standing() == outcome
    assert two.phases()[-1] == ("completion" if outcome == "ended" else "cultivation")
    assert ends(two) == ([("wish", "")] if outcome == "ended" else [])


def test_a_choice_that_is_missing_or_kept_is_made_beside_the_comparison_and_looks_alike(
    unasked: House,
) -> None:
    missing = deciders(unasked, "completion", his={"next": "continue"})
    hidden = deciders(
        unasked,
        "completion",
        number=2,
        hers={"next": "end"},
        his={"next": "continue"},
        hides=True,
        now=NOW + timedelta(days=20),
    )
    for who in ("mira", "tom"):
        seen = [two.of(getattr(two, who), now=LATER) for two in (missing, hidden)]
        assert seen[0] == seen[1]
    assert hidden.of(hidden.mira, now=LATER).mine == ""
    assert hidden.of(hidden.tom, now=LATER).mine == "continue"
    assert hidden.decide(hidden.mira, "redefine", now=LATER) == "redefined"
    assert hidden.of(hidden.tom, now=LATER).theirs == "redefine"


def test_whoever_hides_their_choice_afterwards_decides_beside_the_comparison(
    unasked: House,
) -> None:
    two = deciders(unasked, "completion", his={"next": "end"})
    responses.set_audience(
        unasked.database, two.tom, two.his, {"next": Audience.ONLY_YOU}, now=AFTER
    )
    assert two.of(two.tom).mine == ""
    assert two.decide(two.mira, "continue") is None
    assert two.decide(two.tom, "continue") == "continues"


def test_a_form_that_is_reopened_has_decided_nothing(unasked: House) -> None:
    unasked.open_round("completion")
    mira, tom = unasked.actor(MIRA), unasked.actor(TOM)
    form = unasked.submit(mira, TOM, {"next": "end"})
    responses.take_back(unasked.database, mira, form, now=AFTER)
    unasked.submit(tom, MIRA, {"next": "continue"})
    assert unasked.count("decision") == 0
    unasked.answer(mira, form, {"next": "continue"})
    responses.submit(unasked.database, mira, form, now=AFTER)
    found = deciding.decision(unasked.database, mira, form, now=AFTER)
    assert found
    assert found.outcome == "continues"


def test_two_who_go_on_begin_their_agreement_with_the_last_one_and_open_dates(
    unasked: House,
) -> None:
    first = deciders(unasked)
    first.both("commit", "commit")
    there = unasked.database
    fields = {"hours": 6, "until": "2027-06", "d.a1.title": "Tides", "d.a1.due": "2027-05"}
    agreeing.save_draft(there, first.mira, first.pair, fields, now=AFTER)
    agreeing.propose(there, first.mira, first.pair, seen=0, now=AFTER)
    agreeing.confirm(there, first.tom, first.pair, number=1, now=AFTER)
    last = deciders(
        unasked, "completion", number=2, hers={"next": "continue"}, his={"next": "continue"},
        now=SOON,
    )  # fmt: skip
    for who in (last.mira, last.tom):
        found = pair_agreement.agreement(there, who, last.pair, now=SOON)
        assert found.current
        assert (found.current.terms.until, found.terms.until) == ("2027-06", "")
        assert (found.terms.hours, [one.due for one in found.terms.deliverables]) == (6, [""])
    agreeing.save_draft(there, last.tom, last.pair, {"until": "2028-06"}, now=SOON)
    agreeing.propose(there, last.tom, last.pair, seen=1, now=SOON)
    agreeing.confirm(there, last.mira, last.pair, number=2, now=SOON)
    assert pair_agreement.agreement(there, last.mira, last.pair, now=SOON).terms.until == "2028-06"


def test_leads_read_of_their_own_pairs_alone_how_a_decision_stands(two: Deciders) -> None:
    two.both("commit", "not_now")
    assert deciding.standings(two.house.database, two.house.lead) == {two.pair: "not_started"}
    for nobody in (two.tom, two.house.operator):
        with pytest.raises(NotAllowed):
            deciding.standings(two.house.database, nobody)


def test_a_decision_goes_with_the_round_of_its_forms_in_a_merge(two: Deciders) -> None:
    house = two.house
    two.decide(two.tom, "commit")
    merging.merge_people(
        house.database, house.lead, house.person_id(NOEL), house.person_id(MIRA), now=SOON
    )
    noel = house.actor(NOEL, browser="phone")
    assert deciding.decide(house.database, noel, two.hers, "commit", now=SOON) == "starts"
    with house.database.read() as tx:
        assert set(decisions.standings(tx, house.lead).values()) == {"starts"}
    assert program.relationships(house.database, house.operator)


def test_the_actor_of_a_decision_is_its_own_side(two: Deciders) -> None:
    actors: tuple[Actor, ...] = (two.mira, two.tom)
    for who, choice in zip(actors, ("commit", "later"), strict=True):
        two.decide(who, choice)
    with two.house.database.read() as tx:
        rows = tx.rows("SELECT side, choice FROM decision ORDER BY side")
    assert [(row["side"], row["choice"]) for row in rows] == [
        ("mentee", "later"),
        ("mentor", "commit"),
    ]


def test_whoever_has_not_decided_is_told_where_they_can(two: Deciders) -> None:
    there = two.house.database
    assert deciding.to_decide(there, two.tom, now=AFTER) == {two.his: "start"}
    two.decide(two.mira, "commit")
    assert deciding.to_decide(there, two.mira, now=AFTER) == {}
    assert deciding.to_decide(there, two.tom, now=AFTER) == {two.his: "start"}
    desk = two.house.actor(TOM, browser="desk")
    assert deciding.to_decide(there, desk, now=AFTER) == {}
