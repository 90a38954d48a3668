"""What a lead reads of an agreement on the page of a relationship."""

from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from mentorsurvey.readings import agreement_words as words
from tests.house import House
from tests.pages.conftest import Visit, text_of
from tests.program.agreeing import FIELDS, PAPER, Two, two_of

PAGE = "lead/relationship"
FULL = {**FIELDS, f"d.{PAPER}.due": "2027-06", "hopes_mentee": "A first paper"}


@pytest.fixture
def two(here: House) -> Two:
    return two_of(here)


def opened(two: Two, visit: Visit) -> AppTest:
    at = visit(two.house, "lead", PAGE, relationship=two.pair)
    assert not at.exception
    return at


def test_without_an_agreement_and_with_a_proposal_it_says_the_same(two: Two, visit: Visit) -> None:
    now = datetime.now(UTC)
    before = text_of(opened(two, visit))
    assert words.NONE_FOR_LEADS in before
    two.propose(two.mira, FULL, now=now)
    two.write(two.tom, hours=3, now=now)
    assert text_of(opened(two, visit)) == before


def test_dates_and_deliverables_show_and_no_words(two: Two, visit: Visit) -> None:
    two.agree(FULL, now=datetime.now(UTC))
    at = opened(two, visit)
    said = text_of(at)
    assert "It runs until December 2027." in said
    assert words.WORDS_KEPT in said
    table = next(one.value for one in at.dataframe if "Deliverable" in one.value)
    assert table.to_dict("records") == [
        {"Deliverable": "Manuscript", "By": "June 2027", "Status": "Planned"}
    ]
    for one in ("Tides", "A first paper", "What we say", "6 hours"):
        assert one not in said


def test_the_words_show_where_both_let_leads_read_them(two: Two, visit: Visit) -> None:
    now = datetime.now(UTC)
    two.agree(FULL, now=now)
    two.let_read(two.mira, now=now)
    assert "A first paper" not in text_of(opened(two, visit))
    two.let_read(two.tom, now=now)
    said = text_of(opened(two, visit))
    assert words.WORDS_SHOWN in said
    assert "What Tom Reyes hopes for" in said
    assert "A first paper" in said


def test_in_a_program_of_totals_agreements_stay_between_the_two(two: Two, visit: Visit) -> None:
    two.agree(FULL, now=datetime.now(UTC))
    with two.house.database.write() as tx:
        tx.run("UPDATE program SET leads_see = 'totals'")
    assert words.NONE_IN_TOTALS in text_of(opened(two, visit))
