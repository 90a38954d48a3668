"""A real mentoring program: its published figures, from its own answers."""

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from mentorsurvey.measures.attention.quality import share
from mentorsurvey.measures.noise import mean

DATA = Path(__file__).parents[3] / "shared" / "data" / "openseeds"
CALLS = "How was your overall experience with the mentor-mentee calls?"


def rows(name: str) -> list[dict[str, str]]:
    if not (DATA / name).is_file():
        pytest.skip("the answers of Open Seeds are not beside this checkout")
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def over_cohorts(question: str, wanted: str) -> float:
    """Percent of what was ticked, as the mean of the cohorts: several ticks are several answers."""
    ticked: dict[str, list[bool | None]] = defaultdict(list)
    for row in rows("participant_post.csv"):
        ticked[row["cohort"]] += [one == wanted for one in row[question].split(", ") if one]
    shares = [share(one).value for one in ticked.values()]
    assert len(shares) == 8
    return 100 * mean([one for one in shares if one is not None])


def test_so_many_would_recommend_the_program() -> None:
    found = over_cohorts("Would you recommend this program to others?", "Yes")
    assert found == pytest.approx(96.849, abs=5e-4)


def test_so_many_found_their_calls_always_useful() -> None:
    found = over_cohorts(CALLS, "Mentoring calls were always useful")
    assert found == pytest.approx(77.294, abs=5e-4)


def test_so_many_projects_did_not_graduate() -> None:
    graduated = {row["project"]: row["graduated"] == "1" for row in rows("pairs_anonymised.csv")}
    found = share(not one for one in graduated.values())
    assert (found.yes, found.n) == (49, 238)
