"""What is said of clauses, for each case of who said what."""

from datetime import UTC, datetime

import pytest

from mentorsurvey.program.agreement_terms import Terms
from mentorsurvey.program.clauses_due import clauses_of
from mentorsurvey.program.keeping import AskedAbout, BothSaid
from mentorsurvey.readings import clause_words as words
from mentorsurvey.store.clauses import Outcome

(MEETINGS,) = clauses_of(Terms(meetings="monthly"))


def said(mine: Outcome | None, theirs: Outcome | None) -> BothSaid:
    opened = datetime(2026, 11, 2, tzinfo=UTC)
    return BothSaid(clause=MEETINGS, round_number=3, opened_at=opened, mine=mine, theirs=theirs)


@pytest.mark.parametrize(
    ("mine", "theirs", "reads", "differ"),
    [
        ("yes", "yes", "You both say: kept.", False),
        ("no", "no", "You both say: not kept.", False),
        ("partly", "yes", "You say: partly. Dr. Kim says: kept.", True),
        ("cant_say", "no", "You say: can't say. Dr. Kim says: not kept.", False),
        (None, "yes", "Dr. Kim says: kept. You left it open.", False),
        ("no", None, "You say: not kept. Dr. Kim left it open.", False),
    ],
)
def test_what_both_said_of_a_clause(
    mine: Outcome | None, theirs: Outcome | None, reads: str, differ: bool
) -> None:
    assert words.compared(said(mine, theirs), "Dr. Kim") == reads
    assert words.differ(said(mine, theirs)) is differ
    assert words.ask(MEETINGS) == "Meetings: was this kept?"
    assert words.asked_in(said(mine, theirs)) == "Round 3, November 2026"


def test_beside_a_clause_stands_what_leads_are_told_of_it() -> None:
    told = words.promise(AskedAbout(clause=MEETINGS, mine=None, leads_hear=True))
    kept = words.promise(AskedAbout(clause=MEETINGS, mine=None, leads_hear=False))
    for each in (told, kept):
        assert each.startswith("You will both see what each of you says, once you have both sub")
    assert "only if both of you say that it was not kept, or only partly" in told
    assert kept.endswith("Your leads see none of it.")
