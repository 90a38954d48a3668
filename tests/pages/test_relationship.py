from collections.abc import Iterator

import pytest

from mentorsurvey import settings
from mentorsurvey.instruments import shipped
from mentorsurvey.store import Database, create
from tests.house import House, founded
from tests.pages.leading import Seen, said
from tests.readings.played import PAIRS, Played, level, play, reworded, submit


@pytest.fixture(autouse=True)
def _fresh_settings() -> Iterator[None]:
    yield
    settings.settings.cache_clear()


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    return play(create(tmp_path_factory.mktemp("relationship") / "played.db"))


def test_one_relationship_shows_both_lines_gaps_and_each_one_s_own_words(
    played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = Seen(played.house, monkeypatch, now=played.after)
    app = seen.open("relationship", relationship=played.id_of(*PAIRS[1]))
    assert not app.exception
    text = said(app)
    assert "Hal Thorn with Ben Nye" in text
    assert "Round 2: mentor 50, mentee 50, health 50." in text
    assert "no difference we can tell" in text
    assert "**assumed**" in text
    assert "**not validated**" in text
    assert len(app.get("plotly_chart")) == 3
    assert all(chart.proto.alt for chart in app.get("plotly_chart"))
    own = app.dataframe[-1].value
    assert list(own["Mentor: give and take"]) == ["−2, gives more"]
    assert list(own["Mentee: meetings"]) == ["5"]
    assert app.selectbox[0].value == played.id_of(*PAIRS[1])


def test_a_one_sided_round_is_said_to_be_one(
    played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = Seen(played.house, monkeypatch, now=played.after)
    app = seen.open("relationship", relationship=played.id_of(*PAIRS[5]))
    assert "One-sided: round 2 (mentor alone)." in said(app)


@pytest.mark.parametrize("wanted", ["no-such-id", "![x](http://evil.example)"])
def test_an_unknown_relationship_is_not_there(
    played: Played, monkeypatch: pytest.MonkeyPatch, wanted: str
) -> None:
    app = Seen(played.house, monkeypatch, now=played.after).open(
        "relationship", relationship=wanted
    )
    assert not app.exception
    assert "Choose one above." in said(app)
    assert not app.get("plotly_chart")
    assert app.selectbox[0].value is None


def test_a_choice_is_kept_in_the_address(played: Played, monkeypatch: pytest.MonkeyPatch) -> None:
    app = Seen(played.house, monkeypatch, now=played.after).open("relationship")
    assert "Choose a relationship above" in said(app)
    chosen = played.id_of(*PAIRS[2])
    app.selectbox[0].set_value(chosen).run()
    assert app.query_params["relationship"] == chosen
    assert "Ida Ugel with Cia Orr" in said(app)


def test_nothing_of_an_open_round_is_said_before_both_have_submitted(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = founded(database, pairs=PAIRS)
    submit(house, *PAIRS[0], level(7), number=1, now=house.now)
    wanted = Played(house=house, after=house.now).id_of(*PAIRS[0])
    app = Seen(house, monkeypatch, now=house.now).open("relationship", relationship=wanted)
    assert not app.exception
    assert "Answers appear when both sides have submitted" in said(app)
    assert not app.get("plotly_chart")


def test_a_change_of_wording_is_said(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    played = play(database, second=reworded(shipped()["checkin"]))
    app = Seen(played.house, monkeypatch, now=played.after).open(
        "relationship", relationship=played.id_of(*PAIRS[0])
    )
    assert "The wording changed, so lines begin anew there." in said(app)


def test_before_the_first_round_there_is_a_next_step(
    unasked: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = Seen(unasked, monkeypatch, now=unasked.now)
    wanted = Played(house=unasked, after=unasked.now).id_of("Mira Olsen", "Tom Reyes")
    app = seen.open("relationship", relationship=wanted)
    assert not app.exception
    assert "Open your first round on Rounds." in said(app)
