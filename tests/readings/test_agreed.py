"""What both say of their agreement puts a pair on the attention list, and nothing else of it."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest

from mentorsurvey import responses
from mentorsurvey.access import Actor, Audience
from mentorsurvey.errors import NotAllowed
from mentorsurvey.program import keeping, pausing, recusing
from mentorsurvey.readings import attention
from mentorsurvey.readings.agreed import agreed, due
from tests.house import FULL, MIRA, NOW, TOM, House
from tests.program.agreeing import Two, two_of

OPENED = NOW + timedelta(days=30)
SAID = OPENED + timedelta(hours=1)
AFTER = OPENED + timedelta(days=15)
OVER = "deliverable:a1"
TERMS: Mapping[str, object] = {
    "meetings": "weekly",
    "confidential": "Everything",
    "d.a1.title": "Tides",
    "d.a1.due": "2026-10",
}


@pytest.fixture
def two(house: House) -> Two:
    """They agreed on weekly meetings and on a paper for October; a review opens in November."""
    found = two_of(house)
    found.agree(TERMS, now=NOW + timedelta(minutes=1))
    house.open_round("review", now=OPENED)
    return found


def says(two: Two, who: Actor, met: int | None = 8, number: int = 2, **said: str) -> None:
    """Hand in a review with this count of meetings, and with what is said of clauses."""
    form = two.house.form(who, TOM if who is two.mira else MIRA, number=number)
    for name, outcome in said.items():
        clause = OVER if name == "paper" else name
        keeping.say_clause(
            two.house.database,
            who,
            form,
            clause,
            outcome,
            now=SAID,
        )
    answers = {**FULL, "meetings": met}
    if met is None:
        del answers["meetings"]
    known = {one.id for one in responses.open_form(two.house.database, who, form).instrument.items}
    given = {name: value for name, value in answers.items() if name in known}
    two.house.answer(who, form, given, now=SAID)
    responses.submit(two.house.database, who, form, now=SAID)


def both(two: Two, met: tuple[int | None, int | None] = (8, 8), **said: str) -> None:
    for who, counted in zip((two.mira, two.tom), met, strict=True):
        says(two, who, counted, **said)


def rules(two: Two, lead: Actor | None = None) -> set[str]:
    found = attention.watched(two.house.database, lead or two.house.lead, now=AFTER)
    return {str(one.rule) for one in found.reasons.get(two.pair, ())} & {
        "clause",
        "meetings",
        "no_meeting",
    }


def test_a_clause_that_both_say_was_not_kept_stands_on_the_list_without_its_words(
    two: Two,
) -> None:
    both(two, paper="no", confidentiality="yes")
    found = attention.watched(two.house.database, two.house.lead, now=AFTER)
    (reason,) = [one for one in found.reasons[two.pair] if one.rule == "clause"]
    assert (reason.kind, reason.round_number, reason.chance) == ("behaviour", 2, None)
    assert reason.says == "Both say that something they agreed on was not kept, or only partly."
    assert "Tides" not in repr(found)


@pytest.mark.parametrize(
    ("mentor", "mentee", "listed"),
    [
        ("no", "no", True),
        ("partly", "no", True),
        ("yes", "no", False),
        ("cant_say", "no", False),
        ("yes", "yes", False),
    ],
)
def test_both_have_to_say_so(two: Two, mentor: str, mentee: str, listed: bool) -> None:
    says(two, two.mira, paper=mentor)
    assert rules(two) == set()
    says(two, two.tom, paper=mentee)
    assert rules(two) == ({"clause"} if listed else set())


def test_a_clause_of_which_one_says_nothing_lists_nobody(two: Two) -> None:
    says(two, two.mira, paper="no")
    says(two, two.tom)
    assert rules(two) == set()


def test_another_agreement_takes_it_off_the_list(two: Two) -> None:
    both(two, (1, 1), paper="no")
    assert rules(two) == {"clause", "meetings"}
    two.propose(two.tom, {"d.a1.due": "2027-03"}, now=SAID)
    two.confirm(two.mira, 2, now=SAID)
    assert rules(two) == set()


@pytest.mark.parametrize(
    ("met", "listed"),
    [((0, 0), True), ((0, 1), False), ((0, None), False), ((None, None), False)],
)
def test_both_report_that_they_did_not_meet(
    two: Two, met: tuple[int | None, int | None], listed: bool
) -> None:
    both(two, met)
    assert ("no_meeting" in rules(two)) is listed


@pytest.mark.parametrize(
    ("met", "listed"),
    [
        ((1, 1), True),
        ((0, 1), True),
        ((1, 2), False),
        ((2, 2), False),
        ((1, None), False),
        ((None, None), False),
    ],
)
def test_fewer_than_half_of_the_agreed_meetings_by_both_counts(
    two: Two, met: tuple[int | None, int | None], listed: bool
) -> None:
    both(two, met)
    assert rules(two) == ({"meetings"} if listed else set())


def test_a_count_that_is_kept_from_leads_lists_nobody(two: Two) -> None:
    form = two.house.form(two.mira, TOM, number=2)
    only = {"meetings": Audience.ONLY_YOU}
    responses.set_audience(two.house.database, two.mira, form, only, now=SAID)
    both(two, (0, 0))
    assert rules(two) == set()


def test_a_pause_in_between_asks_for_no_meetings(two: Two) -> None:
    pausing.pause_pair(
        two.house.database,
        two.house.lead,
        two.pair,
        since=NOW.date() + timedelta(days=5),
        until=NOW.date() + timedelta(days=10),
        reason="away",
        now=NOW + timedelta(days=5),
    )
    both(two, (0, 0))
    assert rules(two) == set()


def test_where_leads_see_totals_alone_nobody_is_listed(house: House) -> None:
    two = two_of(house)
    two.agree(TERMS, now=NOW + timedelta(minutes=1))
    house.open_round("review", now=OPENED)
    with house.database.write() as tx:
        tx.run("UPDATE program SET leads_see = 'totals'")
    both(two, (0, 0), paper="no")
    assert rules(two) == set()


def test_a_lead_who_is_kept_out_of_the_pair_is_told_nothing(two: Two) -> None:
    both(two, (0, 0), paper="no")
    lead = two.house.lead
    assert set(agreed(two.house.database, lead, now=AFTER)) == {two.pair}
    recusing.recuse_lead(two.house.database, lead, lead.person_id, two.pair, now=SAID)
    assert agreed(two.house.database, lead, now=AFTER) == {}
    with pytest.raises(NotAllowed):
        agreed(two.house.database, two.mira, now=AFTER)


@pytest.mark.parametrize(
    ("rhythm", "days", "meetings"),
    [
        ("weekly", 30, 4),
        ("two_weeks", 27, 1),
        ("monthly", 30, 1),
        ("monthly", 29, 0),
        ("quarterly", 180, 2),
        ("as_needed", 300, 0),
        ("", 300, 0),
    ],
)
def test_how_many_whole_meetings_fit(rhythm: str, days: int, meetings: int) -> None:
    start = datetime(2026, 10, 5, tzinfo=UTC)
    assert due(rhythm, start, start + timedelta(days=days)) == meetings
    assert due(rhythm, start, start - timedelta(days=days)) == 0
