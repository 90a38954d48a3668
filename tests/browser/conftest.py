"""A real server, a real Chromium: skipped with the way to mend it where there is none."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from mentorsurvey import instruments, program, rounds, sign_in
from mentorsurvey.access import operator
from mentorsurvey.program import RosterRow
from mentorsurvey.store import Database, create
from tests.browser.relay import Relay, relaying

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
MISSING = "no Chromium here: `make browser` installs Debian's"
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NUMBERS = count(1)
"""No two programs on a server have one name."""
PHONE = {"width": 375, "height": 740}
DESK = {"width": 1280, "height": 900}
VIEWPORTS = [pytest.param(PHONE, id="phone"), pytest.param(DESK, id="desk", marks=pytest.mark.soak)]
"""Small, and large; most of what can go wrong on a page goes wrong where there is little room."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("browser")
            if CHROMIUM is None and os.environ.get("CI") != "true":
                item.add_marker(pytest.mark.skip(reason=MISSING))


@dataclass(frozen=True, kw_only=True)
class World:
    """A program on a running server: who can come in, and by which link."""

    url: str
    database: Database
    program_id: str
    round_id: str
    links: dict[str, str]

    @property
    def lead(self) -> str:
        return self.links["lead"]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(database: Path, port: int) -> Iterator[str]:
    """`mentorsurvey serve` as its operator starts it."""
    url = f"http://127.0.0.1:{port}"
    log = database.with_suffix(".log").open("w")
    server = subprocess.Popen(
        [sys.executable, "-m", "mentorsurvey", "serve", "--port", str(port)],
        cwd=database.parent,
        env={**os.environ, "MENTORSURVEY_DATABASE": str(database), "MENTORSURVEY_BASE_URL": url},
        stdout=log,
        stderr=log,
    )
    try:
        deadline = time.monotonic() + 60
        while True:
            try:
                urllib.request.urlopen(f"{url}/healthz", timeout=5).close()  # noqa: S310
                break
            except OSError:
                if server.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError(database.with_suffix(".log").read_text()) from None
                time.sleep(0.1)  # waits for a port, not for a behaviour
        yield url
    finally:
        server.terminate()
        server.wait(timeout=20)
        log.close()


def name_contacts(database: Database, lead_token: str, now: datetime) -> None:
    """Let people ask for the lead, or for somebody else in confidence."""
    cookie = sign_in.start_session(database, lead_token, browser="office", now=now)
    session = sign_in.resume(database, cookie, now=now)
    assert session is not None
    lead = session.actor
    program.name_lead_contact(database, lead, lead.person_id, now=now)
    program.name_confidential_contact(database, lead, "Sam Ode", "sam@example.org", now=now)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Database]]:
    """The address of a running server, and its database."""
    database = create(tmp_path_factory.mktemp("server") / "world.db")
    with serving(Path(database.path), free_port()) as url:
        yield url, database


@pytest.fixture
def make_world(server: tuple[str, Database]) -> Callable[..., World]:
    """A program with one mentor of two mentees, and an open round.

    With ``named``, it names a lead and somebody in confidence whom people can ask for.
    """
    url, database = server

    def make(
        instrument: str = "checkin",
        *,
        pairs: Sequence[tuple[str, str]] = (("Ana Lee", "Ben Ortiz"), ("Ana Lee", "Chi Wu")),
        named: bool = False,
    ) -> World:
        now = datetime.now(UTC)
        founded = program.found(
            database,
            operator(),
            name=f"Faculty Mentoring {next(NUMBERS)}",
            lead_address="lead@example.org",
            lead_name="Dr. Lena Lead",
            now=now,
        )
        actor = operator(founded.program.id)
        rows = [
            RosterRow(line=line, cells={"mentor": mentor, "mentee": mentee})
            for line, (mentor, mentee) in enumerate(pairs, start=2)
        ]
        program.import_roster(database, actor, rows, source="pairs.csv", now=now)
        if named:
            name_contacts(database, founded.token, now)
        opened = rounds.open_round(
            database,
            actor,
            instruments.shipped()[instrument],
            closes_at=(now + timedelta(days=9)).replace(hour=23, minute=59, second=59),
            now=now,
        )
        links = {
            minted.name: f"{url}/r/{minted.token}"
            for minted in sign_in.mint_for_round(database, actor, opened.round_id, now=now)
        }
        links["lead"] = f"{url}/r/{founded.token}"
        return World(
            url=url,
            database=database,
            program_id=founded.program.id,
            round_id=opened.round_id,
            links=links,
        )

    return make


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    if CHROMIUM is None:
        pytest.fail(MISSING)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def nobody_stays(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[None]:
    """Who came in for one test leaves after it: a page that stays open goes on using the processor.

    ``come`` keeps its people for a whole module.
    """
    yield
    if "come" not in request.fixturenames:
        for context in chromium.contexts:
            context.close()


@pytest.fixture
def network() -> Iterator[Callable[[World], Relay]]:
    """The way from the browser to a world's server."""
    opened = []

    def to(world: World) -> Relay:
        opened.append(relaying(int(world.url.rsplit(":", 1)[1])))
        return opened[-1].__enter__()

    yield to
    for each in opened:
        each.__exit__(None, None, None)


def stored(world: World) -> dict[str, object]:
    """Item → what the database holds of the answers to a round."""
    with world.database.read() as tx:
        rows = tx.rows(
            "SELECT item_id, number, words FROM answer"
            " JOIN response ON response.id = answer.response_id"
            " JOIN invitation ON invitation.id = response.invitation_id WHERE round_id = :round",
            round=world.round_id,
        )
    return {row["item_id"]: row["words"] or row["number"] for row in rows}
