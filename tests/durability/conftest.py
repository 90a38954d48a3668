"""Real processes on real files, for the tests of what happens when something dies or fails."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from mentorsurvey.store import Database
from tests.durability.processes import Process, Start, people


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder on a disk: memory, where other tests keep their databases, fails in other ways."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@pytest.fixture
def start() -> Iterator[Start]:
    """Start a process of people on a database, until the test ends."""
    with ExitStack() as stack:

        def begin(database: Database) -> Process:
            return stack.enter_context(people(database))

        yield begin


@pytest.fixture(scope="session")
def longer(request: pytest.FixtureRequest) -> int:
    """How many times as long to try what is left to chance: ten times in `make soak`."""
    return 10 if request.config.getoption("--hypothesis-profile") == "soak" else 1
