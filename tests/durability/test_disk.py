"""A disk that fails: what is not saved is never said to be, and saving goes on by itself later."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from pathlib import Path

import pytest
from click.testing import CliRunner

from mentorsurvey.cli import main
from mentorsurvey.errors import DatabaseError, NotDone
from mentorsurvey.settings import settings
from mentorsurvey.store import create
from tests.durability.acts import STEP, Acts
from tests.durability.couples import is_sound
from tests.durability.disks import away, filled, immutable, small_disk, unwritable, worn_disk
from tests.house import MIRA, TOM, House, address, founded

NOT_SAVED = (
    "Not saved. Something is wrong on our side, not yours. Please try again in a few minutes."
    " If it happens again, tell your program."
)
NOT_READ = NOT_SAVED.replace("Not saved.", "This can't be shown right now.")


def content(path: Path) -> list[str]:
    """Everything in a database, as whoever opens it next reads it."""
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


Trouble = Callable[[House], AbstractContextManager[None]]


@contextmanager
def full(house: House) -> Iterator[None]:
    with filled(house.database.path.parent):
        yield


@contextmanager
def log_immutable(house: House) -> Iterator[None]:
    with immutable(Path(f"{house.database.path}-wal")):
        yield


TROUBLES: dict[str, tuple[Trouble, str]] = {
    "full": (full, "The disk is full"),
    "write error": (lambda _: unwritable(), "The disk under the database reports an error"),
    "immutable": (lambda house: immutable(house.database.path), "cannot be written to"),
    "log immutable": (log_immutable, "The disk under the database reports an error"),
    "folder away": (lambda house: away(house.database.path.parent), "There is no database here"),
}
CASES = [
    pytest.param(name, kept, id=f"{name}, {'served' if kept else 'opened each time'}")
    for name in TROUBLES
    for kept in (True, False)
    if kept or name != "log immutable"  # the log is there while the database is open
]


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A small disk of its own."""
    with small_disk(tmp_path_factory.mktemp("small") / "disk", 6) as folder:
        yield folder


def emptied(house: House) -> None:
    """Copy the log back, so that each write that comes needs new room on the disk."""
    with closing(sqlite3.connect(house.database.path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def refused(acts: Acts, house: House) -> list[NotDone]:
    """What whoever does each thing is told while none of it can be done."""
    told = []
    for act in acts.listed().values():
        with pytest.raises(NotDone) as caught:
            act()
        told.append(caught.value)
    assert not house.database.answers()
    return told


@pytest.mark.parametrize(("name", "kept"), CASES)
def test_what_is_not_saved_is_said_not_to_be_and_saving_goes_on_afterwards(
    name: str, kept: bool, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    folder = (request.getfixturevalue("disk") if name == "full" else tmp_path) / f"{name}-{kept}"
    house = founded(create(folder / "house.db"))
    trouble, sentence = TROUBLES[name]
    with house.database.kept_open() if kept else nullcontext():
        acts = Acts(house)
        assert house.database.answers()
        emptied(house)
        before = content(house.database.path)
        with trouble(house):
            told = refused(acts, house)
        assert content(house.database.path) == before
        assert NOT_SAVED in {str(one) for one in told} <= {NOT_SAVED, NOT_READ}
        assert {sentence in str(one.details) for one in told} == {True}
        assert house.database.answers()
        for act in acts.listed().values():
            act()
    assert is_sound(house.database)


def test_a_servers_log_says_what_is_wrong_and_nothing_of_anybody(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    with house.database.kept_open():
        acts = Acts(house)
        with unwritable():
            refused(acts, house)
    lines = [one.getMessage() for one in caplog.records]
    assert len(lines) > len(acts.listed())
    assert set(lines) == {
        f"Not saved. {house.database.path}: The disk under the database reports an error."
        " Look into the system's log, and check the disk. (SQLITE_IOERR_WRITE)"
    }
    for told in (MIRA, TOM, address(MIRA), acts.token, acts.cookie, STEP):
        assert told not in caplog.text


def test_pages_can_be_read_while_nothing_can_be_saved(house: House) -> None:
    with house.database.kept_open():
        acts = Acts(house)
        with unwritable():
            refused(acts, house)
            assert house.count("answer") > 0
            assert is_sound(house.database)


def change(house: House) -> bool:
    """Whether a change is acknowledged."""
    try:
        with house.database.write() as tx:
            tx.run("UPDATE program SET changes = changes + 1")
    except NotDone:
        return False
    return True


def changes(house: House) -> int:
    with house.database.read() as tx:
        return int(tx.rows("SELECT changes FROM program")[0]["changes"])


def test_a_disk_that_forgets_what_it_took_is_found_out_before_anything_is_acknowledged(
    tmp_path: Path,
) -> None:
    with worn_disk(tmp_path / "worn") as (folder, below):
        house = founded(create(folder / "house.db"))
        with house.database.kept_open():
            acts = Acts(house)
            with filled(below):
                acknowledged = changes(house)
                while change(house):  # as long as the disk has blocks that are somewhere
                    acknowledged += 1
                assert changes(house) == acknowledged
                before = content(house.database.path)
                told = refused(acts, house)
            assert {str(one) for one in told} == {NOT_SAVED}
            assert content(house.database.path) == before
            assert house.database.answers()
            for act in acts.listed().values():
                act()
        assert is_sound(house.database)


@pytest.mark.parametrize("trouble", [lambda _: unwritable(), filled], ids=["write error", "full"])
def test_a_database_that_cannot_be_made_is_an_operators_to_mend(
    trouble: Callable[[Path], AbstractContextManager[None]], disk: Path
) -> None:
    with trouble(disk), pytest.raises(DatabaseError) as caught:
        create(disk / "new.db")
    assert not isinstance(caught.value, NotDone)
    assert caught.value.mend
    (disk / "new.db").unlink(missing_ok=True)


def test_the_doctor_speaks_up_before_a_disk_is_full(
    disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = create(disk / "doctored.db").path
    monkeypatch.setenv("MENTORSURVEY_DATABASE", str(path))
    settings.cache_clear()
    try:
        lines = CliRunner().invoke(main, ["doctor"]).stdout.splitlines()
    finally:
        settings.cache_clear()
    (line,) = [one for one in lines if "MB are free" in one]
    assert line.startswith("mend ")
    assert "Make room" in line
