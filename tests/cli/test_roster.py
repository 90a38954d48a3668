"""`mentorsurvey roster`."""

import json
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Run, days_ahead

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "openseeds"
PAIRS = DATA / "pairs_anonymised.csv"


def write(folder: Path, text: str) -> str:
    (folder / "roster.csv").write_text(text, encoding="utf-8")
    return "roster.csv"


def test_good_rows_go_in_and_the_others_are_named(founded: Run, here: Path) -> None:
    result = founded("roster", "import", write(here, "mentor,mentee\nAda,Ben\nAda,\nEve,Eve\n"))
    assert result.exit_code == 0
    assert result.stdout.splitlines()[:3] == [
        "1 pair new, 0 already there, 2 people new.",
        "line 3: No mentee is named.",
        "line 4: Mentor and mentee are the same person.",
    ]
    assert result.stderr.splitlines()[-1] == (
        "2 rows of roster.csv did not go in. Correct them and import the file again."
    )


def test_other_programs_read_json(founded: Run, here: Path) -> None:
    name = write(here, "mentor,mentee\nAda,Ben\nCleo,Dov,too much\nAda,\n")
    found = json.loads(founded("roster", "import", name, "--json").stdout)
    assert isinstance(found.pop("import_id"), str)
    assert found == {
        "relationships": 1,
        "new": [{"line": 2, "mentor": "Ada", "mentee": "Ben", "cohort": "", "department": ""}],
        "changed": [],
        "missing": [],
        "is_partial": False,
        "unused_columns": [],
        "hidden_rows": [],
        "notices": [
            "Left out, because they have more cells than the header: line 3. A name with a comma in"
            " it needs quotation marks."
        ],
        "added_to": 0,
        "already_there": 0,
        "people": 2,
        "refused": [
            {"line": 3, "why": "It has more cells than the header."},
            {"line": 4, "why": "No mentee is named."},
        ],
        "asks": [],
        "invitations": 0,
        "dry_run": False,
    }


def test_a_dry_run_says_what_it_would_do_and_does_nothing(founded: Run, here: Path) -> None:
    name = write(here, "mentor,mentee\nAda,Ben\n")
    for _ in range(2):
        found = json.loads(founded("roster", "import", name, "--dry-run", "--json").stdout)
        assert (found["relationships"], found["dry_run"], found["import_id"]) == (1, True, None)
    assert "would be new" in founded("roster", "import", name, "--dry-run").stdout


def test_columns_of_other_names_are_mapped(founded: Run, here: Path) -> None:
    name = write(here, "Betreuerin,Schützling,Jahr\nAda,Ben,2026\n")
    mapping = "mentor=Betreuerin,mentee=Schützling,cohort=Jahr"
    result = founded("roster", "import", name, "--map", mapping)
    assert result.stdout.startswith("1 pair new")


@pytest.mark.parametrize("mapping", ["mentor", "mentor=", "=A", "mentor=A,mentor=B", ""])
def test_a_mapping_that_cannot_be_read_is_told(founded: Run, here: Path, mapping: str) -> None:
    result = founded("roster", "import", write(here, "A,B\nx,y\n"), "--map", mapping)
    assert result.exit_code == 2
    assert "--map" in result.stderr


def test_a_columns_name_may_hold_a_comma(founded: Run, here: Path) -> None:
    name = write(here, '"Who guides you? (Last, First)","Your name, please"\n"Byron, Ada",Ben\n')
    columns = {"mentor": "Who guides you? (Last, First)", "mentee": "Your name, please"}
    said = [f"{field}={column}" for field, column in columns.items()]
    for options in (["--map", ",".join(said)], ["--map", said[0], "--map", said[1]]):
        result = founded("roster", "import", name, "--dry-run", *options)
        assert result.stdout.startswith("1 pair would be new")


def test_a_name_in_two_columns_is_mapped_with_a_plus(founded: Run, here: Path) -> None:
    name = write(here, "Vorname,Nachname,Mentee\nAda,Smith,Ben\nCleo,Smith,Dov\n")
    found = founded("roster", "import", name, "--map", "mentor=Vorname+Nachname", "--json")
    assert json.loads(found.stdout)["people"] == 4


def test_what_is_not_clear_is_not_guessed_and_the_option_that_says_it_is_named(
    founded: Run, here: Path
) -> None:
    two = write(here, "Mentor (2025),Mentor (2026),Mentee\nOld,New,Ben\n")
    result = founded("roster", "import", two)
    assert result.exit_code != 0
    assert "--map 'mentor=Mentor (2026)'" in result.stderr
    several = write(here, 'Mentor,Mentee\n"Ada Byron, Cleo Tan",Ben\n')
    assert "--split" in founded("roster", "import", several).stderr
    split = founded("roster", "import", several, "--split")
    assert split.stdout.startswith("2 pairs new")


