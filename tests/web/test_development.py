"""`streamlit run app.py`, from another folder, serves what `mentorsurvey serve` does."""

import http.client
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mentorsurvey.store import Database
from tests.web.server import PATIENCE, ROOT


@pytest.fixture
def development(tmp_path: Path, database: Database) -> Iterator[int]:
    """The port on which it runs."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    with subprocess.Popen(
        [
            *(sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py")),
            *("--server.headless=true", "--server.address=127.0.0.1", f"--server.port={port}"),
        ],
        cwd=tmp_path,
        env={**os.environ, "MENTORSURVEY_DATABASE": str(database.path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if "running on" in line or "URL:" in line:
                break
        yield port
        process.terminate()
        process.wait(timeout=PATIENCE)


def get(port: int, path: str) -> tuple[int, str, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("GET", path)
    reply = connection.getresponse()
    body = reply.read().decode()
    connection.close()
    return reply.status, reply.headers.get("Content-Security-Policy", ""), body


def test_the_routes_and_headers_are_ours(development: int) -> None:
    assert get(development, "/healthz")[::2] == (200, "ok")
    status, policy, body = get(development, "/r/unknown")
    assert status == 404
    assert "default-src 'self'" in policy
    assert "ask it for a new link" in body
