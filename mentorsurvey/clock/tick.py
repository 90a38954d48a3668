"""One turn of the clock: whatever is due happens, once, and how it went is written down."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from mentorsurvey.clock.jobs import JOBS, Job
from mentorsurvey.clock.lease import Holder
from mentorsurvey.clock.rhythm import EachTick, is_due
from mentorsurvey.incidents import report
from mentorsurvey.store import Database, clock, programs
from mentorsurvey.store.clock import JobRow, Lease

AGAIN = timedelta(minutes=10)
"""How long the clock waits with a job that failed, unless it is due at each tick."""


@dataclass(frozen=True, kw_only=True)
class Done:
    """A job that had its turn: how much it did, or the number of what went wrong."""

    job: Job
    did: int = 0
    incident: str = ""


@dataclass(frozen=True, kw_only=True)
class Ticked:
    """What came of a tick.

    ``other`` is the lease of whoever runs the clock instead: nothing was done then, or nothing more
    after what stands in ``done``.
    """

    done: tuple[Done, ...] = ()
    other: Lease | None = None

    @property
    def failed(self) -> tuple[Done, ...]:
        """The jobs that went wrong."""
        return tuple(one for one in self.done if one.incident)


def tick(
    database: Database,
    *,
    now: datetime,
    holder: Holder | None = None,
    seconds: float | None = None,
    time: Callable[[], datetime] | None = None,
    goes_on: Callable[[], bool] = lambda: True,
    jobs: Sequence[Job] = JOBS,
) -> Ticked:
    """Do what is due in the whole server, where nobody else does.

    A job that fails is written into the log and stops no other. What was missed is caught up once.

    Parameters
    ----------
    holder : Holder, optional
        Who ticks, and keeps the lease. Without one, it is given up at the end.
    seconds : float, optional
        As for :meth:`Holder.take`.
    time : callable, optional
        The time while the tick goes on; without it, that stands still.
    goes_on : callable, optional
        Asked before each job: whether to go on.
    """
    own = holder or Holder(by="command")
    try:
        return _tick(database, own, now, seconds, time or (lambda: now), goes_on, jobs)
    finally:
        if holder is None:
            own.give_up(database)


def _tick(
    database: Database,
    holder: Holder,
    now: datetime,
    seconds: float | None,
    time: Callable[[], datetime],
    goes_on: Callable[[], bool],
    jobs: Sequence[Job],
) -> Ticked:
    other = holder.take(database, now=now, seconds=seconds)
    if other is not None:
        return Ticked(other=other)
    with database.read() as tx:
        rows = clock.jobs(tx)
        zone = _zone(programs.every(tx))
    done: list[Done] = []
    for job in jobs:
        moment = is_due(job.every, _done_for(rows.get(job.name)), now=now, zone=zone)
        if moment is None or _waits(job, rows.get(job.name), now):
            continue
        if not goes_on():
            return Ticked(done=tuple(done))
        other = holder.take(database, now=time(), seconds=seconds)
        if other is not None:
            return Ticked(done=tuple(done), other=other)
        done.append(_do(database, job, moment, now, time))
    with database.write() as tx:
        clock.mark_ticked(tx, holder.id, holder.by, now=time())
    return Ticked(done=tuple(done))


def _do(
    database: Database, job: Job, moment: datetime, now: datetime, time: Callable[[], datetime]
) -> Done:
    with database.write() as tx:
        clock.begin(tx, job.name, now=time())
    try:
        did = job.run(database, now=now)
    except Exception as problem:
        incident = report(problem)
        with database.write() as tx:
            clock.fail(tx, job.name, incident, now=time())
        return Done(job=job, incident=incident)
    with database.write() as tx:
        clock.succeed(tx, job.name, due_at=moment, did=did, now=time())
    return Done(job=job, did=did)


def _done_for(row: JobRow | None) -> datetime | None:
    return row.due_at if row else None


def _waits(job: Job, row: JobRow | None, now: datetime) -> bool:
    """Whether a job failed or died a moment ago, and is not tried again yet."""
    if row is None or isinstance(job.every, EachTick):
        return False
    if row.failing_since is None and not row.is_under_way:
        return False
    return timedelta() <= now - row.began_at < AGAIN


def _zone(found: Sequence[programs.Program]) -> ZoneInfo:
    """Where it is night on this server: in the zone of its oldest program."""
    oldest = min(found, key=lambda one: one.id, default=None)
    return ZoneInfo(oldest.timezone if oldest else "UTC")
