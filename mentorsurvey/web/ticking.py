"""The server's own clock: a thread that does each minute what is due."""

import logging
import os
import socket
import threading
import time
from contextlib import suppress

from mentorsurvey.clock.jobs import BESIDE_PEOPLE
from mentorsurvey.clock.lease import By, Holder
from mentorsurvey.clock.tick import tick
from mentorsurvey.errors import DatabaseError
from mentorsurvey.incidents import report
from mentorsurvey.now import now
from mentorsurvey.store import Database

log = logging.getLogger("mentorsurvey")

FIRST = 2.0
"""Seconds after the start at which the clock first ticks."""
APART = 58.0
"""Seconds between two ticks, and up to one more, so that servers do not tick at one moment."""
PATIENCE = 2.0
"""Seconds that the end of the server waits for the clock."""


def holder(by: By) -> Holder:
    """This process, as one that may run the clock."""
    return Holder(by=by, place=f"process {os.getpid()} on {socket.gethostname()}")


class Ticking:
    """Ticks in a thread of its own until it is stopped; nothing that fails ends it before."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._ends = threading.Event()
        # A daemon: what a job has not committed when the process ends is as if it had not begun.
        self._thread = threading.Thread(target=self._run, name="clock", daemon=True)

    def start(self) -> None:
        """Begin to tick."""
        self._thread.start()

    def stop(self) -> None:
        """Tick no more, and leave the clock to others, unless a job takes longer than that."""
        self._ends.set()
        if self._thread.is_alive():
            self._thread.join(PATIENCE)

    def _run(self) -> None:
        own = holder("server")
        wait, apart = FIRST, APART + os.getpid() % 100 / 100
        while not self._ends.wait(wait):
            began = time.monotonic()
            self._tick(own, began)
            wait = max(1.0, apart - (time.monotonic() - began))
        with suppress(DatabaseError):
            own.give_up(self._database)

    def _tick(self, own: Holder, began: float) -> None:
        try:
            tick(
                self._database,
                now=now(),
                holder=own,
                seconds=began,
                time=now,
                goes_on=lambda: not self._ends.is_set(),
                jobs=BESIDE_PEOPLE,
            )
        except DatabaseError:
            log.error("The clock could not tick: see above. It tries again in a minute.")
        except Exception as problem:
            report(problem)
