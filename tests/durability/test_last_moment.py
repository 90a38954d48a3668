"""The last form comes in while the clock puts totals together: it counts, or it is refused."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from mentorsurvey.store import Database
from mentorsurvey.store.grace import GRACE
from tests.conftest import copied, placed
from tests.durability.couples import Seat, couples
from tests.durability.people import Deed, do
from tests.durability.processes import Process, people
from tests.house import CLOSES

PAIRS = 5
"""As many as a total takes: without the last form, there is none of the mentees."""
AHEAD = 0.1
"""Seconds from the order to the deed: both are there by then, and wait."""
END = CLOSES + GRACE
REFUSED = "response-closed: This round has closed, so nothing more was saved."


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A round in which all but one have submitted, as a file, and two processes."""

    file: bytes
    last: Seat
    person: Process
    clock: Process

    def submit(self) -> Deed:
        """The last form, at the last moment."""
        return self.last.deed("submit", (END - timedelta(microseconds=1)).isoformat())


CLOSE: Deed = ["", "close", "", END.isoformat()]
"""What the clock does half an hour after the close."""


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    database, seated = couples(tmp_path_factory.mktemp("last") / "house.db", PAIRS, answered=True)
    *others, last = [seat for couple in seated for seat in (couple.mentor, couple.mentee)]
    with database.write() as tx:
        for seat in others:
            assert do(tx, seat.deed("submit")) in ("submitted", "released")
    with people(database) as person, people(database) as clock:
        yield Scene(file=copied(database), last=last, person=person, clock=clock)


def heard(process: Process) -> str:
    """What came of the one deed of a new process, which is gone by now."""
    said = ""
    while "ended" not in (word := process.hear()):
        if isinstance(word, list):
            said = word[1]
    assert word == {"ended": 0}
    return said


def counted(database: Database, seat: Seat) -> tuple[bool, bool, set[int]]:
    """Whether a form is submitted and in a total, and how large the groups of mentees are."""
    with database.read() as tx:
        (form,) = tx.rows(
            "SELECT id, submitted_at FROM response WHERE invitation_id = :id", id=seat.invitation
        )
        groups = tx.rows(
            "SELECT COUNT(DISTINCT response_id) AS members,"
            " MAX(CASE WHEN response_id = :form THEN 1 ELSE 0 END) AS own"
            " FROM total_member JOIN total_group ON total_group.id = total_member.group_id"
            " WHERE total_group.total LIKE 'mentee:%' GROUP BY total_group.id",
            form=form["id"],
        )
        (asked,) = tx.rows("SELECT grouped_at, finish_until FROM round")
    assert asked["grouped_at"] is not None
    assert asked["finish_until"] is None
    sizes = {row["members"] for row in groups}
    return form["submitted_at"] is not None, any(row["own"] for row in groups), sizes


def is_whole(database: Database, scene: Scene, told: str) -> None:
    """Pass where the last form counts and its person was told so, or neither."""
    if told == "released":
        assert counted(database, scene.last) == (True, True, {PAIRS})
    else:
        assert told.startswith(REFUSED)
        assert counted(database, scene.last) == (False, False, set())


@pytest.mark.parametrize("first", ["person", "clock"])
def test_whoever_comes_first_decides_whether_the_last_form_counts(
    scene: Scene, first: str, tmp_path: Path
) -> None:
    database = placed(scene.file, tmp_path)
    both = [(scene.person, scene.submit()), (scene.clock, CLOSE)]
    told = {}
    for process, deed in both if first == "person" else both[::-1]:
        process.order(database=str(database.path), born=[deed], at=0)
        told[deed[1]] = heard(process)
    assert told["submit"].startswith("released" if first == "person" else REFUSED)
    assert told["close"] == "done"
    is_whole(database, scene, told["submit"])


def test_at_the_same_moment_the_last_form_counts_in_the_totals_or_is_refused(
    scene: Scene, tmp_path: Path, longer: int
) -> None:
    for number in range(4 * longer):
        folder = tmp_path / str(number)
        folder.mkdir()
        database = placed(scene.file, folder)
        at = time.monotonic() + AHEAD
        own, others = (at, at + number % 4 / 1000) if number % 2 else (at + number % 4 / 1000, at)
        path = str(database.path)
        scene.person.order(database=path, born=[scene.submit()], at=own)
        scene.clock.order(database=path, born=[CLOSE], at=others)
        told = heard(scene.person)
        assert heard(scene.clock) == "done"
        is_whole(database, scene, told)
