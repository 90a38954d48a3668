"""What the light form costs beside the full one: an answer, a whole check-in, and bytes."""

import asyncio
import gzip
import html
import http.client
import re
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode, urlsplit

from bench.answers import Pace, in_turn
from bench.product import product_target
from bench.servers import HOST, Cores, ServerError
from bench.targets import Stage, Visit

MOST_OF_AN_ANSWER, MOST_OF_A_FORM, MOST_BYTES = 0.3, 10.0, 60_000
PARTICIPANTS = 10
FIRST = {f"core.{name}": 5 for name in (
    "expectations", "preparation", "listening", "oversight", "work", "credit", "trust", "disagree"
)}  # fmt: skip
SECOND = {"gave.overall": 5, "got.overall": 3, "fairness": -1, "meetings": 4, "talk": "guidance"}
HIDDEN = re.compile(r'<input type="hidden" name="([^"]*)" value="([^"]*)">')
SWITCHED_ON = re.compile(r'<input type="checkbox" name="(w\.[^"]*)" value="([^"]*)" checked>')


@dataclass(kw_only=True)
class Browser:
    """One participant with a connection that stays open, as browsers keep it."""

    url: str
    visit: Visit
    at: str = ""
    _connection: http.client.HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        self._connection = http.client.HTTPConnection(HOST, urlsplit(self.url).port, timeout=30)

    def ask(self, path: str, fields: Mapping[str, object] | None = None, **headers: str) -> str:
        """Ask for a page, or send a form and follow where it leads; the page."""
        for _ in range(3):
            body = None if fields is None else urlencode(fields, doseq=True)
            self._connection.request(
                "GET" if body is None else "POST",
                path,
                body,
                {
                    "Cookie": self.visit.cookie,
                    "Origin": self.url,
                    "Accept-Encoding": "gzip",
                    **headers,
                },
            )
            answer = self._connection.getresponse()
            found = answer.read()
            if answer.headers["Content-Encoding"] == "gzip":
                found = gzip.decompress(found)
            if answer.status != HTTPStatus.SEE_OTHER:
                break
            path, fields = str(answer.headers["Location"]).partition("#")[0], None
        if answer.status != HTTPStatus.OK:
            raise ServerError(f"{path.partition('/light')[0]} answers with {answer.status}")
        return found.decode()

    def arrive(self) -> str:
        """Find the one form, and open its first step."""
        match = re.search(r'href="(/light/[0-9a-f-]{36})"', self.ask("/light"))
        if match is None:
            raise ServerError("no form is due")
        self.at = match[1]
        return self.ask(self.at)

    def save(self, item: str, value: object, was: str) -> None:
        """Save one answer as our script does."""
        fields = {f"a.{item}": value, f"was.{item}": was}
        self.ask(self.at, fields, Accept="application/json")

    def turn(self, page: str, answers: Mapping[str, object]) -> str:
        """Send a step as its button does; the next page."""
        start = page.index("<form", page.index("data-form") - 100)
        found: dict[str, Any] = {
            name: html.unescape(value) for name, value in HIDDEN.findall(page[start:])
        }
        for name, value in SWITCHED_ON.findall(page[start:]):
            found.setdefault(name, []).append(value)
        answered = {f"a.{item}": value for item, value in answers.items()}
        return self.ask(self.at, {**found, **answered, "go": "next"})

    def submit(self, page: str) -> str:
        """Submit the form as the page of the check does."""
        seen = dict(HIDDEN.findall(page))["seen"]
        return self.ask(f"{self.at}/check", {"seen": html.unescape(seen)})

    def close(self) -> None:
        """Hang up; the next request calls again."""
        self._connection.close()


@dataclass(frozen=True, kw_only=True)
class Sample:
    """One run: milliseconds of the server's CPU, and bytes from the link to the first question."""

    full_answer: float
    light_answer: float
    form: float
    form_with_script: float
    first_bytes: int


