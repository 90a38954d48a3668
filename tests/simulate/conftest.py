from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mentorsurvey.access import Actor
from mentorsurvey.sign_in import DEMO_BROWSER, hashed
from mentorsurvey.simulate import Demo, build
from mentorsurvey.store import Database, create
from mentorsurvey.store.database import Row

NOW = datetime(2026, 10, 5, 9, 0, tzinfo=UTC)
PAIRS, ROUNDS, SEED = 8, 3, 20


EVERY_ANSWER = (
    "SELECT round.number AS round, mentor.address AS mentor, mentee.address AS mentee,"
    " invitation.side, answer.item_id, answer.number, answer.words, answer.cant_say,"
    " answer.audience, answer.answered_at, response.started_at, response.submitted_at,"
    " response.released_at"
    " FROM answer JOIN response ON response.id = answer.response_id"
    " JOIN invitation ON invitation.id = response.invitation_id"
    " JOIN round ON round.id = invitation.round_id"
    " JOIN relationship ON relationship.id = invitation.relationship_id"
    " JOIN person mentor ON mentor.id = relationship.mentor_id"
    " JOIN person mentee ON mentee.id = relationship.mentee_id"
    " ORDER BY 1, 2, 3, 4, 5"
)


@dataclass(frozen=True, kw_only=True)
class Simulated:
    """A simulated program in a database, and what was reported while it was played."""

    database: Database
    demo: Demo
    reported: list[tuple[int, int]]

    def rows(self, sql: str, **values: str | int) -> list[Row]:
        """What the database holds."""
        with self.database.read() as tx:
            return tx.rows(sql, **values)

    def answers(self) -> list[Row]:
        """Every answer, with whose it is and how far its form has come, in a stable order."""
        return self.rows(EVERY_ANSWER)

    def actor(self, person_id: str, *, lead: bool = False) -> Actor:
        """A person of the program on the browser of the simulation."""
        return Actor(
            kind="person",
            program_id=self.demo.program.id,
            person_id=person_id,
            scope="lead" if lead else "participant",
            browser=hashed(DEMO_BROWSER),
        )


def played(path: Path, *, seed: int = SEED) -> Simulated:
    """A small program at that path."""
    database, reported = create(path), []
    demo = build(
        database,
        pairs=PAIRS,
        rounds=ROUNDS,
        seed=seed,
        now=NOW,
        progress=lambda done, total: reported.append((done, total)),
    )
    return Simulated(database=database, demo=demo, reported=reported)


@pytest.fixture(scope="session")
def simulated(tmp_path_factory: pytest.TempPathFactory) -> Simulated:
    """A small program, read by many tests and changed by none."""
    return played(tmp_path_factory.mktemp("simulated") / "demo.db")


@pytest.fixture(scope="session")
def usual(tmp_path_factory: pytest.TempPathFactory) -> Simulated:
    """The program as the demo has it, read by many tests and changed by none."""
    database = create(tmp_path_factory.mktemp("usual") / "demo.db")
    return Simulated(database=database, demo=build(database, now=NOW), reported=[])


@pytest.fixture
def own(tmp_path: Path) -> Simulated:
    """The same program, for a test that changes it."""
    return played(tmp_path / "demo.db")
