"""Which clauses a form asks about: those with a date once it has come, the others in reviews."""

from datetime import date

import pytest

from mentorsurvey.program.agreement_terms import Deliverable, Terms
from mentorsurvey.program.clauses_due import asked_about, clauses_of, next_due

TERMS = Terms(
    hours=6,
    until="2027-06",
    meetings="monthly",
    ways=("video",),
    answer_within_days=3,
    authorship="each_time",
    deliverables=(
        Deliverable(key="a1", title="Tides", due="2027-01"),
        Deliverable(key="b2", title="A talk", kind="presentation"),
    ),
    confidential="Everything",
    hopes_mentor="A colleague",
    ends_when="One of us moves",
)
UNDATED = ["meetings", "communication", "authorship", "confidentiality"]
PAPER, TALK = "deliverable:a1", "deliverable:b2"


def keys(form: str, opened: str, before: str = "", *done: str, terms: Terms = TERMS) -> list[str]:
    asked = asked_about(
        terms,
        form=form,
        opened=date.fromisoformat(opened),
        before=date.fromisoformat(before) if before else None,
        done=done,
    )
    return [one.key for one in asked]


def test_hopes_and_what_ends_it_are_nothing_that_can_be_kept() -> None:
    assert [one.key for one in clauses_of(TERMS)] == ["time", *UNDATED[:3], PAPER, TALK, UNDATED[3]]


def test_a_clause_stands_with_all_of_its_lines() -> None:
    found = {one.key: one.words for one in clauses_of(TERMS)}
    assert found["time"] == "Time: 6 hours a month\nUntil: June 2027"
    assert found["meetings"] == "Meetings: Every month"
    assert found[PAPER] == "Manuscript: Tides, by January 2027"


@pytest.mark.parametrize(
    ("opened", "before", "asks"),
    [
        ("2027-01-31", "2026-10-05", []),  # January is not over
        ("2027-02-01", "2026-10-05", [PAPER]),
        ("2027-02-01", "2027-01-10", [PAPER]),
        ("2027-03-01", "2027-02-01", []),  # it was asked in February
        ("2027-03-01", "", [PAPER]),
        ("2027-07-01", "2027-03-01", ["time"]),
        ("2027-09-01", "2026-10-05", ["time", PAPER]),
    ],
)
def test_a_check_in_asks_about_what_became_due_since_the_round_before(
    opened: str, before: str, asks: list[str]
) -> None:
    assert keys("checkin", opened, before) == asks


def test_a_review_asks_about_every_clause_that_can_be_judged_by_then() -> None:
    assert keys("review", "2026-12-01", "2026-10-05") == ["time", *UNDATED]
    late = keys("review", "2027-09-01", "2027-08-01")
    assert late == ["time", *UNDATED[:3], PAPER, UNDATED[3]]


def test_a_deliverable_that_both_called_done_is_not_asked_about_again() -> None:
    assert PAPER not in keys("review", "2027-09-01", "2027-08-01", PAPER)


def test_an_end_alone_is_asked_about_once_it_has_come() -> None:
    terms = Terms(until="2027-06")
    assert keys("review", "2027-06-30", terms=terms) == []
    assert keys("review", "2027-07-01", terms=terms) == ["time"]


def test_other_forms_ask_about_none() -> None:
    assert keys("introduction", "2027-09-01") == keys("completion", "2027-09-01") == []


def test_what_is_due_next_is_the_first_month_that_is_not_over() -> None:
    found = next_due(TERMS, date(2027, 1, 31))
    assert found
    assert (found[0], found[1].key) == ("2027-01", PAPER)
    assert next_due(TERMS, date(2027, 2, 1)) is None
    assert next_due(TERMS, date(2026, 12, 1), {PAPER}) is None
