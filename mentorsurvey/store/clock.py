"""Who runs the server's clock, and how each of its jobs went. Holds nothing about anybody."""

from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.store.database import Tx
from mentorsurvey.store.rows import of_row
from mentorsurvey.store.times import to_text


@dataclass(frozen=True, kw_only=True)
class Lease:
    """Who runs the clock.

    ``holder`` is an id, empty where nobody does; ``place`` says to an operator which process it
    is. ``beats`` grows with each sign of life, and ``runs_out_at`` is the holder's own time.
    ``ticked_at`` is when the clock last did everything that was due, and ``ticked_by`` who did.
    """

    holder: str
    place: str
    beats: int
    runs_out_at: datetime | None
    ticked_at: datetime | None
    ticked_by: str


@dataclass(frozen=True, kw_only=True)
class JobRow:
    """How a job last went.

    ``due_at`` is the moment for which it last did its work. ``failing_since`` and ``incident`` are
    None and empty where it went well.
    """

    name: str
    began_at: datetime
    ended_at: datetime | None
    succeeded_at: datetime | None
    due_at: datetime | None
    did: int
    failing_since: datetime | None
    incident: str

    @property
    def is_under_way(self) -> bool:
        """Whether it has begun and not come to an end: it runs, or its process has died."""
        return self.ended_at is None


def lease(tx: Tx) -> Lease:
    """Who runs the clock now."""
    return of_row(Lease, tx.rows("SELECT * FROM clock_lease WHERE id = 1")[0])


def take(
    tx: Tx,
    holder: str,
    place: str,
    *,
    runs_out_at: datetime,
    silent: int | None = None,
    credible: tuple[datetime, datetime] | None = None,
) -> bool:
    """Take the lease, or show a sign of life as its holder; whether it is the holder's now.

    Parameters
    ----------
    silent : int, optional
        The number of beats at which somebody else's lease has stayed for so long that its holder
        must be dead.
    credible : tuple of datetime, optional
        From when to when a lease may run out whose holder lives.
    """
    earliest, latest = credible or (None, None)
    taken = tx.run(
        "UPDATE clock_lease SET holder = :holder, place = :place, beats = beats + 1,"
        " runs_out_at = :until WHERE id = 1 AND (holder = '' OR holder = :holder"
        " OR beats = :silent OR runs_out_at < :earliest OR runs_out_at > :latest)",
        holder=holder,
        place=place,
        until=to_text(runs_out_at),
        silent=silent,
        earliest=to_text(earliest) if earliest else None,
        latest=to_text(latest) if latest else None,
    )
    return taken == 1


def give_up(tx: Tx, holder: str) -> None:
    """Leave the lease to whoever comes next, where it is still the holder's."""
    tx.run(
        "UPDATE clock_lease SET holder = '', place = '', beats = beats + 1, runs_out_at = NULL"
        " WHERE id = 1 AND holder = :holder",
        holder=holder,
    )


def mark_ticked(tx: Tx, holder: str, by: str, *, now: datetime) -> None:
    """Note that everything that was due has had its turn, where the lease is still the holder's."""
    tx.run(
        "UPDATE clock_lease SET ticked_at = :now, ticked_by = :by WHERE id = 1"
        " AND holder = :holder",
        now=to_text(now),
        by=by,
        holder=holder,
    )


def jobs(tx: Tx) -> dict[str, JobRow]:
    """Name → how that job last went."""
    rows = tx.rows("SELECT * FROM clock_job ORDER BY name")
    return {row["name"]: of_row(JobRow, row) for row in rows}


def begin(tx: Tx, name: str, *, now: datetime) -> None:
    """Note that a job begins."""
    tx.run(
        "INSERT INTO clock_job (name, began_at, did) VALUES (:name, :now, 0)"
        " ON CONFLICT (name) DO UPDATE SET began_at = excluded.began_at, ended_at = NULL",
        name=name,
        now=to_text(now),
    )


def succeed(tx: Tx, name: str, *, due_at: datetime, did: int, now: datetime) -> None:
    """Note that a job did what was due at a moment, and how much."""
    tx.run(
        "UPDATE clock_job SET ended_at = :now, succeeded_at = :now, due_at = :due, did = :did,"
        " failing_since = NULL, incident = NULL WHERE name = :name",
        name=name,
        due=to_text(due_at),
        did=did,
        now=to_text(now),
    )


def fail(tx: Tx, name: str, incident: str, *, now: datetime) -> None:
    """Note that a job failed, and the number under which the log says how."""
    tx.run(
        "UPDATE clock_job SET ended_at = :now, failing_since = COALESCE(failing_since, :now),"
        " incident = :incident WHERE name = :name",
        name=name,
        incident=incident,
        now=to_text(now),
    )
