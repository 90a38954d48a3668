"""One server by http and one by https for all of these tests, each with its own program."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from mentorsurvey.store import create
from tests.house import PAIRS, House, founded
from tests.web.server import Server, serving

HOSTILE = "<script>alert(1)</script>\"&'{{7*7}}"
HTTPS = "https://survey.example.org"


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A program whose first round was opened a moment ago: the server has its own clock."""
    return founded(
        create(tmp_path_factory.mktemp("served") / "house.db"),
        name="Bridge & Harbor <2>",
        timezone="Pacific/Kiritimati",
        now=datetime.now(UTC) - timedelta(minutes=1),
        pairs=(*PAIRS, (f"Zed {HOSTILE}", "Yan Ito")),
    )


@pytest.fixture(scope="session")
def server(served: House) -> Iterator[Server]:
    with serving(served.database.path) as running:
        yield running


@pytest.fixture(scope="session")
def secure(served: House) -> Iterator[Server]:
    """The same program, where people come by https through a proxy."""
    with serving(served.database.path, base_url=HTTPS) as running:
        yield running
