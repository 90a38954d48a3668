"""Preview and import of a roster, by its size: whether each row costs the same in a large file.

Times are the processor's, of this process alone, so that other work on the machine counts little.
"""

import gc
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from mentorsurvey import program
from mentorsurvey.access import Actor, operator
from mentorsurvey.exchange import roster_columns, roster_files, roster_rows
from mentorsurvey.instruments import shipped
from mentorsurvey.program import RosterRow
from mentorsurvey.program.decisions import Decisions
from mentorsurvey.program.reconciling import import_settled, preview
from mentorsurvey.rounds import open_round
from mentorsurvey.store import Database, create

SIZES = (1_000, 10_000)
MOST_SECONDS, MOST_GROWTH = 10.0, 1.5
NOW = datetime(2026, 10, 5, 9, tzinfo=UTC)
CLOSES = datetime(2026, 11, 5, 9, tzinfo=UTC)
SYLLABLES = (
    "ka",
    "lo",
    "mi",
    "ren",
    "ta",
    "vi",
    "no",
    "sel",
    "bra",
    "dun",
    "or",
    "phe",
    "gli",
    "zan",
)
EACH = 2
"""Mentees a mentor."""

_Done = TypeVar("_Done")


def roster(pairs: int, *, seed: int = 0) -> bytes:
    """A file of so many pairs with addresses, five cohorts and nine departments."""
    rng = random.Random(seed)  # noqa: S311  # names, and nothing secret
    lines = ["Mentor,Mentor email,Mentee,Mentee email,Cohort,Department"]
    mentors = [_name(rng) for _ in range(-(-pairs // EACH))]
    for place in range(pairs):
        mentor = place // EACH
        lines.append(
            f"{mentors[mentor]},mentor{mentor}@example.org,{_name(rng)},mentee{place}@example.org,"
            f"{2020 + place % 5},Department {place % 9}"
        )
    return "\n".join(lines).encode()


def _name(rng: random.Random) -> str:
    parts = ("".join(rng.choices(SYLLABLES, k=rng.randint(2, 4))) for _ in range(2))
    return " ".join(part.title() for part in parts)


def rows_of(content: bytes) -> list[RosterRow]:
    """Read a file as the page does."""
    table = roster_files.read(("roster.csv", content))
    return roster_rows.pairs(table.rows, roster_columns.understand(table.columns)).rows


def once(pairs: int, seed: int) -> dict[str, float]:
    """Step → seconds, for a roster that is new, and for one of which nine rows of ten are there."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        database, actor = _founded(Path(folder))
        took: dict[str, float] = {}
        rows = _timed(took, "read", lambda: rows_of(roster(pairs, seed=seed)))
        alike = preview(database, actor, rows, now=NOW).alike
        said = Decisions(same={one.question: False for one in alike})
        _timed(took, "preview", lambda: preview(database, actor, rows, said, now=NOW))
        _timed(took, "import", lambda: _take(database, actor, rows, said))
        later = rows[pairs // 10 :]
        said = Decisions(others="end", reason="left")
        _timed(took, "preview of the next", lambda: preview(database, actor, later, said, now=NOW))
        _timed(took, "import of the next", lambda: _take(database, actor, later, said))
    return took


def _founded(folder: Path) -> tuple[Database, Actor]:
    database = create(folder / "import.db")
    made = program.found(database, operator(), name="P", lead_address="lead@example.org", now=NOW)
    actor = operator(made.program.id)
    first = [RosterRow(line=2, cells={"mentor": "Zoe Kern", "mentee": "Yan Ito"})]
    import_settled(database, actor, first, source="first.csv", now=NOW)
    open_round(database, actor, shipped()["checkin"], closes_at=CLOSES, now=NOW)
    return database, actor


def _take(database: Database, actor: Actor, rows: Sequence[RosterRow], said: Decisions) -> object:
    return import_settled(database, actor, rows, said, source="roster.csv", now=NOW)


def _timed(took: dict[str, float], step: str, work: Callable[[], _Done]) -> _Done:
    gc.collect()
    began = time.process_time()
    done = work()
    took[step] = time.process_time() - began
    return done


def compare(*, sizes: Sequence[int], runs: int) -> bool:
    """Print what each step takes at each size; whether it is fast enough and linear in rows."""
    found = {size: [once(size, seed) for seed in range(runs)] for size in sizes}
    small, large = sizes[0], sizes[-1]
    kept = True
    for step in found[large][0]:
        seconds = {size: statistics.median(one[step] for one in found[size]) for size in sizes}
        growth = statistics.median(
            (b[step] / large) / (a[step] / small)
            for a, b in zip(found[small], found[large], strict=True)
        )
        ok = seconds[large] <= MOST_SECONDS and growth <= MOST_GROWTH
        kept = kept and ok
        print(
            f"{step:20}{small:>7,} pairs{seconds[small]:7.2f} s {large:>7,} pairs"
            f"{seconds[large]:7.2f} s   at most {MOST_SECONDS:g};"
            f" a row × {growth:.2f}   at most {MOST_GROWTH:g}: {'ok' if ok else 'over'}",
            flush=True,
        )
    return kept
