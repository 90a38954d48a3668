"""Answers of a made-up program, and analyses of them by way of a file."""

import csv
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mentorsurvey.analyse.analysis import Analysis, analyse
from mentorsurvey.analyse.asked import Asked
from mentorsurvey.exchange.long_form import read

HEAD = ("relationship", "round", "side", "measure", "value", "mentor")
Row = tuple[object, ...]
Analyse = Callable[..., dict[str, Any]]


def analysis_in(folder: Path) -> Callable[..., Analysis]:
    """An analysis of rows by way of a file in this folder."""

    def work(rows: list[Row], mentors: bool = True, **asked: Any) -> Analysis:
        path = folder / "answers.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            width = 6 if mentors else 5
            csv.writer(file).writerows([row[:width] for row in (HEAD, *rows)])
        given = Asked(**{"minimum": 0, "maximum": 100, "replicates": 200, "items": 6, **asked})
        return analyse(read(path, given), given.choices())

    return work


def whole(found: Analysis) -> dict[str, Any]:
    """What the command prints as JSON."""
    return {**found.about, "relationships": list(found.relationships())}


def program(pairs: int = 60, rounds: int = 6, seed: int = 1, each: int = 3) -> list[Row]:
    """Answers of a made-up program: two scores, items, give and take; some forms missing."""
    dice = random.Random(seed)  # noqa: S311 – of answers, not of secrets
    rows: list[Row] = []
    for pair in range(pairs):
        level = dice.gauss(72, 10)
        for at, side in (
            (at, side) for at in range(1, rounds + 1) for side in ("mentor", "mentee")
        ):
            if dice.random() < 0.1:
                continue

            def value(level: float = level) -> float:
                return round(min(max(dice.gauss(level, 7), 0), 100), 1)

            said = {name: value() for name in ("bond", "guidance", "gave", "got")}
            said |= {f"item:bond/{item}": value() for item in range(3)}
            said |= {f"{flow}:{kind}": value() for flow in ("gave", "got") for kind in "abc"}
            rows += [
                (f"r{pair}", at, side, name, number, f"m{pair // each}")
                for name, number in said.items()
            ]
    return rows
