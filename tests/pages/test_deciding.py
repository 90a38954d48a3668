"""Beside a reflection each of the two decides, and reads what came of it."""

from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from mentorsurvey.program import agreeing, pausing
from mentorsurvey.readings import agreement_words, introduction_words, step_words
from mentorsurvey.readings import deciding_words as words
from tests.house import MIRA, TOM, House
from tests.pages.conftest import Visit, text_of
from tests.program.deciding import Deciders, deciders

PAGE = "participant/reflection"


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def two(here_unasked: House) -> Deciders:
    return deciders(
        here_unasked, hers={"time.hours": 2}, his={"time.hours": 9}, now=here_unasked.now
    )


def opened(two: Deciders, visit: Visit, who: str) -> AppTest:
    at = visit(two.house, who, PAGE, form=two.hers if who == MIRA else two.his)
    assert not at.exception
    return at


def decide(at: AppTest, choice: str) -> AppTest:
    at.radio[0].set_value(choice)
    (button,) = [one for one in at.button if one.label in (words.DECIDE, words.CHANGE)]
    at = button.click().run()
    assert not at.exception
    return at


def test_their_time_comes_first_and_the_decision_says_what_will_be_told(
    two: Deciders, visit: Visit
) -> None:
    said = text_of(opened(two, visit, MIRA))
    assert "You can give 2 hours a month, and Tom Reyes can give 9 hours a month." in said
    assert introduction_words.ALSO_GOOD in said
    assert said.index(introduction_words.TITLE) < said.index(words.TITLE["start"])
    assert words.TOLD["start"] in said
    assert words.UNSEEN in said


def test_what_one_decides_changes_nothing_for_the_other(two: Deciders, visit: Visit) -> None:
    before = text_of(opened(two, visit, TOM))
    said = text_of(decide(opened(two, visit, MIRA), "not_now"))
    assert "You decided: “Not now”." in said
    assert text_of(opened(two, visit, TOM)) == before


def test_both_commit_and_are_led_to_their_agreement(two: Deciders, visit: Visit) -> None:
    decide(opened(two, visit, MIRA), "commit")
    at = decide(opened(two, visit, TOM), "commit")
    said = text_of(at)
    assert words.came("starts") in said
    assert words.TITLE["start"] not in said
    assert [one.key for one in at.button if one.key == "agreement-outcome"]


def test_where_it_did_not_start_both_read_the_same_and_no_more(two: Deciders, visit: Visit) -> None:
    two.both("commit", "later", now=now())
    for who in (MIRA, TOM):
        said = text_of(opened(two, visit, who))
        assert words.came("not_started") in said
        assert "more time" not in said
        assert "I commit" not in said
        assert step_words.PROPOSE not in said


def test_the_first_page_says_where_one_can_decide(two: Deciders, visit: Visit) -> None:
    assert words.OPEN["start"] in text_of(visit(two.house, MIRA, "participant/due"))
    two.decide(two.mira, "commit", now=now())
    assert words.OPEN["start"] not in text_of(visit(two.house, MIRA, "participant/due"))
    assert words.OPEN["start"] in text_of(visit(two.house, TOM, "participant/due"))


def test_nothing_chosen_is_nothing_decided(two: Deciders, visit: Visit) -> None:
    at = opened(two, visit, MIRA)
    (button,) = [one for one in at.button if one.label == words.DECIDE]
    at = button.click().run()
    assert [one.value for one in at.error] == [words.CHOOSE]
    assert two.house.count("decision") == 0


def test_a_stale_page_says_that_it_was_settled_meanwhile(two: Deciders, visit: Visit) -> None:
    at = opened(two, visit, MIRA)
    two.both("commit", "commit", now=now())
    at = decide(at, "not_now")
    assert "both decided in the meantime" in at.error[0].value
    assert words.came("starts") in text_of(at)


def test_whoever_decides_on_a_page_from_before_the_end_reads_that_nothing_was_changed(
    two: Deciders, visit: Visit
) -> None:
    at = opened(two, visit, MIRA)
    pausing.end_pair(
        two.house.database,
        two.house.lead,
        two.pair,
        since=now().date(),
        reason="left",
        now=now(),
    )
    at = decide(at, "commit")
    assert at.error[0].value == (
        "Your work together has ended, so nothing was changed. What you both let each other read"
        " stays here."
    )
    assert not at.radio
    assert two.of(two.mira, now=now()).mine == ""


def test_a_paused_pair_reads_when_it_can_decide(two: Deciders, visit: Visit) -> None:
    house, today = two.house, now().date()
    pausing.pause_pair(
        house.database,
        house.lead,
        two.pair,
        since=today,
        until=today + timedelta(days=60),
        reason="away",
        now=now(),
    )
    at = opened(two, visit, TOM)
    assert not at.radio
    assert "You can decide once it goes on." in text_of(at)


@pytest.mark.parametrize(
    ("hers", "his", "said"),
    [
        ("continue", "continue", words.came("continues")),
        ("continue", "redefine", words.GUIDE[0]),
        ("end", "continue", words.more("ended")[0]),
    ],
)
def test_at_an_ending_both_read_what_each_chose(
    here_unasked: House, visit: Visit, hers: str, his: str, said: str
) -> None:
    two = deciders(
        here_unasked, "completion", hers={"next": hers}, his={"next": his}, now=here_unasked.now
    )
    found = text_of(opened(two, visit, MIRA))
    assert said in found
    choices = {"continue": "Continue as we are", "redefine": "Continue in another form"}
    assert f"You: {choices.get(hers, 'End here')}" in found
    assert f"Tom Reyes: {choices[his]}" in found


def test_after_an_ending_the_new_draft_lies_open_with_its_dates_left_open(
    here_unasked: House, visit: Visit
) -> None:
    house = here_unasked
    first = deciders(house, now=house.now)
    fields = {"hours": 6, "until": "2099-06"}
    agreeing.save_draft(house.database, first.mira, first.pair, fields, now=house.now)
    agreeing.propose(house.database, first.mira, first.pair, seen=0, now=house.now)
    agreeing.confirm(house.database, first.tom, first.pair, number=1, now=house.now)
    first.both("commit", "commit", now=house.now)
    hers, his = {"next": "continue"}, {"next": "redefine"}
    two = deciders(house, "completion", number=2, hers=hers, his=his, now=now())
    at = visit(house, TOM, "participant/agreement", pair=two.pair)
    assert agreement_words.RENEWED in text_of(at)
    assert at.selectbox(key=f"{two.pair}:until").value is None
    assert at.number_input(key=f"{two.pair}:hours").value == 6
    agreeing.save_draft(house.database, two.mira, two.pair, {"hours": 3}, now=now())
    agreeing.propose(house.database, two.mira, two.pair, seen=1, now=now())
    at = visit(house, TOM, "participant/agreement", pair=two.pair)
    assert agreement_words.RENEWED not in text_of(at)
    assert not at.number_input
