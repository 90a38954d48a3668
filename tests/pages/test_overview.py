from datetime import timedelta

import pandas as pd
import pytest

from mentorsurvey import program, sign_in, simulate
from mentorsurvey.access import operator
from mentorsurvey.readings import attention
from mentorsurvey.readings.filters import Filter
from mentorsurvey.readings.overview import overview
from mentorsurvey.store import Database, create
from tests.house import LEAD, NOW, House, address, founded, pair_row
from tests.pages.leading import Seen, said, worked_out
from tests.readings.played import MENTEES, PAIRS, Played, close, level, play, submit
from tests.readings.watching import THIRD, Watching, three_rounds

NASTY = "Nil ![x](http://evil.example/x.png) <b>Y</b>"


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
    assert app.metric[3].label == "Health of 5 pairs"
    assert [one.label for one in app.metric][:2] == ["Mentors", "Mentees"]
    assert app.metric[3].value.startswith("60\N{NO-BREAK SPACE}±")
    text = said(app)
    assert "Round 2: both people answered in 5 of 6 pairs, and one of them in 1." in text
    assert "It is too early to say where it is heading." in text
    assert "By their own ratings, the mentor gives more in 6 of 6 pairs. Mentors often do." in text
    assert "In round 1, 6 mentors answered: 6 that they give more than they get" in text
    named = charts(app)
    assert len(named) == 5
    assert all(named)
    frame = app.dataframe[0].value
    assert list(zip(frame["Mentor"], frame["Mentee"], strict=True)) == list(PAIRS)


