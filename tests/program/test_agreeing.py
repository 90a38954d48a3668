"""One drafts and proposes, the other confirms or proposes something else; nothing is lost."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from mentorsurvey.access import Actor
from mentorsurvey.errors import AgreementError, MentorsurveyError, NotAllowed, ResponseClosed
from mentorsurvey.program import agreeing, merging, pair_agreement, pausing
from mentorsurvey.program.agreement_terms import Terms
from mentorsurvey.program.pairing import Who
from mentorsurvey.program.replacing import replace_mentor
from tests.house import MIRA, NOEL, NOW, TOM, UMA, House, address
from tests.program.agreeing import FIELDS, PAPER, Two, two_of
from tests.program.leaving import erase

LATER = NOW + timedelta(days=30)


@pytest.fixture
def two(house: House) -> Two:
    return two_of(house)


def test_a_draft_is_its_authors_alone(two: Two) -> None:
    two.write(two.mira, hours=6, confidential="Careers")
    assert two.of(two.mira).terms == Terms(hours=6, confidential="Careers")
    his = two.of(two.tom)
    assert (his.terms, his.drafted_at, his.proposal, his.seen) == (Terms(), None, None, 0)


def test_two_tabs_that_write_into_different_fields_lose_nothing(two: Two) -> None:
    two.write(two.mira, hours=6)
    two.write(two.mira, until="2027-12")
    two.write(two.mira, **{"d.a1.title": "Tides"})
    two.write(two.mira, **{"d.b2.title": "A talk"})
    terms = two.of(two.mira).terms
    assert (terms.hours, terms.until) == (6, "2027-12")
    assert [one.title for one in terms.deliverables] == ["Tides", "A talk"]


def test_a_draft_with_one_bad_field_is_not_kept_at_all(two: Two) -> None:
    two.write(two.mira, hours=6)
    with pytest.raises(AgreementError):
        two.write(two.mira, hours=7, confidential="a\x00b")
    assert two.of(two.mira).terms == Terms(hours=6)


@pytest.mark.parametrize("bad", ["x" * 1001, "\ud800", "a\x00b", 7, b"bytes", {}])
def test_no_bad_text_is_kept(two: Two, bad: object) -> None:
    with pytest.raises(AgreementError):
        two.write(two.mira, hopes_mentor=bad)
    assert two.house.count("agreement_draft") == 0


def test_what_one_proposes_the_other_confirms(two: Two) -> None:
    two.propose(two.mira)
    hers, his = two.of(two.mira), two.of(two.tom)
    assert hers.proposal
    assert his.proposal
    assert (hers.proposal.by_me, his.proposal.by_me) == (True, False)
    assert (hers.current, hers.drafted_at) == (None, None)
    two.confirm(two.tom, now=LATER)
    for each in (two.mira, two.tom):
        found = two.of(each)
        assert found.current
        assert found.current.terms.hours == 6
        assert found.current.confirmed_at == LATER
        assert found.proposal is None


def test_nobody_confirms_their_own_proposal(two: Two) -> None:
    two.propose(two.mira)
    with pytest.raises(ResponseClosed):
        two.confirm(two.mira)
    assert two.of(two.tom).current is None


def test_confirming_twice_is_confirming_once(two: Two) -> None:
    two.agree()
    two.confirm(two.tom, now=LATER)
    current = two.of(two.tom).current
    assert current
    assert current.confirmed_at == NOW


def test_nothing_can_be_proposed_that_says_nothing_new(two: Two) -> None:
    with pytest.raises(AgreementError, match="nothing in it yet"):
        agreeing.propose(two.house.database, two.mira, two.pair, seen=0, now=NOW)
    two.propose(two.mira)
    for each in (two.mira, two.tom):
        with pytest.raises(AgreementError, match="says the same"):
            two.propose(each, {})
    assert two.house.count("agreement") == 1


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"until": "2026-09"}, "before you two began"),
        ({"d.a1.title": "Tides", "d.a1.due": "2020-01"}, "before you two began"),
        ({"until": "2027-01", "d.a1.title": "Tides", "d.a1.due": "2027-02"}, "agreement ends in"),
    ],
)
def test_dates_before_the_start_or_after_the_end_are_not_proposed(
    two: Two, fields: dict[str, object], said: str
) -> None:
    with pytest.raises(AgreementError, match=said):
        two.propose(two.mira, fields)
    assert two.of(two.mira).drafted_at == NOW


def test_the_other_can_propose_something_else_instead(two: Two) -> None:
    two.propose(two.mira)
    two.propose(two.tom, {"hours": 4})
    hers = two.of(two.mira)
    assert hers.proposal
    assert (hers.proposal.number, hers.proposal.by_me) == (2, False)
    assert (hers.proposal.terms.hours, hers.proposal.terms.until) == (4, "2027-12")
    with pytest.raises(ResponseClosed, match="changed or taken back"):
        two.confirm(two.tom, 1)
    two.confirm(two.mira, 2)
    for each in (two.mira, two.tom):
        current = two.of(each).current
        assert current
        assert current.terms.hours == 4


def test_of_two_who_propose_at_once_the_second_is_told_and_keeps_the_draft(two: Two) -> None:
    two.write(two.tom, hours=2)
    two.propose(two.mira)
    with pytest.raises(ResponseClosed, match="in the meantime, so yours was not sent"):
        two.propose(two.tom, {}, seen=0)
    his = two.of(two.tom)
    assert his.proposal
    assert (his.terms.hours, his.proposal.terms.hours) == (2, 6)
    assert (his.seen, his.behind) == (1, True)
    two.propose(two.tom, {}, seen=1)
    assert two.house.count("agreement") == 2


def test_at_the_same_moment_only_one_proposal_of_a_pair_waits(two: Two) -> None:
    for who in (two.mira, two.tom):
        two.write(who, hours=6 if who is two.mira else 3)

    def try_it(who: Actor) -> str:
        try:
            agreeing.propose(
                two.house.database,
                who,
                two.pair,
                seen=0,
                now=NOW,
            )
        except ResponseClosed:
            return "told"
        return "sent"

    with ThreadPoolExecutor(2) as at_once:
        assert sorted(at_once.map(try_it, (two.mira, two.tom))) == ["sent", "told"]
    assert two.house.count("agreement") == 1
    assert two.house.count("agreement_draft") == 1


def test_confirming_and_taking_back_at_the_same_moment_ends_in_one_of_the_two(two: Two) -> None:
    two.propose(two.mira)

    def try_it(act: object) -> str:
        try:
            act()  # type: ignore[operator]
        except ResponseClosed:
            return "told"
        return "done"

    acts = (lambda: two.confirm(two.tom), lambda: two.take_back(two.mira))
    with ThreadPoolExecutor(2) as at_once:
        assert sorted(at_once.map(try_it, acts)) == ["done", "told"]
    found = two.of(two.mira)
    assert found.proposal is None
    assert (found.current is None) == (found.drafted_at is not None)


def test_whoever_takes_back_a_proposal_has_it_as_a_draft_again(two: Two) -> None:
    two.propose(two.mira)
    with pytest.raises(ResponseClosed):
        two.take_back(two.tom)
    two.take_back(two.mira)
    assert two.of(two.mira).terms.hours == 6
    his = two.of(two.tom)
    assert (his.proposal, his.terms) == (None, Terms())
    with pytest.raises(ResponseClosed, match="changed or taken back"):
        two.confirm(two.tom)


def test_taking_back_never_overwrites_a_draft(two: Two) -> None:
    two.propose(two.mira)
    two.write(two.mira, hours=9)
    two.take_back(two.mira)
    assert two.of(two.mira).terms.hours == 9


def test_a_later_version_keeps_the_earlier_one_to_be_read(two: Two) -> None:
    two.agree()
    two.propose(two.tom, {"hours": 4}, now=LATER)
    assert two.of(two.mira).current
    two.confirm(two.mira, 2, now=LATER)
    for each in (two.mira, two.tom):
        found = two.of(each)
        assert found.current
        assert [one.terms.hours for one in found.earlier] == [6]
        assert (found.current.number, found.current.terms.hours) == (2, 4)
        assert found.current.terms.confidential == FIELDS["confidential"]


def test_a_draft_that_is_deleted_begins_anew_with_the_newest_version(two: Two) -> None:
    two.agree()
    two.write(two.mira, hours=1)
    agreeing.drop_draft(two.house.database, two.mira, two.pair)
    assert two.of(two.mira).terms.hours == 6


@pytest.mark.parametrize("held", ["ended", "paused", "replaced"])
def test_a_pair_that_ends_or_pauses_meanwhile_agrees_on_nothing_and_loses_nothing(
    two: Two, held: str
) -> None:
    house, today = two.house, NOW.date()
    two.propose(two.mira)
    two.write(two.tom, hours=3)
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
        replace_mentor(
            house.database,
            house.lead,
            two.pair,
            Who(name=NOEL, address=address(NOEL)),
            since=today,
            now=NOW,
        )
    soon = NOW + timedelta(days=1)
    with pytest.raises(ResponseClosed, match="nothing was changed"):
        two.confirm(two.tom, now=soon)
    with pytest.raises(ResponseClosed, match="nothing was changed"):
        two.propose(two.tom, {}, now=soon)
    his = two.of(two.tom, now=soon)
    assert his.held == ("paused" if held == "paused" else "ended")
    assert his.proposal
    assert his.terms.hours == 3


def test_a_pause_that_is_over_lets_the_two_go_on(two: Two) -> None:
    two.propose(two.mira)
    until = NOW.date() + timedelta(days=10)
    pausing.pause_pair(
        two.house.database,
        two.house.lead,
        two.pair,
        since=NOW.date(),
        until=until,
        reason="away",
        now=NOW,
    )
    two.confirm(two.tom, now=LATER)
    assert two.of(two.tom, now=LATER).held is None


def test_leads_read_all_of_it_only_where_both_say_so_and_only_that_version(two: Two) -> None:
    two.agree()
    two.let_read(two.mira)
    hers = two.of(two.mira)
    assert (hers.shown_by_me, hers.read_by_leads) == (True, False)
    two.let_read(two.tom)
    assert two.of(two.tom).read_by_leads
    two.let_read(two.tom, allowed=False)
    assert not two.of(two.mira).read_by_leads
    two.let_read(two.tom)
    two.propose(two.tom, {"hours": 4})
    two.confirm(two.mira, 2)
    hers = two.of(two.mira)
    assert (hers.shown_by_me, hers.read_by_leads) == (False, False)
    with pytest.raises(ResponseClosed, match="Another version is in force"):
        two.let_read(two.mira, 1)


def test_where_leads_see_totals_alone_nobody_shows_them_an_agreement(two: Two) -> None:
    with two.house.database.write() as tx:
        tx.run("UPDATE program SET leads_see = 'totals'")
    two.agree()
    with pytest.raises(AgreementError, match="no single agreement"):
        two.let_read(two.mira)
    current = two.of(two.mira).current
    assert current
    assert not current.leads_see_dates


def test_an_agreement_goes_with_the_person_who_is_erased(two: Two) -> None:
    two.agree()
    two.let_read(two.mira)
    two.move(two.tom, "submitted")
    two.write(two.tom, hours=3)
    gone = erase(two.house, TOM)
    assert (gone["agreement"], gone["agreement_draft"], gone["deliverable_status"]) == (1, 1, 1)
    for table in ("agreement", "agreement_draft", "agreement_shown", "deliverable_status"):
        assert two.house.count(table) == 0
    with pytest.raises(ResponseClosed, match="erased, with everything"):
        two.of(two.mira)


def test_the_name_of_an_erased_person_is_marked_in_the_agreements_of_others(two: Two) -> None:
    house = two.house
    two.agree({"confidential": f"As with\n{UMA}, “{UMA}”", f"d.{PAPER}.title": f"With {UMA}"})
    two.write(two.mira, ends_when=f"{UMA.upper()} says so")
    erase(house, UMA)
    hers = two.of(two.mira)
    assert hers.current
    assert hers.current.terms.confidential == "As with\n[erased], “[erased]”"
    assert hers.current.terms.deliverables[0].title == "With [erased]"
    assert hers.terms.ends_when == "[erased] says so"


def test_what_nobody_may_do_is_refused_as_if_it_were_not_there(two: Two) -> None:
    vera, lead = two.house.actor("Vera Lind"), two.house.lead
    for pair in (two.pair, "none", "a\x00b", "\ud800"):
        for who in (vera, lead):
            with pytest.raises(NotAllowed):
                pair_agreement.agreement(two.house.database, who, pair, now=NOW)
            with pytest.raises(NotAllowed):
                agreeing.save_draft(two.house.database, who, pair, {"hours": 3}, now=NOW)


def merged(house: House, kept: str, gone: str) -> str:
    merging.merge_people(
        house.database, house.lead, house.person_id(kept), house.person_id(gone), now=LATER
    )
    with house.database.read() as tx:
        return str(tx.rows("SELECT id FROM person_merge")[0]["id"])


def test_after_a_merge_an_agreement_shows_where_its_author_answered_and_nowhere_else(
    two: Two,
) -> None:
    house = two.house
    two.agree()
    two.write(two.mira, hours=1)
    merge_id = merged(house, NOEL, MIRA)
    there = house.actor(NOEL, browser="phone")
    assert two.of(there, now=LATER).terms.hours == 1
    elsewhere = house.actor(NOEL, browser="Noel's")
    with pytest.raises(MentorsurveyError, match="device on which you answered"):
        two.of(elsewhere, now=LATER)
    assert two.of(two.tom).current
    house.open_round("review", now=LATER)
    after = LATER + timedelta(days=1)
    house.submit(house.actor(TOM), NOEL, {"core.trust": 3}, number=2, now=after)
    house.submit(elsewhere, TOM, {"core.trust": 3}, number=2, now=after)
    with pytest.raises(MentorsurveyError, match="device on which you answered"):
        two.of(elsewhere, now=after)
    agreeing.save_draft(house.database, there, two.pair, {"hours": 2}, now=after)
    two.let_read(there, now=after)
    merging.undo_merge(house.database, house.lead, merge_id, now=after)
    mira = two.of(house.actor(MIRA))
    assert mira.current
    assert mira.terms.hours == 6  # and no draft of somebody who may be another person
    assert not mira.shown_by_me  # nor what that person let leads read


def test_a_pair_that_was_merged_into_another_is_read_and_changed_no_more(house: House) -> None:
    two = two_of(house)
    two.agree()
    with house.database.write() as tx:
        tx.run(
            "INSERT INTO person_merge (id, program_id, kept_id, gone_id, key, merged_by, merged_at)"
            " SELECT 'merged', program_id, id, :mira, 'key', id, created_at FROM person"
            " WHERE id = :noel",
            noel=house.person_id(NOEL),
            mira=house.person_id(MIRA),
        )
    his = two.of(two.tom)
    assert his.current
    assert his.held == "unlisted"
    with pytest.raises(ResponseClosed, match="no longer lists"):
        two.move(two.tom, "submitted")
