"""A roster as CSV: encodings, separators, lines, and what is no table at all."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsurvey.errors import FileError, MentorsurveyError, RosterError
from mentorsurvey.exchange import Table, read, roster_files
from mentorsurvey.exchange.csv_text import GUESSED


def table(content: bytes | str, name: str = "roster.csv") -> Table:
    return read((name, content.encode() if isinstance(content, str) else content))


def told(content: bytes | str, name: str = "roster.csv") -> str:
    with pytest.raises(RosterError) as caught:
        table(content, name)
    assert caught.value.mend
    return str(caught.value)


def cells(found: Table) -> list[tuple[int, list[str]]]:
    return [(row.line, list(row.cells.values())) for row in found.rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_with_and_without_its_mark(encoding: str) -> None:
    found = table("mentor,mentee\nZoë,Łukasz\n".encode(encoding))
    assert found.columns == ("mentor", "mentee")
    assert cells(found) == [(2, ["Zoë", "Łukasz"])]
    assert found.notices == []


def test_what_is_not_utf_8_is_read_as_windows_1252_and_says_so() -> None:
    found = table("mentor,mentee\nZoë,€ric\n".encode("cp1252"))
    assert cells(found) == [(2, ["Zoë", "€ric"])]
    assert found.notices == [GUESSED]


def test_a_letter_and_its_accent_become_one_character() -> None:
    assert cells(table("mentor,mentee\nJose\u0301,Ben\n")) == [(2, ["Jos\u00e9", "Ben"])]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_separator_is_found(separator: str) -> None:
    text = f'"mentor"{separator}mentee{separator}note\nAda{separator}Ben{separator}"a;b, c"\n'
    assert cells(table(text)) == [(2, ["Ada", "Ben", "a;b, c"])]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_row_stands_on_the_line_where_it_begins(end: str) -> None:
    text = end.join(["", "mentor,mentee", '"A', 'da",Ben', "", " , ", "Cleo,Dov", ""])
    assert [(line, row[1]) for line, row in cells(table(text))] == [(3, "Ben"), (7, "Dov")]


def test_names_of_columns_lose_their_blanks() -> None:
    assert table(" mentor , line  manager,,\nAda,x\n").columns == ("mentor", "line manager")


def test_a_column_without_a_name_is_left_out() -> None:
    found = table("mentor,,mentee\nAda,x,Ben\n")
    assert found.columns == ("mentor", "mentee")
    assert cells(found) == [(2, ["Ada", "Ben"])]


def test_a_short_row_holds_what_it_has() -> None:
    assert cells(table("mentor,mentee,cohort\nAda,Ben\n")) == [(2, ["Ada", "Ben"])]


def test_a_row_longer_than_the_header_is_refused_and_the_rest_is_read() -> None:
    found = table("mentor,mentee\nLovelace, Ada,Ben\nCleo,Dov,,\n")
    assert [(row.line, row.why) for row in found.refused] == [
        (2, "It has more cells than the header.")
    ]
    assert cells(found) == [(3, ["Cleo", "Dov"])]
    assert "line 2" in found.notices[0]


def test_a_cell_of_ten_megabytes_does_not_stop_the_rest() -> None:
    found = table("mentor,mentee\nAda," + "x" * 10_000_000 + "\nCleo,Dov\n")
    assert [len(row.cells["mentee"]) for row in found.rows] == [10_000_000, 3]


def test_two_columns_of_one_name_are_told_by_their_places() -> None:
    assert "Columns 1 and 3 have the same name." in told("mentor,mentee, mentor\n")


@pytest.mark.parametrize("content", [b"", b"\n\n", b" \r\n\t", b"\xef\xbb\xbf", b",,\n,,\n"])
def test_a_file_without_anything_in_it_says_so(content: bytes) -> None:
    assert told(content).startswith("roster.csv")


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"\x7fELF\x02\x01\x01\0\0",
        "mentor,mentee\n".encode("utf-16-le"),
        b"\x81\x8d\x8f\n\xff",
        b"\xff\xfeabc",
        b"%PDF-1.7\x07,\x01\n%\n",
        b"mentor,mentee\nA\0da,Ben\n",
    ],
)
def test_what_is_no_text_is_told_apart(content: bytes) -> None:
    assert "not text" in told(content)


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ('mentor,mentee\nAda,Ben\n"Cleo,Dov\nEve,Finn\n', 3),
        ('mentor,mentee\n"Ada" Lovelace,Ben\n', 2),
        ('"mentor,mentee\nAda,Ben\n', 1),
    ],
)
def test_a_quotation_mark_that_does_not_close_is_told_by_its_line(content: str, line: int) -> None:
    assert f"line {line}:" in told(content)


def test_an_error_repeats_nothing_that_the_file_holds() -> None:
    name = "Zaphod"
    for content in (f'mentor,mentee\n"{name},x\n', f"{name},{name}\n", f"{name}\x07,x\n"):
        assert name not in told(content)


def test_a_first_row_that_cannot_be_one_is_refused() -> None:
    assert "over 256 columns" in told(",".join(f"c{n}" for n in range(257)))
    assert "over 200" in told("x" * 201 + ",mentee\n")


def test_text_that_calls_itself_a_workbook_is_told_so() -> None:
    assert "not an Excel workbook" in told("mentor,mentee\n", "roster.XLSX")


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(roster_files.LARGEST + 1)  # a hole: it takes no room
    with pytest.raises(RosterError, match="larger than 50 MB"):
        read(path)
    with pytest.raises(RosterError, match="larger than 50 MB"):
        read(("large.csv", bytes(roster_files.LARGEST + 1)))


def test_what_is_no_file_is_told_so(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.csv", Path("/dev/zero"), tmp_path / ("x" * 300)):
        with pytest.raises(FileError) as caught:
            read(path)
        assert caught.value.mend


@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
def test_any_bytes_are_a_table_or_an_error_in_words(content: bytes) -> None:
    try:
        found = table(content)
    except MentorsurveyError as problem:
        mend = problem.mend
    else:
        mend = "none" * bool(found.columns)
    assert mend
