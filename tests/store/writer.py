"""One process of many that answer at the same time: ``python -m tests.store.writer DATABASE``.

Reads a list of [session cookie, invitation] from its input's first line, begins with the second,
and says how many answers it saved.
"""

import json
import sys
from pathlib import Path

from mentorsurvey import responses, sign_in
from mentorsurvey.store import Database
from tests.house import FULL, NOW


def main() -> None:
    """Answer every question of each form."""
    database = Database(Path(sys.argv[1]))
    forms = json.loads(sys.stdin.readline())
    sys.stdin.readline()
    saved = 0
    for cookie, invitation_id in forms:
        for item_id, value in FULL.items():
            with database.write() as tx:
                session = sign_in.resume(tx, cookie, now=NOW)
                if session is None:
                    raise LookupError
                responses.save(tx, session.actor, invitation_id, item_id, value, now=NOW)
            saved += 1
    sys.stdout.write(f"{saved}\n")


if __name__ == "__main__":
    main()
