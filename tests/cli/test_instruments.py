"""`mentorsurvey instruments`."""

import json
import shutil
from pathlib import Path

import pytest

from mentorsurvey.settings import ROOT
from tests.cli.conftest import Run


@pytest.fixture
def surveys(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the instruments, which the settings name."""
    copy = here / "surveys"
    shutil.copytree(ROOT / "surveys", copy)
    monkeypatch.setenv("MENTORSURVEY_SURVEYS", str(copy))
    return copy


def test_what_comes_with_the_program_has_nothing_to_mend(run: Run) -> None:
    result = run("instruments", "check")
    assert (result.exit_code, result.stderr) == (0, "")


def test_every_fault_is_told_with_its_file_its_line_and_how_to_mend_it(
    run: Run, surveys: Path
) -> None:
    file = surveys / "checkin.yaml"
    lines = file.read_text().splitlines()
    lines[0:0] = ["colour: red"]
    file.write_text("\n".join(lines) + "\ntitel: x\n")
    for path in ([], [surveys], [file]):
        result = run("instruments", "check", *path)
        assert result.exit_code == 1
        assert f"{file}:1: `colour` is not known here." in result.stdout
        assert f"{file}:{len(lines) + 1}: `titel` is not known here." in result.stdout
        assert result.stderr == "2 faults to mend.\n"


def test_a_path_that_is_not_there_is_told(run: Run) -> None:
    result = run("instruments", "check", "nowhere.yaml")
    assert (result.exit_code, "no such file" in result.stderr) == (2, True)


def test_a_faulty_instrument_opens_no_round(paired: Run, surveys: Path) -> None:
    (surveys / "checkin.yaml").write_text("key: [")
    result = paired("rounds", "open", "--instrument", "checkin", "--closes", "2099-01-01")
    assert (result.exit_code, "checkin.yaml:1" in result.stderr) == (2, True)


def test_the_schema_is_the_one_beside_the_instruments(run: Run) -> None:
    printed = run("instruments", "schema").stdout
    assert json.loads(printed)["$schema"].startswith("https://json-schema.org/")
    assert printed == (ROOT / "surveys" / "instrument.schema.json").read_text(encoding="utf-8")
