"""`mentorsurvey erase`: a preview, a question, and no byte left, whoever reads meanwhile."""

import json
import signal
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mentorsurvey.cli import main
from mentorsurvey.program import erasing
from mentorsurvey.settings import settings
from mentorsurvey.store import create, erased_journal, wiping
from mentorsurvey.store.connections import opened
from tests.cli.conftest import Run, Shell
from tests.house import MIRA, NOEL, TOM, UMA, VERA, address, founded
from tests.program.leaving import CANARIES, Left, left, roster

NAMES = (*CANARIES, "Reyes")


@pytest.fixture
def full(run: Run) -> Left:
    """A program in which Tom left something everywhere, where the commands find it."""
    return left(create(settings().database))


def traces(folder: Path, names: tuple[str, ...] = NAMES) -> set[tuple[str, str]]:
    """Which file holds which of these names, by its bytes."""
    return {
        (file.name, name)
        for file in folder.iterdir()
        for name in names
        if name.encode().lower() in file.read_bytes().lower()
    }


def answering(answer: str, *arguments: str) -> Result:
    settings.cache_clear()
    return CliRunner().invoke(main, list(arguments), input=answer)


def test_it_says_what_goes_and_what_stays_and_does_nothing_without_a_yes(full: Left) -> None:
    before = full.house.count("answer")
    result = answering("n\n", "erase", TOM)
    assert result.exit_code == 1
    assert "2 forms that they were asked for, with 16 answers" in result.stdout
    assert "1 form that others submitted about them" in result.stdout
    assert "11 texts of others, in which “[erased]” takes the place of the name" in result.stdout
    assert result.stdout.endswith("Nothing was changed.\n")
    assert full.house.count("answer") == before
    assert not erased_journal.path_of(full.database.path).exists()


@pytest.mark.parametrize("named", [TOM, "tom reyes", address(TOM), address(TOM).upper()])
def test_after_a_yes_no_file_holds_a_name_or_a_word(full: Left, named: str) -> None:
    folder = full.database.path.parent
    assert {name for _, name in traces(folder)} == set(NAMES)
    result = answering("y\n", "erase", named)
    assert result.exit_code == 0, result.output
    assert "was erased." in result.stdout
    assert traces(folder) == set()


def test_while_others_have_the_database_open_it_is_emptied_too(full: Left, shell: Shell) -> None:
    folder = full.database.path.parent
    with full.database.kept_open():  # as a server does
        with full.database.write() as tx:
            tx.run("UPDATE program SET changes = changes + 1")
        done = shell("erase", TOM, "--yes")
        assert (done.returncode, done.stderr) == (0, "")
        assert traces(folder) == set()
        assert full.house.submit(full.house.actor(UMA), MIRA)
        assert full.database.answers()


def test_somebody_who_goes_on_reading_is_waited_for_then_told_of_and_finished_later(
    full: Left, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    impatient = partial(wiping.wipe, patience=0.1)
    monkeypatch.setattr(erasing, "wipe", lambda database, **_: impatient(database))
    folder = full.database.path.parent
    with closing(opened(full.database.path)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT COUNT(*) FROM person").fetchone()
        result = run("erase", TOM, "--yes")
        assert result.exit_code == 2
        assert "traces are still in the database's files" in result.stderr
        assert " erase --replay" in result.stderr
        assert full.house.count("erasure") == 1
        assert traces(folder) != set()
        assert "mend  Erased: traces are still" in run("doctor").stdout
    assert run("erase", "--replay").exit_code == 0
    assert traces(folder) == set()
    assert "ok    Erased: nobody whom" in run("doctor").stdout


KILLED = """
import os, signal, sys
from mentorsurvey.cli import main
from mentorsurvey.program import erasing
from mentorsurvey.store import erased_journal
def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
where = sys.argv.pop(1)
if where == "before the journal":
    erased_journal.append = die
elif where == "before the commit":
    append = erased_journal.append
    erased_journal.append = lambda *some, **more: (append(*some, **more), die())
else:
    erasing.wipe = die
main()
"""


@pytest.mark.parametrize("where", ["before the journal", "before the commit", "before the wipe"])
def test_killed_in_the_middle_the_same_command_again_finishes(
    full: Left, run: Run, where: str
) -> None:
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, where, "erase", TOM, "--yes"], timeout=120, check=False
    )
    assert killed.returncode == -signal.SIGKILL
    assert run("erase", TOM, "--yes").exit_code == 0
    assert traces(full.database.path.parent) == set()
    assert len(erased_journal.read(full.database.path).entries) == 1
    assert full.house.count("erasure") == 1