def run(cores: Cores, answers: int) -> Sample:
    """Measure the full form, then the light one, each on a fresh server."""
    target = product_target(cores, clock=False)
    pace = Pace(participants=PARTICIPANTS, answers=answers, seconds=0.1)
    full = asyncio.run(in_turn(target, pace)).cpu_ms
    with target.serve(PARTICIPANTS * 3 + 2) as stage:
        first_ones, people = _browsers(stage)
        thirds = people[::3], people[1::3], people[2::3]
        first = people[0].arrive()
        size = _bytes(stage, first)
        for browser in (*first_ones, *people):
            browser.arrive()
            browser.close()  # the server hangs up on whoever is silent for long
        _fill(first_ones[:1], saves=False)  # what only a first visit costs is not an answer's price
        _fill(first_ones[1:], saves=True)
        light = _cpu(stage, lambda: _save(thirds[0], answers)) / (answers * len(thirds[0]))
        form = _cpu(stage, lambda: _fill(thirds[1], saves=False)) / len(thirds[1])
        script = _cpu(stage, lambda: _fill(thirds[2], saves=True)) / len(thirds[2])
        for browser in (*first_ones, *people):
            browser.close()
    return Sample(
        full_answer=full,
        light_answer=light,
        form=form,
        form_with_script=script,
        first_bytes=size,
    )


def _browsers(stage: Stage) -> tuple[list[Browser], list[Browser]]:
    """Two people who come first, and everybody else."""
    found = [Browser(url=stage.server.url, visit=visit) for visit in stage.visits]
    return found[:2], found[2:]


def _cpu(stage: Stage, do: Callable[[], None]) -> float:
    before = stage.server.cpu_seconds()
    do()
    return (stage.server.cpu_seconds() - before) * 1000


def _save(people: Sequence[Browser], answers: int) -> None:
    """Answer the first step again and again, each answer another one than before."""
    items = list(FIRST)
    for turn in range(answers):
        for browser in people:
            item, value = items[turn % len(items)], value_of(turn, len(items))
            was = f"={value_of(turn - len(items), len(items))}" if turn >= len(items) else ""
            browser.save(item, value, was)
            time.sleep(0.01)


def value_of(turn: int, items: int) -> int:
    """The answer of a turn: another one than the item had."""
    return 1 + (turn // items + turn) % 7


def _fill(people: Sequence[Browser], *, saves: bool) -> None:
    """A whole check-in, from the first step to thanks; with our script each answer is sent too."""
    for browser in people:
        page = browser.ask(browser.at)
        for step in (FIRST, SECOND):
            if saves:
                for item, value in step.items():
                    browser.save(item, value, "")
                page = browser.ask(page_of(browser, page))
            page = browser.turn(page, step)
        if "Thank you" not in browser.submit(page):
            raise ServerError("a form was not submitted")


def page_of(browser: Browser, page: str) -> str:
    """The address of a step's page, to read its marks anew as our script keeps them."""
    step = dict(HIDDEN.findall(page))["step"]
    return f"{browser.at}?step={step}"


def _bytes(stage: Stage, first: str) -> int:
    """Everything that a browser with an empty cache fetches for the first question."""
    files = re.findall(r'(?:href|src)="(/light/files/[^"]+)"', first)
    with closing(http.client.HTTPConnection(HOST, urlsplit(stage.server.url).port)) as connection:
        size = len(first.encode())
        for file in files:
            connection.request("GET", file)
            size += len(connection.getresponse().read())
    return size


def compare(*, runs: int, answers: int) -> bool:
    """Print what the light form costs; whether it keeps its limits."""
    cores = Cores.plan()
    cores.pin_driver()
    samples = []
    for number in range(runs):
        samples.append(run(cores, answers))
        one = samples[-1]
        print(
            f"run {number + 1} an answer: full {one.full_answer:.1f} ms, light"
            f" {one.light_answer:.1f} ms; a check-in: {one.form:.1f} ms, with the script"
            f" {one.form_with_script:.1f} ms",
            flush=True,
        )
    ratio = statistics.median(one.light_answer / one.full_answer for one in samples)
    form = statistics.median(one.form for one in samples)
    script = statistics.median(one.form_with_script for one in samples)
    size = samples[-1].first_bytes
    kept = {
        f"cpu of an answer, light ÷ full {ratio:17.2f}   at most {MOST_OF_AN_ANSWER:g}": (
            ratio <= MOST_OF_AN_ANSWER
        ),
        f"cpu of a check-in in pages {form:18.1f} ms at most {MOST_OF_A_FORM:g} ms": (
            form <= MOST_OF_A_FORM
        ),
        f"bytes of the first question {size:17,}   at most {MOST_BYTES:,}": size <= MOST_BYTES,
    }
    print("", *(f"{line}: {'ok' if ok else 'over'}" for line, ok in kept.items()), sep="\n")
    print(f"cpu of a check-in with each answer sent {script:5.1f} ms")
    return all(kept.values())
