"""A server that really runs, for many worlds one after the other, at any moment of theirs."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tests.web.server import RUNNING, Server, process

SERVE = """\
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from mentorsurvey import settings
from mentorsurvey import now as clock
here, of_process = Path(sys.argv[1]), settings.settings
def told(line):
    return here.read_text().splitlines()[line]
settings.settings = lambda: replace(of_process(), database=Path(told(0)))
clock.now = lambda: datetime.fromisoformat(told(1))
from streamlit.runtime import forward_msg_queue as queue
queue._maybe_compose_delta_msgs = lambda *_: None
forget = queue.ForwardMsgQueue.clear
def clear(self, retain_lifecycle_msgs=False, fragment_ids_this_run=None):
    retain_lifecycle_msgs or forget(self)
queue.ForwardMsgQueue.clear = clear
import uvicorn
from app import app
uvicorn.run(app, host="127.0.0.1", port=0, log_level="info")
"""
"""The application as it is, but for two lines of a file: which database, and what time it is.

Where a run of a page is cut short, or an element is replaced at once, Streamlit sends what it had
only if it was sent already by chance. Here everything that may be sent is sent.
"""


@dataclass(frozen=True, kw_only=True)
class Stage:
    """The server, and the file that says which world it shows."""

    server: Server
    file: Path

    def show(self, database: Path, now: datetime) -> None:
        """From now on, this world at this moment."""
        made = self.file.with_suffix(".new")
        made.write_text(f"{database}\n{now.isoformat()}\n")
        made.replace(self.file)


@contextmanager
def staged(folder: Path, first: Path, now: datetime, *, smtp: str = "") -> Iterator[Stage]:
    """Start it, with a world to begin with; one with a mail server hands nothing over itself."""
    file = folder / "shown"
    file.write_text(f"{first}\n{now.isoformat()}\n")
    command, clock = [sys.executable, "-c", SERVE, str(file)], "off" if smtp else "on"
    with process(command, RUNNING, first, clock=clock, smtp=smtp) as server:
        yield Stage(server=server, file=file)
