"""`mentorsurvey analyse` over a large file: what it takes, from its start to the last line."""

import csv
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

MANY, ROUNDS = 1_000_000, (1, 12)
"""Rows of a file, and the rounds that they are of."""

EACH = 3
"""Mentees a mentor."""

MOST_SECONDS, MOST_MB = 60.0, 2_000.0


def write(path: Path, rows: int, rounds: int) -> None:
    """Write answers of steady pairs on a scale of 1 to 7, about so many rows, in long form."""
    rng = np.random.default_rng(1)
    pairs = -(-rows // (2 * rounds))
    common = rng.normal(0, 9, (pairs, 1))
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["relationship", "round", "side", "measure", "value", "mentor"])
        for side in ("mentor", "mentee"):
            level = 75 + common + rng.normal(0, 9, (pairs, 1))
            points = np.clip(level + rng.normal(0, 8, (pairs, rounds)), 0, 100)
            said = np.round(1 + 6 * points / 100, 2).tolist()
            table.writerows(
                (pair, number, side, "bond", value, f"m{pair // EACH}")
                for pair, values in enumerate(said)
                for number, value in enumerate(values, start=1)
            )


def compare(*, rows: int = MANY) -> bool:
    """Print what analyses of files of so many rows take; whether every limit is kept."""
    kept = True
    for rounds in ROUNDS:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "answers.csv"
            write(path, rows, rounds)
            options = ["--min", "1", "--max", "7", "--json"]
            command = [sys.executable, "-m", "mentorsurvey", "analyse", str(path), *options]
            began, spent = time.perf_counter(), _processor()
            with (Path(folder) / "found.json").open("wb") as found:
                subprocess.run(command, stdout=found, check=True)
                size = found.tell() / 1e6
            seconds = time.perf_counter() - began
        spent = _processor() - spent
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        ok = seconds <= MOST_SECONDS and memory <= MOST_MB
        kept = kept and ok
        word = "ok" if ok else "over"
        print(
            f"{rows:>9,} rows, {rounds:2} rounds{seconds:8.1f} s, {spent:.1f} s of CPU,"
            f"{memory:6.0f} MB, {size:.0f} MB of JSON"
            f"   at most {MOST_SECONDS:g} s and {MOST_MB:,.0f} MB: {word}"
        )
    return kept


def _processor() -> float:
    """Seconds that processes that have ended took of the processor."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
