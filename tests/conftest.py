"""What every test may ask for: a moment, an empty database, a small program in one."""

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from mentorsurvey.store import Database, create
from tests.house import NOW, House, founded

# No example fails for being slow; `make soak` takes many more of them.
settings.register_profile("usual", settings(), deadline=None)
settings.register_profile("soak", settings(), deadline=None, max_examples=2_000)
settings.load_profile("usual")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave what takes long to `make soak`."""
    if config.getoption("--hypothesis-profile") != "soak":
        long = [one for one in items if one.get_closest_marker("soak")]
        config.hook.pytest_deselected(items=long)
        items[:] = [one for one in items if one not in long]


@pytest.fixture
def now() -> datetime:
    """The moment at which the house is founded."""
    return NOW


@pytest.fixture
def database(tmp_path: Path) -> Database:
    """An empty database."""
    return create(tmp_path / "house.db")


@pytest.fixture
def house(database: Database) -> House:
    """A program of two mentors and three mentees with an open check-in round."""
    return founded(database)


@pytest.fixture
def unasked(database: Database) -> House:
    """The same program before its first round."""
    return founded(database, asks=False)


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
