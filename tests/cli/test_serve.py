"""`mentorsurvey serve`: what it refuses, and the server in a process of its own."""

import contextlib
import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from mentorsurvey import simulate
from mentorsurvey.cli import demo
from mentorsurvey.settings import settings
from mentorsurvey.store import Database
from mentorsurvey.web import serving
from tests.cli.conftest import Run

PATIENCE = 90


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What would be served: the server says that it is ready, and ends."""
    calls: list[dict[str, Any]] = []

    def run(*, ready: Callable[[], None], **options: Any) -> None:
        here = settings()
        calls.append(
            options | {"base_url": here.base_url, "at": here.database, "mail": here.mail.server}
        )
        ready()

    monkeypatch.setattr(serving, "run", run)
    return calls


@pytest.fixture
def invented(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A demonstration of a few people in the place of the usual one."""
    build, path = simulate.build, here / "demo.db"

    def small(database: Database, **others: Any) -> simulate.Demo:
        return build(database, pairs=4, rounds=1, **others)

    monkeypatch.setattr(simulate, "build", small)
    monkeypatch.setattr(demo, "DATABASE", path)
    return path


def test_it_says_where_people_reach_it(founded: Run, served: list[Any], port: int) -> None:
    result = founded("serve", "--port", port)
    assert result.stdout == f"Serving http://127.0.0.1:{port} (Ctrl-C ends it).\n"
    assert (served[0]["host"], served[0]["port"]) == ("127.0.0.1", port)


def test_behind_a_proxy_it_says_the_public_address(
    founded: Run, served: list[Any], port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MENTORSURVEY_BASE_URL", "https://survey.example.org")
    assert "Serving https://survey.example.org" in founded("serve", "--port", port).stdout


def test_every_address_without_a_public_one_is_warned_of(
    founded: Run, served: list[Any], port: int
) -> None:
    result = founded("serve", "--host", "0.0.0.0", "--port", port)  # noqa: S104
    assert "MENTORSURVEY_BASE_URL is not set" in result.stderr
    assert f"Serving http://127.0.0.1:{port} " in result.stdout


def test_a_demonstration_is_built_and_served_with_its_links(
    run: Run, served: list[Any], port: int, invented: Path
) -> None:
    result = run("serve", "--demo", "--port", port)
    assert result.exit_code == 0, result.output
    assert len(re.findall(rf"http://127\.0\.0\.1:{port}/r/\S{{43}}\n", result.stdout)) == 3
    assert served[0]["at"] == invented
    assert f"their mail   http://127.0.0.1:{port}/demo/mail\n" in result.stdout


def test_the_mail_of_a_demonstration_goes_into_a_folder_whatever_is_set(
    run: Run, served: list[Any], port: int, invented: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MENTORSURVEY_SMTP", "smtp://mail.example.org")
    monkeypatch.setenv("MENTORSURVEY_MAIL_FROM", "survey@example.org")
    run("serve", "--demo", "--port", port)
    assert served[0]["mail"] == invented.with_suffix(".mail")
    assert list((invented.with_suffix(".mail") / "new").iterdir())


def test_a_demonstration_leaves_this_machine_in_no_way(
    run: Run, served: list[Any], port: int, invented: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = run("serve", "--demo", "--host", "0.0.0.0", "--port", port)  # noqa: S104
    assert (refused.exit_code, "to this machine alone" in refused.stderr) == (2, True)
    assert not invented.exists()
    assert run("demo", "--database", invented).exit_code == 0
    monkeypatch.setenv("MENTORSURVEY_DATABASE", str(invented))
    monkeypatch.setenv("MENTORSURVEY_BASE_URL", "https://survey.example.org")
    refused = run("serve", "--port", port)
    assert (refused.exit_code, "to this machine alone" in refused.stderr) == (2, True)
    assert served == []


def test_there_must_be_a_database(run: Run, served: list[Any], port: int) -> None:
    result = run("serve", "--port", port)
    assert (result.exit_code, " init --program NAME" in result.stderr) == (2, True)
    assert served == []


def test_a_taken_port_is_told_with_another(founded: Run, served: list[Any]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        result = founded("serve", "--port", taken)
    assert (result.exit_code, served) == (2, [])
    assert f"listens on port {taken} already. End it, or choose another: --port" in result.stderr


@pytest.mark.parametrize("host", ["203.0.113.7", "no-such-host.invalid", "x" * 70])
def test_a_host_that_is_not_this_machine_is_told(
    founded: Run, served: list[Any], port: int, host: str
) -> None:
    result = founded("serve", "--host", host, "--port", port)
    assert (result.exit_code, "--host" in result.stderr, served) == (2, True, [])


@pytest.mark.parametrize("port", [0, 65536, "http"])
def test_a_port_that_cannot_be_is_told(founded: Run, port: object) -> None:
    assert founded("serve", "--port", port).exit_code == 2


@contextlib.contextmanager
def serving_process(port: int) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The server in a process of its own, and the first line that it prints."""
    process = subprocess.Popen(
        [sys.executable, "-m", "mentorsurvey", "serve", "--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    deadline = threading.Timer(PATIENCE, process.kill)
    deadline.start()
    try:
        assert process.stdout
        yield process, process.stdout.readline()
    finally:
        process.kill()
        process.communicate()
        deadline.cancel()


def get(port: int, path: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("GET", path)
    response = connection.getresponse()
    body = response.read().decode()
    connection.close()
    return response.status, body


def test_it_listens_once_it_says_so_and_ends_quietly(
    founded: Run, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MENTORSURVEY_BASE_URL", f"http://127.0.0.1:{port}")
    link = founded("links", "lead", "--lead", "lead@example.org").stdout
    path = re.search(r"/r/\S+", link)
    assert path
    with serving_process(port) as (process, line):
        assert line == f"Serving http://127.0.0.1:{port} (Ctrl-C ends it).\n"
        assert get(port, "/healthz") == (200, "ok")
        assert get(port, "/_stcore/health") == (200, "ok")
        status, page = get(port, path[0])
        assert (status, "lead@example.org" in page) == (200, True)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE)
        assert (process.returncode, out, err) == (0, "", "")


def test_a_configuration_elsewhere_does_not_open_the_agent_api(
    founded: Run, here: Path, port: int
) -> None:
    (here / ".streamlit").mkdir()
    config = here / ".streamlit" / "config.toml"
    config.write_text("[server]\nenableAgentApi = true\n")
    with serving_process(port) as (process, line):
        out, err = process.communicate(timeout=PATIENCE)
        assert (process.returncode, line + out) == (2, "")
        assert "Error: Streamlit's server.enableAgentApi: It must be False" in err
        assert err.count("\n") == 1


def test_the_shipped_configuration_wins_over_the_working_folder(
    founded: Run, here: Path, port: int
) -> None:
    (here / ".streamlit").mkdir()
    config = here / ".streamlit" / "config.toml"
    config.write_text('[client]\nshowErrorDetails = "full"\n')
    with serving_process(port) as (_, line):
        assert line.startswith("Serving ")
