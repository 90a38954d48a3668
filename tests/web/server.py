"""The real application behind a real uvicorn, with its log read as it comes."""

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from email.message import Message
from http.client import HTTPConnection
from http.cookies import Morsel, SimpleCookie
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).parents[2]
SERVE = (
    "import uvicorn; from app import app; from mentorsurvey.web.connections import Guarded;"
    "uvicorn.run(app, host='127.0.0.1', port=0, log_level='trace', access_log=True, http=Guarded)"
)
RUNNING = "Uvicorn running on "
SHIPPED = """\
import resource, sys
from importlib import import_module
from mentorsurvey.cli import main
files, *settings = sys.argv[1].split()
if int(files):
    resource.setrlimit(resource.RLIMIT_NOFILE, (int(files), int(files)))
for setting in settings:
    module, name, seconds = setting.split(":")
    setattr(import_module(f"mentorsurvey.web.{module}"), name, float(seconds))
main(["serve", "--port", sys.argv[2]])
"""
SERVING = "Serving "
PATIENCE = 60


@dataclass(frozen=True, kw_only=True)
class Reply:
    """What the server answered; redirects are not followed."""

    status: int
    headers: Message
    body: str

    @property
    def cookies(self) -> dict[str, Morsel[str]]:
        """The cookies that it set."""
        jar: SimpleCookie = SimpleCookie()
        for line in self.headers.get_all("Set-Cookie", []):
            jar.load(line)
        return dict(jar)


@dataclass(kw_only=True)
class Log:
    """The lines that the server has written so far."""

    lines: list[str] = field(default_factory=list)
    grown: threading.Condition = field(default_factory=threading.Condition)

    def read(self, source: Iterator[str]) -> None:
        """Take every line, to the end."""
        for line in source:
            with self.grown:
                self.lines.append(line)
                self.grown.notify_all()

    def line_with(self, text: str) -> str:
        """The first line that holds the text, as soon as it is there."""
        found: list[str] = []

        def there() -> bool:
            found[:] = [line for line in self.lines if text in line]
            return bool(found)

        with self.grown:
            if not self.grown.wait_for(there, timeout=PATIENCE):
                raise TimeoutError("".join(self.lines))
        return found[0]


@dataclass(frozen=True, kw_only=True)
class Server:
    """A running server, and the process that it runs in."""

    address: str
    base_url: str
    log: Log
    pid: int

    @property
    def host(self) -> str:
        """What a browser says as ``Host``."""
        return urlsplit(self.base_url).netloc or self.address

    @property
    def origin(self) -> str:
        """What a browser says as ``Origin`` on a page of ours."""
        return self.base_url or f"http://{self.address}"

    def connect(self) -> socket.socket:
        """A bare connection."""
        name, _, port = self.address.rpartition(":")
        return socket.create_connection((name, int(port)), timeout=PATIENCE)

    def request(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Reply:
        """One request on a connection of its own."""
        connection = HTTPConnection(self.address, timeout=PATIENCE)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body, {"Host": self.host, **named})
            response = connection.getresponse()
            found = response.read().decode("utf-8", "replace")
        finally:
            connection.close()
        return Reply(status=response.status, headers=response.headers, body=found)

    def get(self, path: str, **headers: str) -> Reply:
        """A GET."""
        return self.request("GET", path, **headers)

    def get_all(self, paths: Sequence[str], **headers: str) -> dict[str, Reply]:
        """Many GETs, one after the other on one connection as long as it stays open."""
        connection = HTTPConnection(self.address, timeout=PATIENCE)
        replies = {}
        for path in paths:
            connection.putrequest("GET", path, skip_host=True)
            for name, value in {"Host": self.host, **headers}.items():
                connection.putheader(name, value)
            connection.endheaders()
            response = connection.getresponse()
            body = response.read().decode("utf-8", "replace")
            replies[path] = Reply(status=response.status, headers=response.headers, body=body)
        connection.close()
        return replies

    def press(self, token: str, **headers: str) -> Reply:
        """The button of a link's page, pressed on that page."""
        return self.request("POST", f"/r/{token}", **{"Origin": self.origin, **headers})

    def sign_in(self, token: str) -> str:
        """The ``Cookie`` of a browser on which the button was pressed."""
        cookies = self.press(token).cookies
        return "; ".join(f"{name}={morsel.value}" for name, morsel in cookies.items())


def serving(
    database: Path, *, base_url: str = "", clock: str = "on", smtp: str = ""
) -> AbstractContextManager[Server]:
    """Serve a database until the block ends, with a log of everything."""
    command = [sys.executable, "-c", SERVE]
    return process(command, RUNNING, database, base_url, clock=clock, smtp=smtp)


def shipped(
    database: Path, *, base_url: str = "", files: int = 0, seconds: Sequence[str] = ()
) -> AbstractContextManager[Server]:
    """`mentorsurvey serve`, until the block ends.

    Parameters
    ----------
    files : int
        How many files the process may open; 0 for as many as here.
    seconds : sequence of str
        Waiting times to shorten, such as ``connections:PATIENCE:1``.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    command = [sys.executable, "-c", SHIPPED, " ".join([str(files), *seconds]), port]
    return process(command, SERVING, database, base_url, address=f"127.0.0.1:{port}")


@contextmanager
def process(
    command: list[str],
    ready: str,
    database: Path,
    base_url: str = "",
    *,
    address: str = "",
    clock: str = "on",
    smtp: str = "",
) -> Iterator[Server]:
    mail = {"MENTORSURVEY_SMTP": smtp, "MENTORSURVEY_MAIL_FROM": "survey@example.org"}
    environment: Mapping[str, str] = {
        **{name: text for name, text in os.environ.items() if "MENTORSURVEY" not in name},
        "MENTORSURVEY_DATABASE": str(database),
        "MENTORSURVEY_CLOCK": clock,
        "PYTHONUNBUFFERED": "1",
        **({"MENTORSURVEY_BASE_URL": base_url} if base_url else {}),
        **(mail if smtp else {}),
    }
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        env=environment,
        cwd=ROOT,
        text=True,
        encoding="utf-8",
    ) as process:
        log = Log()
        reader = threading.Thread(target=log.read, args=(iter(process.stdout or ()),))
        reader.start()
        try:
            line = log.line_with(ready)
            at = address or urlsplit(line.partition(ready)[2].split()[0]).netloc
            yield Server(address=at, base_url=base_url, log=log, pid=process.pid)
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE)
            reader.join(timeout=PATIENCE)
