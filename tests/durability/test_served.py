"""A server whose database fails: probes are told, people read that nothing is saved, it goes on."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mentorsurvey.store import create
from mentorsurvey.store.migrations import MIGRATIONS
from tests.durability.disks import away, filled, immutable, small_disk, unwritable
from tests.house import TOM, House, address, founded
from tests.web.server import Server, serving

PROBES = 30


@dataclass(frozen=True, kw_only=True)
class Served:
    """A program on a disk of its own, the server on it, and a link."""

    house: House
    server: Server
    token: str

    @property
    def path(self) -> Path:
        """The database."""
        return self.house.database.path

    def probe(self) -> int:
        """The status that a probe is told."""
        return self.server.get("/healthz").status


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with ExitStack() as stack:
        disk = tmp_path_factory.mktemp("served") / "disk"
        with suppress(pytest.skip.Exception):  # all but the full disk can be had without it
            stack.enter_context(small_disk(disk, 6))
        moment = datetime.now(UTC) - timedelta(minutes=1)
        house = founded(create(disk / "data" / "house.db"), now=moment)
        token = house.token(TOM)
        server = stack.enter_context(serving(house.database.path))
        yield Served(house=house, server=server, token=token)


Trouble = Callable[[Served], AbstractContextManager[None]]


@contextmanager
def full(served: Served) -> Iterator[None]:
    with served.house.database.read() as tx:
        tx.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    with filled(served.path.parent.parent):
        yield


@contextmanager
def newer(served: Served) -> Iterator[None]:
    """A newer version has migrated the database while this one serves it."""
    with served.house.database.write() as tx:
        tx.insert(
            "_sqlite_migrations",
            {
                "migration_set": MIGRATIONS.name,
                "name": "m998_later",
                "applied_at": "2030-01-01 00:00:00+00:00",
            },
        )
    yield
    with served.house.database.look() as tx:
        tx.run("DELETE FROM _sqlite_migrations WHERE name = 'm998_later'")


TROUBLES: dict[str, tuple[Trouble, str]] = {
    "full": (full, "The disk is full"),
    "write error": (lambda served: unwritable(served.server.pid), "reports an error"),
    "immutable": (lambda served: immutable(served.path), "cannot be written to"),
    "folder away": (lambda served: away(served.path.parent), "There is no database here"),
    "newer": (newer, "A newer version of mentorsurvey wrote this database"),
}


@pytest.mark.parametrize("name", TROUBLES)
def test_a_probe_is_told_while_nothing_can_be_saved_and_a_person_too(
    served: Served, name: str
) -> None:
    trouble, sentence = TROUBLES[name]
    assert served.probe() == 200
    with trouble(served):
        assert [served.probe(), served.probe()] == [503, 503]
        reply = served.server.press(served.token)
        assert reply.status == 503
        assert "Not saved." in reply.body
        assert "Something is wrong on our side, not yours." in reply.body
        assert not reply.cookies
        for kept_back in (str(served.path.parent.parent), sentence, "SQLITE"):
            assert kept_back not in reply.body
    assert sentence in served.server.log.line_with(sentence)
    assert served.probe() == 200
    assert served.server.press(served.token).status == 303


@pytest.mark.parametrize("endings", [("-wal",), ("-shm",), ("-wal", "-shm")], ids="".join)
def test_a_deleted_log_is_told_to_a_probe_and_mended(
    served: Served, endings: tuple[str, ...]
) -> None:
    assert served.server.press(served.token).status == 303
    sessions = served.house.count("session")
    for ending in endings:
        Path(f"{served.path}{ending}").unlink()
    assert [served.probe(), served.probe()] == [503, 200]
    assert served.house.count("session") == sessions
    assert served.server.press(served.token).status == 303
    assert served.house.count("session") == sessions + 1


def test_a_person_who_comes_before_the_probe_is_not_told_of_a_deleted_log(served: Served) -> None:
    Path(f"{served.path}-wal").unlink()
    assert served.server.get(f"/r/{served.token}").status == 200
    assert served.server.press(served.token).status == 303
    assert [served.probe(), served.probe()] == [503, 200]


def test_many_probes_at_once_are_all_answered(served: Served) -> None:
    with ThreadPoolExecutor(PROBES) as pool:
        told = list(pool.map(lambda _: served.probe(), range(PROBES)))
    assert told == [200] * PROBES


def test_the_log_holds_no_name_no_address_and_no_token(served: Served) -> None:
    with unwritable(served.server.pid):
        assert served.server.press(served.token).status == 503
    served.server.log.line_with("Not saved.")
    lines = "".join(served.server.log.lines)
    for kept_back in (TOM, address(TOM), served.token, served.house.lead_token):
        assert kept_back not in lines
