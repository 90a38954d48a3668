"""Two pages for a dean: totals, and nobody's name."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from mentorsurvey import simulate
from mentorsurvey.store import create
from tests.house import House
from tests.pages.leading import Seen, said
from tests.readings.played import PAIRS
from tests.readings.watching import Watching


def test_it_shows_totals_of_closed_rounds_and_names_nobody(
    three: Watching, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = Seen(three.house, monkeypatch, now=three.after).open("report")
    assert not app.exception
    text = said(app)
    assert "In round 3, both people answered in 5 of 6 pairs." in text
    assert "No review has closed yet in which enough people said" in text
    assert "No check-in has been noted yet." in text
    assert "2026. Totals only: nobody is named." in text
    assert not any(name in text for pair in PAIRS for name in pair)


def test_before_a_round_it_says_what_it_needs(
    here_unasked: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = Seen(here_unasked, monkeypatch, now=here_unasked.now).open("report")
    assert not app.exception
    assert "A report needs a round that has closed." in said(app)


def test_a_demonstration_shows_what_people_get_from_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = datetime.now(UTC)
    database = create(tmp_path / "demo.db")
    demo = simulate.build(database, pairs=12, rounds=6, now=now)
    house = House(database=database, program_id=demo.program.id, lead_token="", now=now)
    app = Seen(house, monkeypatch, now=now, lead_id=demo.lead_id).open("report")
    assert not app.exception
    assert "agree most with: “" in said(app)
    (gained,) = [one.value for one in app.table]
    assert gained["Average, 0–100"].between(0, 100).all()
    assert gained["Answers"].min() >= 5
