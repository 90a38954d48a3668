"""A roster as an Excel workbook: values as people read them, and archives that attack."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

import pytest

from mentorsurvey.errors import RosterError
from mentorsurvey.exchange import read

Workbook = Callable[..., tuple[str, bytes]]


def told(name: str, content: bytes) -> str:
    with pytest.raises(RosterError) as caught:
        read((name, content))
    assert caught.value.mend
    return str(caught.value)


def changed(content: bytes, part: str, text: str) -> bytes:
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


def test_only_the_first_sheet_is_read_and_that_is_said(workbook: Workbook) -> None:
    found = read(workbook(["mentor", "mentee"], ["Ada", "Ben"], sheets=2))
    assert len(found.rows) == 1
    assert found.notices == ["Only the first sheet was read."]


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


@pytest.mark.parametrize("place", ["ZZZ1", "A999999999"])
def test_a_cell_far_outside_is_left_out(workbook: Workbook, place: str) -> None:
    name, content = workbook(["mentor", "mentee"], ["Ada", "Ben"])
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1" t="inlineStr"><is><t>mentor</t></is></c></row>'
        f'<row r="{place.lstrip("AZ")}"><c r="{place}"><v>1</v></c></row></sheetData></worksheet>'
    )
    found = read((name, changed(content, "xl/worksheets/sheet1.xml", sheet)))
    assert (found.columns, found.rows) == (("mentor",), [])


def test_a_cell_where_no_sheet_has_one_is_damage(workbook: Workbook) -> None:
    name, content = workbook(["mentor", "mentee"], ["Ada", "Ben"])
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="ZZZZZZZ1"><v>1</v></c></row></sheetData></worksheet>'
    )
    assert "damaged" in told(name, changed(content, "xl/worksheets/sheet1.xml", sheet))
