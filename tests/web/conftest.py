"""One server by http and one by https for all of these tests; each test has its own program."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from mentorsurvey.store import Database, create
from tests.house import PAIRS, House, founded
from tests.web.server import Server, serving

HOSTILE = "<script>alert(1)</script>\"&'{{7*7}}"
NUMBERS = count(1)
"""No two programs on a server have one name."""
HTTPS = "https://survey.example.org"


@pytest.fixture(scope="session")
def served_database(tmp_path_factory: pytest.TempPathFactory) -> Database:
    """The database that both servers serve."""
    return create(tmp_path_factory.mktemp("served") / "house.db")


@pytest.fixture
def served(served_database: Database) -> House:
    """A program whose first round was opened a moment ago: the server has its own clock."""
    return founded(
        served_database,
        name=f"Bridge & Harbor <{next(NUMBERS)}>",
        timezone="Pacific/Kiritimati",
        now=datetime.now(UTC) - timedelta(minutes=1),
        pairs=(*PAIRS, (f"Zed {HOSTILE}", "Yan Ito")),
    )


@pytest.fixture(scope="session")
def server(served_database: Database) -> Iterator[Server]:
    with serving(served_database.path) as running:
        yield running


@pytest.fixture(scope="session")
def secure(served_database: Database) -> Iterator[Server]:
    """The same programs, where people come by https through a proxy."""
    with serving(served_database.path, base_url=HTTPS) as running:
        yield running
