from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from mentorsurvey import settings
from mentorsurvey.store import Database, create
from tests.house import MIRA, NOW, House, founded
from tests.pages.conftest import Visit, text_of
from tests.pages.leading import Seen, said
from tests.readings.played import Played, level, play, submit


@pytest.fixture(autouse=True)
def _fresh_settings() -> Iterator[None]:
    yield
    settings.settings.cache_clear()


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    return play(create(tmp_path_factory.mktemp("quality") / "played.db"))


def well(app: AppTest) -> AppTest:
    assert not app.exception
    return app


def test_a_round_shows_its_reliability_answers_agreement_and_time(
    played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = well(Seen(played.house, monkeypatch, now=played.after).open("quality"))
    app = well(app.selectbox(key="quality_round").set_value(1).run())
    assert [one.label for one in app.metric] == [
        "Mentors: Cronbach's α",
        "Mentees: Cronbach's α",
        "Mentors: minutes, middle",
        "Mentees: minutes, middle",
    ]
    assert [one.value for one in app.metric] == ["1.00", "1.00", "0.0", "0.0"]
    text = said(app)
    assert "from 6 people" in text
    assert "**Too few pairs** for an index of agreement: 6 pairs of 6 mentors" in text
    assert "nan" not in text.lower().split()
    answers = app.dataframe[0].value
    assert list(answers["Answered"])[:6] == ["6 of 6"] * 6
    assert list(answers["Can't say"])[:6] == ["under 5"] * 6
    assert list(app.dataframe[-1].value["Mean difference"]) == ["0"] * 6


def test_agreement_is_drawn_from_twenty_five_pairs_on(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    pairs = tuple((f"Mentor{n // 2:02d} Ash", f"Mentee{n:02d} Birch") for n in range(25))
    house = founded(database, pairs=pairs)
    for place, (mentor, mentee) in enumerate(pairs):
        submit(house, mentor, mentee, level(2 + place % 5), number=1, now=NOW)
        submit(house, mentee, mentor, level(2 + place % 5), number=1, now=NOW)
    app = well(Seen(house, monkeypatch, now=NOW).open("quality"))
    assert "On 6 of 6 core questions both agree beyond chance" in said(app)
    assert "over 25 pairs of 13 mentors" in said(app)
    (chart,) = app.get("plotly_chart")
    assert chart.proto.alt
    assert list(app.dataframe[-1].value["ICC(C,1)"]) == ["1.00 (1.00 to 1.00)"] * 6


def test_a_small_program_is_told_what_it_takes(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = well(Seen(house, monkeypatch, now=house.now).open("quality"))
    assert "Forms count once both have submitted" in said(app)
    assert not app.metric


def test_without_rounds_the_first_round_is_next(
    unasked: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = well(Seen(unasked, monkeypatch, now=unasked.now).open("quality"))
    assert "how far the answers of a round can be trusted" in said(app)
    assert not app.selectbox


def test_the_page_is_closed_to_a_participant(here: House, visit: Visit) -> None:
    at = well(visit(here, MIRA, "lead/quality"))
    assert "This is not here for you." in text_of(at)
