"""What leads see of an agreement: that there is one, its dates, its deliverables; no more."""

from datetime import timedelta

import pytest

from mentorsurvey.access import Actor
from mentorsurvey.errors import NotAllowed
from mentorsurvey.program.agreement_for_leads import ForLeads, Planned, agreement_of_pair
from tests.access.world import lead_named
from tests.house import LEAD, NOW, TOM, House
from tests.program.agreeing import PAPER, Two, two_of
from tests.store.leading import recuse_lead


@pytest.fixture
def two(house: House) -> Two:
    return two_of(house)


def seen(two: Two, lead: Actor | None = None) -> ForLeads | None:
    return agreement_of_pair(two.house.database, lead or two.house.lead, two.pair)


def test_leads_learn_nothing_of_drafts_and_proposals(two: Two) -> None:
    assert seen(two) is None
    two.write(two.mira, hours=6)
    assert seen(two) is None
    two.propose(two.mira)
    assert seen(two) is None
    two.take_back(two.mira)
    assert seen(two) is None


def test_leads_see_dates_and_deliverables_without_their_words(two: Two) -> None:
    two.agree()
    assert seen(two) == ForLeads(
        since=NOW,
        until="2027-12",
        planned=(Planned(kind="manuscript", due="", status="planned"),),
        terms=None,
    )


def test_a_proposal_to_change_it_is_not_seen(two: Two) -> None:
    two.agree()
    before = seen(two)
    two.propose(two.tom, {"until": "2029-12", f"d.{PAPER}": None})
    two.move(two.mira, "submitted")
    assert seen(two) == before
    two.move(two.tom, "submitted")
    after = seen(two)
    assert after
    assert after.planned[0].status == "submitted"


def test_leads_read_the_rest_where_both_let_them(two: Two) -> None:
    two.agree()
    two.let_read(two.mira)
    found = seen(two)
    assert found
    assert found.terms is None
    two.let_read(two.tom)
    found = seen(two)
    assert found
    assert found.terms
    assert found.terms.hours == 6
    two.let_read(two.mira, allowed=False)
    found = seen(two)
    assert found
    assert found.terms is None


def test_a_lead_who_was_named_later_knows_of_later_agreements_alone(two: Two) -> None:
    two.agree()
    two.let_read(two.mira)
    two.let_read(two.tom)
    later = lead_named(two.house, "Lara Later", since=timedelta(days=1))
    assert seen(two)
    assert seen(two, later) is None
    two.propose(two.tom, {"hours": 4})
    two.confirm(two.mira, 2, now=NOW + timedelta(days=2))
    found = seen(two, later)
    assert found
    assert found.since == NOW + timedelta(days=2)


def test_a_lead_who_is_kept_out_of_a_pair_is_refused(two: Two) -> None:
    two.agree()
    recuse_lead(two.house, TOM, now=NOW, lead_id=two.house.person_id(LEAD))
    with pytest.raises(NotAllowed):
        seen(two)
    with pytest.raises(NotAllowed):
        seen(two, two.mira)


@pytest.mark.parametrize("when", ["before", "after"])
def test_where_leads_see_totals_alone_they_see_no_agreement(two: Two, when: str) -> None:
    def totals(see: str) -> None:
        with two.house.database.write() as tx:
            tx.run("UPDATE program SET leads_see = :see", see=see)

    if when == "before":
        totals("totals")
    two.agree()
    totals("scores" if when == "before" else "totals")
    assert seen(two) is None
