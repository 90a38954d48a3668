"""Starts that migrate a database: ``python -m tests.durability.migrating``.

Takes one order a line, as JSON. ``{"path": …, "processes": 4, "at": moment}`` starts at that moment
in so many new processes, each of which says what it applied. ``{"path": …, "number": 7}`` starts in
one that dies before its seventh statement; with 0 it lives, and says how many there were.
"""

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.store import Database
from mentorsurvey.store.connections import opened
from mentorsurvey.store.migrations import migrate
from tests.durability.people import say


def start(path: Path, at: float) -> None:
    """Migrate as every start does, and say what was applied."""
    while time.monotonic() < at:
        pass
    try:
        say({"applied": Database(path).migrate()})
    except MentorsurveyError as problem:
        say({"told": str(problem)})


def die(path: Path, number: int) -> None:
    """Migrate, but die before that statement."""
    seen = 0

    def count(_: str) -> None:
        nonlocal seen
        seen += 1
        if seen == number:
            os.kill(os.getpid(), signal.SIGKILL)

    with closing(opened(path)) as connection:
        connection.set_trace_callback(count)
        migrate(connection, path)
    say({"statements": seen})


def in_a_process(do: Callable[[], None]) -> int:
    """Begin to do something in a new process; its id."""
    child = os.fork()
    if child == 0:
        do()
        os._exit(0)
    return child


def main() -> None:
    """Follow orders until there are no more."""
    for line in sys.stdin:
        order = json.loads(line)
        path = Path(order["path"])
        if "number" in order:
            children = [in_a_process(partial(die, path, order["number"]))]
        else:
            begin = partial(start, path, order["at"])
            children = [in_a_process(begin) for _ in range(order["processes"])]
        say({"ended": [os.waitpid(child, 0)[1] for child in children]})


if __name__ == "__main__":
    main()
