"""A process that runs the clock: ``python -m tests.clock.ticking DATABASE``.

Each line on its input is a tick, ``{"now": …, "seconds": …, "hang": …}``; what came of it is said.
With ``hang``, it says "began" in the middle of a job and stays there.
"""

import json
import sys
import time
from datetime import datetime
from pathlib import Path

from mentorsurvey.clock.jobs import Job
from mentorsurvey.clock.lease import Holder
from mentorsurvey.clock.rhythm import EachTick
from mentorsurvey.clock.tick import tick
from mentorsurvey.store import Database


def say(word: object) -> None:
    sys.stdout.write(json.dumps(word) + "\n")
    sys.stdout.flush()


def main() -> None:
    database, own = Database(Path(sys.argv[1])), Holder(by="server", place="a process")
    hangs = False

    def run(database: Database, *, now: datetime) -> int:
        if hangs:
            say("began")
            time.sleep(600)  # until it is killed
        return 1

    job = Job(name="job", title="a job", every=EachTick(), run=run, one="One.", many="{n}.")
    for line in sys.stdin:
        order = json.loads(line)
        hangs = order.get("hang", False)
        ticked = tick(
            database,
            now=datetime.fromisoformat(order["now"]),
            holder=own,
            seconds=order["seconds"],
            jobs=[job],
        )
        say([one.job.name for one in ticked.done])


if __name__ == "__main__":
    main()
