"""Starts a server: on a free port of this host, pinned to one core."""

import http.client
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"


class ServerError(Exception):
    """A server that did not come up, with the end of what it said."""


@dataclass(frozen=True, kw_only=True)
class Cores:
    """Which core is the server's and which the driver's; None leaves both to the system."""

    server: int | None = None
    driver: int | None = None

    @classmethod
    def plan(cls) -> "Cores":
        """Give the first core of this process to the server and the last to the driver.

        Without `os.sched_setaffinity` (outside Linux) nothing is pinned. With one core both
        share it.
        """
        if not hasattr(os, "sched_setaffinity"):
            return cls()
        cores = sorted(os.sched_getaffinity(0))
        return cls(server=cores[0], driver=cores[-1])

    def pin_driver(self) -> None:
        """Keep this process on the driver's core."""
        if self.driver is not None:
            os.sched_setaffinity(0, {self.driver})


@dataclass(frozen=True)
class Server:
    """A running server and what it has used."""

    url: str
    process: psutil.Process

    def cpu_seconds(self) -> float:
        """Return user and system time of the process and its children since their start."""
        times = [process.cpu_times() for process in self._tree()]
        return float(sum(time.user + time.system for time in times))

    def memory(self) -> int:
        """Return the bytes of memory that the process and its children have resident."""
        return sum(process.memory_info().rss for process in self._tree())

    def _tree(self) -> list[psutil.Process]:
        return [self.process, *self.process.children(recursive=True)]


def free_port() -> int:
    """Return a port of this host that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@contextmanager
def serve(
    command: Sequence[str],
    port: int,
    *,
    core: int | None = None,
    environment: Mapping[str, str] | None = None,
    patience: float = 60,
) -> Iterator[Server]:
    """Run a server until the block ends.

    Parameters
    ----------
    command : sequence of str
        The arguments of this Python, which must make it listen on `port`.
    port : int
        Where ``/_stcore/health`` answers once it is up.
    core : int, optional
        The core it is kept on.
    environment : mapping, optional
        Variables beside those of this process. Streamlit's own are taken away, and its home and
        working folder are empty, so that no configuration but the page's own is found.
    patience : float
        Seconds that it may take to come up.

    Raises
    ------
    ServerError
        Where it ends or stays silent before it is up.
    """
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        log = Path(folder) / "server.log"
        inherited = {k: v for k, v in os.environ.items() if not k.startswith("STREAMLIT_")}
        variables = inherited | {"HOME": folder, "PYTHONPATH": str(ROOT)} | dict(environment or {})
        with log.open("wb") as output:
            before = os.sched_getaffinity(0) if core is not None else set()
            if core is not None:  # a child starts where its parent stands
                os.sched_setaffinity(0, {core})
            try:
                process = subprocess.Popen(
                    [sys.executable, *command],
                    cwd=folder,
                    env=variables,
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=subprocess.STDOUT,
                )
            finally:
                if core is not None:
                    os.sched_setaffinity(0, before)
        try:
            wait_until_healthy(process, port, log, patience)
            yield Server(f"http://{HOST}:{port}", psutil.Process(process.pid))
        finally:
            stop(process)


def wait_until_healthy(
    process: subprocess.Popen[bytes], port: int, log: Path, patience: float
) -> None:
    """Return once the server says that it is well; see `serve` for the errors."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise ServerError(f"the server ended with {process.returncode}:\n{tail(log)}")
        if is_healthy(port):
            return
        time.sleep(0.05)
    raise ServerError(f"the server was not up after {patience:g} s:\n{tail(log)}")


def is_healthy(port: int) -> bool:
    """Return whether the server's health page answers with ok."""
    connection = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()


def tail(log: Path, lines: int = 20) -> str:
    """Return the last lines of what the server said."""
    return "\n".join(log.read_text(errors="replace").splitlines()[-lines:])


def stop(process: subprocess.Popen[bytes], patience: float = 10) -> None:
    """End the server, with force where it does not listen."""
    process.terminate()
    try:
        process.wait(patience)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
