from collections.abc import Iterator
from datetime import timedelta

import pytest

from mentorsurvey import program, settings
from mentorsurvey.access import operator
from mentorsurvey.store import Database, create
from tests.house import LEAD, NOW, House, address, founded
from tests.pages.leading import Seen, said
from tests.readings.played import MENTEES, PAIRS, Played, close, level, play, submit

NASTY = "Nil ![x](http://evil.example/x.png) <b>Y</b>"


@pytest.fixture(autouse=True)
def _fresh_settings() -> Iterator[None]:
    yield
    settings.settings.cache_clear()


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    return play(create(tmp_path_factory.mktemp("overview") / "played.db"))


def charts(app: object) -> list[str]:
    return [chart.proto.alt for chart in app.get("plotly_chart")]  # type: ignore[attr-defined]


def test_a_program_is_read_in_numbers_words_and_pictures(
    played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = Seen(played.house, monkeypatch, now=played.after).open("overview")
    assert not app.exception
    assert [one.value for one in app.metric][:3] == ["6 of 6", "5 of 6", "1 of 6"]
    assert app.metric[3].label == "Health, n 5"
    assert app.metric[3].value.startswith("60 ±")
    text = said(app)
    assert "Round 2: 6 of 6 mentors and 5 of 6 mentees answered" in text
    assert "the same 5 relationships differ by 0" in text
    assert "no difference we can tell" in text
    named = charts(app)
    assert len(named) == 6
    assert all(named)
    assert list(app.dataframe[0].value["Relationship"]) == [
        f"{mentee} with {mentor}" for mentor, mentee in PAIRS
    ]


def test_what_is_assumed_and_not_validated_says_so(
    played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = said(Seen(played.house, monkeypatch, now=played.after).open("overview"))
    assert "What is usual is **assumed**" in text
    assert "**not validated**" in text
    assert "cannot tell a true imbalance from one side claiming more" in text


def test_a_table_is_sent_when_it_is_opened(played: Played, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = Seen(played.house, monkeypatch, now=played.after)
    app = seen.open("overview")
    assert len(app.dataframe) == 1
    app.session_state["table-response"] = True
    app.run()
    assert len(app.dataframe) == 2
    assert list(app.dataframe[0].value["Mentor alone"]) == [0, 1]


def test_without_relationships_the_roster_is_next(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = program.found(database, operator(), name="Bridge", lead_address=address(LEAD), now=NOW)
    house = House(database=database, program_id=made.program.id, lead_token=made.token, now=NOW)
    app = Seen(house, monkeypatch, now=NOW).open("overview")
    assert not app.exception
    assert "Import your roster" in said(app)
    assert not app.metric


def test_without_rounds_the_first_round_is_next(
    unasked: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = Seen(unasked, monkeypatch, now=unasked.now).open("overview")
    assert not app.exception
    assert "Both sides of every relationship are then asked" in said(app)


def test_a_small_program_has_its_list_and_no_totals(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = Seen(house, monkeypatch, now=house.now).open("overview")
    assert not app.exception
    assert not app.metric
    assert not charts(app)
    assert len(app.dataframe[0].value) == 3


def test_before_any_pair_is_complete_only_response_shows(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = founded(database, pairs=PAIRS)
    for pair in PAIRS:
        submit(house, *pair, level(7), number=1, now=house.now)
    app = Seen(house, monkeypatch, now=house.now).open("overview")
    assert not app.exception
    assert len(charts(app)) == 1
    assert "Answers appear when both sides have submitted" in said(app)
    close(house, 1, now=house.now)
    app = Seen(house, monkeypatch, now=house.now + timedelta(minutes=1)).open("overview")
    assert [one.value for one in app.metric] == ["6 of 6", "0 of 6", "6 of 6", "–"]


def test_a_name_is_text_wherever_it_shows(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = play(database, (*PAIRS[:5], (NASTY, MENTEES[5])))
    app = Seen(named.house, monkeypatch, now=named.after).open("overview")
    assert not app.exception
    assert any(NASTY in label for label in app.dataframe[0].value["Relationship"])
    specs = "".join(chart.proto.spec for chart in app.get("plotly_chart"))
    assert "<b>Y</b>" not in specs
    assert all("evil" not in str(part.value) for part in app.markdown)


def test_a_cached_reading_is_not_another_lead_s(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    pairs = (*PAIRS[:5], ("Zoe Wall", MENTEES[5]))
    shared = play(database, pairs)
    program.found(
        database,
        operator(),
        name="Bridge",
        lead_address=address("Zoe Wall"),
        now=shared.house.now,
    )
    first = Seen(shared.house, monkeypatch, now=shared.after).open("overview")
    assert len(first.dataframe[0].value) == 6
    zoe = shared.house.person_id("Zoe Wall")
    second = Seen(shared.house, monkeypatch, now=shared.after, lead_id=zoe).open("overview")
    assert len(second.dataframe[0].value) == 5
