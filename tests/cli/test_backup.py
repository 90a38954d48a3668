"""`mentorsurvey backup`, `verify` and `restore`: one command each, and people sign in again."""

import http.client
import json
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mentorsurvey import responses, sign_in
from mentorsurvey.settings import settings
from mentorsurvey.store import create, erased_journal, open_database
from mentorsurvey.store.kept_backups import keep_backups, of_today
from tests.cli.conftest import Run
from tests.house import FULL, MIRA, NOW, TOM, UMA, House, founded

DAY = timedelta(days=1)


@pytest.fixture
def house(houses: dict[bool, tuple[House, bytes]], run: Run) -> House:
    """A program in which Tom has submitted, where the commands find it."""
    from tests.conftest import moved

    made = moved(houses[True], create(settings().database))
    made.submit(made.actor(TOM), MIRA)
    return made


@pytest.fixture
def folder(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder into which the server makes a backup each day."""
    (made := here / "backups").mkdir(mode=0o700)
    monkeypatch.setenv("MENTORSURVEY_BACKUPS", str(made))
    monkeypatch.setenv("MENTORSURVEY_SURVEYS", str(made))  # so that the doctor has fewer to read
    return made


def lost(house: House, *, journal: bool = False) -> Path:
    """The disk of the database is gone; where it was."""
    path = house.database.path
    for file in path.parent.glob(f"{path.name}*"):
        file.unlink()
    if journal:
        erased_journal.path_of(path).unlink()
    return path


def damaged(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def test_a_copy_is_made_checked_and_put_back_and_people_sign_in(
    house: House, run: Run, here: Path
) -> None:
    token = house.token(UMA)
    made = run("backup", "today.db")
    assert made.exit_code == 0, made.output
    assert (
        f"The backup is in {here / 'today.db'}. It opens, and only you can read it." in made.stdout
    )
    holds = (
        f"“Bridge”: 6 people, 3 pairs, 1 round, 1 submitted form, {len(FULL)} answers. The record"
    )
    assert holds in made.stdout
    told = run("verify", "today.db")
    assert (told.exit_code, holds in told.stdout) == (0, True)
    assert told.stdout.startswith(f"{here / 'today.db'} opens and is whole.\n")
    path = lost(house)
    back = run("restore", "today.db")
    assert back.exit_code == 0, back.output
    assert back.stdout.startswith(f"The database is back in {path}, from today.db. It opens and")
    assert holds in back.stdout
    assert "There is no program.erased, which says who was erased." in back.stdout
    database = open_database(path)
    cookie = sign_in.start_session(database, token, browser="phone", now=NOW)
    session = sign_in.resume(database, cookie, now=NOW)
    assert session
    (form,) = responses.due(database, session.actor)
    assert form.owed.partner == MIRA


@contextmanager
def served(port: int) -> Iterator[None]:
    """The server in a process of its own."""
    process = subprocess.Popen(
        [sys.executable, "-m", "mentorsurvey", "serve", "--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        assert process.stdout
        assert process.stdout.readline().startswith(b"Serving ")
        yield
    finally:
        process.kill()
        process.communicate()


def asked(port: int, method: str, path: str, **headers: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=90)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    answer.body = answer.read()  # type: ignore[attr-defined]
    connection.close()
    return answer


def test_who_has_a_link_signs_in_on_the_restored_server(
    run: Run, here: Path, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MENTORSURVEY_BASE_URL", f"http://127.0.0.1:{port}")
    house = founded(create(settings().database), now=datetime.now(UTC) - timedelta(minutes=1))
    token = house.token(UMA)
    assert run("backup", "today.db").exit_code == 0
    lost(house)
    assert run("restore", "today.db").exit_code == 0
    with served(port):
        page = asked(port, "GET", f"/r/{token}")
        assert (page.status, UMA.encode() in page.body) == (200, True)  # type: ignore[attr-defined]
        pressed = asked(
            port, "POST", f"/r/{token}", Origin=f"http://127.0.0.1:{port}", Host=f"127.0.0.1:{port}"
        )
        assert pressed.status == 303
        assert "HttpOnly" in str(pressed.getheader("Set-Cookie"))
        assert run("backup", "again.db").exit_code == 0  # while the server runs
    assert run("verify", "again.db").exit_code == 0
    assert house.count("session") == 1


def test_who_was_erased_after_a_backup_is_erased_again(house: House, run: Run, here: Path) -> None:
    (folder := here / "backups").mkdir()
    assert run("backup", folder / "old.db").exit_code == 0
    assert run("erase", TOM, "--yes").exit_code == 0
    later = run("backup", folder / "new.db")
    assert "Beside it is program.erased, which says who was erased." in later.stdout
    path = lost(house, journal=True)  # as on a new machine
    back = run("restore", folder / "old.db")
    assert back.exit_code == 0, back.output
    assert "1 person had been erased since, and was erased again." in back.stdout
    assert "5 people" in back.stdout
    (entry,) = erased_journal.read(path).entries
    assert len(entry.marks) == 2
    for file in path.parent.iterdir():
        assert TOM.encode() not in file.read_bytes()
    lost(house)
    again = json.loads(run("restore", folder / "old.db", "--json").stdout)
    assert (again["erased_again"], again["programs"][0]["people"]) == (1, 5)
    assert again["from"] == str(folder / "old.db")


def test_a_journal_of_other_people_is_not_taken_over(house: House, run: Run, here: Path) -> None:
    other = erased_journal.read(here / "other.db")
    stranger = erased_journal.Entry(person_id="x", program_id="another", erased_at=NOW)
    erased_journal.append(other, stranger, salt="salt")
    run("backup", "today.db")
    path = lost(house)
    assert run("restore", "today.db").exit_code == 0
    assert not erased_journal.path_of(path).exists()


def test_a_living_database_is_never_replaced_and_what_to_do_is_said(
    house: House, run: Run, here: Path
) -> None:
    run("backup", "today.db")
    house.submit(house.actor(UMA), MIRA)
    refused = run("restore", "today.db")
    assert refused.exit_code == 2
    assert refused.stderr == (
        f"Error: {house.database.path}: A database is here already, and a backup never takes the"
        " place of one. Stop the server, and move program.db away with every file whose name"
        " begins so. Then run this again.\n"
    )
    assert house.count("response") == 2
    assert run("--db", here / "new" / "place.db", "restore", "today.db").exit_code == 0


def test_a_damaged_backup_is_told_and_leaves_the_place_empty(
    house: House, run: Run, here: Path
) -> None:
    run("backup", "today.db")
    damaged(here / "today.db")
    told = run("verify", "today.db")
    assert told.exit_code == 1
    assert told.stderr == (
        f"{here / 'today.db'}: This backup has changed since it was made, or its disk has lost some"
        " of it. Take another backup, or another copy of this one.\n"
    )
    as_json = run("verify", "today.db", "--json")
    assert as_json.exit_code == 1
    assert json.loads(as_json.stdout)["well"] is False
    path = lost(house)
    assert run("restore", "today.db").exit_code == 2
    assert list(path.parent.iterdir()) == []


def test_a_record_that_somebody_changed_ends_with_1(house: House, run: Run, here: Path) -> None:
    with closing(sqlite3.connect(house.database.path, isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER audit_is_not_changed")
        connection.execute("UPDATE audit SET actor_id = 'x' WHERE number = 3")
    made = run("backup", "today.db")
    assert (made.exit_code, "Entry 3 of the record does not follow" in made.stdout) == (0, True)
    assert run("verify", "today.db").exit_code == 1
    (program,) = json.loads(run("verify", "today.db", "--json").stdout)["programs"]
    assert program["record_whole"] is False


def test_json_says_the_same_for_other_programs(house: House, run: Run, here: Path) -> None:
    made = json.loads(run("backup", "today.db", "--json").stdout)
    assert json.loads(run("verify", "today.db", "--json").stdout) == {
        key: value for key, value in made.items() if key != "made"
    }
    assert made["file"] == str(here / "today.db")
    assert made["bytes"] == (here / "today.db").stat().st_size
    assert (made["well"], made["checksum"], made["earlier_version"]) == (True, True, False)
    (program,) = made["programs"]
    assert (program["name"], program["submitted_forms"], program["answers"]) == (
        "Bridge", 1, len(FULL),
    )  # fmt: skip
    assert program["record_entries"] == house.count("audit")


def test_a_file_that_is_there_is_replaced_with_force_alone(
    house: House, run: Run, here: Path
) -> None:
    (here / "today.db").write_text("precious")
    told = run("backup", "today.db")
    assert (told.exit_code, "Name another one, or add --force." in told.stderr) == (2, True)
    assert (here / "today.db").read_text() == "precious"
    assert run("backup", "today.db", "--force").exit_code == 0


def test_how_far_it_is_goes_to_standard_error(
    house: House, run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mentorsurvey.cli import backup

    monkeypatch.setattr(backup, "LONG", 1)
    made = run("backup", "today.db", "--json")
    assert json.loads(made.stdout)["well"]
    assert "Copying" in made.stderr
    lost(house)
    assert "Restoring" in run("restore", "today.db").stderr


# The folder of backups


def test_without_a_file_todays_goes_into_the_folder_once(
    house: House, run: Run, folder: Path
) -> None:
    first, second = run("backup"), run("backup")
    (path,) = folder.iterdir()
    assert re.fullmatch(r"program-\d{4}-\d\d-\d\d\.db", path.name)
    assert first.stdout.startswith(f"The backup is in {path}.")
    assert second.stdout.startswith(f"Today's backup is in {path} already.")
    assert json.loads(run("backup", "--json").stdout)["made"] is False


def test_without_a_folder_one_names_a_file(house: House, run: Run) -> None:
    told = run("backup")
    assert told.exit_code == 2
    assert "MENTORSURVEY_BACKUPS: No folder for backups is set. Name a file" in told.stderr


def doctors(run: Run) -> str:
    """What the doctor says of backups."""
    lines = [line for line in run("doctor").stdout.splitlines() if "Backups" in line]
    (line,) = lines
    return str(line)


def test_the_doctor_says_when_the_newest_was_made_and_whether_it_opens(
    house: House, run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there, now = f"Backups in {folder}:", datetime.now(UTC)
    assert doctors(run).startswith(f"mend  {there} there is none yet. Make one with: mentorsurvey")
    keep_backups(house.database, folder, now=now - 2 * DAY)
    assert re.match(rf"mend  {there} the newest is of \w+ \d+, \d+\. Check that the", doctors(run))
    keep_backups(house.database, folder, now=now - DAY)
    assert re.fullmatch(rf"ok    {there} the newest is of \w+ \d+, \d+, and opens", doctors(run))
    damaged(of_today(house.database, folder, now=now - DAY))
    assert "This backup has changed since it was made" in doctors(run)
    assert run(*shlex.split(doctors(run).partition("mentorsurvey ")[2])).exit_code == 0
    assert doctors(run).endswith("and opens")
    folder.chmod(0o755)
    assert "mend  Backups in" in run("doctor").stdout
    shutil.rmtree(folder)
    assert "the folder is not there" in doctors(run)
    monkeypatch.delenv("MENTORSURVEY_BACKUPS")
    assert doctors(run).startswith("ok    Backups: the server makes none")


def test_a_folder_that_no_folder_can_be_called_is_told() -> None:
    from mentorsurvey.errors import SettingsError
    from mentorsurvey.settings import read

    with pytest.raises(SettingsError, match="MENTORSURVEY_BACKUPS"):
        read({"MENTORSURVEY_BACKUPS": "a\0b"})
    assert read({"MENTORSURVEY_BACKUPS": ""}).backups is None
