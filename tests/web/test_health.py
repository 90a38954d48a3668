"""A probe is told the truth: ok where the database answers, and only there."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mentorsurvey import rounds
from mentorsurvey.clock.state import clock_state
from mentorsurvey.clock.tick import tick
from mentorsurvey.store import clock, create
from tests.house import TOM, House, founded
from tests.web.server import Server, serving


@pytest.fixture(scope="module")
def doomed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Path]]:
    """A server of its own whose database has been moved away from under it."""
    house = founded(create(tmp_path_factory.mktemp("doomed") / "house.db"))
    path = house.database.path
    with serving(path) as running:
        if running.get("/healthz").status != 200:
            raise LookupError("the server was not well to begin with")
        path.rename(path.with_name("away.db"))
        yield running, path


def test_the_server_is_well_while_its_database_answers(server: Server) -> None:
    reply = server.get("/healthz")
    assert (reply.status, reply.body) == (200, "ok")
    assert server.request("HEAD", "/healthz").status == 200
    assert reply.headers["Cache-Control"] == "no-store"


def test_a_clock_that_has_stopped_is_told_and_takes_no_server_away(tmp_path: Path) -> None:
    house = founded(create(tmp_path / "house.db"))
    tick(house.database, now=datetime.now(UTC) - timedelta(hours=2))
    with serving(house.database.path, clock="off") as server:
        quiet, watched = server.get("/healthz"), server.get("/healthz?clock")
    assert (quiet.status, quiet.body) == (200, "ok\nthe clock has stopped")
    assert (watched.status, watched.body) == (503, "the clock has stopped")


def test_a_server_ticks_by_itself_and_leaves_the_clock_when_it_ends(tmp_path: Path) -> None:
    house = founded(create(tmp_path / "house.db"), now=datetime.now(UTC) - timedelta(days=30))
    with serving(house.database.path) as server:
        give_up_at = time.monotonic() + 60
        while clock_state(house.database, now=datetime.now(UTC)).standing == "never":
            assert time.monotonic() < give_up_at
            assert server.get("/healthz").status == 200
        assert server.get("/healthz?clock").body == "ok"
    (asked,) = rounds.list_rounds(house.database, house.operator)
    assert asked.closed_at is not None
    with house.database.read() as tx:
        assert clock.lease(tx).holder == ""


def test_the_server_is_unwell_when_the_database_is_gone_and_makes_no_new_one(
    doomed: tuple[Server, Path],
) -> None:
    server, path = doomed
    path.unlink(missing_ok=True)
    reply = server.get("/healthz")
    assert (reply.status, reply.body) == (503, "the database does not answer")
    assert not path.exists()


@pytest.mark.parametrize("content", [b"", b"not a database " * 100], ids=["empty", "text"])
def test_the_server_is_unwell_when_another_file_stands_in_its_place(
    doomed: tuple[Server, Path], content: bytes
) -> None:
    server, path = doomed
    path.write_bytes(content)
    assert server.get("/healthz").status == 503
    assert path.read_bytes() == content


def test_a_link_says_what_to_do_while_the_database_is_gone(doomed: tuple[Server, Path]) -> None:
    server, path = doomed
    path.unlink(missing_ok=True)
    for reply in (server.get("/r/token"), server.press("token")):
        assert reply.status == 503
        assert "Nothing that was answered before is lost" in reply.body
        assert str(path) not in reply.body
        assert not reply.cookies


def test_the_first_page_is_found_by_its_name_too(server: Server) -> None:
    reply = server.get("/home")
    assert (reply.status, reply.headers["Location"]) == (307, "/")


def test_the_first_page_of_a_participant_is_found_by_its_name_too(
    server: Server, served: House
) -> None:
    reply = server.get("/due", Cookie=server.sign_in(served.token(TOM)))
    assert (reply.status, reply.headers["Location"]) == (303, "/")
    lead = server.sign_in(served.lead_token)
    assert server.get("/due", Cookie=lead).status == 200
