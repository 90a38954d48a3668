"""Two people of a pair, or one in two tabs, do something at the same moment: one comes first."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from mentorsurvey.store import Database
from tests.durability.couples import Couple, couples, is_sound, stands
from tests.durability.people import Deed, do
from tests.durability.processes import Process, people
from tests.house import FULL

TIMES = 6
TESTS = 7
"""How many races each test runs, and how many tests there are."""
AHEAD = 0.06
"""Seconds from the order to the deed: both are there by then, and wait."""

Race = Callable[[Deed, Deed], tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class Scene:
    """Pairs who have answered everything, and a way to let two things happen at once."""

    database: Database
    waiting: list[Couple]
    times: int
    race: Race

    def some(self, verb: str = "", *more: object) -> list[Couple]:
        """Pairs of whom no other test knows, whose mentors have done something."""
        chosen = [self.waiting.pop() for _ in range(self.times)]
        if verb:
            for couple in chosen:
                assert do(self.database, couple.mentor.deed(verb, *more)) in ("done", "submitted")
        return chosen


@pytest.fixture(scope="module", params=["processes", "threads"])
def scene(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, longer: int
) -> Iterator[Scene]:
    path = tmp_path_factory.mktemp("races") / "house.db"
    times = TIMES * longer
    database, seated = couples(path, times * TESTS, answered=True)
    with people(database) as first, people(database) as second:
        race = _threads(first) if request.param == "threads" else _processes(first, second)
        yield Scene(database=database, waiting=seated, times=times, race=race)


def _processes(first: Process, second: Process) -> Race:
    def race(one: Deed, other: Deed) -> tuple[str, str]:
        at = time.monotonic() + AHEAD
        first.order(born=[one], at=at)
        second.order(born=[other], at=at)
        said = [_heard(process) for process in (first, second)]
        return said[0][0], said[1][0]

    return race


def _threads(process: Process) -> Race:
    def race(one: Deed, other: Deed) -> tuple[str, str]:
        process.order(threads=[one, other], at=time.monotonic() + AHEAD)
        said = _heard(process)
        return said[0], said[1]

    return race


def _heard(process: Process) -> dict[int, str]:
    """Place → what came of it, of all that a new process said until it was gone."""
    said = {}
    while "ended" not in (heard := process.hear()):
        if isinstance(heard, list):
            said[heard[0]] = heard[1]
    assert heard == {"ended": 0}
    return said


def released_at(database: Database, couple: Couple) -> list[str | None]:
    with database.read() as tx:
        rows = tx.rows(
            "SELECT released_at FROM response WHERE invitation_id IN (:mentor, :mentee)",
            mentor=couple.mentor.invitation,
            mentee=couple.mentee.invitation,
        )
    return [row["released_at"] for row in rows]


def audience(database: Database, invitation: str, item_id: str) -> str:
    with database.read() as tx:
        row = tx.row(
            "SELECT answer.audience FROM answer JOIN response"
            " ON response.id = answer.response_id"
            " WHERE response.invitation_id = :invitation AND answer.item_id = :item",
            invitation=invitation,
            item=item_id,
        )
    assert row is not None
    return str(row["audience"])


def test_both_submit_and_exactly_one_of_them_releases_both(scene: Scene) -> None:
    for couple in scene.some():
        told = scene.race(couple.mentor.deed("submit"), couple.mentee.deed("submit"))
        assert sorted(told) == ["released", "submitted"]
        moments = released_at(scene.database, couple)
        assert len(moments) == 2
        assert None not in moments
        assert len(set(moments)) == 1
        stood = stands(scene.database)
        for seat in (couple.mentor, couple.mentee):
            assert stood[seat.invitation] == (len(FULL), True, True, True)
    assert is_sound(scene.database)


def test_submitting_twice_is_submitting_once(scene: Scene) -> None:
    for couple in scene.some():
        deed = couple.mentor.deed("submit")
        assert sorted(scene.race(deed, deed)) == ["again", "submitted"]
        stood = stands(scene.database)
        assert stood[couple.mentor.invitation] == (len(FULL), True, False, True)
        assert stood[couple.mentee.invitation] == (len(FULL), False, False, False)


def test_the_partner_submits_or_one_takes_back_whichever_comes_first(scene: Scene) -> None:
    for couple in scene.some("submit"):
        took, submitted = scene.race(couple.mentor.deed("take_back"), couple.mentee.deed("submit"))
        stood = stands(scene.database)
        mentor, mentee = stood[couple.mentor.invitation], stood[couple.mentee.invitation]
        if submitted == "released":
            assert took.startswith("response-closed: Both of you have submitted")
            assert mentor == mentee == (len(FULL), True, True, True)
        else:
            assert (took, submitted) == ("done", "submitted")
            assert mentor == (len(FULL), False, False, False)
            assert mentee == (len(FULL), True, False, True)
        assert len(set(released_at(scene.database, couple))) == 1


def test_taking_back_twice_is_taking_back_once(scene: Scene) -> None:
    for couple in scene.some("submit"):
        deed = couple.mentor.deed("take_back")
        done, told = sorted(scene.race(deed, deed))
        assert done == "done"
        assert told.startswith("response-closed: This form is not submitted.")
        assert stands(scene.database)[couple.mentor.invitation] == (len(FULL), False, False, False)


def test_an_answer_is_saved_or_the_form_is_submitted_without_it(scene: Scene) -> None:
    for couple in scene.some():
        seat = couple.mentor
        saved, submitted = scene.race(seat.deed("save", "core.trust", 7), seat.deed("submit"))
        assert submitted == "submitted"
        with scene.database.read() as tx:
            row = tx.row(
                "SELECT answer.number AS kept FROM answer JOIN response"
                " ON response.id = answer.response_id"
                " WHERE answer.item_id = 'core.trust' AND response.invitation_id = :invitation",
                invitation=seat.invitation,
            )
        assert row is not None
        assert saved == "done" or saved.startswith("response-closed: This form is submitted")
        assert row["kept"] == (7 if saved == "done" else FULL["core.trust"])


@pytest.mark.parametrize(("before", "wished"), [("only_you", "leads"), ("leads", "only_you")])
def test_who_may_see_an_answer_is_set_or_refused_and_stands_as_its_author_was_told(
    scene: Scene, before: str, wished: str
) -> None:
    item_id = "core.trust"
    for couple in scene.some("set_audience", item_id, before):
        seat = couple.mentor
        told, submitted = scene.race(
            seat.deed("set_audience", item_id, wished), seat.deed("submit")
        )
        assert submitted == "submitted"
        if wished == "leads":
            assert told == "done" or "That would show the answer to more people" in told
        else:
            assert told == "done"
        standing = wished if told == "done" else before
        assert audience(scene.database, seat.invitation, item_id) == standing
        with scene.database.read() as tx:
            scored = tx.row(
                "SELECT 1 AS found FROM score JOIN response ON response.id = score.response_id"
                " WHERE response.invitation_id = :invitation AND measure = :measure",
                invitation=seat.invitation,
                measure=f"item:{item_id}",
            )
        assert (scored is not None) == (standing == "leads")
