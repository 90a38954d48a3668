"""What a terminal shows of hostile names, files and arguments: words, and nothing that it obeys."""

import csv
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from click.testing import Result

from mentorsurvey.instruments import one_line
from mentorsurvey.program import only_program
from mentorsurvey.settings import settings
from mentorsurvey.store import Database, relationships
from tests.cli.conftest import Run, Shell, days_ahead
from tests.hostile import (
    CONTROL,
    DIRECTION,
    FORMULAS,
    LINES,
    LONG,
    PLACEHOLDERS,
    QUOTES,
    SHOWN,
    Hostile,
)

NO_UTF8 = "pairs\udcff"
"""A byte that is no UTF-8, as Python reads it from a terminal."""
TRIED = (*CONTROL, *LINES, *DIRECTION, *PLACEHOLDERS, *QUOTES, *LONG)
ARGUMENTS = [*(one.text for one in TRIED), NO_UTF8]
FOUND_ALIKE = "full_width"
NAMES = [
    unicodedata.normalize("NFC", one_line(one.text)) for one in SHOWN if one.name != FOUND_ALIKE
]
ANSI = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
CSV = "relationship,round,side,measure,value\n"


def is_told(result: Result) -> bool:
    """It ended with words alone: nothing unexpected, and nothing that a terminal obeys."""
    said = result.stdout + result.stderr
    ended = result.exception is None or isinstance(result.exception, SystemExit)
    return ended and not ANSI.search(said) and "incident" not in said and "Traceback" not in said


@pytest.mark.parametrize(
    "command",
    [
        ("init", "--lead", "lead@example.org", "--program", "{}"),
        ("init", "--program", "P", "--lead", "{}"),
        ("init", "--program", "P", "--lead", "l@example.org", "--lead-name", "{}"),
        ("init", "--program", "P", "--lead", "lead@example.org", "--timezone", "{}"),
        ("rounds", "list", "--program", "{}"),
        ("rounds", "close", "--round", "{}"),
        ("rounds", "open", "--instrument", "checkin", "--closes", "{}"),
        ("roster", "import", "{}"),
        ("roster", "import", "pairs.csv", "--map", "{}"),
        ("roster", "import", "pairs.csv", "--map", "mentor={}"),
        ("roster", "undo", "{}"),
        ("links", "new", "--person", "{}"),
        ("links", "revoke", "--person", "{}"),
        ("links", "lead", "--lead", "{}"),
        ("links", "export", "--round", "1", "--out", "{}"),
        ("export", "responses", "--consented", "--out", "{}"),
        ("backup", "{}"),
        ("verify", "{}"),
        ("restore", "{}"),
        ("instruments", "check", "{}"),
        ("analyse", "{}"),
        ("analyse", "answers.csv", "--min", "1", "--max", "7", "--outcome", "{}"),
        ("analyse", "answers.csv", "--scale", "{}"),
        ("{}",),
        ("rounds", "{}"),
        ("rounds", "list", "{}"),
        ("rounds", "list", "--{}"),
    ],
    ids=" ".join,
)
def test_whatever_is_typed_an_answer_in_words_comes_back(
    paired: Run, here: Path, command: tuple[str, ...]
) -> None:
    (here / "answers.csv").write_text(f"{CSV}a,1,mentor,trust,5\na,1,mentee,trust,6\n")
    for text in ARGUMENTS:
        result = paired(*(part.replace("{}", text) for part in command))
        assert is_told(result), (text, result.output, result.exception)


@pytest.mark.parametrize("one", [*CONTROL, *LINES, *FORMULAS], ids=lambda one: one.name)
def test_a_files_name_is_told_as_words(paired: Run, here: Path, one: Hostile) -> None:
    name = f"{one.text.replace('/', '-')}.csv"
    (here / name).write_text("mentor,mentee\nAda,Ben\nEve,\nEve,Adam,too much\n")
    result = paired("roster", "import", f"./{name}")
    assert is_told(result)
    assert result.exit_code == 0
    assert "rows of " in result.stderr


def test_a_file_whose_name_is_no_text_is_imported_all_the_same(paired: Run, here: Path) -> None:
    name = f"{NO_UTF8}.csv"
    (here / name).write_text("mentor,mentee\nEve,Adam\n")
    result = paired("roster", "import", f"./{name}")
    assert (result.exit_code, is_told(result)) == (0, True)


