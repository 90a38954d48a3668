"""A roster as an Excel workbook: values as people read them, and archives that attack."""

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentorsurvey.errors import RosterError
from mentorsurvey.exchange import Table, read
from mentorsurvey.exchange.roster_files import Choices
from tests.exchange.conftest import saved

Workbook = Callable[..., tuple[str, bytes]]


def told(name: str, content: bytes) -> str:
    with pytest.raises(RosterError) as caught:
        read((name, content))
    assert caught.value.mend
    return str(caught.value)


def changed(content: bytes, part: str, text: str | bytes) -> bytes:
    """The same archive with one part replaced."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.namelist():
            new.writestr(entry, text if entry == part else old.read(entry))
    return made.getvalue()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (12.0, "12"),
        (12, "12"),
        (12.5, "12.5"),
        (date(2026, 3, 2), "2026-03-02"),
        (datetime(2026, 3, 2, 9, 30), "2026-03-02T09:30:00"),  # noqa: DTZ001  # Excel has no zones
        (time(9, 30), "09:30:00"),
        ("Łukasz", "Łukasz"),
        (None, ""),
        ("=1+1", ""),  # a formula that no program has computed yet
    ],
)
def test_a_cell_reads_as_people_see_it(workbook: Workbook, value: Any, text: str) -> None:
    found = read(workbook(["mentor", "cohort", "mentee"], ["Ada", value, "Ben"]))
    assert found.rows[0].cells == {"mentor": "Ada", "cohort": text, "mentee": "Ben"}


def test_a_row_keeps_its_number_when_rows_before_it_are_blank(workbook: Workbook) -> None:
    found = read(workbook([], ["mentor", "mentee"], [], [None, " "], ["Ada", "Ben"]))
    assert [row.line for row in found.rows] == [5]


def book(*sheets: tuple[str, list[list[Any]]]) -> openpyxl.Workbook:
    """A workbook with these sheets."""
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for title, rows in sheets:
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
    return made


def reading(made: openpyxl.Workbook, **chosen: Any) -> Table:
    return read(("roster.xlsx", saved(made)), Choices(**chosen))


PAIRS = [["Mentor", "Mentee"], ["Ada", "Ben"], ["Cleo", "Dov"]]


def test_the_sheet_with_a_mentor_and_a_mentee_is_read_and_the_others_are_named() -> None:
    made = book(("Read me", [["How to use this file"], ["Fill in"]]), ("Pairs 2026", PAIRS))
    found = reading(made)
    assert len(found.rows) == 2
    assert found.sheets == ("Pairs 2026", "Read me")
    assert found.notices == ["Read from the sheet “Pairs 2026”. Not read: “Read me”."]


def test_another_sheet_can_be_chosen() -> None:
    made = book(("2025", PAIRS), ("2026", PAIRS[:2]))
    found = reading(made, sheet="2026")
    assert (len(found.rows), found.sheets[0]) == (1, "2026")
    with pytest.raises(RosterError, match="There is no sheet “2024”"):
        reading(made, sheet="2024")


def test_a_hidden_sheet_and_an_empty_one_are_no_choice() -> None:
    made = book(("Pairs", PAIRS), ("Old", PAIRS), ("Empty", []))
    made["Old"].sheet_state = "hidden"
    assert (reading(made).sheets, reading(made).notices) == ((), [])


def test_hidden_rows_are_read_and_named() -> None:
    made = book(("Pairs", PAIRS))
    made["Pairs"].row_dimensions[3].hidden = True
    found = reading(made)
    assert len(found.rows) == 2
    assert found.notices == ["Hidden in the workbook, but read: line 3."]


def test_a_merged_cell_counts_for_every_row_beside_it() -> None:
    made = book(("Pairs", [*PAIRS, [None, "Eve"]]))
    made["Pairs"].merge_cells("A3:A4")
    found = reading(made)
    assert [row.cells["Mentor"] for row in found.rows] == ["Ada", "Cleo", "Cleo"]
    assert found.notices == ["Filled in from a merged cell above: line 4."]


def test_a_workbook_is_known_by_its_content(workbook: Workbook) -> None:
    _, content = workbook(["mentor", "mentee"], ["Ada", "Ben"])
    assert read(("roster.csv", content)).columns == ("mentor", "mentee")


def test_a_row_longer_than_the_header_is_refused(workbook: Workbook) -> None:
    found = read(workbook(["mentor", "mentee"], ["Ada", "Ben", "Cleo"], ["Dov", "Eve"]))
    assert [row.line for row in found.refused] == [2]
    assert [row.line for row in found.rows] == [3]


def test_an_empty_sheet_has_no_names_of_columns(workbook: Workbook) -> None:
    assert "no first row" in told(*workbook())


def test_an_encrypted_workbook_is_told_so() -> None:
    assert "password" in told("roster.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


def test_a_damaged_workbook_is_told_so(workbook: Workbook) -> None:
    name, content = workbook(["mentor", "mentee"], ["Ada", "Ben"])
    for damaged in (
        content[: len(content) // 2],
        b"PK\x03\x04" + bytes(100),
        content.replace(b"xl/", b"yl/"),
        changed(content, "xl/worksheets/sheet1.xml", "<worksheet><sheetData><row"),
    ):
        assert "damaged" in told(name, damaged)


def test_an_archive_of_something_else_is_told_so() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("holiday.txt", "sun")
    assert "damaged" in told("roster.xlsx", made.getvalue())


def test_an_archive_that_would_unpack_to_too_much_is_refused_unopened(workbook: Workbook) -> None:
    name, content = workbook(["mentor", "mentee"])
    made = io.BytesIO(content)
    with (
        zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/bomb.xml", "w") as part,
    ):
        for _ in range(101):
            part.write(bytes(1_000_000))
    assert len(made.getvalue()) < 1_000_000
    assert "unpacks to more than 100 MB" in told(name, made.getvalue())


def test_entities_that_multiply_are_refused(workbook: Workbook) -> None:
    name, content = workbook(["mentor", "mentee"])
    entities = "".join(
        f'<!ENTITY e{n} "{f"&e{n - 1};" * 100 if n else "lol" * 100}">' for n in range(6)
    )
    bomb = f"<!DOCTYPE w [{entities}]><worksheet><sheetData>&e5;</sheetData></worksheet>"
    assert "damaged" in told(name, changed(content, "xl/worksheets/sheet1.xml", bomb))


@pytest.mark.parametrize(
    ("place", "why"), [("XFD1048576", "far outside"), ("A999999999", "damaged")]
)
def test_a_cell_far_outside_is_told_before_the_sheet_is_read(
    workbook: Workbook, place: str, why: str
) -> None:
    name, content = workbook(["mentor", "mentee"], ["Ada", "Ben"])
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1" t="inlineStr"><is><t>mentor</t></is></c></row>'
        f'<row r="{place.lstrip("ADFX")}"><c r="{place}"><v>1</v></c></row></sheetData></worksheet>'
    )
    assert why in told(name, changed(content, "xl/worksheets/sheet1.xml", sheet))


def test_a_cell_where_no_sheet_has_one_is_damage(workbook: Workbook) -> None:
    name, content = workbook(["mentor", "mentee"], ["Ada", "Ben"])
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="ZZZZZZZ1"><v>1</v></c></row></sheetData></worksheet>'
    )
    assert "damaged" in told(name, changed(content, "xl/worksheets/sheet1.xml", sheet))


@given(st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=6))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_sheet_with_any_bytes_changed_is_a_table_or_an_error_in_words(
    workbook: Workbook, changes: list[tuple[int, int]]
) -> None:
    name, content = workbook(["mentor", "mentee"], ["Ada", "Ben"], [1.5, date(2026, 1, 2)])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = bytearray(archive.read("xl/worksheets/sheet1.xml"))
    for place, byte in changes:
        sheet[place % len(sheet)] = byte
    with suppress(RosterError):
        assert read((name, changed(content, "xl/worksheets/sheet1.xml", bytes(sheet)))).columns
