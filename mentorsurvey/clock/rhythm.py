"""When a job is due: at each tick, at each full hour, or once a day at an hour of the program."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Protocol


class Rhythm(Protocol):
    """The moments at which a job is due."""

    @property
    def length(self) -> timedelta:
        """How far apart two moments are at most."""

    def latest(self, now: datetime, zone: tzinfo) -> datetime:
        """The last moment that has come, in UTC."""


@dataclass(frozen=True)
class EachTick:
    """Due whenever the clock ticks, so each minute."""

    length: timedelta = timedelta(minutes=1)

    def latest(self, now: datetime, zone: tzinfo) -> datetime:
        """This very moment."""
        del zone
        return now.astimezone(UTC)


@dataclass(frozen=True)
class Hourly:
    """Due at each full hour of UTC."""

    length: timedelta = timedelta(hours=1)

    def latest(self, now: datetime, zone: tzinfo) -> datetime:
        """The full hour before."""
        del zone
        return now.astimezone(UTC).replace(minute=0, second=0, microsecond=0)


@dataclass(frozen=True)
class Daily:
    """Due once each day at an hour of the zone, also where that hour comes twice or never.

    An hour that the clocks skip is due when they have skipped it. One that comes twice is due the
    first time.
    """

    hour: int
    length: timedelta = timedelta(hours=26)

    def latest(self, now: datetime, zone: tzinfo) -> datetime:
        """That hour of today, or of the newest day on which it has come."""
        day = now.astimezone(zone).date()
        while True:
            local = datetime(day.year, day.month, day.day, self.hour, tzinfo=zone)
            if (moment := local.astimezone(UTC)) <= now:
                return moment
            day -= timedelta(days=1)


def is_due(
    rhythm: Rhythm, done: datetime | None, *, now: datetime, zone: tzinfo
) -> datetime | None:
    """The moment for which a job is due; None where it has done its work for that already.

    However many moments were missed, it is due once. Where the clock went back, it waits for the
    next moment that is new. Work that was done for a moment further ahead than the next one was
    done by a clock that went wrong, and counts for nothing.
    """
    latest = rhythm.latest(now, zone)
    if done is None or done < latest or done - latest > rhythm.length:
        return latest
    return None
