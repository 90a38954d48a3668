"""A roster as CSV: encodings, separators, lines, and what is no table at all."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsurvey.errors import FileError, MentorsurveyError, RosterError
from mentorsurvey.exchange import Table, read, roster_files
from mentorsurvey.exchange.roster_files import Choices


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


WESTERN = "mentor,mentee\nZoë Müller,José García\nÅsa Lindström,François Lefèvre\n"
CENTRAL = "mentor,mentee\nŁukasz Wiśniewski,Jiří Dvořák\nGrażyna Żak,Petr Ševčík\n"


@pytest.mark.parametrize(
    ("text", "encoding", "called"),
    [
        (WESTERN, "cp1252", "windows-1252"),
        (CENTRAL, "cp1250", "windows-1250"),
        (WESTERN, "mac_roman", "mac-roman"),
    ],
)
def test_what_is_not_utf_8_is_guessed_and_shows_words_to_check_that_by(
    text: str, encoding: str, called: str
) -> None:
    content = text.encode(encoding)
    found = table(content)
    assert called in found.samples
    chosen = read(("roster.csv", content), Choices(encoding=called))
    assert cells(chosen) == cells(table(text))
    assert chosen.notices == []
    assert found.samples[found.encoding] in found.notices[0]


def test_an_encoding_that_the_file_does_not_have_is_refused() -> None:
    with pytest.raises(RosterError, match="not in UTF-8"):
        read(("roster.csv", WESTERN.encode("cp1252")), Choices(encoding="utf-8"))


def test_a_file_in_utf_16_is_read_without_its_mark_too() -> None:
    assert cells(table("mentor,mentee\nAda,Ben\n".encode("utf-16-le"))) == [(2, ["Ada", "Ben"])]
    assert cells(table("mentor,mentee\nAda,Ben\n".encode("utf-16-be"))) == [(2, ["Ada", "Ben"])]


def test_a_letter_and_its_accent_become_one_character() -> None:
    assert cells(table("mentor,mentee\nJose\u0301,Ben\n")) == [(2, ["Jos\u00e9", "Ben"])]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_separator_is_found(separator: str) -> None:
    text = f'"mentor"{separator}mentee{separator}note\nAda{separator}Ben{separator}"a;b, c"\n'
    assert cells(table(text)) == [(2, ["Ada", "Ben", "a;b, c"])]


def test_one_cell_full_of_another_separator_does_not_change_what_separates() -> None:
    text = "mentor,mentee\nAda,Ben\nCleo,a;b;c;d|e|f|g\nEve,Finn\n"
    assert cells(table(text))[1] == (3, ["Cleo", "a;b;c;d|e|f|g"])
    semicolons = "mentor;mentee;note\nAda;Ben;one, two, three, four\nCleo;Dov;x\n"
    assert cells(table(semicolons))[0] == (2, ["Ada", "Ben", "one, two, three, four"])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_row_stands_on_the_line_where_it_begins(end: str) -> None:
    text = end.join(["", "mentor,mentee", '"A', 'da",Ben', "", " , ", "Cleo,Dov", ""])
    assert [(line, row[1]) for line, row in cells(table(text))] == [(3, "Ben"), (7, "Dov")]


def test_the_line_on_which_excel_names_the_separator_is_no_row() -> None:
    found = table("sep=;\r\nmentor;mentee\r\nAda;Ben\r\n")
    assert cells(found) == [(3, ["Ada", "Ben"])]


@pytest.mark.parametrize("above", ["Mentoring 2026,,,\n,,,\n", "Mentoring 2026\nas of May,x\n"])
def test_titles_above_the_names_of_the_columns_are_left_out_and_that_is_said(above: str) -> None:
    found = table(f"{above}Mentor,Mentor email,Mentee,Mentee email\nAda,a@x.org,Ben,b@x.org\n")
    assert cells(found) == [(4, ["Ada", "a@x.org", "Ben", "b@x.org"])]
    assert "Line 3 was taken for the names of the columns." in found.notices[0]


def test_a_file_without_names_of_columns_can_be_read_all_the_same() -> None:
    found = read(("roster.csv", b"Ada Byron,Ben Ortiz\nCleo Tan,Dan Wu\n"), Choices(header=0))
    assert found.columns == ("Column 1", "Column 2")
    assert [line for line, _ in cells(found)] == [1, 2]


def test_the_line_that_names_the_columns_can_be_pointed_at() -> None:
    content = b"a,b\nWho guides,Who is guided\nAda,Ben\n"
    found = read(("roster.csv", content), Choices(header=2))
    assert found.columns == ("Who guides", "Who is guided")
    with pytest.raises(RosterError, match="Line 9 is empty"):
        read(("roster.csv", content), Choices(header=9))


QUALTRICS = (
    'StartDate,Q1,Q2\nStart Date,Who is your mentor?,Your name\n"{""ImportId"":""startDate""}",'
    '"{""ImportId"":""QID1_TEXT""}","{ ""ImportId"":""QID2_TEXT""}"\n2026-01-05,Ada,Ben\n'
)
SURVEYMONKEY = "Respondent ID,Mentor,Mentee\n,Open-Ended Response,Response\n1,Ada,Ben\n"
TWICE = "Mentor,Mentee\nAda,Ben\nmentor,Mentee\nCleo,Dov\n"


@pytest.mark.parametrize(
    ("content", "left", "people"),
    [(QUALTRICS, "lines 2, 3", [4]), (SURVEYMONKEY, "line 2", [3]), (TWICE, "line 3", [2, 4])],
)
def test_further_rows_of_names_are_no_people(content: str, left: str, people: list[int]) -> None:
    found = table(content)
    assert [line for line, _ in cells(found)] == people
    assert f"Left out, because they repeat the names of the columns: {left}." in found.notices


def test_what_cannot_be_seen_is_dropped() -> None:
    found = table("mentor,mentee\n\u200bAda\u200b Byron\ufeff,\u200e Ben\u00a0Ortiz\u200f\n")
    assert cells(found) == [(2, ["Ada Byron", "Ben\u00a0Ortiz"])]


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


def test_two_columns_of_one_name_are_told_by_their_places_where_they_matter() -> None:
    found = table("mentor,mentee,Note,Note\nAda,Ben,x,y\n")
    assert found.columns == ("mentor", "mentee", "Note", "Note, column 4")
    assert "Columns 1 and 3 have the same name." in told("mentor,mentee, mentor\n")


@pytest.mark.parametrize("content", [b"", b"\n\n", b" \r\n\t", b"\xef\xbb\xbf", b",,\n,,\n"])
def test_a_file_without_anything_in_it_says_so(content: bytes) -> None:
    assert told(content).startswith("roster.csv")


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"\x7fELF\x02\x01\x01\0\0",
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
    for content in (f'mentor,mentee\n"{name},x\n', f"mentor,mentor\n{name},x\n", f"{name}\x07,x\n"):
        assert name not in told(content)


def test_a_first_row_that_cannot_be_one_is_refused() -> None:
    assert "over 256 columns" in told(",".join(f"c{n}" for n in range(257)))


def test_the_name_of_a_column_may_be_a_whole_question() -> None:
    question = "Please tell us, in full, " * 20
    assert cells(table(f'mentor,mentee,"{question}"\nAda,Ben,x\n')) == [(2, ["Ada", "Ben", "x"])]


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