def test_an_analysis_shows_names_of_measures_and_pairs_as_words(run: Run, here: Path) -> None:
    with (here / "answers.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow([*CSV.strip().split(","), "notes"])
        for text in sorted({one_line(one.text) for one in (*CONTROL, *SHOWN)}):
            for number in "12":
                rows.writerow([text, number, "mentor", f"x{text}", "5", ""])
                rows.writerow([text, number, "mentee", f"x{text}", "4", ""])
    for options in ((), ("--json",)):
        result = run("analyse", "answers.csv", "--min", "1", "--max", "7", *options,
                     "--replicates", "0")  # fmt: skip
        assert is_told(result), result.output
        assert result.exit_code == 0, result.output
        assert "Eve" in result.stdout
    text = (here / "answers.csv").read_text(encoding="utf-8")
    (here / "answers.csv").write_text(text.replace("notes", "notes\x1b[2J"), encoding="utf-8")
    refused = run("analyse", "answers.csv", "--min", "1", "--max", "7")
    assert (is_told(refused), "The first row is not text." in refused.output) == (True, True)


def as_csv(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows(rows)


def as_workbook(path: Path, rows: list[list[str]]) -> None:
    book = openpyxl.Workbook()
    for line, row in enumerate(rows, start=1):
        for column, text in enumerate(row, start=1):
            cell = book.worksheets[0].cell(line, column)
            cell.value, cell.data_type = text, "s"
    book.save(path)


@pytest.mark.parametrize(("end", "write"), [("csv", as_csv), ("xlsx", as_workbook)])
def test_names_go_in_by_a_file_and_come_out_as_text_that_no_spreadsheet_runs(
    founded: Run, here: Path, end: str, write: Callable[[Path, list[list[str]]], None]
) -> None:
    rows = [[name, f"Pim {line}"] for line, name in enumerate(NAMES)]
    write(here / f"roster.{end}", [["mentor", "mentee"], *rows])
    result = founded("roster", "import", f"roster.{end}")
    assert is_told(result)
    refused = {int(line) for line in re.findall(r"^line (\d+): ", result.stdout, re.MULTILINE)}
    assert len(refused) < 6  # such as "---", which stands for nobody
    expected = {name for line, name in enumerate(NAMES, start=2) if line not in refused}
    database = Database(settings().database)
    with database.read() as tx:
        kept = relationships.every(tx, only_program(database, None).id)
    assert {pair.mentor for pair in kept} == expected
    closes = ("--closes", days_ahead(9))
    assert founded("rounds", "open", "--instrument", "checkin", *closes).exit_code == 0
    assert is_told(founded("rounds", "open", "--instrument", CONTROL[0].text, *closes))
    assert is_told(founded("links", "export", "--round", "1", "--out", "links.csv"))
    with (here / "links.csv").open(encoding="utf-8-sig", newline="") as file:
        written = list(csv.DictReader(file))
    shown = {row["name"].removeprefix("'").replace(";'", ";") for row in written}
    assert shown >= expected
    run_by_a_spreadsheet = [
        cell for row in written for cell in row.values()
        if cell.lstrip()[:1] in {*"=+-@＝＋－＠", "\t", "\r"} and cell
    ]  # fmt: skip
    assert not run_by_a_spreadsheet


def test_a_refused_row_is_named_by_its_line_alone(founded: Run, here: Path) -> None:
    bad = [one.text for one in CONTROL]
    as_csv(here / "roster.csv", [["mentor", "mentee"], *([text, "Ben"] for text in bad)])
    result = founded("roster", "import", "roster.csv")
    assert is_told(result)
    assert re.findall(r"^line (\d): The mentor has", result.stdout, re.MULTILINE) == ["2", "3", "4"]
    assert "Eve" not in result.stdout + result.stderr


def test_a_real_process_prints_no_command_to_its_terminal(shell: Shell) -> None:
    shell("init", "--program", "P", "--lead", "lead@example.org")
    made = shell("roster", "import", "".join(one.text for one in CONTROL))
    assert made.returncode == 2
    assert made.stderr.startswith("Error: Eve�[2J�]0;pwned�Eve���AdamEve�31m: There is no")
