"""A roster on its page: what is not clear is asked, and what was chosen is what goes in."""

from datetime import UTC, datetime
from typing import Any

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from mentorsurvey import program
from tests.exchange.conftest import saved
from tests.house import House
from tests.pages.leading import Seen, said

CSV = "text/csv"


@pytest.fixture
def people(here_unasked: House, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The page of people of a lead."""
    return Seen(here_unasked, monkeypatch, now=datetime.now(UTC)).open("people")


def upload(at: AppTest, content: str | bytes, name: str = "pairs.csv") -> AppTest:
    content = content.encode() if isinstance(content, str) else content
    at.file_uploader(key="roster_file").set_value((name, content, CSV)).run()
    assert not at.exception
    return at


def told(at: AppTest) -> str:
    return said(at) + "\n".join(str(one.value) for one in at.warning).replace("\\", "")


def field(at: AppTest, name: str, kind: str = "selectbox") -> Any:
    """The widget in which the column of a field is chosen."""
    return next(one for one in at.get(kind) if str(one.key).startswith(f"map-{name}-"))


def press_import(at: AppTest) -> AppTest:
    next(one for one in at.button if one.label.startswith("Import")).click().run()
    assert not at.exception
    return at


def pairs(house: House) -> set[tuple[str, str]]:
    there = program.relationships(house.database, house.operator)
    return {(pair.mentor, pair.mentee) for pair in there}


def test_of_two_columns_that_fit_the_lead_says_which(people: AppTest, here_unasked: House) -> None:
    at = upload(people, "Mentor (2025),Mentor (2026),Mentee\nOld One,New One,Pim Li\n")
    assert "“Mentor (2025)” and “Mentor (2026)” both fit" in said(at)
    assert not [one for one in at.button if one.label.startswith("Import")]
    field(at, "mentor", "multiselect").set_value(["Mentor (2026)"]).run()
    press_import(at)
    assert ("New One", "Pim Li") in pairs(here_unasked)
    assert "Old One" not in {mentor for mentor, _ in pairs(here_unasked)}


@pytest.mark.parametrize("chosen", ["Mentor mail", "not in this file"])
def test_of_two_columns_of_addresses_the_lead_says_which_or_that_it_is_neither(
    people: AppTest, here_unasked: House, chosen: str
) -> None:
    at = upload(people, "Guide,Mentor mail,Mentor email,Mentee\nNew One,a@x.org,b@x.org,Pim Li\n")
    field(at, "mentor", "multiselect").set_value(["Guide"]).run()
    assert "“Mentor mail” and “Mentor email” both fit" in said(at)
    assert not [one for one in at.button if one.label.startswith("Import")]
    field(at, "mentor_email").set_value(chosen).run()
    press_import(at)
    there = program.people_of(here_unasked.database, here_unasked.operator)
    address = "a@x.org" if chosen == "Mentor mail" else None
    assert [one.address for one in there if one.name == "New One"] == [address]


def test_several_people_in_a_cell_go_in_once_the_lead_says_so(
    people: AppTest, here_unasked: House
) -> None:
    at = upload(people, 'Mentor,Mentee\n"Ada Byron, Cleo Tan",Pim Li\nEve Wu,Pim Li\n')
    why = next(frame.value for frame in at.dataframe if "Why" in frame.value)
    assert list(why["Why"]) == ["The mentor's cell names several people."]
    split = next(one for one in at.checkbox if str(one.key).startswith("split-"))
    assert "1 row" in split.label
    press_import(split.check().run())
    found = {mentor for mentor, mentee in pairs(here_unasked) if mentee == "Pim Li"}
    assert found == {"Ada Byron", "Cleo Tan", "Eve Wu"}


def test_where_accents_are_in_doubt_the_lead_chooses_by_the_names(
    people: AppTest, here_unasked: House
) -> None:
    text = "Mentor,Mentee\nŁukasz Nowak,Jiří Dvořák\n"
    at = upload(people, text.encode("cp1250"))
    choice = next(one for one in at.radio if str(one.key).startswith("encoding-"))
    assert any("Łukasz Nowak" in option for option in choice.options)
    choice.set_value("windows-1250").run()
    assert not at.exception
    press_import(at)
    assert ("Łukasz Nowak", "Jiří Dvořák") in pairs(here_unasked)


def test_where_no_line_names_the_columns_the_lead_points(
    people: AppTest, here_unasked: House
) -> None:
    at = upload(people, "Olga Roy,Pim Li\nEve Wu,Tim Ross\n")
    header = next(one for one in at.selectbox if str(one.key).startswith("header-"))
    header.set_value(0).run()
    field(at, "mentor", "multiselect").set_value(["Column 1"]).run()
    field(at, "mentee", "multiselect").set_value(["Column 2"]).run()
    press_import(at)
    assert {("Olga Roy", "Pim Li"), ("Eve Wu", "Tim Ross")} <= pairs(here_unasked)


def test_another_sheet_of_the_workbook_can_be_read(people: AppTest, here_unasked: House) -> None:
    book = openpyxl.Workbook()
    for sheet, mentor in ((book.worksheets[0], "Olga Roy"), (book.create_sheet("Next"), "Eve Wu")):
        sheet.append(["Mentor", "Mentee"])
        sheet.append([mentor, "Pim Li"])
    at = upload(people, saved(book), "pairs.xlsx")
    assert "Read from the sheet" in told(at)
    choice = next(one for one in at.selectbox if str(one.key).startswith("sheet-"))
    press_import(choice.set_value("Next").run())
    assert ("Eve Wu", "Pim Li") in pairs(here_unasked)
    assert ("Olga Roy", "Pim Li") not in pairs(here_unasked)


def test_columns_that_are_not_used_are_named(people: AppTest) -> None:
    at = upload(people, "Mentor,Mentee,Favorite color\nOlga Roy,Pim Li,red\n")
    assert "Columns that were not used: “Favorite color”." in told(at)
    assert "nobody in this file will have one" in told(at)


def test_who_looks_like_somebody_is_asked_about_and_stays_one_person(
    people: AppTest, here_unasked: House
) -> None:
    at = upload(people, "Mentor,Mentee\nAda Byron,Pim Li\nADA BYRON,Eve Wu\n")
    question = next(one for one in at.radio if str(one.key).startswith("alike-"))
    assert "“ADA BYRON” on line 3 and “Ada Byron” on line 2" in question.label
    press_import(question.set_value("same").run())
    assert {("Ada Byron", "Pim Li"), ("Ada Byron", "Eve Wu")} <= pairs(here_unasked)
    assert "ADA BYRON" not in {mentor for mentor, _ in pairs(here_unasked)}
