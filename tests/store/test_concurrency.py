"""Everybody answers at the same moment: every answer is saved, and is there."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from mentorsurvey import responses, sign_in
from mentorsurvey.responses.forms import to_stored
from mentorsurvey.store import Database, create
from tests.conftest import Together
from tests.house import FULL, NOW, House, founded

ROOT = Path(__file__).parents[2]
MENTORS = [f"Mentor{number} Ames" for number in range(16)]
PAIRS = tuple(
    (mentor, f"Mentee{number}x{place} Bell")
    for place, mentor in enumerate(MENTORS)
    for number in range(10)
)
"""Sixteen mentors of ten: 160 forms, of which each asks as many questions as ``FULL`` answers."""


@pytest.fixture
def crowd(tmp_path: Path) -> House:
    return founded(create(tmp_path / "crowd.db"), pairs=PAIRS)


def forms(crowd: House) -> dict[str, list[tuple[str, str]]]:
    """Mentor → (session cookie, invitation) of each form."""
    found = {}
    for mentor in MENTORS:
        token = crowd.token(mentor)
        cookie = sign_in.start_session(crowd.database, token, browser=mentor, now=NOW)
        session = sign_in.resume(crowd.database, cookie, now=NOW)
        if session is None:
            raise LookupError(mentor)
        due = responses.due(crowd.database, session.actor)
        found[mentor] = [(cookie, form.owed.invitation_id) for form in due]
    return found


def stored(database: Database) -> Counter[tuple[str, float | None, str | None]]:
    with database.read() as tx:
        rows = tx.rows("SELECT item_id, number, words FROM answer")
    return Counter((row["item_id"], row["number"], row["words"]) for row in rows)


ANSWERS = 160 * len(FULL)
EVERY = Counter({(item_id, *to_stored(value)): 160 for item_id, value in FULL.items()})


def test_every_answer_from_16_threads_is_there(crowd: House, at_once: Together) -> None:
    owed = forms(crowd)

    def answering(mentor: str) -> int:
        for cookie, invitation_id in owed[mentor]:
            session = sign_in.resume(crowd.database, cookie, now=NOW)
            assert session is not None
            for item_id, value in FULL.items():
                responses.save(
                    crowd.database, session.actor, invitation_id, item_id, value, now=NOW
                )
        return len(owed[mentor]) * len(FULL)

    with crowd.database.kept_open():  # as a server does
        saved = at_once([lambda mentor=mentor: answering(mentor) for mentor in MENTORS])
    assert sum(saved) == ANSWERS
    assert stored(crowd.database) == EVERY


def test_every_answer_from_4_processes_is_there(crowd: House) -> None:
    owed = forms(crowd)
    shares = [[one for mentor in MENTORS[k::4] for one in owed[mentor]] for k in range(4)]
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.store.writer", str(crowd.database.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        for _ in shares
    ]
    for process, share in zip(processes, shares, strict=True):
        if process.stdin:
            process.stdin.write(json.dumps(share) + "\n")
            process.stdin.flush()
    for process in processes:
        if process.stdin:
            process.stdin.write("\n")
            process.stdin.flush()
    ended = [process.communicate(timeout=120) for process in processes]
    assert [out.strip() for out, _ in ended] == [str(ANSWERS // 4)] * 4, [err for _, err in ended]
    assert stored(crowd.database) == EVERY
