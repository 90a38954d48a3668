"""What every test may ask for: a moment, an empty database, a small program in one."""

import os
import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import app_test, local_script_runner

from mentorsurvey.store import Database, create, open_database
from mentorsurvey.store import database as database_module
from mentorsurvey.store.connections import KEEPERS, Keeper
from tests.house import NOW, House, founded
from tests.readings.watching import Watching, three_rounds

# No example fails for being slow, and every run tries the same ones; `make soak` draws many more of
# them anew.
settings.register_profile("usual", settings(), deadline=None, derandomize=True)
settings.register_profile("soak", settings(), deadline=None, derandomize=False, max_examples=2_000)
settings.load_profile("usual")


MEMORY = Path("/dev") / "shm"
ROOM = 4 * 2**30


def pytest_configure() -> None:
    """Keep the tests' databases in memory where there is room: a disk waits at each commit."""
    if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave what takes long to `make soak`."""
    if config.getoption("--hypothesis-profile") != "soak":
        long = [one for one in items if one.get_closest_marker("soak")]
        config.hook.pytest_deselected(items=long)
        items[:] = [one for one in items if one not in long]


COMPILED = ScriptCache()


@pytest.fixture(autouse=True, scope="session")
def compiled_once() -> Iterator[None]:
    """Compile the scripts of pages once a process, as a server does, and not at each run."""
    with pytest.MonkeyPatch.context() as patched:
        for module in (app_test, local_script_runner):
            patched.setattr(module, "ScriptCache", lambda: COMPILED)
        yield


class Kept(dict[str, Keeper]):
    """Keeps the connections of every database that is used, as a server keeps those of its own."""

    def get(self, path: str, default: Keeper | None = None) -> Keeper | None:  # type: ignore[override]
        """The keeper of that database, from its first use on."""
        del default
        return self.setdefault(path, Keeper(Path(path)))


KEPT = Kept()
ON_FILES = ("durability", "store", "cli")
"""Tests of what happens to the files of a database say themselves what is kept."""


@pytest.fixture(scope="session", autouse=True)
def connections_kept() -> Iterator[None]:
    """Connections stay open between units of work: most of a test's time went into opening them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database_module, "KEEPERS", KEPT)
        yield


@pytest.fixture(autouse=True)
def nothing_left_open(request: pytest.FixtureRequest, connections_kept: None) -> Iterator[None]:
    """After each test nothing is open."""
    with pytest.MonkeyPatch.context() as patch:
        if request.path.parent.name in ON_FILES:
            patch.setattr(database_module, "KEEPERS", KEEPERS)
        yield
    for keeper in KEPT.values():
        keeper.let_go()
    KEPT.clear()


@pytest.fixture
def now() -> datetime:
    """The moment at which the house is founded."""
    return NOW


Built = tuple[House, bytes]
"""A house, and its database as one file."""


def copied(database: Database) -> bytes:
    """The database as one file, with what its log holds."""
    with closing(sqlite3.connect(database.path)) as connection:
        return connection.serialize()


def placed(file: bytes, folder: Path) -> Database:
    """A copy of that database in a folder of its own."""
    path = folder / "house.db"
    path.touch(mode=0o600)
    path.write_bytes(file)
    return open_database(path)


def moved(built: Built, database: Database) -> House:
    """The house in that database, which nobody has opened yet."""
    house, file = built
    database.path.write_bytes(file)
    return replace(house, database=database)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """An empty database as one file: to copy it is quicker than to make one for each test."""
    return copied(create(tmp_path_factory.mktemp("template") / "house.db"))


@pytest.fixture(scope="session")
def houses(template: bytes, tmp_path_factory: pytest.TempPathFactory) -> dict[bool, Built]:
    """The small program, with an open round and before its first."""
    found = {}
    for asks in (True, False):
        house = founded(placed(template, tmp_path_factory.mktemp("built")), asks=asks)
        found[asks] = (house, copied(house.database))
    return found


@pytest.fixture
def database(template: bytes, tmp_path: Path) -> Database:
    """An empty database."""
    return placed(template, tmp_path)


@pytest.fixture
def house(houses: dict[bool, Built], database: Database) -> House:
    """A program of two mentors and three mentees with an open check-in round."""
    return moved(houses[True], database)


@pytest.fixture
def unasked(houses: dict[bool, Built], database: Database) -> House:
    """The same program before its first round."""
    return moved(houses[False], database)


@pytest.fixture(scope="session")
def three_once(tmp_path_factory: pytest.TempPathFactory) -> Watching:
    """A program of six pairs and three rounds, some of which give a reason to check in."""
    return three_rounds(create(tmp_path_factory.mktemp("three") / "three.db"))


@pytest.fixture(scope="session")
def three_file(three_once: Watching) -> bytes:
    """The same as one file."""
    return copied(three_once.database)


@pytest.fixture
def three(three_once: Watching, three_file: bytes, tmp_path: Path) -> Watching:
    """A copy of the same for one test."""
    copy = tmp_path / "copy.db"
    copy.write_bytes(three_file)
    return Watching(
        house=replace(three_once.house, database=Database(copy)), after=three_once.after
    )


Together = Callable[[Sequence[Callable[[], Any]]], list[Any]]


@pytest.fixture
def at_once() -> Iterator[Together]:
    """Run functions in threads that all start at the same moment; their results in order."""
    pool = ThreadPoolExecutor(max_workers=32)

    def together(functions: Sequence[Callable[[], Any]]) -> list[Any]:
        ready = threading.Barrier(len(functions))

        def run(function: Callable[[], Any]) -> Any:
            ready.wait(timeout=30)
            return function()

        return [future.result() for future in [pool.submit(run, one) for one in functions]]

    yield together
    pool.shutdown()
