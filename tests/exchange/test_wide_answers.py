"""Several answers in a row: by person and round, or by pair and round, in any file that is read."""

import io
import shlex
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from mentorsurvey.analyse.asked import Asked
from mentorsurvey.analyse.data import LongForm
from mentorsurvey.exchange.long_form import FaultyTable, read
from mentorsurvey.exchange.roster_files import Choices

SEVEN = Asked(minimum=1, maximum=7)
NAMED = {"relationship": "dyad", "round": "wave", "side": "role"}
BY_PERSON = """\
dyad,wave,role,closeness,trust
1,1,mentor,5,6
1,1,mentee,4,
1,2,Mentor,3,2
"""
BY_PAIR = """\
dyad,wave,mentor_name,mentor_closeness,mentee_closeness,Trust (mentor),Trust (mentee)
1,1,Ann,5,4,6,
1,2,Ann,3,,2,
"""


def table(path: Path, content: str | bytes, asked: Asked) -> LongForm:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read(path, asked)


def told(path: Path, content: str, asked: Asked) -> list[str]:
    with pytest.raises(FaultyTable) as caught:
        table(path, content, asked)
    return [str(fault) for fault in caught.value.faults]


def answers(found: LongForm) -> dict[str, list[list[float | None]]]:
    """Measure → mentors' and mentees' answers of the only relationship, None where missing."""
    return {
        measure.casefold(): [
            [None if value != value else value for value in side[0]] for side in both
        ]
        for measure, both in found.values.items()
    }


SAID = {"closeness": [[5, 3], [4, None]], "trust": [[6, 2], [None, None]]}


@pytest.mark.parametrize("content", [BY_PERSON, BY_PAIR], ids=["by person", "by pair"])
@pytest.mark.parametrize("measures", [None, "closeness,TRUST"])
def test_every_column_of_answers_is_a_measure(
    tmp_path: Path, content: str, measures: str | None
) -> None:
    columns = {name: one for name, one in NAMED.items() if one in content}
    asked = replace(SEVEN, columns=columns, measures=measures)
    found = table(tmp_path / "a.csv", content, asked)
    assert answers(found) == SAID
    assert found.rounds == ("1", "2")


def test_with_the_usual_names_it_is_enough_to_say_that_the_file_is_wide(tmp_path: Path) -> None:
    content = BY_PERSON.replace("dyad,wave,role", "Relationship,Round,Side")
    assert answers(table(tmp_path / "a.csv", content, replace(SEVEN, wide=True))) == SAID


def test_a_column_of_text_is_no_measure_unless_it_was_named(tmp_path: Path) -> None:
    content = BY_PERSON.replace("trust", "mood").replace("6", "good")
    asked = replace(SEVEN, columns=NAMED)
    found = table(tmp_path / "a.csv", content, asked)
    assert set(found.values) == {"closeness"}
    assert "Columns that were not read: mood." in found.notices
    named = replace(asked, measures="closeness,mood")
    assert told(tmp_path / "a.csv", content, named)[0].startswith(
        "line 2, column mood: This is not a number."
    )


def test_a_file_of_one_round_needs_no_column_of_rounds(tmp_path: Path) -> None:
    content = "pair,mentor.bond,mentee.bond\n7,3,4\n"
    asked = replace(SEVEN, columns={"relationship": "pair"})
    found = table(tmp_path / "a.csv", content, asked)
    assert answers(found) == {"bond": [[3], [4]]}
    assert "The file has no column of rounds: all answers count as one round." in found.notices


def test_the_columns_of_people_can_be_named(tmp_path: Path) -> None:
    asked = replace(SEVEN, columns={"relationship": "dyad", "mentor": "mentor_name"})
    found = table(tmp_path / "a.csv", BY_PAIR.replace("wave", "round"), asked)
    assert found.mentors == ("Ann",)
    assert found.mentors_named


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (BY_PERSON, ["--relationship", "dyad", "--round", "wave", "--side", "role"]),
        ("pair id,time,role\n", ["--relationship", "pair id", "--round", "time", "--side", "role"]),
        ("x,round,side\n", ["--relationship", "COLUMN"]),
    ],
)
def test_a_wide_file_is_told_how_to_say_so_and_the_words_run_as_they_stand(
    tmp_path: Path, content: str, said: list[str]
) -> None:
    (fault,) = told(tmp_path / "a.csv", content, SEVEN)
    assert fault.startswith(
        "The file has no columns measure and value. Perhaps a row holds several"
    )
    options = shlex.split(fault.rpartition("they are: ")[2].removesuffix("."))
    assert options[: len(said)] == said
    assert options[len(said)] == "--measures"


@pytest.mark.parametrize(
    ("asked", "start"),
    [
        ({"columns": {"relationship": "couple"}}, "--relationship: The file has no column couple."),
        ({"columns": NAMED, "measures": "joy"}, "--measures: The file has no column joy. Its"),
        ({"wide": True}, "column relationship: This column is missing. Name it with"),
        ({"columns": {"relationship": "dyad"}}, "column side: This column is missing. Name it"),
    ],
)
def test_a_column_that_is_not_there_is_a_fault(
    tmp_path: Path, asked: dict[str, object], start: str
) -> None:
    assert told(tmp_path / "a.csv", BY_PERSON, replace(SEVEN, **asked))[0].startswith(start)


def test_the_same_person_twice_in_a_round_is_a_fault(tmp_path: Path) -> None:
    content = BY_PERSON + "1,2,mentor,3,3\n"
    first, *_ = told(tmp_path / "a.csv", content, replace(SEVEN, columns=NAMED))
    assert first.startswith("line 5, column closeness: An earlier row has the same")


def test_a_workbook_with_a_title_and_two_sheets_is_read_where_it_is_said(tmp_path: Path) -> None:
    book = io.BytesIO()
    with pd.ExcelWriter(book, engine="openpyxl") as writer:
        pd.DataFrame([["About this file"]]).to_excel(writer, sheet_name="Read me", index=False)
        rows = [line.split(",") for line in BY_PERSON.split()]
        frame = pd.DataFrame([["Answers of 2026", *[None] * 4], [None] * 5, *rows])
        frame.to_excel(writer, sheet_name="Data", index=False, header=False)
    path = tmp_path / "a.xlsx"
    path.write_bytes(book.getvalue())
    found = read(path, replace(SEVEN, columns=NAMED), Choices(sheet="Data"))
    assert answers(found) == SAID
