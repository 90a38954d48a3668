"""The page of people with many pairs, beside a bare page that draws the same table."""

import asyncio
import pickle
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from bench.imports import roster, rows_of
from bench.pages import AT_MOST, Played, measure
from bench.servers import Cores
from mentorsurvey import program, sign_in
from mentorsurvey.access import operator
from mentorsurvey.sign_in.cookies import SESSION
from mentorsurvey.store import create


def play(folder: Path, pairs: int) -> Played:
    """A program of so many pairs, its lead signed in, and the table of its pairs, ready to draw."""
    now = datetime.now(UTC)
    database = create(folder / "people.db")
    made = program.found(database, operator(), name="P", lead_address="lead@example.org", now=now)
    actor = operator(made.program.id)
    program.import_roster(database, actor, rows_of(roster(pairs)), source="roster.csv", now=now)
    session = sign_in.start_session(database, made.token, browser="bench", now=now)
    listed = program.relationships(database, actor)
    table = {
        "Mentee": [pair.mentee for pair in listed],
        "Mentor": [pair.mentor for pair in listed],
        "Cohort": [", ".join(pair.cohorts) for pair in listed],
        "Department": [", ".join(pair.departments) for pair in listed],
        "Phase": [pair.phase.title() for pair in listed],
        "Status": ["Active"] * len(listed),
    }
    (folder / "people.pickle").write_bytes(pickle.dumps(table))
    return Played(
        folder=folder, database=database, cookie=f"{SESSION}={session}", relationship_id=""
    )


def compare(*, pairs: int, runs: int, count: int) -> bool:
    """Print the ratio of the page to a bare one; whether it is small enough."""
    cores = Cores.plan()
    cores.pin_driver()
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        print(f"{pairs:,} pairs", flush=True)
        played = play(Path(name), pairs)
        found = asyncio.run(measure(played, cores, runs=runs, count=count, pages=("people",)))
    ratio, most = found["people"], AT_MOST["people"]
    print(
        f"people        product ÷ bare {ratio:6.2f}   at most {most:g}:"
        f" {'ok' if ratio <= most else 'over'}"
    )
    return ratio <= most
