"""One server for all worlds, and how many of them are tried."""

import os
import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from random import SystemRandom

import pytest
from hypothesis import settings

from mentorsurvey.store import create
from tests.house import NOW
from tests.secrecy.served import Stage, staged

Place = Callable[[], Path]
SEED = "SECRECY_SEED"


def seeds(many: int = 1) -> list[int]:
    """Programs to try: drawn anew each time, twenty times as many in `make soak`.

    A failure names its own; ``SECRECY_SEED=…`` tries that one again.
    """
    if told := os.environ.get(SEED):
        return [int(told)]
    dice = SystemRandom()
    return [dice.randrange(2**32) for _ in range(max(many * settings().max_examples // 100, 1))]


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
