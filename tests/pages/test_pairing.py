"""A lead adds a pair and gives a mentee another mentor, on the page of people."""

from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from mentorsurvey import program
from tests.house import MIRA, NOEL, TOM, VERA, House
from tests.pages.leading import Seen, said
from tests.store.leading import pair_id


@pytest.fixture
def people(here: House, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    return Seen(here, monkeypatch, now=datetime.now(UTC)).open("people")


def unfold(at: AppTest, key: str) -> AppTest:
    at.session_state[key] = True
    at.run()
    assert not at.exception
    return at


def pairs(house: House) -> dict[tuple[str, str], str]:
    now = datetime.now(UTC)
    return {
        (one.mentor, one.mentee): one.status(now)
        for one in program.relationships(house.database, house.operator)
    }


def write(at: AppTest, key: str, name: str, address: str = "") -> None:
    at.selectbox(key=f"{key}-who").set_value("").run()
    at.text_input(key=f"{key}-name").set_value(name)
    at.text_input(key=f"{key}-address").set_value(address)


def press(at: AppTest, key: str) -> AppTest:
    at.button(key=key).click().run()
    assert not at.exception
    return at


def test_a_pair_of_somebody_new_is_added_and_undone(people: AppTest, here: House) -> None:
    before = pairs(here)
    at = unfold(people, "people_add")
    press(at, "add-go")
    assert at.error[0].value == "Choose a mentee and a mentor, then press again."
    at.selectbox(key="add-mentee-who").set_value(here.person_id(VERA))
    write(at, "add-mentor", "A*n*n Nu", "ann@example.org")
    press(at, "add-go")
    assert "Both are asked from now on" in said(at)
    press(at, "add_confirm")
    assert r"Vera Lind with A\*n\*n Nu: this pair is added." in at.success[0].value
    assert pairs(here) == before | {("A*n*n Nu", VERA): "active"}
    assert "Added by hand" in said(at)
    press(at, "people_undo_now")
    assert "That is undone" in at.success[0].value
    assert pairs(here) == before


def test_who_looks_like_somebody_is_asked_about_first(people: AppTest, here: House) -> None:
    at = unfold(people, "people_add")
    at.selectbox(key="add-mentee-who").set_value(here.person_id(TOM))
    write(at, "add-mentor", "noel park")
    press(at, "add-go")
    (asked,) = [one for one in at.radio if one.key and one.key.startswith("add-same-")]
    assert "looks like “Noel Park” in the program" in asked.label
    assert at.button(key="add_confirm").disabled
    at.session_state[str(asked.key)] = True
    press(at, "add-go")
    press(at, "add_confirm")
    assert (NOEL, TOM) in pairs(here)


def test_a_pair_that_is_there_is_said_at_once(people: AppTest, here: House) -> None:
    at = unfold(people, "people_add")
    at.selectbox(key="add-mentee-who").set_value(here.person_id(TOM))
    at.selectbox(key="add-mentor-who").set_value(here.person_id(MIRA))
    press(at, "add-go")
    assert "These two are a pair already." in at.error[0].value


def test_a_mentee_gets_another_mentor_and_it_is_undone(people: AppTest, here: House) -> None:
    before, pair = pairs(here), pair_id(here, TOM)
    mira = here.actor(MIRA)
    here.answer(mira, here.form(mira, TOM), {"core.trust": 6})
    people.selectbox(key="pair_which").set_value(pair).run()
    at = unfold(people, "people_replace")
    at.selectbox(key=f"replace-{pair}-who").set_value(here.person_id(NOEL))
    press(at, f"replace-{pair}-go")
    for words in (
        "Noel Park is the mentor of Tom Reyes, and no longer Mira Olsen",
        "Mira Olsen has begun the form of round 1. It stays theirs",
        "Tom Reyes has not begun the form of round 1. It goes away",
        "The new pair is asked in round 1 already",
    ):
        assert words in said(at)
    press(at, "replace_confirm")
    assert "Tom Reyes has another mentor from" in at.success[0].value
    assert pairs(here) == before | {(MIRA, TOM): "ended", (NOEL, TOM): "active"}
    press(at, "people_undo_now")
    assert pairs(here) == before
