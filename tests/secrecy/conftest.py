"""One server for all worlds, and how many of them are tried."""

import os
import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from random import SystemRandom

import pytest

from mentorsurvey.store import create
from tests.house import NOW
from tests.secrecy.served import Stage, staged

Place = Callable[[], Path]
SEED = "SECRECY_SEED"


KNOWN = (1796616130, 45)
"""Programs that every run tries, so that it says what the one before said: one is looked at in the
middle of its last round, with a draft that holds narrowed answers, and one when all is over."""


@pytest.fixture
def seeds(request: pytest.FixtureRequest) -> list[int]:
    """Programs to try: those that are known, and in `make soak` twenty that are drawn anew.

    A failure names its own; ``SECRECY_SEED=…`` tries that one again. One that found something is
    added to those that are known.
    """
    if told := os.environ.get(SEED):
        return [int(told)]
    dice = SystemRandom()
    many = 20 if request.config.getoption("--hypothesis-profile") == "soak" else 0
    return [*KNOWN, *(dice.randrange(2**32) for _ in range(many))]


@pytest.fixture(scope="session")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    folder = tmp_path_factory.mktemp("stage")
    with staged(folder, create(folder / "empty.db").path, NOW) as running:
        yield running


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """A new path for each world; all of them are gone afterwards."""
    numbers = count()
    yield lambda: tmp_path / f"{next(numbers)}.db"
    shutil.rmtree(tmp_path)
