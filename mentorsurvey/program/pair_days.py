"""The days of a pair, where the program is: since when it is there, and which days can be said."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from mentorsurvey.access import Actor
from mentorsurvey.errors import NotAllowed, RosterError
from mentorsurvey.store import Tx, attributes, programs, relationships
from mentorsurvey.store.relationships import Relationship

LONG_AGO = timedelta(days=30 * 365)
A_YEAR = timedelta(days=366)


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """The days of a program at a moment."""

    zone: ZoneInfo
    now: datetime

    @property
    def today(self) -> date:
        """The day that it is where the program is."""
        return self.now.astimezone(self.zone).date()

    def midnight(self, day: date) -> datetime:
        """The moment at which a day begins there.

        Raises
        ------
        RosterError
            For a day that is more than a year away, or more than thirty years ago.
        """
        if day > self.today + A_YEAR:
            raise RosterError("That day is more than a year away.", "Check the year.")
        if day < self.today - LONG_AGO:
            raise RosterError("That day is more than 30 years ago.", "Check the year.")
        return datetime.combine(day, time(), self.zone)


def calendar(tx: Tx, actor: Actor, *, now: datetime) -> Calendar:
    """The calendar of the actor's program."""
    own = programs.of(tx, actor)
    return Calendar(zone=ZoneInfo(own.timezone if own else "UTC"), now=now)


def pair_of(tx: Tx, actor: Actor, relationship_id: str) -> Relationship:
    """A pair that the actor may work with.

    Raises
    ------
    NotAllowed
        Where it is not the actor's to see.
    """
    for pair in relationships.within(tx, actor):
        if pair.id == relationship_id:
            return pair
    raise NotAllowed


def first_day(tx: Tx, actor: Actor, pair: Relationship, days: Calendar) -> date:
    """Since when a pair is there: the day on which it came in, or one that it states.

    For a pair that was added to begin later, the day on which it does.
    """
    begins = [one.stops_at for one in pair.breaks if one.kind == "ahead" and one.stops_at]
    came_in = (max(begins, default=None) or pair.since or days.now).astimezone(days.zone).date()
    stated = attributes.first_day(tx, actor, pair.id)
    return min(came_in, stated) if stated else came_in
