"""`mentorsurvey init`."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mentorsurvey import sign_in
from mentorsurvey.store import Database
from tests.cli.conftest import Run

INIT = ("init", "--program", "P", "--lead", "lead@example.org")


def token(output: str) -> str:
    found = re.search(r"http://127\.0\.0\.1:8501/r/(\S+)", output)
    assert found
    return found[1]


def test_it_makes_a_private_database_and_a_link_that_signs_the_lead_in(
    run: Run, here: Path
) -> None:
    result = run(*INIT, "--lead-name", "Lea Brandt")
    assert result.exit_code == 0
    path = here / "data" / "program.db"
    assert path.stat().st_mode & 0o777 == 0o600
    now = datetime.now(UTC)
    database = Database(path)
    session = sign_in.start_session(database, token(result.output), browser="b", now=now)
    found = sign_in.resume(database, session, now=now)
    assert found is not None
    assert (found.name, found.actor.is_lead) == ("Lea Brandt", True)
    later = now + timedelta(days=8)
    assert sign_in.resume(database, session, now=later) is None


def test_again_it_gives_the_lead_one_more_link(run: Run) -> None:
    assert token(run(*INIT).output) != token(run(*INIT).output)


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--program", "  "),
        ("--program", "x" * 201),
        ("--lead", "lead at home"),
        ("--timezone", "Mars/Olympus"),
        ("--timezone", "../../etc/passwd"),
    ],
)
def test_what_cannot_be_is_told_with_its_option(run: Run, option: str, value: str) -> None:
    result = run(*INIT, option, value)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"Error: {option}: ")


@pytest.mark.parametrize("path", ["/proc/program.db", "/proc/none/program.db", "file/program.db"])
def test_a_folder_that_cannot_be_written_to_is_told(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    (here / "file").write_text("")
    monkeypatch.setenv("MENTORSURVEY_DATABASE", path)
    result = run(*INIT)
    assert result.exit_code == 2
    assert "cannot be written to. Give this user" in result.stderr
