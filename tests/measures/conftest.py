"""Where the published examples lie, for the checkouts that have them."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

DATA = Path(__file__).parents[3] / "shared" / "data"


@pytest.fixture
def worked_example() -> Callable[[str], dict[str, Any]]:
    path = DATA / "small" / "worked_examples.json"
    if not path.is_file():
        pytest.skip("the worked examples are not beside this checkout")
    examples: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return examples.__getitem__


@pytest.fixture
def shrout_fleiss() -> list[list[float]]:
    path = DATA / "small" / "shrout_fleiss_1979.csv"
    if not path.is_file():
        pytest.skip("the table of Shrout and Fleiss is not beside this checkout")
    with path.open(encoding="utf-8", newline="") as lines:
        return [[float(cell) for cell in row] for row in list(csv.reader(lines))[1:]]