def test_who_is_meant_by_several_is_listed_by_id_and_left_alone(full: Left, run: Run) -> None:
    with full.database.write() as tx:
        tx.run("UPDATE person SET name = :tom WHERE key = :vera", tom=TOM, vera=address(VERA))
    result = run("erase", TOM, "--yes")
    assert result.exit_code == 2
    assert full.house.count("erasure") == 0
    vera = full.house.person_id(VERA)
    assert f"{vera}  {TOM}, {address(VERA)} (mentee and named contact in “Bridge”)" in result.stderr
    assert run("erase", vera, "--yes").exit_code == 0
    assert full.house.person_id(TOM)


def test_a_person_of_another_program_is_found_where_it_is_named(full: Left, run: Run) -> None:
    founded(full.database, name="Other")
    assert "2 people fit that" in run("erase", TOM, "--yes").stderr
    assert run("erase", TOM, "--program", "Other", "--yes").exit_code == 0
    assert full.house.person_id(TOM)
    assert run("erase", TOM, "--yes").exit_code == 0
    assert traces(full.database.path.parent) == set()


@pytest.mark.parametrize("arguments", [("erase",), ("erase", TOM, "--replay")])
def test_one_person_is_named_or_none(full: Left, run: Run, arguments: tuple[str, ...]) -> None:
    assert "Name one person, or give --replay." in run(*arguments).stderr


def test_a_stranger_and_somebody_who_is_gone_are_told_apart(full: Left, run: Run) -> None:
    assert "Nobody has that id, address, key or name." in run("erase", "Nobody", "--yes").stderr
    run("erase", TOM, "--yes")
    again = run("erase", address(TOM), "--yes")
    assert again.exit_code == 0
    assert "There is nothing left to erase." in again.stdout


def test_the_file_of_the_erased_holds_ids_and_is_its_owners_alone(full: Left, run: Run) -> None:
    toms = full.house.person_id(TOM)
    run("erase", TOM, "--yes")
    path = erased_journal.path_of(full.database.path)
    assert path.name == "program.erased"
    assert path.stat().st_mode & 0o777 == 0o600
    rows = [json.loads(line) for line in path.read_text().splitlines() if line]
    assert [set(row) for row in rows] == [{"salt"}, {"person", "program", "erased_at", "marks"}]
    assert rows[1]["person"] == toms
    assert len(rows[1]["marks"]) == 2  # the address, which is the key as well, and the name


def test_without_the_file_nobody_is_erased(full: Left, run: Run) -> None:
    erased_journal.path_of(full.database.path).mkdir()
    result = run("erase", TOM, "--yes")
    assert result.exit_code == 2
    assert "cannot be read" in result.stderr
    assert full.house.count("erasure") == 0


# After a restore


@pytest.fixture
def restored(full: Left, run: Run) -> Left:
    """A backup of before is put in place of the database, as operators are told to."""
    path = full.database.path
    with closing(opened(path)) as connection:
        connection.execute(f"VACUUM INTO '{path.with_name('backup')}'")
    assert run("erase", TOM, "--yes").exit_code == 0
    for file in path.parent.glob("program.db*"):
        file.unlink()
    path.with_name("backup").rename(path)
    path.chmod(0o600)
    assert full.house.person_id(TOM)
    return full


def test_the_doctor_says_who_is_back_and_changes_nothing(restored: Left, run: Run) -> None:
    result = run("doctor")
    assert result.exit_code == 1
    assert "mend  Erased: a backup brought back 1 person. Run: mentorsurvey --db" in result.stdout
    assert restored.house.person_id(TOM)


