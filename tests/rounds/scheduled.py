"""A program whose schedule is run by a clock that the test sets."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from mentorsurvey import rounds
from mentorsurvey.access import clock
from mentorsurvey.rounds import due_openings, scheduling
from mentorsurvey.store import Database
from mentorsurvey.store.rounds import Round
from mentorsurvey.store.schedules import PairRule, Schedule, Step
from tests.house import House
from tests.store.leading import pair_id

TODAY = date(2026, 10, 5)
"""The Monday on which the house is founded, at nine in the morning of UTC."""
CHECK_INS = Step(form="checkin", first_on=date(2026, 11, 2), every=3, times=None)
"""Every three months, open for two weeks."""


@dataclass(frozen=True, kw_only=True)
class Scheduled:
    """A house with a schedule."""

    house: House
    zone: str = "UTC"

    def at(self, day: date, hour: int = 8, minute: int = 0) -> datetime:
        """A moment where the program is, in UTC."""
        return datetime.combine(day, time(hour, minute), ZoneInfo(self.zone)).astimezone(UTC)

    def save(self, *steps: Step, now: datetime | None = None) -> None:
        """The lead switches the schedule on."""
        scheduling.save(self.house.database, self.house.lead, steps, now=now or self.house.now)

    def run(self, now: datetime, database: Database | None = None) -> int:
        """One turn of the clock."""
        return due_openings.open_due(
            database or self.house.database, clock(self.house.program_id), now=now
        )

    def days(self, since: date, until: date) -> None:
        """A turn of the clock at eight in the morning of each day."""
        day = since
        while day <= until:
            self.run(self.at(day))
            day += timedelta(days=1)

    @property
    def schedule(self) -> Schedule:
        """The schedule as the lead sees it."""
        found = scheduling.see(self.house.database, self.house.lead, now=self.house.now)
        if found is None:
            raise LookupError("there is no schedule")
        return found

    @property
    def rounds(self) -> list[Round]:
        """The program's rounds."""
        return rounds.list_rounds(self.house.database, self.house.operator)

    @property
    def opened(self) -> list[date]:
        """The days on which rounds opened, where the program is."""
        return [one.opened_at.astimezone(ZoneInfo(self.zone)).date() for one in self.rounds]

    def mentees(self, number: int) -> set[str]:
        """The mentees whom a round asked."""
        found = rounds.standings(
            self.house.database, self.house.operator, self.rounds[number - 1].id
        )
        return {one.name for one in found if one.side == "mentee"}

    def rule(self, mentee: str, rule: PairRule, *, now: datetime | None = None) -> None:
        """The lead says how a pair differs."""
        scheduling.set_pair(
            self.house.database,
            self.house.lead,
            pair_id(self.house, mentee),
            rule,
            now=now or self.house.now,
        )
