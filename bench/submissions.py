"""Durable submissions a second, beside raw commits of the very same rows."""

import sqlite3
import statistics
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from mentorsurvey import instruments, program, responses, rounds
from mentorsurvey.access import Actor, operator
from mentorsurvey.instruments import Construct, Item
from mentorsurvey.program import RosterRow
from mentorsurvey.store import Database, create

NOW = datetime.now(UTC)
AT_LEAST = 0.4


@dataclass(frozen=True)
class Waiting:
    """A filled form that is not submitted yet."""

    actor: Actor
    invitation_id: str


def filled_forms(folder: Path, pairs: int) -> tuple[Database, list[Waiting]]:
    """Make a program whose check-ins are answered by everybody and submitted by nobody."""
    database = create(folder / "submissions.db")
    made = program.found(
        database, operator(), name="Bench", lead_address="lead@example.org", now=NOW
    )
    actor = operator(made.program.id)
    instrument = instruments.shipped()["checkin"]
    cells = [{"mentor": f"Mentor {n}", "mentee": f"Mentee {n}"} for n in range(pairs)]
    rows = [RosterRow(line=line, cells=row) for line, row in enumerate(cells, start=2)]
    waiting = []
    with database.write() as tx:
        program.import_roster(tx, actor, rows, source="bench", now=NOW)
        opened = rounds.open_round(
            tx, actor, instrument, closes_at=NOW + timedelta(days=7), now=NOW
        )
        for standing in rounds.standings(tx, actor, opened.round_id):
            person = Actor(kind="person", program_id=made.program.id, person_id=standing.person_id)
            for item in instrument.items:
                if (value := _value(item)) is not None:
                    responses.save(tx, person, standing.invitation_id, item.id, value, now=NOW)
            waiting.append(Waiting(person, standing.invitation_id))
    return database, waiting


def _value(item: Item) -> object:
    """An answer to a question of the check-in; None where nobody is named whom one could ask."""
    match item.construct:
        case Construct.CONTACT:
            return None
        case Construct.TALK:
            return (item.options[0].value,)
        case Construct.FAIRNESS:
            return 0
        case _:
            return 5


def submit_all(database: Database, waiting: list[Waiting]) -> float:
    """Submit every form through the library, as a server does; the submissions a second."""
    with database.kept_open():
        begin = time.perf_counter()
        for one in waiting:
            responses.submit(database, one.actor, one.invitation_id, now=NOW)
        return len(waiting) / (time.perf_counter() - begin)


def raw_commits(source: Path, target: Path) -> float:
    """Write what the submissions wrote, one commit each, on one open connection."""
    with sqlite3.connect(source) as before:
        submitted = before.execute(
            "SELECT id, submitted_at, submitted_browser, released_at FROM response"
            " ORDER BY submitted_at, id"
        ).fetchall()
        scores = {
            row[0]: before.execute(
                "SELECT response_id, reader, measure, value FROM score WHERE response_id = ?",
                (row[0],),
            ).fetchall()
            for row in submitted
        }
    connection = sqlite3.connect(target, isolation_level=None)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    begin = time.perf_counter()
    for response_id, submitted_at, browser, released_at in submitted:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "UPDATE response SET submitted_at = ?, submitted_browser = ?, released_at = ?"
            " WHERE id = ?",
            (submitted_at, browser, released_at, response_id),
        )
        connection.executemany(
            "INSERT INTO score (response_id, reader, measure, value) VALUES (?, ?, ?, ?)",
            scores[response_id],
        )
        connection.execute("UPDATE program SET changes = changes + 1")
        connection.execute("COMMIT")
    rate = len(submitted) / (time.perf_counter() - begin)
    connection.close()
    return rate


def compare(*, pairs: int, runs: int) -> bool:
    """Print both rates of interleaved runs and their median ratio; whether it is enough."""
    ratios = []
    for run in range(runs):
        with tempfile.TemporaryDirectory(prefix="bench-") as name:
            folder = Path(name)
            database, waiting = filled_forms(folder, pairs)
            (folder / "raw.db").write_bytes(database.path.read_bytes())
            ours = submit_all(database, waiting)
            raw = raw_commits(database.path, folder / "raw.db")
        ratios.append(ours / raw)
        print(f"run {run + 1} submissions {ours:.0f}/s, raw commits {raw:.0f}/s", flush=True)
    ratio = statistics.median(ratios)
    kept = ratio >= AT_LEAST
    print(
        f"submissions ÷ raw commits {ratio:.2f}   at least {AT_LEAST}: {'ok' if kept else 'under'}"
    )
    return kept
