"""`mentorsurvey demo`: built once and whole, with three links that show something."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from mentorsurvey import sign_in, simulate
from mentorsurvey.cli import demo
from mentorsurvey.program import actor_of, only_program
from mentorsurvey.rounds import list_rounds
from mentorsurvey.store import Database
from tests.cli.conftest import Run

build = simulate.build


@pytest.fixture
def path(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a demonstration of a few people is built instead of the usual one."""

    def small(database: Database, **others: Any) -> simulate.Demo:
        return build(database, pairs=4, rounds=2, **others)

    monkeypatch.setattr(simulate, "build", small)
    return here / "demo" / "demo.db"


def tokens(output: str) -> dict[str, str]:
    return dict(re.findall(r"as (?:the|a) (\w+) +http://127\.0\.0\.1:8501/r/(\S+)", output))


def test_it_prints_a_working_link_for_each_of_three_people(run: Run, path: Path) -> None:
    result = run("demo", "--database", path)
    assert result.exit_code == 0, result.output
    found = tokens(result.stdout)
    assert list(found) == ["lead", "mentor", "mentee"]
    landings = {
        who: sign_in.landing(Database(path), token, now=datetime.now(UTC))
        for who, token in found.items()
    }
    assert [landing.scope for landing in landings.values()] == ["lead", *["participant"] * 2]
    assert landings["mentor"].forms
    assert landings["mentee"].forms
    assert len({landing.name for landing in landings.values()}) == 3


def test_again_it_builds_nothing_and_signs_the_same_people_in(run: Run, path: Path) -> None:
    names = []
    for _ in range(2):
        result = run("demo", "--database", path)
        landings = [
            sign_in.landing(Database(path), token, now=datetime.now(UTC))
            for token in tokens(result.stdout).values()
        ]
        names.append([landing.name for landing in landings])
    assert "Building" not in result.output
    assert names[0] == names[1]


def test_only_the_demonstration_and_who_its_links_are_for_stand_in_the_folder(
    run: Run, path: Path
) -> None:
    run("demo", "--database", path)
    assert sorted(one.name for one in path.parent.iterdir()) == [
        "demo.db",
        "demo.mail",
        "demo.tour.json",
    ]
    assert path.stat().st_mode & 0o777 == 0o600


def test_what_fails_half_way_leaves_no_demonstration(
    run: Run, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(database: Database, *, progress: Callable[[int, int], None], **_: Any) -> None:
        build(database, pairs=4, rounds=1, now=datetime.now(UTC), progress=progress)
        raise KeyboardInterrupt

    monkeypatch.setattr(simulate, "build", fail)
    assert run("demo", "--database", path).exit_code == 1
    assert list(path.parent.iterdir()) == []


def test_a_demonstration_that_lay_idle_has_an_open_round_again(
    run: Run, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("demo", "--database", path)
    later = datetime.now(UTC) + timedelta(days=200)
    monkeypatch.setattr(demo, "now", lambda: later)
    found = tokens(run("demo", "--database", path).stdout)
    database = Database(path)
    last = list_rounds(database, actor_of(only_program(database, None)))[-1]
    assert last.closes_at.date() - later.date() in (timedelta(days=9), timedelta(days=10))
    assert sign_in.landing(database, found["mentee"], now=later).forms


def test_a_program_of_real_people_is_not_taken_for_a_demonstration(founded: Run) -> None:
    result = founded("demo", "--database", "data/program.db")
    assert (result.exit_code, "not a demonstration" in result.stderr) == (2, True)


def test_a_place_that_cannot_be_written_to_is_told(run: Run, path: Path) -> None:
    result = run("demo", "--database", "/proc/demo.db")
    assert (result.exit_code, "cannot be written to" in result.stderr) == (2, True)
