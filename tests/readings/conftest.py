"""Six relationships over two closed rounds, played once and copied for each test."""

from dataclasses import replace
from pathlib import Path

import pytest

from mentorsurvey.store import Database, create
from tests.conftest import copied
from tests.readings.played import Played, play


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Played:
    """The program that each test gets a copy of."""
    return play(create(tmp_path_factory.mktemp("played") / "played.db"))


@pytest.fixture
def played(original: Played, tmp_path: Path) -> Played:
    """Round 1 from both sides by all six; in round 2 the sixth mentor answers alone."""
    copy = tmp_path / "copy.db"
    copy.write_bytes(copied(original.database))
    return Played(house=replace(original.house, database=Database(copy)), after=original.after)