def test_who_looks_like_somebody_is_listed_with_the_option_that_answers(
    founded: Run, here: Path
) -> None:
    name = write(here, "Mentor,Mentee\nAda Byron,Ben Ortiz\nAda byron,Cleo Tan\n")
    found = json.loads(founded("roster", "import", name, "--dry-run", "--json").stdout)
    assert found["asks"] == [
        {
            "line": 3,
            "name": "Ada byron",
            "looks_like": "Ada Byron",
            "why": "writing",
            "options": ["--same 3", "--different 3"],
        }
    ]
    result = founded("roster", "import", name)
    assert "Add --same 3 or --different 3." in result.stdout
    assert result.stdout.startswith("1 pair new")
    assert founded("roster", "import", name, "--same", "3").stdout.startswith("1 pair new")
    again = json.loads(founded("roster", "import", name, "--json").stdout)
    assert (again["asks"], again["already_there"], again["people"]) == ([], 2, 0)


THREE = "mentor,mentee\nAda,Ben\nAda,Cleo\nEve,Dov\n"


def test_pairs_that_are_not_in_the_file_are_listed_with_the_option_that_decides(
    founded: Run, here: Path
) -> None:
    founded("roster", "import", write(here, THREE))
    name = write(here, "mentor,mentee\nAda,Ben\nEve,Dov\n")
    result = founded("roster", "import", name)
    assert "Not in the file: 1 pair of the program, which stays as it is." in result.stdout
    found = json.loads(founded("roster", "import", name, "--dry-run", "--json").stdout)
    assert (found["is_partial"], found["import_id"]) == (False, None)
    (cleo,) = found["missing"]
    assert (cleo["mentee"], cleo["mentor"], cleo["becomes"]) == ("Cleo", "Ada", "keep")
    assert f"  {cleo['pair']}  Cleo and Ada" in result.stdout
    ended = founded("roster", "import", name, "--missing", f"end={cleo['pair']}")
    assert "1 pair ended." in ended.stdout
    assert json.loads(founded("roster", "import", name, "--json").stdout)["missing"] == []


def test_that_pairs_stay_is_said_once(founded: Run, here: Path) -> None:
    founded("roster", "import", write(here, THREE))
    name = write(here, "mentor,mentee\nAda,Ben\nEve,Dov\n")
    founded("roster", "import", name, "--missing", "keep")
    assert "Not in the file" not in founded("roster", "import", name).stdout


def test_a_file_of_a_few_pairs_lists_no_others(founded: Run, here: Path) -> None:
    founded("roster", "import", write(here, THREE))
    result = founded("roster", "import", write(here, "mentor,mentee\nAda,Ben\n"))
    assert "The file seems to hold only a part of the program." in result.stdout
    assert "Not in it: 2 pairs, which stay as they are." in result.stdout
    assert "Cleo" not in result.stdout


def test_a_mentee_who_has_another_mentor_in_the_file_is_asked_about(
    founded: Run, here: Path
) -> None:
    founded("roster", "import", write(here, THREE))
    result = founded("roster", "import", write(here, "mentor,mentee\nNew,Ben\n"))
    assert "Ben and Ada" in result.stdout
    assert "Not in it: 2 more pairs" in result.stdout
    assert "--missing end=PAIR" in result.stdout


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--missing", "delete"), "keep, pause or end"),
        (("--missing", "pause"), "--until DAY"),
        (("--again", "maybe"), "go-on, anew or ended"),
    ],
)
def test_an_answer_that_is_none_ends_with_2(
    founded: Run, here: Path, options: tuple[str, str], told: str
) -> None:
    founded("roster", "import", write(here, THREE))
    result = founded("roster", "import", write(here, "mentor,mentee\nAda,Ben\n"), *options)
    assert (result.exit_code, told in result.stderr) == (2, True)


def test_a_row_without_a_name_keeps_nobody_from_ending(founded: Run, here: Path) -> None:
    founded("roster", "import", write(here, THREE))
    name = write(here, "mentor,mentee\nAda,Ben\nTBD,Cleo\n,total\n")
    assert "2 pairs ended." in founded("roster", "import", name, "--missing", "end").stdout


def test_not_all_others_end_while_rows_of_the_file_cannot_be_read(founded: Run, here: Path) -> None:
    founded("roster", "import", write(here, THREE))
    name = write(here, "mentor,mentee\nAda,Ben\nEve,Dov,too much\n")
    result = founded("roster", "import", name, "--missing", "end")
    assert (result.exit_code, "Correct these rows" in result.stderr) == (2, True)


