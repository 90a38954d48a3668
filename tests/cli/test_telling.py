"""What an operator reads when something goes wrong: a sentence, never a traceback."""

import re
from pathlib import Path

import pytest

from mentorsurvey import __version__
from mentorsurvey.cli import roster
from mentorsurvey.settings import settings
from tests.cli.conftest import Run, Shell


@pytest.fixture
def broken(founded: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A command that fails as none should, told into this folder."""

    def fail(*_: object) -> None:
        said = "boom"
        raise RuntimeError(said)

    monkeypatch.setattr(roster, "read", fail)
    monkeypatch.setattr("tempfile.tempdir", str(here))
    return founded


def test_the_unexpected_has_an_incident_and_a_private_file(broken: Run, here: Path) -> None:
    result = broken("roster", "import", "pairs.csv")
    assert result.exit_code == 2
    found = re.fullmatch(
        r"Error: Something unexpected happened \(incident (\w{8})\)\. The details are in (\S+)\."
        r" To see them here, type the same again with --debug after mentorsurvey\."
        r" Please report them\.\n",
        result.stderr,
    )
    assert found
    log = Path(found[2])
    assert (log.parent, found[1] in log.name) == (here, True)
    assert log.stat().st_mode & 0o777 == 0o600
    assert "RuntimeError at" in log.read_text()
    assert "in fail" in log.read_text()
    assert "boom" not in log.read_text()  # a message may quote what somebody wrote


def test_debug_shows_where_the_unexpected_arose(broken: Run, here: Path) -> None:
    result = broken("--debug", "roster", "import", "pairs.csv")
    assert isinstance(result.exception, RuntimeError)
    assert list(here.glob("*.log")) == []


@pytest.mark.parametrize("value", ["survey.example.org", "https://example.org/path", "ftp://x"])
def test_a_setting_that_cannot_be_is_told_by_its_name(
    run: Run, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("MENTORSURVEY_BASE_URL", value)
    result = run("rounds", "list")
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: MENTORSURVEY_BASE_URL: ")


def test_a_database_of_a_newer_version_is_left_alone(founded: Run, port: int) -> None:
    path = settings().database
    newer(path)
    before = path.read_bytes()
    init = ("init", "--program", "P", "--lead", "a@example.org")
    for command in (("rounds", "list"), ("serve", "--port", port), init):
        result = founded(*command)
        assert result.exit_code == 2
        assert "newer version" in result.stderr
    assert path.read_bytes() == before


def newer(path: Path) -> None:
    """Note a migration that this version does not know."""
    from mentorsurvey.store import Database

    with Database(path).write() as tx:
        columns = "migration_set, name, applied_at"
        tx.run(f"INSERT INTO _sqlite_migrations ({columns}) VALUES ('mentorsurvey', 'm999', '')")


def test_a_file_that_is_no_database_is_told(run: Run, here: Path, port: int) -> None:
    (here / "data").mkdir()
    (here / "data" / "program.db").write_bytes(b"no database at all " * 100)
    for command in (("rounds", "list"), ("serve", "--port", port)):
        result = run(*command)
        assert (result.exit_code, "not a usable SQLite database" in result.stderr) == (2, True)


def test_a_process_tells_in_one_line_and_ends_with_2(shell: Shell) -> None:
    result = shell("rounds", "list")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1
    assert "Make one with: mentorsurvey --db " in result.stderr


def test_a_process_says_its_version(shell: Shell) -> None:
    result = shell("--version")
    assert (result.returncode, result.stderr) == (0, "")
    assert __version__ in result.stdout
