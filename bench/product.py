"""How the product is measured: a program founded by its own command line, entered by its links."""

import csv
import http.client
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlsplit

from bench.servers import HOST, ROOT, Cores, Server, ServerError, free_port, serve
from bench.targets import Stage, Target, Visit

INSTRUMENT = "checkin"


def product_target(cores: Cores, *, clock: bool = True) -> Target:
    """Return this project's own server, as it is shipped, with an open check-in for everybody.

    The check-in has two steps: every second participant answers the first one, the others the
    second one, so that all of its items are measured. Without its ``clock`` nothing is measured
    along that happens by itself once a minute.
    """

    @contextmanager
    def start(participants: int) -> Iterator[Stage]:
        with tempfile.TemporaryDirectory(prefix="bench-") as name:
            port, folder = free_port(), Path(name)
            environment = {
                "MENTORSURVEY_DATABASE": str(folder / "bench.db"),
                "MENTORSURVEY_BASE_URL": f"http://{HOST}:{port}",
                "MENTORSURVEY_CLOCK": "on" if clock else "off",
            }
            links = found_program(folder, environment, participants)
            command = ["-m", "mentorsurvey", "serve", f"--port={port}"]
            with serve(command, port, core=cores.server, environment=environment) as server:
                visits = [
                    Visit(
                        cookie=follow(server, link),
                        presses=("Start", "Next") if number % 2 else ("Start",),
                    )
                    for number, link in enumerate(links)
                ]
                yield Stage(
                    server=server, visits=visits, stored=lambda: count_answers(folder / "bench.db")
                )

    return Target(name="product", serve=start)


def found_program(folder: Path, environment: dict[str, str], participants: int) -> list[str]:
    """Make a program with an open round; return the personal link of each participant."""

    def run(*arguments: str) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "mentorsurvey", *arguments],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise ServerError(f"mentorsurvey {' '.join(arguments)}:\n{done.stderr}")

    roster, links = folder / "roster.csv", folder / "links.csv"
    pairs = range((participants + 1) // 2)
    rows = [f"Mentor {n},Mentee {n},1,mentor{n}@example.org,mentee{n}@example.org" for n in pairs]
    roster.write_text("\n".join(["mentor,mentee,cohort,mentor_email,mentee_email", *rows]))
    closes = (datetime.now(UTC) + timedelta(days=30)).date().isoformat()
    run("init", "--program", "Bench", "--lead", "lead@example.org")
    run("roster", "import", str(roster))
    run("rounds", "open", "--instrument", INSTRUMENT, "--closes", closes)
    run("links", "export", "--round", "1", "--out", str(links))
    with links.open(encoding="utf-8-sig", newline="") as file:
        return [row["link"] for row in csv.DictReader(file)][:participants]


def follow(server: Server, link: str) -> str:
    """Press the button of a link's page; return the Cookie header that it signs in with.

    Raises
    ------
    ServerError
        Where the link does not lead to a session.
    """
    address = urlsplit(server.url)
    with closing(http.client.HTTPConnection(HOST, address.port, timeout=30)) as connection:
        connection.request("POST", urlsplit(link).path, headers={"Origin": server.url})
        answer = connection.getresponse()
        if answer.status != HTTPStatus.SEE_OTHER:
            raise ServerError(f"a personal link answers with {answer.status}")
        cookies = SimpleCookie()
        for header in answer.headers.get_all("Set-Cookie", []):
            cookies.load(header)
    return "; ".join(f"{name}={morsel.value}" for name, morsel in cookies.items())


def count_answers(database: Path) -> int:
    """Return how many answers the database holds."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        return int(connection.execute("SELECT count(*) FROM answer").fetchone()[0])
