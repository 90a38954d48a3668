"""The page of an agreement: what each of the two reads and does there."""

from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from mentorsurvey.access import Actor
from mentorsurvey.program import agreeing, pausing
from mentorsurvey.readings import agreement_words as words
from tests.house import MIRA, TOM, VERA, House
from tests.pages.conftest import Visit, text_of
from tests.program.agreeing import FIELDS, PAPER, Two, two_of
from tests.store.leading import pair_id

PAGE = "participant/agreement"


@pytest.fixture
def two(here: House) -> Two:
    return two_of(here)


def now() -> datetime:
    return datetime.now(UTC)


def propose(two: Two, who: Actor, fields: dict[str, object] | None = None) -> None:
    two.propose(who, fields or FIELDS, now=now())


def button(at: AppTest, label: str) -> AppTest:
    (found,) = [one for one in at.button if one.label == label]
    return found.click().run()


def labels(at: AppTest) -> list[str]:
    return [one.label for one in at.button]


def test_before_both_have_submitted_the_page_says_when_it_opens(here: House, visit: Visit) -> None:
    here.submit(here.actor(MIRA), TOM)
    at = visit(here, MIRA, PAGE, pair=pair_id(here, TOM))
    assert not at.exception
    assert at.info[0].title == "You can't write an agreement yet."
    assert not at.text_area


def test_somebody_elses_pair_looks_as_if_it_were_not_there(two: Two, visit: Visit) -> None:
    propose(two, two.mira)
    said = {
        text_of(visit(two.house, VERA, PAGE, pair=pair)) for pair in (two.pair, "none", "a\x00")
    }
    assert len(said) == 1
    assert "This is not here for you" in said.pop()


def test_each_field_is_kept_when_it_is_left(two: Two, visit: Visit) -> None:
    at = visit(two.house, MIRA, PAGE, pair=two.pair)
    assert not at.exception
    assert f"{words.LEFT_OPEN} {words.KEPT_WHEN_LEFT}" in text_of(at)
    at.number_input[0].set_value(6).run()
    at.text_area(key=f"{two.pair}:confidential").set_value("Careers").run()
    at.selectbox(key=f"{two.pair}:meetings").set_value("weekly").run()
    terms = two.of(two.mira).terms
    assert (terms.hours, terms.confidential, terms.meetings) == (6, "Careers", "weekly")
    assert any("Saved" in one.value for one in at.caption)
    assert two.of(two.tom).drafted_at is None


def test_a_deliverable_is_added_named_and_removed(two: Two, visit: Visit) -> None:
    at = button(visit(two.house, MIRA, PAGE, pair=two.pair), "Add a deliverable")
    (one,) = two.of(two.mira).terms.deliverables
    at.text_input(key=f"{two.pair}:d.{one.key}.title").set_value("Tides").run()
    assert two.of(two.mira).terms.deliverables[0].title == "Tides"
    button(at, "Remove “Tides”")
    assert two.of(two.mira).terms.deliverables == ()


def test_one_proposes_and_the_other_confirms(two: Two, visit: Visit) -> None:
    at = visit(two.house, MIRA, PAGE, pair=two.pair)
    at.number_input[0].set_value(6).run()
    at = button(at, f"Propose it to {TOM}")
    assert at.success[0].value == words.PROPOSED
    assert "Take it back" in labels(at)
    at = visit(two.house, TOM, PAGE, pair=two.pair)
    assert f"{MIRA} proposes" in text_of(at)
    assert "6 hours a month" in text_of(at)
    at = button(at, "Confirm it")
    assert at.success[0].value == words.CONFIRMED
    assert "What you agreed on" in text_of(at)
    assert two.of(two.mira).current


def test_a_change_is_shown_as_a_change(two: Two, visit: Visit) -> None:
    two.agree(now=now())
    propose(two, two.tom, {"hours": 4})
    at = visit(two.house, MIRA, PAGE, pair=two.pair)
    assert "Until now: 6 hours a month\nProposed: 4 hours a month" in "\n".join(
        one.value for one in at.text
    )
    two.confirm(two.mira, 2, now=now())
    said = text_of(visit(two.house, TOM, PAGE, pair=two.pair))
    assert "Later: 4 hours a month" in said


def test_the_second_of_two_who_propose_keeps_the_draft_and_sees_what_differs(
    two: Two, visit: Visit
) -> None:
    at = visit(two.house, TOM, PAGE, pair=two.pair)
    at.number_input[0].set_value(2).run()
    propose(two, two.mira)
    at = button(at, f"Propose it to {MIRA}")
    assert "yours was not sent" in at.error[0].value
    said = text_of(at)
    assert words.BEHIND in said
    assert "Until now: 6 hours a month\nYour draft: 2 hours a month" in said


def test_a_proposal_that_was_taken_back_meanwhile_is_not_confirmed(two: Two, visit: Visit) -> None:
    propose(two, two.mira)
    at = visit(two.house, TOM, PAGE, pair=two.pair)
    two.take_back(two.mira)
    at = button(at, "Confirm it")
    assert "changed or taken back" in at.error[0].value
    assert two.of(two.tom).current is None


