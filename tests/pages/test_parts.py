"""Cohorts and departments side by side, on *Overview*."""

import pytest
from streamlit.testing.v1 import AppTest

from mentorsurvey import program
from mentorsurvey.store import Database
from tests.pages.leading import Seen, said
from tests.readings.played import Played
from tests.readings.test_parts import ALL_BUT_ONE, RATINGS, imported, twice


def departments(played: Played, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    app = Seen(played.house, monkeypatch, now=played.after).open("overview")
    app.session_state["overview-departments"] = True
    app.run()
    assert not app.exception
    return app


def test_a_department_that_cannot_be_chosen_stands_beside_the_others(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = departments(twice(imported(database, ALL_BUT_ONE), RATINGS), monkeypatch)
    assert "Department" not in [one.label for one in app.selectbox]  # there is no total of it
    text = said(app)
    assert "**x**" in text
    assert "8 of 8 pairs." in text
    assert "It is made of scores that you can also read pair by pair" in text
    assert "Too few pairs answered to show: y." in text


def test_a_program_of_totals_alone_says_why_there_are_none(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = imported(database, ALL_BUT_ONE)
    program.set_leads_see(database, house.lead, "totals", now=house.now)
    text = said(departments(twice(house, RATINGS), monkeypatch))
    assert "Your program chose totals only. Totals of cohorts and departments" in text
    assert "**x**" not in text
