"""The five steps of the README's first program, run as they stand there."""

import csv
import os
import re
import shlex
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).parents[1]
HEADING = "## Your first program, in five steps"
PAIRS = (("Dr. Ana Lee", "Ben Ortiz", "2026"), ("Dr. Ana Lee", "Chi Wu", "2026"))
PEOPLE = {"Dr. Ana Lee", "Ben Ortiz", "Chi Wu"}
SOON = datetime.now(UTC).date() + timedelta(days=21)
"""Takes the place of the day in the README, which passes."""
PATIENCE = 60


def section(heading: str) -> str:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return text.partition(f"{heading}\n")[2].partition("\n## ")[0]


def steps() -> list[list[str]]:
    """The command of each numbered step, in words."""
    found = re.split(r"^\d+\. ", section(HEADING), flags=re.MULTILINE)[1:]
    listed = []
    for step in found:
        commands = [line.strip() for line in step.splitlines() if line.startswith(" " * 7)]
        assert len(commands) == 1, step
        listed.append(shlex.split(commands[0]))
    return listed


def option(command: list[str], name: str) -> str:
    return command[command.index(name) + 1]


def replaced(command: list[str], name: str, value: str) -> list[str]:
    place = command.index(name) + 1
    return [*command[:place], value, *command[place + 1 :]]


@dataclass(frozen=True, kw_only=True)
class Machine:
    """A folder of its own in which the commands of the README are run."""

    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        mine = {name: text for name, text in os.environ.items() if "MENTORSURVEY" not in name}
        return {**mine, "MENTORSURVEY_DATABASE": str(self.folder / "data" / "mentorsurvey.db")}

    def line(self, command: list[str]) -> list[str]:
        assert command[0] == "mentorsurvey"
        return [sys.executable, "-m", *command]

    def run(self, command: list[str], *, ends_with: tuple[int, ...] = (0,)) -> str:
        done = subprocess.run(
            self.line(command),
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode in ends_with, done.stderr
        assert "Traceback" not in done.stderr
        return done.stdout

    def links(self) -> list[dict[str, str]]:
        with (self.folder / "links.csv").open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    return Machine(folder=tmp_path_factory.mktemp("readme"))


@pytest.fixture(scope="module")
def said(machine: Machine) -> list[str]:
    """What the commands say, in order: the import once dry and once for real; no server."""
    make, bring, ask, export, _ = steps()
    roster = machine.folder / bring[3]
    roster.write_text(
        "\n".join(",".join(row) for row in (("Mentor", "Mentee", "Year"), *PAIRS)) + "\n",
        encoding="utf-8",
    )
    ask = replaced(ask, "--closes", SOON.isoformat())
    return [
        machine.run(make),
        machine.run([*bring, "--dry-run"]),
        machine.run(bring),
        machine.run(ask),
        machine.run(export),
    ]


def test_the_readme_has_five_steps() -> None:
    assert [command[1:3] for command in steps()] == [
        ["init", "--program"],
        ["roster", "import"],
        ["rounds", "open"],
        ["links", "export"],
        ["serve"],
    ]


def test_the_steps_speak_of_one_program_one_round_and_a_day() -> None:
    make, _, ask, export, _ = steps()
    assert option(ask, "--program") == option(make, "--program")
    assert option(export, "--round") == "1"
    assert date.fromisoformat(option(ask, "--closes"))


def test_making_the_program_gives_its_lead_a_link(said: list[str], machine: Machine) -> None:
    assert re.search(r"signs in with http://\S+/r/\S{40,}", said[0])
    assert (machine.folder / "data" / "mentorsurvey.db").is_file()


def test_a_dry_run_says_what_would_happen_and_nothing_does(said: list[str]) -> None:
    assert "2 pairs would be new" in said[1]
    assert "2 pairs new, 0 already there" in said[2]


def test_importing_says_how_to_take_it_back(said: list[str]) -> None:
    assert " roster undo " in said[2]


def test_the_round_is_open_until_the_day_that_was_named(said: list[str]) -> None:
    assert f"Round 1 is open until the end of {SOON}, Europe/Paris" in said[3]
    assert "4 invitations" in said[3]


def test_everyone_has_a_link_in_the_file(said: list[str], machine: Machine) -> None:
    assert "3 links in links.csv" in said[4]
    rows = machine.links()
    assert {row["name"] for row in rows} == PEOPLE
    assert len({row["link"] for row in rows}) == len(PEOPLE)
    assert {row["name"]: row["forms"] for row in rows}["Dr. Ana Lee"] == "2"


def test_the_file_of_links_is_its_owners_alone(said: list[str], machine: Machine) -> None:
    assert said
    assert (machine.folder / "links.csv").stat().st_mode & 0o077 == 0


def test_the_server_opens_a_link_of_the_file(said: list[str], machine: Machine) -> None:
    assert said
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    log = machine.folder / "serve.log"
    with log.open("w", encoding="utf-8") as out:
        server = subprocess.Popen(
            [*machine.line(steps()[4]), "--port", str(port)],
            cwd=machine.folder,
            env=machine.environment,
            stdout=out,
            stderr=out,
        )
        try:
            assert answer(server, f"{url}/healthz", log) == "ok"
            for row in machine.links():
                page = answer(server, url + urlsplit(row["link"]).path, log)
                assert f"<h1>For <bdi>{row['name']}</bdi></h1>" in page
        finally:
            server.send_signal(signal.SIGINT)
            ended = server.wait(timeout=PATIENCE)
    assert ended == 0
    assert f"Serving {url}" in log.read_text(encoding="utf-8")


def answer(server: subprocess.Popen[bytes], url: str, log: Path) -> str:
    """What the server answers, as soon as it listens."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(url, timeout=PATIENCE) as reply:  # noqa: S310
                return str(reply.read().decode())
        except ConnectionError:
            pass
        except urllib.error.URLError as problem:
            if not isinstance(problem.reason, ConnectionError):
                raise
        if server.poll() is not None or time.monotonic() > deadline:
            pytest.fail(log.read_text(encoding="utf-8"))
        time.sleep(0.05)  # waits for a port, not for a behaviour


def test_doctor_finds_nothing_to_mend_in_the_program(said: list[str], machine: Machine) -> None:
    assert said
    assert "`mentorsurvey doctor` says what is still to mend" in section(HEADING)
    told = machine.run(
        ["mentorsurvey", "doctor"], ends_with=(0, 1)
    )  # 1: other packages than pinned
    assert f"ok    Database {machine.folder / 'data' / 'mentorsurvey.db'}" in told
    assert "mend  Base URL" in told  # these commands run without the address of the first lines
    assert "ok    Surveys" in told
