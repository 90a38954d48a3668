"""Totals of agreements: of what both confirmed, and never of fewer than a total takes."""

from datetime import timedelta
from pathlib import Path

import pytest

from mentorsurvey.access import Actor
from mentorsurvey.program import recusing
from mentorsurvey.readings.agreement_totals import (
    AgreementTotals,
    agreement_totals,
    in_a_sentence,
    of_manuscripts,
)
from mentorsurvey.store import Database, create
from mentorsurvey.store.times import to_text
from tests.house import NOW, House, founded
from tests.readings.played import PAIRS

WORDS = (
    '{"deliverables": [{"key": "a1", "kind": "manuscript", "title": "Tides"},'
    ' {"key": "b2", "kind": "presentation", "title": "A talk"}]}'
)


@pytest.fixture
def six(tmp_path: Path) -> House:
    """Six pairs, of which five have an agreement."""
    house = founded(create(tmp_path / "six.db"), pairs=PAIRS)
    with house.database.write() as tx:
        for place, pair in enumerate(everyone(house)[:5]):
            tx.run(
                "INSERT INTO agreement (id, relationship_id, number, side, words, leads_see,"
                " proposed_at, confirmed_at)"
                " VALUES (:id, :pair, 1, 'mentor', :words, 'scores', :at, :at)",
                id=f"agreement {place}",
                pair=pair,
                words=WORDS,
                at=to_text(NOW),
            )
    return house


def everyone(house: House) -> list[str]:
    with house.database.read() as tx:
        return [row["id"] for row in tx.rows("SELECT id FROM relationship ORDER BY id")]


def reach(house: House, pair: str, key: str, status: str, *, confirmed: bool = True) -> None:
    at = to_text(NOW + timedelta(minutes=house.count("deliverable_status")))
    with house.database.write() as tx:
        tx.run(
            "INSERT INTO deliverable_status (id, relationship_id, key, status, side, said_at,"
            " confirmed_at) VALUES (:id, :pair, :key, :status, 'mentor', :at, :confirmed)",
            id=f"{pair} {key} {status}",
            pair=pair,
            key=key,
            status=status,
            at=at,
            confirmed=at if confirmed else None,
        )


def totals(house: House, lead: Actor | None = None) -> AgreementTotals | None:
    return agreement_totals(house.database, lead or house.lead, everyone(house))


def test_what_both_confirmed_counts_and_what_one_said_does_not(six: House) -> None:
    one, two, three, *_ = everyone(six)
    reach(six, one, "a1", "submitted")
    reach(six, one, "a1", "accepted")
    reach(six, two, "a1", "submitted")
    reach(six, three, "a1", "submitted", confirmed=False)
    reach(six, three, "b2", "presented")
    found = totals(six)
    assert found == AgreementTotals(pairs=6, agreements=5, submitted=2, accepted=1, presented=1)
    assert in_a_sentence(found) == "5 of 6 pairs have an agreement that both confirmed."
    assert of_manuscripts(found).startswith("1 of the manuscripts is accepted. Only what both")


def test_of_fewer_agreements_than_a_total_takes_nothing_is_said(six: House) -> None:
    database: Database = six.database
    assert agreement_totals(database, six.lead, everyone(six)[:4]) is None
    with database.write() as tx:
        tx.run("UPDATE program SET fewest = 6")
    assert totals(six) is None


def test_a_pair_that_is_kept_from_a_lead_counts_in_no_total_of_theirs(six: House) -> None:
    lead = six.lead
    recusing.recuse_lead(six.database, lead, lead.person_id, everyone(six)[0], now=NOW)
    assert totals(six, lead) is None


def test_where_leads_see_totals_alone_agreements_stay_between_the_two(six: House) -> None:
    with six.database.write() as tx:
        tx.run("UPDATE program SET leads_see = 'totals'")
    assert totals(six) is None


def test_a_program_in_which_all_have_one_says_so() -> None:
    found = AgreementTotals(pairs=5, agreements=5, submitted=0, accepted=0, presented=0)
    assert in_a_sentence(found) == "All 5 pairs have an agreement that both confirmed."
    assert of_manuscripts(found) == "Only what both people of a pair confirmed counts."
