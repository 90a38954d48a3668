"""Choosing a cohort or a department on five pages, by the boxes or by the address."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from mentorsurvey import program
from mentorsurvey.store import Database, create
from tests.house import House, founded, pair_row
from tests.pages.leading import Seen, said
from tests.readings.played import level, submit

PAGES = ("overview", "attention", "rounds", "people", "quality")
NASTY = "![x](http://evil.example/x.png) St. Law"
PLACES = (
    *[("2025", "Surgery")] * 6,
    *[("2025", NASTY)] * 6,
    *[("2026", "Surgery")] * 6,
    *[("2027", "Art")] * 2,
    *[("", "")] * 5,
)


@pytest.fixture(scope="module")
def parted(tmp_path_factory: pytest.TempPathFactory) -> House:
    """Twenty-five pairs, of which two are alone in their cohort and department."""
    database: Database = create(tmp_path_factory.mktemp("parted") / "parted.db")
    house = founded(database, pairs=(), asks=False)
    rows = [
        pair_row(
            place + 2,
            f"Mentor{place} Ash",
            f"Mentee{place} Birch",
            cohort=cohort,
            department=department,
        )
        for place, (cohort, department) in enumerate(PLACES)
    ]
    program.import_roster(database, house.operator, rows, source="all.csv", now=house.now)
    house.open_round()
    for place in range(len(PLACES)):
        for two in ((f"Mentor{place} Ash", f"Mentee{place} Birch"),):
            submit(house, *two, level(6), number=1, now=house.now)
            submit(house, *reversed(two), level(6), number=1, now=house.now)
    return house


def shown(app: AppTest) -> str:
    assert not app.exception
    return said(app)


@pytest.mark.parametrize("name", PAGES)
def test_an_address_chooses_and_the_page_says_so(
    parted: House, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    seen = Seen(parted, monkeypatch, now=parted.now)
    app = seen.open(name, cohort="2025", department="Surgery")
    assert "6 of 25 pairs: cohort 2025, department Surgery." in shown(app)
    app.button(key="filter_clear").click().run()
    assert "of 25 pairs: cohort" not in shown(app)
    assert "cohort" not in app.query_params


@pytest.mark.parametrize("name", PAGES)
def test_an_unknown_name_in_the_address_opens_the_whole_program_and_says_so(
    parted: House, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    app = Seen(parted, monkeypatch, now=parted.now).open(name, cohort="2031")
    assert "No pair here is in cohort 2031, so you see all pairs." in shown(app)


@pytest.mark.parametrize("name", ["overview", "quality"])
def test_two_pairs_have_no_totals_of_their_own(
    parted: House, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    app = Seen(parted, monkeypatch, now=parted.now).open(name, cohort="2027")
    assert "Totals of cohort 2027 could tell about single people" in shown(app)
    assert "2027" not in app.selectbox(key="cohort").options
    assert "Art" not in app.selectbox(key="department").options


def test_names_can_be_narrowed_to_two_pairs(parted: House, monkeypatch: pytest.MonkeyPatch) -> None:
    app = Seen(parted, monkeypatch, now=parted.now).open("people", cohort="2027")
    assert "2 of 25 pairs: cohort 2027." in shown(app)
    assert set(app.dataframe[0].value["Cohort"]) == {"2027"}


def test_a_round_counts_those_who_are_chosen(
    parted: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = Seen(parted, monkeypatch, now=parted.now).open("rounds", department="Surgery")
    assert "12 of 25 pairs: department Surgery." in shown(app)
    progress = [one.proto.text for one in app.get("progress")]
    assert progress == [
        "Mentors: 12 of 12 submitted (100 %)",
        "Mentees: 12 of 12 submitted (100 %)",
    ]


def test_a_name_is_text(parted: House, monkeypatch: pytest.MonkeyPatch) -> None:
    app = Seen(parted, monkeypatch, now=parted.now).open("overview", department=NASTY)
    assert f"6 of 25 pairs: department {NASTY}." in shown(app).replace("\u2060", "")
    assert not any("![x](" in str(one.value) for one in (*app.markdown, *app.caption))


def test_departments_stand_side_by_side_under_their_whole_names(
    parted: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = Seen(parted, monkeypatch, now=parted.now + timedelta(days=90))
    app = seen.open("overview")
    app.session_state["overview-departments"] = True
    app.run()
    titles = [one.value.replace("\u2060", "").replace("\\", "") for one in app.markdown]
    assert f"**{NASTY}**" in titles
    assert "**Surgery**" in titles


def test_a_box_offers_what_is_left_beside_the_other(
    parted: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = Seen(parted, monkeypatch, now=parted.now).open("overview", cohort="2026")
    assert app.selectbox(key="department").options == ["All departments", "Surgery"]
    app.selectbox(key="cohort").set_value("2025").run()
    assert "12 of 25 pairs: cohort 2025." in shown(app)
    assert len(app.selectbox(key="department").options) == 3
