from collections.abc import Iterator
from datetime import timedelta

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


def test_under_each_picture_stands_what_it_rests_on(
    played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = Seen(played.house, monkeypatch, now=played.after)
    app = seen.open("relationship", relationship=played.id_of(*PAIRS[1]))
    assert [caption.value for caption in app.caption if "**" in caption.value] == [
        "No direction is read before five closed rounds from both sides. What is usual here is"
        " **assumed** until 30 relationships have two rounds from both sides; 5 have.",
        "These readings of give and take are **not validated**, and cannot tell giving more from"
        " claiming more. How long the bars are, is **assumed** until 30 relationships have two"
        " rounds with all four ratings.",
        "The noise is **assumed** until 30 relationships have two rounds from both sides; 5 have."
        " What is usual here is not taken off: too few pairs (5, of 10 that it takes).",
    ]


def test_how_this_is_computed_holds_the_relationship_s_own_numbers(
    played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = Seen(played.house, monkeypatch, now=played.after)
    text = said(seen.open("relationship", relationship=played.id_of(*PAIRS[1])))
    assert "mentor 50, mentee 50, so health is ½·(50 + 50) = 50.0." in text
    assert "rests on 2 rounds with a mean of 75." in text
    assert "To the mentee ½·(100 + 100) = 100.0, to the mentor ½·(0 + 50) = 25.0." in text
    assert "about the mentor: mentee 50 − mentor 50 = 0; usual 0;" in text
    assert "g = (0 − 0)/21.2 = 0.0, no difference we can tell." in text


def test_a_gap_is_said_with_its_direction_and_whether_it_came_back(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = founded(database, pairs=PAIRS)
    (mentor, mentee), now = PAIRS[0], house.now
    wanted = Played(house=house, after=now).id_of(mentor, mentee)
    seen = Seen(house, monkeypatch, now=now + timedelta(days=40))
    for number in (1, 2):
        other = level(4) | {"core.guidance": 7}
        del other["core.bond"]
        submit(house, mentor, mentee, level(4), number=number, now=now)
        submit(house, mentee, mentor, other, number=number, now=now)
        now += timedelta(days=20)
        if number == 1:
            house.open_round(now=now)
    text = said(seen.open("relationship", relationship=wanted))
    assert (
        "Round 2: of 5 questions, 1 differs by more than noise: The mentor's guidance, mentee sees"
        " it 50 better, also in round 1. One-sided: Trust between us (mentor alone)."
    ) in text
    assert "It appears once all four ratings of a round can be read." in text


def test_without_a_round_from_both_each_picture_says_when_it_appears(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = founded(database, pairs=PAIRS)
    submit(house, *PAIRS[0], level(7), number=1, now=house.now)
    wanted = Played(house=house, after=house.now).id_of(*PAIRS[0])
    seen = Seen(house, monkeypatch, now=house.now + timedelta(days=30))
    app = seen.open("relationship", relationship=wanted)
    assert not app.exception
    assert len(app.get("plotly_chart")) == 1
    text = said(app)
    assert "No round has both sides yet, so there is no health. One-sided: round 1" in text
    assert "It appears once a question of a round can be read from both sides." in text


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