@pytest.mark.parametrize(
    "command", [("erase", "--replay"), ("rounds", "list"), ("erase", VERA, "--yes")]
)
def test_the_next_command_erases_who_is_back(
    restored: Left, run: Run, command: tuple[str, ...]
) -> None:
    assert run(*command).exit_code == 0
    assert traces(restored.database.path.parent) == set()
    with restored.database.read() as tx:
        rows = tx.rows("SELECT erased_at, wiped_at FROM erasure ORDER BY erased_at")
    assert all(row["wiped_at"] for row in rows)
    assert rows[0]["erased_at"][:10] == f"{datetime.now(UTC):%Y-%m-%d}"


def test_a_start_erases_who_is_back_and_says_so_without_a_name(
    restored: Left, caplog: pytest.LogCaptureFixture
) -> None:
    from mentorsurvey.web import serving

    settings.cache_clear()
    serving.prepare("127.0.0.1")
    assert traces(restored.database.path.parent) == set()
    said = [record.getMessage() for record in caplog.records if "erased" in record.getMessage()]
    assert said == [
        "A backup had brought 1 person back who had been erased. They are erased again."
    ]


def test_a_lost_file_is_told_of_and_made_anew_from_ids(full: Left, run: Run) -> None:
    run("erase", TOM, "--yes")
    path = erased_journal.path_of(full.database.path)
    path.unlink()
    assert "does not name 1 person. Put its newest copy back" in run("doctor").stdout
    run("erase", "--replay")
    (entry,) = erased_journal.read(full.database.path).entries
    assert (bool(entry.person_id), entry.marks) == (True, frozenset())
    assert "mend  Erased" not in run("doctor").stdout


# A roster that names somebody again


@pytest.mark.parametrize(
    "text",
    [
        roster((NOEL, UMA), (MIRA, TOM)),
        f"mentor,mentee\n{NOEL},{UMA}\n{MIRA},{TOM}\n",
        f"mentor,mentee,mentee_id,mentee_email\n{NOEL},{UMA},,\n{MIRA},T.,T1,TOM@example.org\n",
        f"mentor,mentee,line_manager\n{NOEL},{UMA},\n{MIRA},{VERA},tom@example.org\n",
    ],
    ids=["same", "name", "address", "line manager"],
)
def test_a_roster_brings_nobody_back_silently(full: Left, run: Run, here: Path, text: str) -> None:
    run("erase", TOM, "--yes")
    (here / "again.csv").write_text(text)
    same = ("--same", "2", "--same", "3")  # where the roster has names alone
    result = run("roster", "import", "again.csv", *same)
    day = datetime.now(UTC)
    why = f"This person was erased on {day:%B} {day.day}, {day.year}. Import them only if they"
    assert f"line 3: {why} joined anew." in result.stdout
    assert "--joined-anew LINE" in result.stdout
    assert traces(full.database.path.parent) == set()
    assert run("roster", "import", "again.csv", *same, "--joined-anew", "3").exit_code == 0
    assert traces(full.database.path.parent) != set()


def test_somebody_who_joined_anew_is_asked_about_no_more(full: Left, run: Run, here: Path) -> None:
    run("erase", TOM, "--yes")
    (here / "again.csv").write_text(roster((MIRA, TOM)))
    run("roster", "import", "again.csv", "--joined-anew", "2")
    again = run("roster", "import", "again.csv")
    assert "0 pairs new, 1 already there" in again.stdout
    assert "erased" not in again.stdout
    assert run("rounds", "list").exit_code == 0
    assert full.house.person_id(TOM)


def test_a_file_whose_name_names_somebody_is_known_by_a_mark(full: Left, run: Run) -> None:
    with full.database.write() as tx:
        tx.run("UPDATE roster_import SET source = 'tom_reyes-2026.csv'")
    run("erase", TOM, "--yes")
    with full.database.read() as tx:
        assert {row["source"] for row in tx.rows("SELECT source FROM roster_import")} == {
            "[erased]"
        }
