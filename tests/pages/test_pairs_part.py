"""A lead ends a pair, pauses it and lets it go on again, on the page of people."""

from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from mentorsurvey import program
from mentorsurvey.program import pausing
from tests.house import NOEL, VERA, House
from tests.pages.leading import Seen, said
from tests.store.leading import pair_id


@pytest.fixture
def people(here: House, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    return Seen(here, monkeypatch, now=datetime.now(UTC)).open("people")


def choose(at: AppTest, pair: str) -> AppTest:
    at.selectbox(key="pair_which").set_value(pair).run()
    assert not at.exception
    return at


def ask(at: AppTest, pair: str, what: str, reason: str | None) -> AppTest:
    choose(at, pair)
    at.radio(key=f"what-{pair}").set_value(what).run()
    if reason:
        at.selectbox(key=f"why-{pair}").set_value(reason)
    at.text_input(key=f"words-{pair}").set_value("She moved *away*.")
    at.button(key=f"ask-{pair}").click().run()
    assert not at.exception
    return at


def status(house: House) -> dict[str, str]:
    now = datetime.now(UTC)
    return {
        one.mentee: one.status(now) for one in program.relationships(house.database, house.operator)
    }


def listed(at: AppTest) -> dict[str, str]:
    frame = next(one.value for one in at.dataframe if "Mentee" in one.value)
    return dict(zip(frame["Mentee"], frame["Status"], strict=True))


def test_a_pair_is_ended_after_asking_once_more_and_goes_on_again(
    people: AppTest, here: House
) -> None:
    pair = pair_id(here, VERA)
    at = ask(people, pair, "end", "left")
    assert "stays with its author and is closed" in said(at)
    assert status(here)[VERA] == "active"
    at.button(key="pair_confirm").click().run()
    assert f"{VERA} with {NOEL}: this pair has ended" in at.success[0].value
    assert status(here)[VERA] == "ended"
    assert listed(at)[VERA] == "Ended"
    assert "One of them left. “She moved *away*.”" in said(at)
    at.pills(key="people_status").set_value(["Active"]).run()
    assert VERA not in listed(at)
    at.pills(key="people_status").set_value([]).run()
    at.button(key=f"resume-{pair}").click().run()
    assert "goes on again" in at.success[0].value
    assert set(status(here).values()) == {"active"}


def test_a_pair_is_paused_until_a_day(people: AppTest, here: House) -> None:
    at = ask(people, pair_id(here, VERA), "pause", "away")
    at.button(key="pair_confirm").click().run()
    assert status(here)[VERA] == "paused"
    assert "It goes on again on" in said(at)


def test_a_pair_that_ended_starts_anew_and_that_can_be_undone(people: AppTest, here: House) -> None:
    pair = pair_id(here, VERA)
    ask(people, pair, "end", "finished").button(key="pair_confirm").click().run()
    assert "nothing after is compared with it" in said(people)
    people.button(key=f"anew-{pair}").click().run()
    assert "starts anew, from the day" in people.success[0].value
    assert "It started anew on" in said(people)
    assert status(here)[VERA] == "active"
    people.button(key=f"join-{pair}").click().run()
    assert "goes on as before" in people.success[0].value
    assert "It went on again on" in said(people)
    assert not people.exception


def test_a_reason_is_asked_for(people: AppTest, here: House) -> None:
    at = ask(people, pair_id(here, VERA), "end", None)
    assert at.error[0].value == "Choose a reason, then press again."
    assert status(here)[VERA] == "active"


def test_the_page_of_a_pair_says_when_it_ended(
    here: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = datetime.now(UTC)
    pair = pair_id(here, VERA)
    pausing.end_pair(here.database, here.lead, pair, since=now.date(), reason="finished", now=now)
    seen = Seen(here, monkeypatch, now=now + timedelta(days=1))
    at = seen.open("relationship", relationship=pair)
    assert not at.exception
    day = f"{now:%b} {now.day}, {now.year}"
    assert f"Ended on {day}: They finished what they set out to do." in said(at)
