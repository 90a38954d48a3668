"""The first page of a lead: how the program is, and what waits."""

from datetime import timedelta

import pytest

from mentorsurvey import rounds
from mentorsurvey.program import record
from tests.house import House
from tests.pages.leading import Seen, said
from tests.readings.watching import THIRD, Watching, one_round


def opened(of: Watching, monkeypatch: pytest.MonkeyPatch) -> str:
    app = Seen(of.house, monkeypatch, now=of.after).open("home")
    assert not app.exception
    return said(app)


def test_it_begins_with_how_the_program_is_and_lists_whom_to_check_in_with(
    three: Watching, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = Seen(three.house, monkeypatch, now=three.after).open("home")
    assert not app.exception
    heads = [one.value for one in app.header]
    assert heads[:2] == ["Your pairs are doing about as well as two rounds ago.", "What to do"]
    text = said(app)
    assert "pairs to check in with.**" in text
    assert "See why" in [one.label for one in app.button]


def test_an_open_round_counts_people_who_have_not_answered(
    three: Watching, monkeypatch: pytest.MonkeyPatch
) -> None:
    three.house.open_round(now=three.after)
    text = opened(three, monkeypatch)
    assert "12 people have not answered round 4 yet" in text


def test_what_is_new_is_told_from_the_second_day_on(
    three: Watching, monkeypatch: pytest.MonkeyPatch
) -> None:
    house: House = three.house
    assert "What is new" not in opened(three, monkeypatch)
    record.look(house.database, house.lead, "page", "home", now=three.after)
    after = one_round(house, THIRD, 4, now=three.after + timedelta(days=2))
    text = opened(Watching(house=house, after=after), monkeypatch)
    assert "What is new" in text
    assert "11 people submitted 11 forms." in text
    assert "Round 4 closed." in text
    assert [one.number for one in rounds.list_rounds(house.database, house.lead)][-1] == 4


def test_a_program_without_a_round_has_one_thing_to_do(
    here_unasked: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = Seen(here_unasked, monkeypatch, now=here_unasked.now).open("home")
    assert not app.exception
    assert "3 pairs are ready.** Open your first round" in said(app)
    assert [one.label for one in app.button if one.label == "Open a round"] == ["Open a round"]
