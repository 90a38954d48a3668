"""The command line in a folder of its own, in this process and in one of its own."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mentorsurvey.cli import main
from mentorsurvey.settings import settings


def days_ahead(days: int) -> str:
    """A day from now, as ``--closes`` takes it."""
    return (datetime.now(UTC) + timedelta(days=days)).date().isoformat()


Run = Callable[..., Result]
Shell = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder with nothing set but where the database goes."""
    for name in list(os.environ):
        if name.startswith(("MENTORSURVEY_", "STREAMLIT_")):
            monkeypatch.delenv(name)
    # Set and taken away again, so that what a command sets does not outlive the test.
    monkeypatch.setenv("MENTORSURVEY_BASE_URL", "")
    monkeypatch.delenv("MENTORSURVEY_BASE_URL")
    monkeypatch.setenv("MENTORSURVEY_DATABASE", str(tmp_path / "data" / "program.db"))
    monkeypatch.chdir(tmp_path)
    settings.cache_clear()
    yield tmp_path
    settings.cache_clear()


@pytest.fixture
def run(here: Path) -> Run:
    """Run a command in this process."""

    def command(*arguments: object) -> Result:
        settings.cache_clear()
        return CliRunner().invoke(main, [str(one) for one in arguments])

    return command


@pytest.fixture
def founded(run: Run) -> Run:
    """The same, with a program."""
    made = run(
        "init", "--program", "P", "--lead", "lead@example.org", "--timezone", "America/Chicago"
    )
    assert made.exit_code == 0, made.output
    return run


@pytest.fixture
def paired(founded: Run, here: Path) -> Run:
    """The same, with two relationships."""
    (here / "pairs.csv").write_text(
        "mentor,mentee,mentor_email\nAda,Ben,ada@example.org\nAda,Cleo,ada@example.org\n"
    )
    assert founded("roster", "import", "pairs.csv").exit_code == 0
    return founded


@pytest.fixture
def port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
        return number


@pytest.fixture
def shell(here: Path) -> Shell:
    """Run a command in a process of its own."""

    def command(*arguments: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-W", "error", "-m", "mentorsurvey", *map(str, arguments)],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return command
