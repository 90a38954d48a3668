"""Processes, seen from the test that gives them orders."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mentorsurvey.store import Database

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, kw_only=True)
class Process:
    """A process that takes orders."""

    popen: subprocess.Popen[str]

    def order(self, **order: object) -> None:
        """Send an order."""
        if self.popen.stdin:
            self.popen.stdin.write(json.dumps(order) + "\n")
            self.popen.stdin.flush()

    def hear(self) -> Any:
        """The next line that it says."""
        line = self.popen.stdout.readline() if self.popen.stdout else ""
        if not line:
            raise EOFError
        return json.loads(line)

    def here(self, *deeds: object) -> list[str]:
        """What came of each, done in that process itself."""
        self.order(here=deeds)
        return [self.hear()[1] for _ in deeds]

    def kill(self) -> None:
        """End it as a power cut does."""
        self.popen.kill()
        self.popen.wait()


Start = Callable[[Database], Process]


@contextmanager
def started(module: str, *arguments: str) -> Iterator[Process]:
    """A module of these tests as a process of its own, until the block ends."""
    with subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as popen:
        try:
            yield Process(popen=popen)
        finally:
            popen.kill()


def people(database: Database) -> AbstractContextManager[Process]:
    """People on a database (:mod:`tests.durability.people`), until the block ends."""
    return started("tests.durability.people", str(database.path))
