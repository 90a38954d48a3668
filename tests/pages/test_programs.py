"""A lead of two programs whose people have the same names: what a tab shows is of one of them."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from mentorsurvey import program, sign_in
from mentorsurvey.program.record import recorded
from mentorsurvey.store import Database
from mentorsurvey.ui import cached, current
from tests.house import MIRA, TOM, House, founded
from tests.pages.conftest import Visit, text_of

LINK = "Switch program"


@pytest.fixture
def two(database: Database) -> tuple[House, House]:
    moment = datetime.now(UTC)
    return (
        founded(database, now=moment),
        founded(database, name="Harbor", now=moment, pairs=((MIRA, TOM),)),
    )


def opened(house: House) -> str:
    moment = datetime.now(UTC)
    return sign_in.start_session(house.database, house.lead_token, browser="phone", now=moment)


def bring(monkeypatch: pytest.MonkeyPatch, token: str, *others: str) -> None:
    """The cookies of the browser."""
    monkeypatch.setattr(current, "token", lambda: token)
    monkeypatch.setattr(current, "other_tokens", lambda: others)


def links(at: AppTest) -> int:
    return sum(LINK in str(getattr(one, "proto", "")) for one in at.main)


def test_the_link_is_there_where_another_program_is_open_here_and_only_there(
    two: tuple[House, House], visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = two
    at = visit(here, "lead")
    assert not links(at)
    bring(monkeypatch, opened(here), opened(there))
    assert links(at.run()) == 1
    sign_in.sign_out(there.database, current.other_tokens()[0], now=datetime.now(UTC))
    assert not links(at.run())


def test_a_tab_that_comes_to_another_program_forgets_everything_of_the_first(
    two: tuple[House, House], visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = two
    at = visit(here, "lead", "lead/people")
    assert "Bridge" in text_of(at)
    assert "of 5 people" in text_of(at)
    at.session_state["people_notice"] = "Canary of the first program"
    bring(monkeypatch, opened(there))
    at.run()
    assert "Harbor" in text_of(at)
    assert "Canary" not in text_of(at)
    at.switch_page(str(Path(current.page("lead/people")))).run()
    assert "of 2 people" in text_of(at)
    assert "Bridge" not in text_of(at)


def test_readings_that_are_kept_are_of_the_program_of_the_session(
    two: tuple[House, House],
) -> None:
    here, there = two
    moment = datetime.now(UTC)
    labels = [
        set(cached.readings(house.database, house.lead, now=moment).labels())
        for house in (here, there, here, there)
    ]
    assert labels[0] == labels[2]
    assert labels[1] == labels[3]
    assert not labels[0] & labels[1]


def test_what_is_done_in_one_program_is_in_the_record_of_that_one_alone(
    two: tuple[House, House],
) -> None:
    here, there = two
    before = recorded(there.database, there.lead, most=50)[0]
    program.set_leads_see(here.database, here.lead, "totals", now=datetime.now(UTC))
    assert recorded(there.database, there.lead, most=50)[0] == before + 1  # its own sign-in
    assert program.program_of(there.database, there.lead).leads_see == "scores"


def test_signing_out_ends_every_program_that_is_open_here(
    two: tuple[House, House], visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = two
    for leave in ("sign_out", "leave"):
        at = visit(here, "lead")
        tokens = opened(here), opened(there)
        bring(monkeypatch, *tokens)
        at.run()
        at.button(key=leave).click().run()
        moment = datetime.now(UTC)
        assert [sign_in.resume(here.database, one, now=moment) for one in tokens] == [None, None]