def test_a_deliverable_moves_on_when_both_say_so(two: Two, visit: Visit) -> None:
    two.agree(now=now())
    at = visit(two.house, MIRA, PAGE, pair=two.pair)
    at.selectbox(key=f"{two.pair}:status:{PAPER}").set_value("submitted").run()
    assert f"You said: submitted. It counts once {TOM} confirms it." in text_of(at)
    at = button(visit(two.house, TOM, PAGE, pair=two.pair), "Confirm: submitted")
    assert two.produced(two.mira).status == "submitted"


def test_each_lets_leads_read_it_for_themselves(two: Two, visit: Visit) -> None:
    two.agree(now=now())
    for who in (MIRA, TOM):
        visit(two.house, who, PAGE, pair=two.pair).toggle[0].set_value(True).run()
    found = two.of(two.mira)
    assert found.read_by_leads
    assert words.whether_read(found, TOM) in text_of(visit(two.house, TOM, PAGE, pair=two.pair))


def test_where_leads_see_totals_alone_there_is_nothing_to_let_them_read(
    two: Two, visit: Visit
) -> None:
    with two.house.database.write() as tx:
        tx.run("UPDATE program SET leads_see = 'totals'")
    two.agree(now=now())
    at = visit(two.house, MIRA, PAGE, pair=two.pair)
    assert words.LEADS_NOTHING in text_of(at)
    assert not at.toggle


def end(two: Two) -> None:
    pausing.end_pair(
        two.house.database,
        two.house.lead,
        two.pair,
        since=now().date(),
        reason="finished",
        now=now(),
    )


def test_a_pair_that_has_ended_reads_on_and_proposes_nothing(two: Two, visit: Visit) -> None:
    two.agree(now=now())
    end(two)
    at = visit(two.house, MIRA, PAGE, pair=two.pair)
    assert at.info[0].value == (
        "Your work together has ended. You can still read what you agreed on. You can also still"
        " say how far your deliverables are."
    )
    assert "6 hours a month" in text_of(at)
    assert words.INTRO not in text_of(at)
    assert not {"Propose a change", "Confirm it"} & set(labels(at))


def test_a_pair_that_has_ended_reads_that_a_proposal_stays_one(two: Two, visit: Visit) -> None:
    propose(two, two.mira)
    end(two)
    for who in (MIRA, TOM):
        said = text_of(visit(two.house, who, PAGE, pair=two.pair))
        assert "There is no agreement that you both confirmed." in said
        assert "It can’t be confirmed any more." in said
        assert "It counts once" not in said


def test_a_pair_that_never_agreed_is_not_told_to_read_what_it_agreed_on(
    two: Two, visit: Visit
) -> None:
    end(two)
    at = visit(two.house, TOM, PAGE, pair=two.pair)
    assert "There is no agreement that you both confirmed." in at.info[0].value
    assert "what you agreed on" not in text_of(at)


def test_whoever_confirms_on_a_page_from_before_the_end_reads_why_that_failed(
    two: Two, visit: Visit
) -> None:
    propose(two, two.mira)
    at = visit(two.house, TOM, PAGE, pair=two.pair)
    end(two)
    at = button(at, "Confirm it")
    assert "Your work together has ended, so nothing was changed." in at.error[0].value
    assert two.of(two.tom).current is None


def test_words_of_people_are_shown_as_they_are_and_fetch_nothing(two: Two, visit: Visit) -> None:
    bad = "![x](https://evil.example/x.png) <b>b</b>"
    two.agree({"confidential": bad, f"d.{PAPER}.title": bad}, now=now())
    at = visit(two.house, TOM, PAGE, pair=two.pair)
    assert not at.exception
    assert bad in [one.value for one in at.text]
    assert not [one.value for one in (*at.markdown, *at.caption) if "![x](" in one.value]
    with pytest.raises(IndexError):
        at.error[0]


def test_the_agreement_is_reached_from_all_three_pages(two: Two, visit: Visit) -> None:
    form = two.house.form(two.mira, TOM)
    for page, query in (
        ("participant/due", {}),
        ("participant/reflection", {"form": form}),
        ("participant/my_answers", {}),
    ):
        at = visit(two.house, MIRA, page, **query)
        assert labels(at).count(words.offer(TOM)) == 1, page


def test_the_way_there_looks_the_same_whether_or_not_there_is_an_agreement(
    two: Two, visit: Visit
) -> None:
    before = labels(visit(two.house, TOM, "participant/due"))
    propose(two, two.mira)
    waiting = visit(two.house, TOM, "participant/due")
    assert labels(waiting) == before
    assert words.waits(MIRA) in text_of(waiting)
    agreeing.confirm(two.house.database, two.tom, two.pair, number=1, now=now())
    assert labels(visit(two.house, TOM, "participant/due")) == before
