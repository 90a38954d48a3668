"""A lead merges two people on the page of people, and takes it back."""

from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from mentorsurvey.program import merging, pausing
from tests.house import LEAD, MIRA, NOEL, TOM, UMA, VERA, House
from tests.pages.conftest import Visit, text_of
from tests.pages.leading import Seen, said
from tests.store.leading import pair_id


@pytest.fixture
def people(here: House, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    seen = Seen(here, monkeypatch, now=datetime.now(UTC))
    at = seen.open("people", person=here.person_id(TOM))
    for part in ("people_merge", "people_changed"):
        at.session_state[part] = True
    return at.run()


def choose(at: AppTest, here: House, other: str) -> AppTest:
    at.selectbox(key=f"merge-{here.person_id(TOM)}").set_value(here.person_id(other)).run()
    assert not at.exception
    return at


def mentees(at: AppTest) -> list[str]:
    return [name for frame in at.dataframe for name in frame.value["Mentee"]]


def test_what_moves_is_said_before_it_happens_and_can_be_undone(
    people: AppTest, here: House
) -> None:
    vera = here.person_id(VERA)
    at = choose(people, here, VERA)
    assert f"{VERA} with {NOEL} becomes a pair of {TOM}, with 1 form." in said(at)
    at.button(key=f"ask-merge-{here.person_id(TOM)}").click().run()
    assert sorted(mentees(at)) == [TOM, UMA, VERA]
    at.button(key="merge_confirm").click().run()
    assert f"{VERA} is part of {TOM} now, with 1 pair and 1 form." in at.success[0].value
    assert sorted(mentees(at)) == [TOM, TOM, UMA]
    assert f"{LEAD} merged {VERA} (vera@example.org) into {TOM}." in said(at).replace("\u2060", "")
    next(one for one in at.button if str(one.key).startswith("part-")).click().run()
    assert "are two people again." in at.success[0].value
    assert sorted(mentees(at)) == [TOM, UMA, VERA]
    assert here.person_id(VERA) == vera


def test_where_both_have_the_same_pair_it_becomes_one(people: AppTest, here: House) -> None:
    at = choose(people, here, UMA)
    text = f"{UMA} with {MIRA} and {TOM} with {MIRA} become one pair, with 1 form more."
    assert f"{text} Both were asked in 1 round." in said(at)


def test_two_who_are_paired_are_refused_in_a_sentence(people: AppTest, here: House) -> None:
    at = choose(people, here, MIRA)
    assert "These two are paired with each other" in str(
        at.error[0].proto.title or at.error[0].value
    )
    assert not [one for one in at.button if str(one.key).startswith("ask-merge")]


def test_the_one_who_stays_reads_it_on_the_next_visit(here: House, visit: Visit) -> None:
    ids = here.person_id(TOM), here.person_id(VERA)
    merging.merge_people(here.database, here.lead, *ids, now=datetime.now(UTC))
    text = text_of(visit(here, TOM)).replace("\\", "").replace("\u2060", "")
    assert f"{LEAD} noted that you and {VERA} (vera@example.org) are one person." in text
    assert "If you are two people, tell your program: it can undo this." in text


def test_a_pair_that_has_ended_for_the_one_who_stays_is_said_to_be_so(
    people: AppTest, here: House
) -> None:
    now = datetime.now(UTC)
    pausing.end_pair(
        here.database, here.lead, pair_id(here, TOM), since=now.date(), reason="left", now=now
    )
    assert f"It is ended, as it is for {TOM}." in said(choose(people, here, UMA))
