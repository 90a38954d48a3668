"""A lead's pages, beside a bare page that draws the same figures from ready readings."""

import asyncio
import pickle
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench.driver import Participant
from bench.servers import HOST, Cores, Server, free_port, serve
from mentorsurvey import sign_in, simulate
from mentorsurvey.access import operator
from mentorsurvey.readings import home_words
from mentorsurvey.readings.overview import overview
from mentorsurvey.readings.relationship import choices, relationship
from mentorsurvey.sign_in.cookies import SESSION
from mentorsurvey.store import Database, create
from mentorsurvey.ui import cached
from mentorsurvey.ui.todo import todos

ROUNDS = 12
AT_MOST = {"home": 1.5, "overview": 1.5, "relationship": 1.6, "people": 2.0}
"""Page → how many times the CPU of a bare page with the same content it may take."""
PAGES = ("home", "overview", "relationship")
PATHS = {
    "home": "/",
    "overview": "/overview",
    "relationship": "/relationship",
    "people": "/people",
}


@dataclass(frozen=True, kw_only=True)
class Played:
    """A simulated program with a lead who is signed in, and a relationship to look at."""

    folder: Path
    database: Database
    cookie: str
    relationship_id: str


def play(folder: Path, pairs: int) -> Played:
    """Make a program of so many pairs and twelve rounds, and its readings, ready to draw."""
    now = datetime.now(UTC)
    database = create(folder / "pages.db")
    demo = simulate.build(database, pairs=pairs, rounds=ROUNDS, now=now)
    token = sign_in.mint(database, operator(demo.program.id), demo.lead_id, scope="lead", now=now)
    session = sign_in.start_session(database, token, browser="bench", now=now)
    found = sign_in.resume(database, session, now=now)
    if found is None:
        raise LookupError("the lead is not signed in")
    chosen = next(iter(choices(database, found.actor)))
    whole = overview(database, found.actor, now=now)
    readings = cached.readings(database, found.actor, now=now)
    home = (
        home_words.headline(whole),
        home_words.beside_headline(whole),
        todos(readings, database, timezone=demo.program.timezone),
    )
    for name, reading in (
        ("home", home),
        ("overview", whole),
        ("relationship", relationship(database, found.actor, chosen, now=now)),
    ):
        (folder / f"{name}.pickle").write_bytes(pickle.dumps(reading))
    return Played(
        folder=folder, database=database, cookie=f"{SESSION}={session}", relationship_id=chosen
    )


@contextmanager
def both_servers(played: Played, cores: Cores) -> Iterator[dict[str, Server]]:
    """Serve the product and the bare page, on the same core."""
    ours, bare = free_port(), free_port()
    environment = {
        "MENTORSURVEY_DATABASE": str(played.database.path),
        "MENTORSURVEY_BASE_URL": f"http://{HOST}:{ours}",
        "BENCH_READINGS": str(played.folder),
    }
    with (
        serve(
            ["-m", "mentorsurvey", "serve", f"--port={ours}"],
            ours,
            core=cores.server,
            environment=environment,
        ) as product,
        serve(
            ["-m", "bench.bare.tuned", f"--port={bare}", "--page=figures_page"],
            bare,
            core=cores.server,
            environment=environment,
        ) as plain,
    ):
        yield {"product": product, "bare": plain}


async def runs_of(server: Server, participant: Participant, count: int) -> tuple[float, float]:
    """Rerun a page so many times; CPU of the server and median seconds, each a run."""
    before = server.cpu_seconds()
    times = [await participant.load() for _ in range(count)]
    return (server.cpu_seconds() - before) / count, statistics.median(times)


async def measure(
    played: Played, cores: Cores, *, runs: int, count: int, pages: tuple[str, ...] = PAGES
) -> dict[str, float]:
    """Print each page's CPU and time; page → median ratio of CPU, product to bare."""
    ratios = {}
    with both_servers(played, cores) as servers:
        for page in pages:
            tabs = {
                "product": Participant(
                    servers["product"].url,
                    cookie=played.cookie,
                    path=PATHS[page],
                    query=f"relationship={played.relationship_id}"
                    if page == "relationship"
                    else "",
                    timeout=120,
                ),
                "bare": Participant(servers["bare"].url, query=f"page={page}", timeout=120),
            }
            async with tabs["product"], tabs["bare"]:
                for name, tab in tabs.items():  # what is read and compiled once is not counted
                    await runs_of(servers[name], tab, 3)
                found = []
                for _ in range(runs):
                    cpu = {}
                    for name, tab in tabs.items():
                        cpu[name], seconds = await runs_of(servers[name], tab, count)
                        print(
                            f"  {page:13}{name:8} cpu {1000 * cpu[name]:6.1f} ms,"
                            f" median {1000 * seconds:6.1f} ms",
                            flush=True,
                        )
                    found.append(cpu["product"] / cpu["bare"])
                ratios[page] = statistics.median(found)
    return ratios


def compare(*, sizes: tuple[int, ...], runs: int, count: int) -> bool:
    """Print the ratios for programs of these sizes; whether all of them are small enough."""
    cores = Cores.plan()
    cores.pin_driver()
    kept = True
    for pairs in sizes:
        with tempfile.TemporaryDirectory(prefix="bench-") as name:
            print(f"{pairs} pairs × {ROUNDS} rounds", flush=True)
            played = play(Path(name), pairs)
            for page, ratio in asyncio.run(measure(played, cores, runs=runs, count=count)).items():
                most = AT_MOST[page]
                kept = kept and ratio <= most
                print(
                    f"{page:13} product ÷ bare {ratio:6.2f}   at most {most:g}:"
                    f" {'ok' if ratio <= most else 'over'}"
                )
    return kept
