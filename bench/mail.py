"""What mail costs: a tick of the clock in a large program, mails a second, and answers meanwhile.

The mail server is a real one on this machine, in a process of its own.
"""

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.imports import roster, rows_of
from mentorsurvey import program, responses
from mentorsurvey.access import Actor, operator
from mentorsurvey.clock.jobs import JOBS
from mentorsurvey.clock.tick import tick
from mentorsurvey.instruments import shipped
from mentorsurvey.mail.sending import deliver, give_way
from mentorsurvey.rounds import open_round
from mentorsurvey.settings import settings
from mentorsurvey.store import Database, Tx, create

MONDAY = datetime(2026, 10, 5, 9, tzinfo=UTC)
MOST_SECONDS, MOST_SLOWER = 5.0, 1.2
WHOLE_DAY = 100_000.0
"""Seconds that a turn of sending may take here: as long as it needs."""


@contextmanager
def mail_server() -> Iterator[None]:
    """A mail server that takes everything, named by the settings."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    sink = ["-n", "-l", f"127.0.0.1:{port}", "-c", "aiosmtpd.handlers.Sink"]
    with subprocess.Popen([sys.executable, "-m", "aiosmtpd", *sink]) as server:
        try:
            _wait(port)
            os.environ["MENTORSURVEY_SMTP"] = f"smtp://127.0.0.1:{port}"
            os.environ["MENTORSURVEY_MAIL_FROM"] = "survey@example.org"
            os.environ["MENTORSURVEY_MAIL_RATE"] = "100000"
            settings.cache_clear()
            yield
        finally:
            server.terminate()


def _wait(port: int) -> None:
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return


def play(folder: Path, pairs: int) -> tuple[Database, Actor, str]:
    """A program of so many pairs with a round that was opened this minute."""
    database = create(folder / "mail.db")
    made = program.found(
        database, operator(), name="P", lead_address="lead@example.org", now=MONDAY
    )
    actor = operator(made.program.id)
    program.import_roster(database, actor, rows_of(roster(pairs)), source="r.csv", now=MONDAY)
    opened = open_round(
        database, actor, shipped()["checkin"], closes_at=MONDAY + timedelta(days=14), now=MONDAY
    )
    return database, actor, opened.round_id


def ticks(database: Database) -> tuple[float, float, float]:
    """Seconds of the tick that finds a new round, without what leaves, and of an idle one.

    Between them, the seconds of the processor that the first took.
    """
    jobs = [one for one in JOBS if one.name != "mail"]
    took = []
    for minute in (1, 2, 3):
        begin, cpu = time.perf_counter(), time.thread_time()
        done = tick(database, now=MONDAY + timedelta(minutes=minute), jobs=jobs)
        took.append((time.perf_counter() - begin, time.thread_time() - cpu))
        if done.failed:
            raise RuntimeError(f"the job {done.failed[0].job.name} went wrong")
    return *took[0], min(took[1:])[0]


def rate(database: Database, mails: int) -> tuple[float, float]:
    """Mails a second where nobody answers, and milliseconds of the processor for each."""
    _let_go(database, mails)
    begin, cpu = time.perf_counter(), time.thread_time()
    taken = deliver(database, now=MONDAY + timedelta(minutes=4), seconds=WHOLE_DAY)
    return taken / (time.perf_counter() - begin), (time.thread_time() - cpu) / taken * 1000


def _let_go(database: Database, mails: int) -> None:
    """So many of the mails that wait may leave now."""
    with database.write() as tx:
        tx.run(
            "UPDATE outbox SET next_try = made_at WHERE id IN"
            " (SELECT id FROM outbox WHERE state = 'waiting' ORDER BY id LIMIT :n)",
            n=mails,
        )


def answers(database: Database, actor: Actor, round_id: str, count: int, first: int) -> list[float]:
    """Seconds of each of so many answers, one after the other with a pause, as people give them."""
    with database.read() as tx:
        forms = tx.rows(
            "SELECT id, person_id FROM invitation WHERE round_id = :round ORDER BY id"
            " LIMIT :n OFFSET :first",
            round=round_id,
            n=count,
            first=first,
        )
    item = next(one for one in shipped()["checkin"].items if one.scale)
    took = []
    for form in forms:
        person = Actor(kind="person", program_id=actor.program_id, person_id=form["person_id"])
        begin = time.perf_counter()
        responses.save(database, person, form["id"], item.id, 5, now=MONDAY + timedelta(hours=1))
        took.append(time.perf_counter() - begin)
        time.sleep(0.01)
    return took


class Over(Exception):
    """Enough was measured."""


def _left(tx: Tx) -> int:
    """How many mails still wait."""
    return int(tx.rows("SELECT COUNT(*) AS n FROM outbox WHERE state = 'waiting'")[0]["n"])


def p95(took: list[float]) -> float:
    """The time that 95 of 100 do not exceed."""
    return statistics.quantiles(took, n=20)[-1]


def meanwhile(
    database: Database, actor: Actor, round_id: str, *, count: int, run: int
) -> tuple[float, float, float]:
    """The p95 of answers alone, that while mail leaves from another thread, and mails a second."""
    alone = answers(database, actor, round_id, count, 2 * run * count)
    over = threading.Event()

    def rest(seconds: float) -> None:
        if over.is_set():
            raise Over
        give_way(seconds)

    def send() -> None:
        with suppress(Over):
            while not over.is_set():
                deliver(database, now=MONDAY + timedelta(hours=1, minutes=run), rest=rest)

    with database.read() as tx:
        before = _left(tx)
    begin = time.perf_counter()
    thread = threading.Thread(target=send)
    thread.start()
    try:
        busy = answers(database, actor, round_id, count, (2 * run + 1) * count)
    finally:
        over.set()
        thread.join()
    with database.read() as tx:
        left = before - _left(tx)
    return p95(alone), p95(busy), left / (time.perf_counter() - begin)


def compare(*, pairs: int, runs: int, mails: int, count: int) -> bool:
    """Print what was measured; whether every limit is kept."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name, mail_server():
        database, actor, round_id = play(Path(name), pairs)
        print(f"{pairs:,} pairs", flush=True)
        with database.kept_open():
            first, of_cpu, idle = ticks(database)
            print(
                f"a tick that finds a new round {first:.2f} s, {of_cpu:.2f} s of CPU;"
                f" an idle one {idle:.2f} s"
            )
            freely, cpu = rate(database, mails)
            print(f"mails a second where nobody answers {freely:.0f}, {cpu:.1f} ms of CPU each")
            _let_go(database, 2 * pairs)
            found = []
            for run in range(runs):
                alone, busy, beside = meanwhile(database, actor, round_id, count=count, run=run)
                found.append(busy / alone)
                print(
                    f"an answer, p95: alone {alone * 1000:.1f} ms,"
                    f" beside {beside:.1f} mails a second {busy * 1000:.1f} ms",
                    flush=True,
                )
    slower = statistics.median(found)
    kept = first <= MOST_SECONDS and slower <= MOST_SLOWER
    print(
        f"tick at most {MOST_SECONDS:g} s, answers at most {MOST_SLOWER:g} times slower"
        f" ({slower:.2f}): {'ok' if kept else 'over'}"
    )
    return kept
