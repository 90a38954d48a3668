"""`mentorsurvey doctor`: each line is well, or says what to mend."""

import sqlite3
from importlib import metadata
from pathlib import Path

import pytest

from mentorsurvey.cli import doctor
from mentorsurvey.settings import settings
from mentorsurvey.store.migrations import MIGRATIONS
from tests.cli.conftest import Run


@pytest.fixture(autouse=True)
def lock(monkeypatch: pytest.MonkeyPatch, here: Path) -> Path:
    """A list of packages that fits this environment, and an address that others can open."""
    monkeypatch.setenv("MENTORSURVEY_BASE_URL", "https://survey.example.org")
    monkeypatch.setattr(doctor, "ROOT", here)
    file = here / "requirements.txt"
    file.write_text(f"# a comment\nclick=={metadata.version('click')}\n")
    return file


def to_mend(run: Run) -> list[str]:
    result = run("doctor")
    found = [line for line in result.stdout.splitlines() if line.startswith("mend ")]
    assert result.exit_code == (1 if found else 0)
    assert all(line.startswith("ok ") for line in result.stdout.splitlines() if line not in found)
    return found


def test_a_new_installation_has_nothing_to_mend(founded: Run) -> None:
    assert to_mend(founded) == []


def test_it_changes_nothing(founded: Run) -> None:
    before = settings().database.read_bytes()
    founded("doctor")
    assert settings().database.read_bytes() == before


def test_a_missing_database_is_told_and_not_made(run: Run, here: Path) -> None:
    (line,) = to_mend(run)
    assert " init --program NAME" in line
    assert not (here / "data").exists()


def test_a_file_that_is_no_database_is_told(founded: Run) -> None:
    settings().database.write_bytes(b"no database at all " * 100)
    (line,) = to_mend(founded)
    assert "not a usable SQLite database" in line


def test_another_programs_database_is_told_and_left_alone(founded: Run) -> None:
    path = settings().database
    path.unlink()
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE theirs (id)")
    other.close()
    path.chmod(0o600)
    before = path.read_bytes()
    (line,) = to_mend(founded)
    assert "another program made it" in line
    assert path.read_bytes() == before


def test_a_newer_and_an_older_database_are_told(
    founded: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = MIGRATIONS._migrations
    later = MIGRATIONS._Migration("m999_later", lambda _: None)
    monkeypatch.setattr(MIGRATIONS, "_migrations", [*known, later])
    (line,) = to_mend(founded)
    assert "of an older version" in line
    monkeypatch.setattr(MIGRATIONS, "_migrations", [])
    (line,) = to_mend(founded)
    assert "a newer version of mentorsurvey made it" in line


def test_a_database_that_does_not_write_ahead_is_told(founded: Run) -> None:
    connection = sqlite3.connect(settings().database)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    (line,) = to_mend(founded)
    assert "WAL" in line


def test_a_database_that_others_can_read_is_told(founded: Run) -> None:
    settings().database.chmod(0o640)
    (line,) = to_mend(founded)
    assert "chmod 600" in line


def test_a_public_address_without_encryption_is_told(
    founded: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MENTORSURVEY_BASE_URL", "http://survey.example.org")
    (line,) = to_mend(founded)
    assert "unencrypted" in line
    monkeypatch.setenv("MENTORSURVEY_BASE_URL", "https://survey.example.org")
    assert to_mend(founded) == []


@pytest.mark.parametrize("url", [None, "http://127.0.0.1:8501", "http://localhost", "http://[::1]"])
def test_links_that_work_on_this_machine_only_are_told(
    founded: Run, monkeypatch: pytest.MonkeyPatch, url: str | None
) -> None:
    monkeypatch.delenv("MENTORSURVEY_BASE_URL")
    if url:
        monkeypatch.setenv("MENTORSURVEY_BASE_URL", url)
    (line,) = to_mend(founded)
    assert "links work on this machine only. Set MENTORSURVEY_BASE_URL to the address" in line


def test_a_setting_that_cannot_be_is_told(founded: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MENTORSURVEY_BASE_URL", "nowhere")
    (line,) = to_mend(founded)
    assert "MENTORSURVEY_BASE_URL" in line


def test_every_fault_of_the_surveys_is_told(
    founded: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "checkin.yaml").write_text("key: [")
    monkeypatch.setenv("MENTORSURVEY_SURVEYS", str(here))
    (line,) = to_mend(founded)
    assert "checkin.yaml:1" in line


def test_packages_of_other_versions_are_told_by_name(founded: Run, lock: Path) -> None:
    lock.write_text("click==0.1\nno-such-package==1.0\n")
    (line,) = to_mend(founded)
    assert "instead of 0.1; no-such-package is missing. Run: " in line
    assert f" -m pip install -r {lock}" in line
