"""The reflection as both people read it: its questions, and how far each claim can be trusted."""

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from mentorsurvey import responses, rounds
from mentorsurvey.instruments import Construct
from mentorsurvey.readings.prompts import WHY, WORDS
from mentorsurvey.responses import CANT_SAY
from mentorsurvey.ui import reflecting
from tests.house import FULL, NOEL, VERA, House
from tests.pages.conftest import Visit, text_of

PAGE = "participant/reflection"
CLOSE = {"core.expectations": 6, "core.bond": 5}
FAR = {**CLOSE, "core.expectations": 2}
SAME, APART = (CLOSE, CLOSE), (CLOSE, FAR)
QUESTIONS = WORDS[Construct.EXPECTATIONS]
Answers = Mapping[str, object]


def play(
    house: House, *each: tuple[Answers, Answers], exact: tuple[bool, bool] = (False, False)
) -> tuple[str, str]:
    """Rounds of Noel and Vera, one closed before the next; their forms of the last one."""
    actors = (house.actor(NOEL), house.actor(VERA))
    partners = (VERA, NOEL)
    last = ("", "")
    for number, answers in enumerate(each, start=1):
        now = datetime.now(UTC)
        if number > 1:
            for one in rounds.list_rounds(house.database, house.operator):
                if one.is_open(now):
                    rounds.close_round(house.database, house.operator, one.id, now=now)
            house.open_round(now=now)
        for actor, partner, shares in zip(actors, partners, exact, strict=True):
            form = house.form(actor, partner, number=number)
            responses.share_exact(house.database, actor, form, shares, now=now)
        noels, veras = (
            house.submit(actor, partner, said, number=number, now=now)
            for actor, partner, said in zip(actors, partners, answers, strict=True)
        )
        last = (noels, veras)
    return last


def read(visit: Visit, house: House, forms: tuple[str, str]) -> tuple[str, str]:
    """What the page says to each of them."""
    mine, theirs = (
        visit(house, who, PAGE, form=form) for who, form in zip((NOEL, VERA), forms, strict=True)
    )
    return said(mine), said(theirs)


def said(at: AppTest) -> str:
    assert not at.exception
    return text_of(at)


def test_a_first_difference_shows_as_a_band_and_waits_to_become_a_question(
    here: House, visit: Visit
) -> None:
    mine, theirs = read(visit, here, play(here, APART))
    assert f"{VERA} sees it lower" in mine
    assert f"{NOEL} sees it higher" in theirs
    for words in (mine, theirs):
        assert reflecting.WAITS in words
        assert QUESTIONS["differ"] not in words
        assert "No earlier round of yours can be compared with this one." in words


def test_a_difference_that_came_back_is_a_question_for_both(here: House, visit: Visit) -> None:
    for words in read(visit, here, play(here, APART, APART)):
        assert QUESTIONS["differ"] in words
        assert WHY["differ"] in words
        assert reflecting.WAITS not in words
        assert "This one is compared with 1 earlier round of yours." in words


def test_two_who_moved_apart_are_asked_about_it_without_a_number(here: House, visit: Visit) -> None:
    for words in read(visit, here, play(here, SAME, SAME, APART, APART)):
        assert f"What we expect of each other · {WHY['apart']}" in words
        assert QUESTIONS["apart"] in words
        assert QUESTIONS["differ"] not in words
        assert "| 0–100 |" not in words
        assert "67" not in words  # half a scale, which is their difference


def test_beside_every_claim_stands_how_far_it_can_be_trusted(here: House, visit: Visit) -> None:
    at = visit(here, NOEL, PAGE, form=play(here, (FULL, FULL))[0])
    captions = [one.value for one in at.caption]
    assert reflecting.QUESTIONS in captions
    assert reflecting.SAME in captions
    assert reflecting.OWN_READING in captions
    for words in ("no difference we can tell", "assumed", "not validated"):
        assert words in " ".join(captions)
    assert [one.label for one in at.expander] == ["How this is computed"]


def test_the_rule_is_told_with_its_conventions(here: House, visit: Visit) -> None:
    words, _ = read(visit, here, play(here, (FULL, FULL)))
    for told in (
        "15 points a side",
        "= 42 points",
        "two rounds running",
        "50.9 points",
        "one-sided",
        "under 50",
        "75 or more",
        "convention",
        "one pair of four",
    ):
        assert told in words


@pytest.mark.parametrize("exact", [(False, False), (True, False), (False, True)])
def test_without_both_saying_yes_there_is_no_number_and_nobody_learns_who_said_no(
    here: House, visit: Visit, exact: tuple[bool, bool]
) -> None:
    for words in read(visit, here, play(here, APART, exact=exact)):
        assert "Numbers are shown only where both of you said yes" in words
        assert "| 0–100 |" not in words


def test_with_both_saying_yes_the_panel_has_their_numbers(here: House, visit: Visit) -> None:
    mine, theirs = read(visit, here, play(here, APART, exact=(True, True)))
    assert "| What we expect of each other | 83 | 17 | −67, lower |" in mine
    assert "| What we expect of each other | 17 | 83 | +67, higher |" in theirs
    assert "| Trust between us | 67 | 67 | 0, about the same |" in mine
    assert "Numbers are shown only" not in mine


def test_both_yes_and_nothing_to_compare_is_explained(here: House, visit: Visit) -> None:
    nothing = dict.fromkeys(FULL, CANT_SAY) | {"fairness": 0, "meetings": 2}
    for words in read(visit, here, play(here, (nothing, nothing), exact=(True, True))):
        assert reflecting.NOTHING in words
        assert "there is nothing to compare in this round" in words
        assert WHY["always"] in words


def test_all_at_the_ceiling_reads_about_the_same_and_says_what_that_hides(
    here: House, visit: Visit
) -> None:
    top = dict.fromkeys(FULL, 7) | {"fairness": 0}
    for words in read(visit, here, play(here, (top, top), (top, top))):
        assert f"{NOEL} sees it" not in words
        assert f"{VERA} sees it" not in words
        assert "the top of the scale, no difference can show" in words
        assert WHY["works"] in words
