"""The real application behind a real uvicorn, with its log read as it comes."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from http.client import HTTPConnection
from http.cookies import Morsel, SimpleCookie
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).parents[2]
SERVE = (
    "import uvicorn; from app import app;"
    "uvicorn.run(app, host='127.0.0.1', port=0, log_level='trace', access_log=True)"
)
RUNNING = "Uvicorn running on "
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
    """A running server."""

    host: str
    base_url: str
    log: Log

    def request(self, method: str, path: str, **headers: str) -> Reply:
        """One request on a connection of its own."""
        connection = HTTPConnection(self.host, timeout=PATIENCE)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, headers=named)
            response = connection.getresponse()
            body = response.read().decode("utf-8", "replace")
        finally:
            connection.close()
        return Reply(status=response.status, headers=response.headers, body=body)

    def get(self, path: str, **headers: str) -> Reply:
        """A GET."""
        return self.request("GET", path, **headers)

    def press(self, token: str, **headers: str) -> Reply:
        """The button of a link's page, pressed on that page."""
        origin = {"Origin": self.base_url or f"http://{self.host}"}
        return self.request("POST", f"/r/{token}", **{**origin, **headers})


@contextmanager
def serving(database: Path, *, base_url: str = "") -> Iterator[Server]:
    """Serve a database until the block ends."""
    environment: Mapping[str, str] = {
        **{name: text for name, text in os.environ.items() if "MENTORSURVEY" not in name},
        "MENTORSURVEY_DATABASE": str(database),
        **({"MENTORSURVEY_BASE_URL": base_url} if base_url else {}),
    }
    with subprocess.Popen(
        [sys.executable, "-c", SERVE],
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
            line = log.line_with(RUNNING)
            url = line.partition(RUNNING)[2].split()[0]
            yield Server(host=urlsplit(url).netloc, base_url=base_url, log=log)
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE)
            reader.join(timeout=PATIENCE)