def test_a_pair_that_had_ended_is_listed_with_the_option_that_answers(
    founded: Run, here: Path
) -> None:
    whole = write(here, THREE)
    founded("roster", "import", whole)
    (here / "less.csv").write_text("mentor,mentee\nAda,Ben\nEve,Dov\n")
    founded("roster", "import", "less.csv", "--missing", "end", "--reason", "left")
    result = founded("roster", "import", whole)
    assert "Add --again go-on=3 or --again anew=3 or --again ended=3." in result.stdout
    (asked,) = json.loads(founded("roster", "import", whole, "--json").stdout)["asks"]
    assert (asked["mentee"], asked["options"][0]) == ("Cleo", "--again go-on=3")
    assert "1 pair that had ended taken up again." in (
        founded("roster", "import", whole, "--again", "go-on=3").stdout
    )
    assert json.loads(founded("roster", "import", whole, "--json").stdout)["asks"] == []


def test_the_name_of_the_file_is_taken_where_that_is_said(founded: Run, here: Path) -> None:
    founded("roster", "import", write(here, "mentor,mentee,mentee email\nAda,Ben Li,b@x.org\n"))
    name = write(here, "mentor,mentee,mentee email\nAda,Ben Roe,b@x.org\n")
    result = founded("roster", "import", name, "--renamed", "Ben Roe")
    assert "line 2: Ben Li: name Ben Li → Ben Roe" in result.stdout
    again = founded("roster", "import", name, "--renamed", "Ben Roe")
    assert (again.exit_code, "was not needed" in again.stderr) == (0, True)


def test_notices_come_before_an_error(founded: Run, here: Path) -> None:
    name = write(here, "Mentoring 2026,\nGuide,Guided\nAda,Ben\n")
    result = founded("roster", "import", name)
    assert result.exit_code != 0
    lines = result.stderr.splitlines()
    assert "Line 2 was taken for the names of the columns." in lines[0]
    assert "No column was recognized as the mentor's." in lines[-1]


def test_a_workbook_goes_in_as_well(founded: Run, here: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Mentor", "Mentee", "Cohort"])
    book.worksheets[0].append(["Ada", "Ben", 2026.0])
    book.save(here / "roster.xlsx")
    assert founded("roster", "import", "roster.xlsx").stdout.startswith("1 pair new")


def test_an_import_is_taken_back_once(founded: Run, here: Path) -> None:
    name = write(here, "mentor,mentee\nAda,Ben\n")
    import_id = json.loads(founded("roster", "import", name, "--json").stdout)["import_id"]
    assert founded("roster", "undo", import_id).stdout == "1 pair taken back.\n"
    again = founded("roster", "undo", import_id)
    assert (again.exit_code, "undone already" in again.stderr) == (2, True)
    assert founded("roster", "undo", "no-such-import").exit_code == 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "empty"),
        ("a,b\nx,y\n", "--map mentor=COLUMN"),
        ('mentor,mentee\n"Ada,Ben\n', "line 2"),
        ("mentor,mentor\n", "same name"),
    ],
)
def test_an_unusable_file_ends_with_2(founded: Run, here: Path, text: str, told: str) -> None:
    result = founded("roster", "import", write(here, text))
    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stdout == ""


def test_a_file_that_is_not_there_ends_with_2(founded: Run) -> None:
    result = founded("roster", "import", "nowhere.csv")
    assert (result.exit_code, "no such file" in result.stderr) == (2, True)


def test_there_must_be_a_program_first(run: Run, here: Path) -> None:
    result = run("roster", "import", write(here, "mentor,mentee\nAda,Ben\n"))
    assert (result.exit_code, " init --program NAME" in result.stderr) == (2, True)


def test_one_of_several_programs_is_named(founded: Run, here: Path) -> None:
    founded("init", "--program", "Q", "--lead", "q@example.org")
    name = write(here, "mentor,mentee\nAda,Ben\n")
    result = founded("roster", "import", name)
    assert (result.exit_code, "--program P, or --program Q" in result.stderr) == (2, True)
    assert founded("roster", "import", name, "--program", "Q").exit_code == 0
    assert founded("roster", "import", name, "--program", "R").exit_code == 2


@pytest.mark.skipif(not PAIRS.is_file(), reason="the real pairs are not on this machine")
def test_a_real_roster_goes_in_and_everyone_is_asked(founded: Run) -> None:
    first = json.loads(founded("roster", "import", PAIRS, "--json").stdout)
    assert (first["relationships"], first["people"]) == (509, 452)
    assert [row["line"] for row in first["refused"]] == [135, 137, 171, 253, 296, 297, 408]
    opened = founded(
        "rounds", "open", "--instrument", "checkin", "--closes", days_ahead(9), "--json"
    )
    assert json.loads(opened.stdout)["invitations"] == 1018
    again = json.loads(founded("roster", "import", PAIRS, "--json").stdout)
    assert (again["relationships"], again["already_there"], again["people"]) == (0, 516, 0)
    assert (again["import_id"], again["invitations"]) == (None, 0)
