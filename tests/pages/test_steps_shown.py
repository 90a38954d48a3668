"""The switch beside a kept step, on both of the pages where it stands, and what a lead reads."""

from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from mentorsurvey.readings import step_words as words
from tests.access.world import lead_named
from tests.house import MIRA, TOM, House
from tests.pages.conftest import Visit, text_of
from tests.program.stepping import WORDS, Kept, compared, kept_of
from tests.store.leading import recuse_lead

REFLECTION, AGREEMENT = "participant/reflection", "participant/agreement"
RELATIONSHIP = "lead/relationship"


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def two(here: House) -> Kept:
    return kept_of(here, now=now())


def opened(two: Kept, visit: Visit, who: str, page: str = REFLECTION) -> AppTest:
    actor = two.mira if who == MIRA else two.tom
    if page == AGREEMENT:
        at = visit(two.house, who, page, pair=two.pair)
    else:
        at = visit(two.house, who, page, form=two.forms[actor.person_id])
    assert not at.exception
    return at


def switched(at: AppTest, on: bool) -> AppTest:
    (toggle,) = (one for one in at.toggle if one.label == words.LET_READ)
    assert toggle.value is not on
    after = toggle.set_value(on).run()
    assert not after.exception
    return after


def lead_reads(two: Kept, visit: Visit) -> str:
    at = visit(two.house, "lead", RELATIONSHIP, relationship=two.pair)
    assert not at.exception
    return text_of(at)


@pytest.mark.parametrize("page", [REFLECTION, AGREEMENT])
def test_each_of_the_two_says_it_and_takes_it_back_there(
    two: Kept, visit: Visit, page: str
) -> None:
    for who, partner in ((MIRA, TOM), (TOM, MIRA)):
        text = text_of(opened(two, visit, who, page))
        assert f"Seen by you and {partner} alone." in text
        assert words.what_it_means() in text
    before = text
    assert f"once {TOM} says so too" in text_of(switched(opened(two, visit, MIRA, page), True))
    assert text_of(opened(two, visit, TOM, page)) == before
    assert WORDS not in lead_reads(two, visit)
    his = switched(opened(two, visit, TOM, page), True)
    for at in (his, opened(two, visit, MIRA, page)):
        assert "can read this step, because both of you said so" in text_of(at)
    assert WORDS in lead_reads(two, visit)
    his = switched(opened(two, visit, TOM, page), False)
    assert "can read it once both of you say so" in text_of(his)
    assert WORDS not in lead_reads(two, visit)


def test_before_both_keep_it_nothing_is_asked_and_who_could_read_it_is_said(
    here: House, visit: Visit
) -> None:
    two = compared(here, now=now())
    for _ in range(2):
        for who, partner in ((MIRA, TOM), (TOM, MIRA)):
            at = opened(two, visit, who)
            assert words.who_sees(partner) in text_of(at)
            assert words.LET_READ not in [one.label for one in at.toggle]
        two.propose(now=now())


@pytest.mark.parametrize(
    "closed",
    ["UPDATE program SET leads_see = 'totals'", "UPDATE next_step SET leads_see = NULL"],
)
def test_where_nobody_can_open_it_nothing_is_asked(two: Kept, visit: Visit, closed: str) -> None:
    with two.house.database.write() as tx:
        tx.run(closed)
    for page in (REFLECTION, AGREEMENT):
        at = opened(two, visit, TOM, page)
        assert words.LET_READ not in [one.label for one in at.toggle]
        text = text_of(at)
        assert f"Seen by you and {MIRA} alone." in text
        assert words.what_it_means() not in text


def test_what_became_impossible_meanwhile_is_said(two: Kept, visit: Visit) -> None:
    at = opened(two, visit, TOM)
    with two.house.database.write() as tx:
        tx.run("UPDATE program SET leads_see = 'totals'")
    after = switched(at, True)
    assert "It stays between the two of you." in " ".join(one.value for one in after.error)
    assert two.house.count("next_step_shown") == 0


def test_my_answers_has_the_step_with_who_reads_it(two: Kept, visit: Visit) -> None:
    form = two.forms[two.tom.person_id]
    for open_to, sentence in (
        ((), f"Seen by you and {MIRA} alone."),
        ((two.tom,), f"once {MIRA} says so too"),
        ((two.mira,), "because both of you said so"),
    ):
        two.let_read(*open_to, now=now())
        text = text_of(visit(two.house, TOM, "participant/my_answers", form=form))
        for part in (WORDS, "You have not said whether it happened.", sentence):
            assert part in text


