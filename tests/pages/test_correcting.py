"""A lead corrects somebody on the page of people."""

from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from mentorsurvey import program
from tests.house import VERA, House
from tests.pages.leading import Seen, said


@pytest.fixture
def people(here: House, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    return Seen(here, monkeypatch, now=datetime.now(UTC)).open("people")


def save(at: AppTest, person: str, name: str, address: str) -> AppTest:
    at.selectbox(key="people_who").set_value(person).run()
    at.text_input(key=f"name-{person}").set_value(name)
    at.text_input(key=f"address-{person}").set_value(address)
    next(one for one in at.button if one.label == "Save").click().run()
    assert not at.exception
    return at


def test_a_typo_is_corrected_and_what_it_changed_is_said(people: AppTest, here: House) -> None:
    vera = here.person_id(VERA)
    here.token(VERA)
    at = save(people, vera, "Vera Lindt", "vera.lindt@example.org")
    notice = at.success[0].value
    assert "Vera Lindt is corrected." in notice
    assert "ended" in notice
    listed = {one.id: one for one in program.people_of(here.database, here.operator)}
    assert (listed[vera].name, listed[vera].address) == ("Vera Lindt", "vera.lindt@example.org")
    assert "Vera Lindt" in {name for frame in at.dataframe for name in frame.value["Mentee"]}


def test_what_cannot_be_is_said_and_the_fields_keep_what_was_typed(
    people: AppTest, here: House
) -> None:
    vera = here.person_id(VERA)
    at = save(people, vera, VERA, "vera at example")
    assert "This is not an e-mail address." in at.error[0].value
    assert at.text_input(key=f"address-{vera}").value == "vera at example"


def test_answers_are_promised_to_stay(people: AppTest, here: House) -> None:
    people.selectbox(key="people_who").set_value(here.person_id(VERA)).run()
    assert "Answers stay theirs." in said(people)
