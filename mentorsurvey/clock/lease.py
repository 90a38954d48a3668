"""One clock for all processes: taking the lease, holding it, and following a holder that died."""

from datetime import datetime, timedelta
from typing import Literal

from mentorsurvey.store import Database, clock
from mentorsurvey.store.clock import Lease
from mentorsurvey.store.times import new_id

By = Literal["server", "command"]
"""Whether a server's own clock ticks, or a command does."""

LASTS = timedelta(minutes=2)
"""How long a lease stands without a sign of life. A job of the clock takes at most a minute."""

APART = timedelta(minutes=6)
"""How far apart the clocks of two machines may be."""


class Holder:
    """One who may run the clock, and what it has seen of the one who does.

    A server watches: it takes over from somebody else only where the lease has shown no sign of
    life for ``LASTS``, by the seconds that have passed here. Nobody's wall clock plays a part in
    that. A command has no time to watch, so it compares the moment at which the lease runs out
    with its own time, and allows for clocks that are ``APART``.

    Parameters
    ----------
    by : {"server", "command"}
        Who ticks.
    place : str
        Which process it is, in words for an operator.
    """

    def __init__(self, *, by: By, place: str = "") -> None:
        self.id = new_id()
        self.by: By = by
        self.place = place
        self.holds = False
        self._beats: int | None = None
        self._seen_at = 0.0

    def take(
        self, database: Database, *, now: datetime, seconds: float | None = None
    ) -> Lease | None:
        """Take the lease or keep it; None where it is ours now, else the lease of somebody else.

        Parameters
        ----------
        seconds : float, optional
            How many seconds have passed since some moment that stays the same, for who watches.
        """
        with database.read() as tx:
            found = clock.lease(tx)
        silent = self._silent(found, seconds)
        credible = None if seconds is not None else (now - APART, now + LASTS + APART)
        if not self._may_take(found, silent, credible):
            self.holds = False
            return found
        with database.write() as tx:
            taken = clock.take(
                tx,
                self.id,
                self.place,
                runs_out_at=now + LASTS,
                silent=silent,
                credible=credible,
            )
            other = None if taken else clock.lease(tx)
        self.holds = taken
        return other

    def give_up(self, database: Database) -> None:
        """Leave the clock to whoever comes next, where it is ours."""
        if self.holds:
            with database.write() as tx:
                clock.give_up(tx, self.id)
            self.holds = False

    def _silent(self, found: Lease, seconds: float | None) -> int | None:
        """The beats at which somebody else's lease has stayed for too long."""
        if seconds is None:
            return None
        if found.beats != self._beats:
            self._beats, self._seen_at = found.beats, seconds
        return found.beats if seconds - self._seen_at >= LASTS.total_seconds() else None

    def _may_take(
        self, found: Lease, silent: int | None, credible: tuple[datetime, datetime] | None
    ) -> bool:
        if found.holder in ("", self.id) or silent is not None:
            return True
        if credible is None or found.runs_out_at is None:
            return False
        return not credible[0] <= found.runs_out_at <= credible[1]
