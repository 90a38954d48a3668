"""How the clock is: when it last ran, whether it has stopped, and what goes wrong."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from mentorsurvey.clock.jobs import JOBS
from mentorsurvey.store import Database, Tx, clock

LATE = timedelta(minutes=2)
STOPPED = timedelta(minutes=5)
STOPPED_BY_COMMAND = timedelta(minutes=65)
"""Without a tick for so long, the clock is late or has stopped. Commands may come once an hour."""
FAILING = timedelta(hours=1)
"""A job that has gone wrong for so long does not mend itself."""

Standing = Literal["never", "running", "late", "stopped"]


@dataclass(frozen=True, kw_only=True)
class Failing:
    """A job that goes wrong: its title, since when, and the number of it in the log."""

    title: str
    since: datetime
    incident: str


@dataclass(frozen=True, kw_only=True)
class ClockState:
    """How the clock is.

    ``by_command`` says that `mentorsurvey tick` last ran it, and not a server.
    """

    standing: Standing
    ticked_at: datetime | None
    by_command: bool
    failing: tuple[Failing, ...]

    def fails(self, now: datetime) -> tuple[Failing, ...]:
        """The jobs that have gone wrong for an hour."""
        return tuple(one for one in self.failing if now - one.since >= FAILING)

    def is_well(self, now: datetime) -> bool:
        """Whether nobody needs to look after it. Before its first tick it is well."""
        return self.standing != "stopped" and not self.fails(now)


def clock_state(where: Database | Tx, *, on: bool = True, now: datetime) -> ClockState:
    """How the clock is, where servers run it by themselves (``on``) or commands alone do."""
    with where.read() as tx:
        lease, rows = clock.lease(tx), clock.jobs(tx)
    titles = {job.name: job.title for job in JOBS}
    return ClockState(
        standing=_standing(lease.ticked_at, STOPPED if on else STOPPED_BY_COMMAND, now),
        ticked_at=lease.ticked_at,
        by_command=lease.ticked_by == "command",
        failing=tuple(
            Failing(title=titles[name], since=row.failing_since, incident=row.incident)
            for name, row in rows.items()
            if row.failing_since is not None and name in titles
        ),
    )


def _standing(ticked_at: datetime | None, stopped: timedelta, now: datetime) -> Standing:
    """A tick that is still to come was noted before the machine's clock went back."""
    if ticked_at is None:
        return "never"
    since = abs(now - ticked_at)
    if since > stopped:
        return "stopped"
    return "late" if since > LATE and stopped == STOPPED else "running"