def test_a_lead_reads_the_words_and_both_days_and_is_told_why_there_may_be_none(
    two: Kept, visit: Visit
) -> None:
    for shown in ((), (two.mira,)):
        two.let_read(*shown, now=now())
        text = lead_reads(two, visit)
        assert words.NONE_FOR_LEADS in text
        assert words.TOLD_LEADS not in text
    two.let_read(two.tom, now=now())
    text = lead_reads(two, visit)
    assert words.TOLD_LEADS in text
    assert words.NONE_FOR_LEADS not in text
    assert WORDS in text
    due = now() + timedelta(days=20)
    assert f"to be done by {due:%A}, {due:%B} {due.day}, {due.year}." in text


def test_without_a_kept_step_and_with_one_that_is_closed_a_lead_reads_the_same(
    here: House, visit: Visit
) -> None:
    two = compared(here, now=now())
    said = [lead_reads(two, visit)]
    two.propose(now=now())
    said.append(lead_reads(two, visit))
    two.keep(now=now())
    said.append(lead_reads(two, visit))
    two.let_read(two.mira, now=now())
    said.append(lead_reads(two, visit))
    assert len(set(said)) == 1


def test_others_words_are_shown_and_never_run(here: House, visit: Visit) -> None:
    two = compared(here, now=now())
    two.propose("<b>Meet</b> **twice** :red[now]", now=now())
    two.keep(now=now())
    two.let_read(two.mira, two.tom, now=now())
    at = visit(two.house, "lead", RELATIONSHIP, relationship=two.pair)
    assert [one.value for one in at.text if "Meet" in one.value] == [
        "<b>Meet</b> **twice** :red[now]"
    ]


def test_where_there_are_many_the_earlier_ones_are_folded_away(two: Kept, visit: Visit) -> None:
    two.let_read(two.mira, two.tom, now=now())
    with two.house.database.write() as tx:
        for number in range(2, 7):
            values = {"id": f"step {number}", "round": f"round {number}", "number": number}
            tx.run(
                "INSERT INTO round (id, program_id, number, version_id, opened_at, closes_at,"
                " counts) SELECT :round, program_id, :number, version_id, opened_at, closes_at, 1"
                " FROM round WHERE number = 1",
                **values,
            )
            tx.run(
                "INSERT INTO next_step (id, relationship_id, round_id, author_id, words, due_on,"
                " proposed_at, kept_at, leads_see) SELECT :id, relationship_id, :round, author_id,"
                " :id, due_on, proposed_at, kept_at, leads_see FROM next_step"
                " JOIN round ON round.id = next_step.round_id AND round.number = 1",
                **values,
            )
            tx.run(
                "INSERT INTO next_step_shown (step_id, side, shown_at) SELECT :id, side, shown_at"
                " FROM next_step_shown JOIN next_step ON next_step.id = step_id"
                " JOIN round ON round.id = next_step.round_id AND round.number = 1",
                **values,
            )
    at = visit(two.house, "lead", RELATIONSHIP, relationship=two.pair)
    folded = next(one for one in at.expander if "earlier step" in one.label)
    assert folded.label == "3 earlier steps"
    assert len(folded.text) == 3


def test_in_a_program_of_totals_steps_stay_between_the_two(two: Kept, visit: Visit) -> None:
    two.let_read(two.mira, two.tom, now=now())
    with two.house.database.write() as tx:
        tx.run("UPDATE program SET leads_see = 'totals'")
    text = lead_reads(two, visit)
    assert words.NONE_IN_TOTALS in text
    assert WORDS not in text


def test_a_lead_who_is_kept_out_or_came_later_does_not_read_it(two: Kept, visit: Visit) -> None:
    two.let_read(two.mira, two.tom, now=now())
    with two.house.database.write() as tx:
        tx.run("UPDATE lead SET named_at = :at", at=(now() + timedelta(seconds=1)).isoformat())
    assert WORDS not in lead_reads(two, visit)
    lead_named(two.house, "Lara Later")
    recuse_lead(two.house, TOM, now=now())
    assert WORDS not in lead_reads(two, visit)