def test_what_is_assumed_and_not_validated_says_so(
    played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = said(Seen(played.house, monkeypatch, now=played.after).open("overview"))
    assert "How much ratings differ and vary is **assumed**" in text
    assert "**not validated**: people may believe that they give more than they do." in text


def test_what_applies_stands_on_the_page_itself_and_not_only_in_its_panels(
    played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = Seen(played.house, monkeypatch, now=played.after).open("overview")
    captions = [one.value for one in app.caption if "docs/measures.md" not in one.value]
    assert captions[1:] == [  # the first names the program and who is here
        "The dark part of the bar at the right shows which part of 0 to 100 you see. n: pairs with"
        " a score of both people. The line follows 5 pairs over all its rounds.",
        "These readings of give and take are **not validated**: people may believe that they give"
        " more than they do. The width of the gray band is **assumed** until 30 pairs have give and"
        " take in two rounds.",
        "How much ratings differ and vary is **assumed** until 30 pairs have two rounds from both"
        " sides; 5 have.",
    ]


def fourth_round_missed(played: Watching) -> Watching:
    """One more round, which the fourth mentee misses a second time."""
    return played.goes_on((*THIRD[:3], (7, None), *THIRD[4:]), 4)


def test_each_relationship_says_what_applies_to_it(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    watching = fourth_round_missed(three_rounds(database))
    app = Seen(watching.house, monkeypatch, now=watching.after).open("overview")
    frame = app.dataframe[0].value
    labels = [
        f"{mentee} with {mentor}"
        for mentee, mentor in zip(frame["Mentee"], frame["Mentor"], strict=True)
    ]
    by_name = dict(zip(labels, frame["Reading"], strict=True))
    assert by_name == {
        "Gil Sand with Ada Moss": "",
        "Hal Thorn with Ben Nye": "to check in with",
        "Ida Ugel with Cia Orr": "to check in with",
        "Jon Vik with Dag Pohl": "to check in with, one answered",
        "Kai West with Eva Quin": "to check in with",
        "Liv Yort with Finn Roe": "",
    }
    assert "**4 pairs to check in with.** Most are probably fine." in said(app)
    found = attention.watched(database, watching.house.lead, now=watching.after)
    assert {found.pairs[one] for one in found.reasons} == {
        name for name, reading in by_name.items() if "to check in with" in reading
    }


def test_one_round_is_too_few_to_tell_a_change(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = founded(database, pairs=PAIRS)
    for mentor, mentee in PAIRS[:5]:
        submit(house, mentor, mentee, level(6), number=1, now=house.now)
        submit(house, mentee, mentor, level(6), number=1, now=house.now)
    app = Seen(house, monkeypatch, now=house.now).open("overview")
    assert list(app.dataframe[0].value["Reading"]) == ["too few rounds"] * 5 + ["nothing yet"]
    text = said(app)
    assert "Too few to show: a total takes at least 5 relationships. Each needs both" in text
    for side in ("mentors", "mentees"):
        assert f"Nothing to show yet for {side}: this takes at least 5 people who answered," in text


def test_where_nothing_may_be_told_it_says_too_few(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = founded(database, pairs=PAIRS[:4])
    rows = [pair_row(2, *PAIRS[4]), pair_row(3, *PAIRS[5])]
    after = house.now + timedelta(days=2)
    close(house, 1, now=after)
    program.import_roster(
        database,
        house.operator,
        rows,
        source="more.csv",
        now=after,
    )
    app = Seen(house, monkeypatch, now=after).open("overview")
    assert not app.exception
    assert not charts(app)
    assert "Too few to show: a total takes at least 5 relationships." in said(app)
    assert "appear once both sides of 5 relationships have submitted a check-in" in said(app)


@pytest.fixture(scope="module")
def longer(tmp_path_factory: pytest.TempPathFactory) -> tuple[Database, simulate.Demo]:
    """Twenty-six relationships over seven rounds, the last one open."""
    database = create(tmp_path_factory.mktemp("longer") / "longer.db")
    return database, simulate.build(database, pairs=26, rounds=7, now=NOW)


def lead_of(longer: tuple[Database, simulate.Demo], monkeypatch: pytest.MonkeyPatch) -> Seen:
    return Seen(house_of(longer), monkeypatch, now=NOW, lead_id=longer[1].lead_id)


def house_of(longer: tuple[Database, simulate.Demo]) -> House:
    database, demo = longer
    who = operator(demo.program.id)
    token = sign_in.mint(database, who, demo.lead_id, scope="lead", now=NOW)
    return House(database=database, program_id=demo.program.id, lead_token=token, now=NOW)


def test_the_direction_is_one_sentence_and_stands_in_the_steps(
    longer: tuple[Database, simulate.Demo], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = lead_of(longer, monkeypatch).open("overview")
    assert not app.exception
    direction = overview(longer[0], house_of(longer).lead, now=NOW).direction
    assert direction is not None
    text = said(app)
    assert text.count(f"over the {direction.n} pairs that answered in rounds ") == 1
    steps = pd.concat([one.value for one in worked_out(app).table])
    assert "Direction: mean change of their levels" in set(steps["Step"])
    assert not set(text) & set("↑↓→↗↘")


def test_in_a_cohort_the_direction_is_the_cohort_s(
    longer: tuple[Database, simulate.Demo], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = lead_of(longer, monkeypatch).open("overview")
    name = app.selectbox(key="cohort").options[1]
    app = app.selectbox(key="cohort").set_value(name).run()
    assert not app.exception
    part = Filter(cohort=name)
    found = overview(longer[0], house_of(longer).lead, chosen=part, now=NOW)
    assert found.chosen == part
    expected = (
        f"over the {found.direction.n} pairs that answered" if found.direction else "too early"
    )
    assert expected in said(app)


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
    assert "appear once both sides of 5 relationships have submitted a check-in" in said(app)
    after = house.now + timedelta(days=2)
    close(house, 1, now=after)
    app = Seen(house, monkeypatch, now=after + timedelta(minutes=1)).open("overview")
    assert [one.value for one in app.metric] == ["6 of 6", "0 of 6", "6 of 6", "–"]


def test_a_name_is_text_wherever_it_shows(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = play(database, (*PAIRS[:5], (NASTY, MENTEES[5])))
    app = Seen(named.house, monkeypatch, now=named.after).open("overview")
    assert not app.exception
    assert any(NASTY in name for name in app.dataframe[0].value["Mentor"])
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


def test_agreements_are_counted_where_enough_pairs_have_one(
    longer: tuple[Database, simulate.Demo],
    played: Played,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = lead_of(longer, monkeypatch).open("overview")
    assert "pairs have an agreement that both confirmed." in said(app)
    counted = {one.label: int(one.value) for one in app.metric if "Agreements" in one.label}
    assert counted["Agreements in place"] >= 5
    without = Seen(played.house, monkeypatch, now=played.after).open("overview")
    assert "Agreements" not in [one.value for one in without.header]
