"""People who answer in processes of their own: ``python -m tests.durability.people DATABASE``.

Takes one order a line, as JSON, and says what came of it, a line each:

- ``{"here": [deed, …]}`` does them in this process, which keeps the database open as a server does;
- ``{"born": [deed, …], "at": moment}`` does them in a new process, from that moment on;
- ``{"threads": [deed, …], "at": moment}`` does them in a new process, all at that moment.

With ``"database": path``, a new process works on another one. It says ``{"pid": …}`` first, and is
said to have ``{"ended": …}`` when it is gone. Each deed is ``[cookie, verb, invitation, …]``.
``submit`` may have a moment of its own behind that. ``close`` has one, is what the clock does then,
and takes no cookie. Of each deed it says ``[place, what came of it]``, and not before that has come
of it.
"""

import json
import os
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any

from mentorsurvey import responses, sign_in
from mentorsurvey.access import Audience
from mentorsurvey.clock.jobs import JOBS
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.store import Database, Tx
from mentorsurvey.store.connections import KEEPERS
from tests.house import NOW

Deed = Sequence[Any]


def do(database: Database | Tx, deed: Deed) -> str:
    """Do one thing as the person whose cookie it is; what they are told."""
    cookie, verb, invitation, *more = deed
    try:
        if verb == "close":
            close = next(job for job in JOBS if job.name == "close")
            close.run(_whole(database), now=datetime.fromisoformat(more[0]))
            return "done"
        now = datetime.fromisoformat(more[0]) if verb == "submit" and more else NOW
        session = sign_in.resume(database, cookie, now=now)
        if session is None:
            raise LookupError(cookie)
        actor = session.actor
        if verb == "save":
            item_id, value = more
            kept = tuple(value) if isinstance(value, list) else value
            responses.save(database, actor, invitation, item_id, kept, now=NOW)
        elif verb == "set_audience":
            item_id, audience = more
            wish = {item_id: Audience(audience)}
            responses.set_audience(database, actor, invitation, wish, now=NOW)
        elif verb == "take_back":
            responses.take_back(database, actor, invitation, now=NOW)
        elif verb == "submit":
            done = responses.submit(database, actor, invitation, now=now)
            return "again" if done.again else "released" if done.released else "submitted"
        else:
            raise LookupError(verb)
    except MentorsurveyError as problem:
        return f"{problem.id}: {problem}"
    return "done"


def _whole(where: Database | Tx) -> Database:
    return where if isinstance(where, Database) else where.database


def say(what: object) -> None:
    """One line, in one piece, at once."""
    os.write(1, json.dumps(what).encode() + b"\n")


def _until(moment: float) -> None:
    while time.monotonic() < moment:
        pass


def _in_turn(database: Database, deeds: Sequence[Deed], at: float) -> None:
    with database.kept_open():
        _until(at)
        for place, deed in enumerate(deeds):
            say([place, do(database, deed)])


def _in_threads(database: Database, deeds: Sequence[Deed], at: float) -> None:
    def one(place: int) -> None:
        _until(at)
        say([place, do(database, deeds[place])])

    with database.kept_open(), ThreadPoolExecutor(len(deeds)) as pool:
        list(pool.map(one, range(len(deeds))))


def main() -> None:
    """Follow orders until there are no more."""
    database = Database(Path(sys.argv[1]))
    with ExitStack() as server:
        for line in sys.stdin:
            order = json.loads(line)
            if "here" in order:
                if str(database.path) not in KEEPERS:
                    server.enter_context(database.kept_open())
                for place, deed in enumerate(order["here"]):
                    say([place, do(database, deed)])
                continue
            where = Database(Path(order.get("database", database.path)))
            child = os.fork()
            if child == 0:
                say({"pid": os.getpid()})
                run = _in_turn if "born" in order else _in_threads
                run(where, order.get("born") or order["threads"], order["at"])
                os._exit(0)
            say({"ended": os.waitpid(child, 0)[1]})


if __name__ == "__main__":
    main()
